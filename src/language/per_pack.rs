//! What a stage makes of a pack, once.

use super::pack::Pack;
use std::sync::OnceLock;

/// A value that is made of each pack when it is first asked for, and kept.
///
/// There are a few packs, and a stage asks for every token: so the values are a list that only grows, and asking takes
/// no lock.
#[derive(Debug)]
pub struct PerPack<T> {
    make: fn(&'static Pack) -> T,
    first: Made<T>,
}

/// The place of a value in the list.
type Made<T> = OnceLock<Box<Value<T>>>;

#[derive(Debug)]
struct Value<T> {
    pack: &'static Pack,
    made: T,
    next: Made<T>,
}

impl<T> PerPack<T> {
    /// Values that `make` makes.
    pub const fn new(make: fn(&'static Pack) -> T) -> Self {
        Self { make, first: OnceLock::new() }
    }

    /// The value of `pack`.
    pub fn of(&self, pack: &'static Pack) -> &T {
        let mut place = &self.first;
        loop {
            let new = || Box::new(Value { pack, made: (self.make)(pack), next: OnceLock::new() });
            let value = place.get_or_init(new);
            if std::ptr::eq(value.pack, pack) {
                return &value.made;
            }
            place = &value.next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;

    #[test]
    fn a_value_is_made_once_for_each_pack() {
        static CODES: PerPack<String> = PerPack::new(|pack| format!("{:?}", pack.language.code()));
        let [first, second] = PACKS.map(|pack| CODES.of(pack));
        assert!(std::ptr::eq(first, CODES.of(PACKS[0])));
        assert_ne!(first, second);
    }
}
