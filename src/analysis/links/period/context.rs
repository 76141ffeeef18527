//! What is known of one figure before the periods that it may be about are weighed.

use super::attachment;
use super::chronology::Chronology;
use super::timeline;
use super::wording::PeriodWording;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::MeasurePhrase;
use crate::analysis::links::preposition;
use crate::analysis::links::surroundings::Surroundings;
use crate::analysis::links::tag::LinkTag;
use crate::analysis::links::whole::has_part;
use crate::analysis::{Figure, Period};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// Everything that is told about one figure before its candidates are looked at.
pub(super) struct PeriodContext<'s> {
    pub text: &'s LinkText<'s>,
    pub number: usize,
    pub here: Range<usize>,
    pub around: &'s Surroundings,
    pub noun: Option<&'s MeasurePhrase>,
    pub draft: &'s Figure,
    pub sentence: Range<usize>,
    pub figures: &'s [Figure],
    pub chronology: &'s Chronology,
    /// The periods of the sentence, but for those that are bound to something else than the figure.
    pub inside: Vec<Period>,
    pub bound: Vec<Period>,
    /// Periods of sentences before, the latest first.
    pub earlier: Vec<Period>,
    pub governing: Option<Period>,
    pub carried: Option<Period>,
    pub last: Option<&'s Figure>,
    /// Whether the figure before is in the same sentence.
    pub last_is_near: bool,
    pub manner: FigureManner,
    /// Whether the sentence speaks of what is to come.
    pub ahead: bool,
    pub closest: Option<Period>,
    pub wording: PeriodWording,
    /// What the words say for any period that the sentence does not name, once that is asked.
    pub outside: OnceCell<Arc<[u64]>>,
}

/// How the figure stands in its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct FigureManner {
    /// It is where a movement starts: `von 3 Prozent auf 5`.
    pub starts: bool,
    /// It is what another one is compared with: `nach 3 Prozent`.
    pub compared: bool,
    /// It only describes something in passing: `the 12,000 employees`.
    pub attribute: bool,
}

impl FigureManner {
    /// As what templates are filled with.
    pub(super) fn value(self) -> u64 {
        u64::from(self.starts) + 2 * u64::from(self.compared) + 4 * u64::from(self.attribute)
    }
}

impl<'s> PeriodContext<'s> {
    pub(super) fn new(
        text: &'s LinkText<'s>,
        around: &'s Surroundings,
        noun: Option<&'s MeasurePhrase>,
        draft: &'s Figure,
        figures: &'s [Figure],
        chronology: &'s Chronology,
    ) -> Self {
        /// Later words of a long sentence say little about this figure.
        const REACH: usize = 60;
        let number = around.number;
        let here = text.quantities[number].tokens.clone();
        let sentence = text.sentence(here.start);
        let tie = preposition::tie(text, here.start, sentence.start);
        let is_tie = |tag| tie.is_some_and(|tie| text.is(tie, tag));
        let starts = is_tie(LinkTag::From) && preposition::starts_movement(text, number, &sentence);
        let (bound, inside): (Vec<usize>, Vec<usize>) = attachment::candidates(text, &sentence, here.start)
            .partition(|&index| attachment::is_bound_elsewhere(text, index, number));
        let periods = |numbers: Vec<usize>| -> Vec<Period> {
            numbers.into_iter().map(|index| text.periods[index]).collect()
        };
        let compared = is_tie(LinkTag::Compare);
        let dates = |&index: &usize| compared || !attachment::is_base(text, index, &here);
        let (inside, bound) = (periods(inside), periods(bound.into_iter().filter(dates).collect()));
        let wording = PeriodWording::of(text, noun, draft.direction, &sentence, inside.iter().chain(&bound));
        let mut context = Self {
            text,
            number,
            around,
            noun,
            draft,
            figures,
            chronology,
            inside,
            bound,
            earlier: timeline::earlier(text, sentence.start)
                .into_iter()
                .filter(|period| !attachment::opens_comparison(text, &text.tokens_in(period.span)))
                .collect(),
            governing: noun
                .and_then(|noun| chronology.governing.find(text, here.start, &noun.tokens, draft, figures)),
            carried: attachment::carried(text, &sentence, starts, figures),
            last: figures.last(),
            last_is_near: number > 0 && sentence.contains(&text.quantities[number - 1].tokens.start),
            manner: FigureManner {
                starts,
                compared: is_tie(LinkTag::Compare),
                attribute: attachment::is_attribute(text, number, &sentence) || has_part(text, number),
            },
            ahead: sentence.clone().take(REACH).any(|index| text.is(index, LinkTag::Ahead)),
            closest: None,
            wording,
            outside: OnceCell::new(),
            here,
            sentence,
        };
        context.closest =
            context.inside.iter().copied().min_by_key(|period| context.remoteness(period, &context.here));
        context
    }

    /// The period right behind a figure that looks back from what the sentence tells: `nach 4 Prozent im Vorjahresmonat`.
    pub(super) fn former_behind(&self) -> Option<Period> {
        let looks_back = |tokens: Range<usize>| {
            let comparable = tokens.clone().any(|index| self.text.is(index, LinkTag::Former));
            tokens.start == self.here.end && comparable
        };
        if !self.manner.compared && !self.manner.starts {
            return None;
        }
        self.inside.iter().copied().find(|period| looks_back(self.text.tokens_in(period.span)))
    }

    /// Borders of clauses between a period and a figure, then tokens.
    pub(super) fn remoteness(&self, period: &Period, figure: &Range<usize>) -> (usize, usize) {
        let tokens = self.text.tokens_in(period.span);
        let distance = if tokens.start >= figure.end {
            tokens.start - figure.end
        } else {
            figure.start.saturating_sub(tokens.end)
        };
        (self.text.clause_distance(near_end(&tokens, figure), figure.start), distance)
    }

    /// The figure of the sentence that stands closest to the period, among this one and those around it.
    pub(super) fn closest_figure(&self, period: &Period) -> Option<usize> {
        const REACH: usize = 12;
        let quantities = self.text.quantities;
        let inside = |number: &usize| self.sentence.contains(&quantities[*number].tokens.start);
        let from = self.number.saturating_sub(REACH);
        let to = quantities.len().min(self.number + REACH);
        (from..to).filter(inside).min_by_key(|&number| self.remoteness(period, &quantities[number].tokens))
    }

    /// Whether a word of the measured noun has `tag`.
    pub(super) fn is(&self, tag: LinkTag) -> bool {
        self.noun.is_some_and(|noun| noun.tokens.clone().any(|index| self.text.is(index, tag)))
    }
}

/// The token of a period that stands nearest to the figure.
pub(super) fn near_end(period: &Range<usize>, figure: &Range<usize>) -> usize {
    if period.start >= figure.end { period.start } else { period.end.saturating_sub(1) }
}
