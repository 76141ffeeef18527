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
    /// Those that were deleted and can be restored.
    Deleted,
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
            Self::Deleted => "is:deleted".to_owned(),
            Self::Feed(id) => format!("feed:{id}"),
            Self::Search(_, query) => query.clone(),
            Self::Tag(tag) => format!("tag:\"{tag}\""),
        }
    }
}

/// A group of entries with a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SideGroup {
    /// The feeds.
    Feeds,
    /// The saved searches.
    Searches,
    /// The tags.
    Tags,
}

/// A row of the sidebar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SideRow {
    /// An empty row before a group.
    Space,
    /// The title of a group.
    Title(SideGroup),
    /// The entry with this number.
    Entry(usize),
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
    /// The numbers of unread articles that they find, as far as they are known.
    pub unread_found: Vec<Option<usize>>,
    /// The tags and the numbers of their unread articles.
    pub tags: Vec<(String, i64)>,
    /// The entry that holds.
    pub selected: usize,
}

impl Sidebar {
    /// All entries, in their order.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = vec![Scope::All, Scope::Unread, Scope::Starred];
        // At the end of the first group, so that it moves nothing when the last article in it is restored.
        scopes.extend((self.counts.deleted > 0).then_some(Scope::Deleted));
        scopes.extend(self.feeds.iter().map(|feed| Scope::Feed(feed.id)));
        scopes.extend(self.searches.iter().map(|(name, query)| Scope::Search(name.clone(), query.clone())));
        scopes.extend(self.tags.iter().map(|(tag, _)| Scope::Tag(tag.clone())));
        scopes
    }

    /// All rows, in their order.
    pub fn rows(&self) -> Vec<SideRow> {
        let mut rows = Vec::new();
        let mut shown = None;
        for (index, scope) in self.scopes().iter().enumerate() {
            let group = match scope {
                Scope::Feed(_) => Some(SideGroup::Feeds),
                Scope::Search(..) => Some(SideGroup::Searches),
                Scope::Tag(_) => Some(SideGroup::Tags),
                Scope::All | Scope::Unread | Scope::Starred | Scope::Deleted => None,
            };
            if let Some(group) = group.filter(|_| group != shown) {
                rows.extend([SideRow::Space, SideRow::Title(group)]);
                shown = Some(group);
            }
            rows.push(SideRow::Entry(index));
        }
        rows
    }

    /// The first row that is shown in a height: as many as are needed to show the entry that holds.
    pub fn offset(&self, height: u16) -> usize {
        let selected = self.rows().iter().position(|row| *row == SideRow::Entry(self.selected));
        (selected.unwrap_or_default() + 1).saturating_sub(usize::from(height))
    }

    /// The entry in a row of the screen, counted from the top of the sidebar.
    pub fn entry_at(&self, row: u16, height: u16) -> Option<usize> {
        match self.rows().get(self.offset(height) + usize::from(row)) {
            Some(SideRow::Entry(index)) => Some(*index),
            _ => None,
        }
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
        // Until the new numbers are there, the old ones are nearer than none.
        let known: Vec<_> = self.searches.drain(..).zip(self.unread_found.drain(..)).collect();
        *self = new;
        let number = |search: &(String, String)| known.iter().find(|(known, _)| known == search)?.1;
        self.unread_found = self.searches.iter().map(number).collect();
        self.selected = self.scopes().iter().position(|scope| *scope == present).unwrap_or_default();
    }

    /// The number of unread articles that a saved search finds; 0 while it is not known.
    pub fn unread_found_by(&self, search: &str) -> i64 {
        let at = self.searches.iter().position(|(name, _)| name == search);
        let found = at.and_then(|at| *self.unread_found.get(at)?);
        found.map_or(0, |found| i64::try_from(found).unwrap_or(i64::MAX))
    }

    /// Takes the numbers of unread articles that searches find, each with its name.
    pub fn take_unread_found(&mut self, found: &[(String, usize)]) {
        let number = |(name, _): &(String, String)| {
            found.iter().find(|(known, _)| known == name).map(|(_, number)| *number)
        };
        self.unread_found = self.searches.iter().map(number).collect();
    }
}
