//! Dates and stretches of time, resolved against the date of publication.
//!
//! # Stages
//!
//! | stage | in | makes | from |
//! | --- | --- | --- | --- |
//! | vocabulary | `vocabulary` | `TimeReadings`: what each word means | the tags `time.…` of the lexicon |
//! | parser | `parser`: `parse` on top of `date`, `part`, `comparable`, `year` and `length` | `FoundPeriod`: an `Expression` and its words | `TimeReadings` |
//! | headings | `heading` | `HeadingPeriod`: the same for headings of tables, whose notations are short | `TimeReadings` |
//! | calendar | `calendar` | the first and the last day | `Expression`, date of publication, the periods before (`memory`) |
//! | normal form | `normal` | a [`PeriodForm`](super::PeriodForm) | the same |
//!
//! The longest expression that starts at a token wins, and reading goes on behind it, so periods never overlap.
//!
//! A [`Period`] covers the preposition and the article that open the expression (`im Jahr 2022`, `seit
//! Jahresbeginn`). Lengths alone (`drei Jahre`) and times of day are periods too, told apart by their
//! [`PeriodKind`], so that no later stage takes their numbers for counts.

use super::text::Text;
use super::{Period, PeriodKind};
use crate::document::Published;
use calendar::Reference;
use memory::NamedStretches;
use parser::{FoundPeriod, PeriodParser};
use vocabulary::{Term, TimeReadings};

mod calendar;
mod comparable;
mod date;
mod heading;
mod length;
mod memory;
mod normal;
mod parse;
mod parser;
mod part;
mod vocabulary;
mod year;

pub(super) use heading::Headings;

/// The dates and stretches of time that the text names, in its order, none overlapping another.
///
/// Without `published` those that only it can place (`gestern`, `im März`) have neither `from` nor `to`.
pub fn recognize(text: &Text<'_>, published: Option<Published>) -> Vec<Period> {
    let readings = TimeReadings::of(text);
    let mut periods = Vec::new();
    let mut named = NamedStretches::default();
    for sentence in &text.sentences {
        let (start, end) = (sentence.tokens.start, sentence.tokens.end);
        let parser = PeriodParser { text, readings: &readings, start, end };
        let mut index = start;
        while index < end {
            let Some(found) = parser.parse(index) else {
                index += 1;
                continue;
            };
            let ahead = looks_ahead(&parser, index, found.end);
            let reference = Reference { today: published.map(|published| published.date), named, ahead };
            let (from, to) = resolve(&found, reference);
            if let (PeriodKind::Calendar, Some(from), Some(to)) = (found.kind, from, to)
                && found.expression.is_counted_from()
            {
                named.keep((from, to), found.expression.is_last_year());
            }
            let form = normal::form(&found, reference);
            periods.push(Period { span: text.span(index..found.end), kind: found.kind, from, to, form });
            index = found.end.max(index + 1);
        }
    }
    periods
}

fn resolve(found: &FoundPeriod, reference: Reference) -> calendar::Stretch {
    match found.kind {
        PeriodKind::Duration => (None, None),
        PeriodKind::Calendar | PeriodKind::Clock => found.expression.resolve(reference),
    }
}

/// Whether the clause around the tokens `from..to` speaks of the future.
fn looks_ahead(parser: &PeriodParser<'_>, from: usize, to: usize) -> bool {
    /// A clause that is longer is none.
    const REACH: usize = 24;
    let is_border = |index: &usize| {
        matches!(parser.text.form(*index), "," | ";" | ":" | "–" | "—" | "„" | "“" | "”" | "\"" | "(" | ")")
    };
    let before = (parser.start..from).rev().take(REACH).take_while(|index| !is_border(index));
    let behind = (to..parser.end).take(REACH).take_while(|index| !is_border(index));
    before
        .chain(behind)
        .any(|index| parser.readings.at(index).iter().any(|reading| reading.term == Term::Future))
}
