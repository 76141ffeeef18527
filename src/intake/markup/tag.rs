//! Where the attributes of a tag begin, by the states of the HTML standard's tokenizer (13.2.5, "tag name state" to
//! "self-closing start tag state").

use super::bounds::MOST_ATTRIBUTES;

/// Where in a tag a scan is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the `<`.
    Open,
    /// After it, or after `</`.
    TagOpen,
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Unquoted,
    AfterQuoted,
    Ended,
}

/// Reads a tag as it comes in, and counts its attributes.
pub(super) struct TagScanner {
    state: State,
    attributes: usize,
    /// Up to where the markup was read.
    at: usize,
}

impl TagScanner {
    /// A scan of the markup from offset `start` on, where there is a `<`. What is no tag counts as one that has ended.
    pub(super) fn new(start: usize) -> Self {
        Self { state: State::Open, attributes: 0, at: start }
    }

    /// Reads on to the end of `markup`, the whole of it up to now.
    pub(super) fn read(&mut self, markup: &[u8]) {
        for byte in &markup[self.at..] {
            if self.has_ended() {
                break;
            }
            self.step(*byte);
        }
        self.at = markup.len();
    }

    /// Whether the tag has ended, or was none.
    pub(super) fn has_ended(&self) -> bool {
        self.state == State::Ended
    }

    /// Whether there are more attributes than there should be, and the tag goes on.
    pub(super) fn has_excess(&self) -> bool {
        !self.has_ended() && self.attributes >= MOST_ATTRIBUTES
    }

    /// The offset in the whole `markup` up to which the tag is to be kept, so that no attribute is cut, and that of the
    /// `>` that ends it.
    pub(super) fn excess(mut self, markup: &[u8]) -> (usize, usize) {
        let mut boundary = None;
        for (offset, byte) in markup.iter().enumerate().skip(self.at) {
            if matches!(self.state, State::BeforeName | State::AfterName | State::AfterQuoted) {
                boundary = boundary.or(Some(offset));
            }
            self.step(*byte);
            if self.state == State::Ended {
                return (boundary.unwrap_or(offset), offset);
            }
        }
        // The tag never ends.
        (boundary.unwrap_or(markup.len()), markup.len())
    }

    fn step(&mut self, byte: u8) {
        let is_space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c');
        self.state = match (self.state, byte) {
            (State::Open, b'<') | (State::TagOpen, b'/') => State::TagOpen,
            (State::TagOpen, _) if byte.is_ascii_alphabetic() => State::TagName,
            (State::Quoted(quote), _) if byte == quote => State::AfterQuoted,
            (State::Quoted(quote), _) => State::Quoted(quote),
            (State::Ended | State::Open | State::TagOpen, _) | (_, b'>') => State::Ended,
            (State::BeforeValue, b'"' | b'\'') => State::Quoted(byte),
            (State::BeforeValue, _) if is_space => State::BeforeValue,
            (State::Name | State::AfterName, _) if is_space => State::AfterName,
            (_, _) if is_space => State::BeforeName,
            (State::BeforeValue | State::Unquoted, _) => State::Unquoted,
            (_, b'/') => State::BeforeName,
            (State::TagName, _) => State::TagName,
            (State::Name | State::AfterName, b'=') => State::BeforeValue,
            (State::Name, _) => State::Name,
            (State::BeforeName | State::AfterName | State::AfterQuoted, _) => {
                self.attributes += 1;
                State::Name
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(tag: &str) -> (usize, bool) {
        let mut scanner = TagScanner::new(0);
        scanner.read(tag.as_bytes());
        (scanner.attributes, scanner.state == State::Ended)
    }

    #[test]
    fn attributes_are_counted_as_the_standard_does() {
        for (tag, attributes) in [
            ("<p>", 0),
            ("</p a b>", 2),
            ("<br/>", 0),
            ("<p a>", 1),
            ("<p a=1 b = '2'c=\"3\"/d e>", 5),
            ("<p =x ==y>", 1),
            ("<p a='>' b=\"<p c d>\">", 2),
            ("<a href=/b/c/d>", 1),
            ("<a/b/c>", 2),
            ("<!-- a b -->", 0),
            ("< a", 0),
        ] {
            assert_eq!(scan(tag), (attributes, true), "{tag}");
        }
        assert_eq!(scan("<p a='> b c d>"), (1, false));
    }

    #[test]
    fn only_what_is_beyond_the_bound_is_cut() {
        let names = (0..1000).map(|number| format!("a{number}=\"{number} >\" ")).collect::<Vec<_>>().concat();
        let tag = format!("x<p {names}>Text");
        let mut scanner = TagScanner::new(1);
        scanner.read(&tag.as_bytes()[..2000]);
        assert!(!scanner.has_excess());
        scanner.read(&tag.as_bytes()[..5000]);
        assert!(scanner.has_excess());
        let (boundary, close) = scanner.excess(tag.as_bytes());
        assert!(
            (5000..5020).contains(&boundary) && tag[..boundary].trim_end().ends_with('"'),
            "{}",
            &tag[boundary - 20..boundary]
        );
        assert_eq!(&tag[close..], ">Text");
        let glued = format!("<p {}", "a='1'".repeat(1000));
        let mut scanner = TagScanner::new(0);
        scanner.read(&glued.as_bytes()[..2000]);
        assert!(scanner.has_excess());
        assert_eq!(scanner.excess(glued.as_bytes()).0, 2003);
        let bare = format!("</p {}", "a ".repeat(3000));
        let mut scanner = TagScanner::new(0);
        scanner.read(&bare.as_bytes()[..1000]);
        assert_eq!(scanner.excess(bare.as_bytes()), (1000, bare.len()));
    }
}
