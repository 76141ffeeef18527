//! The head of an article: kicker, headline, deck, byline, source, date.
//!
//! Publishers use different orders, so each of the first blocks is judged by its own form and by what follows:
//!
//! - a line with only author, source and date is a *byline* at any position ([`byline`]);
//! - the *headline* is the block that equals the given title, else a Markdown heading, else the first short
//!   line without a full stop that is followed by running text;
//! - a *kicker* is a still shorter line right before the headline;
//! - a *deck* is a block between headline and byline, or before a paragraph with a dateline, or a line without a full stop
//!   between headline and text.
//!
//! Blocks without such evidence remain paragraphs.

use super::boilerplate;
use super::byline::{self, Byline, BylinePlace};
use super::dateline::{self, Dateline};
use super::sentence_end::{ends_sentence, ends_with_stop};
use crate::document::{Block, BlockKind, Head, Span};

/// So many blocks may belong to the head.
const MAX_BLOCKS: usize = 10;
/// The longest headline and kicker, in characters.
const MAX_HEADLINE: usize = 200;
const MAX_KICKER: usize = 45;
/// The most words of a kicker over a headline that is known, and over a line that may be a deck instead.
const KICKER_WORDS: usize = 5;
const SURE_KICKER_WORDS: usize = 3;
/// Longer sentences are a deck or a paragraph, in characters.
const LEAST_PARAGRAPH: usize = 80;
/// The longest deck, in characters.
const MAX_DECK: usize = 450;

/// Recognises the head among the first blocks, and fills in those fields of `head` that are not known yet.
pub fn recognize(text: &str, blocks: &mut [Block], head: &mut Head) {
    let mut lines = Lines { text, blocks };
    lines.mark_bylines(head);
    let headline = lines.headline(head.title.as_deref());
    if let Some(at) = headline {
        lines.blocks[at].kind = BlockKind::Headline;
        head.title.get_or_insert_with(|| one_line(lines.slice(at)));
        if let Some(before) = lines.kicker(at) {
            lines.blocks[before].kind = BlockKind::Kicker;
            head.kicker.get_or_insert_with(|| one_line(lines.slice(before)));
        }
        lines.mark_name_and_role(at, head);
        lines.mark_dated(at + 1, head);
    }
    let deck = lines.deck(headline);
    // A format may have proposed others.
    for block in lines.blocks.iter_mut().filter(|block| block.kind == BlockKind::Deck) {
        block.kind = BlockKind::Paragraph;
    }
    if let Some(at) = deck {
        lines.blocks[at].kind = BlockKind::Deck;
        head.deck.get_or_insert_with(|| one_line(lines.slice(at)));
    }
    if let Some(found) = lines.dateline() {
        let source = found.agency.map(str::to_owned);
        fill(head, Byline { source, published: found.published, ..Byline::default() });
    }
}

struct Lines<'t, 'b> {
    text: &'t str,
    blocks: &'b mut [Block],
}

impl<'t> Lines<'t, '_> {
    fn slice(&self, at: usize) -> &'t str {
        self.blocks.get(at).map_or("", |block| &self.text[block.span.range()])
    }

    fn kind(&self, at: usize) -> Option<BlockKind> {
        self.blocks.get(at).map(|block| block.kind)
    }

    fn is_byline(&self, at: usize) -> bool {
        self.kind(at) == Some(BlockKind::Byline)
    }

    /// Marks the bylines before the body. The first paragraph that is longer than a deck begins the body.
    fn mark_bylines(&mut self, head: &mut Head) {
        let mut sentences = 0;
        for at in 0..self.blocks.len().min(MAX_BLOCKS) {
            let line = self.slice(at);
            // Behind a deck and a paragraph, the text has begun.
            sentences += usize::from(
                self.kind(at) == Some(BlockKind::Paragraph)
                    && is_running_text(line)
                    && longer_than(line, LEAST_PARAGRAPH),
            );
            if sentences > 1 {
                break;
            }
            let kind = self.blocks[at].kind;
            if longer_than(line, MAX_DECK) {
                break;
            }
            let may_be = matches!(
                kind,
                BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Deck | BlockKind::Byline
            );
            if !may_be || self.blocks.len() == 1 {
                continue;
            }
            let place = if at == 0 { BylinePlace::First } else { BylinePlace::Head };
            if let Some(found) = byline::parse(line, place) {
                self.blocks[at].kind = BlockKind::Byline;
                fill(head, found);
            } else if dateline::of(line).is_some() {
                break;
            }
        }
    }

    /// Two lines under the headline, a name and what its bearer is, are a byline in two lines.
    fn mark_name_and_role(&mut self, headline: usize, head: &mut Head) {
        for at in headline + 1..(headline + 4).min(self.blocks.len().saturating_sub(1)) {
            let (name, role) = (self.slice(at), self.slice(at + 1));
            if self.is_line(at) && byline::is_personal_name(name) && self.is_line(at + 1) {
                let Some(mut found) = byline::parse(role, BylinePlace::UnderName) else { continue };
                found.author = Some(one_line(name));
                fill(head, found);
                self.blocks[at].kind = BlockKind::Byline;
                self.blocks[at + 1].kind = BlockKind::Byline;
                return;
            }
        }
    }

    /// Under the headline, a date with a name of any kind is a byline.
    fn mark_dated(&mut self, at: usize, head: &mut Head) {
        let Some(found) = byline::dated(self.slice(at)).filter(|_| self.is_line(at)) else { return };
        self.blocks[at].kind = BlockKind::Byline;
        fill(head, found);
    }

    /// The first block after `at` that is neither byline nor caption.
    fn after(&self, at: usize) -> usize {
        let is_beside = |next| matches!(self.kind(next), Some(BlockKind::Byline | BlockKind::Caption));
        (at + 1..self.blocks.len()).find(|&next| !is_beside(next)).unwrap_or(self.blocks.len())
    }

    /// Whether the block is a short line without a full stop.
    fn is_line(&self, at: usize) -> bool {
        let line = self.slice(at);
        matches!(self.kind(at), Some(BlockKind::Paragraph | BlockKind::Heading(_)))
            && !line.is_empty()
            && !line.contains('\n')
            && !longer_than(line, MAX_HEADLINE)
            && !ends_with_stop(line)
            && !holds_stop(line)
            && !line.ends_with([':', ',', ';'])
    }

    fn headline(&self, title: Option<&str>) -> Option<usize> {
        let limit = self.blocks.len().min(MAX_BLOCKS);
        if let Some(title) = title {
            return (0..limit.min(5)).find(|&at| !self.is_byline(at) && same_words(self.slice(at), title));
        }
        if let Some(at) = (0..limit).find(|&at| self.kind(at) == Some(BlockKind::Heading(1))) {
            return Some(at);
        }
        let first = (0..limit).find(|&at| !self.is_byline(at)).filter(|&at| self.is_line(at))?;
        // A page of short lines has no headline: something that is running text must follow.
        let text_follows = (first + 1..self.blocks.len().min(2 * MAX_BLOCKS))
            .any(|at| !self.is_byline(at) && is_running_text(self.slice(at)));
        if !text_follows {
            return None;
        }
        let second = self.after(first);
        let is_kicker = second == first + 1
            && self.is_line(second)
            && self.is_short_line(first)
            && count_words(self.slice(first)) <= SURE_KICKER_WORDS
            && count_words(self.slice(second)) > count_words(self.slice(first));
        Some(if is_kicker { second } else { first })
    }

    /// A line that is short enough for a kicker.
    fn is_short_line(&self, at: usize) -> bool {
        let line = self.slice(at);
        self.is_line(at)
            && !longer_than(line, MAX_KICKER)
            && count_words(line) <= KICKER_WORDS
            && !line.ends_with(['?', '!'])
    }

    fn kicker(&self, headline: usize) -> Option<usize> {
        let before = headline.checked_sub(1)?;
        // A colon is as good an end for a kicker as none.
        let line = self.slice(before).trim_end_matches(':');
        let colon = line.len() < self.slice(before).len() && !longer_than(line, MAX_KICKER);
        (self.is_short_line(before) || colon && count_words(line) <= KICKER_WORDS).then_some(before)
    }

    fn deck(&self, headline: Option<usize>) -> Option<usize> {
        let at = headline.map_or(0, |at| self.after(at));
        match self.kind(at)? {
            BlockKind::Deck if headline.is_some() => return Some(at),
            BlockKind::Paragraph | BlockKind::Heading(2..) => {}
            _ => return None,
        }
        let line = self.slice(at);
        let is_text = !longer_than(line, MAX_DECK)
            && !line.ends_with([':', '–', '—'])
            && !boilerplate::is_cue_line(line);
        if !is_text || dateline::of(line).is_some() {
            return None;
        }
        let body = self.after(at);
        let byline_follows = self.is_byline(at + 1) && is_running_text(self.slice(body));
        let dateline_follows = dateline::of(self.slice(body)).is_some();
        // Right under the headline, a line without a full stop sums the article up; a heading begins a section.
        let line_before_text = headline.is_some()
            && self.kind(at) == Some(BlockKind::Paragraph)
            && self.is_line(at)
            && count_words(line) >= 3
            && is_running_text(self.slice(body));
        (byline_follows || dateline_follows || line_before_text).then_some(at)
    }

    /// The dateline of the first paragraph that has one.
    fn dateline(&self) -> Option<Dateline<'t>> {
        (0..self.blocks.len().min(MAX_BLOCKS)).find_map(|at| dateline::of(self.slice(at)))
    }
}

/// Recognises bylines and credits at the end of the text, in lines of their own or in brackets behind the last
/// sentence: `(Renate Graber, 23.11.2015)`. Boilerplate must have been marked before.
pub fn recognize_end(text: &str, blocks: &mut Vec<Block>, head: &mut Head) {
    // An article may end with a few such lines, and must have something before them.
    for _ in 0..4 {
        let Some(last) = blocks.iter().rposition(|block| block.kind.is_news()) else { return };
        let block = blocks[last];
        let line = &text[block.span.range()];
        if last == 0 || block.kind != BlockKind::Paragraph {
            return;
        }
        if byline::is_credit(line) {
            blocks[last].kind = BlockKind::Byline;
        } else if let Some(found) = byline::parse(line, BylinePlace::Head) {
            blocks[last].kind = BlockKind::Byline;
            fill(head, found);
        } else {
            split_end(text, blocks, last, head);
            return;
        }
    }
}

/// Splits off what stands in brackets behind the last sentence of the paragraph at `last`, if it is a byline.
fn split_end(text: &str, blocks: &mut Vec<Block>, last: usize, head: &mut Head) {
    let span = blocks[last].span;
    let paragraph = &text[span.range()];
    let Some(open) = paragraph.rfind('(') else { return };
    let (before, inside) = (paragraph[..open].trim_end(), paragraph[open + 1..].trim_end());
    // Nothing may stand behind it. Cut texts have lost the closing bracket.
    let inside = inside.trim_end_matches(')');
    if !(before.is_empty() || ends_sentence(before)) || inside.contains(')') {
        return;
    }
    let found = byline::parse(inside, BylinePlace::End);
    if found.is_none() && !byline::is_credit(inside) {
        return;
    }
    let start = span.start as usize;
    if before.is_empty() {
        blocks[last].kind = BlockKind::Byline;
    } else {
        blocks[last].span = Span::new(start, start + before.len());
        let line = Span::new(start + open, span.end as usize);
        blocks.insert(last + 1, Block { span: line, kind: BlockKind::Byline });
    }
    fill(head, found.unwrap_or_default());
}

fn fill(head: &mut Head, found: Byline) {
    if head.byline.is_none() {
        head.byline = found.author;
    }
    if head.source.is_none() {
        head.source = found.source;
    }
    if let Some(published) = found.published {
        match &mut head.published {
            // The same day with its time is more exact than the day alone.
            Some(known) if known.date == published.date && known.time.is_none() => *known = published,
            Some(_) => {}
            unknown @ None => *unknown = Some(published),
        }
    }
}

fn longer_than(text: &str, characters: usize) -> bool {
    text.len() > characters && text.chars().nth(characters).is_some()
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether `text` holds a sentence that ends, and is no mere line.
fn is_running_text(text: &str) -> bool {
    ends_sentence(text) || holds_stop(text) || longer_than(text, MAX_HEADLINE)
}

/// Whether a sentence ends inside: a full stop behind a word that is no abbreviation, and a capital behind it.
fn holds_stop(text: &str) -> bool {
    text.match_indices(". ").any(|(at, stop)| {
        let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        word.chars().count() >= 4
            && word.chars().all(char::is_alphabetic)
            && text[at + stop.len()..].starts_with(char::is_uppercase)
    })
}

/// Text on one line, for a field of the head.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether both are the same but for white space, quotation marks, dashes and case.
fn same_words(left: &str, right: &str) -> bool {
    let words = |text: &str| -> String {
        text.chars()
            .take(2 * MAX_DECK)
            .filter(|character| character.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let (left, right) = (words(left), words(right));
    !left.is_empty() && left == right
}

#[cfg(test)]
mod tests {
    use crate::document::BlockKind::{self, Byline, Deck, Headline, Kicker, Paragraph};
    use crate::document::Document;
    use crate::intake::{Format, Metadata, document};

    const BODY: &str =
        "Der Konzern hat im dritten Quartal mehr verdient als vor einem Jahr. Er hebt die Prognose an.";

    fn read(text: &str) -> Document {
        document(text.replace('§', BODY), Format::Text, Metadata::default())
    }

    fn kinds(document: &Document) -> Vec<BlockKind> {
        document.blocks.iter().map(|block| block.kind).collect()
    }

    #[test]
    fn orders_of_heads() {
        for (text, expected) in [
            (
                "AI\n\nMeta verschenkt seine Modelle\n\nDer Konzern will mit Offenheit gewinnen.\n\nReuters, May 20, 2024\n\n§",
                &[Kicker, Headline, Deck, Byline, Paragraph][..],
            ),
            (
                "20. Mai 2024\n\nBank streicht Stellen\n\nVon Jane Roe\n\n§",
                &[Byline, Headline, Byline, Paragraph],
            ),
            (
                "Bank streicht Stellen\nVon Jane Roe\nStand: 20.05.2024 19:42 Uhr\n\n§\n\n§",
                &[Headline, Byline, Byline, Paragraph, Paragraph],
            ),
            ("Bank streicht Stellen\n\n§", &[Headline, Paragraph]),
            (
                "Bank streicht 300 Stellen\n\nBetriebsrat kündigt Widerstand an\n\n§",
                &[Headline, Deck, Paragraph],
            ),
            ("Drei Banken in Verzug.\n\nWien – §\n\n§", &[Deck, Paragraph, Paragraph]),
            ("§\n\n§", &[Paragraph, Paragraph]),
            ("Bank streicht Stellen", &[Paragraph]),
            ("Eine Zeile\n\nNoch eine Zeile\n\nDritte", &[Paragraph, Paragraph, Paragraph]),
            ("By Jane Roe\n\nBank to cut jobs\n\n§", &[Byline, Headline, Paragraph]),
            ("Is this the end?\n\n§", &[Headline, Paragraph]),
        ] {
            assert_eq!(kinds(&read(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_given_title_is_found_in_the_text() {
        let given = |title: &str| Metadata { title: Some(title.to_owned()), ..Metadata::default() };
        let text = format!("Shares fall. Don’t worry.\n\n{BODY}");
        let document_with = |title| document(text.clone(), Format::Text, given(title));
        assert_eq!(kinds(&document_with("Shares Fall. Don't worry.")), [Headline, Paragraph]);
        let other = document_with("Another title");
        assert_eq!(kinds(&other), [Paragraph, Paragraph]);
        assert_eq!(other.head.title.as_deref(), Some("Another title"));
    }

    #[test]
    fn authors_at_the_end_are_split_off() {
        for end in [
            "(Renate Graber, 23.11.2015)",
            "(Renate Graber, 23.11.2015",
            "(APA/Reuters)",
            "(dpa)",
            "(Reporting by Jane Roe; editing by Ann Lee)",
        ] {
            let document = read(&format!("Titel hier\n\n§ {end}"));
            assert_eq!(kinds(&document), [Headline, Paragraph, Byline], "{end}");
            assert_eq!(document.slice(document.blocks[2].span), end);
        }
        let document = read("Titel hier\n\n§\n\n§ (Renate Graber, 23.11.2015)");
        assert_eq!(document.head.byline.as_deref(), Some("Renate Graber"));
        assert_eq!(document.head.published.expect("date").to_string(), "2015-11-23");
        for end in ["(siehe Grafik)", "(2014: 4,86)", "(Deutsche Bank)"] {
            assert_eq!(kinds(&read(&format!("Titel hier\n\n§\n\n§ {end}"))).len(), 3, "{end}");
        }
    }

    #[test]
    fn lines_at_the_end_name_who_wrote() {
        for end in ["Reporting by Jane Roe in London", "Autor: Jane Roe", "/jdo/he", "Quelle: dpa-AFX", "dpa"]
        {
            let document = read(&format!("Titel hier\n\n§\n\n{end}"));
            assert_eq!(kinds(&document), [Headline, Paragraph, Byline], "{end}");
        }
        for end in ["Fortsetzung folgt", "/", "Bericht von gestern."] {
            assert_eq!(
                kinds(&read(&format!("Titel hier\n\n§\n\n{end}"))),
                [Headline, Paragraph, Paragraph],
                "{end}"
            );
        }
    }

    #[test]
    fn a_name_over_a_role_is_a_byline() {
        let document =
            read("Bank streicht 300 Stellen\n\n20. Mai 2024\n\nJane Roe\n\nBusiness reporter, BBC News\n\n§");
        assert_eq!(kinds(&document), [Headline, Byline, Byline, Byline, Paragraph]);
        assert_eq!(document.head.byline.as_deref(), Some("Jane Roe"));
        let document = read("Bank streicht 300 Stellen\n\nDeutsche Bank\n\nDie Lage der Branche\n\n§");
        assert_eq!(document.head.byline, None);
    }

    #[test]
    fn the_dateline_names_the_agency_and_stays() {
        let document = read("Dax steigt\n\nFrankfurt (dpa-AFX) - §");
        assert_eq!(document.head.source.as_deref(), Some("dpa-AFX"));
        assert!(document.slice(document.blocks[1].span).starts_with("Frankfurt (dpa"));
    }
}
