//! What single words say about the names beside them, from `assets/lexicon/names.*.tsv`.

use crate::analysis::lexicon::rows;
use crate::document::Language;
use foldhash::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

/// A set of the classes that the head of the tables explains.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

impl Classes {
    pub const ROLE: Self = Self(1);
    pub const FORMER: Self = Self(1 << 1);
    pub const ROLE_MODIFIER: Self = Self(1 << 2);
    pub const NOW: Self = Self(1 << 3);
    pub const TITLE: Self = Self(1 << 4);
    pub const FIRM: Self = Self(1 << 5);
    pub const HEAD: Self = Self(1 << 6);
    pub const FORM: Self = Self(1 << 7);
    pub const SAY: Self = Self(1 << 8);
    pub const ACT: Self = Self(1 << 9);
    pub const COMPOUND: Self = Self(1 << 10);
    pub const PARTICLE: Self = Self(1 << 11);
    pub const LIST: Self = Self(1 << 12);
    pub const NOT_PERSON: Self = Self(1 << 13);
    pub const NO_NAME: Self = Self(1 << 14);
    pub const FUNCTION: Self = Self(1 << 15);
    pub const DEAL: Self = Self(1 << 16);
    pub const USE: Self = Self(1 << 17);
    pub const PERSON: Self = Self(1 << 18);

    /// Classes that hold only for the word as the table writes it: `AG` is a legal form, `ag` is not.
    const CASE_BOUND: u32 = Self::FORM.0 | Self::HEAD.0 | Self::PARTICLE.0 | Self::NO_NAME.0 | Self::PERSON.0;

    /// Whether the word is in any of `classes`.
    pub fn any(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// The classes as bits of a number, as far as they are features of the tagger: its models were made with these.
    pub fn feature_bits(self) -> u32 {
        self.0 & (Self::DEAL.0 - 1)
    }

    fn named(name: &str) -> Self {
        match name {
            "role" => Self::ROLE,
            "former" => Self::FORMER,
            "rolemod" => Self::ROLE_MODIFIER,
            "now" => Self::NOW,
            "title" => Self::TITLE,
            "firm" => Self::FIRM,
            "head" => Self::HEAD,
            "form" => Self::FORM,
            "say" => Self::SAY,
            "act" => Self::ACT,
            "compound" => Self::COMPOUND,
            "particle" => Self::PARTICLE,
            "list" => Self::LIST,
            "notperson" => Self::NOT_PERSON,
            "noname" => Self::NO_NAME,
            "function" => Self::FUNCTION,
            "deal" => Self::DEAL,
            "use" => Self::USE,
            "person" => Self::PERSON,
            _ => Self::default(),
        }
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The table of one language.
#[derive(Debug)]
pub(super) struct NameWords {
    words: HashMap<&'static str, Classes>,
    /// Ends of words, for languages that write compounds as one word.
    endings: HashMap<&'static str, Classes>,
    longest_ending: usize,
}

static GERMAN: LazyLock<NameWords> =
    LazyLock::new(|| NameWords::parse(include_str!("../../../assets/lexicon/names.de.tsv")));
static ENGLISH: LazyLock<NameWords> =
    LazyLock::new(|| NameWords::parse(include_str!("../../../assets/lexicon/names.en.tsv")));

impl NameWords {
    /// The table of `language`.
    pub fn of(language: Language) -> &'static Self {
        if language == Language::German { &GERMAN } else { &ENGLISH }
    }

    fn parse(table: &'static str) -> Self {
        let mut words = HashMap::default();
        let mut endings = HashMap::default();
        for mut cells in rows(table) {
            let (Some(word), Some(classes)) = (cells.next(), cells.next()) else { continue };
            let classes = classes.split(',').fold(Classes::default(), |set, name| set | Classes::named(name));
            match word.strip_prefix('-') {
                Some(ending) => endings.insert(ending, classes),
                None => words.insert(word, classes),
            };
        }
        let longest_ending = endings.keys().map(|ending| ending.len()).max().unwrap_or(0);
        Self { words, endings, longest_ending }
    }

    /// The classes of `word`. A capitalised word has those of the same word in lower case as well, but for
    /// the classes that are bound to the case.
    pub fn classes(&self, word: &str) -> Classes {
        let exact = self.words.get(word).copied().unwrap_or_default();
        let capitalized = word.starts_with(char::is_uppercase);
        let lower = if capitalized {
            let classes = self.words.get(word.to_lowercase().as_str()).copied().unwrap_or_default();
            Classes(classes.0 & !Classes::CASE_BOUND)
        } else {
            Classes::default()
        };
        exact | lower | self.ending_classes(word) | self.genitive_role(word)
    }

    /// The classes that the table itself gives to `word`, with a capital or without.
    pub fn exact(&self, word: &str) -> Classes {
        let lower = || self.words.get(word.to_lowercase().as_str());
        self.words.get(word).or_else(lower).copied().unwrap_or_default()
    }

    /// Whether `word`, as it is written, is a verb of saying.
    pub fn is_saying(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|classes| classes.any(Classes::SAY))
    }

    /// `des Investors Warren Buffett`, `des Vergleichsportals Lumivolta`: German roles and kinds of firms in the genitive.
    fn genitive_role(&self, word: &str) -> Classes {
        let Some(base) = word.strip_suffix('s').filter(|_| !self.endings.is_empty()) else {
            return Classes::default();
        };
        let classes = self.words.get(base).copied().unwrap_or_default() | self.ending_classes(base);
        Classes(classes.0 & (Classes::ROLE.0 | Classes::FIRM.0))
    }

    fn ending_classes(&self, word: &str) -> Classes {
        if self.endings.is_empty() {
            return Classes::default();
        }
        word.char_indices()
            .skip(2)
            .map(|(at, _)| &word[at..])
            .filter(|ending| ending.len() <= self.longest_ending)
            .find_map(|ending| self.endings.get(ending).copied())
            .or_else(|| {
                let whole = word.len() <= self.longest_ending && word.starts_with(char::is_uppercase);
                whole.then(|| self.endings.get(word.to_lowercase().as_str()).copied()).flatten()
            })
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_have_the_class_of_their_end() {
        let german = NameWords::of(Language::German);
        assert!(german.classes("Vorstandschef").any(Classes::ROLE));
        assert!(german.classes("Ökostromanbieter").any(Classes::FIRM));
        assert!(!german.classes("Umsatz").any(Classes::ROLE | Classes::FIRM));
    }

    #[test]
    fn legal_forms_keep_their_case() {
        let english = NameWords::of(Language::English);
        assert!(english.classes("AS").any(Classes::FORM));
        assert!(!english.classes("As").any(Classes::FORM));
        assert!(english.classes("Chairman").any(Classes::ROLE));
    }
}
