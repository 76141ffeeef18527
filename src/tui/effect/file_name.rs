//! Names of files: made of titles, and typed by people.

use std::path::PathBuf;

/// A name has at most so many words of the title.
const WORDS: usize = 8;

/// The longest name, in bytes: with its ending it fits every file system, those that encrypt names among them.
const LONGEST: usize = 100;

/// What a file is called whose article has no words in its title.
const UNTITLED: &str = "article";

/// A name for a file without its ending: the first words of `title` in lower case, letters and digits with hyphens
/// between them. It holds nothing that a file system takes for a folder, an option or a device.
pub fn file_name(title: &str) -> String {
    let lower = title.to_lowercase();
    let words = lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = words.take(WORDS).collect::<Vec<_>>().join("-");
    let end = (0..=LONGEST.min(name.len())).rev().find(|&end| name.is_char_boundary(end)).unwrap_or_default();
    name.truncate(end);
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        return UNTITLED.to_owned();
    }
    if is_device(name) { format!("{UNTITLED}-{name}") } else { name.to_owned() }
}

/// Whether Windows takes a file of this name for a device, whatever its ending.
fn is_device(name: &str) -> bool {
    let is_number = |rest: &str| {
        matches!(rest, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
    };
    matches!(name, "con" | "prn" | "aux" | "nul")
        || name.strip_prefix("com").or_else(|| name.strip_prefix("lpt")).is_some_and(is_number)
}

/// A path that somebody typed: `~/` is the home folder.
pub fn from_home(path: &str) -> PathBuf {
    let home = etcetera::home_dir().ok();
    match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::{Component, Path};

    #[test]
    fn titles_become_names() {
        let long = "Donaudampfschifffahrt ".repeat(20);
        for (title, name) in [
            ("Öl & Gas: ../../OMV hebt Prognose/an", "öl-gas-omv-hebt-prognose-an"),
            ("", "article"),
            ("…?!", "article"),
            (".profile", "profile"),
            ("-rf ~", "rf"),
            ("CON", "article-con"),
            ("Aux.", "article-aux"),
            ("COM¹", "article-com¹"),
            ("lpt9", "article-lpt9"),
            ("Compo", "compo"),
            ("C:\\Windows\\system32", "c-windows-system32"),
        ] {
            assert_eq!(file_name(title), name, "{title}");
        }
        assert_eq!(
            file_name(&long),
            "donaudampfschifffahrt-donaudampfschifffahrt-donaudampfschifffahrt-donaudampfschifffahrt-donaudampfsc"
        );
    }

    proptest! {
        #[test]
        fn every_name_is_a_file_of_its_own(title in "(\\PC|[./\\\\: -]|con|\\p{C}|𝒜|ﬃ|İ){0,60}") {
            let name = format!("{}.analysis.json", file_name(&title));
            let parts: Vec<Component<'_>> = Path::new(&name).components().collect();
            prop_assert!(matches!(parts.as_slice(), [Component::Normal(_)]), "{name:?}");
            prop_assert!(name.len() <= 143 && !name.starts_with(['.', '-']), "{name:?}");
            prop_assert!(!name.contains(['/', '\\', ':', '<', '>', '"', '|', '?', '*', '\0']), "{name:?}");
            prop_assert!(!name.chars().any(char::is_control));
            prop_assert!(!is_device(name.split('.').next().unwrap_or_default()), "{name:?}");
        }
    }
}
