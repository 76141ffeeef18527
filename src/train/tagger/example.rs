//! Sentences as the tagger will see them: written as text, cut by the project's tokenizer, in segments.

use super::corpus::LabelledSentence;
use crate::analysis::names;
use crate::analysis::tagger::{Features, Model, ProposalKind, label};
use crate::analysis::text::{Text, annotate};
use crate::document::{Block, BlockKind, Document, Language, Span};
use crate::lexicon::gazetteer;
use std::collections::HashMap;
use std::ops::Range;

/// Features that occur less often are not worth a weight.
const RAREST: u32 = 2;

/// Segments with the features and the label of each token.
#[derive(Debug, Default)]
pub(super) struct Examples {
    /// The number of each feature, in the order in which they were met, and how often it was.
    numbers: HashMap<u64, (u32, u32)>,
    segments: Vec<Segment>,
}

/// One stretch of text.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// The numbers of the features of each token.
    pub features: Vec<Vec<u32>>,
    pub labels: Vec<usize>,
}

impl Examples {
    /// Adds the segments of a sentence twice: as they are, and as if the words that no dictionary has were never
    /// seen before, since most names of tomorrow's news are not in yesterday's. Of the model only the clusters are
    /// used.
    pub fn add(&mut self, sentence: &LabelledSentence, language: Language, model: Model<'_>, of_firms: bool) {
        let (document, labels) = written(sentence, language);
        let Some(text) = annotate(&document) else { return };
        let mut labels = spread(&text, &labels);
        let doubtful = refine(&text, &mut labels);
        self.add_labelled(&text, &labels, model, |range| {
            of_firms || !doubtful[range.clone()].contains(&true)
        });
    }

    /// Adds the segments of a gold article, whose people and companies stand at these places. Places are what the
    /// gazetteer knows for one.
    pub fn add_gold(&mut self, text: &Text<'_>, names: &[(Span, ProposalKind)], model: Model<'_>) {
        let mut labels =
            spread(text, &names.iter().map(|&(span, kind)| (span, label::first(kind))).collect::<Vec<_>>());
        names::with_view(text, |view| {
            for (label, sense) in labels.iter_mut().zip(view.senses) {
                if *label == label::OUTSIDE && sense.is_place() {
                    *label = label::first(ProposalKind::Place);
                }
            }
        });
        self.add_labelled(text, &labels, model, |_| true);
    }

    fn add_labelled(
        &mut self,
        text: &Text<'_>,
        labels: &[usize],
        model: Model<'_>,
        certain: impl Fn(&Range<usize>) -> bool,
    ) {
        names::with_view(text, |view| {
            let mut features = Features::default();
            let is_known = |index: usize| view.words[index].is_ordinary() || !view.text.is_capitalized(index);
            for (range, all_known) in
                view.segments().filter(&certain).flat_map(|range| [(range.clone(), true), (range, false)])
            {
                let mut segment = Segment::default();
                features.extract(
                    view,
                    range,
                    |index, word| (all_known || is_known(index)).then(|| model.cluster(word)),
                    |index, hashes| {
                        let numbers = hashes.iter().map(|&hash| self.number(hash)).collect();
                        segment.features.push(numbers);
                        segment.labels.push(labels[index]);
                    },
                );
                mend(&mut segment.labels);
                self.segments.push(segment);
            }
        });
    }

    fn number(&mut self, hash: u64) -> u32 {
        let next = self.numbers.len() as u32;
        let (number, count) = self.numbers.entry(hash).or_insert((next, 0));
        *count += 1;
        *number
    }

    /// How many segments there are.
    pub fn len(&self) -> usize {
        self.segments.len()
    }

    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The hashes of the features by their number; `None` for those that are too rare.
    pub fn hashes(&self) -> Vec<Option<u64>> {
        let mut hashes = vec![None; self.numbers.len()];
        for (&hash, &(number, count)) in &self.numbers {
            if count >= RAREST {
                hashes[number as usize] = Some(hash);
            }
        }
        hashes
    }
}

/// A sentence as running text, with the bytes of each token and its label.
pub(super) fn written(sentence: &LabelledSentence, language: Language) -> (Document, Vec<(Span, usize)>) {
    let mut text = String::new();
    let mut labels = Vec::new();
    for (token, label) in sentence {
        let closes =
            matches!(token.as_str(), "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "“" | "”")
                || token.starts_with(['\'', '’']) && token.len() > 1;
        if !text.is_empty() && !closes && !text.ends_with(['(', '[', '„', '#', '@']) {
            text.push(' ');
        }
        // The mark before a keyword is no part of the name.
        let token = token.strip_prefix('#').map_or(token.as_str(), |word| {
            text.push('#');
            word
        });
        let start = text.len();
        text.push_str(token);
        labels.push((Span::new(start, text.len()), *label));
    }
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
    (Document { text, language, blocks: vec![block], ..Document::default() }, labels)
}

/// The label of each token of `tokens`: that of the labelled token that it is a part of.
pub(super) fn spread(text: &Text<'_>, labels: &[(Span, usize)]) -> Vec<usize> {
    text.tokens
        .iter()
        .map(|token| {
            let at = labels.partition_point(|(span, _)| span.end <= token.span.start);
            let Some(&(span, label)) = labels.get(at) else { return label::OUTSIDE };
            if token.span.start < span.start {
                return label::OUTSIDE;
            }
            let further = token.span.start > span.start && label::kind(label).is_some();
            if further && !label::goes_on(label) { label + 1 } else { label }
        })
        .collect()
}

/// Takes the labels off organisations that are known to be no companies, and tells which tokens belong to one of
/// which that is not known.
pub(super) fn refine(text: &Text<'_>, labels: &mut [usize]) -> Vec<bool> {
    const FORMS: [&str; 24] = [
        "AG",
        "GmbH",
        "SE",
        "KG",
        "KGaA",
        "mbH",
        "Inc",
        "Corp",
        "Corporation",
        "Ltd",
        "Limited",
        "plc",
        "PLC",
        "LLC",
        "Co",
        "LP",
        "SA",
        "NV",
        "Holding",
        "Group",
        "Bank",
        "Bancorp",
        "Company",
        "Airlines",
    ];
    let mut doubtful = vec![false; labels.len()];
    let mut start = 0;
    while start < labels.len() {
        let first = labels[start];
        if label::kind(first) != Some(ProposalKind::Organization) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while labels.get(end) == Some(&label::further(ProposalKind::Organization)) {
            end += 1;
        }
        let span = text.span(start..end);
        let mut sense = gazetteer::PhraseSense::default();
        gazetteer::matches_at(
            &text.text[span.start as usize..],
            text.pack.naming.known_name_ending,
            |found| {
                if found.len >= span.len() {
                    sense = found.sense;
                }
            },
        );
        let has_form = (start..end).any(|index| FORMS.contains(&text.form(index)));
        if sense.is_no_company() && !has_form {
            labels[start..end].fill(label::OUTSIDE);
        } else if sense.company_row().is_none() && !has_form {
            doubtful[start..end].fill(true);
        }
        start = end;
    }
    doubtful
}

/// A name whose beginning lies outside of the segment begins in it.
fn mend(labels: &mut [usize]) {
    let mut before = label::OUTSIDE;
    for label in labels {
        if !label::may_follow(before, *label) {
            *label -= 1;
        }
        before = *label;
    }
}
