//! What is known of one figure before the words that it may measure are weighed, and which words those are.

use super::feature::MeasureFeature;
use super::{attachment, counted, nearest, phrase, transaction};
use crate::analysis::figures::Quantity;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::{MeasurePhrase, NOUNS};
use crate::analysis::links::preposition;
use crate::analysis::links::surroundings::Surroundings;
use crate::analysis::links::tag::LinkTag;
use crate::analysis::{EntityId, FigureKind};
use std::ops::Range;

/// Everything that is told about one figure before its candidates are looked at.
pub(super) struct MeasureContext<'s> {
    pub text: &'s LinkText<'s>,
    pub number: usize,
    pub quantity: &'s Quantity,
    pub sentence: Range<usize>,
    pub around: &'s Surroundings,
    pub tie: Option<usize>,
    pub patterns: [(MeasureFeature, Option<MeasurePhrase>); 6],
    pub last: Option<MeasurePhrase>,
    pub elliptic: bool,
    pub thereof: bool,
    /// A noun of growth or decline that is tied to the figure and does not say what moved.
    pub bare_movement: Option<usize>,
    /// Whether a verb of growth or decline stands in the clause.
    pub moves: bool,
}

impl<'s> MeasureContext<'s> {
    pub(super) fn new(
        text: &'s LinkText<'s>,
        around: &'s Surroundings,
        quantity: &'s Quantity,
        before: &[Option<MeasurePhrase>],
    ) -> Self {
        const CLAUSE: usize = 12;
        let number = around.number;
        let here = &quantity.tokens;
        let sentence = text.sentence(here.start);
        let patterns = [
            (MeasureFeature::AttachedAfter, attachment::after(text, number, &sentence)),
            (MeasureFeature::AttachedBefore, attachment::before(text, number, &sentence)),
            (MeasureFeature::NearestMeasure, nearest::find(text, number, &sentence)),
            (MeasureFeature::NearestMoved, nearest::find_moved(text, number, &sentence)),
            (MeasureFeature::Transaction, transaction::verb(text, number, &sentence)),
            (MeasureFeature::NearestNoun, nearest::before(text, number, &sentence)),
        ];
        // `eröffnete 12 Filialen und investierte 350 Millionen`: money does not go on with a count.
        let is_money = |kind| matches!(kind, FigureKind::Money | FigureKind::Price);
        let last = number
            .checked_sub(1)
            .filter(|&last| sentence.contains(&text.quantities[last].tokens.start))
            .filter(|&last| !(is_money(quantity.kind) && text.quantities[last].kind == FigureKind::Count))
            .and_then(|last| before.get(last).cloned().flatten());
        let thereof = text.is(here.end, LinkTag::Thereof)
            || here.start > sentence.start && text.is(here.start - 1, LinkTag::Thereof);
        let bare = |(_, found): &(MeasureFeature, Option<MeasurePhrase>)| {
            found.as_ref().filter(|found| attachment::is_bare_movement(text, found))?.movement
        };
        let near =
            here.start.saturating_sub(CLAUSE).max(sentence.start)..(here.end + CLAUSE).min(sentence.end);
        let is_verb = |index: usize| text.is_any(index, &[LinkTag::Up, LinkTag::Down]);
        Self {
            text,
            number,
            quantity,
            moves: near
                .into_iter()
                .any(|index| is_verb(index) && text.clause_distance(index, here.start) == 0),
            bare_movement: patterns.iter().find_map(bare),
            tie: preposition::tie(text, here.start, sentence.start),
            elliptic: counted::is_elliptic(text, number, &sentence),
            thereof,
            patterns,
            last,
            around,
            sentence,
        }
    }

    /// What a count counts, where the noun stands beside it.
    pub(super) fn counted(&self) -> Option<MeasurePhrase> {
        let is_count = self.quantity.kind == FigureKind::Count;
        is_count.then(|| counted::noun(self.text, self.number, &self.sentence)).flatten()
    }

    /// What patterns read first, so that the movement that they found is kept.
    pub(super) fn candidates(&self, before: &[Option<MeasurePhrase>]) -> Vec<MeasurePhrase> {
        const REACH: usize = 50;
        /// So many phrases of earlier figures are candidates, and so many figures are asked for them.
        const EARLIER: usize = 3;
        const FIGURES: usize = 10;
        let (text, here) = (self.text, &self.quantity.tokens);
        let mut found: Vec<MeasurePhrase> = Vec::new();
        let bare_movement = self.bare_movement.filter(|_| self.last.is_some());
        let replaced =
            |measured: &MeasurePhrase| bare_movement.is_some_and(|at| measured.tokens == (at..at + 1));
        let mut push = |measured: MeasurePhrase| {
            if !replaced(&measured)
                && !measured.tokens.is_empty()
                && !found.iter().any(|known| known.tokens == measured.tokens)
            {
                found.push(measured);
            }
        };
        let patterns = self.patterns.iter().filter_map(|(_, measured)| measured.as_ref());
        patterns.cloned().for_each(&mut push);
        let bare = |measured: &MeasurePhrase| MeasurePhrase::words(measured.tokens.clone());
        self.last.iter().map(bare).for_each(&mut push);
        let outside = |earlier: &&MeasurePhrase| earlier.tokens.end <= self.sentence.start;
        let mut earlier: Vec<&MeasurePhrase> = Vec::with_capacity(EARLIER);
        for phrase in before.iter().rev().take(FIGURES).flatten().filter(outside) {
            if earlier.len() < EARLIER && !earlier.iter().any(|known| known.tokens == phrase.tokens) {
                earlier.push(phrase);
            }
        }
        earlier.into_iter().map(bare).for_each(&mut push);
        let from = here.start.saturating_sub(REACH).max(self.sentence.start);
        let to = (here.end + REACH).min(self.sentence.end);
        for index in (from..to).filter(|&index| !text.is(index, LinkTag::Empty)) {
            let last_of_nouns = !text.is_noun(index + 1) && !text.is_capitalized(index);
            let adverb = phrase::ends_in(text.form(index), text.pack.words.adverb_endings);
            let told_by_writing = text.pack.writing.nouns_capitalized;
            let heads = told_by_writing || text.is_any(index, &NOUNS) || last_of_nouns && !adverb;
            if heads && text.is_noun(index) {
                push(MeasurePhrase::words(phrase::ending_at(text, index, self.sentence.start)));
            } else if let Some((mention, EntityId::Company(_))) = text.mention_at(index) {
                push(MeasurePhrase::words(text.mention_tokens(mention)));
            }
        }
        found
    }
}
