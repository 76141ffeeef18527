//! Periods that govern more than their own sentence.
//!
//! A report on a quarter names it once and then lists sales, profit and margin; a report on a trading day names
//! the day once and then lists prices. So a figure without a period of its own takes over the one that its
//! paragraph named last, if the two suit: what companies report for a stretch of time goes with a quarter or a
//! year, a share or an index that moved with a day. A quarter also governs the paragraphs behind its own, until
//! another period is named.

use super::attachment;
use super::timeline;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::tag::LinkTag;
use crate::analysis::{EntityId, Figure, FigureKind, Period, PeriodKind};
use crate::document::BlockKind;
use std::ops::Range;

/// What lies in force where a sentence starts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct InForce {
    /// A stretch that companies report on, named in the same paragraph.
    stretch: Option<NamedPeriod>,
    /// The same, named in a paragraph before.
    before: Option<NamedPeriod>,
    /// A day, named in the same paragraph.
    day: Option<NamedPeriod>,
    /// A day, named in the paragraph before.
    day_before: Option<NamedPeriod>,
    /// A stretch in the line over the list that the sentence is an item of.
    heading: Option<NamedPeriod>,
}

/// A period and how its sentence speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct NamedPeriod {
    period: usize,
    ahead: bool,
}

/// By sentence: the periods in force.
#[derive(Debug)]
pub(in crate::analysis::links) struct Governing {
    in_force: Vec<InForce>,
    /// The period of what stands in brackets, where the text says so: `Vorjahr in Klammern`.
    bracketed: Option<usize>,
}

/// How long a period is, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GoverningLength {
    Day,
    Stretch,
}

impl Governing {
    /// Looks through the text once.
    pub(in crate::analysis::links) fn of(text: &LinkText<'_>) -> Self {
        let mut here = InForce::default();
        let mut block = None;
        let mut heading = None;
        let mut all = Vec::with_capacity(text.sentences.len());
        let mut periods = 0..0;
        for (number, sentence) in text.sentences.iter().enumerate() {
            let item = matches!(sentence.block, BlockKind::ListItem | BlockKind::Preformatted);
            if block != Some(sentence.block_index) {
                block = Some(sentence.block_index);
                let heading = if item { heading } else { None };
                let before = here.stretch.or(here.before);
                here = InForce { before, day_before: here.day, heading, ..InForce::default() };
            }
            all.push(here);
            let span = text.span(sentence.tokens.clone());
            let rest = periods.end..text.periods.len();
            let starts = rest.start
                + text.periods[rest.clone()].partition_point(|period| period.span.end <= span.start);
            let ends = starts
                + text.periods[starts..rest.end].partition_point(|period| period.span.start < span.end);
            periods = starts..ends;
            for index in periods.clone() {
                if timeline::is_of_table(text, number) {
                    continue;
                }
                let Some(length) = suits(text, index) else { continue };
                let told = Some(NamedPeriod { period: index, ahead: looks_ahead(text, &sentence.tokens) });
                match length {
                    GoverningLength::Day => here.day = told,
                    GoverningLength::Stretch => here.stretch = told,
                }
            }
            if !item {
                heading = here.stretch.or(here.before);
            }
        }
        Self { in_force: all, bracketed: bracketed(text) }
    }

    /// The period of a figure in brackets behind another of its kind, where the text says what those are.
    pub(super) fn of_bracket(&self, text: &LinkText<'_>, number: usize) -> Option<Period> {
        let bracketed = self.bracketed?;
        let (before, here) = (text.quantities.get(number.checked_sub(1)?)?, text.quantities.get(number)?);
        let opened = here.tokens.start.checked_sub(1)?;
        let direct = before.tokens.end == opened && text.form(opened) == "(";
        text.periods.get(bracketed).filter(|_| direct && before.kind == here.kind).copied()
    }

    /// The period that the figure `draft` at the token `at` takes over, whose measured noun is `noun`; `figures`
    /// are those before it.
    pub(super) fn find(
        &self,
        text: &LinkText<'_>,
        at: usize,
        noun: &Range<usize>,
        draft: &Figure,
        figures: &[Figure],
    ) -> Option<Period> {
        let number = text.sentence_of(at);
        let moved = draft.direction.is_some() || draft.kind == FigureKind::Index;
        let who = draft.who;
        let sentence = text.sentences.get(number)?;
        let force = self.in_force.get(number)?;
        let is = |tag| noun.clone().any(|index| text.is(index, tag));
        let ahead = looks_ahead(text, &sentence.tokens);
        let told = if force.heading.is_some() {
            force.heading
        } else if is(LinkTag::Flow) && !is(LinkTag::Share) {
            let before = force.before.filter(|_| is_of_same(who, figures));
            force.stretch.or(before).filter(|told| told.ahead == ahead)
        } else if is(LinkTag::Share) || is(LinkTag::Macro) {
            let before = force.day_before.filter(|_| is(LinkTag::Share));
            force.day.or(before).filter(|told| moved && !ahead && !told.ahead)
        } else {
            None
        };
        text.periods.get(told?.period).copied()
    }
}

/// The period that the text puts in brackets throughout.
fn bracketed(text: &LinkText<'_>) -> Option<usize> {
    const REACH: usize = 4;
    let named = |index: usize| {
        let tokens = text.tokens_in(text.periods[index].span);
        (tokens.end..tokens.end + REACH).any(|at| text.is(at, LinkTag::Bracket))
    };
    (0..text.periods.len()).find(|&index| named(index))
}

/// Whether the last figure with a period tells of the same company: a rival's results stand in the same report.
fn is_of_same(who: Option<EntityId>, figures: &[Figure]) -> bool {
    const REACH: usize = 12;
    figures.iter().rev().take(REACH).find(|figure| figure.when.is_some()).is_some_and(|last| last.who == who)
}

/// How long the period number `index` is, where it can govern sentences behind its own: it is neither what
/// something is compared with nor the day on which something was said.
fn suits(text: &LinkText<'_>, index: usize) -> Option<GoverningLength> {
    let period = text.periods.get(index).filter(|period| period.kind == PeriodKind::Calendar)?;
    let tokens = text.tokens_in(period.span);
    let before = |step: usize| tokens.start.checked_sub(step);
    let compared = (1..=2)
        .filter_map(before)
        .any(|at| text.is_any(at, &[LinkTag::Baseline, LinkTag::Compare]) || text.form(at) == "(");
    let is = |tag| tokens.clone().any(|at| text.is(at, tag));
    if compared
        || is(LinkTag::Former)
        || is(LinkTag::Open)
        || is(LinkTag::Rate)
        || is(LinkTag::Loose)
        || attachment::is_inside_noun(text, &tokens)
    {
        return None;
    }
    let days = match (period.from, period.to) {
        (Some(from), Some(to)) => Some((to - from).num_days()),
        _ => None,
    };
    let length = match days {
        Some(0) => GoverningLength::Day,
        Some(80..=370) => GoverningLength::Stretch,
        None if is(LinkTag::Stretch) => GoverningLength::Stretch,
        None if is(LinkTag::Day) => GoverningLength::Day,
        _ => return None,
    };
    let said = length == GoverningLength::Day && attachment::is_said(text, tokens.start, tokens.start);
    (!said).then_some(length)
}

/// Whether the sentence speaks of what is to come.
fn looks_ahead(text: &LinkText<'_>, sentence: &Range<usize>) -> bool {
    const REACH: usize = 60;
    sentence.clone().take(REACH).any(|index| text.is(index, LinkTag::Ahead))
}
