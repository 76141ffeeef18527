//! What a pack says of a way of writing numbers and dates.

/// What a way of writing numbers and dates says of itself.
#[derive(Debug)]
pub struct LocaleData {
    /// The BCP 47 tag.
    pub tag: &'static str,
    /// The countries that write so, ISO 3166-1 alpha-2 in lower case; empty where it is that of the language.
    pub countries: &'static [&'static str],
    /// Other languages that are written so, by their codes.
    pub also: &'static [&'static str],
    /// What stands between whole digits and decimals.
    pub decimal_separator: char,
    /// What stands between thousands.
    pub thousands_separator: char,
    /// A date in at most ten columns, where `{day}`, `{month}` and `{year}` are filled in with the month in three letters and
    /// the last two digits of the year.
    pub short_date: &'static str,
    /// A date with the month in words, where `{day}`, `{month}` and `{year}` are filled in.
    pub long_date: &'static str,
    /// What stands before a year of a firm's books, in short.
    pub fiscal_year: &'static str,
    /// The last twelve months, in short.
    pub last_twelve_months: &'static str,
    /// The names of the months.
    pub months: [&'static str; 12],
}
