//! The grammar tables: what each word can mean in a figure, found with one look-up.
//!
//! The tables are `assets/grammar/figures.tsv` (both languages), `figures.de.tsv` and `figures.en.tsv`. A row
//! has a class, a value and the words that it is about; a word may stand in many rows and then has many
//! senses, between which the engine decides by context.
//!
//! | class | value | the words |
//! | --- | --- | --- |
//! | `number`, `piece` | the cardinal | number words; pieces build compounds (`siebenunddreißig`) |
//! | `half`, `half-scale` | 0.5, 250000 | parts of a scale: `eine halbe Million`, `Viertelmilliarde` |
//! | `scale`, `point`, `letter` | the factor | scale words; with a point behind; glued letters (`£75m`) |
//! | `currency`, `before` | codes, the first one meant | names behind the number; short forms before it |
//! | `sign`, `code`, `capital-code` | code | `€`, `EUR`, `TRY` |
//! | `minor`, `minor-sign` | code and factor | `Cent`, `pence`, `¢` |
//! | `dollar-prefix`, `nation` | code | `A` before `$`; `kanadische` before `Dollar` |
//! | `code-prefix` | the factor | letters glued before a code: `MEUR`, `TCHF` |
//! | `percent`, `points`, `adjective` | factor | `Prozent`, `Basispunkte`, `prozentig` |
//! | `multiple`, `article-multiple` | factor, direction | `verdoppelt`; `Hälfte` |
//! | `fraction`, `fraction-sign` | the denominator, the value | `Drittel`, `½` |
//! | `modifier`, `after` | modifier | phrases before and behind a figure |
//! | `intensifier` | | words that belong to the modifier behind them |
//! | `role` | name of a `Role` | everything else that steers decisions |
//!
//! A word that ends in `~` or `!` takes every ending of the rows `endings` and `verb-endings`; one that
//! begins with `-` is the end of a compound.

use super::word::{CurrencyForm, CurrencyWord, Multiple, Phrase, Ratio, Role, Scale, ScaleForm, Word};
use crate::analysis::lexicon::rows;
use crate::analysis::{Currency, Direction, Modifier};
use crate::document::Language;
use foldhash::HashMap;
use rust_decimal::Decimal;
use std::sync::LazyLock;

type Index = HashMap<String, u16>;

/// The grammar of one language.
#[derive(Debug)]
pub(super) struct Grammar {
    pub german: bool,
    index: Index,
    /// Ends of compounds.
    suffixes: Index,
    /// The entries; number 0 is the word without any sense.
    words: Vec<Word>,
    /// The pieces of compound cardinals, longest first.
    pub pieces: Vec<(&'static str, Decimal)>,
}

/// The number of the entry of every word that the tables do not know.
pub(super) const UNKNOWN: u16 = 0;

static GERMAN: LazyLock<Grammar> =
    LazyLock::new(|| Grammar::parse(true, include_str!("../../../assets/grammar/figures.de.tsv")));
static ENGLISH: LazyLock<Grammar> =
    LazyLock::new(|| Grammar::parse(false, include_str!("../../../assets/grammar/figures.en.tsv")));
const SHARED: &str = include_str!("../../../assets/grammar/figures.tsv");

impl Grammar {
    /// The grammar of `language`; English for those that have none.
    pub fn of(language: Language) -> &'static Self {
        if language == Language::new("de") { &GERMAN } else { &ENGLISH }
    }

    /// The entry of a word that is already in lower case.
    pub fn find(&self, folded: &str) -> u16 {
        self.index.get(folded).copied().unwrap_or(UNKNOWN)
    }

    /// The entry of the end of a compound.
    pub fn find_suffix(&self, folded: &str) -> u16 {
        const SHORTEST: usize = 3;
        const LONGEST: usize = 14;
        let from = folded.len().saturating_sub(LONGEST).max(2);
        for start in from..folded.len().saturating_sub(SHORTEST - 1) {
            if let Some(&entry) = folded.get(start..).and_then(|end| self.suffixes.get(end)) {
                return entry;
            }
        }
        UNKNOWN
    }

    /// The senses of an entry.
    pub fn word(&self, entry: u16) -> &Word {
        self.words.get(usize::from(entry)).unwrap_or(&self.words[0])
    }

    fn parse(german: bool, table: &'static str) -> Self {
        let mut grammar = Self {
            german,
            index: Index::default(),
            suffixes: Index::default(),
            words: vec![Word::default()],
            pieces: Vec::new(),
        };
        let all: Vec<[&'static str; 3]> = rows(SHARED)
            .chain(rows(table))
            .filter_map(|mut cells| Some([cells.next()?, cells.next()?, cells.next()?]))
            .collect();
        let endings = |class: &str| {
            all.iter()
                .filter(|row| row[0] == class)
                .flat_map(|row| row[2].split(',').map(str::trim))
                .collect::<Vec<_>>()
        };
        let (adjective, verb) = (endings("endings"), endings("verb-endings"));
        for [class, value, words] in &all {
            for word in words.split(',').map(str::trim).filter(|word| !word.is_empty()) {
                if let Some(stem) = word.strip_suffix('~').filter(|stem| !stem.is_empty()) {
                    grammar.add(class, value, word.trim_end_matches('~'));
                    for ending in &adjective {
                        grammar.add_inflected(class, value, stem, ending);
                    }
                } else if let Some(stem) = word.strip_suffix('!') {
                    for ending in &verb {
                        grammar.add_inflected(class, value, stem, ending);
                    }
                } else {
                    grammar.add(class, value, word);
                }
            }
        }
        grammar.add_prefixed_codes(&all);
        grammar.pieces.sort_by_key(|(piece, _)| std::cmp::Reverse(piece.len()));
        grammar
    }

    fn entry(&mut self, word: String) -> &mut Word {
        let (index, word) = match word.strip_prefix('-') {
            Some(suffix) if !suffix.is_empty() => (&mut self.suffixes, suffix.to_owned()),
            _ => (&mut self.index, word),
        };
        let next = self.words.len() as u16;
        let entry = *index.entry(word).or_insert(next);
        if entry == next {
            self.words.push(Word::default());
        }
        &mut self.words[usize::from(entry)]
    }

    fn add_inflected(&mut self, class: &str, value: &str, stem: &str, ending: &str) {
        if let Some(multiple) = (class == "multiple").then(|| multiple(value, false)).flatten() {
            self.entry(format!("{stem}{ending}")).multiple = Some(multiple);
        } else if class == "nation" {
            self.entry(format!("{stem}{ending}")).nation = Currency::from_code(value);
        }
    }

    fn add(&mut self, class: &str, value: &str, word: &'static str) {
        let number = || decimal(value);
        let scale = |form| decimal(value).map(|factor| Scale { factor, form });
        let phrase = |rest: Vec<&'static str>| modifier(value).map(|modifier| Phrase { rest, modifier });
        match class {
            "piece" => {
                if let Some(value) = number() {
                    self.pieces.push((word, value));
                    self.entry(word.to_owned()).number.get_or_insert(value);
                }
            }
            "modifier" => {
                let mut words = word.rsplit(' ');
                let last = words.next().unwrap_or(word);
                let phrase = phrase(words.collect());
                self.entry(last.to_owned()).modifiers.extend(phrase);
            }
            "after" => {
                let mut words = word.split(' ');
                let first = words.next().unwrap_or(word);
                let phrase = phrase(words.collect());
                self.entry(first.to_owned()).after.extend(phrase);
            }
            "role" => {
                if let Some(role) = Role::named(value) {
                    self.entry(word.to_owned()).add_role(role);
                }
            }
            "intensifier" => self.entry(word.to_owned()).add_role(Role::Intensifier),
            _ => {
                let entry = self.entry(word.to_owned());
                match class {
                    "number" => entry.number = number(),
                    "half" => entry.half = number(),
                    "half-scale" => entry.half_scale = number(),
                    "scale" => entry.scale = scale(ScaleForm::Word),
                    "point" => entry.scale = scale(ScaleForm::Point),
                    "letter" => entry.scale = scale(ScaleForm::Letter),
                    "nation" => entry.nation = Currency::from_code(value),
                    "dollar-prefix" => entry.dollar_prefix = Currency::from_code(value),
                    "percent" => entry.ratio = number().map(Ratio::Percent),
                    "points" => entry.ratio = number().map(Ratio::Points),
                    "adjective" => entry.adjective = true,
                    "multiple" => entry.multiple = multiple(value, false),
                    "article-multiple" => entry.multiple = multiple(value, true),
                    "fraction" => entry.fraction = number(),
                    "fraction-sign" => entry.fraction_sign = number(),
                    // A name that is also a short form stays a name: `20 Rs`.
                    "before" if entry.currency.is_some() => {}
                    _ => entry.currency = currency(class, value).or(entry.currency.take()),
                }
            }
        }
    }

    /// `MEUR`, `TCHF`, `kEUR`: every scale letter before every common code.
    fn add_prefixed_codes(&mut self, all: &[[&'static str; 3]]) {
        let of = |class: &'static str| all.iter().filter(move |row| row[0] == class);
        for code in of("code") {
            for prefix in of("code-prefix") {
                for (code_word, letters) in code[2]
                    .split(',')
                    .flat_map(|word| prefix[2].split(',').map(move |letters| (word, letters)))
                {
                    let (Some(factor), Some(currency)) = (decimal(prefix[1]), Currency::from_code(code[1]))
                    else {
                        continue;
                    };
                    self.entry(format!("{}{}", letters.trim(), code_word.trim())).currency.get_or_insert(
                        CurrencyWord { codes: vec![currency], factor, form: CurrencyForm::Code },
                    );
                }
            }
        }
    }
}

fn decimal(value: &str) -> Option<Decimal> {
    Decimal::from_str_exact(value).ok()
}

fn multiple(value: &str, needs_article: bool) -> Option<Multiple> {
    let mut cells = value.split(' ');
    let factor = decimal(cells.next()?)?;
    let direction = match cells.next() {
        Some("up") => Some(Direction::Up),
        Some("down") => Some(Direction::Down),
        _ => None,
    };
    Some(Multiple { factor, direction, needs_article })
}

fn modifier(name: &str) -> Option<Modifier> {
    name.parse().ok().filter(|modifier| !matches!(modifier, Modifier::Exact | Modifier::Range))
}

fn currency(class: &str, value: &str) -> Option<CurrencyWord> {
    let form = match class {
        "sign" => CurrencyForm::Sign,
        "code" => CurrencyForm::Code,
        "capital-code" => CurrencyForm::CapitalCode,
        "currency" => CurrencyForm::Name,
        "minor" | "minor-sign" => CurrencyForm::Minor,
        "before" => CurrencyForm::Before,
        _ => return None,
    };
    let codes = value.split(' ').filter_map(Currency::from_code).collect();
    let factor = value.split(' ').find_map(decimal).unwrap_or(Decimal::ONE);
    Some(CurrencyWord { codes, factor, form })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: [&str; 3] = [
        SHARED,
        include_str!("../../../assets/grammar/figures.de.tsv"),
        include_str!("../../../assets/grammar/figures.en.tsv"),
    ];

    fn word(language: Language, text: &str) -> &'static Word {
        let grammar = Grammar::of(language);
        grammar.word(grammar.find(text))
    }

    #[test]
    fn one_look_up_gives_all_senses() {
        let pounds = word(Language::new("de"), "hundert");
        assert_eq!(pounds.number, Some(Decimal::ONE_HUNDRED));
        assert!(pounds.scale.is_some());
        assert_eq!(
            word(Language::new("de"), "verdoppelte").multiple.map(|multiple| multiple.factor),
            Some(Decimal::TWO)
        );
        assert!(word(Language::new("de"), "kanadischen").nation.is_some());
        assert_eq!(
            word(Language::new("en"), "meur").currency.as_ref().map(|word| word.factor),
            Some(Decimal::from(1_000_000))
        );
        assert!(word(Language::new("en"), "unheard").number.is_none());
    }

    #[test]
    fn ends_of_compounds() {
        let grammar = Grammar::of(Language::new("de"));
        assert!(grammar.word(grammar.find_suffix("unternehmensanleihe")).is(Role::Loan));
        assert_eq!(grammar.find_suffix("anleihe"), UNKNOWN);
        assert_eq!(grammar.find_suffix("äöü"), UNKNOWN);
    }

    #[test]
    fn every_class_of_the_tables_is_read() {
        let read = "number piece half half-scale scale point letter currency before sign code capital-code minor \
            minor-sign dollar-prefix nation code-prefix percent points adjective multiple article-multiple fraction \
            fraction-sign modifier after intensifier role endings verb-endings";
        for table in TABLES {
            for mut cells in rows(table) {
                let class = cells.next().unwrap_or_default();
                assert!(read.split(' ').any(|known| known == class), "class {class}");
                assert_eq!(cells.count(), 2, "cells in a row of class {class}");
            }
        }
    }

    #[test]
    fn every_role_of_the_tables_exists() {
        for table in TABLES {
            for mut cells in rows(table).filter(|cells| cells.clone().next() == Some("role")) {
                let name = cells.nth(1).unwrap_or_default();
                assert!(Role::named(name).is_some(), "role {name}");
            }
        }
    }
}
