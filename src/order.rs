//! Stable sorting that is in the program once, and not once for each type and each order.
//!
//! The sort of the standard library is made for long lists and takes some 5 KB of code for each type and each order: half a
//! megabyte for the lists of this program, of which nearly all are short. Here the places of the items are sorted instead,
//! which is the same code for all lists, and then the items are moved there. A short list is sorted by insertion.
//!
//! The order is that of [`slice::sort_by`]. Where a list is long and its sort is waited for, as in a search of the library,
//! the standard library is faster.

use std::cmp::Ordering;

/// Lists up to this length are sorted by insertion, which needs no memory.
const SHORT: usize = 20;

/// Sorting of slices by the place of their items.
pub(crate) trait Reorder<T> {
    /// As [`slice::sort_by`].
    fn reorder_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// As [`slice::sort_by_key`].
    fn reorder_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// As [`slice::sort_by_cached_key`].
    fn reorder_by_cached_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
}

impl<T> Reorder<T> for [T] {
    fn reorder_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        if self.len() > SHORT {
            let places = sorted_places(self.len(), &mut |left, right| compare(&self[left], &self[right]));
            return move_to(self, places);
        }
        for end in 1..self.len() {
            let mut at = end;
            while at > 0 && compare(&self[at], &self[at - 1]) == Ordering::Less {
                self.swap(at, at - 1);
                at -= 1;
            }
        }
    }

    fn reorder_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.reorder_by(|left, right| key(left).cmp(&key(right)));
    }

    fn reorder_by_cached_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        move_to(self, sorted_places(self.len(), &mut |left, right| keys[left].cmp(&keys[right])));
    }
}

/// The places `0..length` in the order of `compare`; of two that are equal the lower one comes first.
fn sorted_places(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|&left, &right| compare(left, right));
    places
}

/// Moves to each place the item that was at `places[place]`. Each cycle of the permutation is gone through once.
fn move_to<T>(items: &mut [T], mut places: Vec<usize>) {
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cmp::Reverse;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(keys in prop::collection::vec(0_u8..12, 0..90)) {
            let items: Vec<(u8, usize)> = keys.iter().copied().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|&(key, _)| Reverse(key));
            let mut by = items.clone();
            by.reorder_by(|left, right| right.0.cmp(&left.0));
            prop_assert_eq!(&by, &expected);
            let mut by_key = items.clone();
            by_key.reorder_by_key(|&(key, _)| Reverse(key));
            prop_assert_eq!(&by_key, &expected);
            let mut by_cached_key = items;
            by_cached_key.reorder_by_cached_key(|&(key, _)| Reverse(key));
            prop_assert_eq!(&by_cached_key, &expected);
        }
    }
}
