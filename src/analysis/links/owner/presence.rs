//! How present each company and person is in the text: how often, since when, and when last.

use super::salience::Salience;
use crate::analysis::EntityId;
use crate::analysis::links::link_text::LinkText;
use foldhash::HashMap;

/// So many mentions before a sentence are looked at for those that it may go on with.
const RECENT: usize = 6;

/// Where the text names everyone.
#[derive(Debug)]
pub(in crate::analysis::links) struct Presence {
    by_entity: HashMap<EntityId, EntityPresence>,
}

/// Where the text names one company or person.
#[derive(Debug, Default)]
pub(super) struct EntityPresence {
    /// How often by name.
    pub count: usize,
    /// How many are named more often.
    pub rank: usize,
    /// The first token of the first mention.
    pub first: usize,
    /// The mentions by their numbers, with those of people who stand for the company.
    mentions: Vec<usize>,
}

impl Presence {
    /// Looks through the text once.
    pub(in crate::analysis::links) fn of(text: &LinkText<'_>, salience: &Salience) -> Self {
        let mut by_entity: HashMap<EntityId, EntityPresence> = HashMap::default();
        for (number, &(span, named)) in text.names.mentions.iter().enumerate() {
            let own = by_entity.entry(named).or_default();
            if own.count == 0 {
                own.first = text.token_at(span.start);
            }
            own.count += 1;
            own.mentions.push(number);
            let employer = salience.owner(named);
            if employer != named {
                by_entity.entry(employer).or_default().mentions.push(number);
            }
        }
        let mut counts: Vec<usize> = by_entity.values().map(|presence| presence.count).collect();
        counts.sort_unstable();
        for presence in by_entity.values_mut() {
            presence.rank = counts.len() - counts.partition_point(|&count| count <= presence.count);
        }
        Self { by_entity }
    }

    pub(super) fn entity(&self, entity: EntityId) -> Option<&EntityPresence> {
        self.by_entity.get(&entity)
    }
}

impl EntityPresence {
    /// The last mention that begins before the token `at`, and the first one that does not.
    pub(super) fn around(&self, text: &LinkText<'_>, at: usize) -> (Option<usize>, Option<usize>) {
        let start = text.tokens.get(at).map_or(usize::MAX, |token| token.span.start as usize);
        let behind =
            self.mentions.partition_point(|&number| (text.names.mentions[number].0.start as usize) < start);
        let before = behind.checked_sub(1).and_then(|index| self.mentions.get(index)).copied();
        (before, self.mentions.get(behind).copied())
    }
}

/// The companies and people named last before the token `start`, each once, the latest first.
pub(super) fn recent(text: &LinkText<'_>, salience: &Salience, start: usize) -> Vec<EntityId> {
    let here = text.tokens.get(start).map_or(0, |token| token.span.start);
    let before = text.names.mentions.partition_point(|mention| mention.0.end <= here);
    let mut entities = Vec::new();
    for mention in text.names.mentions[..before].iter().rev().take(RECENT) {
        let owner = salience.owner(mention.1);
        if !entities.contains(&owner) {
            entities.push(owner);
        }
    }
    entities
}
