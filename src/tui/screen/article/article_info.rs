//! What is known of an article, in one line: source, date, language, minutes.

use crate::document::{BlockKind, Document, Language, Published, Span};
use crate::intake;
use crate::language::Locale;
use crate::layout::{Note, cell};
use crate::tui::ui::strings::Strings;

/// The line, as a whole and without what the article's own last line of credit says already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleInfo {
    /// Everything.
    pub whole: String,
    /// What the credit does not say.
    pub rest: String,
    /// The same with less and less of it, for a row that is too narrow for all.
    shorter: Vec<String>,
    /// The credit, where it says nothing but source and date, so that the whole can stand for it.
    pub credit: Option<Span>,
}

impl ArticleInfo {
    /// The line about `document`.
    pub fn new(document: &Document, strings: &Strings, locale: Locale) -> Self {
        let head = document.blocks.iter().take_while(|block| block.kind.is_head());
        let bylines = head.filter(|block| block.kind == BlockKind::Byline);
        let byline: Vec<&str> = bylines.clone().map(|block| document.slice(block.span)).collect();
        let byline = byline.join("\n");
        let mut parts = Vec::new();
        if let Some(source) = document.head.source.as_deref() {
            parts.push((cell::visible(source).into_owned(), byline.contains(source)));
        }
        if let Some(published) = document.head.published {
            let year = published.date.format("%Y").to_string();
            parts.push((moment(published, locale), byline.contains(&year)));
        }
        let language = language_name(document.language, strings);
        if !language.is_empty() {
            parts.push((language.to_owned(), false));
        }
        if !document.blocks.is_empty() {
            parts.push((reading_time(document), false));
        }
        let join = |parts: &mut dyn Iterator<Item = &(String, bool)>| {
            parts.map(|part| part.0.as_str()).collect::<Vec<_>>().join(" · ")
        };
        // The language and the minutes go first, then the time of day.
        let has_source = document.head.source.is_some();
        let of_head = usize::from(has_source) + usize::from(document.head.published.is_some());
        let mut shorter: Vec<String> = (of_head..parts.len())
            .rev()
            .map(|count| join(&mut parts[..count].iter().filter(|part| !part.1)))
            .collect();
        if let Some(published) = document.head.published {
            let day = (locale.date(published.date), parts[usize::from(has_source)].1);
            let source = parts[..usize::from(has_source)].iter();
            shorter.push(join(&mut source.chain([&day]).filter(|part| !part.1)));
        }
        shorter.retain(|text| !text.is_empty());
        let credit = bylines.last().map(|block| last_line(document, block.span));
        Self {
            whole: join(&mut parts.iter()),
            rest: join(&mut parts.iter().filter(|part| !part.1)),
            shorter,
            credit: credit.filter(|&line| intake::is_bare_credit(document.slice(line), &document.head)),
        }
    }

    /// What the credit does not say, or as much of it as fits into `width` columns.
    pub fn rest_within(&self, width: u16) -> &str {
        let fits = |text: &&String| cell::width(text) <= usize::from(width);
        std::iter::once(&self.rest)
            .chain(&self.shorter)
            .find(fits)
            .or(self.shorter.last())
            .unwrap_or(&self.rest)
    }

    /// The room that it needs below the head.
    pub fn note(&self) -> Note {
        let columns = |text: &str| u16::try_from(cell::width(text)).unwrap_or(u16::MAX);
        Note {
            columns: columns(&self.rest),
            instead: self.credit.map(|credit| (credit, columns(&self.whole))),
        }
    }
}

fn last_line(document: &Document, span: Span) -> Span {
    let text = document.slice(span);
    let start = text.rfind('\n').map_or(0, |end| end + 1);
    Span { start: span.start + start as u32, ..span }.trim(&document.text)
}

fn moment(published: Published, locale: Locale) -> String {
    let date = locale.date(published.date);
    match published.time {
        Some(time) => format!("{date}, {}", time.format("%H:%M")),
        None => date,
    }
}

/// The name of a language, as readers call it.
pub fn language_name(language: Language, strings: &Strings) -> &str {
    language.code().map_or("", |code| strings.language(code).unwrap_or(code))
}

/// How long the news of `document` take to read, at 200 words of 6.5 bytes a minute: `4 min`, `7 h`.
pub fn reading_time(document: &Document) -> String {
    const BYTES_A_MINUTE: usize = 1300;
    const LONGEST_IN_MINUTES: usize = 120;
    let bytes: usize = document.news().map(|block| block.span.len()).sum();
    match bytes.div_ceil(BYTES_A_MINUTE).max(1) {
        minutes @ ..LONGEST_IN_MINUTES => format!("{minutes} min"),
        minutes => format!("{} h", (minutes + 30) / 60),
    }
}
