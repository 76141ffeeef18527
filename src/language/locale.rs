//! Numbers and dates as the reader writes them at home.
//!
//! What an article says stays in its language; what the program itself writes beside it follows the reader:
//! `10.000.000.000,5` or `10,000,000,000.5`, `20. Mai 2024` or `May 20, 2024`. There is one [`Locale`] for each
//! way of writing that differs, not for each country: everything German that is not of Austria or of Switzerland
//! and Liechtenstein is one, and everything that is in no language of the packs is British. The packs have the
//! locales of their languages. Separators and dates follow Unicode CLDR, but Austria's newspapers and not its
//! standard, which puts spaces between thousands.

use super::locale_data::LocaleData;
use super::pack::Pack;
use super::packs::{DEFAULT, PACKS};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::fmt;

/// Where the locale stands in the environment, first what overrules.
const VARIABLES: [&str; 4] = ["LC_ALL", "LC_MESSAGES", "LC_NUMERIC", "LANG"];

/// A way of writing numbers and dates.
#[derive(Clone, Copy)]
pub struct Locale {
    pack: &'static Pack,
    data: &'static LocaleData,
}

impl Default for Locale {
    /// The locale for languages that the program does not speak.
    fn default() -> Self {
        Self::of_pack(DEFAULT)
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.data.tag == other.data.tag
    }
}

impl Eq for Locale {}

impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.data.tag)
    }
}

impl Locale {
    /// Every locale.
    pub fn all() -> impl Iterator<Item = Self> {
        PACKS.into_iter().flat_map(|pack| pack.locales.iter().map(|data| Self { pack, data }))
    }

    /// The locale of a language tag (`de-AT`) or of a POSIX name (`de_CH.UTF-8`, `C`), in upper or lower case.
    pub fn from_tag(tag: &str) -> Self {
        let name = tag.trim().split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        let mut parts = name.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        // A script may stand before the country: `de-Latn-AT`.
        let country = parts.find(|part| part.len() == 2).unwrap_or_default();
        let speaks = |locale: &Self| locale.pack.code() == language || locale.data.also.contains(&language);
        let lives = |locale: &Self| locale.data.countries.contains(&country);
        let of_language = || Self::all().filter(speaks);
        let dialect = || Self::all().find(|locale| locale.data.also.contains(&language));
        of_language().find(lives).or_else(dialect).or_else(|| of_language().next()).unwrap_or_default()
    }

    /// The locale that the environment asks for: the first of `LC_ALL`, `LC_MESSAGES`, `LC_NUMERIC` and `LANG` that
    /// `get` has and that is not empty.
    pub fn from_environment(get: impl Fn(&str) -> Option<String>) -> Self {
        let mut set =
            VARIABLES.iter().filter_map(|&variable| get(variable)).filter(|value| !value.is_empty());
        set.next().map(|value| Self::from_tag(&value)).unwrap_or_default()
    }

    /// The locale to use for a language of which no country is known: the first of its pack.
    pub fn of_pack(pack: &'static Pack) -> Self {
        Self { pack, data: &pack.locales[0] }
    }

    /// The language that goes with it.
    pub fn pack(self) -> &'static Pack {
        self.pack
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.data.tag
    }

    /// What settings call it: the language alone where that means it.
    pub fn name(self) -> &'static str {
        if self == Self::of_pack(self.pack) { self.pack.code() } else { self.data.tag }
    }

    /// What stands between whole digits and decimals.
    pub fn decimal_separator(self) -> char {
        self.data.decimal_separator
    }

    /// What stands between thousands.
    pub fn thousands_separator(self) -> char {
        self.data.thousands_separator
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

    /// The date in at most ten columns, as periods are written in short: `20. Mai 24`, `20 May 24`, `May 20, 24`.
    pub fn short_date(self, date: NaiveDate) -> String {
        let filled = self.data.short_date.replace("{day}", &date.day().to_string());
        let year = date.year().rem_euclid(100);
        filled.replace("{month}", &self.short_month(date)).replace("{year}", &format!("{year:02}"))
    }

    /// The first letters of the month: `May`, `Sep`.
    pub fn short_month(self, date: NaiveDate) -> String {
        self.data.months[date.month0() as usize].chars().take(3).collect()
    }

    /// What stands before a year of a firm's books, in short: `FY`.
    pub fn fiscal_year(self) -> &'static str {
        self.data.fiscal_year
    }

    /// The last twelve months, in short: `LTM`.
    pub fn last_twelve_months(self) -> &'static str {
        self.data.last_twelve_months
    }

    /// The date with the month in words: `20. Mai 2024`, `20 May 2024`, `May 20, 2024`.
    pub fn date(self, date: NaiveDate) -> String {
        let month = self.data.months[date.month0() as usize];
        let filled = self.data.long_date.replace("{day}", &date.day().to_string());
        filled.replace("{month}", month).replace("{year}", &date.year().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn locale_of(tag: &str) -> Locale {
        Locale::all().find(|locale| locale.tag() == tag).expect("a locale")
    }

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn tags_and_names_are_read() {
        for (tag, locale) in [
            ("de", "de-DE"),
            ("de-DE", "de-DE"),
            ("de_LU.UTF-8", "de-DE"),
            ("de-AT", "de-AT"),
            ("DE_at", "de-AT"),
            ("de-Latn-AT", "de-AT"),
            ("de_CH.UTF-8", "de-CH"),
            ("de_LI@euro", "de-CH"),
            ("gsw", "de-CH"),
            ("en-US", "en-US"),
            ("en_US.utf8", "en-US"),
            ("en", "en-GB"),
            ("en_IE", "en-GB"),
            ("C", "en-GB"),
            ("C.UTF-8", "en-GB"),
            ("POSIX", "en-GB"),
            ("fr_CH.UTF-8", "en-GB"),
            ("den", "en-GB"),
            ("", "en-GB"),
        ] {
            assert_eq!(Locale::from_tag(tag).tag(), locale, "{tag}");
        }
        for locale in Locale::all() {
            assert_eq!(Locale::from_tag(locale.tag()), locale);
        }
    }

    #[test]
    fn the_environment_is_asked_in_order() {
        let locale = |variables: &[(&str, &str)]| {
            Locale::from_environment(|name| {
                variables.iter().find(|(key, _)| *key == name).map(|&(_, value)| value.to_owned())
            })
        };
        assert_eq!(locale(&[]), locale_of("en-GB"));
        assert_eq!(locale(&[("LANG", "de_AT.UTF-8")]), locale_of("de-AT"));
        assert_eq!(locale(&[("LANG", "de_AT.UTF-8"), ("LC_NUMERIC", "de_CH.UTF-8")]), locale_of("de-CH"));
        assert_eq!(
            locale(&[("LC_NUMERIC", "de_CH.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8")]),
            locale_of("en-US")
        );
        assert_eq!(locale(&[("LC_MESSAGES", "en_US.UTF-8"), ("LC_ALL", "de_DE.UTF-8")]), locale_of("de-DE"));
        assert_eq!(locale(&[("LC_ALL", ""), ("LC_MESSAGES", ""), ("LANG", "de_DE")]), locale_of("de-DE"));
        assert_eq!(locale(&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]), locale_of("en-GB"));
    }

    #[test]
    fn numbers_have_all_their_digits() {
        let all = |value: &str| Locale::all().map(|locale| locale.number(decimal(value))).collect::<Vec<_>>();
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
        assert_eq!(locale_of("de-DE").digits(decimal("41.20")), "41,20");
        assert_eq!(all("79228162514264337593543950335")[2], "79’228’162’514’264’337’593’543’950’335");
    }

    #[test]
    fn dates_name_the_month() {
        let all = |date: &str| {
            let date = date.parse().expect("a date");
            Locale::all().map(|locale| locale.date(date)).collect::<Vec<_>>()
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
        let short = |date: &str| {
            let date = date.parse().expect("a date");
            Locale::all().map(|locale| locale.short_date(date)).collect::<Vec<_>>()
        };
        assert_eq!(
            short("2024-05-20"),
            ["20. Mai 24", "20. Mai 24", "20. Mai 24", "20 May 24", "May 20, 24"]
        );
        assert_eq!(short("2009-01-04")[1], "4. Jän 09");
    }

    proptest! {
        #[test]
        fn numbers_can_be_read_again(mantissa: i64, scale in 0_u32..20) {
            let value = Decimal::new(mantissa, scale);
            for locale in Locale::all() {
                let plain = locale.number(value).replace(locale.thousands_separator(), "");
                prop_assert_eq!(decimal(&plain.replace(locale.decimal_separator(), ".")), value);
            }
        }
    }
}
