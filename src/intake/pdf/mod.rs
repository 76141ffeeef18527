//! PDF files: the text of those that were born digital. A scan holds pictures of text, which nothing here reads.
//!
//! ```text
//!  bytes ─► file (lopdf: objects, streams, decryption) ─► draw (operators; font) ─► glyphs: characters and their places
//!                              └─► info: title, author, date      layout: lines, words, columns, tables, paragraphs
//! ```
//!
//! The library gives objects and streams; what is drawn where is told by `draw` and `font`, and in which order and rows
//! it is read by `layout`. It was compared with three extractors on 64 reports of invented firms, German and English, in one
//! and two columns with tables, made with Chromium, Qt, Weasyprint, Libreoffice, TeX with and without outline fonts, Typst,
//! Reportlab, fpdf2 and groff, and rewritten by Ghostscript, cairo and qpdf. F1 of the words between white space, on average
//! and at worst (the rules were made with these files in view: on 64 others, set in other ways, 0.997 and 0.957), and the
//! size of a program that only does this, in release:
//!
//! | | average | worst | size |
//! | --- | --- | --- | --- |
//! | this module on `lopdf` 0.47 | 0.999 | 0.994 | 2.1 MB and its own code |
//! | `pdf_oxide` 0.3.78 | 0.982 | 0.885 | 8.0 MB |
//! | `pdf-extract` 0.12.1 | 0.969 | 0.883 | 2.0 MB |
//! | `oxidize-pdf` 5.5.6 | 0.918 | 0 (groff) | 10.7 MB |
//!
//! A PDF file is a graph of objects and a program that draws them. A few hundred bytes make a reader loop, recurse or
//! allocate without end. So the program reads them in a process of its own ([`child`]), which the system limits and
//! which can be killed. Other users of the engine get a thread with a deadline instead.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    reason = "places on a page are few thousand points, casts saturate, and matrices are written so in the format"
)]

pub mod child;
mod draw;
mod file;
mod font;
mod glyph;
mod info;
mod layout;
mod matrix;
mod report;

use super::{Error, Format, Metadata, Result, document, guard};
use crate::document::Document;
use report::{MOST, PdfReport};

/// Reads a file, and says where its text is unsure ([`Error::Unsure`]).
///
/// # Errors
/// [`Error::Pdf`] for what cannot be read, or holds no text; [`Error::TooLarge`] and [`Error::Slow`] for what is beyond
/// the bounds.
pub(super) fn read(bytes: Vec<u8>, id: Option<String>) -> Result<(Document, Option<Error>)> {
    if bytes.len() > MOST {
        return Err(Error::TooLarge { limit: MOST });
    }
    let PdfReport { text, title, author, made, doubt } = match child::program() {
        Some(program) => child::report(program, bytes),
        None => guard::run_in_time(move || report::read(&bytes))?,
    }?;
    let given = Metadata { id, title, byline: author, ..Metadata::default() };
    let mut document = document(text, Format::Text, given);
    // A file is made again for archives and mails; the date in its head is that of the article.
    let made = || made.as_deref().and_then(info::published);
    document.head.published = document.head.published.or_else(made);
    let unsure = doubt.map(|problem| Error::Unsure { problem });
    Ok((document, unsure))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_says_so() {
        for bytes in [&b"%PDF-1.4\nnothing"[..], b"%PDF-", b""] {
            assert!(matches!(read(bytes.to_vec(), None), Err(Error::Pdf { .. } | Error::Parser)));
        }
    }
}
