//! XML as lenient programs read it: nothing is an error.
//!
//! Parsers of XML end at the first mistake, as the standard demands of them, and take what follows a bare `<` for a tag
//! up to the next `>`. Feeds and lists of feeds are full of such mistakes. So [`XmlTokens`] cuts a text into tags and
//! text, and what is no markup is text: a bare `<` or `&`, a comment or a section that never ends. Which end tag belongs
//! to which start tag is left to the caller. Every byte is looked at a bounded number of times.

mod reference;
mod tag;
mod token;

pub use reference::DeclaredEntities;
pub use tag::XmlTag;
pub use token::{XmlToken, XmlTokens};
