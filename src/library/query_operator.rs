//! The operators of queries, which stand before a colon, and their words in every language
//! ([`Pack::query_words`](crate::language::Pack::query_words)).

use crate::language::{DEFAULT, PACKS, Pack};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// What may stand before a colon. Its name is its English word.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "lowercase")]
pub enum Operator {
    /// The name of a company.
    Company,
    /// The name of a person.
    Person,
    /// What a figure measures.
    Of,
    /// A kind of figure.
    Kind,
    /// The unit of a figure.
    Unit,
    /// The least amount of a figure.
    Min,
    /// The largest amount of a figure.
    Max,
    /// The first day of publication.
    After,
    /// The day behind the last one.
    Before,
    /// A word of the headline.
    Title,
    /// Where it was published.
    Source,
    /// Who wrote it.
    Author,
    /// The feed that it came by.
    Feed,
    /// A tag.
    Tag,
    /// The language.
    Lang,
    /// Whether it is unread, read, starred or deleted.
    Is,
}

impl Operator {
    /// All of them, the most useful ones first.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The operator of a word in any language, in lower case.
    pub fn of_word(word: &str) -> Option<Self> {
        name_of(word).parse().ok()
    }

    /// Its words: those of the language of `pack` first, then its name, then those of other languages.
    pub fn words(self, pack: &Pack) -> Vec<&'static str> {
        let name: &'static str = self.into();
        let own = pack.query_words.iter();
        let others = PACKS.into_iter().flat_map(|other| other.query_words.iter());
        let of = |&&(_, known): &&(&'static str, &'static str)| known == name;
        let mut words: Vec<&'static str> = own.filter(of).map(|(word, _)| *word).collect();
        for word in std::iter::once(name).chain(others.filter(of).map(|(word, _)| *word)) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }
}

/// The name of a word of queries, whose language may be any that has a pack; the word itself where it is none.
pub fn name_of(word: &str) -> &str {
    let mut words = PACKS.into_iter().flat_map(|pack| pack.query_words);
    words.find(|(known, _)| *known == word).map_or(word, |&(_, name)| name)
}

/// The word for `name` in the language of `pack`; `name` itself where it has none.
pub fn word_for(name: &'static str, pack: &Pack) -> &'static str {
    pack.query_words.iter().find(|(_, known)| *known == name).map_or(name, |(word, _)| word)
}

/// The name of a value of an operator that is typed in any language, as a whole or as far as it is begun; `names` are the
/// names themselves. None if it is none of them.
pub(super) fn value_of(
    operator: Operator,
    typed: &str,
    names: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let key: &'static str = operator.into();
    let plain = |text: &str| text.to_lowercase().replace(['-', '_'], " ");
    let words = PACKS.into_iter().flat_map(|pack| pack.query_values);
    let words = words.filter(|value| value.0 == key).map(|value| (value.1, value.2));
    let all: Vec<(String, &'static str)> =
        names.map(|name| (name, name)).chain(words).map(|(word, name)| (plain(word), name)).collect();
    let typed = plain(typed);
    let whole = all.iter().find(|(word, _)| *word == typed);
    whole.or_else(|| all.iter().find(|(word, _)| word.starts_with(&typed))).map(|(_, name)| *name)
}

/// The word for the value `name` of an operator in the language of `pack`; `name` itself where it has none, and in the
/// default language, which the names are of.
pub fn value_for<'n>(operator: Operator, name: &'n str, pack: &Pack) -> &'n str {
    let key: &'static str = operator.into();
    let speaks_names = std::ptr::eq(pack, DEFAULT);
    let mut values = pack.query_values.iter().filter(|_| !speaks_names);
    values.find(|value| value.0 == key && value.2 == name).map_or(name, |value| value.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_an_operator_means_it() {
        for &operator in Operator::ALL {
            for pack in PACKS {
                let words = operator.words(pack);
                assert!(words.contains(&<&str>::from(operator)));
                for word in words {
                    assert_eq!(Operator::of_word(word), Some(operator), "{word}");
                }
            }
        }
        assert_eq!(Operator::of_word("umsatz"), None);
    }

    #[test]
    fn values_are_typed_in_every_language() {
        let kinds = || ["money", "percentage_points"].into_iter();
        for (typed, kind) in [
            ("money", "money"),
            ("Geld", "money"),
            ("gel", "money"),
            ("percentage-points", "percentage_points"),
            ("Prozentpunkte", "percentage_points"),
            ("ratios", "multiple"),
        ] {
            assert_eq!(value_of(Operator::Kind, typed, kinds()), Some(kind), "{typed}");
        }
        assert_eq!(value_of(Operator::Kind, "deutsch", kinds()), None, "of another operator");
        assert_eq!(value_of(Operator::Lang, "Deutsch", std::iter::empty()), Some("de"));
        for pack in PACKS {
            for (operator, word, name) in pack.query_values {
                let known = PACKS.into_iter().flat_map(|other| other.query_values);
                let same = |value: &&(&str, &str, &str)| (value.0, value.1) == (*operator, *word);
                assert!(known.filter(same).all(|value| value.2 == *name), "{word}");
                assert!(Operator::of_word(operator).is_some(), "{operator}");
            }
        }
    }
}
