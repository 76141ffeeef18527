//! English, British and American.

use super::{
    Cardinals, MinorUnitPrices, NounPhrase, Numbers, Pack, PluralEndings, Syntax, WordFormation, Writing,
};
use crate::document::Language;
use crate::lexicon::dictionary::Dictionary;
use crate::lexicon::{COMMON, Lexicon};
use std::sync::LazyLock;

const WORDS: WordFormation =
    WordFormation { closed_compounds: false, joints: &[], adjective_endings: &[], bare_genitive: false };

pub(super) static PACK: Pack = Pack {
    language: Language::English,
    lexicon: LazyLock::new(|| {
        Lexicon::parse(
            &[COMMON, include_str!("../../assets/language/en/lexicon.tsv")],
            WORDS.adjective_endings,
        )
    }),
    dictionary: LazyLock::new(|| {
        Dictionary::new(include_bytes!(concat!(env!("OUT_DIR"), "/words.en.fst")), WORDS.joints)
    }),
    foreign_dictionaries: &[],
    // There are no free corpora of English business news, and what tweets and contracts teach finds no company that
    // the rules miss.
    tagger: None,
    writing: Writing {
        nouns_capitalized: false,
        title_case_headlines: true,
        decimal_sign: '.',
        group_sign: ',',
        groups_of_two: true,
        ordinal_point: false,
    },
    numbers: Numbers {
        cardinals: Cardinals::Spaced,
        space_groups: false,
        noun_phrase: NounPhrase::PluralHead,
        plural: PluralEndings { plural: &["s", "S"], singular: &["ss", "us", "is", "'s"], sure: &[] },
        currency_name_first: true,
        price_dash: None,
        minor_unit_prices: MinorUnitPrices::Only(&["GBP"]),
        postal_code_first: false,
    },
    words: WORDS,
    syntax: Syntax { verb_final: false, inversion: false },
};
