//! A library of many articles: how fast they come in, how fast lists, searches and pages are, and in how much memory:
//! `cargo bench --bench library [-- ARTICLES]`, 100,000 unless said otherwise.
//!
//! The articles are generated: sentences of business news around companies of the gazetteer, and words of the lexicon, both
//! as unevenly frequent as in real texts (Zipf's law). The library is kept in `target/tmp` and filled once; run the bench
//! a second time to see the memory of reading alone.
#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the numbers are small"
)]

use depesche::analysis::{Analysis, analyze};
use depesche::document::{Document, Published};
use depesche::intake::{Format, Metadata, document};
use depesche::library::entities::EntityKind;
use depesche::library::{FigureQuery, Library, NewArticle, Order, Query};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const COMPANIES: &str = include_str!("../assets/gazetteer/companies.tsv");
const WORDS: &str = include_str!("../assets/language/de/words.tsv");
/// So many articles go into the library at a time.
const PORTION: usize = 128;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Numbers that look random and are the same in every run (xorshift, Marsaglia 2003).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A rank below `end`, of which the first ones are the most frequent: the n-th about 1/n as often as the first.
    fn rank(&mut self, end: usize) -> usize {
        let part = (self.next() % 1_000_000) as f64 / 1_000_000.0;
        ((end as f64).powf(part) as usize).saturating_sub(1).min(end - 1)
    }
}

struct Press {
    companies: Vec<&'static str>,
    words: Vec<&'static str>,
}

impl Press {
    fn new() -> Self {
        let first = |table: &'static str| {
            depesche::lexicon::table::rows(table).filter_map(|mut cells| cells.next()).collect::<Vec<_>>()
        };
        let mut random = Random(7);
        let mut words: Vec<&str> = first(WORDS).into_iter().filter(|word| word.len() > 4).collect();
        let mut companies = first(COMPANIES);
        // The tables are in the order of the alphabet, which is not that of frequency.
        for list in [&mut words, &mut companies] {
            for at in (1..list.len()).rev() {
                list.swap(at, random.below(at + 1));
            }
        }
        Self { companies, words }
    }

    /// The article with this number.
    fn article(&self, number: usize) -> Document {
        let mut random = Random(0x9E37_79B9 + number as u64 * 7919);
        for _ in 0..4 {
            random.next();
        }
        let company = self.companies[random.rank(self.companies.len())];
        let other = self.companies[random.rank(self.companies.len())];
        let (amount, percent, jobs) =
            (random.below(900) + 10, random.below(400), random.below(90) * 100 + 100);
        let year = 2015 + number % 10;
        let mut text = format!("# {company} legt Zahlen für {year} vor: {amount} Millionen\n\n");
        let facts = [
            format!("{company} hat im Jahr {year} einen Umsatz von {amount} Millionen Euro erzielt."),
            format!("Das sind {},{} Prozent mehr als im Vorjahr.", percent / 10, percent % 10),
            format!("Der Gewinn von {company} stieg auf {} Millionen Euro.", amount / 7),
            format!("Analysten von {other} hatten mit weniger gerechnet."),
            format!(
                "Der Konzern will {jobs} Stellen schaffen und {} Millionen Euro investieren.",
                amount / 3
            ),
        ];
        for fact in facts {
            text.push_str(&fact);
            for _ in 0..3 {
                text.push(' ');
                for at in 0..14 {
                    let word = self.words[random.rank(self.words.len())];
                    if at == 0 {
                        text.push_str("Dabei ");
                    }
                    text.push_str(word);
                    text.push(if at == 13 { '.' } else { ' ' });
                }
            }
            text.push_str("\n\n");
        }
        let day = chrono::NaiveDate::from_num_days_from_ce_opt(735_600 + (number * 3650 / 100_000) as i32);
        let published = day.map(Published::on);
        let url = Some(format!("https://example.org/{number}"));
        document(text, Format::Markdown, Metadata { published, url, ..Metadata::default() })
    }
}

fn main() -> Result<()> {
    let wanted = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("library-{wanted}.db"));
    let press = Press::new();
    fill(&path, &press, wanted)?;
    let size = fs::metadata(&path)?.len() / 1_000_000;
    println!("{wanted} articles, {size} MB on disk");
    opening(&path)?;
    let library = Library::open_existing(&path)?;
    searches(&library, &press)?;
    pages(&library)?;
    lists(&library)?;
    if let Some(memory) = memory() {
        println!("memory at most: {memory}");
    }
    Ok(())
}

/// Adds what is missing, on one core, analysis included.
fn fill(path: &Path, press: &Press, wanted: usize) -> Result<()> {
    let mut library = Library::open(path)?;
    let there = usize::try_from(library.counts()?.all)?;
    let start = Instant::now();
    let mut number = there;
    while number < wanted {
        let articles: Vec<(Document, Analysis)> = (number..wanted.min(number + PORTION))
            .map(|number| {
                let document = press.article(number);
                let analysis = analyze(&document);
                (document, analysis)
            })
            .collect();
        library.add(&NewArticle::all(&articles, None))?;
        number += articles.len();
    }
    if number > there {
        let rate = (number - there) as f64 / start.elapsed().as_secs_f64();
        println!(
            "added {} articles of {} bytes: {rate:.0} a second on one core",
            number - there,
            press.article(0).text.len()
        );
    }
    Ok(())
}

/// From nothing to the first screen of the list.
fn opening(path: &Path) -> Result<()> {
    let mut times = Vec::new();
    for _ in 0..50 {
        let start = Instant::now();
        let library = Library::open_existing(path)?;
        let ids = library.search(&Query::default(), Order::Newest)?;
        let rows = library.rows(&ids[..ids.len().min(60)])?;
        library.counts()?;
        times.push(start.elapsed());
        assert!(!rows.is_empty());
    }
    report("open the list", &mut times);
    Ok(())
}

fn searches(library: &Library, press: &Press) -> Result<()> {
    let mut random = Random(11);
    let mut queries: Vec<String> = Vec::new();
    for _ in 0..200 {
        let mut word = || press.words[random.rank(press.words.len())].to_owned();
        let (one, two) = (word(), word());
        queries.push(one.clone());
        queries.push(format!("{one} {two}"));
    }
    // Words that stand in every article, and the other things that can be asked.
    for query in ["umsatz", "millionen euro", "umsatz -gewinn", "\"mehr als im vorjahr\""] {
        queries.push(query.to_owned());
    }
    let finders =
        ["company:siemens", "min:900m", "kind:percent min:39", "after:2020 umsatz", "of:umsatz min:800m"];
    for order in [Order::Newest, Order::Relevance] {
        let mut times = Vec::new();
        for query in &queries {
            times.push(search(library, query, order)?);
        }
        report(&format!("search of words, {order:?}"), &mut times);
    }
    for query in finders {
        let mut times = (0..5).map(|_| search(library, query, Order::Newest)).collect::<Result<Vec<_>>>()?;
        report(&format!("search `{query}`"), &mut times);
    }
    Ok(())
}

fn search(library: &Library, query: &str, order: Order) -> Result<Duration> {
    let start = Instant::now();
    let (query, _) = Query::parse(query);
    let ids = library.search(&query, order)?;
    library.rows(&ids[..ids.len().min(60)])?;
    Ok(start.elapsed())
}

fn pages(library: &Library) -> Result<()> {
    let companies = library.entities(EntityKind::Company, Some(2000))?;
    let mut times = Vec::new();
    // The largest ones, and some of the others.
    for company in companies.iter().take(20).chain(companies.iter().skip(20).step_by(25)) {
        let start = Instant::now();
        let page = library.page(company.id)?;
        times.push(start.elapsed());
        assert!(page.is_some());
    }
    let largest = companies.first().map_or(0, |company| company.articles);
    report(&format!("page of a company (the largest in {largest} articles)"), &mut times);
    Ok(())
}

/// Lists across articles that are printed or exported.
fn lists(library: &Library) -> Result<()> {
    let named = |name: &str| FigureQuery { about: Some(name.to_owned()), ..FigureQuery::default() };
    let of = FigureQuery {
        of: Some("umsatz".to_owned()),
        min: Some(800_000_000.into()),
        ..FigureQuery::default()
    };
    for (what, query) in [("about siemens", named("siemens")), ("about sie", named("sie")), ("of umsatz", of)]
    {
        let mut times = Vec::new();
        for _ in 0..20 {
            let start = Instant::now();
            library.figures(&query)?;
            library.quotes(&named("siemens"))?;
            library.appearances(EntityKind::Company, &named("siemens"))?;
            times.push(start.elapsed());
        }
        report(&format!("lists {what}"), &mut times);
    }
    Ok(())
}

fn report(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    println!("{what}: median {:.1?}, p99 {:.1?}, longest {:.1?}", at(50), at(99), times[times.len() - 1]);
}

/// The most memory that this process had, where the system tells it.
fn memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    Some(status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().to_owned())
}
