//! The words of time expressions: what the tags of the lexicon for them mean.

use super::calendar::{Edge, TimeUnit};
use crate::analysis::text::Text;
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable, is_form_of};
use std::str::FromStr;
use strum::EnumString;

/// What a word, or a fixed sequence of words, means in a time expression, named as in the lexicon: `time.edge-of`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Term {
    /// A month from 1.
    Month(u32),
    /// One whose name is an ordinary word too: `May`.
    AmbiguousMonth(u32),
    /// The abbreviation of one: `Sept`.
    ShortMonth(u32),
    /// A day of the week from Monday = 0.
    Weekday(u32),
    /// The abbreviation of one, which counts before its point only.
    ShortWeekday(u32),
    /// `dritten`, `third`.
    Ordinal(u32),
    /// A Roman number before its point: `II. Quartal`.
    Roman(u32),
    /// A spelled-out number.
    Number(u32),
    /// A number that isn't told: `wenige`, `several`.
    Vague,
    /// A length of time.
    Unit(TimeUnit),
    /// Makes a year one of the books: `Geschäftsjahr`, `fiscal`.
    FiscalYear,
    /// The same of a part of a year: `Geschäftsquartal`.
    FiscalPart,
    /// A whole year, whichever that is: `Gesamtjahr`, `full year`.
    FullYear,
    /// A stretch of any length: `Zeitraum`, `period`.
    Stretch,
    /// Before a stretch like the one that was named: `gleichen`, `corresponding`.
    Same,
    /// Before a stretch that lies a year before the one that was named: `year-ago`, `prior-year`.
    YearAgo,
    /// Such a stretch in one word, with its length where that is told: `Vorjahresquartal`, `Vorjahreszeitraum`.
    Comparable(Option<TimeUnit>),
    /// Behind a year: it is an estimate. The `e` of `2025e`.
    EstimateSuffix,
    /// The first and the last month of a season.
    Season(u32, u32),
    /// `Anfang`, `mid`, `late`.
    Edge(Edge),
    /// The same in one word with what it is the edge of: `Jahresbeginn`.
    EdgeOf(Edge, TimeUnit),
    /// So many units from now: `letzten` -1, `diesem` 0, `next` 1.
    Shift(i32),
    /// A unit that is so many units away, in one word: `gestern`, `Vorjahr`.
    Deictic(TimeUnit, i32),
    /// Opens a time expression.
    Preposition(TimePreposition),
    /// A preposition that holds an article: `im`.
    Contracted,
    /// Joins a part to the whole behind it: `of`, `des`.
    Belongs,
    /// `der`, `the`.
    Article,
    /// Opens a stretch whose ends [`Term::And`] parts: `zwischen`.
    Between,
    /// `und`.
    And,
    /// Stands between two ends of a stretch.
    Join,
    /// Stands between a length and its end: `three months to 31 December`.
    UpTo,
    /// Stands behind a length and turns it into a distance: `ago`, `zuvor`.
    Behind(Behind),
    /// `Abend`, `morning`.
    DayPart,
    /// `rund`, `less than`: before a length.
    Approximate,
    /// A word of the sentence that makes its bare dates lie ahead: `soll`, `will`.
    Future,
    /// A word before which a number is part of a name: `Agenda 2030`.
    Programme,
    /// A word behind a number which makes it a count, not a year: `2000 Stellen`.
    Counted,
    /// Stands behind a time of day: `Uhr`, `GMT`.
    Clock,
    /// A letter that stands for a part of the year of companies beside its number: `Q3`, `FY24`.
    PartCode(TimeUnit),
    /// Stands between the two ends of a length: `drei bis fünf Jahre`, `two or three weeks`.
    LengthJoin,
    /// Makes a number in digits an ordinal: the `rd` of `3rd`.
    OrdinalSuffix,
    /// Makes a year a decade: the `s` of `2020s`.
    DecadeSuffix,
    /// A whole expression.
    Idiom(Idiom),
}

/// What a preposition says of the time behind it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum TimePreposition {
    /// Inside it.
    #[default]
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Behind {
    /// Before the day of publication: `three years ago`.
    #[default]
    Ago,
    /// Before the time that the text named last: `a year earlier`.
    Earlier,
    /// After it: `two years later`.
    Later,
}

/// Expressions that are one idiom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Idiom {
    /// From the first of January until now.
    #[default]
    YearToDate,
    /// The day of publication, or near it.
    Day,
    /// The twelve months before now: `LTM`.
    TwelveMonths,
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
    rest: Vec<&'static str>,
    term: Term,
}

/// All forms of one language by their first word.
#[derive(Debug)]
pub(super) struct Vocabulary {
    forms: SideTable<Vec<TermForm>>,
    /// Last parts of compounds, in lower case.
    compound_ends: Vec<(&'static str, Term)>,
}

static VOCABULARIES: PerPack<Vocabulary> = PerPack::new(Vocabulary::new);

impl Vocabulary {
    fn new(pack: &'static Pack) -> Self {
        let lexicon: &Lexicon = &pack.lexicon;
        let mut vocabulary = Self { forms: SideTable::new(lexicon), compound_ends: Vec::new() };
        // Number words are tagged once, for figures.
        let numbers = lexicon.tagged("figure").filter(|tagged| tagged.tag.name == "number");
        let numbers = numbers.filter(|tagged| tagged.tag.value.parse::<u32>().is_ok());
        for tagged in lexicon.tagged(STAGE).chain(numbers) {
            let term = term(tagged.tag.name, tagged.tag.value);
            debug_assert!(term.is_some(), "the lexicon has a tag that periods do not know: {tagged:?}");
            let Some(term) = term else { continue };
            let rest = match tagged.form {
                Form::Word(_) => Vec::new(),
                Form::Phrase(words) => words[1..].to_vec(),
                Form::CompoundEnd(end) => {
                    vocabulary.compound_ends.push((end, term));
                    continue;
                }
                Form::SeparableVerb { .. } => continue,
            };
            // Of the forms that start with one word the longer ones are tried first: `a.m.` before `a.m`.
            let forms = vocabulary.forms.value_mut(tagged.first);
            let at = forms.partition_point(|known| known.rest.len() >= rest.len());
            forms.insert(at, TermForm { rest, term });
        }
        vocabulary
    }

    /// Adds to `readings` what the token number `index` can mean; no token from `end` on belongs to it.
    fn read(&self, text: &Text<'_>, index: usize, end: usize, readings: &mut Vec<TimeReading>) {
        if !text.pack.writing.nouns_capitalized || text.is_capitalized(index) {
            let word = text.form(index);
            for &(_, term) in self.compound_ends.iter().filter(|(end, _)| word.ends_with(end)) {
                readings.push(TimeReading { term, next: index + 1 });
            }
        }
        for form in self.forms.get(text.word(index)) {
            if let Some(next) = match_rest(text, &form.rest, index + 1, end) {
                readings.push(TimeReading { term: form.term, next });
            }
        }
    }
}

/// One meaning of the words that start at a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimeReading {
    /// The meaning.
    pub term: Term,
    /// The token behind the words.
    pub next: usize,
}

/// The readings of every token of a text, looked up once.
#[derive(Debug)]
pub(super) struct TimeReadings {
    readings: Vec<TimeReading>,
    /// Where the readings of each token start; one more for the end.
    starts: Vec<usize>,
}

impl TimeReadings {
    /// Looks up every token.
    #[inline]
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
    #[inline]
    pub(super) fn at(&self, index: usize) -> &[TimeReading] {
        let (Some(&start), Some(&end)) = (self.starts.get(index), self.starts.get(index + 1)) else {
            return &[];
        };
        self.readings.get(start..end).unwrap_or_default()
    }
}

/// The token behind the words of `rest`, which must start at `index`. Hyphens between them do not matter.
fn match_rest(text: &Text<'_>, rest: &[&str], mut index: usize, end: usize) -> Option<usize> {
    for word in rest {
        while matches!(text.form(index), "-" | "\u{2011}") {
            index += 1;
        }
        let piece = text.form(index);
        let same = is_form_of(piece, word) || (*word == "'" && piece == "\u{2019}");
        if index >= end || !same {
            return None;
        }
        index += 1;
    }
    Some(index)
}

/// What the tag `name` means with its value: for most nothing more than its name says.
fn term(name: &str, value: &str) -> Option<Term> {
    let mut values = value.split('/');
    let mut next = || values.next();
    Some(match Term::from_str(name).ok()? {
        Term::Month(_) => Term::Month(next()?.parse().ok()?),
        Term::AmbiguousMonth(_) => Term::AmbiguousMonth(next()?.parse().ok()?),
        Term::ShortMonth(_) => Term::ShortMonth(next()?.parse().ok()?),
        Term::Weekday(_) => Term::Weekday(next()?.parse().ok()?),
        Term::ShortWeekday(_) => Term::ShortWeekday(next()?.parse().ok()?),
        Term::Roman(_) => Term::Roman(next()?.parse().ok()?),
        Term::Ordinal(_) => Term::Ordinal(next()?.parse().ok()?),
        Term::Number(_) => Term::Number(next()?.parse().ok()?),
        Term::Unit(_) => Term::Unit(next()?.parse().ok()?),
        Term::Season(..) => Term::Season(next()?.parse().ok()?, next()?.parse().ok()?),
        Term::Edge(_) => Term::Edge(next()?.parse().ok()?),
        Term::EdgeOf(..) => Term::EdgeOf(next()?.parse().ok()?, next()?.parse().ok()?),
        Term::Shift(_) => Term::Shift(next()?.parse().ok()?),
        Term::Deictic(..) => Term::Deictic(next()?.parse().ok()?, next()?.parse().ok()?),
        Term::Preposition(_) => Term::Preposition(next()?.parse().ok()?),
        Term::Comparable(_) => Term::Comparable(match next()? {
            "period" => None,
            unit => Some(unit.parse().ok()?),
        }),
        Term::Behind(_) => Term::Behind(next()?.parse().ok()?),
        Term::PartCode(_) => Term::PartCode(next()?.parse().ok()?),
        Term::Idiom(_) => Term::Idiom(next()?.parse().ok()?),
        told_by_name => told_by_name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;
    use crate::lexicon::TaggedForm;

    #[test]
    fn every_tag_of_the_lexicon_is_known() {
        for pack in PACKS {
            for TaggedForm { form, tag, .. } in pack.lexicon.tagged(STAGE) {
                assert!(term(tag.name, tag.value).is_some(), "{tag:?} at {form:?}");
                assert!(!matches!(form, Form::SeparableVerb { .. }), "{form:?}");
            }
        }
    }
}
