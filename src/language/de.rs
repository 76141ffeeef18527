//! German, with its Austrian and Swiss forms.

use super::{Naming, Pack, Syntax, WordFormation, Writing, en};
use crate::document::Language;
use crate::lexicon::dictionary::Dictionary;
use crate::lexicon::{COMMON, Lexicon};
use std::sync::LazyLock;

const WORDS: WordFormation = WordFormation {
    closed_compounds: true,
    joints: &["s", "es", "n", "en", "er", "e"],
    adjective_endings: &["e", "en", "er", "es", "em", ""],
    genitive_endings_spared: &["s", "x", "z", "ß", "n", "e"],
    adjectives_of_origin: &["ische", "ischen", "deutsche", "deutschen"],
};

pub(super) static PACK: Pack = Pack {
    language: Language::German,
    lexicon: LazyLock::new(|| {
        Lexicon::parse(
            &[COMMON, include_str!("../../assets/language/de/lexicon.tsv")],
            WORDS.adjective_endings,
        )
    }),
    dictionary: LazyLock::new(|| {
        Dictionary::new(include_bytes!(concat!(env!("OUT_DIR"), "/words.de.fst")), WORDS.joints)
    }),
    foreign_dictionaries: &[&en::PACK.dictionary],
    tagger: Some(include_bytes!("../../assets/language/de/tagger")),
    writing: Writing {
        nouns_capitalized: true,
        title_case_headlines: false,
        decimal_sign: ',',
        group_sign: '.',
        groups_of_two: false,
        ordinal_point: true,
    },
    words: WORDS,
    syntax: Syntax { verb_final: true, inversion: true },
    naming: Naming {
        genitive: Some('s'),
        known_name_ending: Some('s'),
        apostrophe_genitive: "s",
        head_noun_first: true,
        staff: &[
            "ceo",
            "cfo",
            "coo",
            "cto",
            "chef",
            "boss",
            "vorstand",
            "vorständin",
            "chairman",
            "president",
            "founder",
            "gründer",
            "geschäftsführer",
            "direktor",
            "director",
            "executive",
            "sprecher",
        ],
        officials: &["minister"],
    },
};
