//! A lenient XML tokenizer: nothing is an error.
//!
//! XML parsers stop at the first error, as the standard requires, and take everything from a bare `<` to the next `>` for
//! a tag. Feeds and OPML files are full of such errors. [`XmlTokens`] splits a text into tags and text, and treats
//! everything else as text: a bare `<` or `&`, or a comment or section that never ends. Matching end tags to start tags is
//! left to the caller. Every byte is read a bounded number of times.

mod reference;
mod tag;
mod token;

pub use reference::DeclaredEntities;
pub use tag::XmlTag;
pub use token::{XmlToken, XmlTokens};
