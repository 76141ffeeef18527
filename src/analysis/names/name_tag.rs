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
    /// A word of saying or expecting. The tag is that of the lexicon for speech.
    #[strum(disabled)]
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

    /// An article.
    Article,
    /// `a`, `ein`; `one`.
    IndefiniteArticle,
    /// An article before what a subject is: `Nordtief, der größte Bauunternehmer`; `one` is used so as well.
    SubjectArticle,
    /// An article before an object: `übernahm die Telekom`.
    ObjectArticle,
    /// An article behind a preposition that asks for the dative: `von der Telekom`.
    DativeArticle,
    /// An article in the gender that the names of companies have: `die chinesische Sinomach`.
    FeminineArticle,
    /// An article behind which a noun would have the ending of the genitive: `des Verbund`.
    GenitiveArticle,
    /// A preposition that holds an article: `im`, `zum`.
    Contraction,
    /// Stands before nouns, and seldom before the names of companies: `ein`, `jede`, `im`.
    NounArticle,
    /// `and`.
    And,
    /// Joins the items of a list: `and`, `oder`.
    Conjunction,
    /// Joins somebody and a role, or a company and what it is: `ist`, `became`.
    Copula,

    /// `of` inside a name: `Savings Bank of Ukraine`.
    Of,
    /// Joins a head noun and what the firm is for, inside a name: `Institute for …`.
    HeadJoint,
    /// Stands inside a company's name: `Banco de Chile`.
    NameJoint,
    /// Stands inside names of any language, for the tagger's segments.
    ForeignJoint,
    /// A head noun that a place may follow behind `of`: `Bank of …`.
    PlaceHead,
    /// Behind the point of an address that is a company's name: `com`.
    DomainEnding,
    /// Stands before the symbol of a share: `NYSE`, `ISIN`.
    TickerLabel,
    /// A part of a town behind the name of its bank: `Raiffeisenbank Wels Süd`.
    TownQuarter,
    /// Stands for the partners behind an ampersand: `& Söhne`.
    Partner,
    /// Behind a hyphen a part of the name: `Sailer-Gruppe`.
    GroupNoun,
    /// Behind a hyphen a part of the name, unless the firm is known: `VW-Gruppe`.
    Group,

    /// Says what a firm is and never what a person is: `Modehaus`, but not `Immobilienentwickler`.
    ImpersonalFirm,
    /// A pronoun that a company uses of itself: `it`.
    FirmPronoun,
    /// A noun that means the company which the article speaks of: `the company`.
    AnaphoricFirm,
    /// Before the one to whom something was said: `told`.
    Told,
    /// Before the one who did it: `by`.
    AgentPreposition,
    /// Before the source of a statement: `laut`.
    SourcePreposition,
    /// A noun or participle that a source stands behind: `Angaben von …`, `according to …`.
    Statement,
    /// Between such a word and the source.
    StatementPreposition,
    /// May stand between a verb of dealing and the company: `bought up`.
    DealFiller,
    /// What a price is for: `paid $2.8bn for Celtel`.
    PricePreposition,
    /// Ends an amount of money.
    Price,
    /// Shares and those who hold them: `Aktien`, `shareholders`.
    Share,
    /// Between shares and whose they are.
    SharePreposition,
    /// A part of a company: `51 Prozent an Jungbunzlauer`.
    Stake,
    /// Between a part of a company and the company.
    StakePreposition,
    /// Between what a company has and the company: `Aktie von`, `shares in`.
    PropertyPreposition,
    /// A property preposition that is one of place before a place.
    Locative,

    /// Between a person and the employer: `Neil Garrity of Begbies Traynor`.
    EmployerPreposition,
    /// Between a role and the employer: `analyst at Gartmore`.
    RolePreposition,
    /// The same where the role has words of its own: `Vizepräsident für KI bei Meta`.
    WorkplacePreposition,
    /// Before what a role is for: `für`.
    PurposePreposition,
    /// Before the field of a role: `Leiterin im Einkauf bei …`.
    AreaPreposition,
    /// Stands between a role and an organisation.
    RoleLink,
    /// Joined to a role with a hyphen: `Co-CEO`.
    RolePrefix,
    /// Joined to a role that is over: `Ex-Chef`.
    FormerPrefix,

    /// Ends an adjective behind a hyphen: `Buffett-style`.
    AdjectiveEnd,
    /// A particle that is a preposition, an article or a conjunction as well: `von`, `der`.
    AmbiguousParticle,
    /// Stands between a person's name and the father's: `Alwaleed bin Talal`.
    Patronymic,
    /// A surname before given names of two syllables: the `Park` of `Park Chung-hee`.
    SyllableSurname,
    /// A thing that has a person's name: `Stadium`.
    Thing,

    /// An airport.
    Airport,
    /// Before an airport as a place.
    AirportPreposition,
    /// An exchange, by the word that ends its name.
    Venue,
    /// Belongs to the name of an exchange, before the part of it that is known: `New`.
    VenueOpener,
    /// Before an exchange as a place.
    VenuePreposition,
    /// What is said of trading: `schloss`, `notiert`.
    Trading,
    /// Before a service that is used: `via Skype`.
    ServicePreposition,
    /// Before a town: `in Lenzing`.
    TownPreposition,
    /// Behind the number of a model: `Boeing 787 jets`.
    Aircraft,

    /// An authority, association, union, university or the like: `Bundesamt`, `Commission`.
    Institution,
    /// A newspaper, magazine or site: `Nachrichtenmagazin`, `website`.
    Medium,
    /// What firms make, before its name: `Modell`, `app`.
    Ware,
    /// Before the source of a picture: `Foto`.
    Credit,
}

/// A set of [`NameTag`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NameTags(u128);

impl NameTags {
    /// Tags that hold for a word in any case: `Chairman` is a role as `chairman` is. All others hold only for the word as
    /// the lexicon writes it: `AG` is a legal form, `ag` is not.
    const ANY_CASE: Self = Self::of(&[
        NameTag::Role,
        NameTag::Former,
        NameTag::RoleModifier,
        NameTag::Now,
        NameTag::Title,
        NameTag::Firm,
        NameTag::Say,
        NameTag::Act,
        NameTag::Compound,
        NameTag::List,
        NameTag::NotPerson,
        NameTag::Function,
        NameTag::Deal,
        NameTag::ServiceUse,
        NameTag::Article,
        NameTag::Contraction,
        NameTag::NounArticle,
        NameTag::ImpersonalFirm,
        NameTag::AirportPreposition,
        NameTag::VenuePreposition,
        NameTag::ServicePreposition,
        NameTag::TownPreposition,
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

    /// The tags that hold for a word in any case.
    pub fn in_any_case(self) -> Self {
        Self(self.0 & Self::ANY_CASE.0)
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
