//! The words that links hang on, as the tables `assets/grammar/links.*.tsv` and `verbs.*.tsv` list them.

use super::class::{COMPOUNDED, VERBAL, class_named};
pub(super) use super::class::{Class, Classes};
use crate::analysis::lexicon::{WordMap, rows};
use crate::analysis::token::Tokens;
use crate::document::Language;
use foldhash::HashMap;
use std::sync::LazyLock;

/// What is known of the words that start with one word.
#[derive(Debug, Clone, Default)]
struct Entry {
    /// The classes of the word alone.
    alone: Classes,
    /// Words that follow it directly, with the classes of the whole.
    phrases: Vec<(Vec<&'static str>, Classes)>,
    /// Particles at the end of the clause, with the classes of verb and particle.
    particles: Vec<(&'static str, Classes)>,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Grammar {
    entries: WordMap<Entry>,
    compounds: bool,
}

static GERMAN: LazyLock<Grammar> = LazyLock::new(|| {
    Grammar::parse(
        [
            include_str!("../../../assets/grammar/links.de.tsv"),
            include_str!("../../../assets/grammar/verbs.de.tsv"),
        ],
        true,
    )
});
static ENGLISH: LazyLock<Grammar> = LazyLock::new(|| {
    Grammar::parse(
        [
            include_str!("../../../assets/grammar/links.en.tsv"),
            include_str!("../../../assets/grammar/verbs.en.tsv"),
        ],
        false,
    )
});

/// The endings of a German adjective.
const ENDINGS: [&str; 6] = ["e", "en", "er", "es", "em", ""];

/// The shortest last part of a compound, in bytes, and the shortest part before it.
const SHORTEST_PART: usize = 4;
const SHORTEST_FIRST: usize = 3;

impl Grammar {
    /// The words of `language`; English for those that have none.
    pub(super) fn of(language: Language) -> &'static Self {
        if language == Language::German { &GERMAN } else { &ENGLISH }
    }

    fn parse(tables: [&'static str; 2], compounds: bool) -> Self {
        let mut entries: HashMap<String, Entry> = HashMap::default();
        for mut cells in tables.into_iter().flat_map(rows) {
            let class = cells.next().and_then(class_named);
            debug_assert!(class.is_some(), "a table of links names an unknown class");
            let Some(class) = class else { continue };
            for form in cells.next().unwrap_or_default().split(' ').filter(|form| !form.is_empty()) {
                add_form(&mut entries, form, Classes::of(class));
            }
        }
        Self { entries: WordMap::from_entries(entries), compounds }
    }

    /// The classes of every token. Words of a fixed phrase all have its classes; a verb whose particle stands
    /// apart has them where the particle follows before the clause ends.
    pub(super) fn classify(&self, tokens: &Tokens<'_>) -> Vec<Classes> {
        let mut classes = vec![Classes::default(); tokens.len()];
        for sentence in &tokens.sentences {
            for index in sentence.tokens.clone() {
                self.classify_token(tokens, index, sentence.tokens.end, &mut classes);
            }
        }
        classes
    }

    fn classify_token(&self, tokens: &Tokens<'_>, index: usize, end: usize, classes: &mut [Classes]) {
        let word = tokens.piece(index);
        if !tokens.is_word(index) {
            return;
        }
        let Some(entry) = self.entries.get(word) else {
            if self.compounds && tokens.is_capitalized(index) {
                classes[index] = classes[index].union(self.last_part(word));
            }
            return;
        };
        // The `up` of `start-up` moves nothing.
        let in_compound = tokens.is_glued(index) && index > 0 && tokens.piece(index - 1) == "-";
        let alone = if in_compound { entry.alone.without(VERBAL) } else { entry.alone };
        // A `Dax-Spitze` is no index, a `profit-taking` no profit.
        let opens =
            tokens.is_glued(index + 1) && tokens.piece(index + 1) == "-" && tokens.is_glued(index + 2);
        let alone = if opens { alone.without(COMPOUNDED) } else { alone };
        classes[index] = classes[index].union(alone);
        // A compound that a table lists is what its last part is all the same.
        if self.compounds && entry.alone == Classes::of(Class::Measure) && tokens.is_capitalized(index) {
            classes[index] = classes[index].union(self.last_part(word));
        }
        for (rest, whole) in &entry.phrases {
            let behind = index + 1 + rest.len();
            if behind <= end
                && rest.iter().zip(index + 1..).all(|(word, at)| tokens.piece(at).eq_ignore_ascii_case(word))
            {
                for class in &mut classes[index..behind] {
                    *class = class.union(*whole);
                }
            }
        }
        for (particle, whole) in &entry.particles {
            if has_particle(tokens, index + 1, end, particle) {
                classes[index] = classes[index].union(*whole);
            }
        }
    }

    /// The classes of the longest known noun that ends `word`.
    fn last_part(&self, word: &str) -> Classes {
        let cuts = word
            .char_indices()
            .map(|(at, _)| at)
            .filter(|&at| at >= SHORTEST_FIRST && at + SHORTEST_PART <= word.len());
        cuts.take(40)
            .filter_map(|at| self.entries.get(&word[at..]))
            .map(|entry| entry.alone.only(COMPOUNDED))
            .find(|&classes| classes != Classes::default())
            .unwrap_or_default()
    }
}

fn has_particle(tokens: &Tokens<'_>, from: usize, end: usize, particle: &str) -> bool {
    /// A clause between verb and particle is no longer than this.
    const REACH: usize = 40;
    (from..end.min(from + REACH))
        .find(|&index| {
            tokens.piece(index) == particle
                && (index + 1 == end
                    || matches!(
                        tokens.piece(index + 1),
                        "." | "," | ";" | ":" | "(" | "–" | ")" | "und" | "oder" | "!" | "?" | "“"
                    ))
        })
        .is_some()
}

fn add_form(entries: &mut HashMap<String, Entry>, form: &'static str, classes: Classes) {
    if let Some((verb, particle)) = form.split_once('+') {
        entries.entry(verb.to_lowercase()).or_default().particles.push((particle, classes));
        // In a subordinate clause they are one word: `während Bayer um 3 Prozent nachgaben`.
        let joined = entries.entry(format!("{particle}{verb}").to_lowercase()).or_default();
        joined.alone = joined.alone.union(classes);
    } else if let Some((first, rest)) = form.split_once('_') {
        entries.entry(first.to_lowercase()).or_default().phrases.push((rest.split('_').collect(), classes));
    } else if let Some(stem) = form.strip_suffix('*') {
        for ending in ENDINGS {
            let entry = entries.entry(format!("{stem}{ending}").to_lowercase()).or_default();
            entry.alone = entry.alone.union(classes);
        }
    } else {
        let entry = entries.entry(form.to_lowercase()).or_default();
        entry.alone = entry.alone.union(classes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokenize;
    use crate::document::{Block, BlockKind, Document, Span};

    #[test]
    fn compounds_and_particles() {
        let text =
            "Der Jahresumsatz legte im Mai kräftig zu. Sie legte zu viele Karten hin. Während A nachgaben.";
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let language = Language::German;
        let document =
            Document { text: text.to_owned(), language, blocks: vec![block], ..Document::default() };
        let tokens = tokenize(&document);
        let classes = Grammar::of(language).classify(&tokens);
        assert_eq!((tokens.piece(1), classes[1].has(Class::Measure)), ("Jahresumsatz", true));
        assert_eq!((tokens.piece(2), classes[2].has(Class::Up)), ("legte", true));
        assert_eq!((tokens.piece(9), classes[9].has(Class::Up)), ("legte", false));
        assert_eq!((tokens.piece(17), classes[17].has(Class::Down)), ("nachgaben", true));
    }

    #[test]
    fn every_row_has_a_class() {
        for table in [
            include_str!("../../../assets/grammar/links.de.tsv"),
            include_str!("../../../assets/grammar/verbs.de.tsv"),
            include_str!("../../../assets/grammar/links.en.tsv"),
            include_str!("../../../assets/grammar/verbs.en.tsv"),
        ] {
            for mut cells in rows(table) {
                let class = cells.next().unwrap_or_default();
                assert!(class_named(class).is_some(), "{class}");
                assert!(cells.next().is_some_and(|forms| !forms.is_empty()), "{class} has no forms");
            }
        }
    }
}
