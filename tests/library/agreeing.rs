//! Files and the library give the same lists: a query finds the same entries in articles and in a library that holds them,
//! with the same fields in the same order.

use super::shelf::library;
use chrono::NaiveDate;
use depesche::analysis::{
    Analysis, Company, Currency, Direction, EntityId, Figure, FigureKind, Modifier, Period, PeriodKind,
    Person, Quote, QuoteKind, Unit, analyze,
};
use depesche::document::{Block, BlockKind, Document, Head, Language, Published, Span};
use depesche::export::field::{FieldValue, Object};
use depesche::export::listing::{Listed as _, Listing, Rows};
use depesche::intake::{Format, Metadata, document};
use depesche::library::answer::FileAnswer;
use depesche::library::entities::EntityKind;
use depesche::library::name_query::BestMatches;
use depesche::library::{AddOutcome, FigureQuery, Library, NewArticle};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::path::Path;

type Article = (Document, Analysis);

fn json(values: Vec<FieldValue<'_>>) -> String {
    serde_json::to_string(&Object(values)).expect("JSON")
}

/// The number of the article and the JSON of each entry, as files give them.
fn of_articles(listing: Listing, query: &FigureQuery, articles: &[Article]) -> Vec<(usize, String)> {
    let (mut best, mut found) = (BestMatches::default(), Vec::new());
    for (number, (document, analysis)) in articles.iter().enumerate() {
        let answer = FileAnswer::of(listing, query, document, analysis);
        if answer.has_exact {
            best.note_exact();
        }
        let rows = Rows::new(document, analysis);
        for (name_match, item) in answer.items {
            found.extend(best.take(name_match, (number, json(rows.entry(item).row(rows.id())))));
        }
    }
    found.extend(best.rest());
    found
}

/// The same as the library gives them, in the order of the articles.
fn of_library(listing: Listing, query: &FigureQuery, library: &Library, ids: &[i64]) -> Vec<(usize, String)> {
    let number = |id: i64| ids.iter().position(|&other| other == id).expect("an article that was added");
    let names = |kind| -> Vec<(usize, String)> {
        let found = library.appearances(kind, query).expect("read");
        found
            .iter()
            .map(|found| (number(found.origin.article), json(found.entry.row(found.origin.id.as_deref()))))
            .collect()
    };
    let mut found = match listing {
        Listing::People => names(EntityKind::Person),
        Listing::Companies => names(EntityKind::Company),
        Listing::Figures => {
            let found = library.figures(query).expect("read");
            found
                .iter()
                .map(|found| {
                    (number(found.origin.article), json(found.record.row(found.origin.id.as_deref())))
                })
                .collect()
        }
        Listing::Quotes => {
            let found = library.quotes(query).expect("read");
            found
                .iter()
                .map(|found| {
                    (number(found.origin.article), json(found.record.row(found.origin.id.as_deref())))
                })
                .collect()
        }
    };
    found.sort_by_key(|(number, _)| *number);
    found
}

fn holding(articles: &[Article]) -> (Library, Vec<i64>) {
    let mut library = library();
    let added = library.add(&NewArticle::all(articles, None)).expect("added");
    let id = |outcome: AddOutcome| match outcome {
        AddOutcome::New(id) => id,
        outcome => panic!("{outcome:?}"),
    };
    (library, added.into_iter().map(id).collect())
}

/// A company: its name, other names in the text, ticker, ISIN.
type CompanyRecipe = (&'static str, [&'static str; 2], Option<&'static str>, Option<&'static str>);

const COMPANIES: [CompanyRecipe; 5] = [
    ("Nord Wind AG", ["Nord", "NordwindEnergie"], Some("NWD"), Some("DE000NORD001")),
    ("SAP SE", ["SAP", "Walldorfer"], Some("SAP"), None),
    ("Müller & Söhne", ["Müller", "Muesoe"], None, None),
    ("Ärzte Gruppe GmbH", ["Ärzte", "ÄG"], None, Some("DE000AERZTE2")),
    ("Metallwerk", ["METALLWERK", "Das Werk"], None, None),
];
const PEOPLE: [(&str, &str); 4] = [
    ("Anna Berg", "Berg"),
    ("Max Berger", "Berger"),
    ("Zoë Ångström", "Ångström"),
    ("José María Núñez", "Núñez"),
];
const ABOUT: [&str; 34] = [
    "nord",
    "Nord",
    "nord wind",
    "NORD WIND AG",
    "nord1",
    "nwd",
    "NWD1",
    "de000nord001",
    "sap",
    "SAP SE",
    "se",
    "walldorfer",
    "müller",
    "MÜLLER & SÖHNE",
    "söhne",
    "ärzte",
    "ÄG",
    "metall",
    "metallwerk2",
    "das werk",
    "berg",
    "Berger",
    "anna",
    "ANNA BERG",
    "berg anna",
    "ångström",
    "núñez",
    "jos",
    "bundesbank",
    "Bundes",
    "nordakademie",
    "xyz",
    "…",
    "e",
];
const MEASURED: [&str; 10] = [
    "Umsatz",
    "Umsatzes",
    "Auslandsumsatz",
    "net sales",
    "Revenue",
    "Nettogewinn",
    "Überschuss",
    "der",
    "Erlöse\u{a0}im Ausland",
    "ärztliche Leistungen",
];
const OF: [&str; 13] = [
    "Umsatz",
    "umsatz",
    "revenue",
    "Erlöse",
    "ERLÖSE",
    "satz",
    "er",
    "der",
    "net profit",
    "Ausland Erlöse",
    "überschuss",
    "%",
    "",
];
const UNITS: [&str; 9] = ["EUR", "eur", "USD", "%", "pp", "Punkte", "POINTS", "ärzte", " Nutzer "];
const VALUES: [&str; 12] = [
    "0",
    "0.1",
    "8.3",
    "8.30",
    "8300000000",
    "1000000000000001",
    "1000000000000001.5",
    "1000000000000002",
    "0.3333333333333333333333333333",
    "0.3333333333333333333333333334",
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
];
const DAYS: [&str; 6] =
    ["2021-12-31", "2022-01-01", "2022-06-15T12:30:00", "2024-01-01", "0001-01-01", "+10000-01-01"];

/// A figure: kind, value, difference to the upper end, unit, measure, owner, whether it has a period.
type FigureRecipe = (FigureKind, Decimal, Option<Decimal>, Option<Unit>, Option<usize>, Option<usize>, bool);

#[derive(Debug, Clone)]
struct Recipe {
    day: Option<usize>,
    is_german: bool,
    /// Indices into [`COMPANIES`], and whether the text uses the other names.
    companies: Vec<(usize, bool)>,
    /// Indices into [`PEOPLE`], where their roles are, and whether the text uses the surname alone.
    people: Vec<(usize, Option<usize>, bool)>,
    figures: Vec<FigureRecipe>,
    speakers: Vec<Option<usize>>,
}

/// Makes the text of an article piece by piece.
#[derive(Default)]
struct Text(String);

impl Text {
    fn add(&mut self, piece: &str) -> Span {
        // Now and then a new sentence begins.
        self.0.push_str(if self.0.len().is_multiple_of(3) { ". Danach " } else { " – " });
        let start = self.0.len();
        self.0.push_str(piece);
        Span::new(start, self.0.len())
    }
}

/// The article of a recipe. `mark` is part of its names, so that no other article has the same people and companies.
fn article(number: usize, mark: &str, recipe: &Recipe) -> Article {
    let mut text = Text(format!("Artikel {number} über Größe"));
    let marked = |name: &str| {
        let (first, rest) = name.split_at(name.find(' ').unwrap_or(name.len()));
        format!("{first}{mark}{rest}")
    };
    let mut analysis = Analysis::default();
    for &(at, is_called) in &recipe.companies {
        let (name, others, ticker, isin) = COMPANIES[at];
        let name = marked(name);
        let others = others.iter().filter(|_| is_called).map(|other| text.add(&marked(other)));
        let mut mentions: Vec<Span> = others.collect();
        mentions.push(text.add(&name));
        let number = |number: &str| format!("{number}{mark}");
        let (ticker, isin) = (ticker.map(number), isin.map(number));
        analysis.companies.push(Company {
            name,
            ticker,
            isin,
            country: None,
            confidence: depesche::analysis::Confidence::of_hundredths(100),
            mentions,
        });
    }
    for &(at, organization, is_called) in &recipe.people {
        let (name, surname) = PEOPLE[at];
        let name = marked(name);
        let mut mentions = vec![text.add(&name)];
        mentions.extend(is_called.then(|| text.add(surname)));
        let known = analysis.companies.iter().map(|company| company.name.clone());
        let organizations: Vec<String> =
            known.chain(["Bundesbank", "Nordakademie"].map(str::to_owned)).collect();
        let organization = organization.map(|at| organizations[at % organizations.len()].clone());
        analysis.people.push(Person {
            name,
            role: Some("Chefin".to_owned()),
            organization,
            confidence: depesche::analysis::Confidence::of_hundredths(100),
            mentions,
        });
    }
    let entities: Vec<EntityId> = (0..analysis.people.len() as u32)
        .map(EntityId::Person)
        .chain((0..analysis.companies.len() as u32).map(EntityId::Company))
        .collect();
    let entity = |at: Option<usize>| at.and_then(|at| entities.get(at % entities.len().max(1)).copied());
    for (kind, value, value_to, unit, of, who, has_time) in recipe.figures.iter().cloned() {
        let when = has_time.then(|| Period {
            span: text.add("im\u{a0}Jahr 2023"),
            kind: PeriodKind::Calendar,
            from: NaiveDate::from_ymd_opt(2023, 1, 1),
            to: None,
            form: "FY2023".parse().ok(),
        });
        analysis.figures.push(Figure {
            of: of.map(|at| text.add(MEASURED[at])),
            span: text.add("rund 8,3\u{a0}Mrd. Euro"),
            kind,
            value,
            value_to: value_to.map(|more| value.checked_add(more).unwrap_or(value)),
            unit,
            modifier: Modifier::AtMost,
            direction: has_time.then_some(Direction::Down),
            who: entity(who),
            when,
            confidence: depesche::analysis::LinkConfidence::default(),
        });
    }
    for &speaker in &recipe.speakers {
        analysis.quotes.push(Quote {
            span: text.add("Das „war“ gut"),
            kind: QuoteKind::Direct,
            speaker: entity(speaker),
        });
    }
    let language = if recipe.is_german { Language::new("de") } else { Language::new("en") };
    let blocks = vec![Block { span: Span::new(0, text.0.len()), kind: BlockKind::Paragraph }];
    let head = Head { published: recipe.day.and_then(|at| Published::from_iso(DAYS[at])), ..Head::default() };
    let document = Document {
        id: Some(format!("a{number}")),
        text: text.0,
        language,
        blocks,
        head,
        ..Document::default()
    };
    (document, analysis)
}

fn amount() -> impl Strategy<Value = Decimal> {
    let digits = prop::sample::select(&VALUES[..]).prop_map(|digits| digits.parse().expect("a decimal"));
    prop_oneof![digits, (0..10_000_i64, 0..4_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale))]
}

fn unit() -> impl Strategy<Value = Unit> {
    let currency = |code: &str| Unit::Currency(Currency::from_code(code).expect("a code"));
    prop::sample::select(vec![
        currency("EUR"),
        currency("USD"),
        Unit::Percent,
        Unit::PercentagePoint,
        Unit::IndexPoint,
        Unit::Noun("Ärzte".to_owned()),
        Unit::Noun("Nutzer".to_owned()),
        Unit::Noun("Punkte".to_owned()),
    ])
}

fn kind() -> impl Strategy<Value = FigureKind> {
    use FigureKind::{Count, Index, Money, Multiple, Percent, PercentagePoints, Price};
    prop::sample::select(vec![Money, Percent, PercentagePoints, Count, Multiple, Price, Index])
}

fn recipe() -> impl Strategy<Value = Recipe> {
    use prop::collection::{btree_map, vec};
    use prop::option::of;
    let figure =
        (kind(), amount(), of(amount()), of(unit()), of(0..MEASURED.len()), of(0..9_usize), any::<bool>());
    (
        of(0..DAYS.len()),
        any::<bool>(),
        btree_map(0..COMPANIES.len(), any::<bool>(), 0..4),
        btree_map(0..PEOPLE.len(), (of(0..9_usize), any::<bool>()), 0..4),
        vec(figure, 0..9),
        vec(of(0..9_usize), 0..3),
    )
        .prop_map(|(day, is_german, companies, people, figures, speakers)| Recipe {
            day,
            is_german,
            companies: companies.into_iter().collect(),
            people: people
                .into_iter()
                .map(|(at, (organization, is_called))| (at, organization, is_called))
                .collect(),
            figures,
            speakers,
        })
}

/// Mostly one condition, since few entries match several.
fn query() -> impl Strategy<Value = FigureQuery> {
    use prop::option::of;
    let text = |texts: &'static [&'static str]| prop::sample::select(texts).prop_map(str::to_owned);
    let day = || {
        let day = |text: &str| text.get(..10).and_then(|day| day.parse().ok()).unwrap_or(NaiveDate::MAX);
        prop::sample::select(&DAYS[..]).prop_map(day)
    };
    let open = FigureQuery::default;
    let amounts = (of(amount()), of(amount()));
    let days = (of(day()), of(day()));
    let one = prop_oneof![
        4 => text(&ABOUT).prop_map(move |about| FigureQuery { about: Some(about), ..open() }),
        3 => text(&OF).prop_map(move |of| FigureQuery { of: Some(of), ..open() }),
        2 => text(&UNITS).prop_map(move |unit| FigureQuery { unit: Some(unit), ..open() }),
        2 => amounts.prop_map(move |(min, max)| FigureQuery { min, max, ..open() }),
        2 => days.prop_map(move |(after, before)| FigureQuery { after, before, ..open() }),
        1 => prop::collection::vec(kind(), 0..3).prop_map(move |kinds| FigureQuery { kinds, ..open() }),
    ];
    let both = |(one, other): (FigureQuery, Option<FigureQuery>)| {
        let Some(other) = other else { return one };
        FigureQuery {
            about: one.about.or(other.about),
            kinds: [one.kinds, other.kinds].concat(),
            of: one.of.or(other.of),
            unit: one.unit.or(other.unit),
            min: one.min.or(other.min),
            max: one.max.or(other.max),
            after: one.after.or(other.after),
            before: one.before.or(other.before),
            ..FigureQuery::default()
        }
    };
    let one = one.boxed();
    (one.clone(), prop::option::weighted(0.3, one)).prop_map(both)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_article_and_its_library_give_the_same_lists(recipe in recipe(), queries in prop::collection::vec(query(), 8)) {
        let articles = [article(0, "", &recipe)];
        let (library, ids) = holding(&articles);
        for query in queries {
            for listing in Listing::ALL {
                let expected = of_articles(listing, &query, &articles);
                prop_assert_eq!(of_library(listing, &query, &library, &ids), expected, "{:?} {:?}", listing, query);
            }
        }
    }

    #[test]
    fn several_articles_and_their_library_give_the_same_lists(
        recipes in prop::collection::vec(recipe(), 2..4),
        queries in prop::collection::vec(query(), 8),
    ) {
        let made = |(number, recipe): (usize, &Recipe)| {
            let mark = if number == 0 { String::new() } else { number.to_string() };
            article(number, &mark, recipe)
        };
        let articles: Vec<Article> = recipes.iter().enumerate().map(made).collect();
        let (library, ids) = holding(&articles);
        for query in queries {
            for listing in Listing::ALL {
                let expected = of_articles(listing, &query, &articles);
                prop_assert_eq!(of_library(listing, &query, &library, &ids), expected, "{:?} {:?}", listing, query);
            }
        }
    }
}

/// The built-in articles, one by one and together. Together, the library also finds a company by a name that only another
/// article uses.
#[test]
fn the_built_in_articles_and_their_library_give_the_same_lists() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("listed").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let given = Metadata { id: Some(path.display().to_string()), ..Metadata::default() };
        let document = document(std::fs::read_to_string(path).expect("read"), Format::Text, given);
        let analysis = analyze(&document);
        (document, analysis)
    };
    let articles: Vec<Article> = paths.iter().map(read).collect();
    assert!(articles.len() > 5 && articles.iter().all(|(_, analysis)| analysis.figures.len() > 3));
    let mut queries = vec![FigureQuery::default()];
    let names = articles.iter().flat_map(|(document, analysis)| {
        let people = analysis.people.iter().map(|person| person.name.clone());
        let companies = analysis.companies.iter().flat_map(|company| {
            [Some(company.name.clone()), company.ticker.clone(), company.isin.clone()].into_iter().flatten()
        });
        let mentions = analysis.mentions().map(|(_, span)| document.slice(span).to_owned());
        people.chain(companies).chain(mentions).collect::<Vec<_>>()
    });
    for name in names {
        let start: String = name.chars().take(4).collect();
        for about in [name.to_lowercase(), start] {
            queries.push(FigureQuery { about: Some(about), ..FigureQuery::default() });
        }
    }
    for of in ["umsatz", "revenue", "gewinn", "profit", "Stellen", "jobs", "Aktie", "shares", "cloud"] {
        queries.push(FigureQuery { of: Some(of.to_owned()), ..FigureQuery::default() });
    }
    queries.dedup();
    let check = |articles: &[Article]| {
        let (library, ids) = holding(articles);
        for query in &queries {
            for listing in Listing::ALL {
                let expected = of_articles(listing, query, articles);
                let mut found = of_library(listing, query, &library, &ids);
                if articles.len() > 1 && query.about.is_some() {
                    found.retain(|entry| expected.contains(entry));
                }
                assert_eq!(found, expected, "{listing:?} {query:?}");
            }
        }
    };
    for article in &articles {
        check(std::slice::from_ref(article));
    }
    check(&articles);
}
