//! The user's configuration: the files in the configuration folder.
//!
//! | file | contents |
//! | --- | --- |
//! | `config.toml` | settings (listed in `schema`) and keys |
//! | `keymap.toml` | keys, in the format of `assets/keymap.toml` |
//!
//! The folder is `DEPESCHE_CONFIG_DIR`, by default `depesche` in the platform's configuration folder. Both files are
//! optional. `check` checks `config.toml` against the schema; this file converts the values to their types.

pub mod check;
pub mod schema;

use crate::analysis::Currency;
use anyhow::{Context as _, anyhow};
use check::{Checked, check};
use etcetera::BaseStrategy as _;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The built-in themes.
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

/// The configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The theme; none to follow the terminal's background.
    pub theme: Option<ThemeName>,
    /// The language code of the interface; none to follow the environment.
    pub language: Option<String>,
    /// The locale of numbers and dates; none to follow the environment.
    pub locale: Option<String>,
    /// The currency to convert amounts to; none for no conversion.
    pub currency: Option<Currency>,
    /// The command that opens web pages; none for that of the environment.
    pub browser: Option<String>,
    /// The user's own reference rates.
    pub rates: Option<PathBuf>,
    /// The widest text, in columns.
    pub measure: u16,
    /// The width of the lists, in percent of the screen.
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
    /// If a file cannot be read, or `config.toml` is invalid; the error names the file and all errors with their lines.
    /// The keymap is checked when it is used.
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
        // A relative path starts at the configuration folder.
        config.rates = config.rates.map(|rates| folder.join(rates));
        let own = config.checked.keys.clone().map(|keys| (path.display().to_string(), keys));
        let path = folder.join("keymap.toml");
        let other = read(&path)?.map(|text| (path.display().to_string(), text));
        config.keymaps = own.into_iter().chain(other).collect();
        Ok(config)
    }

    /// Converts the values to their types. They have passed the schema.
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
            browser: unless("", value("browser")),
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

/// The error in the TOML `text`, as one line with the line number.
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
    use crate::present::messages::Messages;

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
            wrong.contains("config.toml: line 2: unknown setting `thme`; did you mean `theme`?"),
            "{wrong}"
        );
        assert!(wrong.contains("config.toml: line 3: `side` must be a number"), "{wrong}");
        Ok(())
    }

    #[test]
    fn the_default_file_says_what_holds_anyway() {
        let uncommented = |line: &str| {
            let setting = SETTINGS.iter().any(|setting| line.starts_with(&format!("# {} =", setting.name)));
            if setting { line.trim_start_matches("# ").to_owned() } else { line.to_owned() }
        };
        let file = default_file(&Messages::default()).lines().map(uncommented).collect::<Vec<_>>().join("\n");
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
