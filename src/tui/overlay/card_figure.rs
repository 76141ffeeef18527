//! The part of a card that is the same for a figure of the open article and for one of the library: the figure in one line, its
//! sentence, and below, in grey, the exact amount, the amount in the reader's currency, and when in full.

use crate::analysis::{Currency, Figure, Unit};
use crate::document::Language;
use crate::language::Locale;
use crate::present::amount::ShortAmount;
use crate::rates::{self, Rates};
use crate::tui::overlay::sheet::{Part, SheetEntry, Tone};
use crate::tui::ui::strings::{Strings, UiText};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::fmt::Display;

/// From this value on the short amount leaves digits out.
const THOUSAND: Decimal = Decimal::ONE_THOUSAND;

/// What a card is written with.
#[derive(Debug, Clone, Copy)]
pub struct CardContext<'a> {
    /// The words.
    pub strings: &'a Strings,
    /// Rates of exchange.
    pub rates: &'a Rates,
    /// The currency that the reader thinks in, if amounts are to be converted.
    pub currency: Option<Currency>,
}

/// A figure with what its card needs to know of its text.
#[derive(Debug, Clone, Copy)]
pub struct ToldFigure<'f> {
    /// The figure.
    pub figure: &'f Figure,
    /// The language of its text.
    pub language: Language,
    /// When the text was published.
    pub published: Option<NaiveDate>,
    /// When, in the words of the text.
    pub when: &'f str,
    /// How numbers and dates are written.
    pub locale: Locale,
}

impl ToldFigure<'_> {
    /// The entries of a card: `head` in one row, the sentence, and what else is known.
    pub fn entries(
        &self,
        head: Vec<Part>,
        sentence: Option<SheetEntry>,
        context: CardContext<'_>,
    ) -> Vec<SheetEntry> {
        let label = |text| context.strings.get(text);
        let mut entries = vec![SheetEntry::wide(head)];
        if let Some(sentence) = sentence {
            entries.extend([SheetEntry::blank(), sentence]);
        }
        let mut more = Vec::new();
        // In full only where that says more.
        if self.figure.value >= THOUSAND {
            more.push(SheetEntry::new(label(UiText::CardValue), self.in_full(), Tone::Faint));
        }
        more.extend(self.converted(context));
        if let Some(when) = &self.figure.when {
            let date = |day| self.locale.date(day);
            let days = match (when.from, when.to) {
                (Some(from), Some(to)) if from != to => format!(" ({} – {})", date(from), date(to)),
                (Some(day), _) | (None, Some(day)) => format!(" ({})", date(day)),
                (None, None) => String::new(),
            };
            more.push(SheetEntry::new(label(UiText::CardWhen), self.when.to_owned() + &days, Tone::Faint));
        }
        if !more.is_empty() {
            entries.push(SheetEntry::blank());
            entries.extend(more);
        }
        entries
    }

    /// The value in all its digits, with the unit in full.
    fn in_full(&self) -> String {
        let mut full = self.locale.number(self.figure.value);
        if let Some(to) = self.figure.value_to {
            full = format!("{full} – {}", self.locale.number(to));
        }
        match &self.figure.unit {
            Some(Unit::Currency(currency)) => format!("{full} {}", currency.code()),
            _ => full,
        }
    }

    /// Money in the reader's currency, at the rate of the day of the article; of one without a date at the latest.
    fn converted(&self, context: CardContext<'_>) -> Option<SheetEntry> {
        let Some(Unit::Currency(from)) = self.figure.unit else { return None };
        let to = context.currency?;
        let day = self.published.or_else(|| context.rates.last_day())?;
        let convert = |value| context.rates.convert(value, from, to, day);
        let low = convert(self.figure.value)?;
        let high = self.figure.value_to.and_then(convert);
        let shown = Figure {
            value: low.rounded(),
            value_to: high.map(|high| high.rounded()),
            unit: Some(Unit::Currency(to)),
            ..self.figure.clone()
        };
        let shown = ShortAmount::in_locale(&shown, self.language, self.locale);
        let rate = self.locale.number(rates::rounded(low.rate, 5));
        let day = self.locale.date(low.day);
        let source = low.source.name().unwrap_or(context.strings.get(UiText::CardOwnRates));
        let values: [(&str, &dyn Display); 3] = [("rate", &rate), ("day", &day), ("source", &source)];
        let label = context.strings.fill(UiText::CardConverted, &[("currency", &to.code())]);
        let note = format!(" {}", context.strings.fill(UiText::CardRate, &values));
        Some(SheetEntry {
            label,
            text: vec![(shown.to_string(), Tone::Amount), (note, Tone::Faint)],
            is_wide: false,
        })
    }
}
