//! How likely each owner or period is for each figure of a text, and for all of them.

use super::feature::Agreement;
use crate::analysis::links::choice::Look;
use crate::analysis::links::kind_group::KindGroup;
use crate::analysis::links::link_text::LinkText;
use foldhash::HashMap;
use strum::VariantNames;

/// The key of nothing.
pub(super) const NOTHING: u64 = 0;
const KINDS: usize = KindGroup::VARIANTS.len();

/// What the first look says of one figure.
#[derive(Debug)]
pub(super) struct Seen {
    /// The number of the figure.
    pub number: usize,
    /// The number of its sentence.
    pub sentence: usize,
    pub group: KindGroup,
    /// How likely each target is, by its key.
    likely: Vec<(u64, f32)>,
}

impl Seen {
    /// How likely the candidate with this number is.
    pub(super) fn of_number(&self, number: usize) -> f32 {
        self.likely.get(number).map_or(0.0, |likely| likely.1)
    }

    /// How likely the target with this key is.
    pub(super) fn of(&self, key: u64) -> f32 {
        self.likely.iter().filter(|likely| likely.0 == key).map(|likely| likely.1).sum()
    }
}

/// What the first look says of all figures that it says something of.
#[derive(Debug)]
pub(super) struct Overview {
    pub figures: Vec<Seen>,
    /// By key: the sums of the probabilities, in each group of kinds.
    sums: HashMap<u64, [f32; KINDS]>,
    /// How many figures of each group there are.
    counts: [usize; KINDS],
}

impl Overview {
    /// `looks` are by the numbers of the figures of `text`.
    pub(super) fn of<D: Agreement>(text: &LinkText<'_>, looks: &[Look<D::Target>]) -> Self {
        let key = |target: Option<D::Target>| target.map_or(NOTHING, D::key);
        let seen = |(number, look): (usize, &Look<D::Target>)| {
            let likely = match look {
                Look::Nothing | Look::Repeated => return None,
                Look::Ruled(linked) => vec![(key(Some(linked.target)), linked.probability)],
                Look::Weighed(weighed) => {
                    let keys = weighed.candidates.iter().map(|candidate| key(candidate.target));
                    keys.zip(weighed.probabilities()).collect()
                }
            };
            let quantity = text.quantities.get(number)?;
            let sentence = text.sentence_of(quantity.tokens.start);
            Some(Seen { number, sentence, group: KindGroup::of(quantity.kind), likely })
        };
        let figures: Vec<Seen> = looks.iter().enumerate().filter_map(seen).collect();
        let (mut sums, mut counts) = (HashMap::<u64, [f32; KINDS]>::default(), [0; KINDS]);
        for figure in &figures {
            counts[figure.group as usize] += 1;
            for &(key, probability) in &figure.likely {
                sums.entry(key).or_default()[figure.group as usize] += probability;
            }
        }
        Self { figures, sums, counts }
    }

    /// How likely the target with this key is for the figures other than `seen`, on average.
    pub(super) fn others(&self, seen: &Seen, key: u64) -> f32 {
        let sum: f32 = self.sums.get(&key).map_or(0.0, |sums| sums.iter().sum());
        average(sum - seen.of(key), self.figures.len() - 1)
    }

    /// The same for those of its group.
    pub(super) fn of_kind(&self, seen: &Seen, key: u64) -> f32 {
        let group = seen.group as usize;
        let sum = self.sums.get(&key).map_or(0.0, |sums| sums[group]);
        average(sum - seen.of(key), self.counts[group] - 1)
    }

    /// The figure so many steps before or behind the one at `place`.
    pub(super) fn beside(&self, place: usize, steps: isize) -> Option<&Seen> {
        self.figures.get(place.checked_add_signed(steps)?)
    }
}

/// 0 for nothing.
pub(super) fn average(sum: f32, count: usize) -> f32 {
    if count == 0 { 0.0 } else { (sum / count as f32).clamp(0.0, 1.0) }
}
