//! What the list of the library can be narrowed down to: marks, feeds, saved searches, tags.

use crate::library::feeds::Feed;
use crate::library::list::Counts;

/// An entry of the side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All articles.
    All,
    /// Those that are unread.
    Unread,
    /// Those that are starred.
    Starred,
    /// Those of a feed.
    Feed(i64),
    /// Those that a saved search finds: its name and its query.
    Search(String, String),
    /// Those with a tag.
    Tag(String),
}

impl Scope {
    /// What it adds to a query.
    pub fn query(&self) -> String {
        match self {
            Self::All => String::new(),
            Self::Unread => "is:unread".to_owned(),
            Self::Starred => "is:starred".to_owned(),
            Self::Feed(id) => format!("feed:{id}"),
            Self::Search(_, query) => query.clone(),
            Self::Tag(tag) => format!("tag:\"{tag}\""),
        }
    }
}

/// What stands beside the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sidebar {
    /// Numbers of articles.
    pub counts: Counts,
    /// The feeds.
    pub feeds: Vec<Feed>,
    /// The saved searches: names and queries.
    pub searches: Vec<(String, String)>,
    /// The tags and the numbers of their articles.
    pub tags: Vec<(String, i64)>,
    /// The entry that holds.
    pub selected: usize,
}

impl Sidebar {
    /// All entries, in their order.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = vec![Scope::All, Scope::Unread, Scope::Starred];
        scopes.extend(self.feeds.iter().map(|feed| Scope::Feed(feed.id)));
        scopes.extend(self.searches.iter().map(|(name, query)| Scope::Search(name.clone(), query.clone())));
        scopes.extend(self.tags.iter().map(|(tag, _)| Scope::Tag(tag.clone())));
        scopes
    }

    /// The entry that holds.
    pub fn present(&self) -> Scope {
        self.scopes().into_iter().nth(self.selected).unwrap_or(Scope::All)
    }

    /// What the entry that holds adds to a query.
    pub fn scope(&self) -> String {
        self.present().query()
    }

    /// Takes what the library knows now; the entry that holds goes on to hold.
    pub fn take(&mut self, new: Self) {
        let present = self.present();
        *self = new;
        self.selected = self.scopes().iter().position(|scope| *scope == present).unwrap_or_default();
    }
}
