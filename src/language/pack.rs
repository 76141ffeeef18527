//! What a language has to say of itself.

use crate::document::Language;
use crate::lexicon::Lexicon;
use crate::lexicon::dictionary::Dictionary;
use std::fmt;
use std::sync::LazyLock;

/// A language that is analysed.
pub struct Pack {
    /// The language of the texts.
    pub language: Language,
    /// The words that tell what a text says.
    pub lexicon: LazyLock<Lexicon>,
    /// The ordinary words.
    pub dictionary: LazyLock<Dictionary>,
    /// The dictionaries of other languages whose words stand in names: `Sun Express` in a German text.
    pub foreign_dictionaries: &'static [&'static LazyLock<Dictionary>],
    /// The model of the name tagger, where there is one; `assets/model/README.md` has its layout.
    pub tagger: Option<&'static [u8]>,
    /// How it is written.
    pub writing: Writing,
    /// How its words are built.
    pub words: WordFormation,
    /// How its sentences are built.
    pub syntax: Syntax,
    /// How it names people and firms.
    pub naming: Naming,
}

/// How a language is written.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is a property of its own")]
pub struct Writing {
    /// Every noun has a capital, so that a capital tells little of a name: `der Umsatz`.
    pub nouns_capitalized: bool,
    /// Headlines may have a capital on every word: `Profits Soar as Prices Fall`.
    pub title_case_headlines: bool,
    /// What stands before decimals: `2,5`.
    pub decimal_sign: char,
    /// What stands between thousands: `1.234`.
    pub group_sign: char,
    /// Groups of two digits before the last three are read as well: `1,00,000`.
    pub groups_of_two: bool,
    /// Ordinals are digits with a point: `20. Mai`.
    pub ordinal_point: bool,
}

/// How the words of a language are built.
#[derive(Debug, Clone, Copy)]
pub struct WordFormation {
    /// Nouns are joined into one word, which is what its last part is: `Jahresumsatz`.
    pub closed_compounds: bool,
    /// What may stand between the parts of such a word: the `s` of `Jahresumsatz`.
    pub joints: &'static [&'static str],
    /// The endings that an adjective may have; the empty one is the bare word. Empty where adjectives do not change.
    pub adjective_endings: &'static [&'static str],
    /// Endings of nouns that need not have another one in the genitive: `des Kurs`, `des Studenten`.
    pub genitive_endings_spared: &'static [&'static str],
    /// Endings of the adjectives that are made of countries and towns: `chinesische`, `Norwegian`.
    pub adjectives_of_origin: &'static [&'static str],
}

/// How the sentences of a language are built.
#[derive(Debug, Clone, Copy)]
pub struct Syntax {
    /// Parts of the verb stand at the end of the clause, so that the verb that goes with a figure is first looked for
    /// behind it: `um 3 Prozent gestiegen`.
    pub verb_final: bool,
    /// The subject may stand behind the finite verb: `kündigte Siemens an`.
    pub inversion: bool,
}

/// How people and firms are named.
#[derive(Debug, Clone, Copy)]
pub struct Naming {
    /// The genitive of names, where it is an ending without an apostrophe: the `s` of `Volkswagens Gewinn`.
    pub genitive: Option<char>,
    /// What may stand behind a name that is known, without making another name of it: that genitive, the plural of
    /// `Cadillacs`.
    pub known_name_ending: Option<char>,
    /// What stands behind the apostrophe of a genitive: the `s` of `Foster's Group`.
    pub apostrophe_genitive: &'static str,
    /// The noun that says what a firm is may be the first word of its name: `Stadtwerke Oberaue`.
    pub head_noun_first: bool,
    /// Parts of the words for those who work for the firm that is spoken of, in lower case: `vorstand`.
    pub staff: &'static [&'static str],
    /// Parts of the words for those who hold a public office, in lower case: `minister`.
    pub officials: &'static [&'static str],
}

impl Pack {
    /// The ISO 639-1 code.
    pub fn code(&self) -> &'static str {
        self.language.code().unwrap_or_default()
    }
}

impl fmt::Debug for Pack {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Pack({})", self.language)
    }
}
