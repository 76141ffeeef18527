//! The rules and what each is worth: all points that are given by hand stand here.
//!
//! They were set by reading the gold articles in `tests/gold`. They are evidence for the [`judge`](super::judge), which
//! was fitted to them: whoever changes some fits it again. By them alone a name would be a person from
//! [`PERSON_THRESHOLD`] on and a company from [`COMPANY_THRESHOLD`] on.

/// From here on a candidate is proposed as a person.
pub(super) const PERSON_THRESHOLD: i32 = 7;
/// A person's name that is written in full wins over a company that is as likely.
pub(super) const FULL_NAME_BONUS: i32 = 4;
/// From here on a name may vouch for others as a company's.
pub(super) const COMPANY_THRESHOLD: i32 = 8;
/// No company has more.
pub(super) const HIGHEST_SCORE: i32 = 40;
/// From this score on a company vouches for those beside it in a list.
pub(super) const CERTAIN_COMPANY: Points = Points { names_capitalized: 8, nouns_capitalized: 12 };
/// A short form of a name that was found.
pub(super) const SHORT_FORM: i32 = 10;
/// A name that is certain by its own form and longer than what the gazetteer has: `Stanford International Bank`.
pub(super) const LONGER_THAN_KNOWN: i32 = 4;
/// An unknown name with a version behind it: `GPT-4o`, `Llama 3`.
pub(super) const VERSION: i32 = -8;
/// So far the tagger must be ahead for one point, in hundredths of the logarithm of the odds; one place says no more than
/// the largest margin, and all places together no more than the most points: a name needs a little more than the
/// tagger's word.
pub(super) const TAGGER_LEAD_OF_A_POINT: i32 = 10;
pub(super) const TAGGER_LARGEST_MARGIN: i32 = 400;
pub(super) const TAGGER_MOST_POINTS: i32 = 6;

/// Points that depend on what a capital says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Points {
    /// Where only names have capitals.
    names_capitalized: i32,
    /// Where every noun has one.
    nouns_capitalized: i32,
}

impl Points {
    const fn always(points: i32) -> Self {
        Self { names_capitalized: points, nouns_capitalized: points }
    }

    /// The points where nouns have capitals or have none.
    pub const fn given(self, nouns_capitalized: bool) -> i32 {
        if nouns_capitalized { self.nouns_capitalized } else { self.names_capitalized }
    }
}

/// The rules that propose names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NameRule {
    /// The gazetteer knows it; [`KnownName`] has the points.
    Gazetteer,
    /// The tagger takes it for an organisation.
    Tagger,

    /// `Citigroup Inc.`
    LegalForm,
    /// `Vienna Insurance Group`
    HeadNoun,
    /// `Stadtwerke Oberaue`
    HeadNounFirst,
    /// `Volksbank (VB) Wien-Baden`
    HeadNounWithAcronym,
    /// `Marks & Spencer`
    Ampersand,
    /// `Booking.com`
    Domain,
    /// `Home Depot (ticker: HD)`
    Ticker,
    /// `Vienna Insurance Group (VIG)`
    Acronym,
    /// The `VIG` of the same.
    AcronymOf,
    /// `Lowe's (LOW)`
    BracketedCode,

    /// `die Ratingagentur Moodys`
    Apposition,
    /// `Vandelay Robotics, a Leeds start-up,`
    Definition,
    /// `die chinesische Sinomach`
    OfCountry,
    /// `der Ausstieg des Verbund`
    Uninflected,

    /// `MPS-Aktien`
    Compound,
    /// `Unicredit-Chef`
    RoleCompound,
    /// `Sailer-Gruppe`
    GroupCompound,
    /// `WeWork employees`
    Followed,
    /// `Metlife's chairman`
    FollowedWithPossessive,
    /// `analyst at Gartmore`
    OfRole,
    /// `Neil Garrity of Begbies Traynor`
    Employer,

    /// `shares in Calder Dunmore`
    OfProperty,
    /// `bought Skype`
    DealtWith,
    /// `51 Prozent an Jungbunzlauer`
    PaidFor,

    /// `Southcorp rejected`
    Acts,
    /// `Southcorp said it`
    It,
    /// `told Reuters`
    Told,
    /// `laut Lumivolta`
    Cited,

    /// `Redfin and Trulia`
    List,

    /// `Anna Berg`
    FullName,
    /// `Mr Berg`
    TitledName,
    /// `Merkel`
    ProminentName,
    /// The `Karl` of `Karl und Anna Huber`
    Partner,
    /// A short form of a name that was found elsewhere.
    ShortForm,
}

impl NameRule {
    /// What one place says. Rules that look at the name or its context have points of their own; the others are given
    /// theirs.
    pub const fn points(self) -> Points {
        match self {
            Self::LegalForm => Points::always(12),
            Self::Uninflected => Points::always(10),
            Self::HeadNounWithAcronym | Self::Ticker => Points::always(9),
            Self::Ampersand | Self::Domain => Points::always(8),
            Self::Apposition => Points { names_capitalized: 6, nouns_capitalized: 8 },
            Self::HeadNoun => Points { names_capitalized: 7, nouns_capitalized: 6 },
            Self::HeadNounFirst => Points::always(7),
            Self::Compound | Self::GroupCompound | Self::Followed | Self::OfRole | Self::Definition => {
                Points::always(6)
            }
            Self::Employer => Points { names_capitalized: 5, nouns_capitalized: 4 },
            Self::RoleCompound
            | Self::FollowedWithPossessive
            | Self::Acronym
            | Self::AcronymOf
            | Self::OfCountry
            | Self::OfProperty
            | Self::DealtWith
            | Self::PaidFor
            | Self::Cited
            | Self::List => Points::always(5),
            Self::BracketedCode | Self::Acts => Points::always(4),
            Self::It => Points::always(3),
            Self::Told => Points::always(2),
            Self::ProminentName | Self::Partner => Points::always(PERSON_THRESHOLD),
            Self::ShortForm => Points::always(SHORT_FORM),
            Self::Gazetteer | Self::Tagger | Self::FullName | Self::TitledName => Points::always(0),
        }
    }

    /// The rule as which it counts where the points of several rules are added up: two kinds of compounds say the same.
    pub const fn counts_as(self) -> Self {
        match self {
            Self::HeadNounWithAcronym => Self::HeadNounFirst,
            Self::RoleCompound => Self::Compound,
            Self::FollowedWithPossessive => Self::Followed,
            other => other,
        }
    }

    /// Whether the rule looks at the name itself.
    pub const fn is_certain_by_form(self) -> bool {
        matches!(
            self,
            Self::LegalForm
                | Self::HeadNoun
                | Self::HeadNounFirst
                | Self::HeadNounWithAcronym
                | Self::Ampersand
        )
    }
}

/// What the gazetteer has for a company's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KnownName {
    /// Nothing but a company.
    Company,
    /// A company whose name is a noun.
    Noun,
    /// The same with its article, as nouns have: `rund um den Globus`.
    NounWithArticle,
    /// A company that has another meaning, written as only names are.
    Ambiguous,
    /// The same, written as an ordinary word is.
    Word,
    /// The same at the start of a sentence.
    WordAtStart,
    /// The same between other words with capitals: `our One Home Depot strategy`.
    WordBesideName,
    /// A service, place, demonym or given name that is a company as well.
    OtherName,
    /// Something that is no company.
    NoCompany,
}

impl KnownName {
    pub const fn points(self) -> i32 {
        match self {
            Self::Company => 12,
            Self::Ambiguous => COMPANY_THRESHOLD,
            Self::Noun => 5,
            Self::OtherName | Self::WordAtStart => 4,
            Self::Word | Self::WordBesideName => 3,
            Self::NounWithArticle => -2,
            Self::NoCompany => -12,
        }
    }
}

/// What the words of an unknown name say before any evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prior {
    /// One word that nothing explains, or several of which not all are ordinary.
    Unknown,
    /// An ordinary word with a capital that it owes to being a name.
    OrdinaryWord,
    /// An ordinary word with a capital that it may owe to its place.
    OrdinaryWordAtStart,
    /// A new compound, or a part of people's names.
    CompoundOrSurname,
    /// A compound with an unknown first part: `Murkraftwerk`.
    UnknownCompound,
    /// Several nouns.
    Nouns,
    /// Several words that are all known for something else.
    KnownWords,
    /// One noun, a thing with a name (`Dave Matthews Band`), or no word with a capital.
    NounOrThing,
    /// One word that is known for something else, or says what a firm or a person is.
    KnownWord,
}

impl Prior {
    pub const fn points(self) -> i32 {
        match self {
            Self::Unknown => 3,
            Self::OrdinaryWord => 0,
            Self::CompoundOrSurname => -2,
            Self::UnknownCompound => -3,
            Self::Nouns => -4,
            Self::OrdinaryWordAtStart => -5,
            Self::KnownWords => -8,
            Self::NounOrThing => -10,
            Self::KnownWord => -12,
        }
    }
}

/// Whether a name that is a person's surname in the article is a company's at this place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SharedSurname {
    /// `Dell-Chef Michael Dell`
    InCompound,
    /// The gazetteer knows the company, and nothing there speaks for the person.
    KnownCompany,
    /// The person.
    Person,
}

impl SharedSurname {
    pub const fn points(self) -> i32 {
        match self {
            Self::InCompound => 0,
            Self::KnownCompany => -4,
            Self::Person => -12,
        }
    }
}

/// What speaks for a person, and against one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PersonCue {
    /// A given name before a single word: `Heidi Klum`.
    GivenNameOfPair,
    GivenName,
    /// A given name that is something else as well.
    DoubtfulGivenName,
    /// A given name that is an ordinary word as well.
    OrdinaryGivenName,
    /// `J. Berg`
    Initial,
    /// `A. G. Berg`
    Initials,
    /// `Park Chung-hee`
    JoinedSyllables,
    /// The first word is mostly a part of people's names.
    SurnameFirst,
    /// The first word is nothing that is known.
    UnknownFirst,
    /// The first word is an ordinary word or a place.
    OrdinaryFirst,
    /// The last word is a part of people's names, or nothing that is known.
    Surname,
    /// The last word is a place.
    PlaceLast,
    /// `Alwaleed bin Talal`
    Patronymic,
    /// `Mr Berg`
    Title,
    /// `CEO Anna Berg`
    RoleBefore,
    /// `his lawyer, Anna Berg,`
    RoleBeforeComma,
    /// `Anna Berg, Metlife's chairman`
    RoleBehind,
    /// `das Modehaus Roberto Cavalli`
    FirmBefore,
    /// `said Anna Berg`
    Says,
    /// Capitals say nothing in the sentence.
    TitleCase,
    /// `Dave Matthews Band`
    Thing,
    /// `Anna Berg Inc.`
    Company,
}

impl PersonCue {
    pub const fn points(self) -> i32 {
        match self {
            Self::GivenNameOfPair | Self::Title | Self::Initials | Self::JoinedSyllables => 7,
            Self::GivenName => 6,
            Self::RoleBefore => 5,
            Self::DoubtfulGivenName | Self::Patronymic | Self::RoleBehind => 4,
            Self::Initial | Self::SurnameFirst | Self::Surname | Self::Says => 3,
            Self::OrdinaryGivenName | Self::RoleBeforeComma => 2,
            Self::UnknownFirst => 1,
            Self::PlaceLast => -2,
            Self::OrdinaryFirst | Self::TitleCase => -3,
            Self::FirmBefore => -8,
            Self::Thing | Self::Company => -10,
        }
    }
}
