//! Follows the feeds of a list: an OPML file, or the `urls` file of Newsboat.

use super::opml;
use crate::document::without_credentials;
use crate::fetch::guard;
use crate::library::feeds::{NewFeed, normalized};
use crate::library::{Library, Result};
use std::collections::HashSet;

/// What became of the feeds of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportOutcome {
    /// The ids of those that are followed now.
    pub added: Vec<i64>,
    /// The number of those that were followed already.
    pub known: usize,
    /// The URLs that cannot be followed, each with the reason in English.
    pub refused: Vec<(String, String)>,
    /// Whether the end of the list is missing.
    pub is_cut: bool,
}

/// Follows the feeds of a list that was read from a file. Its URLs are not typed by the user: the file may come from
/// someone else.
///
/// # Errors
/// Where the library cannot be written.
pub fn import(library: &mut Library, listed: opml::OpmlList) -> Result<ImportOutcome> {
    // An export without passwords lists feeds that may already be followed with theirs.
    let followed = library.feeds()?;
    let followed: HashSet<String> =
        followed.iter().map(|feed| without_credentials(&normalized(&feed.url)).into_owned()).collect();
    let mut outcome = ImportOutcome { is_cut: listed.is_cut, ..ImportOutcome::default() };
    for feed in listed.feeds {
        let url = match guard::parse(&feed.url) {
            Ok(url) => url,
            Err(error) => {
                outcome.refused.push((feed.url, error.to_string()));
                continue;
            }
        };
        if followed.contains(url.as_str()) {
            outcome.known += 1;
            continue;
        }
        let new = NewFeed {
            url: url.as_str(),
            title: feed.title.as_deref(),
            folder: feed.folder.as_deref(),
            tags: feed.tags.as_deref(),
            ..NewFeed::default()
        };
        match library.add_feed(&new)? {
            (id, true) => outcome.added.push(id),
            (_, false) => outcome.known += 1,
        }
    }
    Ok(outcome)
}
