//! How the endings of words are taken off.

use std::borrow::Cow;

/// A function that takes the ending off a word in small letters.
pub type Stem = for<'w> fn(&'w str) -> Cow<'w, str>;

/// The Snowball stemmer of this name, which only the library needs. The name is known when the program is compiled, so that
/// no others are in it.
macro_rules! snowball {
    ($algorithm:ident) => {{
        #[cfg(feature = "library")]
        let stem: Option<$crate::language::Stem> =
            Some(|word| rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::$algorithm).stem(word));
        #[cfg(not(feature = "library"))]
        let stem = None;
        stem
    }};
}

pub(super) use snowball;
