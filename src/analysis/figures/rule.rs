//! The names of the rules that find figures.

use strum::{Display, IntoStaticStr};

/// What found a figure, or told what it measures. The last rule that did so counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Display, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum FigureRule {
    /// A number alone.
    Bare,

    // A unit beside the number.
    /// `8 Prozent`, `5%`, `5 per cent`
    Percent,
    /// `0,3 Prozentpunkte`, `25 basis points`
    Points,
    /// `100 Punkte` of an index.
    IndexPoints,
    /// A cardinal in one word with its unit: `zehnprozentig`, `dreifach`.
    Compound,
    /// `zwei Drittel`
    Fraction,
    /// `tenfold`
    Fold,
    /// `3x`, `three times more`
    Times,
    /// `sechs von zehn`
    Share,
    /// `$5`, `EUR 5`
    CurrencyBefore,
    /// `5 Euro`
    CurrencyBehind,
    /// `dollar 22.5 million`
    CurrencyName,
    /// `3 dollars 50 cents`
    MinorPart,
    /// `999,-`
    PriceDash,
    /// `41 Volksbanken`
    NounBehind,

    // A unit that stands before it.
    /// `Der Dax schloss bei 18.704`
    IndexLevel,
    /// `ein KGV von 15`
    Ratio,
    /// A unit in the head of a table or list.
    TableHead,
    /// `8.28 to the US dollar`
    ExchangeRate,

    // A unit of another number.
    /// `8 bis 10 Prozent`
    Range,
    /// `6,31 (2014: 4,86) Millionen Euro`
    BehindBrackets,
    /// `10, 20 und 30 Prozent`
    List,
    /// `von 3 auf 5 Prozent`
    FromTo,
    /// `auf 12,4 Prozent nach 11,7`
    Linked,
    /// `200 Milliarden Euro, davon 50`
    Part,
    /// `für 2016 mit 1,7 und für 2017 mit 1,9 Prozent`
    Parallel,
    /// `18 Prozent, beim Umsatz waren es 11`
    TakenUp,
    /// `another 550m`
    ScaleAlone,

    // A count whose noun stands elsewhere.
    /// `30 of Boeing's jets`
    PartedNoun,
    /// `a fleet of 60`
    GroupNoun,
    /// `employs 300`
    Employed,
    /// `Stellen: 500`
    LabelledNoun,
    /// `weitere 300`
    Additional,
    /// `vier europäische, drei asiatische Staaten`
    Adjectives,
    /// `die Zahl der Opfer ist auf 350 gestiegen`
    NumberNoun,
    /// `rund 700 arbeiten`
    Modified,
    /// `1.200` without anything else.
    Grouped,
    /// `die vier, inzwischen sanierten Banken`
    Apposition,
    /// `stieg um 30 auf 126`
    Movement,
    /// `vor einem Jahr waren es 1,8 Mio.`
    ScaledCount,
    /// `five jets: two to Riyadh and three to Cairo`
    Resumed,

    // No number at all.
    /// `verdoppelt`, `die Hälfte`
    MultipleWord,
}
