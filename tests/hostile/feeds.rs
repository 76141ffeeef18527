//! Hostile feeds and messages: with hostile bodies, and hostile by themselves.

use crate::markup;

/// A feed with one entry that has this body.
pub fn with_body(body: &str) -> String {
    let body = body.replace("]]>", "]]&gt;");
    format!(
        "<rss version=\"2.0\"><channel><title>Hostile</title><item><title>T</title><guid>1</guid>\
         <description><![CDATA[{body}]]></description></item></channel></rss>"
    )
}

/// A feed whose only entry leads to a page.
pub fn with_link(url: &str) -> String {
    format!(
        "<rss version=\"2.0\"><channel><title>Hostile</title><item><title>Titel</title><link>{url}</link>\
         <guid>{url}</guid><description>x</description></item></channel></rss>"
    )
}

/// Names and feeds that are hostile by themselves.
pub fn feeds() -> Vec<(&'static str, String)> {
    let rss = |inside: &str| {
        format!("<rss version=\"2.0\"><channel><title>Hostile</title>{inside}</channel></rss>")
    };
    let item = "<item><title>T</title><description>SAP verdient 3 Mio. Euro.</description></item>";
    let attributes = (0..50_000).map(|at| format!(" a{at}='1'")).collect::<Vec<_>>().concat();
    let spaces = (0..20_000).map(|at| format!(" xmlns:a{at}='u'")).collect::<Vec<_>>().concat();
    vec![
        ("elements-deep", rss(&"<a>".repeat(100_000))),
        ("elements-deep-item", rss(&format!("<item>{}</item>", "<media:group>".repeat(50_000)))),
        ("elements-nested", rss(&format!("{}{}", "<item>".repeat(50_000), "</item>".repeat(50_000)))),
        ("items-empty", rss(&"<item/>".repeat(300_000))),
        ("items-many", rss(&item.repeat(8_000))),
        ("categories", rss(&format!("<item>{}</item>", "<category/>".repeat(300_000)))),
        ("attributes", rss(&format!("<item{attributes}>{item}</item>"))),
        ("namespaces", rss(&format!("<x{spaces}>{}</x>", "<y/>".repeat(20_000)))),
        ("bases", rss(&"<x xml:base='https://example.org/a/'>".repeat(50_000))),
        ("entities", format!(
            "<!DOCTYPE rss [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"{}\"><!ENTITY c \"{}\">]>{}",
            "&a;".repeat(10_000), "&b;".repeat(10_000), rss("<item><title>&c;</title></item>")
        )),
        ("entity-file", format!("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{}", rss("<item><title>&a;</title></item>"))),
        ("doctype-quote", format!("<!DOCTYPE rss [<!ELEMENT a \">]>{}", rss(&"<item/>".repeat(300_000)))),
        ("comment-empty", rss(&"<a><!--></a>-->".repeat(50_000))),
        ("comment-endless", rss(&format!("{item}<!-- {item}"))),
        ("section-endless", rss(&format!("{item}<item><title><![CDATA[{item}"))),
        ("cut", rss(item)[..100].to_owned()),
        ("nulls", rss(&format!("\0{item}\0").repeat(1000))),
        ("controls", rss("<item><title>T\u{1b}]52;c;QUFB\u{7}\u{9b}2J</title><guid>\u{1b}[2J</guid><description>x</description></item>")),
        ("guid-path", rss("<item><title>Titel</title><guid isPermaLink=\"false\">/etc/hostname</guid><description>x</description></item>")),
        ("title-markup", rss(&format!("<item><title>{}</title></item>", "&lt;b/&gt;".repeat(30_000)))),
        ("dates", rss(&["9999999-12-31T00:00:00Z", "Mon, 31 Dec 99999 23:59:60 +9999", "-0001", "0", "1e999"].map(|date| format!("<item><title>T</title><pubDate>{date}</pubDate></item>")).concat())),
        ("atom-deep", format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>F</title><entry><id>1</id><title>T</title>\
             <content type=\"xhtml\">{}", "<div>".repeat(60_000)
        )),
        ("atom-entries", format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>F</title>{}</feed>", "<entry/>".repeat(200_000))),
        ("rdf-items", format!("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">{}</rdf:RDF>", "<item/>".repeat(200_000))),
        ("json-deep", format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}", "[".repeat(500_000))),
        ("json-items", format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"F\",\"items\":[{}]}}", vec!["{}"; 300_000].join(","))),
        ("json-authors", format!(
            "{{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"F\",\"authors\":[{}],\"items\":[{}]}}",
            (0..30_000).map(|at| format!("{{\"name\":\"A{at}\"}}")).collect::<Vec<_>>().join(","),
            vec!["{\"id\":\"1\"}"; 20_000].join(",")
        )),
        ("json-controls", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Feed\\u001b]52;c;QUFB\\u0007\",\"items\":[{\"id\":\"1\",\"title\":\"T\\u009b2J\",\"content_text\":\"SAP verdiente 3 Mio. Euro.\"}]}".to_owned()),
    ]
}

/// Names and messages.
pub fn messages() -> Vec<(String, String)> {
    const HEAD: &str = "From: a@example.org\r\nSubject: Zahlen\r\nDate: Mon, 5 Aug 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n";
    const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n\r\n";
    let parts = |count: usize| "--b\r\n\r\nText\r\n".repeat(count);
    let nested = (0..5_000)
        .map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n"))
        .collect::<Vec<_>>()
        .concat();
    let mut messages: Vec<(String, String)> = [
        ("parts", format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", parts(30_000))),
        ("parts-nested", format!("{HEAD}{nested}")),
        ("messages-nested", format!("{HEAD}{}", "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n".repeat(20_000))),
        ("messages-encoded", format!("{HEAD}{}", "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nRnJvbTogYQ0KDQo=\r\n".repeat(5_000))),
        ("senders", format!("From: {}\r\nSubject: x\r\n\r\nText", "a@b,".repeat(300_000))),
        ("senders-nested", format!("From: {}x{}\r\nSubject: x\r\n\r\nText", "(".repeat(200_000), ")".repeat(200_000))),
        ("groups", format!("From: {}\r\nSubject: x\r\n\r\nText", "a:b@c;".repeat(30_000))),
        ("headers", format!("{HEAD}{}\r\nText", "X: y\r\n".repeat(200_000))),
        ("header-long", format!("{HEAD}X: {}\r\n\r\nText", "y".repeat(1_000_000))),
        ("subject-words", format!("From: a@b.c\r\nSubject: {}\r\n\r\nText", "=?utf-8?q?=1b?= ".repeat(30_000))),
        ("lines", format!("{HEAD}\r\n{}", "\n".repeat(1_000_000))),
        ("parameters", format!("{HEAD}Content-Type: text/plain; {}\r\n\r\nText", "a*1=b;".repeat(60_000))),
        ("encoded", format!("{HEAD}Content-Transfer-Encoding: base64\r\n\r\n{}", "====".repeat(100_000))),
        ("dates", "From: a@b.c\r\nSubject: x\r\nDate: 99 Foo 999999 99:99:99 +9999\r\n\r\nText".to_owned()),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .to_vec();
    for (name, body) in markup::bodies().into_iter().step_by(3) {
        messages.push((format!("body-{name}"), format!("{HEAD}{HTML}{}", markup::page(&body))));
    }
    messages
}
