//! What the user has configured: the files in the configuration folder.
//!
//! | file | holds |
//! | --- | --- |
//! | `config.toml` | settings, which `schema` lists, and keys |
//! | `keymap.toml` | keys too; `assets/keymap.toml` says how |
//!
//! The folder is `DEPESCHE_CONFIG_DIR`, else `depesche` where the platform keeps configurations. Neither file
//! need exist. `check` reads `config.toml` against the schema, and this file gives the values their types.

pub mod check;
pub mod schema;

use crate::analysis::Currency;
use anyhow::{Context as _, anyhow};
use check::{Checked, check};
use etcetera::BaseStrategy as _;
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
    /// With the highest contrast, on black.
    Contrast,
    /// Without colour.
    Mono,
}

/// What the user has configured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The theme, unless the terminal's background is to decide.
    pub theme: Option<ThemeName>,
    /// The code of the interface's language, unless the environment is to decide.
    pub language: Option<String>,
    /// The code of the locale of numbers and dates, unless the environment is to decide.
    pub locale: Option<String>,
    /// The currency that the reader thinks in; none for no conversions.
    pub currency: Option<Currency>,
    /// The reader's own reference rates.
    pub rates: Option<PathBuf>,
    /// The widest text, in columns.
    pub measure: u16,
    /// The share of the lists in the width of the screen, in per cent.
    pub side: u16,
    /// Whether the tour is shown at the first start.
    pub tour: bool,
    /// The paths and the texts of the user's keymaps; the later ones win.
    pub keymaps: Vec<(String, String)>,
    /// What `config.toml` says.
    pub checked: Checked,
}

impl Default for Config {
    fn default() -> Self {
        Self::from_checked(Checked::default())
    }
}

impl Config {
    /// Reads the configuration of the user.
    ///
    /// # Errors
    /// Where a file cannot be read, or where `config.toml` is not as it should be; the error names the file, and all
    /// that is wrong with their lines. The keymap is checked when it is used.
    pub fn load() -> anyhow::Result<Self> {
        folder().map_or_else(|| Ok(Self::default()), |folder| Self::load_from(&folder))
    }

    /// Reads the configuration in `folder`.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn load_from(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join("config.toml");
        let checked = match read(&path)? {
            Some(text) => check(&text).map_err(|problems| {
                let lines = problems.iter().map(|problem| format!("{}: {problem}", path.display()));
                anyhow!(lines.collect::<Vec<_>>().join("\n"))
            })?,
            None => Checked::default(),
        };
        let mut config = Self::from_checked(checked);
        // A path is meant from where it is written.
        config.rates = config.rates.map(|rates| folder.join(rates));
        let own = config.checked.keys.clone().map(|keys| (path.display().to_string(), keys));
        let path = folder.join("keymap.toml");
        let other = read(&path)?.map(|text| (path.display().to_string(), text));
        config.keymaps = own.into_iter().chain(other).collect();
        Ok(config)
    }

    /// Gives the values their types. What the schema refuses does not come here.
    fn from_checked(checked: Checked) -> Self {
        let value = |name| {
            let default = || {
                let default = schema::setting(name).map_or("", |setting| setting.default);
                default.trim_matches('"').to_owned()
            };
            checked.given.get(name).map_or_else(default, |given| given.value.clone())
        };
        let unless = |word: &str, value: String| (value != word).then_some(value);
        Self {
            theme: match value("theme").as_str() {
                "dark" => Some(ThemeName::Dark),
                "light" => Some(ThemeName::Light),
                "contrast" => Some(ThemeName::Contrast),
                "mono" => Some(ThemeName::Mono),
                _ => None,
            },
            language: unless("auto", value("language")),
            locale: unless("auto", value("locale")),
            currency: Currency::from_code(&value("currency")),
            rates: unless("", value("rates")).map(PathBuf::from),
            measure: value("measure").parse().unwrap_or_default(),
            side: value("side").parse().unwrap_or_default(),
            tour: value("tour") == "true",
            keymaps: Vec::new(),
            checked,
        }
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
    use super::schema::{SETTINGS, default_file, json_schema};
    use super::*;

    #[test]
    fn what_is_configured_counts_and_what_is_wrong_is_named() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        assert_eq!(Config::load_from(folder.path())?, Config::default());
        let text = "theme = \"light\"\ncurrency = \"none\"\nrates = \"my.csv\"\nkeys = []\n";
        fs::write(folder.path().join("config.toml"), text)?;
        fs::write(folder.path().join("keymap.toml"), "keys = []\n")?;
        let config = Config::load_from(folder.path())?;
        assert_eq!((config.theme, config.currency), (Some(ThemeName::Light), None));
        assert_eq!(config.rates, Some(folder.path().join("my.csv")));
        let names: Vec<bool> = config.keymaps.iter().map(|(path, _)| path.ends_with("keymap.toml")).collect();
        assert_eq!(names, [false, true], "the file for keys alone comes last and wins");
        fs::write(folder.path().join("config.toml"), "\nthme = \"light\"\nside = 99\n")?;
        let wrong = Config::load_from(folder.path()).err().map(|error| format!("{error:#}"));
        let wrong = wrong.unwrap_or_default();
        assert!(
            wrong.contains("config.toml: line 2: `thme` is no setting; did you mean `theme`?"),
            "{wrong}"
        );
        assert!(wrong.contains("config.toml: line 3: `side` is a number"), "{wrong}");
        Ok(())
    }

    #[test]
    fn the_default_file_says_what_holds_anyway() {
        let uncommented = |line: &str| {
            let setting = SETTINGS.iter().any(|setting| line.starts_with(&format!("# {} =", setting.name)));
            if setting { line.trim_start_matches("# ").to_owned() } else { line.to_owned() }
        };
        let file = default_file().lines().map(uncommented).collect::<Vec<_>>().join("\n");
        let checked =
            check(&file).map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>());
        let checked = checked.unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!(checked.given.len(), SETTINGS.len());
        let config = Config::from_checked(checked);
        assert_eq!(Config { checked: Checked::default(), ..config }, Config::default());
        assert_eq!((Config::default().measure, Config::default().side), (80, 40));
    }

    #[test]
    fn the_schema_for_editors_knows_every_setting() {
        let schema = json_schema();
        for setting in &SETTINGS {
            let property = &schema["properties"][setting.name];
            assert_eq!(property["description"], setting.about);
            assert!(!property["default"].is_null(), "{}", setting.name);
        }
    }
}
