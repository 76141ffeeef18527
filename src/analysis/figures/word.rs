//! The senses of a word in and beside figures.

use crate::analysis::{Currency, Direction, Modifier};
use rust_decimal::Decimal;

/// Everything that a word can mean in or beside a figure.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    pub number: Option<Decimal>,
    pub half: Option<Decimal>,
    pub half_scale: Option<Decimal>,
    pub scale: Option<Scale>,
    pub currency: Option<CurrencyWord>,
    pub nation: Option<Currency>,
    pub dollar_prefix: Option<Currency>,
    pub ratio: Option<Ratio>,
    pub adjective: bool,
    pub multiple: Option<Multiple>,
    pub fraction: Option<Decimal>,
    pub fraction_sign: Option<Decimal>,
    pub modifiers: Vec<Phrase>,
    pub after: Vec<Phrase>,
    roles: u128,
}

impl Word {
    /// Lets the word play `role` too.
    pub fn add_role(&mut self, role: Role) {
        self.roles |= role.bit();
    }

    /// Whether the word plays this role.
    pub fn is(&self, role: Role) -> bool {
        self.roles & role.bit() != 0
    }
}

/// A word that multiplies the number before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub factor: Decimal,
    pub form: ScaleForm,
}

/// How a scale is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScaleForm {
    /// In full: `Milliarde`.
    Word,
    /// Short, often with a point: `Mrd.`
    Point,
    /// One or two letters that mean a scale only beside a unit: `$5m`.
    Letter,
}

/// A word or sign for an amount of money.
#[derive(Debug, Clone)]
pub(super) struct CurrencyWord {
    /// What it can mean; the first where nothing else tells.
    pub codes: Vec<Currency>,
    /// The main unit's share: 0.01 for cents, 1 000 000 for `MEUR`.
    pub factor: Decimal,
    pub form: CurrencyForm,
}

/// Where a currency stands and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CurrencyForm {
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
pub(super) enum Ratio {
    /// Percent, or a tenth of one for per mille.
    Percent(Decimal),
    /// Percentage points, or a hundredth of one for basis points.
    Points(Decimal),
}

/// A word that is a multiple by itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Multiple {
    pub factor: Decimal,
    pub direction: Option<Direction>,
    /// Whether it needs an article or a word like `as` beside it.
    pub needs_article: bool,
}

/// A modifier of one or more words, filed under its last word (or the first, for those behind a figure).
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// The other words, in the order in which one meets them walking away from the filed one.
    pub rest: Vec<&'static str>,
    pub modifier: Modifier,
}

macro_rules! roles {
    ($($role:ident $name:literal,)*) => {
        /// What a word does around figures without being part of their value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Role { $(#[doc = concat!("Rows named `", $name, "`.")] $role,)* }

        impl Role {
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$role),)* _ => None }
            }
        }
    };
}

roles! {
    Abstract "abstract", Among "among", AndWord "and", Article "article", AsMuch "as-much", Basis "basis",
    Between "between", Both "both", Cent "cent", Change "change", Clock "clock",
    DecimalPoint "decimal-point", Degree "degree", Disposes "disposes", Duration "duration", Each "each", Employs "employs", Fold "fold", From "from", Function "function", Go "go", Group "group",
    Hyphen "hyphen", InOf "in-of", IndexName "index-name", IndexUnit "index-unit",
    Intensifier "intensifier", Known "known", Label "label", List "list", Loan "loan", Measure "measure",
    Minus "minus", MinusWord "minus-word", Model "model", MoneyCue "money-cue", Month "month", More "more",
    NationPart "nation-part", NoCount "no-count", Onto "onto", Ordinal "ordinal", Part "part",
    Party "party", Per "per", PerHead "per-head", Percentage "percentage", Plural "plural", PluralModifier "plural-modifier",
    Plus "plus", Pronoun "pronoun", Recurring "recurring", PointUnit "point-unit", PriceCue "price-cue", PriceItem "price-item", RatioName "ratio-name", Share "share",
    Shared "shared", TakesUp "takes-up", Thing "thing", Times "times", TimesAfter "times-after", To "to", Vague "vague", Weight "weight", X "x",
    YearCue "year-cue",
}

impl Role {
    fn bit(self) -> u128 {
        1 << self as u32
    }
}
