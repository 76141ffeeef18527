//! German, with its Austrian and Swiss forms.

mod speech;

use super::en;
use super::locale_data::LocaleData;
use super::numbers::{Cardinals, CompoundCardinals, MinorUnitPrices, NounPhrase, Numbers, PluralEndings};
use super::pack::{Naming, Pack, ReportedMood, ShortForms, Syntax, WordFormation, Writing};
use crate::document::Language;
use crate::lexicon::Lexicon;
use crate::lexicon::dictionary::Dictionary;
use std::sync::LazyLock;

const WORDS: WordFormation = WordFormation {
    closed_compounds: true,
    joints: &["s", "es", "n", "en", "er", "e"],
    adjective_endings: &["e", "en", "er", "es", "em", ""],
    cased_articles: true,
    genitive_adjective: Some("er"),
    adverb_endings: &[],
    past_participle_endings: &[],
    present_participle_endings: &[],
    reported_mood: Some(ReportedMood { ending: "e", others: &["t", "en"] }),
    inflections: &["en", "er", "es", "em", "e", "s", "n"],
    genitive_endings_spared: &["s", "x", "z", "ß", "n", "e"],
    adjectives_of_origin: &["ische", "ischen", "deutsche", "deutschen"],
};

pub(super) static PACK: Pack = Pack {
    language: Language::new("de"),
    name: "German",
    lexicon: LazyLock::new(|| Lexicon::new(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.de.dat")))),
    dictionary: LazyLock::new(|| {
        Dictionary::new(include_bytes!(concat!(env!("OUT_DIR"), "/words.de.fst")), WORDS.joints)
    }),
    foreign_dictionaries: &[&en::PACK.dictionary],
    tagger: Some(include_bytes!("../../../assets/language/de/tagger")),
    corpora: &[
        "germeval14-dev.txt",
        "smartdata-train.txt",
        "mobie-train.txt",
        "mobie-dev.txt",
        "ler-de-dev.txt",
    ],
    writing: Writing {
        nouns_capitalized: true,
        calendar_capitalized: true,
        title_case_headlines: false,
        group_sign: '.',
        groups_of_two: false,
        ordinal_point: true,
        month_before_day: false,
        linked_month: false,
    },
    locales: &LOCALES,
    quotation_marks: ('„', '“'),
    index_points: "Punkte",
    short: ShortForms {
        points: "Pkt",
        percentage_points: "PP",
        currencies: &[("USD", "$"), ("EUR", "€"), ("GBP", "£"), ("JPY", "¥"), ("CHF", "Fr.")],
        currency_first: false,
        joined: false,
        scales: &[(12, "Bio."), (9, "Mrd."), (6, "Mio.")],
    },
    typed_scales: &[
        ("tsd", 3),
        ("tausend", 3),
        ("mio", 6),
        ("millionen", 6),
        ("mrd", 9),
        ("milliarde", 9),
        ("milliarden", 9),
        ("bio", 12),
        ("billionen", 12),
    ],
    query_words: &[
        ("firma", "company"),
        ("quelle", "source"),
        ("sprache", "lang"),
        ("art", "kind"),
        ("von", "of"),
        ("einheit", "unit"),
        ("ab", "after"),
        ("seit", "after"),
        ("vor", "before"),
        ("ist", "is"),
        ("ungelesen", "unread"),
        ("gelesen", "read"),
        ("markiert", "starred"),
        ("gelöscht", "deleted"),
        ("titel", "title"),
        ("autor", "author"),
        ("oder", "or"),
    ],
    query_times: &[
        ("heute", "today"),
        ("gestern", "yesterday"),
        ("t", "d"),
        ("tag", "d"),
        ("tage", "d"),
        ("woche", "w"),
        ("wochen", "w"),
        ("monat", "m"),
        ("monate", "m"),
        ("j", "y"),
        ("jahr", "y"),
        ("jahre", "y"),
    ],
    speech: &speech::GermanSpeech,
    function_words: include_str!("../../../assets/language/de/function-words.txt"),
    hyphenation: Some(hypher::Lang::German),
    stemmer: Some("German"),
    interface: include_str!("../../../assets/language/de/interface.toml"),
    numbers: Numbers {
        cardinals: Cardinals::Compound(CompoundCardinals {
            and: "und",
            and_a_half: "einhalb",
            percent: "prozentig",
            fold: "fach",
            times: "mal",
        }),
        space_groups: true,
        noun_phrase: NounPhrase::CapitalizedHead,
        plural: PluralEndings {
            plural: &["e", "n", "r", "s", "l"],
            singular: &["ung", "heit", "keit", "schaft", "tät", "ion", "ik", "ismus", "thema"],
            sure: &["en"],
            gendered: &["innen"],
        },
        currency_name_first: false,
        price_dash: Some("EUR"),
        minor_unit_prices: MinorUnitPrices::Every,
        postal_code_first: true,
    },
    words: WORDS,
    syntax: Syntax {
        verb_final: true,
        inversion: true,
        extended_attributes: true,
        comma_before_subclause: true,
    },
    naming: Naming {
        genitive: Some('s'),
        known_name_ending: Some('s'),
        apostrophe_genitive: "s",
        head_noun_first: true,
        staff: &[
            "ceo",
            "cfo",
            "coo",
            "cto",
            "chef",
            "boss",
            "vorstand",
            "vorständin",
            "chairman",
            "president",
            "founder",
            "gründer",
            "geschäftsführer",
            "direktor",
            "director",
            "executive",
            "sprecher",
        ],
        officials: &["minister"],
    },
};

const MONTHS: [&str; 12] = [
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

static LOCALES: [LocaleData; 3] = [
    LocaleData {
        tag: "de-DE",
        countries: &[],
        also: &[],
        decimal_separator: ',',
        thousands_separator: '.',
        short_date: "{day}. {month} {year}",
        fiscal_year: "GJ",
        last_twelve_months: "12M",
        long_date: "{day}. {month} {year}",
        months: MONTHS,
    },
    LocaleData {
        tag: "de-AT",
        countries: &["at"],
        also: &[],
        decimal_separator: ',',
        thousands_separator: '.',
        short_date: "{day}. {month} {year}",
        fiscal_year: "GJ",
        last_twelve_months: "12M",
        long_date: "{day}. {month} {year}",
        months: with_first("Jänner"),
    },
    LocaleData {
        tag: "de-CH",
        countries: &["ch", "li"],
        also: &["gsw"],
        decimal_separator: '.',
        thousands_separator: '’',
        short_date: "{day}. {month} {year}",
        fiscal_year: "GJ",
        last_twelve_months: "12M",
        long_date: "{day}. {month} {year}",
        months: MONTHS,
    },
];

/// The months with another name for the first.
const fn with_first(january: &'static str) -> [&'static str; 12] {
    let mut months = MONTHS;
    months[0] = january;
    months
}
