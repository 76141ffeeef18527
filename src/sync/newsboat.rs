//! Reads the `urls` file of Newsboat and Newsbeuter: one URL per line, followed by tags.

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UrlLine {
    pub url: String,
    /// The tag that begins with `~` is the title.
    pub title: Option<String>,
    pub tags: Vec<String>,
}

/// The feeds of a list. None if a line is anything but a URL, a comment, or a feed that Newsboat generates itself from a
/// program or a query.
pub(super) fn read(text: &str) -> Option<Vec<UrlLine>> {
    const MADE: [&str; 4] = ["exec:", "filter:", "query:", "file:"];
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut words = words(line).into_iter();
        let url = words.next()?;
        if MADE.iter().any(|made| url.starts_with(made)) {
            continue;
        }
        if !["http://", "https://", "feed:"].iter().any(|scheme| url.starts_with(scheme)) {
            return None;
        }
        let (titles, tags): (Vec<String>, Vec<String>) = words.partition(|word| word.starts_with('~'));
        let title = titles.into_iter().map(|title| title[1..].to_owned()).find(|title| !title.is_empty());
        // Tags with an exclamation mark only hide the feed from another list of the program.
        let tags = tags.into_iter().filter(|tag| !tag.starts_with('!')).collect();
        lines.push(UrlLine { url, title, tags });
    }
    (!lines.is_empty()).then_some(lines)
}

/// The words of a line. A word in quotation marks may hold spaces.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let (word, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = after.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_tags_and_a_title() {
        let text = "# Feeds\nhttps://kontor.example/rss Wirtschaft \"~Kontor am Hafen\" \"zwei Worte\" !leise\n\n\
                    \"query:Neu:unread = 'yes'\"\nhttps://nordwerk.example/rss\n";
        let line = |url: &str, title: Option<&str>, tags: &[&str]| UrlLine {
            url: url.to_owned(),
            title: title.map(str::to_owned),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        };
        let wanted = vec![
            line("https://kontor.example/rss", Some("Kontor am Hafen"), &["Wirtschaft", "zwei Worte"]),
            line("https://nordwerk.example/rss", None, &[]),
        ];
        assert_eq!(read(text), Some(wanted));
    }

    #[test]
    fn other_texts_are_no_list() {
        for text in ["", "# nur ein Kommentar", "Nordwerk wächst.\nhttps://nordwerk.example/", "<opml>"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
