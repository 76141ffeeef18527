//! PDF files: the text of those that were born digital. A scan holds pictures of text, which nothing here reads.
//!
//! `pdf-extract` gives the text page by page as it is set: lines that end where the column ended. Words that were
//! divided there are joined; what repeats on every page (its head and foot) goes.
//!
//! A PDF file is a graph of objects and a program that draws them. A few hundred bytes make a reader loop, recurse or
//! allocate without end. So the program reads them in a process of its own ([`child`]), which the system limits and
//! which can be killed. Other users of the engine get a thread with a deadline instead.

pub mod child;
mod pages;

use super::{Error, Result, guard};
use pages::MOST;
use std::collections::HashMap;

/// A line at the edge of so many pages, and of at least half of them, is no part of the text.
const REPEATED: usize = 3;

/// The text of a file.
///
/// # Errors
/// [`Error::Pdf`] for what cannot be read, or holds no text; [`Error::TooLarge`] and [`Error::Slow`] for what is beyond
/// the bounds.
pub(super) fn text(bytes: Vec<u8>) -> Result<String> {
    if bytes.len() > MOST {
        return Err(Error::TooLarge { limit: MOST });
    }
    let pages = match child::program() {
        Some(program) => child::pages(program, bytes),
        None => guard::run_in_time(move || pages::read(&bytes))?,
    }?;
    let text = joined(&pages);
    if text.trim().is_empty() {
        let problem = "it holds no text; a scan has to go through text recognition first".to_owned();
        return Err(Error::Pdf { problem });
    }
    Ok(text)
}

/// The pages as one text, without what stands on each of them.
fn joined(pages: &[String]) -> String {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in pages {
        let mut edges: Vec<String> = edges(page).map(without_digits).collect();
        edges.sort_unstable();
        edges.dedup();
        for line in edges {
            *seen.entry(line).or_default() += 1;
        }
    }
    let repeats = |line: &str| {
        let count = seen.get(&without_digits(line)).copied().unwrap_or_default();
        count >= REPEATED && count * 2 >= pages.len()
    };
    let mut text = String::new();
    for page in pages {
        let lines: Vec<&str> = page.lines().map(str::trim).filter(|line| !repeats(line)).collect();
        for line in lines {
            add_line(&mut text, line);
        }
    }
    text
}

/// Adds a line, to a word that was divided before it.
fn add_line(text: &mut String, line: &str) {
    let ends_divided = text.strip_suffix("-\n").is_some_and(|before| before.ends_with(char::is_lowercase));
    if ends_divided && line.starts_with(char::is_lowercase) {
        text.truncate(text.len() - 2);
    }
    let is_gap = line.is_empty();
    if is_gap && (text.is_empty() || text.ends_with("\n\n")) {
        return;
    }
    text.push_str(line);
    text.push('\n');
}

/// The first two and the last two lines of a page.
fn edges(page: &str) -> impl Iterator<Item = &str> {
    let lines: Vec<&str> = page.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let count = lines.len();
    lines.into_iter().enumerate().filter(move |(at, _)| *at < 2 || at + 2 >= count).map(|(_, line)| line)
}

/// A line of which the numbers of pages do not matter.
fn without_digits(line: &str) -> String {
    line.chars().filter(|character| !character.is_ascii_digit()).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_become_one_text() {
        let page = |number: usize, body: &str| format!("Bericht 2024\n\n{body}\n\nSeite {number}");
        let pages = [
            page(1, "Der Umsatz stieg im Ge-\nschäftsjahr um 5 Prozent."),
            page(2, "Die Süd-\nAG wuchs."),
            page(3, "Ende."),
        ];
        let text = joined(&pages);
        assert!(text.contains("im Geschäftsjahr um"), "{text}");
        assert!(text.contains("Süd-\nAG"), "{text}");
        assert!(!text.contains("Seite") && !text.contains("Bericht"), "{text}");
    }

    #[test]
    fn what_is_no_pdf_says_so() {
        for bytes in [&b"%PDF-1.4\nnothing"[..], b"%PDF-", b""] {
            assert!(matches!(text(bytes.to_vec()), Err(Error::Pdf { .. } | Error::Parser)));
        }
    }
}
