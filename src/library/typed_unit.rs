//! Units as they are typed beside an amount and behind `unit:`: as the program shows them, by their code, or by a word of
//! any language.
//!
//! | typed | unit |
//! | --- | --- |
//! | `€`, `A$`, `Fr.`, `CHF`, `Euro` | a currency |
//! | `%`, `percent`, `Prozent` | percent, or percentage points |
//! | `pp`, `Prozentpunkte` | percentage points |
//! | `×` | a multiple |
//! | `pts`, `Pkt`, `Punkte` | the points of an index |
//!
//! The words of currencies and percentages are those of the lexicons, with the tags `figure.sign`, `figure.currency`,
//! `figure.percent` and `figure.points`. Of several currencies for one word, the first one is meant.

use crate::analysis::FigureKind;
use crate::language::PACKS;
use crate::order::Reorder;
use std::sync::LazyLock;

/// What a unit says of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedUnit {
    /// The code of a currency.
    Currency(&'static str),
    /// The kinds of figures that have it.
    Kinds(&'static [FigureKind]),
}

const PERCENT: &[FigureKind] = &[FigureKind::Percent, FigureKind::PercentagePoints];
const POINTS: &[FigureKind] = &[FigureKind::PercentagePoints];

/// Words that are shorter may be scales.
const SHORTEST_WORD: usize = 3;

/// All of them in lower case, the longest first, so that `A$` is not taken for `$`.
static UNITS: LazyLock<Vec<(String, TypedUnit)>> = LazyLock::new(|| {
    let mut units = vec![
        ("%".to_owned(), TypedUnit::Kinds(PERCENT)),
        ("pp".to_owned(), TypedUnit::Kinds(POINTS)),
        ("×".to_owned(), TypedUnit::Kinds(&[FigureKind::Multiple])),
    ];
    for pack in PACKS {
        let signs = pack.short.currencies.iter();
        units.extend(signs.map(|(code, sign)| (sign.to_lowercase(), TypedUnit::Currency(code))));
        for points in [pack.short.points, pack.index_points] {
            units.push((points.to_lowercase(), TypedUnit::Kinds(&[FigureKind::Index])));
        }
        units.push((pack.short.percentage_points.to_lowercase(), TypedUnit::Kinds(POINTS)));
        for tagged in pack.lexicon.tagged("figure") {
            let word = tagged.form.lowercase();
            let is_word = word.chars().count() >= SHORTEST_WORD && word.chars().all(char::is_alphabetic);
            let first = tagged.tag.value.split('/').next().unwrap_or_default();
            match tagged.tag.name {
                "sign" if !word.contains(char::is_alphanumeric) => {
                    units.push((word, TypedUnit::Currency(first)));
                }
                "currency" => {
                    let codes = tagged.tag.value.split('/');
                    units.extend(codes.map(|code| (code.to_lowercase(), TypedUnit::Currency(code))));
                    if is_word {
                        units.push((word, TypedUnit::Currency(first)));
                    }
                }
                "percent" if is_word => units.push((word, TypedUnit::Kinds(PERCENT))),
                "points" if is_word => units.push((word, TypedUnit::Kinds(POINTS))),
                _ => {}
            }
        }
    }
    // The sort is stable: what the program shows wins over the words of texts.
    units.reorder_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    units.dedup_by(|later, former| later.0 == former.0);
    units
});

/// What stands beside the unit before or behind an amount in lower case, and the unit.
pub fn split(text: &str) -> Option<(&str, TypedUnit)> {
    UNITS.iter().find_map(|(word, unit)| {
        let behind = text.strip_suffix(word.as_str());
        // Only currencies stand before a number.
        let before = || text.strip_prefix(word.as_str()).filter(|_| matches!(unit, TypedUnit::Currency(_)));
        behind.or_else(before).map(|rest| (rest.trim(), *unit))
    })
}

/// Whether a text is a currency that may stand before a number: a sign, or a code in capitals.
pub fn is_before_numbers(text: &str) -> bool {
    let is_sign = !text.chars().any(char::is_lowercase);
    is_sign && matches!(named(text), Some(TypedUnit::Currency(_)))
}

/// The name by which figures have the unit `name`, as [`Unit::name`](crate::analysis::Unit::name) has it. A unit that is
/// neither a currency nor a percentage is called as it is typed.
pub fn unit_name(name: &str) -> &str {
    match named(name) {
        Some(TypedUnit::Currency(code)) => code,
        Some(TypedUnit::Kinds(PERCENT)) => "%",
        Some(TypedUnit::Kinds(POINTS)) => "pp",
        _ => name,
    }
}

fn named(name: &str) -> Option<TypedUnit> {
    let name = name.trim().to_lowercase();
    UNITS.iter().find(|(word, _)| *word == name).map(|(_, unit)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_have_signs_codes_and_words() {
        for (typed, name) in [
            ("EUR", "EUR"),
            ("euro", "EUR"),
            ("€", "EUR"),
            ("A$", "AUD"),
            ("Dollar", "USD"),
            ("Fr.", "CHF"),
            ("chf", "CHF"),
            ("Prozent", "%"),
            ("percent", "%"),
            ("Prozentpunkte", "pp"),
            ("Mitarbeiter", "Mitarbeiter"),
        ] {
            assert_eq!(unit_name(typed), name, "{typed}");
        }
        assert!(is_before_numbers("CHF") && is_before_numbers("A$") && !is_before_numbers("Euro"));
        assert_eq!(split("a$3.1bn"), Some(("3.1bn", TypedUnit::Currency("AUD"))));
        assert_eq!(split("4,6mrd.fr."), Some(("4,6mrd.", TypedUnit::Currency("CHF"))));
        assert_eq!(split("3 mio"), None);
    }

    /// Else a scale would be read as a unit.
    #[test]
    fn no_scale_ends_like_a_unit() {
        for (scale, _) in PACKS.iter().flat_map(|pack| pack.typed_scales) {
            assert_eq!(split(&format!("5 {scale}")), None, "{scale}");
        }
    }
}
