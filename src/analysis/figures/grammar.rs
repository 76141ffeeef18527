//! The words of figures: what each word of the lexicon can mean in a figure or beside it.
//!
//! A word may have many senses, between which the engine decides by context. The tags of the lexicon for figures:
//!
//! | tag | value | the words |
//! | --- | --- | --- |
//! | `number`, `piece` | the cardinal | number words; pieces build compounds (`siebenunddreißig`) |
//! | `half`, `half-scale` | 0.5, 250000 | parts of a scale: `eine halbe Million`, `Viertelmilliarde` |
//! | `scale`, `point`, `letter` | the factor | scale words; with a point behind; joined letters (`£75m`) |
//! | `currency`, `before` | codes, the first one meant | names behind the number; short forms before it |
//! | `sign`, `code`, `capital-code` | code | `€`, `EUR`, `TRY` |
//! | `minor`, `minor-sign` | code and factor | `Cent`, `pence`, `¢` |
//! | `dollar-prefix`, `nation` | code | `A` before `$`; `kanadische` before `Dollar` |
//! | `code-prefix` | the factor | letters joined before a code: `MEUR`, `TCHF` |
//! | `percent`, `points`, `adjective` | factor | `Prozent`, `Basispunkte`, `prozentig` |
//! | `multiple`, `article-multiple` | factor, direction | `verdoppelt`; `Hälfte` |
//! | `fraction`, `fraction-sign` | the denominator, the value | `Drittel`, `½` |
//! | `modifier`, `after` | modifier | phrases before and behind a figure |
//! | `nation-part` | none, or a code | `New` before `Taiwan dollars`; `U` of `U.S.` |
//! | name of a [`FigureTag`] | | everything else that steers decisions |
//!
//! Several values of one tag are parted by a slash.

use super::tag::FigureTag;
use super::word::{CurrencyForm, CurrencyWord, Multiple, Phrase, Ratio, Scale, ScaleForm, Word};
use crate::analysis::{Currency, Direction, Modifier};
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable, Tag, WordId};
use foldhash::HashMap;
use rust_decimal::Decimal;
use std::str::FromStr;

/// The name of the stage in the tags of the lexicon.
pub(super) const STAGE: &str = "figure";

/// The words of figures of one language.
#[derive(Debug)]
pub(super) struct Grammar {
    pub pack: &'static Pack,
    words: SideTable<Word>,
    /// The places of words that are made of other words: codes with a letter for the scale before them.
    made: HashMap<String, u16>,
    /// The places of ends of compounds.
    compound_ends: HashMap<String, u16>,
    /// The pieces of compound cardinals, longest first.
    pub pieces: Vec<(Box<str>, Decimal)>,
    /// The first letters of the pieces.
    first_letters: Vec<[u8; 2]>,
    /// The ends of compounds that name a number of things: `-zahl`.
    number_nouns: Vec<Box<str>>,
}

/// The place of every word that means nothing in a figure.
pub(super) const UNKNOWN: u16 = SideTable::<Word>::NONE;

/// The grammars of all languages.
pub(super) static GRAMMARS: PerPack<Grammar> = PerPack::new(Grammar::new);

impl Grammar {
    /// The place of a word of the lexicon, which is written as `folded` in lower case.
    pub fn place(&self, word: WordId, folded: &str) -> u16 {
        /// The lengths of letters and code together.
        const MADE: std::ops::RangeInclusive<usize> = 3..=6;
        match self.words.place(word) {
            UNKNOWN if MADE.contains(&folded.len()) => self.made.get(folded).copied().unwrap_or(UNKNOWN),
            place => place,
        }
    }

    /// The place of the end of a compound.
    pub fn compound_end(&self, folded: &str) -> u16 {
        const SHORTEST: usize = 3;
        const LONGEST: usize = 14;
        let from = folded.len().saturating_sub(LONGEST).max(2);
        for start in from..folded.len().saturating_sub(SHORTEST - 1) {
            if let Some(&place) = folded.get(start..).and_then(|end| self.compound_ends.get(end)) {
                return place;
            }
        }
        UNKNOWN
    }

    /// Whether a word in lower case starts as a compound cardinal does.
    pub fn may_be_cardinal(&self, folded: &str) -> bool {
        // Most words fail at their first letters.
        folded.as_bytes().first_chunk().is_some_and(|letters| self.first_letters.contains(letters))
            && self.pieces.iter().any(|(piece, _)| folded.starts_with(&**piece))
    }

    /// What a compound names a number of: `Mitarbeiter` of `Mitarbeiterzahl`.
    pub fn numbered<'w>(&self, compound: &'w str) -> Option<&'w str> {
        const SHORTEST: usize = 4;
        self.number_nouns
            .iter()
            .find_map(|end| compound.strip_suffix(&**end).filter(|counted| counted.len() >= SHORTEST))
    }

    /// The senses at a place.
    pub fn word(&self, place: u16) -> &Word {
        self.words.at(place)
    }

    fn new(pack: &'static Pack) -> Self {
        let lexicon: &Lexicon = &pack.lexicon;
        let mut grammar = Self {
            pack,
            words: SideTable::new(lexicon),
            made: HashMap::default(),
            compound_ends: HashMap::default(),
            pieces: Vec::new(),
            first_letters: Vec::new(),
            number_nouns: Vec::new(),
        };
        for (form, tag) in lexicon.tags_of(STAGE) {
            grammar.add(lexicon, form, tag);
        }
        grammar.add_prefixed_codes(lexicon);
        grammar.pieces.sort_by_key(|(piece, _)| std::cmp::Reverse(piece.len()));
        grammar.first_letters =
            grammar.pieces.iter().filter_map(|(piece, _)| piece.as_bytes().first_chunk().copied()).collect();
        grammar.first_letters.sort_unstable();
        grammar.first_letters.dedup();
        grammar
    }

    fn add(&mut self, lexicon: &Lexicon, form: &Form, tag: Tag) {
        let known = match form {
            Form::Phrase(words) => {
                self.add_phrase(lexicon, words, tag);
                true
            }
            Form::Word(word) => {
                let word = word.to_lowercase();
                match tag.name {
                    "modifier" | "after" => self.add_phrase(lexicon, &[word.clone().into_boxed_str()], tag),
                    "piece" => self
                        .pieces
                        .extend(decimal(tag.value).map(|value| (word.clone().into_boxed_str(), value))),
                    _ => {}
                }
                add_sense(self.words.value_mut(lexicon.find(&word)), tag)
            }
            Form::CompoundEnd(end) => {
                if FigureTag::from_str(tag.name) == Ok(FigureTag::NumberNoun) {
                    self.number_nouns.push(end.to_lowercase().into_boxed_str());
                }
                let place = *self
                    .compound_ends
                    .entry(end.to_lowercase())
                    .or_insert_with(|| self.words.push(Word::default()));
                add_sense(self.words.at_mut(place), tag)
            }
            Form::SeparableVerb { .. } => false,
        };
        debug_assert!(known, "the lexicon has a tag that figures do not know: {tag:?} at {form:?}");
    }

    /// Files a modifier under its last word, and one behind a figure under its first.
    fn add_phrase(&mut self, lexicon: &Lexicon, words: &[Box<str>], tag: Tag) {
        let Some(modifier) = modifier(tag.value) else { return };
        let mut words: Vec<Box<str>> = words.to_vec();
        if tag.name == "modifier" {
            words.reverse();
        }
        let filed = words.remove(0);
        let senses = self.words.value_mut(lexicon.find(&filed));
        let phrases = if tag.name == "modifier" { &mut senses.modifiers } else { &mut senses.after };
        phrases.push(Phrase { rest: words, modifier });
    }

    /// `MEUR`, `TCHF`, `kEUR`: every scale letter before every common code.
    fn add_prefixed_codes(&mut self, lexicon: &Lexicon) {
        let of = |name: &'static str| {
            lexicon.tags_of(STAGE).filter(move |(_, tag)| tag.name == name).filter_map(|(form, tag)| {
                match form {
                    Form::Word(word) => Some((word.to_lowercase(), tag.value)),
                    _ => None,
                }
            })
        };
        for (code_word, code) in of("code") {
            for (letters, factor) in of("code-prefix") {
                let (Some(factor), Some(currency)) = (decimal(factor), Currency::from_code(code)) else {
                    continue;
                };
                let word = format!("{letters}{code_word}");
                let known = lexicon.find(&word);
                let senses = if known == WordId::UNKNOWN {
                    let place = *self.made.entry(word).or_insert_with(|| self.words.push(Word::default()));
                    self.words.at_mut(place)
                } else {
                    self.words.value_mut(known)
                };
                senses.currency.get_or_insert(CurrencyWord {
                    codes: vec![currency],
                    factor,
                    form: CurrencyForm::Code,
                });
            }
        }
    }
}

/// Adds the sense that a tag gives; false where the tag is unknown.
fn add_sense(word: &mut Word, tag: Tag) -> bool {
    let value = tag.value;
    let number = decimal(value);
    let scale = |form| number.map(|factor| Scale { factor, form });
    match tag.name {
        "number" => word.number = number,
        "piece" => word.number = word.number.or(number),
        "half" => word.half = number,
        "half-scale" => word.half_scale = number,
        "scale" => word.scale = scale(ScaleForm::Word),
        "point" => word.scale = scale(ScaleForm::Point),
        "letter" => word.scale = scale(ScaleForm::Letter),
        "nation" => word.nation = Currency::from_code(value),
        "dollar-prefix" => word.dollar_prefix = Currency::from_code(value),
        "percent" => word.ratio = number.map(Ratio::Percent),
        "points" => word.ratio = number.map(Ratio::Points),
        "adjective" => word.adjective = true,
        "multiple" => word.multiple = multiple(value, false),
        "article-multiple" => word.multiple = multiple(value, true),
        "fraction" => word.fraction = number,
        "fraction-sign" => word.fraction_sign = number,
        // A name that is also a short form stays a name: `20 Rs`.
        "before" => {
            word.add(FigureTag::Before);
            if word.currency.is_none() {
                word.currency = currency(tag.name, value);
            }
        }
        // These are filed elsewhere.
        "modifier" | "after" | "code-prefix" => {}
        name => match (currency(name, value), FigureTag::from_str(name)) {
            (Some(currency), _) => word.currency = Some(currency),
            (None, Ok(tag)) => {
                word.add(tag);
                if tag == FigureTag::NationPart {
                    word.nation_part = Currency::from_code(value);
                }
            }
            (None, Err(_)) => return false,
        },
    }
    true
}

fn decimal(value: &str) -> Option<Decimal> {
    Decimal::from_str_exact(value).ok()
}

fn multiple(value: &str, needs_article: bool) -> Option<Multiple> {
    let mut cells = value.split('/');
    let factor = decimal(cells.next()?)?;
    let direction = match cells.next() {
        Some("up") => Some(Direction::Up),
        Some("down") => Some(Direction::Down),
        _ => None,
    };
    Some(Multiple { factor, direction, needs_article })
}

fn modifier(name: &str) -> Option<Modifier> {
    use Modifier::{Approx, AtLeast, AtMost, LessThan, MoreThan};
    [Approx, AtLeast, MoreThan, AtMost, LessThan].into_iter().find(|modifier| modifier.name() == name)
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
    let codes = value.split('/').filter_map(Currency::from_code).collect();
    let factor = value.split('/').find_map(decimal).unwrap_or(Decimal::ONE);
    Some(CurrencyWord { codes, factor, form })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;

    fn pack(code: &str) -> &'static Pack {
        PACKS.into_iter().find(|pack| pack.code() == code).expect("a pack")
    }

    fn word(code: &str, text: &str) -> &'static Word {
        let pack = pack(code);
        let grammar = GRAMMARS.of(pack);
        grammar.word(grammar.place(pack.lexicon.find(text), text))
    }

    #[test]
    fn one_look_up_gives_all_senses() {
        let hundred = word("de", "hundert");
        assert_eq!(hundred.number, Some(Decimal::ONE_HUNDRED));
        assert!(hundred.scale.is_some());
        assert_eq!(word("de", "verdoppelte").multiple.map(|multiple| multiple.factor), Some(Decimal::TWO));
        assert!(word("de", "kanadischen").nation.is_some());
        assert_eq!(
            word("en", "meur").currency.as_ref().map(|word| word.factor),
            Some(Decimal::from(1_000_000))
        );
        assert!(word("en", "unheard").number.is_none());
    }

    #[test]
    fn ends_of_compounds() {
        let grammar = GRAMMARS.of(pack("de"));
        assert!(grammar.word(grammar.compound_end("unternehmensanleihe")).is(FigureTag::Loan));
        assert_eq!(grammar.compound_end("anleihe"), UNKNOWN);
        assert_eq!(grammar.compound_end("äöü"), UNKNOWN);
    }

    #[test]
    fn every_tag_of_the_lexicon_is_known() {
        for pack in PACKS {
            for (form, tag) in pack.lexicon.tags_of(STAGE) {
                let phrase = matches!(tag.name, "modifier" | "after") && modifier(tag.value).is_some();
                let alone = matches!(form, Form::Word(_) | Form::CompoundEnd(_));
                assert!(phrase || alone && add_sense(&mut Word::default(), tag), "{tag:?} at {form:?}");
            }
        }
    }
}
