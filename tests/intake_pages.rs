//! Web pages of many kinds: what is the article, what it is called, who wrote it and when.

use depesche::document::{BlockKind, Document};
use depesche::intake::{Error, Metadata, feed, read_page};
use std::fmt::Write as _;

const TEXT: [&str; 4] = [
    "Die Reederei Tolmar hat am Dienstag in Wexhafen eine dritte Fähre gekauft, und ihre Chefin, Nora Lindqvist, sagte, dass \
     sie 12 Millionen Euro gekostet hat, weniger als der Aufsichtsrat befürchtet hatte.",
    "Die Fähre nimmt 400 Fahrgäste auf, doppelt so viele wie die alte, und fährt mit Strom, den die Windräder auf der Insel \
     liefern, wenn der Wind weht.",
    "Tolmar hat im vergangenen Jahr 9 Millionen Euro verdient, ein Zehntel mehr als im Jahr davor, weil mehr Menschen ihre \
     Ferien auf der Insel verbringen.",
    "Die Gemeinde bekommt einen Teil des Geldes, und der Bürgermeister, Emil Falk, will damit den alten Leuchtturm richten \
     lassen, der seit dem Sturm geschlossen ist.",
];
const TITLE: &str = "Reederei Tolmar kauft dritte Fähre";

fn paragraphs() -> String {
    TEXT.map(|text| format!("<p>{text}</p>\n")).concat()
}

fn page(head: &str, body: &str) -> String {
    let body = body.replace('§', &paragraphs());
    format!("<!doctype html><html lang=de><head><meta charset=utf-8>{head}</head><body>{body}</body></html>")
}

fn read(head: &str, body: &str) -> Document {
    read_page(page(head, body).into_bytes(), Metadata::default())
        .unwrap_or_else(|error| panic!("{body}: {error}"))
}

/// The words of all blocks of a kind.
fn of_kind(document: &Document, kind: BlockKind) -> Vec<&str> {
    document
        .blocks
        .iter()
        .filter(|block| block.kind == kind)
        .map(|block| document.slice(block.span))
        .collect()
}

/// The article as a reader sees it, without captions, credits and boilerplate.
fn article(document: &Document) -> Vec<&str> {
    let is_text = |kind: BlockKind| kind.is_news() && !kind.is_head();
    document
        .blocks
        .iter()
        .filter(|block| is_text(block.kind))
        .map(|block| document.slice(block.span))
        .collect()
}

fn field(value: Option<&String>) -> &str {
    value.map_or("", String::as_str)
}

#[track_caller]
fn is_whole(head: &str, body: &str) {
    let document = read(head, body);
    assert_eq!(article(&document), TEXT, "{body}");
    assert_eq!(field(document.head.title.as_ref()), TITLE, "{body}");
}

#[test]
fn what_is_around_an_article_is_not_in_it() {
    let title = format!("<title>{TITLE}</title>");
    let links = "<li><a href=/1>Fischer fordern mehr Heringe im Netz</a></li><li><a href=/2>Leuchtturm bleibt zu</a></li>";
    for (what, body) in [
        ("a path", "<main><ol><li><a href=/>Start</a></li><li><a href=/w>Wirtschaft</a></li></ol><h1>¤</h1>§</main>".to_owned()),
        ("a menu", "<ul class=menu><li><a href=/>Start</a></li></ul><div><h1>¤</h1>§</div>".to_owned()),
        ("buttons", "<article><h1>¤</h1><div class=share-bar><a>Teilen</a> <a>Facebook</a></div>§</article>".to_owned()),
        ("an offer", "<article><h1>¤</h1>§<div class=newsletter-signup><p>Ich bin damit einverstanden, dass mir der Verlag \
                      Nachrichten über seine Angebote schickt, und kann das jederzeit widerrufen.</p></div></article>".to_owned()),
        ("an author", "<article><h1>¤</h1>§<div class=author-box><h4>Ada Horn</h4><p>Ada Horn schreibt seit zehn Jahren über \
                       Häfen und lebt mit zwei Katzen auf der Insel.</p></div></article>".to_owned()),
        ("a list in a box", format!("<article><h1>¤</h1>§<div class=c7f><h3>Mehr zum Thema</h3><ul>{links}</ul></div></article>")),
        ("teasers", "<main><h1>¤</h1>§<section><h2>Heringe kehren zurück</h2><p>Dutzende Boote liefen aus und kamen voll \
                     zurück, wie die Männer am Kai erzählten.</p></section><section><h2>Diese Decken kosten wenig</h2><p>Ein \
                     Laden, den wir mögen, verkauft sie mit vielen Sternen und nimmt sie zurück.</p></section></main>".to_owned()),
        ("comments", "<article><h1>¤</h1>§</article><div class=x1><h3>3 Kommentare</h3><div><b>Knud</b><p>Ich war dabei, und \
                      es war viel zu laut, wie ich schon dem Bürgermeister sagte, der nicht hören wollte.</p></div></div>".to_owned()),
        ("a form", "<article><h1>¤</h1>§</article><div id=respond><form><p><label>Name *</label><input></p></form></div>".to_owned()),
        ("what is hidden", "<article><h1>¤</h1><p style='display: none'>Nur für Maschinen, die diese Seite lesen und nicht \
                            wissen, was sie tun sollen.</p>§</article>".to_owned()),
        ("teasers in boxes", "<main><h1>¤</h1>§<div class=c3><div class=c4><h3><a href=/1>Heringe kehren zurück</a></h3></div><p>Boote \
                              liefen aus und kamen voll zurück, wie die Männer am Kai erzählten.</p></div></main>".to_owned()),
        ("an author by an id", "<article><h1>¤</h1>§<div id=kb-author-box-text><p>Ada Horn schreibt seit zehn Jahren über Häfen und \
                                lebt mit zwei Katzen auf der Insel.</p></div></article>".to_owned()),
        ("rules of the house", "<main><article><h1>¤</h1>§</article><div class=rules><p>Kommentare erscheinen, nachdem wir sie \
                                gelesen haben, und wir behalten uns vor, sie zu kürzen.</p></div></main>".to_owned()),
    ] {
        let document = read(&title, &body.replace('¤', TITLE));
        assert_eq!(article(&document), TEXT, "{what}");
        assert_eq!(of_kind(&document, BlockKind::Headline), [TITLE], "{what}");
    }
}

#[test]
fn hints_and_buttons_between_paragraphs_are_boilerplate() {
    let body = format!(
        "<article><h1>{TITLE}</h1><p>Facebook WhatsApp Drucken</p>§<p>Lesen Sie auch: <a href=/3>Rat streitet über den Kai</a></p>\
         <blockquote>Eine Fähre ist nur so gut wie ihr Fahrplan.<a href=#>Click to tweet</a></blockquote><p>Inhalt wird geladen \
         …</p><h3>Noch mehr aus dem Küstenblatt</h3><ul><li><a href=/4>Fähre zur Insel fällt aus</a></li><li><a href=/5>Winter \
         ohne Hering</a></li></ul></article>"
    );
    let document = read(&format!("<title>{TITLE}</title>"), &body);
    let mut expected = TEXT.to_vec();
    expected.push("Eine Fähre ist nur so gut wie ihr Fahrplan.");
    assert_eq!(article(&document), expected);
    assert_eq!(document.head.source, None, "a heading is no publisher");
    assert!(of_kind(&document, BlockKind::Boilerplate).contains(&"Noch mehr aus dem Küstenblatt"));
}

#[test]
fn captions_are_no_text() {
    let body = format!(
        "<article><h1>{TITLE}</h1><figure><img src=1><figcaption><span>Die Fähre am Abend, vom Leuchtturm gesehen</span><span \
         class=credit>Foto: Tom Voss/KB</span></figcaption></figure>§<div class=slide><p>Bild 1 von 2</p><p>Nora Lindqvist an \
         Bord der neuen Fähre, die 12 Millionen Euro kostet. Foto: Tom Voss</p></div><div class=slide><p>Bild 2 von 2</p><p>Nora \
         Lindqvist an Bord der neuen Fähre, die 12 Millionen Euro kostet. Foto: Tom Voss</p></div></article>"
    );
    let document = read(&format!("<title>{TITLE}</title>"), &body);
    assert_eq!(article(&document), TEXT);
    let captions = of_kind(&document, BlockKind::Caption);
    assert_eq!(captions.len(), 2, "the repeated one is given once: {captions:?}");
    assert_eq!(captions[0], "Die Fähre am Abend, vom Leuchtturm gesehen Foto: Tom Voss/KB");
}

#[test]
fn text_alone_with_its_picture_is_a_caption() {
    let alone = "Die alte Fähre im Hafen";
    let long = "Nora Lindqvist auf der Brücke. Sie leitet die Reederei seit zehn Jahren. Der Rat dankte ihr.";
    for (body, captions) in [
        (format!("<div class=b1><a href=#><img src=1></a><p>{alone}</p></div>"), vec![alone]),
        (format!("<div class=b1><img src=1 alt='{long}'><p>{long}</p></div>"), vec![long]),
        (format!("<div class=b1><img src=1><p>{long}</p></div>"), vec![]),
        (format!("<div class=b1><p>{long}</p></div><img src=1>"), vec![]),
    ] {
        let document = read("", &format!("<article><h1>{TITLE}</h1>§{body}§</article>"));
        assert_eq!(of_kind(&document, BlockKind::Caption), captions, "{body}");
    }
    let boxes = TEXT.map(|text| format!("<div><img src=1><p>{}</p></div>", &text[..90])).concat();
    let document = read("", &format!("<article><h1>{TITLE}</h1>{boxes}</article>"));
    assert_eq!(article(&document).len(), TEXT.len(), "a page of such boxes");
}

#[test]
fn sections_stay_whatever_their_names_vary() {
    let title = format!("<title>{TITLE}</title>");
    let sections = TEXT
        .map(|text| format!("<section class='Report__Section Report__Section--Ads'><p>{text}</p></section>"));
    is_whole(&title, &format!("<div><h1>{TITLE}</h1>{}</div>", sections.concat()));
    let named =
        TEXT.map(|text| format!("<p><span class=fb-eventDetails-contentTags>{text}</span></p>")).concat();
    is_whole(&title, &format!("<div><h1>{TITLE}</h1>{named}</div>"));
}

#[test]
fn lists_of_links_to_other_sites_are_text() {
    let head = format!("<title>{TITLE}</title><link rel=canonical href=https://www.kb.example/a>");
    let list = |site: &str| {
        format!(
            "<ul><li><a href={site}/1>Bericht der Werft im Handelsregister</a></li><li><a href={site}/2>Fahrplan der Fähren \
                 als Tabelle</a></li></ul>"
        )
    };
    for (site, is_text) in [("https://werft.example", true), ("https://blog.kb.example", false), ("", false)]
    {
        let document = read(&head, &format!("<article><h1>{TITLE}</h1>§{}§</article>", list(site)));
        let items = of_kind(&document, BlockKind::ListItem).len();
        assert_eq!(items, if is_text { 2 } else { 0 }, "{site}");
    }
}

#[test]
fn headings_are_without_the_signs_that_lead_to_them() {
    let heading = "<h2 id=k><a class=toc-link href=#t>Am Kai</a><a class=headerlink href=#k>¶</a></h2>";
    let document = read("", &format!("<article><h1>{TITLE}</h1>§{heading}§</article>"));
    assert!(article(&document).contains(&"Am Kai"), "{:?}", article(&document));
}

#[test]
fn the_article_is_found_wherever_it_stands() {
    let title = format!("<title>{TITLE}</title>");
    let bare = TEXT.map(|text| format!("<div>{text}</div>")).concat();
    let broken = TEXT.join("<br><br>");
    for body in [
        format!("<article><h1>{TITLE}</h1><div class=c1>{bare}</div></article>"),
        format!("<div class=news><h1>{TITLE}</h1><div>{broken}</div></div>"),
        format!(
            "<table><tr><td><a href=/>Start</a> <a href=/a>Archiv</a></td><td><h1>{TITLE}</h1>{broken}</td></tr></table>"
        ),
        format!(
            "<div class=post><h1>{TITLE}</h1><script type=text/template>§</script><noscript>§</noscript></div><p>Schiffe und Züge</p>"
        ),
    ] {
        is_whole(&title, &body);
    }
    let script: String = (0..400).fold(String::new(), |mut script, number| {
        let _ = write!(script, "for(var i{number}=0;i{number}<e.length;i{number}++)if(a<b)c();");
        script
    });
    is_whole(&format!("{title}<script>{script}</script>"), &format!("<article><h1>{TITLE}</h1>§</article>"));
}

#[test]
fn data_for_programs_is_the_last_resort() {
    let data = |text: &str| {
        format!(
            "<title>{TITLE}</title><script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"{TITLE}\",\
             \"articleBody\":\"{text}\"}}</script>"
        )
    };
    is_whole(
        &data(&TEXT.join("\\n\\n")),
        "<div id=root></div><noscript>Diese Seite braucht JavaScript.</noscript>",
    );
    is_whole(
        &data(&"Ein anderer Text, der für Maschinen gekürzt ist. ".repeat(40)),
        &format!("<article><h1>{TITLE}</h1>§</article>"),
    );
}

#[test]
fn a_page_that_goes_on_with_other_articles_gives_its_own() {
    let other = "Die Werft in Altmoor hat im Herbst drei Schiffe gebaut und sucht nun Leute, die ein viertes bauen können, sagte \
                 ihr Chef am Freitag. "
        .repeat(12);
    let body = format!(
        "<main><article><h1>{TITLE}</h1><div class=entry>§</div></article><section><article><h1>Werft sucht Leute</h1><div \
         class=entry><p>{other}</p><p>{other}</p></div></article></section></main>"
    );
    is_whole(&format!("<title>{TITLE}</title>"), &body);
}

#[test]
fn titles_are_without_site_and_section() {
    let site = "<meta property=og:site_name content=Küstenblatt>";
    for (head, heading) in [
        (format!("<title>{TITLE} - Küstenblatt</title>{site}"), ""),
        (format!("<title>{TITLE} | Wirtschaft | Küstenblatt</title>"), ""),
        (format!("<title>Küstenblatt | Wirtschaft | {TITLE}</title>"), "<h1>¤</h1>"),
        (format!("<title>{TITLE} – Das Küstenblatt</title>{site}"), "<h1>¤</h1>"),
        (format!("<meta property=og:title content='{TITLE}: Was das für die Insel heißt'>"), "<h1>¤</h1>"),
        (format!("<meta property=og:title content='{TITLE}'>"), "<h1><span>Häfen</span> <span>¤</span></h1>"),
        (format!("<title>{TITLE} | Küstenblatt</title>"), "<h1>Küstenblatt</h1><h2>¤</h2>"),
        (String::new(), "<h1>¤</h1>"),
    ] {
        let body = format!("<article>{}§</article>", heading.replace('¤', TITLE));
        let document = read(&head, &body);
        assert_eq!(field(document.head.title.as_ref()), TITLE, "{head} {heading}");
        assert_eq!(of_kind(&document, BlockKind::Headline), [TITLE], "{head} {heading}");
    }
}

#[test]
fn authors_are_names_and_nothing_else() {
    let none = "";
    for (head, byline, right) in [
        (
            "<meta name=author content='Ada Horn'><meta name=author content='Jan Ott'>",
            none,
            "Ada Horn, Jan Ott",
        ),
        (none, "<div class=author>Von Ada Horn am 21. April 2024, 16:06 Uhr</div>", "Ada Horn"),
        (
            none,
            "<div class=byline><span>By Ada Horn and Jan Ott</span><span>Published Nov 8, 2023</span><a>Share</a></div>",
            "Ada Horn, Jan Ott",
        ),
        (
            none,
            "<p>Von <a rel=author href=/h>Ada Horn</a> und <a rel=author href=/o>Jan Ott</a></p>",
            "Ada Horn, Jan Ott",
        ),
        (none, "<span itemprop=author><span itemprop=name>ADA HORN</span></span>", "Ada Horn"),
        (none, "<div class=x3f>Von Ada Horn und Jan Ott, Wexhafen</div>", "Ada Horn, Jan Ott"),
        (
            "<meta name=author content='Insel Rundfunk Verlag'>",
            "<div class=byline>Von <a href=/h>Ada Horn</a>, vor 5 Minuten</div>",
            "Ada Horn",
        ),
        ("<meta property=article:author content='https://social.example/kb'>", none, none),
        (none, "<span class=vcard>von <a rel=author href=/a/k>kaikante</a></span>", "kaikante"),
        (none, "<span class=vcard>von <a rel=author href=/a/a>admin</a></span>", none),
        (none, "<p><a href=https://kb.example/autor/ada-horn>Ada Horn</a></p>", "Ada Horn"),
        (
            none,
            "<div class=author><a href=/h>Ada Horn</a> in <a href=/w rel=tag>Wexhafen Hafen</a> <a href=/m>View more \
             articles</a></div>",
            "Ada Horn",
        ),
        ("<title>¤ | Küstenblatt</title><meta name=author content=Küstenblatt>", none, none),
        (
            none,
            "<p>Von <a href=/autoren/ada-horn>Ada Horn</a>, <a href=/autoren/jan-ott>Jan Ott</a> und <a \
             href=/autoren/ruth-sommer>Ruth Sommer</a></p>",
            "Ada Horn, Jan Ott, Ruth Sommer",
        ),
        (
            none,
            "<span class='author vcard'><a class='url fn' href=/author/kaikante/>kaikante</a></span>",
            "kaikante",
        ),
        (none, "<p class=author>Text: Ada Horn | Fotos: Jan Ott</p>", "Ada Horn"),
        (none, "<p class=author>Text und Fotos: Ada Horn</p>", "Ada Horn"),
        (none, "<p>Von unserer Redakteurin Ada Horn</p>", "Ada Horn"),
        (none, "<p>Ein Kommentar von Ada Horn</p>", "Ada Horn"),
        (none, "<p>An analysis by Ada Horn</p>", "Ada Horn"),
        (none, "<p>Kommentar von oben</p>", none),
        (
            "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Ada Horn\"},\
             {\"name\":\"Jan Ott\"}]}]}</script>",
            none,
            "Ada Horn, Jan Ott",
        ),
    ] {
        let document =
            read(&head.replace('¤', TITLE), &format!("<article><h1>{TITLE}</h1>{byline}§</article>"));
        assert_eq!(field(document.head.byline.as_ref()), right, "{head} {byline}");
    }
    let foot = "<div class=post-footer><span class='post-author vcard'>Posted by <span class=fn>Ada Horn</span></span></div>";
    let document = read("", &format!("<div><h1>{TITLE}</h1>§{foot}</div>"));
    assert_eq!(field(document.head.byline.as_ref()), "Ada Horn");
    let readers = "<div id=respond><p class=comment-form-author><label>Name *</label></p></div><ol class=thread><li><div \
                   class='vcard author'>Lisbeth Sommer says:</div><p>Schön.</p></li></ol>";
    let document = read("", &format!("<article><h1>{TITLE}</h1>§</article>{readers}"));
    assert_eq!(document.head.byline, None);
}

#[test]
fn dates_are_read_wherever_a_page_says_them() {
    let none = "";
    for (head, shown, right) in [
        (
            "<meta property=article:published_time content=2024-04-21T16:06:00+02:00>",
            none,
            "2024-04-21T16:06:00+02:00",
        ),
        ("<meta name=DC.date.issued content=2024-04-21>", none, "2024-04-21"),
        ("<meta name=dcterms.created content=2024-04-21>", none, "2024-04-21"),
        ("<meta name=pubdate content=20240421>", none, "2024-04-21"),
        (none, "<meta itemprop=datePublished content=2024-04-21>", "2024-04-21"),
        (
            none,
            "<time class=published datetime=2024-04-21T16:06:00+02:00>vor 3 Stunden</time>",
            "2024-04-21T16:06:00+02:00",
        ),
        (none, "<div class=datum>21. April 2024</div>", "2024-04-21"),
        (none, "<div class=q8>Stand: 21.04.2024</div>", "2024-04-21"),
        (
            "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":\"WebPage\",\"datePublished\":\
             \"2024-04-21T16:06:00+02:00\"}]}</script>",
            none,
            "2024-04-21T16:06:00+02:00",
        ),
        ("<link rel=canonical href=https://kb.example/2024/04/21/faehre>", none, "2024-04-21"),
        (
            "<link rel=canonical href=https://kb.example/2024/04/21/faehre><meta property=article:published_time \
             content=2024-04-21T16:06:00+02:00>",
            none,
            "2024-04-21T16:06:00+02:00",
        ),
        (
            "<meta property=article:modified_time content=2024-04-22><meta name=date content=2024-04-21>",
            none,
            "2024-04-21",
        ),
        ("<meta name=date content=1883-01-01>", none, none),
        (none, "<div><small>Sonntag, 21.4.2024, 16:06 &gt; kai</small></div>", "2024-04-21T16:06:00"),
        ("<title>Reederei Tolmar kauft dritte Fähre | KB | 21.04.2024</title>", none, "2024-04-21"),
        ("<meta name=prism.publicationDate content=2024-04-21>", none, "2024-04-21"),
        (none, none, none),
    ] {
        let document = read(head, &format!("<article><h1>{TITLE}</h1>{shown}§</article>"));
        let published = document.head.published.map(|at| at.to_string()).unwrap_or_default();
        assert_eq!(published, right, "{head} {shown}");
        assert_eq!(article(&document), TEXT, "{head} {shown}");
    }
    for (body, right) in [
        ("<article><h1>¤</h1>§</article><div>Veröffentlicht am 3. Mai 2023</div>", "2023-05-03"),
        ("<article><h1>¤</h1><p>Am 3. Mai 2022 öffnete der Kai.</p>§</article>", ""),
        ("<article><h1>¤</h1>§</article><footer>Stand: 3. Mai 2023</footer>", ""),
        ("<article><h1>¤</h1>§</article><footer>Last updated on May 3, 2023.</footer>", "2023-05-03"),
        (
            "<aside id=sidebar><h1>¤</h1><time datetime=2023-05-03>Mittwoch</time></aside><div>§</div>",
            "2023-05-03",
        ),
        (
            "<article><h1>¤</h1>§<div>Quelle<br>VERÖFFENTLICHT AM 3.5.2023<ul><li>Hafen</li></ul></div></article>\
             <div><span class=date>9.6.2023</span></div>",
            "2023-05-03",
        ),
        ("<article><h1>¤</h1>§</article><ul><li>3. Mai 2023</li></ul>", ""),
    ] {
        let document = read("", &body.replace('¤', TITLE));
        assert_eq!(document.head.published.map(|at| at.to_string()).unwrap_or_default(), right, "{body}");
    }
    let post = "<blockquote class=twitter-tweet><p>Die Fähre ist da!</p>— Tolmar (@tolmar) <a href=/t>18. November 2023</a></blockquote>";
    let document =
        read("", &format!("<article><h1>{TITLE}</h1>§<div class=social-media-embed>{post}</div>§</article>"));
    assert_eq!(document.head.published, None, "the date of a post is not the article's");
    assert_eq!(of_kind(&document, BlockKind::BlockQuote)[0], "Die Fähre ist da!");
}

#[test]
fn words_stand_apart_as_browsers_show_them() {
    for (html, right) in [
        (
            "Die Reederei<a href=/t> Tolmar</a> und das<em> Küstenblatt</em> feierten.",
            "Die Reederei Tolmar und das Küstenblatt feierten.",
        ),
        ("<strong>Was sie kostet:</strong>Die Fähre kostet viel.", "Was sie kostet: Die Fähre kostet viel."),
        ("<b>Wer zahlt (</b>und wer nicht<b>)</b>ist offen.", "Wer zahlt (und wer nicht) ist offen."),
        ("<strong>Wo<br></strong>Am Kai.", "Wo\nAm Kai."),
        (
            "Fäh&shy;ren&shy;ge&shy;sell&shy;schaft Tol\u{200b}mar Wex\u{2060}hafen",
            "Fährengesellschaft Tolmar Wexhafen",
        ),
        ("Der Umsatz stieg auf 653<sup>1</sup> Euro.", "Der Umsatz stieg auf 653¹ Euro."),
        ("Der Rat &lt;span data-x=\"1\"&gt;&lt;/span&gt;stimmt zu.", "Der Rat stimmt zu."),
        ("H<sub>2</sub>O und <b>Insel</b>bahn", "H2O und Inselbahn"),
        (
            "&nbsp;Die&nbsp;Fähre nimmt 400&nbsp;<b>Gäste&nbsp;auf</b>, z.&nbsp;B. am Abend.&nbsp; Und&nbsp;&nbsp;mehr.",
            "Die Fähre nimmt 400\u{a0}Gäste auf, z.\u{a0}B. am Abend. Und mehr.",
        ),
        ("2 * 3 * 4 und a_b_c und [x](y)", "2 * 3 * 4 und a_b_c und [x](y)"),
    ] {
        let document = read("", &format!("<article><h1>{TITLE}</h1><p>{html}</p>§</article>"));
        let texts = of_kind(&document, BlockKind::Paragraph);
        let decks = of_kind(&document, BlockKind::Deck);
        assert!(texts.contains(&right) || decks.contains(&right), "{html}: {texts:?} {decks:?}");
    }
}

#[test]
fn lists_definitions_and_tables_keep_their_shape() {
    let body = format!(
        "<article><h1>{TITLE}</h1>§<ul><li>Erste Rate: 8 Millionen</li><li>Zweite Rate: 4 Millionen<ul><li>davon 1 bis 2027</li>\
         </ul></li></ul><ol start=3><li>Juni</li></ol><dl><dt>Umsatz</dt><dd>5 Mio. Euro</dd><dt>Gewinn:</dt><dd>2 Mio. \
         Euro</dd></dl><details><summary>Mehr</summary>Details zur Fähre stehen hier.</details><table><tr><th>Jahr</th><th>Gäste\
         </th></tr><tr><td>2023</td><td>400</td></tr></table><pre>a  b\n c</pre>{}</article>",
        paragraphs()
    );
    let document = read("", &body);
    assert!(
        document
            .text
            .contains("- Erste Rate: 8 Millionen\n- Zweite Rate: 4 Millionen\n  - davon 1 bis 2027\n3. Juni"),
        "{}",
        document.text
    );
    let item = document
        .blocks
        .iter()
        .find(|block| document.slice(block.span) == "- davon 1 bis 2027")
        .expect("an item");
    assert_eq!(document.indent_of(item), 2);
    let texts = of_kind(&document, BlockKind::Paragraph);
    assert!(texts.contains(&"Umsatz: 5 Mio. Euro") && texts.contains(&"Gewinn: 2 Mio. Euro"), "{texts:?}");
    assert!(texts.contains(&"Details zur Fähre stehen hier."), "{texts:?}");
    assert_eq!(of_kind(&document, BlockKind::Preformatted), ["Jahr  Gäste", "2023  400", "a  b\n c"]);
}

#[test]
fn pop_ups_that_the_page_hides_are_not_glued_into_sentences() {
    let head = "<style>.karte{display:none}@media print{.satz{display:none}}</style>";
    let body = format!(
        "<article><h1>{TITLE}</h1><p class=satz>Der Bürgermeister, <span><a href=/f>Emil Falk</a><span class=karte><span>Emil \
         Falk</span> <a href=/1>Falk und die Brücke</a></span></span>, taufte die Fähre am Montag auf den Namen Nora.</p>§</article>"
    );
    let document = read(head, &body);
    let right = "Der Bürgermeister, Emil Falk, taufte die Fähre am Montag auf den Namen Nora.";
    assert!(article(&document).contains(&right), "{}", document.text);
}

#[test]
fn small_pages_are_read_and_empty_ones_are_not() {
    let document = read("", "<p>Tolmar verdient 3 Mio. Euro.</p>");
    assert_eq!(article(&document), ["Tolmar verdient 3 Mio. Euro."]);
    for body in ["", "<nav><a href=/>Start</a></nav>", "<p> </p>"] {
        let result = read_page(page("", body).into_bytes(), Metadata::default());
        assert!(matches!(result, Err(Error::NoArticle)), "{body}");
    }
}

#[test]
fn bodies_of_feeds_are_rendered_as_pages_are() {
    let body = "<p>Die Reederei<a href=/t> Tolmar</a> fährt.<br>Und wie **fett**.</p><ul><li>eins<ul><li>zwei</li></ul></li></ul>\
                <dl><dt>Umsatz</dt><dd>5 Mio. Euro</dd></dl><figure><img><figcaption>Am Kai. Foto: Tom Voss</figcaption></figure>";
    let body = body.replace('<', "&lt;");
    let text = format!(
        "<rss version=\"2.0\"><channel><title>K</title><item><title>{TITLE}</title><guid>1</guid><description>{body}</description></item></channel></rss>"
    );
    let feed = feed::read(text.into_bytes()).expect("a feed");
    let document = &feed.documents[0];
    let expected =
        ["Die Reederei Tolmar fährt.\nUnd wie **fett**.", "- eins", "- zwei", "Umsatz: 5 Mio. Euro"];
    assert_eq!(article(document), expected);
    assert!(document.text.contains("- eins\n  - zwei"), "{}", document.text);
    assert_eq!(of_kind(document, BlockKind::Caption), ["Am Kai. Foto: Tom Voss"]);
}
