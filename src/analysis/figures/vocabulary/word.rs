//! What a word can mean in a figure and beside one.

use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::{Currency, Direction, Modifier};
use rust_decimal::Decimal;
use strum::EnumCount;

/// Everything that a word can mean in or beside a figure.
#[derive(Debug, Clone, Default)]
pub(crate) struct FigureWord {
    pub number: Option<Decimal>,
    pub half: Option<Decimal>,
    pub half_scale: Option<Decimal>,
    pub scale: Option<ScaleWord>,
    /// What it multiplies by where it stands in a heading without a number: `thousands`.
    pub head_scale: Option<Decimal>,
    /// A scale where it is joined to a currency: the `k` of `450 k€`, the `M` of `MEUR`.
    pub prefix_scale: Option<Decimal>,
    pub currency: Option<CurrencyWord>,
    pub nation: Option<Currency>,
    /// What a part of the name of a country means alone: `U.S. dollars`.
    pub nation_part: Option<Currency>,
    pub dollar_prefix: Option<Currency>,
    /// The dollar of the exchange or central bank that it names: `TSX`.
    pub dollar_home: Option<Currency>,
    pub ratio: Option<RatioWord>,
    pub adjective: bool,
    pub multiple: Option<MultipleWord>,
    pub fraction: Option<Decimal>,
    pub fraction_sign: Option<Decimal>,
    pub modifiers: Vec<ModifierPhrase>,
    pub after: Vec<ModifierPhrase>,
    tags: [u128; TAG_WORDS],
}

/// How many words of bits hold all tags.
const TAG_WORDS: usize = FigureTag::COUNT.div_ceil(u128::BITS as usize);

impl FigureWord {
    /// Gives the word a tag.
    pub fn add(&mut self, tag: FigureTag) {
        let (word, bit) = place(tag);
        self.tags[word] |= bit;
    }

    /// Whether the word has this tag.
    pub fn is(&self, tag: FigureTag) -> bool {
        let (word, bit) = place(tag);
        self.tags[word] & bit != 0
    }
}

/// The word of bits that has a tag, and its bit there.
fn place(tag: FigureTag) -> (usize, u128) {
    let number = tag as u32;
    ((number / u128::BITS) as usize, 1 << (number % u128::BITS))
}

/// A word that multiplies the number before it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScaleWord {
    pub factor: Decimal,
    pub form: ScaleForm,
}

/// How a scale is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScaleForm {
    /// In full: `Milliarde`.
    Word,
    /// Short, often with a point: `Mrd.`
    Point,
    /// One or two letters that mean a scale only beside a unit: `$5m`.
    Letter,
}

/// A word or sign for an amount of money.
#[derive(Debug, Clone)]
pub(crate) struct CurrencyWord {
    /// What it can mean; the first where nothing else tells.
    pub codes: Vec<Currency>,
    /// The main unit's share: 0.01 for cents, 1 000 000 for `MEUR`.
    pub factor: Decimal,
    pub form: CurrencyForm,
}

/// Where a currency stands and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CurrencyForm {
    /// A sign, on either side.
    Sign,
    /// A code, on either side.
    Code,
    /// A code that counts only in capitals.
    CapitalCode,
    /// A name, behind the number.
    Name,
    /// A part of a main unit, behind the number.
    Minor,
    /// A short form that stands before the number only.
    Before,
}

/// A part of a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RatioWord {
    /// Percent, or a tenth of one for per mille.
    Percent(Decimal),
    /// Percentage points, or a hundredth of one for basis points.
    Points(Decimal),
}

/// A word that is a multiple by itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MultipleWord {
    pub factor: Decimal,
    pub direction: Option<Direction>,
    /// Whether it needs an article or a word like `as` beside it.
    pub needs_article: bool,
}

/// A modifier of one or more words, filed under its last word (or the first, for those behind a figure).
#[derive(Debug, Clone)]
pub(crate) struct ModifierPhrase {
    /// The other words, in the order in which one meets them walking away from the filed one.
    pub rest: Vec<&'static str>,
    pub modifier: Modifier,
}
