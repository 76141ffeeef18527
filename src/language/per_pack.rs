//! What a stage makes of a pack, once.

use super::pack::Pack;
use std::sync::{PoisonError, RwLock};

/// A value that is made of each pack when it is first asked for, and kept.
#[derive(Debug)]
pub struct PerPack<T: 'static> {
    make: fn(&'static Pack) -> T,
    made: RwLock<Vec<(&'static Pack, &'static T)>>,
}

impl<T> PerPack<T> {
    /// Values that `make` makes.
    pub const fn new(make: fn(&'static Pack) -> T) -> Self {
        Self { make, made: RwLock::new(Vec::new()) }
    }

    /// The value of `pack`.
    pub fn of(&self, pack: &'static Pack) -> &'static T {
        let find = |made: &[(&'static Pack, &'static T)]| {
            made.iter().find(|(known, _)| std::ptr::eq(*known, pack)).map(|&(_, value)| value)
        };
        if let Some(value) = find(&self.made.read().unwrap_or_else(PoisonError::into_inner)) {
            return value;
        }
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have made it meanwhile.
        find(&made).unwrap_or_else(|| {
            // There are a few packs, which live as long as the program.
            let value: &'static T = Box::leak(Box::new((self.make)(pack)));
            made.push((pack, value));
            value
        })
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
