//! Feeds as they are found: broken, mistyped, of old versions. Each fixture is made here.

use depesche::document::Document;
use depesche::intake::{Articles, Format, feed, read_all_of};
use proptest::prelude::*;

const FIRST: &str = "<item><guid isPermaLink='false'>1</guid><title>Werft baut aus</title><description>Die Nordwerft baut für 40 Mio. Euro aus.</description></item>";
const LAST: &str = "<item><guid isPermaLink='false'>9</guid><title>Bank zahlt mehr</title><description>Die Elbbank zahlt 2 Euro je Aktie.</description></item>";

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>Kontor</title>{items}</channel></rss>"
    )
}

fn articles(feed: &str) -> Articles {
    feed::read(feed.as_bytes().to_vec()).unwrap_or_else(|error| panic!("{error}: {feed}"))
}

fn entries(feed: &str) -> Vec<Document> {
    articles(feed).documents
}

/// The only entry of a feed.
fn entry(item: &str) -> Document {
    let mut entries = entries(&rss(item));
    assert_eq!(entries.len(), 1, "{item}");
    entries.remove(0)
}

fn titles(feed: &str) -> Vec<String> {
    entries(feed).into_iter().map(|entry| entry.head.title.unwrap_or_default()).collect()
}

fn url(entry: &Document) -> &str {
    entry.head.url.as_deref().unwrap_or_default()
}

fn published(date: &str) -> Option<String> {
    entry(&format!("<item><guid>1</guid><pubDate>{date}</pubDate></item>"))
        .head
        .published
        .map(|at| at.to_string())
}

#[test]
fn a_mistake_costs_at_most_its_entry() {
    for broken in [
        "<item><title>Müller & Söhne</title><link>https://kontor.example/?a=1&b=2</link></item>",
        "<item><title>Offen<br> und <b>fett</title><description>Eins<br>zwei<p>drei</description></item>",
        "<item><title>Kurs < 5 Euro, Marge <3</title></item>",
        "<item><title>Ohne Ende<description>Text</description></item>",
        "<item><title>Ohne Ende</title><description>Text<guid>2</guid></item>",
        "<item><title>Ohne Ende</title>",
        "<item><title>Ohne Ende</titel></item>",
        "<item><title>A</title></b></i></description></item>",
        "<item><title><![CDATA[Ohne Ende</title></item>",
        "<item><title>A</title><!-- ohne Ende </item>",
        "<item><title>A</title><enclosure url=\"https://kontor.example/a.mp3 type='audio/mpeg'/></item>",
        "<item><dc:title>A</dc:title><nord:werk a=1 b>&nord; &#xD800; &#1114112;</nord:werk></item>",
        "<item><link href='https://kontor.example/2'><enclosure url='x'><title>A</title></item>",
        "<item><author><name>Ines Falk</name><title>A</title></item>",
        "<item><title>A\0</title></item>",
    ] {
        let titles = titles(&rss(&format!("{FIRST}{broken}{LAST}")));
        assert_eq!(titles.len(), 3, "{broken}: {titles:?}");
        assert_eq!(
            (titles[0].as_str(), titles[2].as_str()),
            ("Werft baut aus", "Bank zahlt mehr"),
            "{broken}"
        );
    }
}

#[test]
fn what_stands_around_a_feed_is_passed_over() {
    let feed = rss(&format!("{FIRST}{LAST}"));
    let bare = feed.split_once("?>").expect("a declaration").1;
    for (before, feed, after) in [
        ("", feed.as_str(), "\n<!-- cached --><script>x</script>"),
        ("", bare, "0"),
        ("\n\n \u{feff}", &feed, ""),
        ("<br />\n<b>Warning</b>: fopen() in <b>/a.php</b> on line <b>3</b><br />\n", &feed, ""),
        (
            "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://my.netscape.example/a.dtd\">",
            bare,
            "",
        ),
        ("<!DOCTYPE rss [<!ENTITY firm \"Nordwerk\"> <!-- don't -->]>", bare, "\0"),
    ] {
        let feed = format!("{before}{feed}{after}");
        assert_eq!(titles(&feed), ["Werft baut aus", "Bank zahlt mehr"], "{feed}");
        assert_eq!(Format::sniff(None, feed.as_bytes()), Format::Feed, "{feed}");
    }
}

#[test]
fn a_cut_end_is_told_and_gives_what_stood_before() {
    let feed = rss(&format!("{FIRST}{LAST}"));
    let mut whole = articles(&feed);
    assert!(whole.left_out().is_none());
    for length in feed.find("<description>").expect("a description")..feed.len() - "</channel></rss>".len() {
        let Some(cut) = feed.get(..length) else { continue };
        let mut articles = articles(cut);
        assert_eq!(articles.documents[0].head.title.as_deref(), Some("Werft baut aus"), "{cut}");
        let behind = cut.rsplit("</item>").next().unwrap_or_default();
        assert!(articles.broken == 1 || behind.len() < "<item>".len(), "{cut}");
        let told = articles.left_out().map(|told| told.to_string()).unwrap_or_default();
        assert_eq!(told.contains("malformed feed"), articles.broken > 0, "{told}");
    }
    let half = rss(&format!("{FIRST}<item><title>A</title><link>https://kontor.example/arti"));
    let half = articles(half.trim_end_matches("</channel></rss>"));
    assert_eq!((half.documents.len(), half.broken), (1, 1), "half an address is none");
}

#[test]
fn an_entry_of_countless_tags_costs_no_other() {
    for endless in
        ["<a>", "</a>", "<a/>", "<title>", "<media:group>", "<a x='", "<item>", "<![CDATA[", "&lt;a&gt;"]
    {
        let many = endless.repeat(400_000 / endless.len());
        let articles =
            articles(&rss(&format!("{FIRST}<item><description>{many}</description></item>{LAST}")));
        assert_eq!(articles.documents[0].head.title.as_deref(), Some("Werft baut aus"), "{endless}");
        let last = articles.documents.last().and_then(|last| last.head.title.as_deref());
        assert!(last == Some("Bank zahlt mehr") || articles.beyond > 0, "{endless}: {last:?}");
    }
}

#[test]
fn versions_and_vocabularies_are_not_asked_for() {
    let item = "<title>Werft</title><link>https://kontor.example/1</link><description>Text.</description>";
    for feed in [
        format!("<rss><channel><item>{item}</item></channel></rss>"),
        format!("<RSS version='0.93'><Channel><ITEM>{item}</ITEM></Channel></RSS>"),
        format!("<rss version='3' xmlns='http://backend.userland.com/rss2'><channel><item>{item}</item></channel></rss>"),
        format!("<rss version='2.0' xmlns='https://kontor.example/own'><item>{item}</item></rss>"),
        format!("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel/><item rdf:about='x'>{item}</item></rdf:RDF>"),
        format!("<rdf:RDF xmlns='http://my.netscape.com/rdf/simple/0.9/'><item>{item}</item></rdf:RDF>"),
        "<feed><entry><title>Werft</title><link href='https://kontor.example/1'/><summary>Text.</summary></entry></feed>".to_owned(),
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='escaped'>Werft</title><link rel='alternate' href='https://kontor.example/1'/><content type='text/html' mode='escaped'>&lt;p&gt;Text.</content></entry></feed>".to_owned(),
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title type=''>Werft</a:title><a:link href='https://kontor.example/1'/><a:content type='x/unknown'>Text.</a:content></a:entry></a:feed>".to_owned(),
        "<feed><entry><title type='xhtml'><div>Werft</div></title><link href='https://kontor.example/1'/><content type='application/xhtml+xml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:p>Text.</h:p></h:div></content></entry></feed>".to_owned(),
        "<feed><entry><title mode='base64'>V2VyZnQ=</title><link href='https://kontor.example/1'/><content type='application/octet-stream'>VGV4dC4=</content></entry></feed>".to_owned(),
        "<CHANNEL><ITEM HREF='https://kontor.example/1'><TITLE>Werft</TITLE><ABSTRACT>Text.</ABSTRACT></ITEM></CHANNEL>".to_owned(),
    ] {
        let entries = entries(&feed);
        assert_eq!(entries.len(), 1, "{feed}");
        assert_eq!(entries[0].text, "Werft\n\nText.", "{feed}");
        assert_eq!(url(&entries[0]), "https://kontor.example/1", "{feed}");
    }
}

#[test]
fn the_text_may_stand_in_many_places() {
    for place in [
        "<description>Kern</description>",
        "<content:encoded><![CDATA[<p>Kern</p>]]></content:encoded><description>Kürzer</description>",
        "<description>Kürzer</description><c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'>&lt;p&gt;Kern</c:encoded>",
        "<itunes:summary>Kern</itunes:summary><itunes:subtitle>Kurz</itunes:subtitle>",
        "<media:group><media:title>Anders</media:title><media:description>Kern</media:description></media:group>",
        "<body xmlns='http://www.w3.org/1999/xhtml'><p>Kern</p></body>",
        "<xhtml:body><xhtml:p>Kern</xhtml:p></xhtml:body>",
        "<description> </description><dc:description>Kern</dc:description>",
        "<description><p>Kern</p></description>",
        "<description><iframe src='https://kontor.example/e'><p>Kern</p></iframe></description>",
        "<description>&lt;iframe src='https://kontor.example/e'&gt;Kern&lt;/iframe&gt;</description>",
    ] {
        let entry = entry(&format!(
            "<item><title>Titel</title>{place}<source url='x'><title>Andere</title></source></item>"
        ));
        assert_eq!(entry.text, "Titel\n\nKern", "{place}");
    }
}

#[test]
fn titles_are_text() {
    for (written, title) in [
        ("A_B_C und 5*3*2", "A_B_C und 5*3*2"),
        ("*vor* ~~alt~~ `code` [1] #Nord", "*vor* ~~alt~~ `code` [1] #Nord"),
        ("1. Quartal", "1. Quartal"),
        ("&lt;Kontor am Hafen&gt; &amp;amp; Co.", "<Kontor am Hafen> & Co."),
        ("&lt;i&gt;Werft&lt;/i&gt; &amp;#8211; neu", "Werft – neu"),
        ("<![CDATA[M&uuml;ller\n  <b>w&auml;chst</b>]]>", "Müller wächst"),
        ("Kurs &lt; 5 &gt; 3", "Kurs < 5 > 3"),
    ] {
        let entry = entry(&format!("<item><title>{written}</title><description>Text.</description></item>"));
        assert_eq!(entry.head.title.as_deref(), Some(title));
        assert_eq!(entry.text, format!("{title}\n\nText."));
    }
    let source =
        "<rss><channel><title>&lt;Kontor&gt; *am* Hafen</title><item><title>A</title></item></channel></rss>";
    assert_eq!(entries(source)[0].head.source.as_deref(), Some("<Kontor> *am* Hafen"));
}

#[test]
fn text_without_html_is_not_markdown() {
    let text = "- 5 Grad in Kiel. Umsatz 5 * 3 * 2 Mio. Preis &lt; 4 Euro, Wert_a_b, *fest*.";
    let rss = entry(&format!("<item><title>A</title><description>{text}</description></item>"));
    assert_eq!(rss.text, format!("A\n\n{}", text.replace("&lt;", "<")));
    let json = entries(
        r#"{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "content_text": "Eins *zwei*\n\n<b>drei</b>"}]}"#,
    );
    assert_eq!(json[0].text, "Eins *zwei*\n\n<b>drei</b>");
}

#[test]
fn links_are_those_to_pages() {
    for (fields, address) in [
        ("<guid>https://kontor.example/a</guid>", "https://kontor.example/a"),
        (
            "<guid isPermaLink='true'>https://kontor.example/a</guid><link>https://kontor.example/b</link>",
            "https://kontor.example/b",
        ),
        ("<guid isPermaLink='false'>https://kontor.example/a</guid>", ""),
        ("<guid>4711</guid><enclosure url='https://kontor.example/a.mp3'/>", ""),
        (
            "<atom:link rel='self' href='https://kontor.example/feed'/><link>\n https://kontor.example/b\n</link>",
            "https://kontor.example/b",
        ),
        ("<link rel='enclosure' href='/a.mp3'/><link rel='alternate' type='text/html' href='/b'/>", "/b"),
        ("<link href='/b'><category term='x'><guid>https://kontor.example/a</guid>", "/b"),
        (
            "<link xml:base='https://kontor.example/x/' href='b?c=1&amp;d=2'/>",
            "https://kontor.example/x/b?c=1&d=2",
        ),
        ("<link><![CDATA[https://kontor.example/?a=1&amp;b=2]]></link>", "https://kontor.example/?a=1&b=2"),
    ] {
        assert_eq!(url(&entry(&format!("<item><title>A</title>{fields}</item>"))), address, "{fields}");
    }
}

#[test]
fn dates_keep_the_publishers_clock() {
    for (date, moment) in [
        ("Tue, 12 Nov 2024 00:30:00 +0100", "2024-11-12T00:30:00+01:00"),
        ("Di, 12 Nov 2024 08:00 MEZ", "2024-11-12T08:00:00+01:00"),
        ("Fri, 12 Jul 24 08:00:00 BST", "2024-07-12T08:00:00+01:00"),
        ("Sun, 05 Jan 2025 16:45:04 GMT+7", "2025-01-05T16:45:04+07:00"),
        ("2024-11-12T08:00", "2024-11-12T08:00:00"),
        ("2024-11-12T08:00:00.123Z", "2024-11-12T08:00:00+00:00"),
        ("Tue, 12 Nov 2024 24:00:00 GMT", "2024-11-13T00:00:00+00:00"),
        ("12.11.2024", "2024-11-12"),
        ("1731398400", "2024-11-12T08:00:00+00:00"),
        ("Tue Nov 12 08:00:00 2024", "2024-11-12T08:00:00"),
    ] {
        assert_eq!(published(date).as_deref(), Some(moment), "{date}");
    }
    for date in ["Mon, 01 Jan 0001 00:00:00 +0000", "31 Dec 9999 23:59:59 GMT", "2024-11", "gestern", "0", ""]
    {
        assert_eq!(published(date), None, "{date}");
    }
    let fields =
        "<dc:date>2024-11-13</dc:date><updated>2024-11-14T09:00:00Z</updated><pubDate>neulich</pubDate>";
    let entry = entry(&format!("<item><title>A</title>{fields}</item>"));
    assert_eq!(entry.head.published.map(|at| at.to_string()).as_deref(), Some("2024-11-13"));
}

#[test]
fn an_entry_without_id_is_known_again_wherever_it_stands() {
    let item = "<item><title>Werft</title><description>Text.</description></item>";
    let before = entries(&rss(&format!("{item}{LAST}")));
    let after = entries(&rss(&format!("{FIRST}{LAST}{item}")));
    assert!(before[0].id.is_some());
    assert_eq!((&before[0].id, &before[1].id), (&after[2].id, &after[1].id));
    let other = entry("<item><title>Werft</title><description>Anderer Text.</description></item>");
    assert_ne!(before[0].id, other.id);
    let linked = entry("<item><title>Werft</title><link>https://kontor.example/1</link></item>");
    assert_eq!(linked.id.as_deref(), Some("https://kontor.example/1"));
}

#[test]
fn authors_are_names() {
    for (field, byline) in [
        ("<author>desk@kontor.example (Jane Roe)</author>", Some("Jane Roe")),
        (
            "<dc:creator><![CDATA[Jane Roe]]></dc:creator><dc:creator>Ines Falk</dc:creator>",
            Some("Jane Roe, Ines Falk"),
        ),
        ("<author><name>Jane Roe</name><email>desk@kontor.example</email></author>", Some("Jane Roe")),
        ("<author><name>Jane Roe</name><uri>https://kontor.example/</uri><guid>4</guid>", Some("Jane Roe")),
        ("<itunes:author>Jane Roe</itunes:author>", Some("Jane Roe")),
        ("<author/><dc:creator> </dc:creator>", None),
    ] {
        let entry = entry(&format!("<item><title>A</title>{field}</item>"));
        assert_eq!(entry.head.byline.as_deref(), byline, "{field}");
    }
}

#[test]
fn json_feeds_are_read_as_they_are_written() {
    for (feed, titles) in [
        (
            r#"{"version":"http:\/\/jsonfeed.org\/version\/1","items":[{"id":1,"title":"A","author":"Petra"}]}"#,
            vec!["A"],
        ),
        (
            r#"{"items":[{"id":{},"title":"A","authors":[{"name":7},"Ines"],"date_published":"12.11.2024"},null,{"title":"B"}]} 0"#,
            vec!["A", "B"],
        ),
        (
            "{\"items\":[{\"title\":\"A\",\"content_text\":\"Zeile\nZeile\"},{\"title\":\"B\"},]}",
            vec!["A", "B"],
        ),
        (r#"{"title":"K","items":[{"title":"A"},{"title":"B","content"#, vec!["A"]),
    ] {
        assert_eq!(self::titles(feed), titles, "{feed}");
    }
    assert!(feed::read(b"{\"name\": \"package\"}".to_vec()).is_err());
}

#[test]
fn what_is_not_in_the_encoding_that_it_names_is_read() {
    let latin: Vec<u8> =
        "<?xml version='1.0' encoding='UTF-8'?><rss><item><title>Müller</title></item></rss>"
            .chars()
            .map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?'))
            .collect();
    let wide: Vec<u8> =
        rss("<item><title>Müller</title></item>").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [latin, wide] {
        let documents = read_all_of(bytes, None, None).expect("a feed").documents;
        assert_eq!(documents[0].head.title.as_deref(), Some("Müller"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is cut out of a feed, the entries before and behind it stay.
    #[test]
    fn what_is_lost_costs_no_other_entry(start in 0_usize..200, length in 1_usize..60) {
        check_without(start, length)?;
    }
}

/// An end tag that becomes a start tag: the entry that it begins is empty.
#[test]
fn a_lost_slash_makes_no_entry() {
    check_without(130, 26).expect("the entries stay");
}

fn check_without(start: usize, length: usize) -> Result<(), TestCaseError> {
    let middle = "<item><guid>5</guid><title>Mitte &amp; mehr</title><link>https://kontor.example/5?a=1</link><description><![CDATA[<p>Die <b>Mitte</b></p>]]></description></item>";
    let cut: String = middle
        .chars()
        .enumerate()
        .filter(|(at, _)| !(start..start + length).contains(at))
        .map(|(_, char)| char)
        .collect();
    let titles = titles(&rss(&format!("{FIRST}{cut}{LAST}")));
    prop_assert!((2..=3).contains(&titles.len()), "{cut}: {titles:?}");
    prop_assert_eq!(&titles[0], "Werft baut aus");
    prop_assert_eq!(&titles[titles.len() - 1], "Bank zahlt mehr", "{}", cut);
    Ok(())
}
