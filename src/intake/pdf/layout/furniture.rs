//! Page headers, footers and page numbers.

use super::cell::is_number;
use super::word::TextRun;
use std::collections::{HashMap, HashSet};

/// The part of a page, at its top and its bottom, where heads and feet stand.
const EDGE: f32 = 0.13;
/// What repeats stands at the same height, in points.
const SAME_HEIGHT: f32 = 4.0;
/// On so many pages, and on a third of them, a line is furniture; in a file with few pages, on two.
const REPEATED: usize = 3;

/// What a page of a file holds.
#[derive(Debug)]
pub struct PageText {
    pub stretches: Vec<TextRun>,
    /// The height of the page, in points.
    pub height: f32,
}

/// A line at the edge of a page, but for its digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Edge {
    /// Its words.
    Words(String),
    /// How much its only number is ahead of the number of the page.
    Number(i64),
}

/// Takes heads, feet and numbers of pages out.
pub fn remove(pages: &mut [PageText]) {
    let mut seen: HashMap<(Edge, i32), HashSet<usize>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for one in page.stretches.iter().filter(|one| is_edge(one, page.height)) {
            if let Some(edge) = edge(&one.text, number) {
                seen.entry((edge, height(one))).or_default().insert(number);
            }
        }
    }
    let count = pages.len();
    let repeats = |edge: &Edge, at: i32| {
        let numbers = (at - 1..=at + 1).filter_map(|at| seen.get(&(edge.clone(), at)));
        let times = numbers.flatten().collect::<HashSet<_>>().len();
        if count <= REPEATED { times >= 2 } else { times >= REPEATED && times * 3 >= count }
    };
    for (number, page) in pages.iter_mut().enumerate() {
        let page_height = page.height;
        let repeated =
            |one: &TextRun| edge(&one.text, number).is_some_and(|edge| repeats(&edge, height(one)));
        page.stretches.retain(|one| !(is_edge(one, page_height) && repeated(one)));
        drop_page_number(page, number, count);
    }
}

/// Takes the number out of a page whose number nothing else tells, and what stands beside it: browsers print the address
/// there, and date and title at the top.
fn drop_page_number(page: &mut PageText, number: usize, count: usize) {
    /// The part of a page, at its top, where browsers print.
    const HEAD: f32 = 0.05;
    let (first, last) = ends(&page.stretches);
    let is_on = |one: &TextRun, base: f32| (one.base - base).abs() <= SAME_HEIGHT;
    let page_height = page.height;
    // A row of a table has other numbers.
    let numbered = |base: f32| {
        let mut row = page.stretches.iter().filter(|one| is_on(one, base));
        row.clone().any(|one| is_edge(one, page_height) && is_page_number(&one.text, number, count))
            && row.all(|one| is_page_number(&one.text, number, count) || !is_number(&one.text))
    };
    let (at_top, at_bottom) = (numbered(first), numbered(last));
    let beside = page.stretches.iter().filter(|one| is_on(one, first)).count();
    let is_printed = at_bottom && first < HEAD * page_height && beside >= 2;
    page.stretches
        .retain(|one| !(at_bottom && is_on(one, last) || (at_top || is_printed) && is_on(one, first)));
}

/// The baselines of the first and the last line.
fn ends(stretches: &[TextRun]) -> (f32, f32) {
    let bases = || stretches.iter().map(|one| one.base);
    (bases().fold(f32::INFINITY, f32::min), bases().fold(f32::NEG_INFINITY, f32::max))
}

fn is_edge(one: &TextRun, height: f32) -> bool {
    one.base < EDGE * height || one.base > (1.0 - EDGE) * height
}

fn height(one: &TextRun) -> i32 {
    (one.base / SAME_HEIGHT).round() as i32
}

fn numbers(text: &str) -> impl Iterator<Item = i64> {
    text.split(|char: char| !char.is_ascii_digit()).filter_map(|digits| digits.parse().ok())
}

fn edge(text: &str, page: usize) -> Option<Edge> {
    let words: String =
        text.chars().filter(|char| char.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if !words.is_empty() {
        return Some(Edge::Words(words));
    }
    // A page is numbered with few digits; a number of a table has others with it.
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let number = numbers(text).next().filter(|_| digits <= 4)?;
    Some(Edge::Number(number - i64::try_from(page).ok()?))
}

/// Whether a line is nothing but the number of this page: `3`, `- 3 -`, `Seite 3 von 9`, `Page 3`.
fn is_page_number(text: &str, page: usize, pages: usize) -> bool {
    const LONGEST_WORD: usize = 6;
    let is_short = text.split_whitespace().count() <= 5
        && text.split(|char: char| !char.is_alphabetic()).all(|word| word.chars().count() <= LONGEST_WORD);
    let is = |number: Option<i64>, expected: usize| {
        number.and_then(|number| usize::try_from(number).ok()) == Some(expected)
    };
    let mut numbers = numbers(text);
    let is_this = is(numbers.next(), page + 1) && numbers.next().is_none_or(|last| is(Some(last), pages));
    is_short && is_this && numbers.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[(&str, f32)]) -> PageText {
        let stretch = |&(text, base): &(&str, f32)| TextRun {
            text: text.to_owned(),
            left: 50.0,
            right: 200.0,
            base,
            size: 10.0,
            ..TextRun::default()
        };
        PageText { stretches: lines.iter().map(stretch).collect(), height: 800.0 }
    }

    fn texts(page: &PageText) -> Vec<&str> {
        page.stretches.iter().map(|one| one.text.as_str()).collect()
    }

    #[test]
    fn what_is_on_every_page_goes() {
        let mut pages: Vec<PageText> = ["7", "8", "9", "10"]
            .iter()
            .map(|number| page(&[("Bericht 2024", 40.0), ("Text", 300.0), ("2024", 400.0), (number, 780.0)]))
            .collect();
        remove(&mut pages);
        for page in &pages {
            assert_eq!(texts(page), ["Text", "2024"]);
        }
        let mut others =
            [page(&[("Text eins", 90.0)]), page(&[("Text zwei", 90.0)]), page(&[("812", 780.0)])];
        remove(&mut others);
        assert!(others.iter().all(|page| page.stretches.len() == 1));
    }

    #[test]
    fn what_browsers_print_around_a_page_goes() {
        let mut pages = [page(&[
            ("11/12/24, 8:00 AM", 20.0),
            ("Nordwerk", 20.0),
            ("Text", 300.0),
            ("https://example.org/a", 785.0),
            ("1/1", 785.0),
        ])];
        remove(&mut pages);
        assert_eq!(texts(&pages[0]), ["Text"]);
        let mut table = [page(&[("Text", 300.0), ("Werke", 785.0), ("1", 785.0), ("2", 785.0)])];
        remove(&mut table);
        assert_eq!(texts(&table[0]).len(), 4);
    }

    #[test]
    fn a_single_page_has_a_number_too() {
        for (foot, goes) in [
            ("Seite 1 von 1", true),
            ("– 1 –", true),
            ("1", true),
            ("1 Million Euro mehr", false),
            ("812", false),
        ] {
            let mut pages = [page(&[("Text", 300.0), (foot, 780.0)])];
            remove(&mut pages);
            assert_eq!(texts(&pages[0]).len() == 1, goes, "{foot}");
        }
    }
}
