//! The words of time expressions, as the tables `assets/grammar/periods.*.tsv` list them.

use super::calendar::{Edge, Unit};
use crate::analysis::lexicon::{WordMap, rows};
use crate::analysis::token::Tokens;
use crate::document::Language;
use std::sync::LazyLock;

/// What a word, or a fixed sequence of words, means in a time expression. The name in brackets is the class
/// in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// A month from 1; a weak form counts only beside a number or before a point (`month`, `short_month`).
    Month { number: u32, weak: bool },
    /// A day of the week from Monday = 0 (`weekday`, `short_weekday`).
    Weekday { number: u32, weak: bool },
    /// `dritten`, `third` (`ordinal`).
    Ordinal(u32),
    /// A spelled-out number (`number`).
    Number(u32),
    /// A number that isn't told: `wenige`, `several` (`vague`).
    Vague,
    /// A length of time (`unit`).
    Unit(Unit),
    /// Makes a year one of the books: `Geschäftsjahr`, `fiscal` (`fiscal_year`).
    FiscalYear,
    /// The first and the last month of a season (`season`).
    Season(u32, u32),
    /// `Anfang`, `mid`, `late` (`edge`).
    Edge(Edge),
    /// The same in one word with what it is the edge of: `Jahresbeginn` (`edge_of`).
    EdgeOf(Edge, Unit),
    /// So many units from now: `letzten` -1, `diesem` 0, `next` 1 (`shift`).
    Shift(i32),
    /// A unit that is so many units away, in one word: `gestern`, `Vorjahr` (`deictic`).
    Deictic(Unit, i32),
    /// Opens a time expression (`preposition`).
    Preposition(Preposition),
    /// A preposition that holds an article: `im` (`contracted`).
    Contracted,
    /// Joins a part to the whole behind it: `of`, `des` (`belongs`).
    Belongs,
    /// `der`, `the` (`article`).
    Article,
    /// Opens a stretch whose ends [`Term::And`] parts: `zwischen` (`between`).
    Between,
    /// `und` (`and`).
    And,
    /// Stands between two ends of a stretch (`join`).
    Join,
    /// Stands between a length and its end: `three months to 31 December` (`upto`).
    UpTo,
    /// Stands behind a length and turns it into a distance: `ago`, `zuvor` (`behind`).
    Behind(Behind),
    /// `Abend`, `morning` (`daypart`).
    DayPart,
    /// `rund`, `less than`: before a length (`approximate`).
    Approximate,
    /// A word of the sentence that makes its bare dates lie ahead: `soll`, `will` (`future`).
    Future,
    /// A word before which a number is part of a name: `Agenda 2030` (`programme`).
    Programme,
    /// A word behind a number which makes it a count, not a year: `2000 Stellen` (`counted`).
    Counted,
    /// Stands behind a time of day: `Uhr`, `GMT` (`clock`).
    Clock,
    /// A whole expression (`phrase`).
    Phrase(Phrase),
}

/// What a preposition says of the time behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Preposition {
    /// Inside it.
    In,
    /// From its start until now.
    Since,
    /// Until its end.
    Until,
    /// Not later than this length from now.
    Within,
    /// This length before now (German `vor`).
    Ago,
}

/// How a length and a word behind it name a distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// Before the day of publication: `three years ago`.
    Ago,
    /// Before the time that the text named last: `a year earlier`.
    Earlier,
    /// After it: `two years later`.
    Later,
}

/// Expressions that are one idiom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// From the first of January until now.
    YearToDate,
    /// The day of publication, or near it.
    Day,
    /// The year before the one that the text named last.
    YearEarlier,
    /// A time without ends, or how often: `bisher`, `annual`, `im Monat`. It counts where nothing else reads
    /// its words.
    Loose,
}

/// A form of the table: the words behind the first, and what it means.
#[derive(Debug, Clone)]
struct Form {
    rest: Vec<&'static str>,
    term: Term,
}

/// All forms of one language by their first word.
#[derive(Debug)]
pub(super) struct Vocabulary {
    forms: WordMap<Vec<Form>>,
    /// Last parts of compounds, in lower case.
    tails: Vec<(&'static str, Term)>,
}

static GERMAN: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::parse(include_str!("../../../assets/grammar/periods.de.tsv")));
static ENGLISH: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::parse(include_str!("../../../assets/grammar/periods.en.tsv")));

/// The endings of a German adjective.
const ENDINGS: [&str; 6] = ["e", "en", "er", "es", "em", ""];

impl Vocabulary {
    /// The words of `language`; English for those that have none.
    pub(super) fn of(language: Language) -> &'static Self {
        if language == Language::German { &GERMAN } else { &ENGLISH }
    }

    fn parse(table: &'static str) -> Self {
        let mut tails = Vec::new();
        let mut gathered: foldhash::HashMap<String, Vec<Form>> = foldhash::HashMap::default();
        for mut cells in rows(table) {
            let (class, value) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let term = term(class, value);
            debug_assert!(term.is_some(), "unknown class or value in the table of periods: {class} {value}");
            let Some(term) = term else { continue };
            for form in cells.next().unwrap_or_default().split(' ').filter(|form| !form.is_empty()) {
                if let Some(tail) = form.strip_prefix('~') {
                    tails.push((tail, term));
                    continue;
                }
                let mut words = form.split('_');
                let first = words.next().unwrap_or_default();
                let rest: Vec<_> = words.collect();
                if let Some(stem) = first.strip_suffix('*') {
                    for ending in ENDINGS {
                        let entry = gathered.entry(format!("{stem}{ending}").to_lowercase()).or_default();
                        entry.push(Form { rest: rest.clone(), term });
                    }
                } else {
                    gathered.entry(first.to_lowercase()).or_default().push(Form { rest, term });
                }
            }
        }
        Self { forms: WordMap::from_entries(gathered), tails }
    }

    /// Adds to `readings` what the token number `index` can mean; no token from `end` on belongs to it.
    fn read(&self, tokens: &Tokens<'_>, index: usize, end: usize, readings: &mut Vec<Reading>) {
        let word = tokens.piece(index);
        if tokens.is_capitalized(index) {
            let tails = self.tails.iter().filter(|(tail, _)| word.ends_with(tail));
            readings.extend(tails.map(|&(_, term)| Reading { term, next: index + 1 }));
        }
        let Some(forms) = self.forms.get(word) else { return };
        readings.extend(forms.iter().filter_map(|form| {
            Some(Reading { term: form.term, next: match_rest(tokens, &form.rest, index + 1, end)? })
        }));
    }
}

/// One meaning of the words that start at a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// The meaning.
    pub term: Term,
    /// The token behind the words.
    pub next: usize,
}

/// The readings of every token of a text, looked up once.
#[derive(Debug)]
pub(super) struct Readings {
    readings: Vec<Reading>,
    /// Where the readings of each token start; one more for the end.
    starts: Vec<usize>,
}

impl Readings {
    /// Looks up every token.
    pub(super) fn of(tokens: &Tokens<'_>) -> Self {
        let vocabulary = Vocabulary::of(tokens.language);
        let mut readings = Vec::new();
        let mut starts = Vec::with_capacity(tokens.len() + 1);
        for sentence in &tokens.sentences {
            for index in sentence.tokens.clone() {
                starts.push(readings.len());
                if tokens.is_word(index) {
                    vocabulary.read(tokens, index, sentence.tokens.end, &mut readings);
                }
            }
        }
        starts.push(readings.len());
        Self { readings, starts }
    }

    /// The readings of the token number `index`.
    pub(super) fn at(&self, index: usize) -> &[Reading] {
        let (Some(&start), Some(&end)) = (self.starts.get(index), self.starts.get(index + 1)) else {
            return &[];
        };
        self.readings.get(start..end).unwrap_or_default()
    }
}

/// The token behind the words of `rest`, which must start at `index`. Hyphens between them do not matter.
fn match_rest(tokens: &Tokens<'_>, rest: &[&str], mut index: usize, end: usize) -> Option<usize> {
    for word in rest {
        while matches!(tokens.piece(index), "-" | "\u{2011}") {
            index += 1;
        }
        let piece = tokens.piece(index);
        let same = piece.eq_ignore_ascii_case(word) || (*word == "'" && piece == "\u{2019}");
        if index >= end || !same {
            return None;
        }
        index += 1;
    }
    Some(index)
}

fn term(class: &str, value: &str) -> Option<Term> {
    let mut values = value.split(' ');
    let mut next = || values.next();
    Some(match class {
        "month" | "short_month" => {
            Term::Month { number: next()?.parse().ok()?, weak: class == "short_month" }
        }
        "weekday" | "short_weekday" => {
            Term::Weekday { number: next()?.parse().ok()?, weak: class == "short_weekday" }
        }
        "ordinal" => Term::Ordinal(next()?.parse().ok()?),
        "number" => Term::Number(next()?.parse().ok()?),
        "vague" => Term::Vague,
        "unit" => Term::Unit(unit(next()?)?),
        "fiscal_year" => Term::FiscalYear,
        "season" => Term::Season(next()?.parse().ok()?, next()?.parse().ok()?),
        "edge" => Term::Edge(edge(next()?)?),
        "edge_of" => Term::EdgeOf(edge(next()?)?, unit(next()?)?),
        "shift" => Term::Shift(next()?.parse().ok()?),
        "deictic" => Term::Deictic(unit(next()?)?, next()?.parse().ok()?),
        "preposition" => Term::Preposition(match next()? {
            "in" => Preposition::In,
            "since" => Preposition::Since,
            "until" => Preposition::Until,
            "within" => Preposition::Within,
            "ago" => Preposition::Ago,
            _ => return None,
        }),
        "contracted" => Term::Contracted,
        "belongs" => Term::Belongs,
        "article" => Term::Article,
        "between" => Term::Between,
        "and" => Term::And,
        "join" => Term::Join,
        "upto" => Term::UpTo,
        "behind" => Term::Behind(match next()? {
            "ago" => Behind::Ago,
            "earlier" => Behind::Earlier,
            "later" => Behind::Later,
            _ => return None,
        }),
        "daypart" => Term::DayPart,
        "approximate" => Term::Approximate,
        "future" => Term::Future,
        "programme" => Term::Programme,
        "counted" => Term::Counted,
        "clock" => Term::Clock,
        "phrase" => Term::Phrase(match next()? {
            "ytd" => Phrase::YearToDate,
            "day" => Phrase::Day,
            "earlier" => Phrase::YearEarlier,
            "loose" => Phrase::Loose,
            _ => return None,
        }),
        _ => return None,
    })
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "half" => Unit::Half,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        _ => return None,
    })
}

fn edge(name: &str) -> Option<Edge> {
    Some(match name {
        "start" => Edge::Start,
        "mid" => Edge::Mid,
        "end" => Edge::End,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_meaning() {
        for table in [
            include_str!("../../../assets/grammar/periods.de.tsv"),
            include_str!("../../../assets/grammar/periods.en.tsv"),
        ] {
            for mut cells in rows(table) {
                let (class, value) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
                assert!(term(class, value).is_some(), "{class}\t{value}");
                assert!(cells.next().is_some_and(|forms| !forms.is_empty()), "{class}\t{value} has no forms");
            }
        }
    }
}
