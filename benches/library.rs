//! A library of many articles: how fast they come in, how fast lists, searches and pages are, and in how much memory:
//! `cargo bench --bench library [-- ARTICLES…]`, 2,000, 20,000 and 200,000 unless said otherwise.
//!
//! On a machine that is busy with other things, `--busy` counts the time on the processor alone.
//!
//! The libraries are kept in `target/tmp` and filled once; run the bench a second time to see the memory of reading alone.
#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the numbers are small"
)]

#[path = "library/press.rs"]
mod press;

use depesche::library::entities::EntityKind;
use depesche::library::{FigureQuery, Library, NewArticle, Order, Query};
use press::{Press, Random};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// So many articles go into the library at a time.
const PORTION: usize = 128;
/// The rate of adding is that of the last articles, so many.
const LAST: usize = 2000;
/// So many rows are read with a list: more than a screen shows.
const ROWS: usize = 60;
/// The reader asks for so many ids first.
const BEGINNING: usize = 120;

/// Whether only the time on the processor counts, and not that of waiting for it.
static BUSY: AtomicBool = AtomicBool::new(false);

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut sizes: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![2_000, 20_000, 200_000];
    }
    BUSY.store(std::env::args().any(|arg| arg == "--busy"), Ordering::Relaxed);
    let mut press = Press::new();
    let mut smaller = None;
    for wanted in sizes {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("library-{wanted}.db"));
        if let Some(smaller) = smaller.replace(path.clone()).filter(|_| !path.exists()) {
            fs::copy(smaller, &path)?;
        }
        measure(&path, &mut press, wanted)?;
    }
    if let Some(memory) = memory() {
        println!("memory at most: {memory}");
    }
    Ok(())
}

fn measure(path: &Path, press: &mut Press, wanted: usize) -> Result<()> {
    fill(path, press, wanted)?;
    let size = fs::metadata(path)?.len() / 1_000_000;
    println!("\n{wanted} articles, {size} MB on disk");
    opening(path)?;
    let library = Library::open_existing(path)?;
    searches(&library, press)?;
    pages(&library)?;
    lists(&library)?;
    let start = Clock::start();
    let problems = library.check()?;
    println!("check: {:.1?}", start.elapsed());
    assert!(problems.is_empty(), "{problems:?}");
    Ok(())
}

/// Adds what is missing, on one core.
fn fill(path: &Path, press: &mut Press, wanted: usize) -> Result<()> {
    let mut library = Library::open(path)?;
    let mut number = usize::try_from(library.counts()?.all)?;
    let mut adding: Vec<(usize, Duration)> = Vec::new();
    while number < wanted {
        let articles: Vec<_> =
            (number..wanted.min(number + PORTION)).map(|number| press.analyzed(number)).collect();
        let start = Clock::start();
        let added = library.add(&NewArticle::all(&articles, None))?;
        adding.push((articles.len(), start.elapsed()));
        assert!(added.iter().all(|added| added.is_new()), "article {number} is there already");
        number += articles.len();
        let last = &adding[adding.len().saturating_sub(LAST / PORTION)..];
        if number == wanted || adding.len().is_multiple_of(150) {
            let (articles, time) = last
                .iter()
                .fold((0, Duration::ZERO), |(all, sum), (articles, time)| (all + articles, sum + *time));
            println!(
                "added up to {number}: {:.0} a second on one core, analysis not counted",
                articles as f64 / time.as_secs_f64()
            );
        }
    }
    Ok(())
}

/// From nothing to the first screen of the list, and what comes after it.
fn opening(path: &Path) -> Result<()> {
    let (mut first, mut counts) = (Vec::new(), Vec::new());
    for _ in 0..50 {
        let start = Clock::start();
        let library = Library::open_existing(path)?;
        let ids = library.search_first(&Query::default(), Order::Newest, BEGINNING)?.ids;
        let rows = library.rows(&ids[..ids.len().min(ROWS)])?;
        first.push(start.elapsed());
        library.search(&Query::default(), Order::Newest)?;
        library.counts()?;
        library.feeds()?;
        library.unread_by_tag()?;
        counts.push(start.elapsed());
        assert!(!rows.is_empty());
    }
    report("open the list", &mut first);
    report("the same with the whole list and all counts", &mut counts);
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
    for order in [Order::Newest, Order::Relevance] {
        let mut times = Vec::new();
        for query in &queries {
            times.push(search(library, query, order)?);
        }
        report(&format!("search of words, {order:?}"), &mut times);
    }
    let mut slowest = Vec::new();
    for query in FINDERS {
        for &order in Order::ALL {
            let mut times = (0..5).map(|_| search(library, query, order)).collect::<Result<Vec<_>>>()?;
            times.sort_unstable();
            slowest.push((times[2], query, order));
        }
    }
    slowest.sort_unstable_by_key(|(time, ..)| std::cmp::Reverse(*time));
    for (time, query, order) in &slowest[..12] {
        println!("search `{query}`, {order:?}: {time:.1?}");
    }
    report("other searches", &mut slowest.iter().map(|(time, ..)| *time).collect::<Vec<_>>());
    Ok(())
}

/// What can be asked beside words, of few articles and of many.
const FINDERS: [&str; 32] = [
    "",
    "company:siemens",
    "company:siemens umsatz",
    "min:900m",
    ">100m",
    ">99999bn",
    "kind:percent min:39",
    "kind:money",
    "after:2020 umsatz",
    "of:umsatz",
    "of:umsatz min:800m",
    "of:umsatz after:2024",
    "of:umsatz before:2015-02-01",
    "of:gewinn umsatz",
    "unit:EUR",
    "unit:USD",
    "author:anna",
    "author:berg",
    "source:blatt",
    "source:\"blatt 39\"",
    "lang:de",
    "lang:en",
    "is:read",
    "is:unread",
    "is:starred",
    "is:deleted",
    "tag:later",
    "feed:wirtschaft",
    "-umsatz",
    "umsatz OR company:siemens",
    "company:siemens OR of:umsatz",
    "author:berg OR tag:later",
];

fn search(library: &Library, query: &str, order: Order) -> Result<Duration> {
    let start = Clock::start();
    let (query, _) = Query::parse(query);
    let ids = library.search_first(&query, order, BEGINNING)?.ids;
    library.rows_of(&ids[..ids.len().min(ROWS)], &query)?;
    Ok(start.elapsed())
}

fn pages(library: &Library) -> Result<()> {
    let companies = library.entities(EntityKind::Company, Some(2000))?;
    let mut times = Vec::new();
    // The largest ones, and some of the others.
    for company in companies.iter().take(20).chain(companies.iter().skip(20).step_by(25)) {
        let start = Clock::start();
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
            let start = Clock::start();
            library.figures(&query)?;
            library.quotes(&named("siemens"))?;
            library.appearances(EntityKind::Company, &named("siemens"))?;
            times.push(start.elapsed());
        }
        report(&format!("lists {what}"), &mut times);
    }
    Ok(())
}

/// Measures time.
struct Clock {
    start: Instant,
    worked: Option<Duration>,
}

impl Clock {
    fn start() -> Self {
        Self { worked: worked(), start: Instant::now() }
    }

    fn elapsed(&self) -> Duration {
        let elapsed = self.start.elapsed();
        worked().zip(self.worked).map_or(elapsed, |(now, before)| now - before)
    }
}

/// The time of this thread on the processor, where that is what counts and the system tells it.
fn worked() -> Option<Duration> {
    if !BUSY.load(Ordering::Relaxed) {
        return None;
    }
    // The system adds up the time only when another thread may have its turn.
    thread::yield_now();
    let text = fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
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
