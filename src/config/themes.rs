//! The themes: those of the program by name, those of the user as files.

use super::file::read;
use anyhow::Context as _;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ThemeName {
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// With the highest contrast, on black.
    Contrast,
    /// Without colour.
    Mono,
    /// In the terminal's own sixteen colours.
    Terminal,
    /// The user's, by its place in [`Config::themes`](super::Config::themes).
    Own(u16),
}

/// The names of the built-in themes in files, on the command line and as the `base` of other themes.
pub const BUILT_IN_THEMES: [(&str, ThemeName); 5] = [
    ("dark", ThemeName::Dark),
    ("light", ThemeName::Light),
    ("contrast", ThemeName::Contrast),
    ("mono", ThemeName::Mono),
    ("terminal", ThemeName::Terminal),
];

/// The name of no theme in particular: the terminal's background decides.
pub const AUTO_THEME: &str = "auto";

/// The folder of the user's themes, in the configuration folder.
pub const THEMES: &str = "themes";

/// So many themes of the user are read, the first ones by name.
const MOST_THEMES: usize = 100;

/// A theme file of the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTheme {
    /// The name of the file without its ending.
    pub name: String,
    /// The path of the file, for error messages.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// The theme with this name; none for `auto`.
pub(super) fn named(name: &str, own: &[OwnTheme]) -> Option<ThemeName> {
    let built_in = BUILT_IN_THEMES.iter().find(|(known, _)| *known == name).map(|(_, theme)| *theme);
    built_in.or_else(|| {
        (0..).map(ThemeName::Own).zip(own).find(|(_, own)| own.name == name).map(|(theme, _)| theme)
    })
}

/// The theme files in a folder, by name. Files named like a built-in theme are left out.
pub(super) fn read_all(folder: &Path) -> anyhow::Result<Vec<OwnTheme>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error).with_context(|| folder.display().to_string()),
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let mut themes = Vec::new();
    for path in paths.into_iter().take(MOST_THEMES) {
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else { continue };
        let is_taken = name == AUTO_THEME || BUILT_IN_THEMES.iter().any(|(known, _)| *known == name);
        if let Some(text) = read(&path)?.filter(|_| !is_taken) {
            themes.push(OwnTheme { name: name.to_owned(), path: path.display().to_string(), text });
        }
    }
    Ok(themes)
}
