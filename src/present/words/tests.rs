use super::*;
use crate::analysis::{Currency, analyze};
use crate::intake::{self, Format, Metadata};
use crate::language::PACKS;
use crate::lexicon::TaggedForm;
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn both(value: &str) -> [String; 2] {
    [Language::new("de"), Language::new("en")].map(|language| number(decimal(value), language))
}

fn money(code: &str) -> Option<Unit> {
    Currency::from_code(code).map(Unit::Currency)
}

fn noun(noun: &str) -> Unit {
    Unit::Noun(noun.to_owned())
}

/// A figure; `to` may be empty.
fn make(modifier: Modifier, value: &str, to: &str, unit: Option<Unit>, kind: FigureKind) -> Figure {
    Figure {
        value_to: (!to.is_empty()).then(|| decimal(to)),
        modifier,
        ..Figure::of_amount(kind, decimal(value), unit)
    }
}

fn check(given: &Figure, german: &str, english: &str) {
    assert_eq!([german, english], [figure(given, Language::new("de")), figure(given, Language::new("en"))]);
}

#[test]
fn every_currency_of_the_analysis_has_names() {
    let tags = ["sign", "minor-sign", "dollar-prefix", "code", "currency", "minor", "before", "nation"];
    let mut seen = 0;
    for pack in PACKS {
        for TaggedForm { tag, .. } in pack.lexicon.tagged("figure") {
            let values = tag.value.split('/').filter(|_| tags.contains(&tag.name));
            for currency in values.filter_map(Currency::from_code) {
                seen += 1;
                for (speaking, value) in PACKS.into_iter().flat_map(|pack| [(pack, "1"), (pack, "2")]) {
                    let money = make(Modifier::Exact, value, "", money(currency.code()), FigureKind::Money);
                    let words = figure(&money, speaking.language);
                    let name = words.split_once(' ').map(|(_, name)| name).unwrap_or_default();
                    let is_named = !name.is_empty() && name != currency.code();
                    assert!(is_named, "{} has no name in {speaking:?}", currency.code());
                }
            }
        }
    }
    assert!(seen > 200, "only {seen} codes found");
}

#[test]
fn whole_numbers() {
    for (value, german, english) in [
        ("0", "null", "zero"),
        ("1", "eins", "one"),
        ("12", "zwölf", "twelve"),
        ("16", "sechzehn", "sixteen"),
        ("21", "einundzwanzig", "twenty-one"),
        ("70", "siebzig", "seventy"),
        ("100", "hundert", "one hundred"),
        ("101", "hunderteins", "one hundred and one"),
        ("199", "hundertneunundneunzig", "one hundred and ninety-nine"),
        ("1000", "tausend", "one thousand"),
        ("1005", "tausendfünf", "one thousand and five"),
        ("1100", "tausendeinhundert", "one thousand one hundred"),
        ("21000", "einundzwanzigtausend", "twenty-one thousand"),
        ("101000", "hunderteintausend", "one hundred and one thousand"),
        ("350000", "dreihundertfünfzigtausend", "three hundred and fifty thousand"),
        ("1000000", "eine Million", "one million"),
        ("21000000", "einundzwanzig Millionen", "twenty-one million"),
        ("101000000", "hunderteine Millionen", "one hundred and one million"),
        ("10000000000", "zehn Milliarden", "ten billion"),
        ("1000001", "eine Million eins", "one million and one"),
        (
            "1234567",
            "eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig",
            "one million two hundred and thirty-four thousand five hundred and sixty-seven",
        ),
        (
            "2001000100000",
            "zwei Billionen eine Milliarde hunderttausend",
            "two trillion one billion one hundred thousand",
        ),
        ("1000000000000000000000000000", "eine Quadrilliarde", "one octillion"),
    ] {
        assert_eq!(both(value), [german, english], "{value}");
    }
}

#[test]
fn decimals_are_said_one_by_one() {
    for (value, german, english) in [
        ("13500000", "dreizehn Komma fünf Millionen", "thirteen point five million"),
        ("1500000000", "eins Komma fünf Milliarden", "one point five billion"),
        ("1045000000.00", "eins Komma null vier fünf Milliarden", "one point zero four five billion"),
        ("41.20", "einundvierzig Komma zwei", "forty-one point two"),
        ("0.05", "null Komma null fünf", "zero point zero five"),
        (
            "2500000.5",
            "zwei Millionen fünfhunderttausend Komma fünf",
            "two million five hundred thousand point five",
        ),
        (
            "0.3333333333333333333333333333",
            "null Komma drei drei drei drei drei drei",
            "zero point three three three three three three",
        ),
        ("0.999999999", "eins", "one"),
        (
            "0.00000012345",
            "null Komma null null null null null null eins zwei drei",
            "zero point zero zero zero zero zero zero one two three",
        ),
        ("-26.5", "sechsundzwanzig Komma fünf", "twenty-six point five"),
    ] {
        assert_eq!(both(value), [german, english], "{value}");
    }
    let most = number(Decimal::MAX, Language::new("en"));
    assert!(most.starts_with("seventy-nine octillion two hundred and twenty-eight septillion"), "{most}");
    assert_eq!(number(decimal("12"), Language::new("fr")), "twelve");
}

#[test]
fn figures_with_units() {
    use FigureKind::{Count, Index, Money, Percent, PercentagePoints, Price};
    use Modifier::{Approx, AtLeast, AtMost, Exact, LessThan, MoreThan};
    for (figure, german, english) in [
        (
            make(MoreThan, "10000000000", "", money("USD"), Money),
            "mehr als zehn Milliarden US-Dollar",
            "more than ten billion US dollars",
        ),
        (make(Exact, "1", "", money("EUR"), Money), "ein Euro", "one euro"),
        (make(Exact, "1", "", money("SEK"), Money), "eine schwedische Krone", "one Swedish krona"),
        (make(Exact, "1", "", money("CAD"), Money), "ein kanadischer Dollar", "one Canadian dollar"),
        (
            make(AtMost, "1000000", "", money("SEK"), Money),
            "höchstens eine Million schwedische Kronen",
            "at most one million Swedish kronor",
        ),
        (
            make(Exact, "41.20", "", money("GBP"), Price),
            "einundvierzig Komma zwei britische Pfund",
            "forty-one point two pounds",
        ),
        (make(Exact, "3", "", money("XAU"), Price), "drei XAU", "three XAU"),
        (
            make(Approx, "350000", "", Some(noun("Grafikprozessoren")), Count),
            "etwa dreihundertfünfzigtausend Grafikprozessoren",
            "about three hundred and fifty thousand Grafikprozessoren",
        ),
        (
            make(LessThan, "700000000", "", Some(noun("users")), Count),
            "weniger als siebenhundert Millionen users",
            "fewer than seven hundred million users",
        ),
        (make(Exact, "1", "", Some(noun("Person")), Count), "1 Person", "one Person"),
        (make(AtLeast, "12", "", None, Count), "mindestens zwölf", "at least twelve"),
        (
            make(LessThan, "1", "", Some(Unit::Percent), Percent),
            "weniger als ein Prozent",
            "less than one per cent",
        ),
        (
            make(Exact, "0.5", "", Some(Unit::PercentagePoint), PercentagePoints),
            "null Komma fünf Prozentpunkte",
            "zero point five percentage points",
        ),
        (
            make(Exact, "1", "", Some(Unit::PercentagePoint), PercentagePoints),
            "ein Prozentpunkt",
            "one percentage point",
        ),
        (
            make(Exact, "18704.42", "", Some(Unit::IndexPoint), Index),
            "achtzehntausendsiebenhundertvier Komma vier zwei Punkte",
            "eighteen thousand seven hundred and four point four two points",
        ),
    ] {
        check(&figure, german, english);
    }
}

#[test]
fn ranges_share_scale_and_unit() {
    use FigureKind::{Count, Money, Percent};
    use Modifier::{Approx, Range};
    for (figure, german, english) in [
        (
            make(Range, "5", "7", Some(Unit::Percent), Percent),
            "zwischen fünf und sieben Prozent",
            "five to seven per cent",
        ),
        (
            make(Range, "1", "2", Some(Unit::Percent), Percent),
            "zwischen einem und zwei Prozent",
            "one to two per cent",
        ),
        (
            make(Range, "1", "2", money("DKK"), Money),
            "zwischen einer und zwei dänischen Kronen",
            "one to two Danish kroner",
        ),
        (
            make(Range, "35000000000", "40000000000", money("USD"), Money),
            "zwischen fünfunddreißig und vierzig Milliarden US-Dollar",
            "thirty-five to forty billion US dollars",
        ),
        (
            make(Range, "1000000", "2500000", Some(noun("Kunden")), Count),
            "zwischen einer Million und zwei Komma fünf Millionen Kunden",
            "one to two point five million Kunden",
        ),
        (
            make(Range, "800000", "1000000", money("EUR"), Money),
            "zwischen achthunderttausend und einer Million Euro",
            "eight hundred thousand to one million euros",
        ),
        (
            make(Approx, "1000000", "2000000", money("EUR"), Money),
            "etwa eine Million bis zwei Millionen Euro",
            "about one to two million euros",
        ),
        (
            make(Range, "0.5", "1", money("EGP"), Money),
            "zwischen null Komma fünf und einem ägyptischen Pfund",
            "zero point five to one Egyptian pound",
        ),
        (
            make(Range, "2", "3", Some(Unit::PercentagePoint), FigureKind::PercentagePoints),
            "zwischen zwei und drei Prozentpunkten",
            "two to three percentage points",
        ),
        (make(Range, "7", "", money("CAD"), Money), "sieben kanadische Dollar", "seven Canadian dollars"),
    ] {
        check(&figure, german, english);
    }
}

#[test]
fn multiples_have_words_of_their_own() {
    use Modifier::{Approx, AtLeast, Exact, MoreThan, Range};
    for (modifier, value, to, german, english) in [
        (MoreThan, "2", "", "mehr als das Doppelte", "more than twice"),
        (Exact, "3", "", "das Dreifache", "three times"),
        (Exact, "1", "", "das Einfache", "once"),
        (Exact, "20", "", "das Zwanzigfache", "twenty times"),
        (Exact, "1.5", "", "das Anderthalbfache", "one point five times"),
        (Exact, "1.6", "", "das Eins-Komma-sechs-Fache", "one point six times"),
        (Exact, "1000000", "", "das Eine-Million-Fache", "one million times"),
        (Exact, "1500000", "", "das Eins-Komma-fünf-Millionen-Fache", "one point five million times"),
        (Approx, "0.5", "", "etwa die Hälfte", "about half"),
        (Exact, "0.3333", "", "ein Drittel", "one third"),
        (Exact, "0.3333333333333333333333333333", "", "ein Drittel", "one third"),
        (AtLeast, "0.6667", "", "mindestens zwei Drittel", "at least two thirds"),
        (Exact, "0.75", "", "drei Viertel", "three quarters"),
        (Exact, "0.1667", "", "ein Sechstel", "one sixth"),
        (Exact, "0.125", "", "ein Achtel", "one eighth"),
        (Exact, "0.9", "", "neun Zehntel", "nine tenths"),
        (
            Exact,
            "0.2501",
            "",
            "das Null-Komma-zwei-fünf-null-eins-Fache",
            "zero point two five zero one times",
        ),
        (Range, "2", "3", "das Doppelte bis Dreifache", "two to three times"),
        (Range, "0.25", "0.3333", "ein Viertel bis ein Drittel", "one quarter to one third"),
        (Range, "0.5", "2", "die Hälfte bis das Doppelte", "half to twice"),
    ] {
        check(&make(modifier, value, to, None, FigureKind::Multiple), german, english);
    }
}

#[test]
fn zwischen_takes_the_dative_of_every_currency() {
    for code in ["CAD", "EGP", "SEK", "ISK", "USD", "GBP", "CHF", "ARS", "INR", "LKR"] {
        let range = make(Modifier::Range, "1", "2", money(code), FigureKind::Money);
        let words = figure(&range, Language::new("de"));
        let unit = words.rsplit("zwei ").next().unwrap_or_default();
        let adjective = unit.split_once(' ').map(|(adjective, _)| adjective);
        assert!(adjective.is_none_or(|adjective| adjective.ends_with("schen")), "{words}");
    }
}

/// What the analysis reads from the words.
fn read_again(value: Decimal, language: Language) -> Option<Decimal> {
    let money = make(Modifier::Exact, &value.to_string(), "", money("EUR"), FigureKind::Money);
    let words = figure(&money, language);
    let text = match language.code().unwrap_or_default() {
        "de" => format!("Der Umsatz des Konzerns stieg im vergangenen Jahr auf {words}."),
        _ => format!("Last year the revenue of the company rose to {words}."),
    };
    let given = Metadata { language: Some(language), ..Metadata::default() };
    let document = intake::document(text, Format::Text, given);
    analyze(&document).figures.first().map(|figure| figure.value)
}

#[test]
fn the_analysis_reads_what_is_written() {
    for language in [Language::new("de"), Language::new("en")] {
        for value in
            ["2", "12", "25", "300", "999", "4000", "350000", "17000000", "45000000000", "8000000000000"]
        {
            let value = decimal(value);
            assert_eq!(read_again(value, language), Some(value), "{value} in {language}");
        }
    }
}

proptest! {
    #[test]
    fn no_decimal_makes_the_words_panic(low: u32, middle: u32, high: u32, negative: bool, scale in 0_u32..=28, other: u64) {
        let value = Decimal::from_parts(low, middle, high, negative, scale);
        for language in [Language::new("de"), Language::new("en")] {
            let words = number(value, language);
            prop_assert!(!words.is_empty() && !words.contains(|c: char| c.is_ascii_digit()));
            prop_assert!(!words.contains("minus") && !words.contains("  ") && words.trim() == words);
            for (unit, kind) in [(None, FigureKind::Multiple), (money("USD"), FigureKind::Money)] {
                let mut given = make(Modifier::Range, "0", "", unit, kind);
                given.value = value;
                prop_assert!(!figure(&given, language).is_empty());
                given.value_to = Some(Decimal::from(other));
                prop_assert!(!figure(&given, language).is_empty());
            }
        }
    }

    #[test]
    fn different_numbers_have_different_words(a in 0_u64..3_000_000, b in 0_u64..3_000_000) {
        for language in [Language::new("de"), Language::new("en")] {
            let same = number(Decimal::from(a), language) == number(Decimal::from(b), language);
            prop_assert_eq!(same, a == b);
        }
    }

    #[test]
    fn compounds_are_read_again(value in 2_u64..1_000_000) {
        let value = Decimal::from(value);
        prop_assert_eq!(read_again(value, Language::new("de")), Some(value));
    }
}
