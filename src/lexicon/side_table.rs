//! What one stage knows of the words of a lexicon.

use super::{Lexicon, WordId};

/// A value for each word of a [`Lexicon`] that a stage has something to say of. Words are looked up in the lexicon
/// once; every stage then finds its own value by the word's number.
#[derive(Debug, Clone)]
pub struct SideTable<T> {
    places: Vec<u16>,
    /// The values; number 0 belongs to every word without one.
    values: Vec<T>,
}

impl<T: Default> SideTable<T> {
    /// The place of the default.
    pub const NONE: u16 = 0;

    /// A table without values for the words of `lexicon`.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self { places: vec![0; lexicon.len() + 1], values: vec![T::default()] }
    }

    /// The value of `word`, which is made where there is none yet.
    pub fn value_mut(&mut self, word: WordId) -> &mut T {
        let known = self.place(word);
        let place = if known == Self::NONE { self.push(T::default()) } else { known };
        if let Some(slot) = self.places.get_mut(word.index()).filter(|_| word != WordId::UNKNOWN) {
            *slot = place;
        }
        &mut self.values[usize::from(place)]
    }

    /// The value of `word`; the default where the stage knows nothing of it.
    pub fn get(&self, word: WordId) -> &T {
        self.at(self.place(word))
    }

    /// Adds a value that belongs to no word of the lexicon and gives its place, for stages that find words in other
    /// ways too.
    pub fn push(&mut self, value: T) -> u16 {
        self.values.push(value);
        (self.values.len() - 1) as u16
    }

    /// The place of the value of `word`, for those who keep it.
    pub fn place(&self, word: WordId) -> u16 {
        self.places.get(word.index()).copied().unwrap_or_default()
    }

    /// The value at a place.
    pub fn at(&self, place: u16) -> &T {
        self.values.get(usize::from(place)).unwrap_or(&self.values[0])
    }

    /// The value at a place.
    pub fn at_mut(&mut self, place: u16) -> &mut T {
        &mut self.values[usize::from(place)]
    }

    /// Whether the stage knows something of `word`.
    pub fn has(&self, word: WordId) -> bool {
        self.place(word) != Self::NONE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_a_value_have_the_default() {
        let lexicon = Lexicon::parse(&["a\tlink.up\nb\tname.role\n"]).expect("a lexicon");
        let (a, b) = (lexicon.find("a"), lexicon.find("b"));
        let mut table: SideTable<u32> = SideTable::new(&lexicon);
        *table.value_mut(a) += 2;
        *table.value_mut(a) += 3;
        *table.value_mut(WordId::UNKNOWN) = 7;
        assert_eq!((*table.get(a), table.has(a)), (5, true));
        assert_eq!((*table.get(b), table.has(b)), (0, false));
        assert_eq!(*table.get(WordId::UNKNOWN), 0);
    }
}
