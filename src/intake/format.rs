//! Which format an input is in.

use std::path::Path;
use std::str::FromStr;

/// The formats that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// `CommonMark` with tables and front matter.
    Markdown,
    /// A web page.
    Html,
    /// One JSON object a line, each an article.
    JsonLines,
}

impl FromStr for Format {
    type Err = ();

    /// The names that `--from` takes, `auto` excepted.
    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "text" => Ok(Self::Text),
            "markdown" => Ok(Self::Markdown),
            "html" => Ok(Self::Html),
            "jsonl" => Ok(Self::JsonLines),
            _ => Err(()),
        }
    }
}

impl Format {
    /// Tells the format by the file's extension and, where that says nothing, by how the content begins.
    /// `start` may end anywhere, even inside a character.
    pub fn sniff(path: Option<&Path>, start: &[u8]) -> Self {
        let extension =
            path.and_then(Path::extension).map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("jsonl" | "ndjson") => return Self::JsonLines,
            Some("md" | "markdown" | "mkd") => return Self::Markdown,
            Some("html" | "htm" | "xhtml") => return Self::Html,
            _ => {}
        }
        let start = String::from_utf8_lossy(start);
        let start = start.trim_start_matches('\u{feff}').trim_start();
        if begins_jsonl(start) {
            Self::JsonLines
        } else if begins_html(start) {
            Self::Html
        } else if extension.as_deref() != Some("txt") && looks_markdown(start) {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// An object with a field for the article's text in its first line, which may not have ended yet.
fn begins_jsonl(start: &str) -> bool {
    let Some(inside) = start.strip_prefix('{') else { return false };
    inside.trim_start().starts_with('"') && {
        let line = start.lines().next().unwrap_or_default();
        ["\"text\"", "\"html\""].iter().any(|field| line.contains(field))
    }
}

fn begins_html(start: &str) -> bool {
    let mut start = start;
    while let Some((_, after)) = start.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        start = after.trim_start();
    }
    let head: String = start.chars().take(64).collect::<String>().to_ascii_lowercase();
    let xhtml = head.starts_with("<?xml") && start.contains("<html");
    xhtml
        || ["<!doctype html", "<html", "<head", "<body", "<meta ", "<article", "<div", "<p>", "<p "]
            .iter()
            .any(|tag| head.starts_with(tag))
}

/// Markdown that no plain text would have: front matter, a heading with a number sign, a link, strong words.
fn looks_markdown(start: &str) -> bool {
    let first = start.lines().next().unwrap_or_default();
    let heading = |line: &str| {
        let after = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - after.len())) && after.starts_with(' ')
    };
    let front_matter = first.trim_end() == "---"
        && start.lines().skip(1).take(40).any(|line| line.trim_end() == "---")
        && start.lines().nth(1).is_some_and(|line| line.contains(':'));
    front_matter
        || heading(first)
        || start.lines().take(200).filter(|line| heading(line)).count() >= 2
        || start.lines().take(200).filter(|line| line.contains("](http") || line.contains("**")).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_where_it_says_something() {
        let sniff = |path: &str, start: &str| Format::sniff(Some(Path::new(path)), start.as_bytes());
        assert_eq!(sniff("a.MD", "plain"), Format::Markdown);
        assert_eq!(sniff("a.ndjson", ""), Format::JsonLines);
        assert_eq!(sniff("a.htm", "x"), Format::Html);
        assert_eq!(sniff("a.txt", "# 1\n"), Format::Text);
        assert_eq!(sniff("a.html.txt", "<!doctype html>"), Format::Html);
    }

    #[test]
    fn content_decides_where_there_is_no_extension() {
        for (start, format) in [
            ("Der Gewinn stieg.", Format::Text),
            ("{\"id\": 1, \"text\": \"Der", Format::JsonLines),
            ("{ein Satz in Klammern}", Format::Text),
            ("\u{feff}\n<!DOCTYPE html><title>x", Format::Html),
            ("<!-- a --><html lang=de>", Format::Html),
            ("---\ntitle: x\n---\ny", Format::Markdown),
            ("# Zahlen\n\nDer Gewinn", Format::Markdown),
            ("#Hashtag ist kein Titel", Format::Text),
        ] {
            assert_eq!(Format::sniff(None, start.as_bytes()), format, "{start}");
        }
    }
}
