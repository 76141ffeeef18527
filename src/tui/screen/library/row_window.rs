//! The rows of a long list: which are in sight, and which are known. They come from the library when they are needed.

use std::collections::{BTreeMap, BTreeSet};

/// So many rows are kept at most; those out of sight go first.
const KEPT: usize = 2000;

/// The first row of `length` that is shown, moved from `offset` so that the selected one is among the `page` rows.
pub(super) fn revealed(offset: usize, selected: usize, length: usize, page: usize) -> usize {
    let page = page.max(1);
    let lowest = (selected + 1).saturating_sub(page);
    let end = length.saturating_sub(page).max(lowest);
    offset.clamp(lowest, selected).min(end)
}

/// The first row of `length` that is shown, moved by so many `rows` from `offset`.
pub(super) fn scrolled(offset: usize, rows: isize, length: usize, page: usize) -> usize {
    offset.saturating_add_signed(rows).min(length.saturating_sub(page))
}

/// The rows of a list that are known, by their keys, and those that were asked for.
#[derive(Debug, Clone)]
pub(super) struct RowCache<K, R> {
    rows: BTreeMap<K, R>,
    asked: BTreeSet<K>,
}

impl<K, R> Default for RowCache<K, R> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), asked: BTreeSet::new() }
    }
}

impl<K: Copy + Ord, R> RowCache<K, R> {
    pub fn get(&self, key: K) -> Option<&R> {
        self.rows.get(&key)
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut R> {
        self.rows.values_mut()
    }

    /// Takes a row that has come.
    pub fn insert(&mut self, key: K, row: R) {
        self.rows.insert(key, row);
    }

    /// Notes that a row is asked for. Says whether it was neither known nor asked for before.
    pub fn ask(&mut self, key: K) -> bool {
        !self.rows.contains_key(&key) && self.asked.insert(key)
    }

    /// Notes that rows have come without being asked for.
    pub fn need_not_ask(&mut self, keys: impl Iterator<Item = K>) {
        self.asked.extend(keys);
    }

    /// Those of the rows from `offset` on, and of one page more on either side, that have to be asked for.
    pub fn missing(&mut self, keys: &[K], offset: usize, page: usize) -> Vec<K> {
        let from = offset.saturating_sub(page);
        let to = (offset + 2 * page).min(keys.len());
        let near = keys.get(from..to).unwrap_or_default();
        let missing: Vec<K> = near.iter().copied().filter(|key| !self.asked.contains(key)).collect();
        if self.rows.len() > KEPT {
            let near: BTreeSet<K> = near.iter().copied().collect();
            self.rows.retain(|key, _| near.contains(key));
            self.asked.retain(|key| near.contains(key));
        }
        self.asked.extend(&missing);
        missing
    }

    /// What is known may have changed: it stays until it comes anew.
    pub fn forget(&mut self) {
        self.asked.clear();
    }
}
