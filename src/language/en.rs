//! English, British and American.

use super::{Naming, Pack, Syntax, WordFormation, Writing};
use crate::document::Language;
use crate::lexicon::dictionary::Dictionary;
use crate::lexicon::{COMMON, Lexicon};
use std::sync::LazyLock;

const WORDS: WordFormation = WordFormation {
    closed_compounds: false,
    joints: &[],
    adjective_endings: &[],
    genitive_endings_spared: &[],
    adjectives_of_origin: &["ian", "ish", "ese"],
};

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
    words: WORDS,
    syntax: Syntax { verb_final: false, inversion: false },
    naming: Naming {
        genitive: None,
        known_name_ending: Some('s'),
        apostrophe_genitive: "s",
        head_noun_first: false,
        staff: &[
            "ceo",
            "cfo",
            "coo",
            "cto",
            "boss",
            "executive",
            "chairman",
            "chairwoman",
            "founder",
            "president",
            "director",
        ],
        officials: &["minister"],
    },
};
