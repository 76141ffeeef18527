//! The table of the words of figures, made of the lexicon of a language.

use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::{
    CurrencyForm, CurrencyWord, FigureWord, ModifierPhrase, MultipleWord, RatioWord, ScaleForm, ScaleWord,
};
use crate::analysis::{Currency, Direction, Modifier};
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable, Tag, TaggedForm, WordId};
use crate::order::Reorder;
use foldhash::HashMap;
use rust_decimal::Decimal;
use std::str::FromStr;

/// The name of the stage in the tags of the lexicon.
pub(crate) const STAGE: &str = "figure";

/// The words of figures of one language.
#[derive(Debug)]
pub(crate) struct FigureVocabulary {
    pub pack: &'static Pack,
    words: SideTable<FigureWord>,
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

/// The length in bytes of the longest letters and code together: `miousd`.
pub(crate) const LONGEST_MADE: usize = 6;

/// The place of every word that means nothing in a figure.
pub(crate) const UNKNOWN: u16 = SideTable::<FigureWord>::NONE;

/// The words of figures of every language.
pub(crate) static FIGURE_VOCABULARIES: PerPack<FigureVocabulary> = PerPack::new(FigureVocabulary::new);

impl FigureVocabulary {
    /// The place of a word of the lexicon.
    pub fn place(&self, word: WordId) -> u16 {
        self.words.place(word)
    }

    /// The place of a word in lower case that is made of other words: `meur`.
    pub fn made(&self, folded: &str) -> u16 {
        let may_be_made = folded.len() <= LONGEST_MADE;
        may_be_made.then(|| self.made.get(folded).copied()).flatten().unwrap_or(UNKNOWN)
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

    /// What the word at a place can mean.
    pub fn word(&self, place: u16) -> &FigureWord {
        self.words.at(place)
    }

    fn new(pack: &'static Pack) -> Self {
        let lexicon: &Lexicon = &pack.lexicon;
        let mut vocabulary = Self {
            pack,
            words: SideTable::new(lexicon),
            made: HashMap::default(),
            compound_ends: HashMap::default(),
            pieces: Vec::new(),
            first_letters: Vec::new(),
            number_nouns: Vec::new(),
        };
        for tagged in lexicon.tagged(STAGE) {
            vocabulary.add(&tagged);
        }
        // The months are tagged once, for expressions of time.
        for (tagged, _) in pack.months() {
            vocabulary.words.value_mut(tagged.first).add(FigureTag::Month);
        }
        vocabulary.add_prefixed_codes(lexicon);
        vocabulary.pieces.reorder_by_key(|(piece, _)| std::cmp::Reverse(piece.len()));
        vocabulary.first_letters = vocabulary
            .pieces
            .iter()
            .filter_map(|(piece, _)| piece.as_bytes().first_chunk().copied())
            .collect();
        vocabulary.first_letters.sort_unstable();
        vocabulary.first_letters.dedup();
        vocabulary
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
                if FigureTag::from_str(tag.name) == Ok(FigureTag::NumberNoun) {
                    self.number_nouns.push(end.to_lowercase().into_boxed_str());
                }
                let place = *self
                    .compound_ends
                    .entry(end.to_lowercase())
                    .or_insert_with(|| self.words.push(FigureWord::default()));
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
        let word = self.words.value_mut(filed);
        let phrases = if is_before { &mut word.modifiers } else { &mut word.after };
        phrases.push(ModifierPhrase { rest, modifier });
    }

    /// `MEUR`, `TCHF`, `kEUR`: every scale letter before every common code.
    fn add_prefixed_codes(&mut self, lexicon: &Lexicon) {
        let (mut codes, mut prefixes) = (Vec::new(), Vec::new());
        for tagged in lexicon.tagged(STAGE) {
            match (tagged.form, tagged.tag.name) {
                (Form::Word(word), "code") => {
                    codes.extend(
                        Currency::from_code(tagged.tag.value).map(|code| (word.to_lowercase(), code)),
                    );
                }
                (Form::Word(word), "code-prefix") => {
                    prefixes.extend(decimal(tagged.tag.value).map(|factor| (word.to_lowercase(), factor)));
                }
                _ => {}
            }
        }
        for (code_word, currency) in codes {
            for &(ref letters, factor) in &prefixes {
                let word = format!("{letters}{code_word}");
                let known = lexicon.find(&word);
                let text = if known == WordId::UNKNOWN {
                    let place =
                        *self.made.entry(word).or_insert_with(|| self.words.push(FigureWord::default()));
                    self.words.at_mut(place)
                } else {
                    self.words.value_mut(known)
                };
                text.currency.get_or_insert(CurrencyWord {
                    codes: vec![currency],
                    factor,
                    form: CurrencyForm::Code,
                });
            }
        }
    }
}

/// Adds the sense that a tag gives; false where the tag is unknown.
fn add_sense(word: &mut FigureWord, tag: Tag) -> bool {
    let value = tag.value;
    let number = decimal(value);
    let scale = |form| number.map(|factor| ScaleWord { factor, form });
    match tag.name {
        "number" => word.number = number,
        "piece" => word.number = word.number.or(number),
        "half" => word.half = number,
        "half-scale" => word.half_scale = number,
        "scale" => word.scale = scale(ScaleForm::Word),
        "point" => word.scale = scale(ScaleForm::Point),
        "head-scale" => word.head_scale = number,
        "letter" => word.scale = scale(ScaleForm::Letter),
        "nation" => word.nation = Currency::from_code(value),
        "dollar-prefix" => word.dollar_prefix = Currency::from_code(value),
        "dollar-home" => word.dollar_home = Currency::from_code(value),
        "percent" => word.ratio = number.map(RatioWord::Percent),
        "points" => word.ratio = number.map(RatioWord::Points),
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
        "modifier" | "after" => {}
        "code-prefix" => word.prefix_scale = number,
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

fn multiple(value: &str, needs_article: bool) -> Option<MultipleWord> {
    let mut cells = value.split('/');
    let factor = decimal(cells.next()?)?;
    let direction = match cells.next() {
        Some("up") => Some(Direction::Up),
        Some("down") => Some(Direction::Down),
        _ => None,
    };
    Some(MultipleWord { factor, direction, needs_article })
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
    use crate::language::{PACKS, by_code};

    fn pack(code: &str) -> &'static Pack {
        by_code(code).expect("a pack")
    }

    fn word(code: &str, text: &str) -> &'static FigureWord {
        let pack = pack(code);
        let vocabulary = FIGURE_VOCABULARIES.of(pack);
        match vocabulary.place(pack.lexicon.find(text)) {
            UNKNOWN => vocabulary.word(vocabulary.made(text)),
            place => vocabulary.word(place),
        }
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
        let vocabulary = FIGURE_VOCABULARIES.of(pack("de"));
        assert!(vocabulary.word(vocabulary.compound_end("unternehmensanleihe")).is(FigureTag::Loan));
        assert_eq!(vocabulary.compound_end("anleihe"), UNKNOWN);
        assert_eq!(vocabulary.compound_end("äöü"), UNKNOWN);
    }

    #[test]
    fn every_tag_of_the_lexicon_is_known() {
        for pack in PACKS {
            for TaggedForm { form, tag, .. } in pack.lexicon.tagged(STAGE) {
                let phrase = matches!(tag.name, "modifier" | "after") && modifier(tag.value).is_some();
                let alone = matches!(form, Form::Word(_) | Form::CompoundEnd(_));
                assert!(phrase || alone && add_sense(&mut FigureWord::default(), tag), "{tag:?} at {form:?}");
            }
        }
    }
}
