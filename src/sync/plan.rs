//! The order in which feeds are read, and which ones are skipped.

use crate::library::feeds::Feed;
use crate::order::Reorder;

/// A feed that crashed the program this many times in a row is skipped unless it is named.
pub const MOST_ENDS: i64 = 2;

/// Feeds by how their last syncs ended.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Their last sync ended with an outcome, good or bad.
    pub sound: Vec<Feed>,
    /// The program ended while reading them. Those with the fewest such ends come first.
    pub suspect: Vec<Feed>,
    /// That happened too often.
    pub skipped: Vec<Feed>,
}

impl Plan {
    /// The plan for `feeds`. With `retry` none is skipped.
    pub fn of(feeds: Vec<Feed>, retry: bool) -> Self {
        let mut plan = Self::default();
        for feed in feeds {
            match feed.unfinished {
                ..=0 => plan.sound.push(feed),
                MOST_ENDS.. if !retry => plan.skipped.push(feed),
                _ => plan.suspect.push(feed),
            }
        }
        plan.suspect.reorder_by_key(|feed| feed.unfinished);
        plan
    }
}

/// Why a feed is skipped.
pub(super) fn problem(feed: &Feed) -> String {
    format!(
        "skipped: depesche crashed {} times while reading this feed; run `depesche sync {}` to retry",
        feed.unfinished, feed.id
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_that_ended_the_program_come_last_or_not_at_all() {
        let feed = |id, unfinished| Feed { id, unfinished, ..Feed::default() };
        let feeds = vec![feed(1, 1), feed(2, 0), feed(3, 2), feed(4, 0), feed(5, i64::MAX), feed(6, -1)];
        let ids = |feeds: &[Feed]| feeds.iter().map(|feed| feed.id).collect::<Vec<_>>();
        let plan = Plan::of(feeds.clone(), false);
        assert_eq!(
            (ids(&plan.sound), ids(&plan.suspect), ids(&plan.skipped)),
            (vec![2, 4, 6], vec![1], vec![3, 5])
        );
        let plan = Plan::of(feeds, true);
        assert_eq!((ids(&plan.suspect), ids(&plan.skipped)), (vec![1, 3, 5], vec![]));
        assert!(problem(&feed(3, 2)).contains("2 times while reading this feed; run `depesche sync 3`"));
    }
}
