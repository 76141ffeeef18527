//! Number words that are written together in one word: `einhundertneunundneunzig`, `fünfzehnhundert`,
//! `zweieinhalb`, `zehnprozentige`, `dreifache`.

use crate::analysis::figures::vocabulary::table::FigureVocabulary;
use crate::language::{Cardinals, CompoundCardinals};
use rust_decimal::Decimal;

/// A compound that starts with a cardinal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CardinalWord {
    /// The cardinal.
    pub value: Decimal,
    /// What stands behind it.
    pub suffix: CardinalSuffix,
}

/// What a cardinal is joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CardinalSuffix {
    /// Nothing: the word is a number.
    None,
    /// `prozentig`
    Percent,
    /// `fach`
    Fold,
    /// `mal`
    Times,
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// Reads a word in lower case. `None` where it is not a cardinal from its start to its end.
pub(crate) fn parse(word: &str, vocabulary: &FigureVocabulary) -> Option<CardinalWord> {
    const LONGEST: usize = 80;
    let Cardinals::Compound(parts) = vocabulary.pack.numbers.cardinals else { return None };
    let suffix = |rest: &str| suffix(rest, &parts, vocabulary.pack.words.adjective_endings);
    if word.len() > LONGEST {
        return None;
    }
    let mut rest = word;
    // `below` is what waits for a thousand or the end, `unit` what waits for tens or a hundred.
    let (mut total, mut below, mut unit) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    let mut pieces = 0;
    loop {
        if let Some((piece, value)) = vocabulary.pieces.iter().find(|(piece, _)| rest.starts_with(&**piece)) {
            let value = *value;
            rest = &rest[piece.len()..];
            pieces += 1;
            if value == Decimal::ONE_HUNDRED {
                below = below.checked_add(unit.max(Decimal::ONE).checked_mul(value)?)?;
                unit = Decimal::ZERO;
            } else if value == Decimal::ONE_THOUSAND {
                total = total.checked_add((below + unit).max(Decimal::ONE).checked_mul(value)?)?;
                (below, unit) = (Decimal::ZERO, Decimal::ZERO);
            } else if unit.is_zero() {
                unit = value;
            } else if unit < Decimal::TEN && value == Decimal::TEN {
                // `dreizehn`
                unit += value;
            } else {
                return None;
            }
        } else if let Some(after) = rest.strip_prefix(parts.and) {
            let (piece, tens) = vocabulary.pieces.iter().find(|(piece, _)| after.starts_with(&**piece))?;
            if unit.is_zero() {
                // `hundertundzwei`
                rest = after;
            } else if unit < Decimal::TEN && *tens >= Decimal::from(20) && *tens < Decimal::ONE_HUNDRED {
                unit += tens;
                rest = &after[piece.len()..];
            } else {
                return None;
            }
        } else {
            break;
        }
        if let Some(rest) = rest.strip_prefix(parts.and_a_half) {
            return Some(CardinalWord { value: total + below + unit + HALF, suffix: suffix(rest)? });
        }
    }
    let value = total.checked_add(below)?.checked_add(unit)?;
    let suffix = suffix(rest)?;
    (pieces > 0 && (pieces > 1 || suffix != CardinalSuffix::None || unit.is_zero() || unit > Decimal::TEN))
        .then_some(CardinalWord { value, suffix })
}

fn suffix(rest: &str, parts: &CompoundCardinals, endings: &[&str]) -> Option<CardinalSuffix> {
    let adjective = |stem: &str| rest.strip_prefix(stem).is_some_and(|ending| endings.contains(&ending));
    if rest.is_empty() {
        Some(CardinalSuffix::None)
    } else if adjective(parts.percent) {
        Some(CardinalSuffix::Percent)
    } else if adjective(parts.fold) {
        Some(CardinalSuffix::Fold)
    } else if rest == parts.times {
        Some(CardinalSuffix::Times)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::figures::vocabulary::table::FIGURE_VOCABULARIES;
    use crate::language::by_code;

    fn german() -> &'static FigureVocabulary {
        FIGURE_VOCABULARIES.of(by_code("de").expect("a pack"))
    }

    fn value(word: &str) -> Option<String> {
        let compound = parse(word, german())?;
        (compound.suffix == CardinalSuffix::None).then(|| compound.value.to_string())
    }

    #[test]
    fn cardinals() {
        for (word, expected) in [
            ("dreizehn", "13"),
            ("fünfzehn", "15"),
            ("sechzehn", "16"),
            ("siebenunddreißig", "37"),
            ("einhundertneunundneunzig", "199"),
            ("fünfzehnhundert", "1500"),
            ("siebenhundert", "700"),
            ("hunderttausend", "100000"),
            ("zwölftausendfünfhundert", "12500"),
            ("dreihundertzweiundzwanzigtausendvierhunderteinundfünfzig", "322451"),
            ("hundertundzwei", "102"),
        ] {
            assert_eq!(value(word).as_deref(), Some(expected), "{word}");
        }
        assert_eq!(value("zweieinhalb").as_deref(), Some("2.5"));
        assert_eq!(value("zehneinhalb").as_deref(), Some("10.5"));
    }

    #[test]
    fn suffixes() {
        let vocabulary = german();
        assert_eq!(
            parse("zehnprozentige", vocabulary).map(|found| found.suffix),
            Some(CardinalSuffix::Percent)
        );
        assert_eq!(parse("dreifachen", vocabulary).map(|found| found.value), Some(Decimal::from(3)));
        assert_eq!(parse("dreimal", vocabulary).map(|found| found.suffix), Some(CardinalSuffix::Times));
    }

    #[test]
    fn words_that_only_start_like_numbers() {
        for word in [
            "einig",
            "zweifel",
            "achtung",
            "dreist",
            "elfenbein",
            "vierte",
            "siebenschläfer",
            "undzwei",
            "einszwei",
        ] {
            assert_eq!(parse(word, german()), None, "{word}");
        }
    }
}
