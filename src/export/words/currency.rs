//! The names of currencies: `assets/grammar/currencies.tsv`.

use super::german::Gender;
use crate::analysis::Currency;

static TABLE: &str = include_str!("../../../assets/grammar/currencies.tsv");

/// The names of one currency.
pub(super) struct Names {
    pub gender: Gender,
    /// German, for one and for several.
    pub german: [&'static str; 2],
    /// English, for one and for several.
    pub english: [&'static str; 2],
}

/// What the table has of a currency.
pub(super) fn names(currency: Currency) -> Option<Names> {
    let row = TABLE.lines().find_map(|line| line.strip_prefix(currency.code())?.strip_prefix('\t'))?;
    let mut cells = row.split('\t');
    let gender = match cells.next()? {
        "f" => Gender::Feminine,
        "n" => Gender::Neuter,
        _ => Gender::Masculine,
    };
    let mut pair = || Some([cells.next()?, cells.next()?]);
    Some(Names { gender, german: pair()?, english: pair()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_of_the_analysis_has_names() {
        let grammar = [
            include_str!("../../../assets/grammar/figures.tsv"),
            include_str!("../../../assets/grammar/figures.de.tsv"),
            include_str!("../../../assets/grammar/figures.en.tsv"),
        ];
        let classes =
            ["sign", "minor-sign", "dollar-prefix", "code", "currency", "minor", "before", "nation"];
        let mut seen = 0;
        for row in grammar.iter().flat_map(|table| table.lines()) {
            let mut cells = row.split('\t');
            let values = cells.next().filter(|class| classes.contains(class)).and(cells.next());
            for currency in values.unwrap_or_default().split(' ').filter_map(Currency::from_code) {
                seen += 1;
                let names = names(currency);
                let full =
                    |names: Names| names.german.iter().chain(&names.english).all(|name| !name.is_empty());
                assert!(names.is_some_and(full), "{} has no names", currency.code());
            }
        }
        assert!(seen > 200, "only {seen} codes found");
    }

    #[test]
    fn rows_are_sorted_and_complete() {
        let rows: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(rows.is_sorted_by(|a, b| a[..3] < b[..3]));
        assert!(
            rows.iter()
                .all(|row| row.split('\t').count() == 6 && row.split('\t').all(|cell| !cell.is_empty()))
        );
    }
}
