//! Detects bylines: lines with author, source, place and date.
//!
//! A line is split at dates and separators into segments, and every segment must be explained: as an author, a publisher,
//! a place, or words around these. If one segment is not explained, the line is text. The words are those of `head_words`.

use super::date::{self, Stamp};
use super::head_words::WORDS;
use crate::document::Published;
use std::ops::Range;

/// What such a line says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Byline {
    /// The author or authors, as written.
    pub author: Option<String>,
    /// The publisher.
    pub source: Option<String>,
    /// When the article was published, else when it was changed.
    pub published: Option<Published>,
}

/// Where the line stands: how much it takes to believe it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BylinePlace {
    /// The first line of the text, which may as well be a headline.
    First,
    /// Another line of the head.
    #[default]
    Head,
    /// Under a line that is a name: what the named one is.
    UnderName,
    /// In brackets at the end of the text, where even a bare agency is one.
    End,
}

/// No such line is longer, in bytes.
const MAX_LINE: usize = 240;

/// Reads `line` as a byline, if it is one.
pub fn parse(line: &str, place: BylinePlace) -> Option<Byline> {
    if line.len() > MAX_LINE {
        return None;
    }
    let stamps = date::find(line);
    let mut reading = Reading { place, dated: !stamps.is_empty(), ..Reading::default() };
    for segment in segments(line, &stamps) {
        reading.segment(&line[segment.range.clone()], &segment)?;
    }
    let full = stamps.iter().any(|stamp| stamp.published().is_some());
    let timed = full || reading.noise > 0 || reading.source.is_some();
    let enough = match place {
        _ if reading.staff || reading.author_said && reading.author.is_some() => true,
        BylinePlace::UnderName => reading.staff,
        BylinePlace::First => reading.dated && timed,
        BylinePlace::Head => reading.dated && timed || reading.source.is_some(),
        BylinePlace::End => reading.source.is_some() || reading.author.is_some() && full,
    };
    let author = reading.author.map(|range| line[range].to_owned());
    enough.then(|| Byline { author, source: reading.source, published: published(line, &stamps) })
}

/// Whether `text` is a credit as it stands at the end of articles: `Reporting by Jane Roe in London`.
pub fn is_credit(text: &str) -> bool {
    let start: String = text.trim_start_matches(['(', '[', ' ']).chars().take(48).collect();
    let words = start.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let signs = text.strip_prefix('/').is_some_and(|rest| rest.split('/').all(is_code));
    signs || text.len() <= MAX_LINE && WORDS.credit.begin(&words)
}

/// Whether `text` is nothing but a personal name.
pub fn is_personal_name(text: &str) -> bool {
    is_name(text, false) && text.split_whitespace().count() <= 4
}

/// Whether `text` is the name of a news agency or another publisher that is known by name.
pub fn is_agency(text: &str) -> bool {
    WORDS.agencies.contains(text.trim().to_lowercase().as_str())
}

/// Whether `text` is a place that is known from datelines.
pub fn is_place(text: &str) -> bool {
    WORDS.places.contains(text.trim().to_lowercase().as_str())
}

/// The date of a line that is nothing but that and a name of any kind: `Thursday, 15 May 2025, 19:51 > k]r[b`.
pub fn dated(line: &str) -> Option<Byline> {
    const MOST_WORDS: usize = 4;
    let stamps = date::find(line);
    let (first, last) = (stamps.first()?, stamps.last()?);
    let beside = || words(&line[..first.range.start]).chain(words(&line[last.range.end..]));
    let is_name = beside().all(|word| {
        !word.starts_with(char::is_lowercase)
            || word.contains(|char: char| !char.is_alphanumeric())
            || WORDS.noise.has(&word.to_lowercase())
            || WORDS.author.has(&word.to_lowercase())
    });
    let is_short = beside().filter(|word| word.contains(char::is_alphabetic)).count() <= MOST_WORDS;
    let published = published(line, &stamps).filter(|_| is_name && is_short)?;
    Some(Byline { published: Some(published), ..Byline::default() })
}

/// The date of publication among several: the first that isn't said to be the last change.
fn published(line: &str, stamps: &[Stamp]) -> Option<Published> {
    let changed = |stamp: &Stamp, from: usize| {
        words(&line[from..stamp.range.start]).any(|word| WORDS.updated.has(&word.to_lowercase()))
    };
    let mut from = 0;
    let mut fallback = None;
    for stamp in stamps {
        let Some(moment) = stamp.published() else { continue };
        if !changed(stamp, from) {
            return Some(moment);
        }
        fallback = fallback.or(Some(moment));
        from = stamp.range.end;
    }
    fallback
}

struct Segment {
    range: Range<usize>,
    /// Whether a date follows with no separator between.
    before_date: bool,
    /// Its number in the line.
    index: usize,
}

/// The stretches of `line` between dates and separators.
fn segments(line: &str, stamps: &[Stamp]) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut push = |range: Range<usize>, before_date: bool| {
        let text = &line[range.clone()];
        let start = range.start + text.len() - text.trim_start().len();
        let end = start + text.trim().len();
        if start < end {
            segments.push(Segment { range: start..end, before_date, index: segments.len() });
        }
    };
    let mut start = 0;
    let gaps = stamps.iter().map(|stamp| stamp.range.clone()).chain(std::iter::once(line.len()..line.len()));
    for date in gaps {
        let gap = &line[start..date.start];
        let mut from = start;
        for (offset, mark) in gap.char_indices().filter(|&(offset, mark)| is_separator(gap, offset, mark)) {
            push(from..start + offset, false);
            from = start + offset + mark.len_utf8();
        }
        push(from..date.start, date.start < line.len());
        start = date.end;
    }
    segments
}

fn is_separator(text: &str, offset: usize, mark: char) -> bool {
    match mark {
        ',' | ';' | '|' | '·' | '•' | '(' | ')' | '[' | ']' | '/' | ':' | '–' | '—' | '\n' | '*' | '_'
        | '&' => true,
        // Between words; within `dpa-AFX` it belongs to the name.
        '-' => text[..offset].ends_with(' ') || text[offset + 1..].starts_with(' '),
        _ => false,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| character.is_whitespace() || character == ':')
        .filter(|word| !word.is_empty())
}

/// What has been understood of a line so far.
#[derive(Default)]
struct Reading {
    place: BylinePlace,
    dated: bool,
    author_said: bool,
    staff: bool,
    author: Option<Range<usize>>,
    source: Option<String>,
    noise: usize,
}

impl Reading {
    /// Explains one segment, or says that it can't.
    fn segment(&mut self, text: &str, segment: &Segment) -> Option<()> {
        if WORDS.places.contains(text.to_lowercase().as_str()) {
            return Some(());
        }
        let (name, said) = self.stripped(text)?;
        self.author_said |= said;
        if name.is_empty() {
            return Some(());
        }
        let stripped = name.len() < text.len() && !said;
        let place = |name: &str| {
            let start = segment.range.start + text.find(name)?;
            Some(start..start + name.len())
        };
        let range = place(name)?;
        // `Von unserer Redakteurin Jane Roe`.
        let titled = behind_role(name).filter(|name| said && is_name(name, true));
        if let Some(name) = titled {
            self.add_author(place(name)?);
            return Some(());
        }
        let lower = name.to_lowercase();
        let named = said || self.place == BylinePlace::UnderName;
        if named && (has_role(&lower) || said && words(&lower).any(is_media_word)) {
            // By the newsroom: an author without a name.
            self.staff = true;
        } else if is_publisher(&lower) {
            self.source.get_or_insert_with(|| name.to_owned());
        } else if WORDS.places.contains(lower.as_str()) && !said || self.author.is_some() && has_role(&lower)
        {
            // Where it was written, or what the author is.
        } else if self.source.is_some() && is_code(name) {
            // The sign of an author or desk.
        } else if stripped {
            return None;
        } else if is_name(name, self.author_said) && (self.author_said || self.may_be_author(segment)) {
            self.add_author(range);
        } else if self.dated && !segment.before_date && self.source.is_none() && is_one_name(name) {
            self.source = Some(name.to_owned());
        } else {
            return None;
        }
        Some(())
    }

    /// The authors go as far as the last name.
    fn add_author(&mut self, name: Range<usize>) {
        let start = self.author.as_ref().map_or(name.start, |author| author.start);
        self.author = Some(start..name.end);
    }

    /// A name that nothing introduces is an author's only beside a date, and not in the first line.
    fn may_be_author(&self, segment: &Segment) -> bool {
        self.dated
            && self.place != BylinePlace::First
            && (self.place == BylinePlace::End || !segment.before_date || segment.index == 0)
    }

    /// The segment without the words that stand around dates and names, and whether they say that an author
    /// follows.
    fn stripped<'t>(&mut self, text: &'t str) -> Option<(&'t str, bool)> {
        let mut rest = text.trim_matches([':', ' ', '.', '"', '”', '“']);
        rest = behind_genre(rest).unwrap_or(rest);
        let mut said = false;
        loop {
            let first = words(rest).next()?;
            let lower = first.trim_end_matches([':', '.']).to_lowercase();
            if WORDS.author.has(&lower) && rest.len() >= first.len() {
                said = true;
            } else if said || !is_noise(&lower) {
                break;
            } else {
                self.noise += 1;
            }
            let end = rest.find(first)? + first.len();
            rest = rest[end..].trim_start_matches([':', '.', ' ']);
            if rest.is_empty() {
                return Some(("", said));
            }
        }
        while let Some(last) = rest.split_whitespace().next_back() {
            if !is_noise(&last.trim_end_matches([':', '.']).to_lowercase()) {
                break;
            }
            self.noise += 1;
            rest = rest[..rest.rfind(last)?].trim_end();
        }
        Some((rest, said))
    }
}

/// What stands behind the kind of article, where the words for its author follow: `von Jane Roe` of `Ein Kommentar von
/// Jane Roe`.
fn behind_genre(text: &str) -> Option<&str> {
    const MOST_BEFORE: usize = 2;
    let genre = words(text).take(MOST_BEFORE).find(|word| WORDS.genre.has(&word.to_lowercase()))?;
    let behind = text[text.find(genre)? + genre.len()..].trim_start_matches(' ');
    WORDS.author.has(&words(behind).next()?.to_lowercase()).then_some(behind)
}

/// What stands behind the last word for what an author is.
fn behind_role(text: &str) -> Option<&str> {
    let role = words(text).filter(|word| WORDS.role.has(&word.to_lowercase())).last()?;
    Some(text[text.rfind(role)? + role.len()..].trim()).filter(|name| !name.is_empty())
}

fn is_noise(lower: &str) -> bool {
    WORDS.noise.has(lower) || WORDS.updated.has(lower) || lower.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_publisher(lower: &str) -> bool {
    if WORDS.agencies.contains(lower) {
        return true;
    }
    let mut any = false;
    let count = words(lower).inspect(|word| any |= is_media_word(word)).count();
    any && (2..=5).contains(&count) && !has_role(lower)
}

fn is_media_word(lower: &str) -> bool {
    WORDS.publisher.has(lower)
}

fn has_role(lower: &str) -> bool {
    words(lower).any(|word| WORDS.role.has(word))
}

/// A few small letters, as authors sign: `jdo`.
fn is_code(text: &str) -> bool {
    (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Two to six words of a personal name; with an introduction, more of them and `and` between.
fn is_name(text: &str, introduced: bool) -> bool {
    let (mut names, mut count) = (0, 0);
    for word in words(text) {
        count += 1;
        let lower = word.trim_end_matches('.').to_lowercase();
        let joins = WORDS.and.has(&lower);
        if joins && !introduced {
            return false;
        }
        if joins || WORDS.particle.has(&lower) || WORDS.title.has(&lower) {
            continue;
        }
        let starts_upper = word.starts_with(char::is_uppercase);
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        if !starts_upper || !letters {
            return false;
        }
        names += 1;
    }
    names >= 2 && count <= if introduced { 14 } else { 6 }
}

/// One word, such as a publisher's name that is in no table. Many write themselves in lower case.
fn is_one_name(text: &str) -> bool {
    !text.contains(' ')
        && text.len() > 2
        && text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, place: BylinePlace) -> Option<(Option<String>, Option<String>, Option<String>)> {
        let found = parse(line, place)?;
        Some((found.author, found.source, found.published.map(|moment| moment.to_string())))
    }

    #[test]
    fn lines_of_many_publishers() {
        for (line, author, source, published) in [
            ("Eulerpool News 20. Mai 2024, 19:42", "", "Eulerpool News", "2024-05-20T19:42:00"),
            ("Reuters, May 20, 2024", "", "Reuters", "2024-05-20"),
            ("Von Jane Roe", "Jane Roe", "", ""),
            ("Eine Analyse von Jane Roe", "Jane Roe", "", ""),
            ("Von unserem Korrespondenten John Smith", "John Smith", "", ""),
            ("By John Smith and Ann Lee", "John Smith and Ann Lee", "", ""),
            ("Von Hans von der Tann, Frankfurt", "Hans von der Tann", "", ""),
            (
                "By Dr. J. O'Neill, Staff Writer | Bloomberg | May 20, 2024",
                "Dr. J. O'Neill",
                "Bloomberg",
                "2024-05-20",
            ),
            ("Berlin, 20. Mai (dpa)", "", "dpa", ""),
            ("Stand: 20.05.2024 19:42 Uhr", "", "", "2024-05-20T19:42:00"),
            ("20.05.2024 · 19:42", "", "", "2024-05-20T19:42:00"),
            ("2024-05-20", "", "", "2024-05-20"),
            ("Montag, 20. Mai 2024", "", "", "2024-05-20"),
            ("Published May 20, 2024 | Updated May 21, 2024", "", "", "2024-05-20"),
            ("Aktualisiert am 21.05.2024, veröffentlicht am 20.05.2024", "", "", "2024-05-20"),
            ("Updated: May 21, 2024 at 7:42 p.m. ET", "", "", "2024-05-21T19:42:00-04:00"),
            (
                "Frankfurter Allgemeine Zeitung, 20. Mai 2024",
                "",
                "Frankfurter Allgemeine Zeitung",
                "2024-05-20",
            ),
            ("Quelle: dpa-AFX, 20.05.24", "", "dpa-AFX", "2024-05-20"),
            ("Finews, 20. Mai 2024", "", "Finews", "2024-05-20"),
            ("Jane Roe · 20. Mai 2024", "Jane Roe", "", "2024-05-20"),
            ("Mon, May 20, 2024, 3 min read", "", "", "2024-05-20"),
            ("20. Mai 2024, 19:42 Uhr Quelle: dpa-AFX, jdo", "", "dpa-AFX", "2024-05-20T19:42:00"),
            ("July 25, 2024 8:04 PM GMT · Updated 10 hours ago", "", "", "2024-07-25T20:04:00+00:00"),
            ("Aktualisiert am 20.05.2024-19:42", "", "", "2024-05-20T19:42:00"),
            ("Von der Redaktion", "", "", ""),
            ("By the example newsroom", "", "", ""),
            ("example, 20. Mai 2024, 19:42", "", "example", "2024-05-20T19:42:00"),
            ("Wien – example, 20. Mai 2024", "", "example", "2024-05-20"),
            ("VON JANE ROE UND JOHN DOE", "JANE ROE UND JOHN DOE", "", ""),
        ] {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            assert_eq!(
                read(line, BylinePlace::Head),
                Some((some(author), some(source), some(published))),
                "{line}"
            );
        }
    }

    #[test]
    fn lines_of_text_stay_text() {
        for line in [
            "Von Frankfurt nach London in einer Stunde",
            "Von wegen Krise",
            "By the numbers",
            "Bitcoin am 20. Mai 2024 auf Rekordhoch",
            "Der Gewinn stieg am 20. Mai 2024.",
            "Quartalszahlen am 12. Mai 2024",
            "Deutsche Bank hebt Prognose an",
            "Bloomberg kauft zu",
            "Meta Platforms setzt auf kostenlose KI-Modelle zur Marktbeherrschung",
            "Apple, Google und Meta",
            "AI",
            "3 €",
            "",
        ] {
            assert_eq!(read(line, BylinePlace::Head), None, "{line}");
        }
        assert_eq!(read("Deutsche Bank 20. Mai 2024", BylinePlace::First), None);
        assert_eq!(read("Reuters", BylinePlace::First), None);
    }
}
