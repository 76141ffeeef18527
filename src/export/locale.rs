//! Numbers and dates as the reader writes them at home.
//!
//! What an article says stays in its language; what the program itself writes beside it follows the reader:
//! `10.000.000.000,5` or `10,000,000,000.5`, `20. Mai 2024` or `May 20, 2024`. There is one [`Locale`] for each
//! way of writing that differs, not for each country: everything German that is not of Austria or of Switzerland
//! and Liechtenstein is [`Locale::German`], everything that is neither German nor American is [`Locale::British`].
//! Separators and dates follow Unicode CLDR, but Austria's newspapers and not its standard, which puts spaces
//! between thousands.

use crate::document::Language;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// Where the locale stands in the environment, first what overrules.
const VARIABLES: [&str; 4] = ["LC_ALL", "LC_MESSAGES", "LC_NUMERIC", "LANG"];

const GERMAN_MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A way of writing numbers and dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// `1.000,5` and `20. Januar 2024`.
    German,
    /// `1.000,5` and `20. Jänner 2024`.
    Austrian,
    /// `1’000.5` and `20. Januar 2024`.
    Swiss,
    /// `1,000.5` and `20 January 2024`; also for all languages that the program doesn't speak.
    #[default]
    British,
    /// `1,000.5` and `January 20, 2024`.
    American,
}

impl Locale {
    /// Every locale.
    pub const ALL: [Self; 5] = [Self::German, Self::Austrian, Self::Swiss, Self::British, Self::American];

    /// The locale of a language tag (`de-AT`) or of a POSIX name (`de_CH.UTF-8`, `C`), in upper or lower case.
    pub fn from_tag(tag: &str) -> Self {
        let name = tag.trim().split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        let mut parts = name.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        // A script may stand before the country: `de-Latn-AT`.
        let country = parts.find(|part| part.len() == 2).unwrap_or_default();
        match (language, country) {
            ("de", "at") => Self::Austrian,
            ("de" | "gsw", "ch" | "li") | ("gsw", "") => Self::Swiss,
            ("de", _) => Self::German,
            ("en", "us") => Self::American,
            _ => Self::British,
        }
    }

    /// The locale that the environment asks for: the first of `LC_ALL`, `LC_MESSAGES`, `LC_NUMERIC` and `LANG` that
    /// `get` has and that is not empty.
    pub fn from_environment(get: impl Fn(&str) -> Option<String>) -> Self {
        let mut set =
            VARIABLES.iter().filter_map(|&variable| get(variable)).filter(|value| !value.is_empty());
        set.next().map(|value| Self::from_tag(&value)).unwrap_or_default()
    }

    /// The locale to use for a language of which no country is known.
    pub fn of_language(language: Language) -> Self {
        if language == Language::German { Self::German } else { Self::British }
    }

    /// The language that goes with it: German or English.
    pub fn language(self) -> Language {
        match self {
            Self::German | Self::Austrian | Self::Swiss => Language::German,
            Self::British | Self::American => Language::English,
        }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::German => "de-DE",
            Self::Austrian => "de-AT",
            Self::Swiss => "de-CH",
            Self::British => "en-GB",
            Self::American => "en-US",
        }
    }

    /// What stands between whole digits and decimals.
    pub fn decimal_separator(self) -> char {
        match self {
            Self::German | Self::Austrian => ',',
            Self::Swiss | Self::British | Self::American => '.',
        }
    }

    /// What stands between thousands.
    pub fn thousands_separator(self) -> char {
        match self {
            Self::German | Self::Austrian => '.',
            Self::Swiss => '’',
            Self::British | Self::American => ',',
        }
    }

    /// `value` in full, without zeros at the end of the decimals.
    pub fn number(self, value: Decimal) -> String {
        self.digits(value.normalize())
    }

    /// `value` with all decimals that it has: `41.20` keeps its zero.
    pub fn digits(self, value: Decimal) -> String {
        let plain = value.to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let sign = usize::from(whole.starts_with('-'));
        let mut out = String::with_capacity(2 * plain.len());
        for (index, digit) in whole.char_indices() {
            if index > sign && (whole.len() - index).is_multiple_of(3) {
                out.push(self.thousands_separator());
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(self.decimal_separator());
            out.push_str(fraction);
        }
        out
    }

    /// The date in ten columns: `20.05.2024`, `20/05/2024`, `05/20/2024`.
    pub fn short_date(self, date: NaiveDate) -> String {
        let format = match self {
            Self::German | Self::Austrian | Self::Swiss => "%d.%m.%Y",
            Self::British => "%d/%m/%Y",
            Self::American => "%m/%d/%Y",
        };
        date.format(format).to_string()
    }

    /// The date with the month in words: `20. Mai 2024`, `20 May 2024`, `May 20, 2024`.
    pub fn date(self, date: NaiveDate) -> String {
        let (day, month, year) = (date.day(), self.month(date), date.year());
        match self {
            Self::German | Self::Austrian | Self::Swiss => format!("{day}. {month} {year}"),
            Self::British => format!("{day} {month} {year}"),
            Self::American => format!("{month} {day}, {year}"),
        }
    }

    fn month(self, date: NaiveDate) -> &'static str {
        let index = date.month0() as usize;
        match self {
            Self::Austrian if index == 0 => "Jänner",
            Self::German | Self::Austrian | Self::Swiss => GERMAN_MONTHS[index],
            Self::British | Self::American => ENGLISH_MONTHS[index],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn tags_and_names_are_read() {
        for (tag, locale) in [
            ("de", Locale::German),
            ("de-DE", Locale::German),
            ("de_LU.UTF-8", Locale::German),
            ("de-AT", Locale::Austrian),
            ("DE_at", Locale::Austrian),
            ("de-Latn-AT", Locale::Austrian),
            ("de_CH.UTF-8", Locale::Swiss),
            ("de_LI@euro", Locale::Swiss),
            ("gsw", Locale::Swiss),
            ("en-US", Locale::American),
            ("en_US.utf8", Locale::American),
            ("en", Locale::British),
            ("en_IE", Locale::British),
            ("C", Locale::British),
            ("C.UTF-8", Locale::British),
            ("POSIX", Locale::British),
            ("fr_CH.UTF-8", Locale::British),
            ("den", Locale::British),
            ("", Locale::British),
        ] {
            assert_eq!(Locale::from_tag(tag), locale, "{tag}");
        }
        for locale in Locale::ALL {
            assert_eq!(Locale::from_tag(locale.tag()), locale);
            assert_eq!(Locale::of_language(locale.language()).language(), locale.language());
        }
    }

    #[test]
    fn the_environment_is_asked_in_order() {
        let locale = |variables: &[(&str, &str)]| {
            Locale::from_environment(|name| {
                variables.iter().find(|(key, _)| *key == name).map(|&(_, value)| value.to_owned())
            })
        };
        assert_eq!(locale(&[]), Locale::British);
        assert_eq!(locale(&[("LANG", "de_AT.UTF-8")]), Locale::Austrian);
        assert_eq!(locale(&[("LANG", "de_AT.UTF-8"), ("LC_NUMERIC", "de_CH.UTF-8")]), Locale::Swiss);
        assert_eq!(
            locale(&[("LC_NUMERIC", "de_CH.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8")]),
            Locale::American
        );
        assert_eq!(locale(&[("LC_MESSAGES", "en_US.UTF-8"), ("LC_ALL", "de_DE.UTF-8")]), Locale::German);
        assert_eq!(locale(&[("LC_ALL", ""), ("LC_MESSAGES", ""), ("LANG", "de_DE")]), Locale::German);
        assert_eq!(locale(&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]), Locale::British);
    }

    #[test]
    fn numbers_have_all_their_digits() {
        let all = |value: &str| Locale::ALL.map(|locale| locale.number(decimal(value)));
        assert_eq!(
            all("10000000000.50"),
            [
                "10.000.000.000,5",
                "10.000.000.000,5",
                "10’000’000’000.5",
                "10,000,000,000.5",
                "10,000,000,000.5"
            ]
        );
        assert_eq!(all("999"), ["999"; 5]);
        assert_eq!(all("0.000"), ["0"; 5]);
        assert_eq!(all("-1234.5")[0], "-1.234,5");
        assert_eq!(all("-123456")[3], "-123,456");
        assert_eq!(Locale::German.digits(decimal("41.20")), "41,20");
        assert_eq!(all("79228162514264337593543950335")[2], "79’228’162’514’264’337’593’543’950’335");
    }

    #[test]
    fn dates_name_the_month() {
        let all = |date: &str| {
            let date = date.parse().expect("a date");
            Locale::ALL.map(|locale| locale.date(date))
        };
        assert_eq!(
            all("2024-05-20"),
            ["20. Mai 2024", "20. Mai 2024", "20. Mai 2024", "20 May 2024", "May 20, 2024"]
        );
        assert_eq!(
            all("1999-01-04"),
            ["4. Januar 1999", "4. Jänner 1999", "4. Januar 1999", "4 January 1999", "January 4, 1999"]
        );
        assert_eq!(all("2024-12-31")[1], "31. Dezember 2024");
    }

    proptest! {
        #[test]
        fn numbers_can_be_read_again(mantissa: i64, scale in 0_u32..20) {
            let value = Decimal::new(mantissa, scale);
            for locale in Locale::ALL {
                let plain = locale.number(value).replace(locale.thousands_separator(), "");
                prop_assert_eq!(decimal(&plain.replace(locale.decimal_separator(), ".")), value);
            }
        }
    }
}
