//! A feed that a page names.

/// A feed that a page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLink {
    /// Its URL, which may be relative to the page's.
    pub url: String,
    /// What the page calls it.
    pub title: Option<String>,
}
