//! Numbers and figures in words: `mehr als zehn Milliarden US-Dollar`, `five to seven per cent`.
//!
//! The pack of a language knows how its numbers sound ([`Speech`]). What the text itself counts
//! (`Grafikprozessoren`) stays in its words.

#[cfg(test)]
mod tests;

use crate::analysis::{Figure, FigureKind, Modifier, Unit};
use crate::document::Language;
use crate::language::{self, DEFAULT, Speech, SpokenModifier, SpokenNumber, SpokenQuantity, SpokenUnit};
use rust_decimal::Decimal;

/// `value` in words of `language`, or of the language of [`DEFAULT`] where it has no pack. More than six decimals are
/// rounded.
pub fn number(value: Decimal, language: Language) -> String {
    speech(language).number(&SpokenNumber::of(value))
}

/// Modifier, numbers and unit of a figure in words, in the language of [`number`].
pub fn figure(figure: &Figure, language: Language) -> String {
    speech(language).quantity(&SpokenQuantity {
        value: SpokenNumber::of(figure.value),
        to: figure.value_to.map(SpokenNumber::of),
        is_factor: figure.unit.is_none() && figure.kind == FigureKind::Multiple,
        is_count: figure.kind == FigureKind::Count,
        unit: figure.unit.as_ref().map(spoken_unit),
        modifier: match figure.modifier {
            Modifier::Exact | Modifier::Range => SpokenModifier::None,
            Modifier::Approx => SpokenModifier::Approx,
            Modifier::AtLeast => SpokenModifier::AtLeast,
            Modifier::MoreThan => SpokenModifier::MoreThan,
            Modifier::AtMost => SpokenModifier::AtMost,
            Modifier::LessThan => SpokenModifier::LessThan,
        },
    })
}

fn speech(language: Language) -> &'static dyn Speech {
    language::pack(language).unwrap_or(DEFAULT).speech
}

fn spoken_unit(unit: &Unit) -> SpokenUnit<'_> {
    match unit {
        Unit::Currency(currency) => SpokenUnit::Currency(currency.code()),
        Unit::Percent => SpokenUnit::Percent,
        Unit::PercentagePoint => SpokenUnit::PercentagePoint,
        Unit::IndexPoint => SpokenUnit::IndexPoint,
        Unit::Noun(noun) => SpokenUnit::Noun(noun),
    }
}
