//! The list of the packs, and how one is found.

use super::pack::Pack;
use super::{de, en};
use crate::document::Language;

/// Every language that is analysed.
pub static PACKS: [&Pack; 2] = [&de::PACK, &en::PACK];

/// The language of the interface, and the locale, for those who speak none of [`PACKS`].
pub static DEFAULT: &Pack = &en::PACK;

/// The pack of a language.
pub fn pack(language: Language) -> Option<&'static Pack> {
    PACKS.into_iter().find(|pack| pack.language == language)
}

/// The language that the environment asks for, by the first variable that is set of those that programs obey.
pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> &'static Pack {
    let wanted = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
    let wanted = wanted.map(|value| value.to_lowercase()).find(|value| !value.is_empty()).unwrap_or_default();
    let code = wanted.split(['_', '-', '.', '@']).next().unwrap_or_default();
    by_code(code).unwrap_or(DEFAULT)
}

/// The pack of the language with this ISO 639-1 code.
pub fn by_code(code: &str) -> Option<&'static Pack> {
    PACKS.into_iter().find(|pack| pack.code() == code)
}

/// What stands before and behind a quotation in a language.
pub fn quotation_marks(language: Language) -> (char, char) {
    pack(language).unwrap_or(DEFAULT).quotation_marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_chooses_the_language() {
        let of = |name: &'static str, value: &'static str| {
            from_environment(move |asked| (asked == name).then(|| value.to_owned())).code()
        };
        assert_eq!(of("LANG", "de_AT.UTF-8"), "de");
        assert_eq!(of("LC_ALL", "de"), "de");
        assert_eq!(of("LANG", "C.UTF-8"), "en");
        assert_eq!(of("LANG", "dev"), "en");
        let both = |asked: &str| match asked {
            "LC_ALL" => Some(String::new()),
            "LC_MESSAGES" => Some("en_GB".to_owned()),
            _ => Some("de_DE".to_owned()),
        };
        assert_eq!(from_environment(both).code(), "en");
    }
}
