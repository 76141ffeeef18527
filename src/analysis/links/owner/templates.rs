//! The templates of the decision on an owner, and how they are filled: what the words around a figure and a name say of
//! whose the figure is.

use super::context::OwnerContext;
use super::presence::EntityPresence;
use crate::analysis::EntityId;
use crate::analysis::links::choice::{LinkEvidence, Template};
use crate::analysis::links::surroundings::{Gap, bucket, pair};
use crate::analysis::links::tag::{LinkTag, LinkTags};

/// What is filled in. The numbers are part of the model.
#[derive(Debug, Clone, Copy)]
enum OwnerTemplate {
    // How present the name is in the text.
    Count,
    IsCompany,
    Rank,
    FirstSentence,
    NotYetNamed,
    SentencesAgo,
    RankWithoutNames,
    MostRecent,
    OwnsLast,
    OwnsLastClause,
    OwnsLastMeasure,
    // One that the sentence does not name.
    AbsentOpening,
    AbsentClauseOpening,
    AbsentClauseOpeningKind,
    AbsentOpeningNames,
    AbsentBehindFigure,
    AbsentNoun,
    AbsentFirstWord,
    AbsentMeasure,
    AbsentMeasureBefore,
    AbsentWord,
    // A mention of the sentence, by its side of the figure.
    Distance,
    NamesBetween,
    FiguresBetween,
    Clauses,
    ClausesNames,
    WordBefore,
    WordBehind,
    WordsBefore,
    WordsBehind,
    WordBeforeBoth,
    BeforeFigure,
    BehindFigure,
    Between,
    TagBetween,
    TagDirectlyBetween,
    Target,
    TargetBehind,
    Place,
    Opens,
    OpensClause,
    Says,
    Measure,
    MeasureTag,
    FromMeasure,
    MeasureBetween,
    // Nobody.
    NobodyWord,
    NobodyBehindFigure,
    NobodyBeforeFigure,
    NobodyNoun,
    NobodyFirstWord,
    NobodyMeasure,
    NobodyMeasureBefore,
    NobodyMeasureTag,
    NobodyMeasureFirst,
    NobodyLast,
    NobodyNearBehind,
    NobodyNearBefore,
    NobodyOpening,
    NobodyClauseOpening,
    NobodyClauseOpeningKind,
    NobodyBlock,
    NobodyNames,
    // More of what is measured, and of people, to whom little belongs.
    AbsentMeasureEnding,
    NobodyMeasureEnding,
    NobodyMeasureEndingKind,
    MeasureEnding,
    PersonMeasure,
    PersonMeasureEnding,
    PersonKind,
    PersonNoun,
    PersonBeforeFigure,
    PersonBehindFigure,
    PersonWord,
    // More of how present the name is.
    Owned,
    OwnedShare,
    OwnedMeasure,
    RankAgo,
    RankFirst,
    RankOpening,
    AgoOpening,
}

impl Template for OwnerTemplate {
    fn number(self) -> u64 {
        self as u64
    }
}

/// So many words between a name and a figure are read.
const BETWEEN: usize = 20;

impl OwnerContext<'_> {
    /// What the words say for a company or person.
    pub(super) fn fill_entity(&self, entity: EntityId, evidence: &mut LinkEvidence) {
        let Some(presence) = self.presence.entity(entity) else { return };
        let (before, behind) = presence.around(self.text, self.here.start);
        self.fill_presence(entity, presence, before, evidence);
        let inside = |mention: &usize| self.wording.mentions.contains(mention);
        let (before, behind) = (before.filter(inside), behind.filter(inside));
        if before.is_none() && behind.is_none() {
            evidence.share(self.absence.get_or_init(|| self.fill_absence().into_shared()));
        }
        for (side, mention) in [(0, before), (1, behind)] {
            if let Some(mention) = mention {
                self.fill_mention(side, mention, evidence);
            }
        }
    }

    /// `last` is the last mention before the figure.
    fn fill_presence(
        &self,
        entity: EntityId,
        presence: &EntityPresence,
        last: Option<usize>,
        evidence: &mut LinkEvidence,
    ) {
        use OwnerTemplate as T;
        let text = self.text;
        let wording = &self.wording;
        let company = matches!(entity, EntityId::Company(_));
        evidence.fill(T::Count, bucket(presence.count, &[1, 2, 3, 5, 8]));
        if !company {
            self.fill_person(evidence);
        }
        evidence.fill(T::IsCompany, company.into());
        let rank = bucket(presence.rank, &[0, 1, 2, 4]);
        evidence.fill(T::Rank, rank);
        evidence.fill(T::FirstSentence, bucket(text.sentence_of(presence.first), &[0, 1, 2, 4, 8]));
        if presence.first > self.here.start {
            evidence.fill(T::NotYetNamed, 1);
        }
        if let Some(last) = last {
            let sentence = text.sentence_of(text.mention_tokens(last).start);
            let block = |number: usize| text.sentences.get(number).map(|sentence| sentence.block_index);
            let same_block = block(sentence) == block(self.sentence_number);
            let ago = bucket(self.sentence_number.saturating_sub(sentence), &[0, 1, 2, 3, 5, 8]);
            evidence.fill_pair(T::SentencesAgo, ago, 2);
            evidence.fill_pair(T::SentencesAgo, ago, same_block.into());
        }
        if wording.names == 0 {
            evidence.fill(T::RankWithoutNames, rank);
        }
        let named = u64::from(wording.names > 0);
        let ago = last.map_or(9, |last| {
            let sentence = text.sentence_of(text.mention_tokens(last).start);
            bucket(self.sentence_number.saturating_sub(sentence), &[0, 1, 2, 3, 5, 8])
        });
        let first = bucket(text.sentence_of(presence.first), &[0, 1, 3]);
        evidence.fill_pair(T::RankAgo, pair(rank, ago), named);
        evidence.fill_pair(T::RankFirst, pair(rank, first), named);
        evidence.fill_pair(T::RankOpening, pair(rank, wording.opening), named);
        evidence.fill_pair(T::AgoOpening, pair(ago, wording.clause_opening), named);
        self.fill_owned(entity, named, evidence);
        if self.last.is_some_and(|last| last.who == Some(entity)) {
            let near = u64::from(self.last_is_near);
            evidence.fill_pair(T::OwnsLast, near, wording.opening);
            evidence.fill_pair(T::OwnsLastClause, near, wording.clause_opening);
            if let Some([measure, ..]) = wording.measure {
                evidence.fill_pair(T::OwnsLastMeasure, near, measure);
            }
        }
        if self.recent.first() == Some(&entity) {
            evidence.fill(T::MostRecent, u64::MAX);
            evidence.fill(T::MostRecent, wording.opening);
        }
    }

    /// What the figures before say that the company or person owns.
    fn fill_owned(&self, entity: EntityId, named: u64, evidence: &mut LinkEvidence) {
        /// So many figures back are counted.
        const COUNTED: usize = 16;
        use OwnerTemplate as T;
        let recent = || self.figures.iter().rev().take(COUNTED);
        let owned = recent().filter(|figure| figure.who == Some(entity)).count();
        let others = recent().filter(|figure| figure.who.is_some_and(|who| who != entity)).count();
        let nobody = recent().filter(|figure| figure.who.is_none()).count();
        let classes = |count: usize| bucket(count, &[0, 1, 3, 7]);
        evidence.fill_pair(T::Owned, classes(owned), named);
        evidence.fill_pair(
            T::OwnedShare,
            pair(classes(owned), pair(classes(others), classes(nobody))),
            named,
        );
        if let Some(ending) = self.wording.measure_ending {
            evidence.fill_pair(T::OwnedMeasure, classes(owned), ending);
        }
    }

    /// What the words say for any person.
    fn fill_person(&self, evidence: &mut LinkEvidence) {
        use OwnerTemplate as T;
        if let (Some([measure, ..]), Some(ending)) = (self.wording.measure, self.wording.measure_ending) {
            evidence.fill(T::PersonMeasure, measure);
            evidence.fill(T::PersonMeasureEnding, ending);
        }
        evidence.fill(T::PersonKind, self.around.group);
        evidence.fill(T::PersonNoun, self.around.noun);
        evidence.fill(T::PersonBeforeFigure, self.around.before);
        evidence.fill(T::PersonBehindFigure, self.around.behind);
        for &word in &self.around.words {
            evidence.fill(T::PersonWord, word);
        }
    }

    /// What the words say for any that the sentence does not name.
    fn fill_absence(&self) -> LinkEvidence {
        use OwnerTemplate as T;
        let wording = &self.wording;
        let mut evidence = LinkEvidence::with_room();
        evidence.fill_pair(T::AbsentOpening, wording.opening, self.around.language);
        evidence.fill_pair(T::AbsentClauseOpening, wording.clause_opening, self.around.language);
        evidence.fill_pair(T::AbsentClauseOpeningKind, wording.clause_opening, self.around.group);
        evidence.fill_pair(T::AbsentOpeningNames, wording.opening, (wording.names > 0).into());
        evidence.fill(T::AbsentBehindFigure, self.around.behind);
        evidence.fill(T::AbsentNoun, self.around.noun);
        evidence.fill(T::AbsentFirstWord, wording.first);
        if let Some([measure, before, _]) = wording.measure {
            evidence.fill(T::AbsentMeasure, measure);
            evidence.fill(T::AbsentMeasureBefore, before);
        }
        if let Some(ending) = wording.measure_ending {
            evidence.fill(T::AbsentMeasureEnding, ending);
        }
        for &word in &self.around.words {
            evidence.fill(T::AbsentWord, word);
        }
        evidence
    }

    fn fill_mention(&self, side: u64, mention: usize, evidence: &mut LinkEvidence) {
        use OwnerTemplate as T;
        let (text, wording, sentence, here) = (self.text, &self.wording, &self.sentence, &self.here);
        let tokens = text.mention_tokens(mention);
        let key = |index: Option<usize>| text.key(sentence, index);
        let gap = Gap::between(text, here, &tokens, tokens.start);
        let names = bucket(text.mentions_between(&gap.tokens, &wording.mentions), &[0, 1, 2]);
        let mut fill = |template: OwnerTemplate, value: u64| evidence.fill_pair(template, side, value);
        fill(T::Distance, gap.distance);
        fill(T::NamesBetween, names);
        fill(T::FiguresBetween, gap.figures);
        fill(T::Clauses, gap.clauses);
        fill(T::ClausesNames, pair(gap.clauses, names));
        let (before, behind) = (key(tokens.start.checked_sub(1)), key(Some(tokens.end)));
        fill(T::WordBefore, before);
        fill(T::WordBehind, behind);
        fill(T::WordsBefore, pair(key(tokens.start.checked_sub(2)), before));
        fill(T::WordsBehind, pair(behind, key(Some(tokens.end + 1))));
        fill(T::WordBeforeBoth, pair(before, self.around.before));
        fill(T::BeforeFigure, self.around.before);
        fill(T::BehindFigure, self.around.behind);
        for (word, tags) in gap.words(text, sentence, BETWEEN) {
            fill(T::Between, word);
            for tag in tags.numbers() {
                fill(T::TagBetween, tag);
                if names == 0 {
                    fill(T::TagDirectlyBetween, tag);
                }
            }
        }
        if !wording.targets.is_empty() {
            let inside = wording.targets.iter().any(|target| gap.tokens.contains(target));
            let preceding = wording.targets.iter().any(|&target| target < tokens.start);
            fill(T::Target, u64::from(inside) * 2 + u64::from(preceding));
            fill(T::TargetBehind, before);
        }
        let place = mention - wording.mentions.start.min(mention);
        fill(T::Place, bucket(place, &[0, 1, 2]));
        fill(T::Opens, pair((tokens.start <= sentence.start + 1).into(), wording.opening));
        let opens = (wording.clause..=wording.clause + 2).contains(&tokens.start);
        fill(T::OpensClause, pair(opens.into(), wording.clause_opening));
        if text.is(tokens.end, LinkTag::Say) {
            fill(T::Says, 1);
        }
        let (Some(noun), Some([measure, ..])) = (self.noun, wording.measure) else { return };
        fill(T::Measure, measure);
        if let Some(ending) = wording.measure_ending {
            fill(T::MeasureEnding, ending);
        }
        let behind = noun.tokens.start >= tokens.end;
        let parted = if behind { tokens.end..noun.tokens.start } else { noun.tokens.end..tokens.start };
        let place = pair(bucket(parted.len(), &[0, 1, 2, 3, 5, 10]), behind.into());
        fill(T::FromMeasure, place);
        for tag in text.tags(noun.head()).numbers() {
            fill(T::MeasureTag, pair(tag, place));
        }
        if parted.len() <= 3 {
            let words = parted.fold(behind.into(), |words, index| pair(words, key(Some(index))));
            fill(T::MeasureBetween, words);
        }
    }

    /// What the words say for nobody.
    pub(super) fn fill_nobody(&self, evidence: &mut LinkEvidence) {
        /// So many words on each side of the figure stand near.
        const NEAR: usize = 3;
        use OwnerTemplate as T;
        let (text, wording, sentence, here) = (self.text, &self.wording, &self.sentence, &self.here);
        for &word in &self.around.words {
            evidence.fill(T::NobodyWord, word);
        }
        for index in here.end..(here.end + NEAR).min(sentence.end) {
            evidence.fill(T::NobodyNearBehind, text.key(sentence, Some(index)));
        }
        for index in here.start.saturating_sub(NEAR).max(sentence.start)..here.start {
            evidence.fill(T::NobodyNearBefore, text.key(sentence, Some(index)));
        }
        evidence.fill(T::NobodyBehindFigure, self.around.behind);
        evidence.fill(T::NobodyBeforeFigure, self.around.before);
        evidence.fill(T::NobodyNoun, self.around.noun);
        evidence.fill(T::NobodyFirstWord, wording.first);
        if let Some([measure, before, first]) = wording.measure {
            evidence.fill(T::NobodyMeasure, measure);
            evidence.fill(T::NobodyMeasureBefore, before);
            evidence.fill(T::NobodyMeasureFirst, first);
            evidence.fill(T::NobodyMeasureFirst, pair(before, first));
        }
        if let Some(ending) = wording.measure_ending {
            evidence.fill(T::NobodyMeasureEnding, ending);
            evidence.fill_pair(T::NobodyMeasureEndingKind, ending, self.around.group);
        }
        let tags = self.noun.map(|noun| text.tags(noun.head()));
        for tag in tags.into_iter().flat_map(LinkTags::numbers) {
            evidence.fill(T::NobodyMeasureTag, tag);
        }
        if self.last.is_some_and(|last| last.who.is_none()) {
            evidence.fill_pair(T::NobodyLast, self.last_is_near.into(), wording.clause_opening);
        }
        evidence.fill_pair(T::NobodyOpening, wording.opening, self.around.language);
        evidence.fill_pair(T::NobodyClauseOpening, wording.clause_opening, self.around.language);
        evidence.fill_pair(T::NobodyClauseOpeningKind, wording.clause_opening, self.around.group);
        evidence.fill(T::NobodyBlock, self.around.block);
        evidence.fill(T::NobodyNames, bucket(wording.names, &[0, 1, 2, 3]));
    }
}
