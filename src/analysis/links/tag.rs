//! What words do for the links of a figure: the tags of the lexicon for links.

use strum::EnumString;

/// What a word does for the links of a figure, named as in the lexicon: `link.layoff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum LinkTag {
    /// A noun that says what is measured: `Umsatz`, `revenue`.
    Measure,
    /// A share or its price.
    Share,
    /// A noun of growth.
    Rise,
    /// A noun of decline.
    Fall,
    /// A noun that stands for a company named before: `der Konzern`.
    Firm,
    /// A possessive pronoun.
    Possessive,
    /// A verb of saying or expecting: its subject reports a figure and seldom owns it.
    Say,
    /// A word before the source of a statement: `laut`, `analyst`.
    Attribution,
    /// `um`, `by`: before the size of a movement.
    By,
    /// `auf`, `to`: before where it ends.
    To,
    /// `von`, `from`: before where it starts.
    From,
    /// A preposition that ties a figure to the noun before it.
    With,
    /// `in Höhe von`: the same in several words.
    Amount,
    /// `zusätzlich`, `extra`.
    Extra,
    /// `davon`: a part of the figure before.
    Thereof,
    /// `dabei`: goes on with the time and topic of the sentence before.
    Carry,
    /// Opens a subordinate clause.
    Subordinator,
    /// Joins clauses or nouns.
    Coordinator,
    /// Before the whole that a share is of: `der`, `des`, `of`.
    Genitive,
    /// A word that is no part of a noun phrase.
    Function,
    /// A measure that is a part of a whole: `Anteil`, `stake`. What stands behind it is the whole, not the owner.
    Ratio,
    /// A measure of a country or a market, which no company owns: `Inflation`, `GDP`.
    Macro,
    /// A counted thing that a company has: `Mitarbeiter`, `stores`.
    Owned,
    /// Opens a noun phrase: `a`, `the`, `of`.
    Determiner,
    /// Opens a noun phrase of something known, or adds something to it: `die`, `its`, `mit`.
    Definite,
    /// A preposition that ties a figure to the noun before it and does nothing else: `of`, `worth`.
    Tie,
    /// `bei`: before what a movement concerns.
    Regard,
    /// `je`, `per`: before the unit that a price is for.
    Per,
    /// Before what a figure is compared with: `nach`, `than`.
    Compare,
    /// The same for what is named before the figure as well: `im Vergleich zum Vorjahr stieg …`.
    Baseline,
    /// A measure that says little without what follows: `Zahl der Kunden`.
    Generic,
    /// `zusätzlich`, `extra`: what is measured comes on top.
    Added,
    /// `plus` before a figure.
    Plus,
    /// `minus` before a figure.
    Minus,
    /// `for`: between what holds things and the things: `an order for 30 jets`.
    Purpose,
    /// A verb of saying whose object is the one that was told: `told Reuters`.
    Told,
    /// A noun of cutting jobs and sites: `Abbau von 300 Stellen`.
    Layoff,
    /// A noun for where a movement ends: `auf den Rekordwert von`, `to a high of`.
    Level,
    /// Before a level: `at`, `bei`.
    At,
    /// `or`: between two ways to say one amount.
    Alternative,
    /// A preposition before what a movement comes from, or what a measure is taken before or after.
    Cause,
    /// `more`, directly behind a figure.
    More,
    /// `less`, directly behind a figure.
    Less,
    /// A firm by what it is to another: `Tochter`, `rival`.
    RelatedFirm,
    /// A verb or adverb of growth.
    Up,
    /// A verb or adverb of decline.
    Down,
    /// A verb of cutting jobs, sites and the like.
    Cut,
    /// A verb by which money changes hands.
    Transaction,
    /// A measure that companies report for a stretch of time: `Umsatz`, `earnings`.
    Flow,
    /// A place where shares are traded, which a report on a market names without being about its operator.
    Venue,
    /// A relative pronoun: opens a clause that specifies a noun and ends at the next comma.
    Relative,
    /// Before the one that gets something: `an`, `to`.
    Recipient,
    /// A verb of owning a part: `hält`, `owns`.
    Own,
    /// A word of a stretch of time that companies report on: `Quartal`, `half-year`.
    Stretch,
    /// A day: `Montag`, `today`.
    Day,
    /// A period that others are compared with: `Vorjahr`, `earlier`.
    Former,
    /// Opens a stretch without the other end: `seit`, `until`.
    Open,
    /// A word of a sentence about what is to come: `soll`, `expects`.
    Ahead,
    /// Says how often, behind an amount: `im Monat`, `a year`.
    Rate,
    /// A time without ends: `bisher`, `annual`.
    Loose,
    /// Stands for someone named before: `it`, `sie`.
    Pronoun,
    /// What analysts think a share is worth: `Kursziel`, `price target`.
    Target,
    /// Brackets, by name: `Vorjahr in Klammern`.
    Bracket,
    /// Opens the period that a figure is compared with, as part of it: the `from` of `up 5% from a year ago`.
    BaselineOpener,
    /// An article that only a subject or an object has: `die`, `das`.
    NominativeArticle,
    /// An article that a subject or a possessor has: `der`.
    GenitiveArticle,
    /// A name that a number may belong to: `Stoxx 600`.
    Numbered,
    /// A participle that opens an aside on a noun: `, founded in 1998,`.
    Aside,
    /// Before the time of a thing that is named, such as when a bond falls due: `due in 2031`, `zur Lieferung im Juli`.
    Dated,
    /// The same behind it: `2031 fällige`, `July delivery`.
    DatedBehind,
    /// What things are measured in, so that it seldom is what is measured: `Liter`, `tonnes`.
    Unit,
    /// Opens a comparison before a former period, as part of it: the `zum` of `zum Vorjahr`.
    FormerOpener,
    /// Says that something is new or without equal, where a stretch up to now follows: `erstmals`, `highest`.
    First,
    /// Opens a comparison before a stretch that is no day, as part of it: the `on` of `up 3% on 2003`.
    StretchOpener,
    /// A noun of a fixed phrase, which is never measured: the `Vergleich` of `im Vergleich`.
    Empty,
}

const BIT: u128 = 1;

/// A set of tags.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LinkTags(u128);

impl LinkTags {
    /// Whether `tag` is in the set.
    pub(super) fn has(self, tag: LinkTag) -> bool {
        self.0 & (BIT << tag as u32) != 0
    }

    /// Whether one of `tags` is in the set.
    pub(super) fn any(self, tags: &[LinkTag]) -> bool {
        tags.iter().fold(Self::default(), |all, &tag| all.union(Self::of(tag))).0 & self.0 != 0
    }

    /// The numbers of the tags in the set.
    pub(super) fn numbers(self) -> impl Iterator<Item = u64> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let lowest = (rest != 0).then(|| rest.trailing_zeros())?;
            rest &= rest - 1;
            Some(u64::from(lowest))
        })
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn only(self, mask: Self) -> Self {
        Self(self.0 & mask.0)
    }

    pub(super) fn without(self, mask: Self) -> Self {
        Self(self.0 & !mask.0)
    }

    pub(super) fn of(tag: LinkTag) -> Self {
        Self(BIT << tag as u32)
    }
}

/// The nouns that also count as the last part of a compound.
pub(super) const COMPOUNDED: LinkTags = LinkTags(
    BIT << LinkTag::Measure as u32
        | BIT << LinkTag::Share as u32
        | BIT << LinkTag::Rise as u32
        | BIT << LinkTag::Fall as u32
        | BIT << LinkTag::Firm as u32
        | BIT << LinkTag::Ratio as u32
        | BIT << LinkTag::RelatedFirm as u32
        | BIT << LinkTag::Macro as u32
        | BIT << LinkTag::Owned as u32
        | BIT << LinkTag::Flow as u32,
);

/// The tags of verbs and adverbs.
pub(super) const VERBAL: LinkTags = LinkTags(
    BIT << LinkTag::Up as u32
        | BIT << LinkTag::Down as u32
        | BIT << LinkTag::Cut as u32
        | BIT << LinkTag::Transaction as u32,
);
