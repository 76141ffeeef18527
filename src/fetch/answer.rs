//! What is asked of a server, and what it answers.

/// What is known of an address from the last time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known<'a> {
    /// Its tag.
    pub etag: Option<&'a str>,
    /// When it was changed.
    pub last_modified: Option<&'a str>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nothing new since the last time.
    Unchanged,
    /// A body.
    Fetched(Fetched),
}

/// A body, and what was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The address that it came from in the end, without user name and password.
    pub url: String,
    /// The bytes, unpacked, and in UTF-8 where the server said which other encoding they had.
    pub bytes: Vec<u8>,
    /// The type of the content, without parameters, in small letters.
    pub content_type: Option<String>,
    /// Its tag.
    pub etag: Option<String>,
    /// When it was changed.
    pub last_modified: Option<String>,
}
