//! What words do around figures without being part of their value: the tags of the lexicon that steer decisions.

use strum::{EnumCount, EnumString};

/// A tag of the stage `figure` without a value. The name in the lexicon is the variant in kebab case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum FigureTag {
    // Parts of numbers.
    /// `a`, `an`: a number only beside a scale or unit.
    Article,
    /// `und`, `and`
    And,
    /// `point` of `one point three`.
    DecimalPoint,
    /// A hyphen that joins.
    Hyphen,
    /// `-`, `–`: a sign of minus before a number.
    Minus,
    /// `minus`, `negative`
    MinusWord,
    /// `plus`
    Plus,
    /// `of` or `in` behind a part: `half of`, `a third in`.
    InOf,
    /// A fraction only where something is parted: `third`, but not `thirds`.
    OrdinalFraction,
    /// `weitere`, `another`: what stands behind comes on top.
    More,

    // Units.
    /// A short form that stands before the number: `Rs. 20`.
    Before,
    /// A letter that names a country before a dollar without being joined to it: `c $`.
    LoosePrefix,
    /// A part of the name of a country before a currency: `New` of `New Taiwan dollars`.
    NationPart,
    /// A currency that many countries have: crowns.
    Shared,
    /// The name of a currency that is an ordinary word too: `won`, `mark`.
    CommonWord,
    /// The name of a currency that means a limit too: `the 50 mark`.
    Threshold,
    /// The name of a currency that is a weight too: `pound`.
    AlsoWeight,
    /// `Kilogramm`, `weighs`: what says that pounds are a weight.
    Weight,
    /// Hundredths of a main unit: `Cent`.
    Cent,
    /// An abbreviation with a point of its own: `120 Rp. je Liter`.
    Pointed,
    /// `per` of `per cent`.
    PerCent,
    /// Counts only where it is joined to the number: `5pc`.
    JoinedOnly,
    /// `percentage` of `percentage point`.
    Percentage,
    /// `basis` of `basis point`.
    Basis,
    /// `Punkte`, `points`
    PointUnit,
    /// Points whose half or quarter is one of a percentage point: `a quarter-point rise`.
    RatePoint,
    /// The points of an index.
    IndexUnit,
    /// The name of an index.
    IndexName,
    /// `fach`, `fold`
    Fold,
    /// `mal`, `times`
    Times,
    /// What makes `times` a factor: `three times more`.
    TimesAfter,
    /// What does so before the number: `oversubscribed 16.2 times`.
    TimesBefore,
    /// `x` of `3x`.
    X,
    /// `so` of `so viel`, and what stands behind `twice`: `as`, `the`.
    AsMuch,
    /// `viel` of `so viel`.
    Degree,
    /// An article that belongs to a multiple: `das Dreifache`, `die Hälfte`.
    MultipleArticle,
    /// An article, with a preposition or without, that does not: `zur Hälfte`.
    MultipleLead,
    /// A multiple wherever it stands: `twofold`.
    SureMultiple,
    /// Makes a verb of the multiple behind it: `will triple`.
    BeforeVerb,
    /// Makes a name of a half: `the first half`.
    NamesHalf,
    /// Letters that hardly mean anything but a scale: the `bn` of `2bn`.
    SureLetter,

    // Counted nouns.
    /// A thing of business that is counted: `Mitarbeiter`, `jets`.
    Thing,
    /// A measure that is counted: `Liter`, `barrels`.
    Measure,
    /// A noun that small numbers do not count: `ways`.
    Abstract,
    /// A noun that is never counted in news: grams, degrees.
    NoCount,
    /// A length of time.
    Duration,
    /// A plural without the ending of one: `people`.
    Plural,
    /// A letter that makes a plural of a number: `777s`.
    PluralLetter,
    /// A plural before the head of a noun phrase: `sales staff`.
    PluralModifier,
    /// Someone in business that has been named: `the two companies`.
    Party,
    /// Points back to what is known: `the`, `diese`.
    Known,
    /// `both`, `beide`
    Both,
    /// `m`, `km`: of an area where a raised 2 follows.
    Metre,
    /// `square` of `square feet`.
    Square,
    /// A length that is squared: `feet`.
    Length,
    /// `von` of `sechs von zehn`.
    OutOf,
    /// `in` of `one in five`.
    OneIn,
    /// `out` of `two out of three`.
    Out,
    /// Groups that are counted by heads or pieces: `fleet of 60`, `population of 60 million`.
    Group,
    /// A word that stands for many people only beside a large number: `unemployment rose to 5.2 million`.
    Multitude,
    /// A verb or noun whose subject or object is people: `used by 2.5 billion`, `home to 5 million`.
    ByPeople,
    /// Something that is sold by the piece: `car sales of 1.2 million` are no money.
    Ware,
    /// `der` of `50 der Filialen`, `of` of `50 of the shops`.
    Partitive,
    /// `davon`, `of which`
    Part,
    /// `Zahl`, and the ends of compounds such as `-zahl`: a count of what is named with it.
    NumberNoun,
    /// Makes a number of the noun before it: `passenger numbers`.
    Numbers,
    /// Someone who forecasts numbers: `economists`.
    Forecaster,
    /// `more`, `fewer` behind a number.
    Comparative,
    /// Stands behind a number and belongs to it: `sechs weitere`, `16 more`.
    Further,
    /// `als`, `than`
    Than,
    /// `including`
    Including,
    /// A verb whose object is people: `employs 300`.
    Employs,
    /// The verb of `lay off`, which says the same together with its particle.
    EmploysWithParticle,
    /// That particle.
    EmploysParticle,

    // Modifiers.
    /// Strengthens a modifier: `deutlich mehr als`.
    Intensifier,
    /// `über`, `over`: a preposition too.
    Over,
    /// `unter`: among whom a survey is made.
    Under,
    /// `past` of `the past five years`.
    Past,
    /// `hinaus` of `über 5 Milliarden hinaus`.
    Beyond,
    /// `up` of `goes up to`.
    Upward,
    /// A verb of rising that has sums for its object, too: `raise up to $443m`.
    Collects,
    /// A verb that moves its object up: `pushed rates up to`.
    Pushes,
    /// The comparative of an adjective in a comparison: `higher` of `higher than`.
    Comparison,
    /// A verb or noun of a limit: `capped at 2.5%`, `auf 2,5 Prozent gedeckelt`, `a cap of $60`.
    Caps,
    /// A verb of passing a limit: `must not exceed`, `darf 3 Prozent nicht übersteigen`.
    Exceeds,
    /// `no`, `kein`: turns a comparison into its opposite.
    Denies,
    /// A verb with `über`: `verfügt über`.
    Disposes,
    /// A noun with `über`: `Anleihe über`.
    Loan,
    /// A noun with `unter`: `Umfrage unter`.
    Among,

    // No figures.
    /// Stands before a number that names something: `Platz 3`.
    Label,
    /// A model that is named by a number alone: `787`.
    Model,
    /// A month.
    Month,
    /// Makes a year of a number: `seit 2015`.
    YearCue,
    /// A time of day: `Uhr`.
    Clock,
    /// `a` of `a.m.`
    Meridiem,
    /// `m` of `a.m.`
    MeridiemEnd,
    /// An ordinal: `the first three quarters`.
    Ordinal,
    /// `aged`: the number behind it is an age.
    Age,
    /// Makes a number word vague: `einige hundert`.
    Vague,
    /// A thing that is named by an amount: the note of a `500-Euro-Schein`, the `Fünf-Prozent-Klausel`.
    NamedByAmount,

    // Amounts that belong together.
    /// `von`, `from`
    From,
    /// `auf`, `to`: where a movement ends.
    Onto,
    /// `bis`, `to`, a dash: where a range goes on.
    To,
    /// Stands between a level and the one that it is compared with, which lends it its unit: `3,60 nach 3,30 Euro`.
    Against,
    /// `zwischen`, `between`
    Between,
    /// Stands before a range with `and` too, though it is no `between`: `from 5 and 10 percent`.
    LooseBetween,
    /// Joins parts of a list: `und`, `oder`.
    List,
    /// `um`, `by`
    By,
    /// `von`, `of`
    Of,
    /// `in`
    In,
    /// A verb or preposition whose number takes up what was last measured.
    TakesUp,
    /// `es` of `waren es 11`.
    Expletive,
    /// A verb of rising or falling.
    Change,
    /// A verb of moving: `goes up to`.
    Go,

    // Kinds.
    /// Says that an amount is a sum: `Umsatz`.
    MoneyCue,
    /// A verb of paying, which says so only of a sum: `will pay $34 a share`.
    Pays,
    /// Says that an amount is a price: `Aktie`.
    PriceCue,
    /// What has a price by the piece: `Barrel`.
    PriceItem,
    /// Shares: earnings are counted by them too.
    Share,
    /// `je`, `per`
    Per,
    /// `per`: the price of whatever stands behind it.
    AnyUnit,
    /// The article of a unit: `2.410 Dollar die Feinunze`.
    UnitArticle,
    /// `for` of `for each share`.
    For,
    /// People, of whom none has a price.
    PerHead,
    /// `each`
    Each,
    /// `monatlich`: paid again and again.
    Recurring,
    /// `im` of `im Monat`.
    RecurringLead,
    /// A time by which calls are sold: `Minute`.
    Tariff,
    /// `ab` of `ab 19,99 Euro`.
    PriceLead,
    /// A noun in the plural that is a sum, and a verb of price in small letters: `Kosten`.
    CostNoun,
    /// Stands before the name of a currency that is traded: `the euro bought 1.08 dollars`.
    ExchangeLead,
    /// Stands before a level: `schloss bei 18.704`.
    LevelLead,
    /// A level that is reached: `a low of 7,447.55`.
    LevelNoun,
    /// A verb before the level at which trading ends: `closed above 18`.
    ClosesAt,
    /// The name of a currency beside its own: `sterling`, `Gemeinschaftswährung`.
    Nickname,
    /// A verb of the trade in currencies: `the yuan was fixed at 8.28 to the dollar`.
    Trades,
    /// Stands before the other currency of a rate: `8.28 to the dollar`.
    RateTo,
    /// Behind an amount with `for`: the amount is a price, `für 70 Euro vorbestellt`.
    OnSale,
    /// A price that is named as one, however high: `the average house price was £192,713`.
    PriceNoun,
    /// A ratio: `KGV`.
    RatioName,

    // Others.
    /// What stands behind it in the head of a table has another unit: `in millions, except per share`.
    Except,
    /// A word of grammar.
    Function,
    /// `the`, `a`, `its`
    Determiner,
    /// `it`, `sie`
    Pronoun,
}
