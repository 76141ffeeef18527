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
//! | name of a [`Role`] | | everything else that steers decisions |
//!
//! Several values of one tag are parted by a slash.

use super::word::{CurrencyForm, CurrencyWord, Multiple, Phrase, Ratio, Role, Scale, ScaleForm, Word};
use crate::analysis::{Currency, Direction, Modifier};
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable, Tag, TaggedForm, WordId};
use foldhash::HashMap;
use rust_decimal::Decimal;

/// The name of the stage in the tags of the lexicon.
pub(super) const STAGE: &str = "figure";

/// The words of figures of one language.
#[derive(Debug)]
pub(super) struct Grammar {
    pub german: bool,
    words: SideTable<Word>,
    /// The places of words that are made of other words: codes with a letter for the scale before them.
    made: HashMap<String, u16>,
    /// The places of ends of compounds.
    compound_ends: HashMap<String, u16>,
    /// The pieces of compound cardinals, longest first.
    pub pieces: Vec<(Box<str>, Decimal)>,
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

    /// The senses at a place.
    pub fn word(&self, place: u16) -> &Word {
        self.words.at(place)
    }

    fn new(pack: &'static Pack) -> Self {
        let lexicon: &Lexicon = &pack.lexicon;
        let mut grammar = Self {
            german: pack.writing.nouns_capitalized,
            words: SideTable::new(lexicon),
            made: HashMap::default(),
            compound_ends: HashMap::default(),
            pieces: Vec::new(),
        };
        for tagged in lexicon.tagged(STAGE) {
            grammar.add(&tagged);
        }
        grammar.add_prefixed_codes(lexicon);
        grammar.pieces.sort_by_key(|(piece, _)| std::cmp::Reverse(piece.len()));
        grammar
    }

    fn add(&mut self, tagged: &TaggedForm) {
        let tag = tagged.tag;
        let known = match &tagged.form {
            Form::Phrase(words) => {
                self.add_phrase(tagged, words);
                true
            }
            Form::Word(word) => {
                match tag.name {
                    "modifier" | "after" => self.add_phrase(tagged, &[word]),
                    "piece" => {
                        self.pieces
                            .extend(decimal(tag.value).map(|value| (word.to_lowercase().into(), value)));
                    }
                    _ => {}
                }
                add_sense(self.words.value_mut(tagged.first), tag)
            }
            Form::CompoundEnd(end) => {
                let place = *self
                    .compound_ends
                    .entry(end.to_lowercase())
                    .or_insert_with(|| self.words.push(Word::default()));
                add_sense(self.words.at_mut(place), tag)
            }
            Form::SeparableVerb { .. } => false,
        };
        debug_assert!(known, "the lexicon has a tag that figures do not know: {tagged:?}");
    }

    /// Files a modifier under its last word, and one behind a figure under its first.
    fn add_phrase(&mut self, tagged: &TaggedForm, words: &[&'static str]) {
        let Some(modifier) = modifier(tagged.tag.value) else { return };
        let is_before = tagged.tag.name == "modifier";
        let filed = if is_before && words.len() > 1 { tagged.last } else { tagged.first };
        let mut rest = words.to_vec();
        if is_before {
            rest.reverse();
        }
        rest.remove(0);
        let senses = self.words.value_mut(filed);
        let phrases = if is_before { &mut senses.modifiers } else { &mut senses.after };
        phrases.push(Phrase { rest, modifier });
    }

    /// `MEUR`, `TCHF`, `kEUR`: every scale letter before every common code.
    fn add_prefixed_codes(&mut self, lexicon: &Lexicon) {
        let of = |name: &'static str| {
            let named = lexicon.tagged(STAGE).filter(move |tagged| tagged.tag.name == name);
            named.filter_map(|tagged| match tagged.form {
                Form::Word(word) => Some((word.to_lowercase(), tagged.tag.value)),
                _ => None,
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
        "before" if word.currency.is_some() => {}
        // These are filed elsewhere.
        "modifier" | "after" | "code-prefix" => {}
        name => match (currency(name, value), Role::named(name)) {
            (Some(currency), _) => word.currency = Some(currency),
            (None, Some(role)) => word.add_role(role),
            (None, None) => return false,
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
        assert!(grammar.word(grammar.compound_end("unternehmensanleihe")).is(Role::Loan));
        assert_eq!(grammar.compound_end("anleihe"), UNKNOWN);
        assert_eq!(grammar.compound_end("äöü"), UNKNOWN);
    }

    #[test]
    fn every_tag_of_the_lexicon_is_known() {
        for pack in PACKS {
            for TaggedForm { form, tag, .. } in pack.lexicon.tagged(STAGE) {
                let phrase = matches!(tag.name, "modifier" | "after") && modifier(tag.value).is_some();
                let alone = matches!(form, Form::Word(_) | Form::CompoundEnd(_));
                assert!(phrase || alone && add_sense(&mut Word::default(), tag), "{tag:?} at {form:?}");
            }
        }
    }
}
