//! Hostile HTML, as the body of a page, of a feed's entry or of a message.

/// A name and the markup. Together they try what parsers of HTML do not survive: nesting of every kind that the
/// parser builds but a count of tags does not see, tags without end, and more of everything than a page has.
pub fn bodies() -> Vec<(&'static str, String)> {
    // A quarter is enough to be hostile, and the debug build is slow.
    let times = |part: &str, count: usize| part.repeat(count / 4);
    let numbered =
        |part: &dyn Fn(usize) -> String, count: usize| (0..count / 4).map(part).collect::<String>();
    vec![
        // Nested as the parser sees it.
        ("open-b", times("<b/>", 40_000)),
        ("open-div", times("<div/>", 12_000)),
        ("open-span", times("<span>x", 30_000)),
        ("unknown-end", times("<div></x>", 20_000)),
        ("unknown-name", times("<x-a>", 30_000)),
        ("svg-cell", times("<svg><td>", 15_000)),
        ("svg-group", format!("<svg>{}", times("<g>", 40_000))),
        ("svg-title", times("<svg><title>", 15_000)),
        ("svg-style", format!("<svg>{}", times("<style>", 20_000))),
        ("math", format!("<math>{}", times("<mrow>", 20_000))),
        ("math-text", times("<math><mi><b>", 10_000)),
        ("link-block", times("<a><div>", 15_000)),
        ("tables", times("<table><tr><td>", 8_000)),
        ("table-foster", times("<table><b><div>", 8_000)),
        ("lists", times("<ul><li>", 15_000)),
        ("definitions", times("<dl><dd>", 15_000)),
        ("quotes", times("<blockquote>", 10_000)),
        ("templates", times("<template>", 10_000)),
        ("template-tables", times("<template><tr><td>", 6_000)),
        ("buttons", times("<object><button>", 8_000)),
        ("noscript", times("<noscript><div>", 8_000)),
        ("fonts", times("<font size=1><p>", 8_000)),
        ("ruby", times("<ruby><rt>", 10_000)),
        ("details", times("<details><summary>", 6_000)),
        ("misnested", times("<b><i><div></b></i>", 6_000)),
        ("adoption", times("<b><p></b>", 12_000)),
        ("deep-and-back", format!("{}{}", times("<div><p>a", 9_000), times("</p></div>", 9_000))),
        // Elements that open again in each paragraph.
        ("reopened", format!("{}{}", numbered(&|at| format!("<p><b id={at}>"), 500), times("<p>x", 20_000))),
        (
            "reopened-links",
            format!("{}{}", numbered(&|at| format!("<font id={at}>"), 250), times("</p><p>x", 9_000)),
        ),
        // Tags.
        ("attributes", format!("<p {}>Text", numbered(&|at| format!("a{at}=1 "), 100_000))),
        ("attributes-quoted", format!("<p {}>Text", numbered(&|at| format!("a{at}='>' "), 60_000))),
        ("attributes-glued", format!("<p {}>Text", numbered(&|at| format!("a{at}=\">\""), 60_000))),
        ("attributes-bare", format!("<p {}>Text", numbered(&|at| format!("a{at}/"), 90_000))),
        ("attributes-errors", format!("<p {}>Text", numbered(&|at| format!("a{at}=x\"<' "), 60_000))),
        ("attributes-of-end", format!("<p>Text</p {}>", numbered(&|at| format!("a{at} "), 90_000))),
        ("attributes-endless", format!("Text<p {}", numbered(&|at| format!("a{at}=1 "), 90_000))),
        (
            "attributes-in-script",
            format!("<script>\"<p a='</script><p {}>Text", numbered(&|at| format!("b{at} "), 60_000)),
        ),
        ("attributes-everywhere", times(&format!("<p {}>", numbered(&|at| format!("a{at} "), 900)), 100)),
        ("attributes-after-text", format!("Text &lt<p {}>", numbered(&|at| format!("a{at} "), 600_000))),
        (
            "attributes-after-end",
            format!("<title>x</titl</title {}>", numbered(&|at| format!("a{at} "), 600_000)),
        ),
        (
            "attributes-reopened",
            format!(
                "{}{}",
                times(&format!("<font {}>", numbered(&|at| format!("a{at}=1 "), 750)), 330),
                times("<p>x", 6_300)
            ),
        ),
        ("many-below-many", format!("{}{}", "<blockquote>".repeat(240), "<p>x".repeat(24_000))),
        ("value-endless", format!("<p title=\"{}", times("<p> ", 100_000))),
        ("value-long", format!("<img alt=\"{}\">Text", times("x", 1_000_000))),
        ("name-long", format!("<{}>Text", times("x", 500_000))),
        ("names", numbered(&|at| format!("<n{at}></n{at}>"), 40_000)),
        ("comment-endless", format!("Text<!--{}", times("-", 500_000))),
        ("comments", times("<!-->", 100_000)),
        ("doctype-long", format!("<!DOCTYPE {}>Text", times("x", 500_000))),
        ("cdata", times("<svg><![CDATA[<div>", 20_000)),
        ("brackets", times("<", 300_000)),
        ("slashes", times("</", 150_000)),
        ("references", times("&lt", 150_000)),
        ("references-long", format!("&#{};", times("9", 300_000))),
        // Much of one thing.
        ("breaks", times("<br>", 60_000)),
        ("breaks-text", times("<br><br>x", 25_000)),
        ("paragraphs", times("<p>x", 20_000)),
        ("items", times("<li>x", 20_000)),
        ("cells", format!("<table>{}", times("<td>x", 40_000))),
        ("rows", format!("<table>{}", times("<tr><td>1<td>2", 15_000))),
        (
            "column-span",
            format!("<table>{}", times("<tr><td colspan=1000000000 rowspan=1000000000>1", 5_000)),
        ),
        ("links", times("<a href=https://example.org/x>x</a>", 15_000)),
        (
            "links-base",
            format!(
                "<base href=https://example.org/{}><p>{}",
                "a/".repeat(50_000),
                times("<a href=../../x>x</a> ", 9_000)
            ),
        ),
        ("images", times("<noscript><img src=a></noscript>", 10_000)),
        ("headings", times("<h1>x</h1>", 25_000)),
        ("scripts", times("<script>x</script>", 20_000)),
        ("forms", times("<form><input><select><option>", 8_000)),
        ("nulls", times("<p>\0", 60_000)),
        ("controls", times("\u{1b}[2J\u{9b}31m\u{7}<p>", 20_000)),
        ("combining", format!("<p>a{}", times("\u{301}", 200_000))),
        ("bidi", format!("<p>{}", times("\u{202e}\u{2066}a", 50_000))),
        ("nodes", "<wbr>".repeat(260_000)),
        ("one-word", format!("<p>{}", times("x", 800_000))),
        ("no-break", format!("<p>{}", times("1,", 300_000))),
        ("digits", format!("<p>Umsatz von {} Euro", times("9", 300_000))),
        ("amounts", format!("<p>{}", times("1 Mrd. Euro ", 2_000))),
        // What becomes Markdown on the way.
        ("markdown-quotes", format!("<p>{}", times("> ", 60_000))),
        ("markdown-brackets", format!("<p>{}", times("[", 100_000))),
        ("markdown-stars", format!("<p>{}", times("*a_", 60_000))),
        ("markdown-ticks", format!("<p>{}", numbered(&|at| times("`", at % 300) + " ", 2_000))),
        ("markdown-links", format!("<p>{}", times("[a](", 40_000))),
        (
            "markdown-tables",
            format!("<pre>{}\n{}", times("|a", 2_000), times(&(times("|-", 2_000) + "\n"), 40)),
        ),
        ("data", format!("<script type=application/ld+json>{}</script>Text", times("[", 200_000))),
        (
            "data-authors",
            format!(
                "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"author\":[{}]}}</script>Text",
                vec!["{\"name\":\"A\"}"; 30_000].join(",")
            ),
        ),
        ("metas", numbered(&|at| format!("<meta name=author content=a{at}>"), 15_000)),
        ("title", format!("<title>{}</title>Text", times("a | ", 100_000))),
    ]
}

/// A page around a body.
pub fn page(body: &str) -> String {
    format!(
        "<html><body><article><p>SAP verdiente 3 Mio. Euro mit Software f\u{fc}r Banken in der Schweiz.</p>{body}"
    )
}
