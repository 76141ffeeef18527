//! In which order feeds are read, and which are left out.

use crate::library::feeds::Feed;

/// A feed that ended the program so many times in a row is not read any more unless it is asked for.
pub const MOST_ENDS: i64 = 2;

/// Feeds by what their last syncs say of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Their last sync came to its end, whatever that was.
    pub sound: Vec<Feed>,
    /// The program ended while they were read. Those that it happened to less often come first.
    pub suspect: Vec<Feed>,
    /// It happened too often.
    pub skipped: Vec<Feed>,
}

impl Plan {
    /// The plan for `feeds`. With `retry` none is left out.
    pub fn of(feeds: Vec<Feed>, retry: bool) -> Self {
        let mut plan = Self::default();
        for feed in feeds {
            match feed.unfinished {
                ..=0 => plan.sound.push(feed),
                MOST_ENDS.. if !retry => plan.skipped.push(feed),
                _ => plan.suspect.push(feed),
            }
        }
        plan.suspect.sort_by_key(|feed| feed.unfinished);
        plan
    }
}

/// Why a feed is left out.
pub(super) fn problem(feed: &Feed) -> String {
    format!(
        "the program ended while reading this feed {} times; `depesche sync {}` tries again",
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
        assert!(problem(&feed(3, 2)).contains("2 times; `depesche sync 3`"));
    }
}
