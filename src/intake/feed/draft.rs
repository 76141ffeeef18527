//! An entry while its elements are read, with the best value for each field so far.

use super::parsed::{BodyKind, FeedEntry};
use crate::document::{Published, is_web_address};
use crate::intake::date;
use chrono::{DateTime, Datelike as _};

/// Maximum number of authors of an entry.
pub(super) const MOST_AUTHORS: usize = 32;
/// No date is longer than so many bytes.
const LONGEST_DATE: usize = 128;

/// An entry that is not complete yet.
#[derive(Debug, Default)]
pub(super) struct EntryDraft {
    title: Best<String>,
    link: Best<String>,
    id: Best<String>,
    published: Best<Published>,
    body: Best<(String, BodyKind, Option<String>)>,
    pub authors: Vec<String>,
    pub language: Option<String>,
}

/// The value of the lowest rank.
#[derive(Debug)]
struct Best<T>(Option<(u8, T)>);

impl<T> Default for Best<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Best<T> {
    fn is_open_to(&self, rank: u8) -> bool {
        self.0.as_ref().is_none_or(|(best, _)| rank < *best)
    }

    fn offer(&mut self, rank: u8, value: T) {
        if self.is_open_to(rank) {
            self.0 = Some((rank, value));
        }
    }

    fn take(self) -> Option<T> {
        self.0.map(|(_, value)| value)
    }
}

/// How sure an address is the entry's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkKind {
    /// A link to a web page.
    Page,
    /// An id that is said to be an address.
    Permalink,
    /// A link to something else that shows the same.
    Alternate,
    /// The name of the entry in RDF.
    About,
}

impl EntryDraft {
    /// An entry of which only the language is known yet.
    pub fn in_language(language: Option<String>) -> Self {
        Self { language, ..Self::default() }
    }

    pub fn title(&mut self, rank: u8, text: String) {
        if !text.trim().is_empty() {
            self.title.offer(rank, text);
        }
    }

    pub fn link(&mut self, kind: LinkKind, url: &str, base: Option<&str>) {
        // Addresses in sections are often escaped all the same.
        let url = url.trim().replace("&amp;", "&");
        // Whether an id that is no address by itself is one is told only by the entry's other fields.
        if url.is_empty() || kind != LinkKind::Page && !is_web_address(&url) {
            return;
        }
        let joined = base.and_then(|base| crate::intake::joined(Some(base), &url));
        self.link.offer(kind as u8, joined.unwrap_or(url));
    }

    pub fn id(&mut self, rank: u8, id: &str) {
        let id = id.trim();
        if !id.is_empty() {
            self.id.offer(rank, id.to_owned());
        }
    }

    pub fn date(&mut self, rank: u8, text: &str) {
        let text = text.trim();
        if text.len() <= LONGEST_DATE
            && let Some(published) = seconds(text).or_else(|| date::published(text))
        {
            self.published.offer(rank, published);
        }
    }

    pub fn body(&mut self, rank: u8, text: String, kind: BodyKind, base: Option<&str>) {
        if !text.trim().is_empty() && self.body.is_open_to(rank) {
            self.body.offer(rank, (text, kind, base.map(str::to_owned)));
        }
    }

    pub fn author(&mut self, name: &str) {
        let name = person(name);
        if !name.is_empty()
            && self.authors.len() < MOST_AUTHORS
            && !self.authors.iter().any(|known| known == name)
        {
            self.authors.push(name.to_owned());
        }
    }

    /// Whether what it is known by has been read, and anything to read.
    pub fn is_known(&self) -> bool {
        let is_named = self.id.0.is_some() || self.link.0.is_some();
        is_named && (self.title.0.is_some() || self.body.0.is_some())
    }

    /// The entry.
    pub fn finish(self) -> FeedEntry {
        let (body, body_kind, base) = self.body.take().unwrap_or_default();
        FeedEntry {
            id: self.id.take(),
            title: self.title.take(),
            authors: self.authors,
            url: self.link.take(),
            published: self.published.take(),
            language: self.language,
            body: body.trim().to_owned(),
            body_kind,
            base,
        }
    }
}

/// The moment of a number of seconds since 1970, in this century.
fn seconds(text: &str) -> Option<Published> {
    const DIGITS: usize = 10;
    let is_number = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    let moment = DateTime::from_timestamp(text.parse().ok().filter(|_| is_number)?, 0)?;
    (2000..2100).contains(&moment.year()).then(|| Published::from(moment.fixed_offset()))
}

/// The name of a person who is told with an address: `desk@example.org (Jane Roe)`, `Jane Roe <desk@example.org>`.
fn person(text: &str) -> &str {
    let text = text.trim();
    let (before, after) = match text.split_once(['(', '<']) {
        Some((before, after)) => (before.trim(), after.trim_end_matches([')', '>']).trim()),
        None => return text,
    };
    match (before.contains('@'), after.contains('@')) {
        (true, false) if !after.is_empty() => after,
        (false, true) if !before.is_empty() => before,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_each_field_wins_in_any_order() {
        let mut draft = EntryDraft::default();
        draft.link(LinkKind::Permalink, "https://nordwerk.example/id", None);
        draft.link(LinkKind::Page, " a?b=1&amp;c=2 ", Some("https://nordwerk.example/x/"));
        draft.link(LinkKind::Page, "later", None);
        draft.title(2, "Third".to_owned());
        draft.title(0, " ".to_owned());
        draft.title(1, "Second".to_owned());
        draft.date(0, "gestern");
        draft.date(1, "2024-11-12");
        draft.body(1, "Summary".to_owned(), BodyKind::Any, None);
        draft.body(0, "Content\n".to_owned(), BodyKind::Plain, Some("https://nordwerk.example/"));
        let entry = draft.finish();
        assert_eq!(entry.url.as_deref(), Some("https://nordwerk.example/x/a?b=1&c=2"));
        assert_eq!((entry.title.as_deref(), entry.body.as_str()), (Some("Second"), "Content"));
        assert_eq!(entry.published.map(|at| at.to_string()).as_deref(), Some("2024-11-12"));
        assert_eq!(entry.identity(), "https://nordwerk.example/x/a?b=1&c=2");
    }

    #[test]
    fn an_id_is_an_address_only_where_it_looks_like_one() {
        let mut draft = EntryDraft::default();
        draft.link(LinkKind::Permalink, "4711", Some("https://nordwerk.example/"));
        draft.date(0, "1731398400");
        let entry = draft.finish();
        assert_eq!(entry.url, None);
        assert_eq!(entry.published.map(|at| at.to_string()).as_deref(), Some("2024-11-12T08:00:00+00:00"));
    }

    #[test]
    fn a_name_is_told_from_its_address() {
        for (text, name) in [
            ("desk@nordwerk.example (Jane Roe)", "Jane Roe"),
            ("Jane Roe <desk@nordwerk.example>", "Jane Roe"),
            (" Jane Roe (Berlin)", "Jane Roe (Berlin)"),
            ("desk@nordwerk.example", "desk@nordwerk.example"),
            ("desk@nordwerk.example ()", "desk@nordwerk.example ()"),
        ] {
            assert_eq!(person(text), name);
        }
    }
}
