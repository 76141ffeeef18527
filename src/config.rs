//! What the user has configured: the files in the configuration folder.
//!
//! | file | holds |
//! | --- | --- |
//! | `config.toml` | `theme = "auto"`, `"dark"`, `"light"` or `"mono"` |
//! | `keymap.toml` | keys; `assets/keymap.toml` says how |
//!
//! The folder is `DEPESCHE_CONFIG_DIR`, else `depesche` where the platform keeps configurations. Neither file
//! need exist.

use anyhow::Context as _;
use etcetera::BaseStrategy as _;
use serde::Deserialize;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The themes that the program brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ThemeName {
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// Without colour.
    Mono,
}

/// What the user has configured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The theme, unless the terminal's background is to decide.
    pub theme: Option<ThemeName>,
    /// The path and the text of the user's keymap.
    pub keymap: Option<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    theme: ThemeChoice,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ThemeChoice {
    #[default]
    Auto,
    Dark,
    Light,
    Mono,
}

impl Config {
    /// Reads the configuration of the user.
    ///
    /// # Errors
    /// Where a file cannot be read, or where `config.toml` is not as it should be; the error names the file
    /// and the line. The keymap is checked when it is used.
    pub fn load() -> anyhow::Result<Self> {
        folder().map_or_else(|| Ok(Self::default()), |folder| Self::load_from(&folder))
    }

    /// Reads the configuration in `folder`.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn load_from(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join("config.toml");
        let file: File = match read(&path)? {
            Some(text) => toml::from_str(&text)
                .map_err(|error| anyhow::anyhow!("{}: {}", path.display(), toml_problem(&text, &error)))?,
            None => File::default(),
        };
        let theme = match file.theme {
            ThemeChoice::Auto => None,
            ThemeChoice::Dark => Some(ThemeName::Dark),
            ThemeChoice::Light => Some(ThemeName::Light),
            ThemeChoice::Mono => Some(ThemeName::Mono),
        };
        let path = folder.join("keymap.toml");
        let keymap = read(&path)?.map(|text| (path.display().to_string(), text));
        Ok(Self { theme, keymap })
    }
}

/// The configuration folder, where the platform has one.
pub fn folder() -> Option<PathBuf> {
    if let Some(folder) = env::var_os("DEPESCHE_CONFIG_DIR").filter(|folder| !folder.is_empty()) {
        return Some(folder.into());
    }
    etcetera::choose_base_strategy().ok().map(|strategy| strategy.config_dir().join("depesche"))
}

/// What is wrong with the TOML `text`, in one line that names the line of the file.
pub fn toml_problem(text: &str, error: &toml::de::Error) -> String {
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    match error.span().and_then(|span| text.get(..span.start)) {
        Some(before) => format!("line {}: {message}", 1 + before.matches('\n').count()),
        None => message,
    }
}

/// The text of a file, none where it does not exist.
fn read(path: &Path) -> anyhow::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_configured_counts_and_what_is_wrong_is_named() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        assert_eq!(Config::load_from(folder.path())?, Config::default());
        fs::write(folder.path().join("config.toml"), "theme = \"light\"\n")?;
        fs::write(folder.path().join("keymap.toml"), "keys = []\n")?;
        let config = Config::load_from(folder.path())?;
        assert_eq!(config.theme, Some(ThemeName::Light));
        assert!(config.keymap.is_some_and(|(path, _)| path.ends_with("keymap.toml")));
        fs::write(folder.path().join("config.toml"), "\nthme = \"light\"\n")?;
        let wrong = Config::load_from(folder.path()).err().map(|error| format!("{error:#}"));
        let wrong = wrong.unwrap_or_default();
        assert!(
            wrong.contains("config.toml: line 2: unknown field `thme`") && !wrong.contains('\n'),
            "{wrong}"
        );
        Ok(())
    }
}
