//! Periods in a few columns, for lists: `Q1 24`, `FY 23`, `H1 24`, `→ 2028`.

use crate::analysis::{CalendarPart, Period, PeriodForm};
use crate::language::Locale;
use chrono::NaiveDate;

/// `period` in short; none where it is no year or part of one.
pub fn short(period: &Period, locale: Locale) -> Option<String> {
    Some(match period.form? {
        PeriodForm::Calendar(part) => written(part, locale),
        PeriodForm::Fiscal(CalendarPart::Year(number)) => {
            format!("{} {:02}", locale.fiscal_year(), number.rem_euclid(100))
        }
        PeriodForm::Fiscal(part) => format!("{} {}", locale.fiscal_year(), written(part, locale)),
        PeriodForm::From(part) => format!("{} →", written(part, locale)),
        PeriodForm::Until(part) => format!("→ {}", written(part, locale)),
        PeriodForm::LastTwelveMonths => locale.last_twelve_months().to_owned(),
    })
}

fn written(part: CalendarPart, locale: Locale) -> String {
    let year = |year: i32| format!("{:02}", year.rem_euclid(100));
    match part {
        CalendarPart::Year(number) => number.to_string(),
        CalendarPart::Half(number, half) => format!("H{half} {}", year(number)),
        CalendarPart::Quarter(number, quarter) => format!("Q{quarter} {}", year(number)),
        CalendarPart::NineMonths(number) => format!("9M {}", year(number)),
        CalendarPart::Month(number, month) => match NaiveDate::from_ymd_opt(number, month, 1) {
            Some(day) => format!("{} {}", locale.short_month(day), year(number)),
            None => number.to_string(),
        },
        CalendarPart::Day(day) => locale.short_date(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::PeriodKind;
    use crate::document::Span;

    #[test]
    fn periods_take_few_columns() {
        let shown = |form: &str, tag: &str| {
            let form = form.parse().ok();
            let period =
                Period { span: Span::default(), kind: PeriodKind::Calendar, from: None, to: None, form };
            short(&period, Locale::from_tag(tag))
        };
        for (form, english, german) in [
            ("2024", "2024", "2024"),
            ("2024-Q1", "Q1 24", "Q1 24"),
            ("2024-H1", "H1 24", "H1 24"),
            ("2024-9M", "9M 24", "9M 24"),
            ("2024-05", "May 24", "Mai 24"),
            ("2024-05-20", "20 May 24", "20. Mai 24"),
            ("FY2023", "FY 23", "GJ 23"),
            ("FY2024-Q1", "FY Q1 24", "GJ Q1 24"),
            ("..2028", "→ 2028", "→ 2028"),
            ("2024..", "2024 →", "2024 →"),
            ("LTM", "LTM", "12M"),
        ] {
            assert_eq!(shown(form, "en-GB").as_deref(), Some(english), "{form}");
            assert_eq!(shown(form, "de").as_deref(), Some(german), "{form}");
        }
        assert_eq!(shown("", "en"), None);
    }
}
