//! The publication date of a page: from its metadata, its URL, or the text beside the headline.

use super::jsonld::Said;
use super::meta::MetaTags;
use crate::document::Published;
use crate::intake::date as stamps;
use crate::intake::head_words::WORDS;
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime};
use std::ops::Range;

/// Names of `<meta>` elements with the date of publication, the surest first.
const PUBLISHED: [&str; 66] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "rnews:datepublished",
    "og:datepublished",
    "og:publish_date",
    "og:pubdate",
    "og:release_date",
    "og:article:published",
    "article:published",
    "article:published_date",
    "article:publicationdate",
    "article:date_original",
    "article:post_date",
    "article:created",
    "article_date_original",
    "publish_date",
    "publish-date",
    "publishdate",
    "publish_time",
    "publishtime",
    "published_time",
    "published_date",
    "published-date",
    "publisheddate",
    "published_at",
    "publication_date",
    "publication-date",
    "publicationdate",
    "originalpublicationdate",
    "date_published",
    "dateposted",
    "pubdate",
    "pub_date",
    "ptime",
    "pdate",
    "rbpubdate",
    "vr:published_time",
    "mediator_published_time",
    "shareaholic:article_published_time",
    "sailthru:date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "bt:pubdate",
    "date:published",
    "prism:publicationdate",
    "dc:date:publication",
    "dc:date:published",
    "dc:date:issued",
    "dc:issued",
    "dcterms:issued",
    "dcterms:created",
    "dc:date:created",
    "dc:created",
    "dcterms:date",
    "dc:date",
    "dcsext:articlefirstpublished",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "weibo:article:create_at",
    "displaydate",
    "release_date",
    "date",
];

/// Names of `<meta>` elements with the date of the last change, or of a copy, which count where nothing else is said.
const CHANGED: [&str; 12] = [
    "datecreated",
    "date_created",
    "created",
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms:modified",
    "dc:date:modified",
    "revised",
];

/// What the page shows of its date.
#[derive(Debug, Default)]
pub struct Shown {
    /// Of elements that hold nothing else, the surest first.
    pub elements: Vec<String>,
    /// Lines beside the headline.
    pub lines: Vec<String>,
    /// The titles of the page, of which some end with the date.
    pub titles: Vec<String>,
    /// The only date that stands in a line of its own elsewhere.
    pub far: Option<Published>,
}

/// When the page was published.
pub fn published(meta: &MetaTags, said: &Said, addresses: &[&str], shown: &Shown) -> Option<Published> {
    let told =
        said.published.as_deref().into_iter().chain(PUBLISHED.iter().filter_map(|name| meta.first(&[*name])));
    let told: Vec<Published> = told.filter_map(moment_of).collect();
    let by_address = addresses.iter().find_map(|address| in_address(address));
    let elements = || shown.elements.iter().filter_map(|text| moment_of(text));
    // The same day with its time is more exact.
    let with_time = |first: Published| {
        let is_timed = |moment: &Published| moment.date == first.date && moment.time.is_some();
        let timed = || told.iter().copied().chain(elements()).find(is_timed);
        if first.time.is_some() { first } else { timed().unwrap_or(first) }
    };
    if let Some(day) = by_address {
        // The data may tell the time of that day; another day is that of a later edition.
        let mut same = told.iter().copied().chain(elements());
        let same = same.find(|moment| (moment.date - day).num_days().abs() <= 1);
        return Some(same.map_or_else(|| Published::on(day), with_time));
    }
    // A line that tells the last change counts if no other tells more.
    let lines = || {
        let (changes, lines): (Vec<_>, Vec<_>) = shown.lines.iter().partition(|line| tells_change(line));
        lines.into_iter().chain(changes).find_map(|line| in_line(line))
    };
    let changed = || {
        let told = CHANGED.iter().filter_map(|name| meta.first(&[*name]));
        told.chain(said.modified.as_deref()).find_map(moment_of)
    };
    let first = told
        .first()
        .copied()
        .or_else(|| elements().next())
        .or_else(lines)
        .or_else(|| shown.titles.iter().find_map(|title| in_title(title)))
        .or_else(|| shown.far.filter(|at| is_possible(at.date)))
        .or_else(changed)?;
    Some(with_time(first))
}

/// The moment that a value names: as programs write it, or as people do.
pub fn moment_of(text: &str) -> Option<Published> {
    let text = text.trim();
    let moment = Published::from_iso(&text.replacen(' ', "T", usize::from(text.get(10..11) == Some(" "))))
        .or_else(|| stamps::published(text))
        .or_else(|| compact(text))
        .or_else(|| since_1970(text))
        .or_else(|| in_line(text))?;
    is_possible(moment.date).then_some(moment)
}

/// `20240421`, `20240421160600`.
fn compact(text: &str) -> Option<Published> {
    let part = |range: Range<usize>| {
        let digits = text.get(range).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
        digits.parse::<u32>().ok()
    };
    let date = NaiveDate::from_ymd_opt(part(0..4)?.cast_signed(), part(4..6)?, part(6..8)?)?;
    let rest = text.get(8..)?;
    let is_end = rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'T' | b'Z' | b':' | b'+'));
    let clock =
        (rest.len() == 6).then(|| NaiveTime::from_hms_opt(part(8..10)?, part(10..12)?, part(12..14)?));
    is_end.then(|| Published { time: clock.flatten(), ..Published::on(date) })
}

/// A number of seconds or milliseconds since 1970.
fn since_1970(text: &str) -> Option<Published> {
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    DateTime::from_timestamp(seconds, 0).map(|moment| Published::from(moment.fixed_offset()))
}

/// Whether a line names the last change before its first date: `Updated May 22, 2024`.
fn tells_change(line: &str) -> bool {
    let end = stamps::find(line).first().map_or(line.len(), |stamp| stamp.range.start);
    let mut words = line[..end].split(|char: char| !char.is_alphanumeric());
    words.any(|word| WORDS.updated.has(&word.to_lowercase()))
}

/// The first date in a line of the page.
fn in_line(line: &str) -> Option<Published> {
    let moment = stamps::find(line).iter().find_map(stamps::Stamp::published)?;
    is_possible(moment.date).then_some(moment)
}

/// The date that is a whole part of a title: `Ferry line buys ship | QP | 19.01.2020`.
fn in_title(title: &str) -> Option<Published> {
    let parts = title.split(['|', '–', '—', '·']).flat_map(|part| part.split(" - "));
    let dates = parts.map(str::trim).filter_map(|part| {
        let stamps = stamps::find(part);
        let [stamp] = stamps.as_slice() else { return None };
        stamp.published().filter(|moment| stamp.range == (0..part.len()) && is_possible(moment.date))
    });
    dates.last()
}

/// Dates before the web and after tomorrow are no dates of publication.
fn is_possible(date: NaiveDate) -> bool {
    let tomorrow = chrono::Utc::now().date_naive() + chrono::Days::new(2);
    date.year() >= 1994 && date <= tomorrow
}

/// The day in an address: `/2024/04/21/`, `/2024-04-21`, `-20240421.`
fn in_address(address: &str) -> Option<NaiveDate> {
    let path = address.split(['?', '#']).next()?;
    let path = path.splitn(4, '/').nth(3)?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let number = |part: &&str, digits: usize| {
        (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let of = |year: u32, month: u32, day: u32| {
        NaiveDate::from_ymd_opt(year.cast_signed(), month, day).filter(|date| is_possible(*date))
    };
    let whole = parts.windows(3).find_map(|three| {
        let year = number(&three[0], 4)?;
        let month = number(&three[1], 2).or_else(|| number(&three[1], 1))?;
        let day = number(&three[2], 2).or_else(|| number(&three[2], 1))?;
        of(year, month, day)
    });
    whole.or_else(|| {
        parts.iter().find_map(|part| {
            let all = number(part, 8)?;
            of(all / 10_000, all / 100 % 100, all % 100)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    #[test]
    fn addresses_name_days() {
        for (address, right) in [
            ("https://a.example/2024/04/21/ferry", "2024-04-21"),
            ("https://a.example/news/2024/4/1/ferry.html", "2024-04-01"),
            ("https://a.example/ferry-2024-04-21.html", "2024-04-21"),
            ("https://a.example/20240421-ferry", "2024-04-21"),
            ("https://a.example/2024/ferry-12-34", ""),
            ("https://a.example/article-99999999", ""),
            ("https://2024-04-21.example/x", ""),
            ("https://a.example/x?day=2024-04-21", ""),
            ("", ""),
        ] {
            assert_eq!(in_address(address), day(right), "{address}");
        }
    }

    #[test]
    fn values_are_read_as_programs_write_them() {
        for (text, right) in [
            ("2024-04-21T16:06:00+02:00", "2024-04-21T16:06:00+02:00"),
            ("2024-04-21 16:06:00", "2024-04-21T16:06:00"),
            ("20240421", "2024-04-21"),
            ("20240421160600", "2024-04-21T16:06:00"),
            ("1713708360", "2024-04-21T14:06:00+00:00"),
            ("1713708360000", "2024-04-21T14:06:00+00:00"),
            ("21 April 2024 at 4.06pm", "2024-04-21T16:06:00"),
            ("April 21, 2024", "2024-04-21"),
            ("21. April 2024", "2024-04-21"),
        ] {
            assert_eq!(moment_of(text).map(|at| at.to_string()).as_deref(), Some(right), "{text}");
        }
        for text in ["", "today", "1883-01-01", "2999-01-01", "20249999"] {
            assert_eq!(moment_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_of_the_last_change_is_no_line_of_publication() {
        let shown = |lines: &[&str]| Shown {
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            ..Shown::default()
        };
        let found = |lines: &[&str]| {
            let found = published(&MetaTags::default(), &Said::default(), &[], &shown(lines));
            found.map(|at| at.to_string())
        };
        let change = "Aktualisiert: 22.05.2024, 09:00";
        assert_eq!(found(&[change, "Veröffentlicht: 21.05.2024"]).as_deref(), Some("2024-05-21"));
        assert_eq!(found(&[change]).as_deref(), Some("2024-05-22T09:00:00"));
    }

    #[test]
    fn titles_end_with_dates() {
        for (title, right) in [
            ("Fähre kommt | Küstenblatt | 19.01.2020", Some("2020-01-19")),
            ("Ferry line buys third ship - May 3, 2021", Some("2021-05-03")),
            ("Ferry line opens on 19.01.2020 | Quay Post", None),
            ("Ferry line buys third ship", None),
        ] {
            assert_eq!(in_title(title).map(|at| at.to_string()).as_deref(), right, "{title}");
        }
    }

    #[test]
    fn the_day_in_the_address_is_that_of_the_first_edition() {
        let said = Said { published: Some("2024-06-01T08:00:00Z".to_owned()), ..Said::default() };
        let address = ["https://a.example/2024/04/21/ferry"];
        let found = published(&MetaTags::default(), &said, &address, &Shown::default());
        assert_eq!(found.map(|at| at.to_string()).as_deref(), Some("2024-04-21"));
    }
}
