//! A language that nobody speaks and whose every property is the odd one: the analysis reads it by its pack alone, and
//! takes no word of a real language for one of its own.

use depesche::analysis::{Analysis, Direction, EntityId, Figure, Modifier, Unit, analyze_in};
use depesche::document::{Document, Language};
use depesche::intake::{self, Format, Metadata};
use depesche::language::{
    self, Cardinals, LocaleData, MinorUnitPrices, Naming, NounPhrase, Numbers, PACKS, Pack, PluralEndings,
    ShortForms, Speech, SpokenNumber, SpokenQuantity, Syntax, WordFormation, Writing,
};
use depesche::lexicon::Lexicon;
use depesche::lexicon::dictionary::{CompoundRules, Dictionary};
use rust_decimal::Decimal;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// Every word that the language has.
const LEXICON: &str = "\
*\tendings=ov/
ta\tfigure.determiner figure.function name.article name.function link.determiner time.article
-\tfigure.hyphen
ek\tfigure.function name.function time.preposition=in
zul\tfigure.number=3 time.number=3
dorb\tfigure.number=40 time.number=40
mirg\tfigure.scale=1000000
kroz\tfigure.currency=NOK
prunt\tfigure.percent=1
vex ol\tfigure.modifier=more_than
gamb*\tfigure.thing figure.measure
zorla\ttime.month=3
plim\tlink.measure link.flow figure.money-cue
grost\tlink.up figure.change link.function name.function
ziv\tquote.say
Brulk\tname.legal-form sentence.abbreviation
";

static PACK: Pack = Pack {
    language: Language::new("xx"),
    name: "Xx",
    lexicon: LazyLock::new(|| Lexicon::parse(&[LEXICON]).expect("a lexicon")),
    dictionary: LazyLock::new(|| Dictionary::new(&[], CompoundRules::NONE)),
    foreign_dictionaries: &[],
    tagger: None,
    locales: &LOCALES,
    quotation_marks: ('»', '«'),
    index_points: "quut",
    short: ShortForms {
        points: "q",
        percentage_points: "qq",
        currencies: &[],
        currency_first: false,
        joined: false,
        scales: &[(6, "mg")],
    },
    typed_scales: &[("mirg", 6)],
    query_words: &[],
    query_values: &[],
    query_times: &[],
    speech: &Digits,
    function_words: "ta ek ol",
    hyphenation: None,
    stem: None,
    interface: "",
    messages: "",
    corpora: &[],
    writing: Writing {
        nouns_capitalized: false,
        calendar_capitalized: false,
        title_case_headlines: true,
        group_sign: '\'',
        groups_of_two: true,
        ordinal_point: true,
        month_before_day: true,
        linked_month: true,
    },
    numbers: Numbers {
        cardinals: Cardinals::Spaced,
        space_groups: true,
        noun_phrase: NounPhrase::PluralHead,
        plural: PluralEndings { plural: &["ov"], singular: &[], sure: &["ov"], gendered: &[] },
        currency_name_first: true,
        price_dash: None,
        minor_unit_prices: MinorUnitPrices::Only(&[]),
        postal_code_first: false,
    },
    words: WordFormation {
        closed_compounds: true,
        compounds: CompoundRules { joints: &["q"], ..CompoundRules::NONE },
        adjective_endings: &[],
        cased_articles: false,
        genitive_adjective: None,
        adverb_endings: &["ux"],
        past_participle_endings: &[],
        present_participle_endings: &[],
        reported_mood: None,
        inflections: &["ov"],
        genitive_endings_spared: &[],
        adjectives_of_origin: &[],
    },
    syntax: Syntax {
        verb_final: true,
        inversion: false,
        extended_attributes: true,
        comma_before_subclause: false,
    },
    naming: Naming {
        genitive: Some('q'),
        known_name_ending: None,
        apostrophe_genitive: "q",
        head_noun_first: true,
        staff: &[],
        officials: &[],
    },
};

static LOCALES: [LocaleData; 1] = [LocaleData {
    tag: "xx",
    countries: &[],
    also: &[],
    decimal_separator: ',',
    thousands_separator: '\'',
    short_date: "{day}. {month} {year}",
    fiscal_year: "FY",
    last_twelve_months: "LTM",
    long_date: "{day} {month} {year}",
    months: ["", "", "zorla", "", "", "", "", "", "", "", "", ""],
}];

/// Says every number in digits.
#[derive(Debug)]
struct Digits;

impl Speech for Digits {
    fn number(&self, number: &SpokenNumber) -> String {
        number.whole.to_string()
    }

    fn quantity(&self, quantity: &SpokenQuantity<'_>) -> String {
        self.number(&quantity.value)
    }
}

fn document(text: &str) -> Document {
    let given = Metadata { language: Some(PACK.language), ..Metadata::default() };
    intake::document(text.to_owned(), Format::Text, given)
}

fn analysis(text: &str) -> (Document, Analysis) {
    let document = document(text);
    let analysis = analyze_in(&document, &PACK);
    (document, analysis)
}

/// The figure that is written so.
fn figure<'a>(document: &Document, analysis: &'a Analysis, written: &str) -> &'a Figure {
    let is_written = |figure: &&Figure| document.text[figure.span.range()] == *written;
    let told: Vec<&str> = analysis.figures.iter().map(|figure| &document.text[figure.span.range()]).collect();
    analysis.figures.iter().find(is_written).unwrap_or_else(|| panic!("no figure {written} among {told:?}"))
}

const ARTICLE: &str = "Ta plim grost ek Velkor Brulk.\n\n\
    Ta plim vo Velkor Brulk grost ek zorla 2023 vex ol dorb-zul mirg kroz. Sune grost ta plim 12,5 prunt. \
    Nalu pelit ta Velkor 1'234 gambov. »Ta plim ne dalu pi sorlu vonu mi,« ziv Velkor Brulk.\n";

#[test]
fn the_words_of_the_pack_are_read() {
    let (document, analysis) = analysis(ARTICLE);
    let sum = figure(&document, &analysis, "vex ol dorb-zul mirg kroz");
    assert_eq!(sum.value, Decimal::from(43_000_000));
    assert!(matches!(&sum.unit, Some(Unit::Currency(currency)) if currency.code() == "NOK"), "{sum:?}");
    assert_eq!(sum.modifier, Modifier::MoreThan);
    assert_eq!(sum.direction, Some(Direction::Up));
    let period = sum.when.as_ref().map(|period| &document.text[period.span.range()]);
    assert_eq!(period, Some("ek zorla 2023"));
    let share = figure(&document, &analysis, "12,5 prunt");
    assert_eq!((share.value, &share.unit), (Decimal::new(125, 1), &Some(Unit::Percent)));
    let count = figure(&document, &analysis, "1'234 gambov");
    assert_eq!((count.value, &count.unit), (Decimal::from(1234), &Some(Unit::Noun("gambov".to_owned()))));
    let names: Vec<&str> = analysis.companies.iter().map(|company| company.name.as_str()).collect();
    assert_eq!(names, ["Velkor Brulk"]);
    let [quote] = &analysis.quotes[..] else { panic!("{:?}", analysis.quotes) };
    assert_eq!(&document.text[quote.span.range()], "Ta plim ne dalu pi sorlu vonu mi,");
    assert_eq!(quote.speaker, Some(EntityId::Company(0)));
}

#[test]
fn no_other_language_is_read() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let mut seen = 0;
    for entry in fs::read_dir(samples).expect("samples") {
        let text = fs::read_to_string(entry.expect("a sample").path()).expect("a text");
        let (document, analysis) = analysis(&text);
        let own = language::pack(intake::document(text, Format::Text, Metadata::default()).language);
        let analysed = analyze_in(&document, own.expect("a language with a pack"));
        assert!(analysed.figures.len() > 5 && analysed.people.iter().any(|person| person.role.is_some()));
        // Neither a scale nor a unit, a noun, a month, a role is a word of this language.
        assert_eq!(analysis.figures, []);
        for person in &analysis.people {
            assert_eq!((&person.role, &person.organization), (&None, &None), "{}", person.name);
        }
        // The gazetteer is that of all languages.
        assert!(!analysis.companies.is_empty());
        seen += 1;
    }
    assert!(seen >= 6);
}

#[test]
fn the_same_words_mean_nothing_in_a_real_language() {
    let document = document(ARTICLE);
    for pack in PACKS {
        let analysis = analyze_in(&document, pack);
        let is_own = |figure: &Figure| figure.modifier != Modifier::Exact || figure.direction.is_some();
        assert!(!analysis.figures.iter().any(is_own), "{pack:?}: {:?}", analysis.figures);
    }
}
