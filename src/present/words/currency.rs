//! The names of currencies: `assets/language/common/currencies.tsv`.

use super::german::Gender;
use crate::analysis::Currency;
use crate::lexicon::table::rows;

static TABLE: &str = include_str!("../../../assets/language/common/currencies.tsv");

/// The names of one currency.
pub(super) struct CurrencyNames {
    pub gender: Gender,
    /// German, for one and for several.
    pub german: [&'static str; 2],
    /// English, for one and for several.
    pub english: [&'static str; 2],
}

/// What the table has of a currency.
pub(super) fn names(currency: Currency) -> Option<CurrencyNames> {
    let mut cells = rows(TABLE).find(|cells| cells.clone().next() == Some(currency.code()))?.skip(1);
    let gender = match cells.next()? {
        "f" => Gender::Feminine,
        "n" => Gender::Neuter,
        _ => Gender::Masculine,
    };
    let mut pair = || Some([cells.next()?, cells.next()?]);
    Some(CurrencyNames { gender, german: pair()?, english: pair()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;
    use crate::lexicon::TaggedForm;

    #[test]
    fn every_currency_of_the_analysis_has_names() {
        let tags = ["sign", "minor-sign", "dollar-prefix", "code", "currency", "minor", "before", "nation"];
        let mut seen = 0;
        for pack in PACKS {
            for TaggedForm { tag, .. } in pack.lexicon.tagged("figure") {
                let values = tag.value.split('/').filter(|_| tags.contains(&tag.name));
                for currency in values.filter_map(Currency::from_code) {
                    seen += 1;
                    let names = names(currency);
                    let full = |names: CurrencyNames| {
                        names.german.iter().chain(&names.english).all(|name| !name.is_empty())
                    };
                    assert!(names.is_some_and(full), "{} has no names", currency.code());
                }
            }
        }
        assert!(seen > 200, "only {seen} codes found");
    }

    #[test]
    fn rows_are_sorted_and_complete() {
        let rows: Vec<Vec<&str>> = rows(TABLE).map(Iterator::collect).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
        assert!(rows.iter().all(|row| row.len() == 6 && row.iter().all(|cell| !cell.is_empty())));
    }
}
