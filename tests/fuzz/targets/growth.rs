//! Time that grows with the length and not faster.

#[path = "../../support/growth.rs"]
mod support;

use super::pieces;
use depesche::analysis::analyze;
use depesche::document::{Document, Language};
use depesche::intake::{Format, Metadata, document};
use depesche::layout::Flow;
use std::time::Duration;
use support::{assert_linear, cost};

/// The longest unit that is repeated, in pieces.
const LONGEST_UNIT: usize = 24;
/// The length of the shorter text, in bytes.
const LENGTH: usize = 2 << 10;

/// Pieces repeated. The first byte says what is done with them.
pub fn growth(bytes: &[u8]) {
    let Some((&stage, unit)) = bytes.split_first() else { return };
    let unit = pieces::text(unit.get(..LONGEST_UNIT).unwrap_or(unit));
    if unit.is_empty() {
        return;
    }
    let text = |length: usize| unit.repeat(length.div_ceil(unit.len()));
    assert_linear(&unit, LENGTH, |length| cost_of(stage, &text(length)));
}

fn cost_of(stage: u8, text: &str) -> Duration {
    let language = [Language::new("de"), Language::new("en")][usize::from(stage & 1)];
    let read = |format| {
        document(text.to_owned(), format, Metadata { language: Some(language), ..Metadata::default() })
    };
    match stage >> 1 & 3 {
        0 => cost(|| read(Format::Text)),
        1 => cost(|| read(Format::Markdown)),
        2 => {
            let document = read(Format::Text);
            cost(|| analyze(&document))
        }
        _ => {
            let document = read(Format::Text);
            cost(|| flow(&document, u16::from(stage >> 3)))
        }
    }
}

fn flow(document: &Document, width: u16) -> Flow {
    Flow::new(document, &[], 1 + width * 4)
}
