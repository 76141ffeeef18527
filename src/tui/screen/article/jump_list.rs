//! The places that jumps began at, to go back to and forth again.

/// A list of places with a position in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JumpList {
    places: Vec<usize>,
    /// Behind the last place while nobody has gone back.
    at: usize,
}

/// How many places are kept.
const KEPT: usize = 100;

impl JumpList {
    /// Remembers that a jump began at `place`. What was ahead is forgotten.
    pub fn record(&mut self, place: usize) {
        self.places.truncate(self.at);
        if self.places.last() != Some(&place) {
            self.places.push(place);
        }
        if self.places.len() > KEPT {
            self.places.remove(0);
        }
        self.at = self.places.len();
    }

    /// The place before, coming from `here`.
    pub fn back(&mut self, here: usize) -> Option<usize> {
        if self.at == self.places.len() {
            self.record(here);
            self.at -= 1;
        }
        self.at = self.at.checked_sub(1)?;
        self.places.get(self.at).copied()
    }

    /// The place behind, where one has gone back.
    pub fn forward(&mut self) -> Option<usize> {
        let place = self.places.get(self.at + 1).copied()?;
        self.at += 1;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forth() {
        let mut jumps = JumpList::default();
        assert_eq!(jumps.back(5), None);
        jumps.record(1);
        jumps.record(2);
        assert_eq!((jumps.back(3), jumps.back(2), jumps.back(1)), (Some(2), Some(1), None));
        assert_eq!((jumps.forward(), jumps.forward(), jumps.forward()), (Some(2), Some(3), None));
        assert_eq!(jumps.back(3), Some(2));
        jumps.record(2);
        assert_eq!(jumps.forward(), None);
    }
}
