//! The limits for pages.

/// Maximum depth of elements. Real pages nest some dozens deep; browsers stop at 512.
pub(super) const DEEPEST: usize = 256;

/// Maximum number of nodes: elements, texts and comments.
pub(super) const MOST_NODES: usize = 250_000;

/// Number of attributes of a tag that are kept for sure. Those in the pieces after that are dropped.
pub(super) const MOST_ATTRIBUTES: usize = 256;
