//! The words that links hang on, as the tables `assets/grammar/links.*.tsv` and `verbs.*.tsv` list them.

use crate::analysis::lexicon::{WordMap, rows};
use crate::analysis::token::Tokens;
use crate::document::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word does for the links of a figure. The tables name a class in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A noun that says what is measured: `Umsatz`, `revenue`.
    Measure,
    /// A share or its price.
    Share,
    /// A noun of growth.
    Rise,
    /// A noun of decline.
    Fall,
    /// A noun that stands for a company named before: `der Konzern`.
    Firm,
    /// A possessive pronoun.
    Possessive,
    /// A verb of saying or expecting: its subject reports a figure and seldom owns it.
    Say,
    /// A word before the source of a statement: `laut`, `analyst`.
    Attribution,
    /// `um`, `by`: before the size of a movement.
    By,
    /// `auf`, `to`: before where it ends.
    To,
    /// `von`, `from`: before where it starts.
    From,
    /// A preposition that ties a figure to the noun before it.
    With,
    /// `in Höhe von`: the same in several words.
    Amount,
    /// `zusätzlich`, `extra`.
    Extra,
    /// `davon`: a part of the figure before.
    Thereof,
    /// `dabei`: goes on with the time and topic of the sentence before.
    Carry,
    /// Opens a subordinate clause.
    Subordinator,
    /// Joins clauses or nouns.
    Coordinator,
    /// Before the whole that a share is of: `der`, `des`, `of`.
    Genitive,
    /// A word that is no part of a noun phrase.
    Function,
    /// A measure that is a part of a whole: `Anteil`, `stake`. What stands behind it is the whole, not the owner.
    Ratio,
    /// A measure of a country or a market, which no company owns: `Inflation`, `GDP`.
    Macro,
    /// A counted thing that a company has: `Mitarbeiter`, `stores`.
    Held,
    /// Opens a noun phrase: `a`, `the`, `of`.
    Determiner,
    /// Opens a noun phrase of something known, or adds something to it: `die`, `its`, `mit`.
    Definite,
    /// A preposition that ties a figure to the noun before it and does nothing else: `of`, `worth`.
    Tie,
    /// `bei`: before what a movement concerns.
    Regard,
    /// `je`, `per`: before the unit that a price is for.
    Per,
    /// Before what a figure is compared with: `nach`, `than`.
    Compare,
    /// The same for what is named before the figure as well: `im Vergleich zum Vorjahr stieg …`.
    Baseline,
    /// A measure that says little without what follows: `Zahl der Kunden`.
    Generic,
    /// `zusätzlich`, `extra`: what is measured comes on top.
    Added,
    /// `plus` before a figure.
    Plus,
    /// `minus` before a figure.
    Minus,
    /// `for`: between what holds things and the things: `an order for 30 jets`.
    Purpose,
    /// A verb of saying whose object is the one that was told: `told Reuters`.
    Told,
    /// A noun of cutting jobs and sites: `Abbau von 300 Stellen`.
    Shed,
    /// A noun for where a movement ends: `auf den Rekordwert von`, `to a high of`.
    Level,
    /// Before a level: `at`, `bei`.
    At,
    /// `or`: between two ways to say one amount.
    Alternative,
    /// A preposition before what a movement comes from, or what a measure is taken before or after.
    Cause,
    /// `more`, directly behind a figure.
    More,
    /// `less`, directly behind a figure.
    Less,
    /// A firm by what it is to another: `Tochter`, `rival`.
    Kin,
    /// A verb or adverb of growth.
    Up,
    /// A verb or adverb of decline.
    Down,
    /// A verb of cutting jobs, sites and the like.
    Cut,
    /// A verb by which money changes hands.
    Deal,
}

/// The classes by their names in the tables.
const CLASSES: [(&str, Class); 48] = [
    ("measure", Class::Measure),
    ("share", Class::Share),
    ("rise", Class::Rise),
    ("fall", Class::Fall),
    ("firm", Class::Firm),
    ("possessive", Class::Possessive),
    ("say", Class::Say),
    ("attribution", Class::Attribution),
    ("by", Class::By),
    ("to", Class::To),
    ("from", Class::From),
    ("with", Class::With),
    ("amount", Class::Amount),
    ("extra", Class::Extra),
    ("thereof", Class::Thereof),
    ("carry", Class::Carry),
    ("subordinator", Class::Subordinator),
    ("coordinator", Class::Coordinator),
    ("genitive", Class::Genitive),
    ("function", Class::Function),
    ("ratio", Class::Ratio),
    ("macro", Class::Macro),
    ("held", Class::Held),
    ("determiner", Class::Determiner),
    ("definite", Class::Definite),
    ("tie", Class::Tie),
    ("regard", Class::Regard),
    ("per", Class::Per),
    ("compare", Class::Compare),
    ("baseline", Class::Baseline),
    ("generic", Class::Generic),
    ("added", Class::Added),
    ("plus", Class::Plus),
    ("minus", Class::Minus),
    ("purpose", Class::Purpose),
    ("told", Class::Told),
    ("shed", Class::Shed),
    ("level", Class::Level),
    ("at", Class::At),
    ("alternative", Class::Alternative),
    ("cause", Class::Cause),
    ("more", Class::More),
    ("less", Class::Less),
    ("kin", Class::Kin),
    ("up", Class::Up),
    ("down", Class::Down),
    ("cut", Class::Cut),
    ("deal", Class::Deal),
];

const BIT: u64 = 1;

/// A set of classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Classes(u64);

impl Classes {
    /// Whether `class` is in the set.
    pub(super) fn has(self, class: Class) -> bool {
        self.0 & (BIT << class as u32) != 0
    }

    /// Whether one of `classes` is in the set.
    pub(super) fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn only(self, mask: Self) -> Self {
        Self(self.0 & mask.0)
    }

    fn without(self, mask: Self) -> Self {
        Self(self.0 & !mask.0)
    }

    fn of(class: Class) -> Self {
        Self(BIT << class as u32)
    }
}

/// The nouns that also count as the last part of a compound.
const COMPOUNDED: Classes = Classes(
    BIT << Class::Measure as u32
        | BIT << Class::Share as u32
        | BIT << Class::Rise as u32
        | BIT << Class::Fall as u32
        | BIT << Class::Firm as u32
        | BIT << Class::Ratio as u32
        | BIT << Class::Kin as u32
        | BIT << Class::Macro as u32
        | BIT << Class::Held as u32,
);

/// The classes of verbs and adverbs.
const VERBAL: Classes = Classes(
    BIT << Class::Up as u32
        | BIT << Class::Down as u32
        | BIT << Class::Cut as u32
        | BIT << Class::Deal as u32,
);

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
        let mut entries: HashMap<String, Entry> = HashMap::new();
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
        classes[index] = classes[index].union(alone);
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

fn class_named(name: &str) -> Option<Class> {
    CLASSES.iter().find(|(known, _)| *known == name).map(|&(_, class)| class)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokenize;
    use crate::document::{Block, BlockKind, Document, Span};

    #[test]
    fn compounds_and_particles() {
        let text = "Der Jahresumsatz legte im Mai kräftig zu. Sie legte zu viele Karten hin.";
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let language = Language::German;
        let document =
            Document { text: text.to_owned(), language, blocks: vec![block], ..Document::default() };
        let tokens = tokenize(&document);
        let classes = Grammar::of(language).classify(&tokens);
        assert_eq!((tokens.piece(1), classes[1].has(Class::Measure)), ("Jahresumsatz", true));
        assert_eq!((tokens.piece(2), classes[2].has(Class::Up)), ("legte", true));
        assert_eq!((tokens.piece(9), classes[9].has(Class::Up)), ("legte", false));
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
