//! Cache validators of a request, and its result.

/// The cache validators from the last time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known<'a> {
    /// The `ETag`.
    pub etag: Option<&'a str>,
    /// `Last-Modified`.
    pub last_modified: Option<&'a str>,
}

/// The result of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nothing new since the last time.
    Unchanged,
    /// A body.
    Fetched(Fetched),
}

/// A body and its metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The final URL, without user name and password.
    pub url: String,
    /// The bytes, decompressed, and converted to UTF-8 if the server declared another encoding.
    pub bytes: Vec<u8>,
    /// The media type, in lower case and without parameters.
    pub content_type: Option<String>,
    /// The `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}
