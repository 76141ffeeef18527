//! The units that a heading names: `Umsatz (Mio. €)`, `in TEUR`, `€m unless stated`, `Δ in %`,
//! `(In millions, except per share data)`, `(in Mio Euro, Ergebnis je Aktie in Euro)`.
//!
//! A word such as `Euro` may be part of a name, so a unit counts where one stands: in brackets, behind `in`, alone between
//! commas, or at the end of the heading.

use super::cell_text::CellText;
use super::cell_unit::{CellUnit, UnitNote};
use super::run::UnitRun;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::text::Shape;
use rust_decimal::Decimal;
use std::ops::Range;

/// A part of a heading between commas or in brackets.
struct Segment {
    tokens: Range<usize>,
    is_bracketed: bool,
}

impl CellText<'_> {
    /// The units that a heading names, in its order.
    pub(in crate::analysis) fn units(&self, tokens: &Range<usize>) -> Vec<UnitNote> {
        if let Some(pair) = self.pair(tokens) {
            return vec![pair];
        }
        let segments = self.segments(tokens);
        let found: Vec<UnitNote> = segments.iter().filter_map(|segment| self.note(segment)).collect();
        if found.is_empty() && !self.names_money(tokens) {
            return segments.iter().filter_map(|segment| self.sign(segment, tokens)).collect();
        }
        found
    }

    /// `Production (PJ)`: short letters in brackets behind what is no sum of money are a unit that the lexicon need not
    /// know.
    fn sign(&self, segment: &Segment, label: &Range<usize>) -> Option<UnitNote> {
        const LONGEST: usize = 4;
        let Range { start, end } = segment.tokens;
        let text = &self.text;
        let is_sign = segment.is_bracketed
            && end == start + 1
            && text.is_word(start)
            && text.form(start).len() <= LONGEST
            && matches!(text.shape(start), Shape::Upper | Shape::Mixed)
            && start > label.start + 1
            && text.is_word(label.start)
            && text.shape(start - 2) != Shape::Upper;
        let unit = CellUnit { noun: Some(start..end), ..CellUnit::default() };
        is_sign.then_some(UnitNote { tokens: start..end, unit, is_per_piece: false })
    }

    /// `EUR/USD`, `Euro/Dollar`: the price of the first currency in the second. The words stay a name.
    fn pair(&self, tokens: &Range<usize>) -> Option<UnitNote> {
        let Range { start, end } = *tokens;
        let currency = |at: usize| self.text.entry(at).currency.as_ref().filter(|_| at < end);
        let slash = (start + 1..end).find(|&at| matches!(self.text.form(at), "/" | "-"))?;
        let (first, second) = (currency(slash - 1)?, currency(slash + 1)?);
        let second = self.text.at_home(&second.codes)?;
        // `US-Dollar` is one.
        if first.codes.contains(&second) || slash != start + 1 {
            return None;
        }
        let unit = CellUnit { currency: Some(second), scale: Some(Decimal::ONE), ..CellUnit::default() };
        Some(UnitNote { tokens: start..start, unit, is_per_piece: false })
    }

    fn segments(&self, tokens: &Range<usize>) -> Vec<Segment> {
        let mut segments = Vec::new();
        let (mut start, mut is_bracketed) = (tokens.start, false);
        for index in tokens.clone() {
            let form = self.text.form(index);
            let (opens, closes) = (matches!(form, "(" | "["), matches!(form, ")" | "]"));
            if opens || closes || matches!(form, "," | ";" | ":" | "|" | "–") {
                segments.push(Segment { tokens: start..index, is_bracketed });
                start = index + 1;
            }
            is_bracketed = opens || (is_bracketed && !closes);
        }
        segments.push(Segment { tokens: start..tokens.end, is_bracketed });
        segments.retain(|segment| !segment.tokens.is_empty());
        segments
    }

    fn note(&self, segment: &Segment) -> Option<UnitNote> {
        let Range { start, end } = segment.tokens;
        let run = self.run_of(segment)?;
        let lead = start..run.tokens.start;
        let mut unit = run.unit;
        // `(Mio. t)`, `(thousands of tonnes)`: what the scale multiplies.
        let rest = run.tokens.end..end;
        let rest = rest.start + rest.clone().take_while(|&index| !self.text.is_word(index)).count()..end;
        if segment.is_bracketed
            && !unit.is_unit()
            && !rest.is_empty()
            && !self.text.is(end - 1, FigureTag::In)
        {
            unit.noun = Some(rest);
        }
        let mut tokens = run.tokens.clone();
        while tokens.start > start && self.text.is(tokens.start - 1, FigureTag::In) {
            tokens.start -= 1;
        }
        let is_per_piece = self.is_per_piece(&lead) || self.is_per_piece(&(start..run.tokens.start + 1));
        Some(UnitNote { tokens, unit, is_per_piece })
    }

    /// The unit of a segment.
    fn run_of(&self, segment: &Segment) -> Option<UnitRun> {
        let Range { start, end } = segment.tokens;
        let text = &self.text;
        for at in start..end {
            let Some(run) = self.unit_run(at, end) else { continue };
            let is_led = at == start || text.is(at - 1, FigureTag::In);
            let closes = run.tokens.end == end;
            let is_whole = at == start && closes;
            let is_share = run.unit.ratio.is_some() && !text.is_number(at.saturating_sub(1));
            let stands = match () {
                () if is_share => true,
                () if is_whole || (is_led && at > start) => true,
                () if at == start => !run.is_name,
                () if segment.is_bracketed => true,
                () => closes && !run.is_name && (run.unit.currency.is_some() || run.unit.is_unit()),
            };
            if stands {
                return Some(run);
            }
        }
        None
    }
}
