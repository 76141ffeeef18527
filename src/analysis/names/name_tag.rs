//! The tags of the lexicon for names: what single words say about the names beside them.

use std::ops::BitOr;
use strum::EnumString;

/// What a word says about the names beside it. In the lexicon `NameTag::RoleModifier` is `name.role-modifier`.
///
/// The first sixteen are features of the tagger, whose models were trained with the numbers that they have here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum NameTag {
    /// A person's function: `Vorstandschef`, `analyst`.
    Role,
    /// The role is over: `ehemaliger`, `former`.
    Former,
    /// May stand before a role: `vice`, `executive`.
    RoleModifier,
    /// The role holds still: `derzeit`. A feature of the tagger.
    Now,
    /// Stands before a surname: `Mr`, `Dr`.
    Title,
    /// Says what a firm is, before its name: `Autobauer`, `retailer`.
    Firm,
    /// Ends a company's name: `Bank`, `Holdings`.
    HeadNoun,
    /// A legal form: `AG`, `Inc`.
    LegalForm,
    /// A verb of saying, thinking or expecting.
    Say,
    /// What companies do: `übernimmt`, `launched`.
    Act,
    /// What a company has, behind its name: `Aktie`, `employees`.
    Compound,
    /// Stands inside a surname: `van`.
    Particle,
    /// Joins names. A feature of the tagger.
    List,
    /// Ends a name that is no person's: `Band`, `Stadium`.
    NotPerson,
    /// An abbreviation or part of a compound that names no company.
    NoName,
    /// An article, pronoun, preposition, conjunction, auxiliary or adverb that is no part of a name.
    Function,
    /// A verb whose object is a company: `bought`.
    Deal,
    /// What people have of a service, not of its firm: `Twitter-Konto`, `Facebook users`.
    ServiceUse,
    /// A surname that news use alone: `Merkel`.
    Person,
}

/// A set of [`NameTag`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NameTags(u128);

impl NameTags {
    /// Tags that hold only for the word as the lexicon writes it: `AG` is a legal form, `ag` is not.
    pub const CASE_BOUND: Self = Self::of(&[
        NameTag::LegalForm,
        NameTag::HeadNoun,
        NameTag::Particle,
        NameTag::NoName,
        NameTag::Person,
    ]);

    const fn of(tags: &[NameTag]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < tags.len() {
            bits |= Self::bit(tags[at]);
            at += 1;
        }
        Self(bits)
    }

    const fn bit(tag: NameTag) -> u128 {
        1 << tag as u32
    }

    /// Whether one of `tags` is in the set.
    pub fn any(self, tags: impl Into<Self>) -> bool {
        self.0 & tags.into().0 != 0
    }

    /// The tags that are in `tags` as well.
    pub fn only(self, tags: impl Into<Self>) -> Self {
        Self(self.0 & tags.into().0)
    }

    /// The tags that are not in `tags`.
    pub fn without(self, tags: impl Into<Self>) -> Self {
        Self(self.0 & !tags.into().0)
    }

    /// The tags that are features of the tagger, as bits of a number.
    pub fn feature_bits(self) -> u32 {
        (self.0 & (Self::bit(NameTag::Deal) - 1)) as u32
    }
}

impl From<NameTag> for NameTags {
    fn from(tag: NameTag) -> Self {
        Self(Self::bit(tag))
    }
}

impl<T: Into<Self>> BitOr<T> for NameTags {
    type Output = Self;

    fn bitor(self, other: T) -> Self {
        Self(self.0 | other.into().0)
    }
}

impl BitOr for NameTag {
    type Output = NameTags;

    fn bitor(self, other: Self) -> NameTags {
        NameTags::from(self) | other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_features_of_the_tagger_keep_their_bits() {
        // The German model was trained with these.
        let bits = |tag: NameTag| NameTags::from(tag).feature_bits();
        assert_eq!(bits(NameTag::Role), 1);
        assert_eq!(bits(NameTag::HeadNoun), 1 << 6);
        assert_eq!(bits(NameTag::Say), 1 << 8);
        assert_eq!(bits(NameTag::Function), 1 << 15);
        assert_eq!(bits(NameTag::Deal), 0);
    }

    #[test]
    fn tags_have_the_names_of_the_lexicon() {
        assert_eq!("role-modifier".parse(), Ok(NameTag::RoleModifier));
        assert!("rolemod".parse::<NameTag>().is_err());
    }
}
