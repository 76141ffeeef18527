//! The words of time expressions: what the tags of the lexicon for them mean.

use super::calendar::{Edge, Unit};
use crate::analysis::text::Text;
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable, is_form_of};

/// What a word, or a fixed sequence of words, means in a time expression. The name in brackets is the tag
/// in the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// A month from 1 (`month`, `ambiguous-month`, `short-month`).
    Month(u32, MonthName),
    /// A day of the week from Monday = 0 (`weekday`, `short-weekday`).
    Weekday { number: u32, weak: bool },
    /// `dritten`, `third` (`ordinal`).
    Ordinal(u32),
    /// A spelled-out number (`number`).
    Number(u32),
    /// A number that isn't told: `wenige`, `several` (`vague`).
    Vague,
    /// A length of time (`unit`).
    Unit(Unit),
    /// Makes a year one of the books: `Geschäftsjahr`, `fiscal` (`fiscal-year`).
    FiscalYear,
    /// The first and the last month of a season (`season`).
    Season(u32, u32),
    /// `Anfang`, `mid`, `late` (`edge`).
    Edge(Edge),
    /// The same in one word with what it is the edge of: `Jahresbeginn` (`edge-of`).
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
    /// A letter that stands for a part of the year of companies beside its number: `Q3`, `FY24` (`part-code`).
    PartCode(Unit),
    /// Stands between the two ends of a length: `drei bis fünf Jahre`, `two or three weeks` (`length-join`).
    LengthJoin,
    /// Makes a number in digits an ordinal: the `rd` of `3rd` (`ordinal-suffix`).
    OrdinalSuffix,
    /// Makes a year a decade: the `s` of `2020s` (`decade-suffix`).
    DecadeSuffix,
    /// A whole expression (`phrase`).
    Phrase(Phrase),
}

/// How sure it is that the name of a month is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthName {
    /// Nothing else is called so.
    Sure,
    /// An ordinary word too, which is a month beside a number only: `May`.
    Ambiguous,
    /// An abbreviation, which counts beside a number or before its point: `Sept`.
    Short,
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

/// The name of the stage in the tags of the lexicon.
const STAGE: &str = "time";

/// A form of the lexicon: the words behind the first, and what it means.
#[derive(Debug, Clone)]
struct TermForm {
    rest: Vec<Box<str>>,
    term: Term,
}

/// All forms of one language by their first word.
#[derive(Debug)]
pub(super) struct Vocabulary {
    forms: SideTable<Vec<TermForm>>,
    /// Last parts of compounds, in lower case.
    compound_ends: Vec<(Box<str>, Term)>,
}

static VOCABULARIES: PerPack<Vocabulary> = PerPack::new(Vocabulary::new);

impl Vocabulary {
    fn new(pack: &'static Pack) -> Self {
        let lexicon: &Lexicon = &pack.lexicon;
        let mut vocabulary = Self { forms: SideTable::new(lexicon), compound_ends: Vec::new() };
        for (form, tag) in lexicon.tags_of(STAGE) {
            let term = term(tag.name, tag.value);
            debug_assert!(term.is_some(), "the lexicon has a tag that periods do not know: {tag:?}");
            let Some(term) = term else { continue };
            let (first, rest) = match form {
                Form::Word(word) => (lexicon.find_in_any_case(word), Vec::new()),
                Form::Phrase(words) => (lexicon.find(&words[0]), words[1..].to_vec()),
                Form::CompoundEnd(end) => {
                    vocabulary.compound_ends.push((end.clone(), term));
                    continue;
                }
                Form::SeparableVerb { .. } => continue,
            };
            // Of the forms that start with one word the longer ones are tried first: `a.m.` before `a.m`.
            let forms = vocabulary.forms.value_mut(first);
            let at = forms.partition_point(|known| known.rest.len() >= rest.len());
            forms.insert(at, TermForm { rest, term });
        }
        vocabulary
    }

    /// Adds to `readings` what the token number `index` can mean; no token from `end` on belongs to it.
    fn read(&self, text: &Text<'_>, index: usize, end: usize, readings: &mut Vec<Reading>) {
        if text.is_capitalized(index) {
            let word = text.form(index);
            let ends = self.compound_ends.iter().filter(|(end, _)| word.ends_with(&**end));
            readings.extend(ends.map(|&(_, term)| Reading { term, next: index + 1 }));
        }
        readings.extend(self.forms.get(text.word(index)).iter().filter_map(|form| {
            Some(Reading { term: form.term, next: match_rest(text, &form.rest, index + 1, end)? })
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
    pub(super) fn of(text: &Text<'_>) -> Self {
        let vocabulary = VOCABULARIES.of(text.pack);
        let mut readings = Vec::new();
        let mut starts = Vec::with_capacity(text.len() + 1);
        for sentence in &text.sentences {
            for index in sentence.tokens.clone() {
                starts.push(readings.len());
                if text.is_word(index) {
                    vocabulary.read(text, index, sentence.tokens.end, &mut readings);
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
fn match_rest(text: &Text<'_>, rest: &[Box<str>], mut index: usize, end: usize) -> Option<usize> {
    for word in rest {
        while matches!(text.form(index), "-" | "\u{2011}") {
            index += 1;
        }
        let piece = text.form(index);
        let same = is_form_of(piece, word) || (&**word == "'" && piece == "\u{2019}");
        if index >= end || !same {
            return None;
        }
        index += 1;
    }
    Some(index)
}

fn term(class: &str, value: &str) -> Option<Term> {
    let mut values = value.split('/');
    let mut next = || values.next();
    Some(match class {
        "month" => Term::Month(next()?.parse().ok()?, MonthName::Sure),
        "ambiguous-month" => Term::Month(next()?.parse().ok()?, MonthName::Ambiguous),
        "short-month" => Term::Month(next()?.parse().ok()?, MonthName::Short),
        "weekday" | "short-weekday" => {
            Term::Weekday { number: next()?.parse().ok()?, weak: class == "short-weekday" }
        }
        "ordinal" => Term::Ordinal(next()?.parse().ok()?),
        "number" => Term::Number(next()?.parse().ok()?),
        "vague" => Term::Vague,
        "unit" => Term::Unit(unit(next()?)?),
        "fiscal-year" => Term::FiscalYear,
        "season" => Term::Season(next()?.parse().ok()?, next()?.parse().ok()?),
        "edge" => Term::Edge(edge(next()?)?),
        "edge-of" => Term::EdgeOf(edge(next()?)?, unit(next()?)?),
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
        "part-code" => Term::PartCode(unit(next()?)?),
        "length-join" => Term::LengthJoin,
        "ordinal-suffix" => Term::OrdinalSuffix,
        "decade-suffix" => Term::DecadeSuffix,
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
    use crate::language::PACKS;

    #[test]
    fn every_tag_of_the_lexicon_is_known() {
        for pack in PACKS {
            for (form, tag) in pack.lexicon.tags_of(STAGE) {
                assert!(term(tag.name, tag.value).is_some(), "{tag:?} at {form:?}");
                assert!(!matches!(form, Form::SeparableVerb { .. }), "{form:?}");
            }
        }
    }
}
