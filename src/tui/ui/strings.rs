//! What the interface says, in the reader's language: the files `assets/language/<code>/interface.toml`.
//!
//! A [`UiText`] is a key of these tables. Words in braces are filled in by [`Strings::fill`], so that a language
//! can put them where its grammar wants them.

use crate::language::{DEFAULT, Pack};
use crate::present::messages::Messages;
use crate::present::template;
use crate::tui::action::Action;
pub use crate::tui::ui::ui_text::UiText;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::OnceLock;
use strum::VariantNames as _;

/// The words of one language.
#[derive(Debug, Clone)]
pub struct Strings {
    pack: &'static Pack,
    texts: Vec<String>,
    actions: BTreeMap<String, String>,
    languages: BTreeMap<String, String>,
    /// Read when the first of them is wanted, which is after the first frame if ever.
    messages: OnceLock<Messages>,
}

impl Default for Strings {
    /// Says nothing.
    fn default() -> Self {
        Self {
            pack: DEFAULT,
            texts: Vec::new(),
            actions: BTreeMap::new(),
            languages: BTreeMap::new(),
            messages: OnceLock::new(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    texts: BTreeMap<String, String>,
    actions: BTreeMap<String, String>,
    languages: BTreeMap<String, String>,
}

impl Strings {
    /// The words in the language of `pack`.
    ///
    /// # Errors
    /// Never for the tables that are compiled in, which a test reads; the error names what is wrong.
    pub fn load(pack: &'static Pack) -> Result<Self, toml::de::Error> {
        let mut file: File = toml::from_str(pack.interface)?;
        let texts = UiText::VARIANTS.iter().map(|key| file.texts.remove(*key).unwrap_or_default());
        let (texts, messages) = (texts.collect(), OnceLock::new());
        Ok(Self { pack, texts, actions: file.actions, languages: file.languages, messages })
    }

    /// The language that it is.
    pub fn pack(&self) -> &'static Pack {
        self.pack
    }

    /// The messages of commands and of the engine.
    pub fn messages(&self) -> &Messages {
        self.messages.get_or_init(|| Messages::of(self.pack))
    }

    /// What readers call the language with this ISO 639-1 code.
    pub fn language(&self, code: &str) -> Option<&str> {
        self.languages.get(code).map(String::as_str)
    }

    /// What stands for `text`.
    pub fn get(&self, text: UiText) -> &str {
        self.texts.get(text as usize).map_or("", String::as_str)
    }

    /// What stands for `text`, with the words in braces replaced by `values`.
    pub fn fill(&self, text: UiText, values: &[(&str, &dyn Display)]) -> String {
        template::filled(self.get(text), |filled, name| {
            if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
                filled.push_str(&value.to_string());
            }
        })
    }

    /// `one` for a count of one, else `many`, with the count filled in.
    pub fn count(&self, one: UiText, many: UiText, count: usize) -> String {
        self.fill(if count == 1 { one } else { many }, &[("count", &count)])
    }

    /// What `action` does in a context of the keymap, where the keymap does not say it in this language.
    pub fn action(&self, action: Action, context: &str) -> Option<&str> {
        let there = self.actions.get(&format!("{}-in-{context}", action.name()));
        there.or_else(|| self.actions.get(action.name())).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;

    fn file(pack: &Pack) -> File {
        toml::from_str(pack.interface).expect("the words are right")
    }

    /// The words in braces, sorted.
    fn slots(text: &str) -> Vec<&str> {
        let mut slots: Vec<&str> =
            text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
        slots.sort_unstable();
        slots
    }

    #[test]
    fn every_language_says_the_same_things() {
        let english = file(DEFAULT);
        let mut keys: Vec<&str> = UiText::VARIANTS.to_vec();
        keys.sort_unstable();
        for pack in PACKS {
            let file = file(pack);
            assert_eq!(file.texts.keys().map(String::as_str).collect::<Vec<_>>(), keys, "{pack:?}");
            for (key, text) in &file.texts {
                assert!(!text.is_empty(), "{pack:?}: {key}");
                assert_eq!(slots(text), slots(&english.texts[key]), "{pack:?}: {key}");
            }
            assert!(file.languages.keys().eq(english.languages.keys()), "{pack:?}");
        }
    }

    #[test]
    fn every_action_is_told_in_every_language() {
        // The keymap says it in the language of those who speak none of the others.
        for pack in PACKS.into_iter().filter(|pack| !std::ptr::eq(*pack, DEFAULT)) {
            let strings = Strings::load(pack).unwrap_or_default();
            for &action in Action::ALL {
                assert!(strings.action(action, "article").is_some_and(|text| !text.is_empty()), "{action:?}");
            }
            for name in strings.actions.keys() {
                let (action, context) = name.split_once("-in-").unwrap_or((name, "article"));
                assert!(Action::ALL.iter().any(|known| known.name() == action), "{name}");
                assert!(["article", "list", "library", "page"].contains(&context), "{name}");
            }
        }
    }

    #[test]
    fn words_are_filled_in() {
        let english = Strings::load(DEFAULT).unwrap_or_default();
        let line = english.fill(UiText::HitOf, &[("number", &2), ("count", &7)]);
        assert_eq!(line, "Hit 2 of 7");
        assert_eq!(english.count(UiText::HitOne, UiText::HitMany, 1), "1 hit");
        assert_eq!(english.count(UiText::HitOne, UiText::HitMany, 0), "0 hits");
    }
}
