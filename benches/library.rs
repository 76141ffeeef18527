//! A library that grows: how fast articles come in, how soon the list is there, how fast searches, pages and lists are,
//! how long a check takes, and in how much memory: `cargo bench --bench library [-- ARTICLES…]`, with 2,000, 20,000 and
//! 200,000 articles unless said otherwise. The table at the end has the curve.
//!
//! On a machine that is busy with other things, `--busy` counts the time on the processor alone.
//!
//! The libraries are kept in `target/tmp` and filled once, each from the one before, which takes some minutes; the rates of
//! adding are kept beside them. Run the bench a second time to see the memory of reading alone.
#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the numbers are small"
)]

#[path = "library/clock.rs"]
mod clock;
#[path = "library/press.rs"]
mod press;

use clock::Clock;
use depesche::analysis::analyze;
use depesche::library::entities::EntityKind;
use depesche::library::feeds::NewFeed;
use depesche::library::{FigureQuery, Library, NewArticle, Order, Query};
use press::{Press, Random};
use std::error::Error;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// So many articles go into the library at a time, as `depesche add` does it.
const PORTION: usize = 512;
/// The rate of adding is that of the last articles, so many.
const LAST: usize = 2000;
/// So many rows are read with a list: more than a screen shows.
const ROWS: usize = 60;
/// The reader asks for so many ids first.
const BEGINNING: usize = 120;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What the table says of one size.
struct Size {
    articles: usize,
    first: Spread,
    searches: Spread,
    adds: Adds,
    check: Duration,
}

fn main() -> Result<()> {
    let mut sizes: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![2_000, 20_000, 200_000];
    }
    clock::set_busy(std::env::args().any(|arg| arg == "--busy"));
    let mut press = Press::new();
    let mut smaller: Option<PathBuf> = None;
    let mut table = Vec::new();
    for wanted in sizes {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("library-{wanted}"));
        let path = folder.join("library.db");
        if !path.exists() {
            fs::create_dir_all(&folder)?;
            if let Some(smaller) = &smaller {
                fs::copy(smaller, &path)?;
            }
        }
        table.push(measure(&path, &mut press, wanted)?);
        smaller = Some(path);
    }
    print(&table);
    if let Some(memory) = memory() {
        println!("memory at most: {memory}");
    }
    Ok(())
}

fn print(table: &[Size]) {
    println!(
        "\n| articles | list there, median / p99 | any search, median / p99 | added a second, of the first rate | analysis not counted | check |"
    );
    println!("| --- | --- | --- | --- | --- | --- |");
    for Size { articles, first, searches, adds, check } in table {
        let ((rate, part), (alone, part_alone)) = (adds.rate(), adds.storing());
        println!(
            "| {articles} | {first} | {searches} | {rate:.0}, {part:.0} % | {alone:.0}, {part_alone:.0} % | {check:.1?} |"
        );
    }
}

fn measure(path: &Path, press: &mut Press, wanted: usize) -> Result<Size> {
    let adds = fill(path, press, wanted)?;
    let size = fs::metadata(path)?.len() / 1_000_000;
    println!("\n{wanted} articles, {size} MB on disk");
    let first = opening(path)?;
    let mut library = Library::open_existing(path)?;
    let searches = searches(&library, press)?;
    pages(&library)?;
    lists(&library)?;
    let start = Clock::start();
    let problems = library.check_telling(|_| ())?;
    let check = start.elapsed();
    println!("check: {check:.1?}");
    assert!(problems.is_empty(), "{problems:?}");
    Ok(Size { articles: wanted, first, searches, adds, check })
}

/// How long adding one article takes on one core, in seconds.
#[derive(Clone, Copy)]
struct Adds {
    /// The analysis.
    analysis: f64,
    /// Storing it in a new library.
    first: f64,
    /// Storing it in one of this size.
    last: f64,
}

impl Adds {
    /// How many articles are analysed and stored in a second, and the part of the first rate that this is, in hundredths.
    fn rate(self) -> (f64, f64) {
        let Self { analysis, first, last } = self;
        (1.0 / (analysis + last), 100.0 * (analysis + first) / (analysis + last))
    }

    /// The same for storing alone.
    fn storing(self) -> (f64, f64) {
        Self { analysis: 0.0, ..self }.rate()
    }
}

/// Adds what is missing, on one core. The last articles are added side by side to a new library, since the machine may be
/// faster at one time than at another.
fn fill(path: &Path, press: &mut Press, wanted: usize) -> Result<Adds> {
    let kept = path.with_extension("adds");
    let mut adding = Adding::to(path)?;
    if adding.number < wanted {
        let compared = wanted.saturating_sub(LAST).max(adding.number);
        while adding.number < compared {
            adding.add(press, PORTION.min(compared - adding.number))?;
            if adding.number.is_multiple_of(150 * PORTION) {
                println!("{} articles added", adding.number);
            }
        }
        let folder = path.with_extension("new");
        fs::create_dir_all(&folder)?;
        let mut new = Adding::to(&folder.join("library.db"))?;
        let mut times = [Duration::ZERO; 3];
        while adding.number < wanted {
            let portion = PORTION.min(wanted - adding.number);
            for number in adding.number..adding.number + portion {
                let (document, _) = press.analyzed(number);
                let start = Clock::start();
                std::hint::black_box(analyze(&document));
                times[0] += start.elapsed();
            }
            times[1] += new.add(press, portion)?;
            times[2] += adding.add(press, portion)?;
        }
        drop(new);
        fs::remove_dir_all(folder)?;
        let each = |time: Duration| (time.as_secs_f64() / (wanted - compared) as f64).to_string();
        fs::write(&kept, times.map(each).join(" "))?;
    }
    let kept = fs::read_to_string(kept)?;
    let mut times = kept.split(' ').map(str::parse::<f64>);
    let mut next = || times.next().unwrap_or(Ok(f64::NAN));
    let adds = Adds { analysis: next()?, first: next()?, last: next()? };
    let (rate, part) = adds.rate();
    let (alone, part_alone) = adds.storing();
    println!(
        "adding at {wanted}: {rate:.0} articles a second on one core, {part:.0} % of those added to a new library; \
         analysis not counted, {alone:.0} and {part_alone:.0} %"
    );
    Ok(adds)
}

/// Adds articles to a library.
struct Adding {
    library: Library,
    feed: i64,
    /// So many articles are there.
    number: usize,
}

impl Adding {
    fn to(path: &Path) -> Result<Self> {
        let mut library = Library::open(path)?;
        let new =
            NewFeed { url: "https://example.org/feed", title: Some("Wirtschaft"), ..NewFeed::default() };
        let (feed, _) = library.add_feed(&new)?;
        let number = usize::try_from(library.counts()?.all)?;
        Ok(Self { library, feed, number })
    }

    /// Adds so many articles, of which some are marked afterwards, and returns how long adding them took.
    fn add(&mut self, press: &mut Press, portion: usize) -> Result<Duration> {
        let articles: Vec<_> =
            (self.number..self.number + portion).map(|number| press.analyzed(number)).collect();
        let feed = (self.number.is_multiple_of(3)).then_some(self.feed);
        let start = Clock::start();
        let added = self.library.add(&NewArticle::all(&articles, feed))?;
        let time = start.elapsed();
        assert!(added.iter().all(|added| added.is_new()), "{} is there already", self.number);
        self.number += portion;
        let ids: Vec<i64> = added.iter().filter_map(|added| added.id()).collect();
        self.library.mark_read(&ids[..ids.len() / 2], true)?;
        self.library.star(&ids[..1], true)?;
        self.library.set_tags(ids[0], &["later".to_owned()])?;
        Ok(time)
    }
}

/// From nothing to the first screen of the list, and what comes after it.
fn opening(path: &Path) -> Result<Spread> {
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
    let first = report("open the list", &mut first);
    report("the same with the whole list and all counts", &mut counts);
    Ok(first)
}

/// Times each search of the first page, in every order.
fn searches(library: &Library, press: &Press) -> Result<Spread> {
    let mut random = Random(11);
    let mut queries: Vec<String> = Vec::new();
    for _ in 0..100 {
        let mut word = || press.words[random.rank(press.words.len())].to_owned();
        let (one, two) = (word(), word());
        let begun = one.chars().take(4).collect();
        queries.extend([format!("{one} {two}"), one, begun]);
    }
    for query in WORDS {
        queries.push(query.to_owned());
    }
    let mut all = Vec::new();
    for order in [Order::Newest, Order::Relevance] {
        let mut times = Vec::new();
        for query in &queries {
            times.push((search(library, query, order)?, query, order));
        }
        slowest(&mut times, 4);
        report(&format!("search of words, {order:?}"), &mut durations(&times));
        all.extend(durations(&times));
    }
    let (large, small) = (press.companies[0], press.companies[900]);
    let companies =
        [large, small].map(|name| [format!("company:\"{name}\""), format!("company:\"{name}\" umsatz")]);
    let others: Vec<String> =
        FINDERS.iter().map(|&query| query.to_owned()).chain(companies.into_iter().flatten()).collect();
    let mut times = Vec::new();
    for query in &others {
        for &order in Order::ALL {
            for _ in 0..5 {
                times.push((search(library, query, order)?, query, order));
            }
        }
    }
    slowest(&mut times, 12);
    report("other searches", &mut durations(&times));
    all.extend(durations(&times));
    Ok(report("all searches", &mut all))
}

fn slowest(times: &mut [(Duration, &String, Order)], most: usize) {
    times.sort_unstable_by_key(|(time, ..)| std::cmp::Reverse(*time));
    let mut told = Vec::new();
    for (time, query, order) in times.iter() {
        if told.len() < most && !told.contains(&(query, order)) {
            told.push((query, order));
            println!("  `{query}`, {order:?}: {time:.1?}");
        }
    }
}

fn durations(times: &[(Duration, &String, Order)]) -> Vec<Duration> {
    times.iter().map(|(time, ..)| *time).collect()
}

/// Words that stand in every article, phrases, and what is typed first.
const WORDS: [&str; 12] = [
    "umsatz",
    "millionen euro",
    "umsatz -gewinn",
    "\"mehr als im vorjahr\"",
    "\"millionen euro\" gewinn",
    "title:millionen",
    "u",
    "um",
    "ums",
    "d",
    "der",
    "gewinn OR vorjahr",
];

/// What can be asked beside words, of few articles and of many.
const FINDERS: [&str; 36] = [
    "",
    "company:a umsatz",
    "min:900m",
    ">100m",
    ">99999bn",
    "kind:percent min:39",
    "kind:money",
    "after:2020 umsatz",
    "after:2015-02 before:2015-03",
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
    "tag:later umsatz",
    "feed:wirtschaft",
    "feed:wirtschaft is:unread umsatz",
    "-umsatz",
    "umsatz OR company:siemens",
    "company:siemens OR of:umsatz",
    "author:berg OR tag:later",
    "umsatz (min:900m OR of:gewinn)",
    "-of:umsatz umsatz",
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

/// How long something takes.
struct Spread {
    median: Duration,
    p99: Duration,
}

impl fmt::Display for Spread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.1?} / {:.1?}", self.median, self.p99)
    }
}

fn report(what: &str, times: &mut [Duration]) -> Spread {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    let (median, p99) = (at(50), at(99));
    println!("{what}: median {median:.1?}, p99 {p99:.1?}, longest {:.1?}", times[times.len() - 1]);
    Spread { median, p99 }
}

/// The most memory that this process had, where the system tells it.
fn memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    Some(status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().to_owned())
}
