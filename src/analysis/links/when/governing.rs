//! Periods that govern more than their own sentence.
//!
//! A report on a quarter names it once and then lists sales, profit and margin; a report on a trading day names
//! the day once and then lists prices. So a figure without a period of its own takes over the one that its
//! paragraph named last, if the two suit: what companies report for a stretch of time goes with a quarter or a
//! year, a share or an index that moved with a day. A quarter also governs the paragraphs behind its own, until
//! another period is named.

use super::bond;
use crate::analysis::links::grammar::Class;
use crate::analysis::links::scene::Scene;
use crate::analysis::{EntityId, Figure, FigureKind, Period, PeriodKind};
use crate::document::BlockKind;
use std::ops::Range;

/// What lies in force where a sentence starts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct InForce {
    /// A stretch that companies report on, named in the same paragraph.
    stretch: Option<Told>,
    /// The same, named in a paragraph before.
    before: Option<Told>,
    /// A day, named in the same paragraph.
    day: Option<Told>,
    /// A day, named in the paragraph before.
    day_before: Option<Told>,
    /// A stretch in the line over the list that the sentence is an item of.
    heading: Option<Told>,
}

/// A period and how its sentence speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Told {
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
enum Length {
    Day,
    Stretch,
}

impl Governing {
    /// Looks through the text once.
    pub(in crate::analysis::links) fn of(scene: &Scene<'_>) -> Self {
        let mut here = InForce::default();
        let mut block = None;
        let mut heading = None;
        let mut all = Vec::with_capacity(scene.text.sentences.len());
        let mut periods = 0..0;
        for sentence in &scene.text.sentences {
            let item = matches!(sentence.block, BlockKind::ListItem | BlockKind::Preformatted);
            if block != Some(sentence.block_index) {
                block = Some(sentence.block_index);
                let heading = if item { heading } else { None };
                let before = here.stretch.or(here.before);
                here = InForce { before, day_before: here.day, heading, ..InForce::default() };
            }
            all.push(here);
            let span = scene.text.span(sentence.tokens.clone());
            let rest = periods.end..scene.periods.len();
            let starts = rest.start
                + scene.periods[rest.clone()].partition_point(|period| period.span.end <= span.start);
            let ends = starts
                + scene.periods[starts..rest.end].partition_point(|period| period.span.start < span.end);
            periods = starts..ends;
            for index in periods.clone() {
                let Some(length) = suits(scene, index) else { continue };
                let told = Some(Told { period: index, ahead: looks_ahead(scene, &sentence.tokens) });
                match length {
                    Length::Day => here.day = told,
                    Length::Stretch => here.stretch = told,
                }
            }
            if !item {
                heading = here.stretch.or(here.before);
            }
        }
        Self { in_force: all, bracketed: bracketed(scene) }
    }

    /// The period of a figure in brackets behind another of its kind, where the text says what those are.
    pub(super) fn of_bracket(&self, scene: &Scene<'_>, number: usize) -> Option<Period> {
        let bracketed = self.bracketed?;
        let (before, here) = (scene.quantities.get(number.checked_sub(1)?)?, scene.quantities.get(number)?);
        let opened = here.tokens.start.checked_sub(1)?;
        let direct = before.tokens.end == opened && scene.form(opened) == "(";
        scene.periods.get(bracketed).filter(|_| direct && before.kind == here.kind).copied()
    }

    /// The period that the figure `draft` at the token `at` takes over, whose measured noun is `noun`; `figures`
    /// are those before it.
    pub(super) fn find(
        &self,
        scene: &Scene<'_>,
        at: usize,
        noun: &Range<usize>,
        draft: &Figure,
        figures: &[Figure],
    ) -> Option<Period> {
        let number = scene.text.sentence_of(at);
        let moved = draft.direction.is_some() || draft.kind == FigureKind::Index;
        let who = draft.who;
        let sentence = scene.text.sentences.get(number)?;
        let force = self.in_force.get(number)?;
        let is = |class| noun.clone().any(|index| scene.is(index, class));
        let ahead = looks_ahead(scene, &sentence.tokens);
        let told = if force.heading.is_some() {
            force.heading
        } else if is(Class::Flow) && !is(Class::Share) {
            let before = force.before.filter(|_| is_of_same(who, figures));
            force.stretch.or(before).filter(|told| told.ahead == ahead)
        } else if is(Class::Share) || is(Class::Macro) {
            let before = force.day_before.filter(|_| is(Class::Share));
            force.day.or(before).filter(|told| moved && !ahead && !told.ahead)
        } else {
            None
        };
        scene.periods.get(told?.period).copied()
    }
}

/// The period that the text puts in brackets throughout.
fn bracketed(scene: &Scene<'_>) -> Option<usize> {
    const REACH: usize = 4;
    let named = |index: usize| {
        let tokens = scene.text.tokens_in(scene.periods[index].span);
        (tokens.end..tokens.end + REACH).any(|at| scene.is(at, Class::Bracket))
    };
    (0..scene.periods.len()).find(|&index| named(index))
}

/// Whether the last figure with a period tells of the same company: a rival's results stand in the same report.
fn is_of_same(who: Option<EntityId>, figures: &[Figure]) -> bool {
    const REACH: usize = 12;
    figures.iter().rev().take(REACH).find(|figure| figure.when.is_some()).is_some_and(|last| last.who == who)
}

/// How long the period number `index` is, where it can govern sentences behind its own: it is neither what
/// something is compared with nor the day on which something was said.
fn suits(scene: &Scene<'_>, index: usize) -> Option<Length> {
    let period = scene.periods.get(index).filter(|period| period.kind == PeriodKind::Calendar)?;
    let tokens = scene.text.tokens_in(period.span);
    let before = |step: usize| tokens.start.checked_sub(step);
    let compared = (1..=2)
        .filter_map(before)
        .any(|at| scene.is_any(at, &[Class::Baseline, Class::Compare]) || scene.form(at) == "(");
    let is = |class| tokens.clone().any(|at| scene.is(at, class));
    if compared
        || is(Class::Former)
        || is(Class::Open)
        || is(Class::Rate)
        || is(Class::Loose)
        || bond::is_inside_noun(scene, &tokens)
    {
        return None;
    }
    let days = match (period.from, period.to) {
        (Some(from), Some(to)) => Some((to - from).num_days()),
        _ => None,
    };
    let length = match days {
        Some(0) => Length::Day,
        Some(80..=370) => Length::Stretch,
        None if is(Class::Stretch) => Length::Stretch,
        None if is(Class::Day) => Length::Day,
        _ => return None,
    };
    let said = length == Length::Day && bond::is_said(scene, tokens.start, tokens.start);
    (!said).then_some(length)
}

/// Whether the sentence speaks of what is to come.
fn looks_ahead(scene: &Scene<'_>, sentence: &Range<usize>) -> bool {
    const REACH: usize = 60;
    sentence.clone().take(REACH).any(|index| scene.is(index, Class::Ahead))
}
