//! Cuts a text into tags, text, sections and document types.

use super::tag::XmlTag;

/// A piece of XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlToken<'t> {
    /// A start tag, or one that is start and end.
    Start(XmlTag<'t>),
    /// The name of an end tag.
    End(&'t str),
    /// Text with its references.
    Text(&'t str),
    /// The text of a `CDATA` section.
    Data(&'t str),
    /// What stands between `<!DOCTYPE` and its end.
    DocumentType(&'t str),
}

/// The pieces of a text. Comments and processing instructions are left out.
#[derive(Debug)]
pub struct XmlTokens<'t> {
    rest: &'t str,
    /// These ends do not come any more, so that they are looked for only once.
    has_no_comment_end: bool,
    has_no_subset_end: bool,
    /// How much of the text is left where the next section ends; none where none ends any more.
    section_end: Option<usize>,
}

impl<'t> XmlTokens<'t> {
    /// The pieces of `text`.
    pub fn new(text: &'t str) -> Self {
        Self {
            rest: text,
            has_no_comment_end: false,
            has_no_subset_end: false,
            section_end: Some(usize::MAX),
        }
    }

    /// What has not been read yet.
    pub fn rest(&self) -> &'t str {
        self.rest
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// What stands before `end`, which is taken too.
    fn take_until(&mut self, end: &str) -> Option<&'t str> {
        let (taken, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(taken)
    }

    fn declaration(&mut self) -> Option<XmlToken<'t>> {
        const COMMENT: &str = "<!--";
        const SECTION: &str = "<![CDATA[";
        const DOCUMENT_TYPE: &str = "<!DOCTYPE";
        if self.rest.starts_with(COMMENT) {
            self.take(COMMENT.len());
            // As in HTML, `<!-->` is a whole comment.
            if self.rest.starts_with('>') {
                self.take(1);
            } else if !self.has_no_comment_end {
                self.has_no_comment_end = self.take_until("-->").is_none();
            }
            return None;
        }
        if self.rest.starts_with(SECTION) {
            self.take(SECTION.len());
            return Some(XmlToken::Data(self.section()));
        }
        if self.rest.get(..DOCUMENT_TYPE.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(DOCUMENT_TYPE))
        {
            self.take(DOCUMENT_TYPE.len());
            return self.document_type().map(XmlToken::DocumentType);
        }
        self.take("<!".len());
        // The end of the text may have cut it off.
        if !self.take_short(">") && !self.rest.contains('<') {
            self.take(self.rest.len());
        }
        None
    }

    /// A section up to its end. One that has none is believed to end with the text; one that seems to hold a whole entry
    /// of a feed and the beginning of another section has lost its end.
    fn section(&mut self) -> &'t str {
        const END: &str = "]]>";
        if self.section_end.is_some_and(|left| left > self.rest.len()) {
            self.section_end = self.rest.find(END).map(|at| self.rest.len() - at);
        }
        let section = &self.rest[..self.rest.len() - self.section_end.unwrap_or(0)];
        let lost = entry_edge(section)
            .filter(|at| self.section_end.is_none() || section[*at..].contains("<![CDATA["));
        if let Some(lost) = lost {
            return self.take(lost);
        }
        let section = self.take(section.len());
        self.take(self.section_end.map_or(0, |_| END.len()));
        section
    }

    fn document_type(&mut self) -> Option<&'t str> {
        let most = self.rest.find('<').unwrap_or(self.rest.len());
        let end = self.rest[..most].find('>');
        if self.rest[..end.unwrap_or(most)].contains('[') && !self.has_no_subset_end {
            let mut from = 0;
            while let Some(found) = self.rest[from..].find(']') {
                from += found + 1;
                let after = self.rest[from..].trim_start();
                if after.starts_with('>') {
                    let length = self.rest.len() - after.len();
                    let subset = self.take(length);
                    self.take(1);
                    return Some(subset);
                }
            }
            self.has_no_subset_end = true;
        }
        let name = self.take(end?);
        self.take(1);
        Some(name)
    }

    fn instruction(&mut self) {
        self.take("<?".len());
        if !self.take_short("?>") && !self.take_short(">") {
            let most = self.rest.find('<').unwrap_or(self.rest.len());
            self.take(most);
        }
    }

    /// Takes what ends before the next tag begins.
    fn take_short(&mut self, end: &str) -> bool {
        let most = self.rest.find('<').unwrap_or(self.rest.len());
        let found = self.rest[..most].find(end);
        if let Some(found) = found {
            self.take(found + end.len());
        }
        found.is_some()
    }

    fn end_tag(&mut self) -> Option<XmlToken<'t>> {
        self.take("</".len());
        let end = memchr::memchr2(b'>', b'<', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let name = self.take(end);
        // What is cut off here is no end of anything.
        let is_whole = !self.rest.is_empty();
        if self.rest.starts_with('>') {
            self.take(1);
        }
        let name = name.split(|character: char| character.is_ascii_whitespace()).next().unwrap_or_default();
        is_whole.then_some(XmlToken::End(name))
    }
}

impl<'t> Iterator for XmlTokens<'t> {
    type Item = XmlToken<'t>;

    fn next(&mut self) -> Option<XmlToken<'t>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let start = markup_start(self.rest);
            if start > 0 {
                return Some(XmlToken::Text(self.take(start)));
            }
            let found = match self.rest.as_bytes().get(1) {
                Some(b'!') => self.declaration(),
                Some(b'?') => {
                    self.instruction();
                    None
                }
                Some(b'/') => self.end_tag(),
                _ => {
                    self.take(1);
                    let (tag, length) = XmlTag::begin(self.rest);
                    self.take(length);
                    tag.map(XmlToken::Start)
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

/// Where the first entry of a feed begins or ends.
fn entry_edge(section: &str) -> Option<usize> {
    let tags = ["</item>", "</entry>", "<item>", "<item ", "<entry>", "<entry "];
    memchr::memchr_iter(b'<', section.as_bytes())
        .find(|at| tags.iter().any(|tag| section[*at..].starts_with(tag)))
}

/// Where the next markup begins: a `<` with what follows it in a tag.
fn markup_start(text: &str) -> usize {
    let bytes = text.as_bytes();
    let begins_name =
        |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':') || !byte.is_ascii();
    let begins = |&at: &usize| match bytes.get(at + 1) {
        Some(b'!' | b'?') => true,
        Some(b'/') => bytes.get(at + 2).is_some_and(begins_name),
        Some(byte) => begins_name(byte),
        None => false,
    };
    memchr::memchr_iter(b'<', bytes).find(begins).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let piece = |token| match token {
            XmlToken::Start(tag) if tag.is_empty => format!("({}/)", tag.name),
            XmlToken::Start(tag) => format!("({})", tag.name),
            XmlToken::End(name) => format!("(/{name})"),
            XmlToken::Text(text) => text.to_owned(),
            XmlToken::Data(text) => format!("[{text}]"),
            XmlToken::DocumentType(text) => format!("!{text}!"),
        };
        XmlTokens::new(text).map(piece).collect()
    }

    #[test]
    fn what_is_no_markup_is_text() {
        for (text, pieces) in [
            ("<a>5 < 6 <3 & <</a>", "(a)5 < 6 <3 & <(/a)"),
            ("<a/><b x='>'/><c\n/></ a></c >", "(a/)(b/)(c/)</ a>(/c)"),
            ("<a x=\"1>b</a>", "(a)b(/a)"),
            ("<a title='1 < 2'>b", "(a)b"),
            ("<a <b>c</a<d>", "(a)(b)c(/a)(d)"),
            ("x<!-- <a> -- -->y<!-->z", "xyz"),
            ("<?xml version='1.0'?><?php echo 1 <a>b", "(a)b"),
            ("<?xml version='1.0'><a>", "(a)"),
            (
                "<!DOCTYPE a [<!ENTITY b \"]c>\"> <!-- don't --> ]><a>",
                "! a [<!ENTITY b \"]c>\"> <!-- don't --> ]!(a)",
            ),
            ("<!doctype a><!DOCTYPE b [ c><d>", "! a!! b [ c!(d)"),
            ("<![CDATA[<a> & ]] ]]>b", "[<a> & ]] ]b"),
            ("<a><![CDATA[b", "(a)[b]"),
            ("<a>b</a", "(a)b"),
            ("<a>b<![CDA", "(a)b"),
            ("<a>b<!c<d>", "(a)bc(d)"),
            ("<a>b<c d='", "(a)b"),
            ("<é>1</é>", "(é)1(/é)"),
        ] {
            assert_eq!(told(text), pieces, "{text}");
        }
    }

    #[test]
    fn a_section_that_lost_its_end_costs_no_other_entry() {
        let text = "<item><a><![CDATA[1</a></item><item><a><![CDATA[2]]></a></item>";
        assert_eq!(told(text), "(item)(a)[1</a>](/item)(item)(a)[2](/a)(/item)");
        let text = "<item><![CDATA[1</item><item>2</item>";
        assert_eq!(told(text), "(item)[1](/item)(item)2(/item)");
        let whole = "<a><![CDATA[a feed has <item>x</item>]]></a><b><![CDATA[c]]></b>";
        assert_eq!(told(whole), "(a)[a feed has <item>x</item>](/a)(b)[c](/b)");
    }

    #[test]
    fn what_never_ends_is_looked_for_once() {
        for piece in [
            "<!--",
            "<![CDATA[",
            "<!DOCTYPE a [",
            "<?",
            "<!",
            "</",
            "<a b=\"",
            "<a b='\" ",
            "< ",
            "&",
            "<a =",
        ] {
            let started = std::time::Instant::now();
            let text = piece.repeat(2_000_000 / piece.len());
            assert!(XmlTokens::new(&text).count() <= text.len());
            assert!(started.elapsed().as_secs() < 5, "{piece}");
        }
    }
}
