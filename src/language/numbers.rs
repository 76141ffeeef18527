//! How a language writes numbers and amounts, and what it counts.

/// How a language writes numbers and amounts, and what it counts.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is a property of its own")]
pub struct Numbers {
    /// How cardinals are written in words.
    pub cardinals: Cardinals,
    /// A plain space stands between thousands: `12 500`. Where it does not, it may as well part two numbers:
    /// `400 737 jets`.
    pub space_groups: bool,
    /// How the counted noun behind a number is told from what follows it.
    pub noun_phrase: NounPhrase,
    /// How plurals end.
    pub plural: PluralEndings,
    /// The name of a currency may stand before the number: `dollar 22.5 million`.
    pub currency_name_first: bool,
    /// The ISO 4217 code of the currency of a price with a dash for the cents and without a unit: `999,-`.
    pub price_dash: Option<&'static str>,
    /// In which currencies an amount in cents is the price of a piece if nothing else is said of it: `11,8 Cent`, `123p`.
    pub minor_unit_prices: MinorUnitPrices,
    /// A postal code stands before its town: `10115 Berlin`.
    pub postal_code_first: bool,
}

/// How cardinals are written in words.
#[derive(Debug, Clone, Copy)]
pub enum Cardinals {
    /// Joined into one word: `siebenunddreißig`.
    Compound(CompoundCardinals),
    /// As words of their own: `one hundred and seven`.
    Spaced,
}

/// What stands in one word with a cardinal, in lower case.
#[derive(Debug, Clone, Copy)]
pub struct CompoundCardinals {
    /// What joins the parts: `und`.
    pub and: &'static str,
    /// What adds a half: `einhalb`.
    pub and_a_half: &'static str,
    /// What makes an adjective of a percentage, without its ending: `prozentig`.
    pub percent: &'static str,
    /// What makes an adjective of a factor, without its ending: `fach`.
    pub fold: &'static str,
    /// What makes an adverb of a factor: `mal`.
    pub times: &'static str,
}

/// How the head of a noun phrase behind a number is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NounPhrase {
    /// Nouns have a capital and adjectives have endings: `41 regionalen Volksbanken`.
    CapitalizedHead,
    /// The head is the first plural: `1,000 maintenance workers`.
    PluralHead,
}

/// How plurals end.
#[derive(Debug, Clone, Copy)]
pub struct PluralEndings {
    /// The endings that a plural may have.
    pub plural: &'static [&'static str],
    /// Longer endings that mostly are those of a singular: `Regierung`, `business`.
    pub singular: &'static [&'static str],
    /// Endings of the plural that hardly any singular has: `Banken`.
    pub sure: &'static [&'static str],
    /// Endings that are written behind a mark or with a capital where a noun stands for all genders: `Nutzer*innen`.
    pub gendered: &'static [&'static str],
}

/// In which currencies an amount in cents is a price.
#[derive(Debug, Clone, Copy)]
pub enum MinorUnitPrices {
    /// In every one.
    Every,
    /// In those with these ISO 4217 codes.
    Only(&'static [&'static str]),
}
