//! Words that say nothing but a unit: `Mio. Euro`, `€m`, `NOKm`, `US$ million`, `Rs crore`, `Prozentpunkte`.

use super::cell_text::CellText;
use super::cell_unit::{CellCurrency, CellUnit};
use crate::analysis::Currency;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::{CurrencyForm, CurrencyWord, RatioWord, ScaleForm};
use crate::analysis::text::Shape;
use rust_decimal::Decimal;
use std::ops::Range;

/// Words that are a unit.
#[derive(Debug, Clone)]
pub(super) struct UnitRun {
    pub tokens: Range<usize>,
    pub unit: CellUnit,
    /// Whether it is the name of a currency and nothing else, which may be a word of another name: `Euro Stoxx`.
    pub is_name: bool,
}

impl CellText<'_> {
    /// The part of a hundred at a token: `%`, `Prozentpunkte`, `%-Punkte`, `basis points`.
    pub(super) fn ratio(&self, at: usize, end: usize) -> Option<(RatioWord, usize)> {
        let text = &self.text;
        let is_points = |at: usize| at < end && text.is(at, FigureTag::PointUnit);
        let points = |factor| Some(RatioWord::Points(factor));
        let hyphen = usize::from(text.is(at + 1, FigureTag::Hyphen) && text.is_joined(at + 1));
        if text.is(at, FigureTag::Percentage) && is_points(at + 1) {
            return points(Decimal::ONE).map(|ratio| (ratio, at + 2));
        }
        if text.is(at, FigureTag::Basis) && is_points(at + 1) {
            return points(Decimal::new(1, 2)).map(|ratio| (ratio, at + 2));
        }
        if text.is(at, FigureTag::PerCent) && at + 1 < end && text.is(at + 1, FigureTag::Cent) {
            return Some((RatioWord::Percent(Decimal::ONE), at + 2));
        }
        let ratio = text.entry(at).ratio?;
        if matches!(ratio, RatioWord::Percent(_)) && is_points(at + 1 + hyphen) {
            return points(Decimal::ONE).map(|ratio| (ratio, at + 2 + hyphen));
        }
        Some((ratio, at + 1))
    }

    /// The currency at a token that stands before its number: `$`, `US$`, `EUR`, `Rs.`
    pub(super) fn currency_before(&self, at: usize, end: usize) -> Option<(CellCurrency, usize)> {
        let text = &self.text;
        let word = text.entry(at);
        if let Some(currency) =
            word.dollar_prefix.filter(|_| at + 1 < end && text.form(at + 1) == "$" && text.is_joined(at + 1))
        {
            return Some((CellCurrency::only(currency), at + 2));
        }
        let currency = word.currency.as_ref()?;
        let is_written = match currency.form {
            CurrencyForm::Sign | CurrencyForm::Code | CurrencyForm::Before => true,
            CurrencyForm::CapitalCode => text.shape(at) == Shape::Upper,
            CurrencyForm::Name => word.is(FigureTag::Before),
            CurrencyForm::Minor => false,
        };
        Some((self.currency_of(currency).filter(|_| is_written)?, at + 1))
    }

    /// What a word for a currency means in this table.
    pub(super) fn currency_of(&self, word: &'static CurrencyWord) -> Option<CellCurrency> {
        let currency = self.text.at_home(&word.codes)?;
        Some(CellCurrency { currency, currencies: &word.codes, factor: word.factor })
    }

    /// The words from a token on that are a unit.
    pub(super) fn unit_run(&self, at: usize, end: usize) -> Option<UnitRun> {
        let text = &self.text;
        let (mut unit, mut next, mut is_name) = (CellUnit::default(), at, true);
        // A letter alone is a scale where nothing else stands: `(m)`.
        let is_whole = at + 1 == end;
        while next < end {
            let word = text.entry(next);
            if let Some((ratio, behind)) = self.ratio(next, end).filter(|_| unit.ratio.is_none()) {
                unit.ratio = Some(ratio);
                next = behind;
                is_name = false;
                continue;
            }
            if let Some((currency, behind)) =
                self.currency_before(next, end).filter(|_| unit.currency.is_none())
            {
                unit.set_currency(currency);
                next = behind;
                is_name = false;
                continue;
            }
            if let Some((currency, scale)) = self.code_with_scale(next).filter(|_| unit.currency.is_none()) {
                unit.set_currency(CellCurrency::only(currency));
                unit.scale(scale);
                is_name = false;
            } else if let Some(currency) = word.currency.as_ref().filter(|currency| {
                unit.currency.is_none() && !matches!(currency.form, CurrencyForm::CapitalCode)
            }) {
                unit.set_currency(self.currency_of(currency)?);
            } else if let Some(scale) = word.scale.filter(|_| unit.scale.is_none()) {
                // `$m`; a letter alone is none.
                let follows = next + 1 < end && text.entry(next + 1).currency.is_some();
                if scale.form == ScaleForm::Letter && unit.currency.is_none() && !follows && !is_whole {
                    break;
                }
                unit.scale(scale.factor);
                is_name = false;
            } else if let Some(factor) =
                word.head_scale.filter(|_| unit.scale.is_none() && self.is_head_scale(next, end))
            {
                unit.scale(factor);
                is_name = false;
            } else if is_thousand(text.form(next)) && unit.scale.is_none() {
                unit.scale(Decimal::ONE_THOUSAND);
                is_name = false;
            } else if word.is(FigureTag::X) && next == at {
                unit.is_multiple = true;
                is_name = false;
            } else if word.is(FigureTag::Measure) && unit.noun.is_none() && unit.currency.is_none() {
                unit.noun = Some(next..next + 1);
                is_name = false;
            } else if !self.is_inside(next, at, end) {
                break;
            }
            next += 1;
        }
        // The point belongs to `Mio.`
        let is_point = |index: usize| text.form(index) == "." && text.is_joined(index);
        while next > at && self.is_joint(next - 1) && !is_point(next - 1) {
            next -= 1;
        }
        (next > at && unit.is_told()).then_some(UnitRun { tokens: at..next, unit, is_name })
    }

    /// Whether a word that may be a scale is one: the `T` of `T€` only before its currency.
    fn is_head_scale(&self, index: usize, end: usize) -> bool {
        let leads = index + 1 < end && self.text.entry(index + 1).currency.is_some();
        self.text.form(index).len() > 1 || leads
    }

    /// Whether a token inside a unit says nothing of its own: the point of `Mio.`, the hyphen of `US-Dollar`.
    fn is_inside(&self, index: usize, start: usize, end: usize) -> bool {
        let text = &self.text;
        let leads = text.entry(index).nation.is_some()
            || text.is(index, FigureTag::NationPart)
            || text.entry(index).dollar_prefix.is_some()
            || matches!(text.form(index), "'" | "’");
        (leads && index + 1 < end) || (index > start && self.is_joint(index))
    }

    fn is_joint(&self, index: usize) -> bool {
        let text = &self.text;
        matches!(text.form(index), "." | "-" | "/" | "'" | "’" | "‘")
            || text.is(index, FigureTag::Of)
            || text.is(index, FigureTag::In)
            || text.is(index, FigureTag::Per)
    }

    /// `NOKm`, `EURbn`
    fn code_with_scale(&self, at: usize) -> Option<(Currency, Decimal)> {
        let word = self.text.form(at);
        let (code, letters) = (word.get(..3)?, word.get(3..).filter(|rest| !rest.is_empty())?);
        let scale = self.text.entry_of(&letters.to_lowercase()).scale?;
        let known = self.text.entry_of(&code.to_lowercase()).currency.as_ref()?;
        let currency = Currency::from_code(code).filter(|currency| known.codes.contains(currency))?;
        Some((currency, scale.factor))
    }
}

/// `in 1.000 Euro`, `£'000`
fn is_thousand(form: &str) -> bool {
    matches!(form, "1.000" | "1,000" | "1'000" | "1’000" | "1000" | "000")
}
