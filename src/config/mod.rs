//! The user's configuration: the files in the configuration folder.
//!
//! | file | contents |
//! | --- | --- |
//! | `config.toml` | settings (listed in `schema`) and keys |
//! | `keymap.toml` | keys, in the format of `assets/keymap.toml` |
//! | `themes/NAME.toml` | a theme, in the format of `assets/themes/dark.toml` |
//!
//! The folder is `DEPESCHE_CONFIG_DIR`, by default `depesche` in the platform's configuration folder. All files are
//! optional. `check` checks `config.toml` against the schema; this file converts the values to their types.

pub mod check;
mod file;
pub mod schema;
pub mod themes;

use crate::analysis::Currency;
use anyhow::anyhow;
use check::{Checked, check};
use etcetera::BaseStrategy as _;
use file::read;
use std::env;
use std::path::{Path, PathBuf};
pub use themes::{AUTO_THEME, BUILT_IN_THEMES, OwnTheme, ThemeName};

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
    /// The user's themes, by name.
    pub themes: Vec<OwnTheme>,
    /// What `config.toml` says.
    pub checked: Checked,
}

impl Default for Config {
    fn default() -> Self {
        Self::from_checked(Checked::default(), Vec::new())
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
        let themes = themes::read_all(&folder.join(themes::THEMES))?;
        let names: Vec<&str> = themes.iter().map(|theme| theme.name.as_str()).collect();
        let checked = match read(&path)? {
            Some(text) => check(&text, &names).map_err(|problems| {
                let lines = problems.iter().map(|problem| format!("{}: {problem}", path.display()));
                anyhow!(lines.collect::<Vec<_>>().join("\n"))
            })?,
            None => Checked::default(),
        };
        let mut config = Self::from_checked(checked, themes);
        // A relative path starts at the configuration folder.
        config.rates = config.rates.map(|rates| folder.join(rates));
        let own = config.checked.keys.clone().map(|keys| (path.display().to_string(), keys));
        let path = folder.join("keymap.toml");
        let other = read(&path)?.map(|text| (path.display().to_string(), text));
        config.keymaps = own.into_iter().chain(other).collect();
        Ok(config)
    }

    /// Converts the values to their types. They have passed the schema.
    fn from_checked(checked: Checked, themes: Vec<OwnTheme>) -> Self {
        let value = |name| {
            let default = || {
                let default = schema::setting(name).map_or("", |setting| setting.default);
                default.trim_matches('"').to_owned()
            };
            checked.given.get(name).map_or_else(default, |given| given.value.clone())
        };
        let unless = |word: &str, value: String| (value != word).then_some(value);
        Self {
            theme: themes::named(&value("theme"), &themes),
            language: unless("auto", value("language")),
            locale: unless("auto", value("locale")),
            currency: Currency::from_code(&value("currency")),
            browser: unless("", value("browser")),
            rates: unless("", value("rates")).map(PathBuf::from),
            measure: value("measure").parse().unwrap_or_default(),
            side: value("side").parse().unwrap_or_default(),
            tour: value("tour") == "true",
            keymaps: Vec::new(),
            themes,
            checked,
        }
    }

    /// The theme with this name, for the command line; none for `auto`.
    ///
    /// # Errors
    /// If there is no such theme; the error lists the names.
    pub fn theme_named(&self, name: &str) -> anyhow::Result<Option<ThemeName>> {
        let names = || schema::SettingKind::Theme.choices().into_iter();
        let own = || self.themes.iter().map(|theme| theme.name.as_str());
        if names().chain(own()).any(|known| known == name) {
            return Ok(themes::named(name, &self.themes));
        }
        let known = names().chain(own()).collect::<Vec<_>>().join(", ");
        let meant = check::meant(name, names().chain(own()));
        Err(anyhow!("unknown theme `{name}`{meant}\nthemes: {known}"))
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

#[cfg(test)]
mod tests {
    use super::schema::{SETTINGS, default_file, json_schema};
    use super::*;
    use crate::present::messages::Messages;
    use std::fs;

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
    fn themes_of_the_user_are_found_by_name() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join(themes::THEMES))?;
        for name in ["sand.toml", "mare.toml", "dark.toml", "notes.txt"] {
            fs::write(folder.path().join(themes::THEMES).join(name), "base = \"dark\"\n")?;
        }
        fs::write(folder.path().join("config.toml"), "theme = \"sand\"\n")?;
        let config = Config::load_from(folder.path())?;
        let names: Vec<&str> = config.themes.iter().map(|theme| theme.name.as_str()).collect();
        assert_eq!(names, ["mare", "sand"]);
        assert_eq!(config.theme, Some(ThemeName::Own(1)));
        assert_eq!(config.theme_named("mare")?, Some(ThemeName::Own(0)));
        assert_eq!(config.theme_named("auto")?, None);
        let wrong = config.theme_named("sadn").err().map(|error| error.to_string()).unwrap_or_default();
        assert!(wrong.starts_with("unknown theme `sadn`; did you mean `sand`?"), "{wrong}");
        fs::write(folder.path().join("config.toml"), "theme = \"marre\"\n")?;
        let wrong = Config::load_from(folder.path()).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(wrong.contains("line 1: ") && wrong.ends_with("did you mean `mare`?"), "{wrong}");
        Ok(())
    }

    #[test]
    fn the_default_file_says_what_holds_anyway() {
        let uncommented = |line: &str| {
            let setting = SETTINGS.iter().any(|setting| line.starts_with(&format!("# {} =", setting.name)));
            if setting { line.trim_start_matches("# ").to_owned() } else { line.to_owned() }
        };
        let file = default_file(&Messages::default()).lines().map(uncommented).collect::<Vec<_>>().join("\n");
        let checked = check(&file, &[])
            .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>());
        let checked = checked.unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!(checked.given.len(), SETTINGS.len());
        let config = Config::from_checked(checked, Vec::new());
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
