//! Decides which titles and bodies are HTML, and which are text that only looks like it.

use super::parsed::BodyKind;
use crate::document::clean_line;
use crate::intake::Format;
use crate::intake::fragment::plain;
use memchr::{memchr2, memmem};
use std::borrow::Cow;

/// The elements of HTML, with those of its past.
const HTML: [&str; 129] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "bgsound",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "marquee",
    "menu",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "plaintext",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "slot",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "xmp",
];

/// A title as words in one line. A tag whose name HTML does not have is no tag: `<Nordwerk>`.
pub(super) fn title(text: &str) -> Option<String> {
    let mut escaped = Cow::Borrowed(text);
    if text.contains('<') {
        let mut marked = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
            marked.push_str(&rest[..at]);
            rest = &rest[at..];
            marked.push_str(if tag_name(rest).is_some() || rest.starts_with("<!") { "<" } else { "&lt;" });
            rest = &rest[1..];
        }
        marked.push_str(rest);
        escaped = Cow::Owned(marked);
    }
    let title = plain(&escaped);
    Some(clean_line(&title).into_owned()).filter(|title| !title.is_empty())
}

/// The name of the tag of HTML that `text` begins with.
fn tag_name(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('<')?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, after) = inside.split_at(length);
    let is_whole = after.starts_with(|next: char| next.is_ascii_whitespace() || matches!(next, '>' | '/'));
    (is_whole && HTML.iter().any(|known| known.eq_ignore_ascii_case(name))).then_some(name)
}

/// A body as the rest of the reading takes it.
pub(super) enum FeedBody {
    Html(String),
    Text(String, Format),
}

/// What a body is.
pub(super) fn body(text: String, kind: BodyKind) -> FeedBody {
    match kind {
        BodyKind::Markdown => FeedBody::Text(text, Format::Markdown),
        BodyKind::Any if is_html(&text) => FeedBody::Html(without_frames(&text).into_owned()),
        BodyKind::Any | BodyKind::Plain => FeedBody::Text(text, Format::Text),
    }
}

/// Whether a text has tags or references of HTML.
fn is_html(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| tag_name(&text[at..]).is_some())
        || memchr::memchr_iter(b'&', text.as_bytes()).any(|at| is_reference(&text[at + 1..]))
}

fn is_reference(text: &str) -> bool {
    const LONGEST: usize = 10;
    let length =
        text.bytes().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    length > 1 && text[length..].starts_with(';')
}

/// HTML with what stands in frames as if it stood outside: browsers that show the frame leave it out, and here is none.
fn without_frames(html: &str) -> Cow<'_, str> {
    const FRAMES: [&str; 2] = ["iframe", "noframes"];
    if memmem::find(html.as_bytes(), b"frame").is_none() {
        return Cow::Borrowed(html);
    }
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (before, tag) = rest.split_at(at);
        kept.push_str(before);
        let inside = tag.trim_start_matches(['<', '/']);
        let name = inside.split(|next: char| !next.is_ascii_alphanumeric()).next().unwrap_or_default();
        let is_frame = FRAMES.iter().any(|frame| frame.eq_ignore_ascii_case(name));
        let end = memchr2(b'<', b'>', &tag.as_bytes()[1..]).map(|at| at + 1);
        if let Some(end) = end.filter(|end| is_frame && tag.as_bytes()[*end] == b'>') {
            rest = &tag[end + 1..];
        } else {
            kept.push('<');
            rest = &tag[1..];
        }
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_keep_what_is_no_html() {
        for (text, words) in [
            ("<Vale Wire>", "<Vale Wire>"),
            ("<nordwerk> meldet <b>Zahlen</b> & <Mehr/>", "<nordwerk> meldet Zahlen & <Mehr/>"),
            ("5 < 6 und <i class='x'>8</i> > 7", "5 < 6 und 8 > 7"),
            ("A_B_C und 5*3*2, *vor* `code`", "A_B_C und 5*3*2, *vor* `code`"),
            ("M&uuml;ller &amp; S&ouml;hne <!-- x -->", "Müller & Söhne"),
        ] {
            assert_eq!(title(text).as_deref(), Some(words), "{text}");
        }
        assert_eq!(title("<br/> <img src='x'>"), None);
    }

    #[test]
    fn a_body_is_html_only_where_it_looks_like_it() {
        for (text, is) in [
            ("Preis < 4 Euro, *fest*", false),
            ("Firma <Nordwerk> & Co; AT&T; a & b;", false),
            ("Eins<br>zwei", true),
            ("</p>", true),
            ("M&uuml;ller", true),
            ("&#8364;", true),
        ] {
            assert_eq!(is_html(text), is, "{text}");
        }
    }

    #[test]
    fn what_stands_in_a_frame_is_read() {
        let html = "<p>Vor</p><iframe src=\"https://k.example/e\"><a href='https://k.example/l'>Lied</a></IFRAME><p>Nach";
        assert_eq!(without_frames(html), "<p>Vor</p><a href='https://k.example/l'>Lied</a><p>Nach");
        assert_eq!(without_frames("Rahmen: frame < 3 <iframe"), "Rahmen: frame < 3 <iframe");
    }
}
