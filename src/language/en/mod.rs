//! English, British and American.

mod speech;

use super::locale_data::LocaleData;
use super::numbers::{Cardinals, MinorUnitPrices, NounPhrase, Numbers, PluralEndings};
use super::pack::{Naming, Pack, ShortForms, Syntax, WordFormation, Writing};
use super::stem::snowball;
use crate::document::Language;
use crate::lexicon::Lexicon;
use crate::lexicon::dictionary::{CompoundRules, Dictionary};
use std::sync::LazyLock;

const WORDS: WordFormation = WordFormation {
    closed_compounds: false,
    compounds: CompoundRules::NONE,
    adjective_endings: &[],
    cased_articles: false,
    genitive_adjective: None,
    adverb_endings: &["ly"],
    past_participle_endings: &["ed"],
    present_participle_endings: &["ing"],
    reported_mood: None,
    inflections: &["es", "s"],
    genitive_endings_spared: &[],
    adjectives_of_origin: &["ian", "ish", "ese"],
};

pub(super) static PACK: Pack = Pack {
    language: Language::new("en"),
    name: "English",
    lexicon: LazyLock::new(|| Lexicon::new(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.en.dat")))),
    dictionary: LazyLock::new(|| {
        Dictionary::new(include_bytes!(concat!(env!("OUT_DIR"), "/words.en.fst")), WORDS.compounds)
    }),
    foreign_dictionaries: &[],
    tagger: Some(include_bytes!("../../../assets/language/en/tagger")),
    corpora: &["secfin-train.txt", "wnut17-train.txt", "btc-all.txt"],
    writing: Writing {
        nouns_capitalized: false,
        calendar_capitalized: true,
        title_case_headlines: true,
        group_sign: ',',
        groups_of_two: true,
        ordinal_point: false,
        month_before_day: true,
        linked_month: true,
    },
    locales: &LOCALES,
    quotation_marks: ('“', '”'),
    index_points: "points",
    short: ShortForms {
        points: "pts",
        percentage_points: "pp",
        currencies: &[
            ("USD", "$"),
            ("EUR", "€"),
            ("GBP", "£"),
            ("JPY", "¥"),
            ("AUD", "A$"),
            ("CAD", "C$"),
            ("NZD", "NZ$"),
            ("HKD", "HK$"),
            ("SGD", "S$"),
            ("INR", "₹"),
        ],
        currency_first: true,
        joined: true,
        scales: &[(12, "tn"), (9, "bn"), (6, "m")],
    },
    typed_scales: &[
        ("k", 3),
        ("thousand", 3),
        ("m", 6),
        ("mn", 6),
        ("million", 6),
        ("millions", 6),
        ("b", 9),
        ("bn", 9),
        ("billion", 9),
        ("billions", 9),
        ("tn", 12),
        ("trillion", 12),
    ],
    // The names themselves are English.
    query_words: &[],
    query_values: &[
        ("kind", "numbers", "count"),
        ("kind", "ratios", "multiple"),
        ("kind", "prices", "price"),
        ("kind", "index levels", "index"),
        ("lang", "german", "de"),
        ("lang", "english", "en"),
    ],
    query_times: &[
        ("day", "d"),
        ("days", "d"),
        ("week", "w"),
        ("weeks", "w"),
        ("month", "m"),
        ("months", "m"),
        ("year", "y"),
        ("years", "y"),
    ],
    speech: &speech::EnglishSpeech,
    function_words: include_str!("../../../assets/language/en/function-words.txt"),
    hyphenation: Some(hypher::Lang::English),
    stem: snowball!(English),
    interface: include_str!("../../../assets/language/en/interface.toml"),
    messages: include_str!("../../../assets/language/en/messages.tsv"),
    numbers: Numbers {
        cardinals: Cardinals::Spaced,
        space_groups: false,
        noun_phrase: NounPhrase::PluralHead,
        plural: PluralEndings {
            plural: &["s", "S"],
            singular: &["ss", "us", "is", "'s"],
            sure: &[],
            gendered: &[],
        },
        currency_name_first: true,
        price_dash: None,
        minor_unit_prices: MinorUnitPrices::Only(&["GBP"]),
        postal_code_first: false,
    },
    words: WORDS,
    syntax: Syntax {
        verb_final: false,
        inversion: false,
        extended_attributes: false,
        comma_before_subclause: false,
    },
    naming: Naming {
        genitive: None,
        known_name_ending: Some('s'),
        apostrophe_genitive: "s",
        head_noun_first: false,
        staff: &[
            "ceo",
            "cfo",
            "coo",
            "cto",
            "boss",
            "executive",
            "chairman",
            "chairwoman",
            "founder",
            "president",
            "director",
        ],
        officials: &["minister"],
    },
};

const MONTHS: [&str; 12] = [
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

static LOCALES: [LocaleData; 2] = [
    LocaleData {
        tag: "en-GB",
        countries: &[],
        also: &[],
        decimal_separator: '.',
        thousands_separator: ',',
        short_date: "{day} {month} {year}",
        fiscal_year: "FY",
        last_twelve_months: "LTM",
        long_date: "{day} {month} {year}",
        months: MONTHS,
    },
    LocaleData {
        tag: "en-US",
        countries: &["us"],
        also: &[],
        decimal_separator: '.',
        thousands_separator: ',',
        short_date: "{month} {day}, {year}",
        fiscal_year: "FY",
        last_twelve_months: "LTM",
        long_date: "{month} {day}, {year}",
        months: MONTHS,
    },
];
