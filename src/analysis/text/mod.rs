//! Text and sentences.
//!
//! The tokenizer knows character classes only, no exceptions: a token is a run of letters, a run of digits
//! with the separators between them (`1.234,56`, `2024`), or a single other character. Whatever is written
//! without a space between (`Meta-CEO`, `£75m`, `Mrd.`, `Foster's`) is a sequence of *joined* tokens, and the
//! stage that cares puts it together. So `GPT-4o` is `GPT` `-` `4` `o`, all joined.
//!
//! Spans point into the text of the document and never change. Soft hyphens, zero-width characters and combining marks
//! stay inside words and numbers; [`Token::span`] covers them, and [`Text::form`] gives the plain form.
//!
//! [`Text`] is what every stage reads; what a stage found lies over its tokens as a [`Layer`].

mod annotated;
mod layer;
mod plain;
mod scan;
mod sentence;
mod sentences;
mod token;

pub use annotated::{Text, annotate, plain_form};
pub use layer::Layer;
pub use sentences::Sentences;
pub use token::{Sentence, Shape, Token, TokenKind};
