//! The result of reading a PDF file: text, metadata, and doubts.

use super::draw::Drawer;
use super::file;
use super::info::{self, Info};
use super::layout::{self, Laid, TextTally};
use crate::intake::Result;
use crate::language::{PACKS, Pack};
use crate::lexicon::WordId;
use serde::{Deserialize, Serialize};

/// The most bytes of a file that is read.
pub const MOST: usize = 64_000_000;
/// The most characters of a file that are laid out.
const MOST_CHARS: usize = 8_000_000;

/// What is read of a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PdfReport {
    pub text: String,
    pub title: Option<String>,
    pub author: Option<String>,
    /// When it was made, as the format writes it.
    pub made: Option<String>,
    /// What is unsure, for the person who gave the file.
    pub doubt: Option<String>,
}

/// Reads a file.
///
/// # Errors
/// [`Error::Pdf`] for what cannot be read, or holds no text.
pub fn read(bytes: &[u8]) -> Result<PdfReport> {
    let document = file::open(bytes)?;
    let Info { title, author, made } = info::of(&document);
    let ids = file::pages(&document);
    if ids.is_empty() {
        return Err(file::problem("no pages, or the file is damaged"));
    }
    let mut drawer = Drawer::new(&document);
    let (mut tally, mut is_cut) = (TextTally::default(), false);
    let mut pages = Vec::with_capacity(ids.len());
    for id in ids {
        let glyphs = drawer.draw(id);
        is_cut |= glyphs.is_cut || tally.chars > MOST_CHARS;
        if tally.chars <= MOST_CHARS {
            pages.push(layout::page(&glyphs, &mut tally));
        }
    }
    if tally.chars == 0 {
        return Err(file::problem("no text; if it is a scan, run text recognition (OCR) first"));
    }
    if tally.unknown * 2 > tally.chars {
        return Err(file::problem("its fonts do not map to letters; run text recognition (OCR) first"));
    }
    let laid = layout::text(pages, tally);
    let doubt = doubt(&laid, is_cut);
    Ok(PdfReport { title: title.or(laid.title), text: laid.text, author, made, doubt })
}

/// What is unsure about the text.
fn doubt(laid: &Laid, is_cut: bool) -> Option<String> {
    let TextTally { chars, unknown, numbers } = laid.tally;
    let mut doubts = Vec::new();
    if is_cut {
        doubts.push("too complex to read to the end".to_owned());
    }
    // One in fifty is more than signs and ornaments.
    if unknown * 50 > chars {
        doubts.push(format!("{} % of the letters are unknown", (unknown * 100).div_ceil(chars)));
    }
    match numbers {
        0 => {}
        1 => doubts.push("1 number skipped because its spacing is unclear".to_owned()),
        many => doubts.push(format!("{many} numbers skipped because their spacing is unclear")),
    }
    if is_garbled(&laid.text) {
        doubts.push("few known words, so letters or spaces may be wrong".to_owned());
    }
    (!doubts.is_empty()).then(|| doubts.join("; "))
}

/// Whether hardly any words of a text are ordinary ones in any language.
fn is_garbled(text: &str) -> bool {
    const FEWEST: usize = 40;
    const MOST_LOOKED_AT: usize = 2_000;
    let words = text
        .split(|char: char| !char.is_alphabetic())
        .filter(|word| !word.is_empty() && word.chars().all(char::is_lowercase))
        .take(MOST_LOOKED_AT);
    let words: Vec<&str> = words.collect();
    if words.len() < FEWEST {
        return false;
    }
    let known = |pack: &'static Pack| {
        let is_known = |word: &&&str| {
            word.chars().nth(1).is_some()
                && (pack.dictionary.sense_of(word).is_ordinary()
                    || pack.lexicon.find(word) != WordId::UNKNOWN)
        };
        words.iter().filter(is_known).count()
    };
    PACKS.into_iter().map(known).max().unwrap_or_default() * 2 < words.len()
}
