//! Words as data: what the program knows of words before it reads a text.
//!
//! | source | knows | asked by |
//! | --- | --- | --- |
//! | [`Lexicon`] | a few thousand words of one language, each with tags of what it does in a text | every stage of the analysis |
//! | [`dictionary`] | which words of a language are ordinary ones | names |
//! | [`gazetteer`] | companies, given names, places, and what looks like a company and is none | names, tagger |
//!
//! # The lexicon of a language
//!
//! `assets/language/<code>/lexicon.tsv` has one row a lexeme: its forms, a tab, its tags. Every form stands in one
//! row, so that everything that is known of a word is found in one place and one look-up:
//!
//! ```text
//! Umsatz, Umsätze, Umsatzes    link.measure link.flow
//! legte + zu    link.up
//! in Höhe von    link.amount
//! drei    figure.number=3 time.number=3
//! ```
//!
//! | form | stands for |
//! | --- | --- |
//! | `Umsatz` | the word, in any case unless a tag asks for it as it is written |
//! | `letzt*` | the word with every ending of an adjective, and without one |
//! | `-anleihe` | every compound that ends so |
//! | `in Höhe von` | the words in this order |
//! | `legte + zu` | a verb and its particle at the end of the clause, and both as one word: `zulegte` |
//!
//! A tag has the name of the stage that reads it, a point, its own name and perhaps a value. What the tags of a stage
//! mean stands with the stage: [`crate::analysis::figures`], [`crate::analysis::links`], [`crate::analysis::names`],
//! [`crate::analysis::periods`], [`crate::analysis::tables`]. Words of saying, which several stages read, have tags of
//! `quote`. Outside of the analysis, intake reads `head` and `boilerplate`, and the library reads `measure`.
//!
//! `assets/language/common/lexicon.tsv` has the signs, codes and words of names that all languages share.
//! The row of the form `*` has the endings of an adjective.
//!
//! The build script compiles the tables (`compile`), so that a lexicon is read where it lies (`words`).

mod compile;
pub mod dictionary;
mod form;
pub mod gazetteer;
mod side_table;
pub mod table;
mod table_rows;
mod words;

pub use form::Form;
pub use side_table::SideTable;
pub use table::is_form_of;
pub use words::{Lexicon, Tag, TaggedForm, WordId};
