//! Every setting of `config.toml`: its name, type, default and description.
//!
//! The checks, the default file, the JSON Schema and `depesche config` are all generated from this table.

use super::themes::BUILT_IN_THEMES;
use crate::language::{Locale, PACKS};
use crate::present::messages::Messages;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The type of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingKind {
    /// `auto`, the name of a built-in theme, or that of a file in the folder of themes.
    Theme,
    /// `auto`, or the code of an interface language.
    Language,
    /// `auto`, or the tag of a locale.
    Locale,
    /// A whole number from the first to the second.
    Number(u16, u16),
    /// `true` or `false`.
    Flag,
    /// The ISO 4217 code of a currency, or `none`.
    Currency,
    /// The path of a file; empty for none.
    Path,
    /// A command with its arguments.
    Command,
}

/// A setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its key.
    pub name: &'static str,
    /// Its type.
    pub kind: SettingKind,
    /// Its default, as TOML.
    pub default: &'static str,
    /// Its description, in one line.
    pub about: &'static str,
}

/// All settings, in the order in which they are shown.
pub const SETTINGS: [Setting; 9] = [
    Setting {
        name: "theme",
        kind: SettingKind::Theme,
        default: "\"auto\"",
        about: "Colour theme; auto follows the terminal's background",
    },
    Setting {
        name: "language",
        kind: SettingKind::Language,
        default: "\"auto\"",
        about: "Interface language; auto follows LC_ALL, LC_MESSAGES and LANG",
    },
    Setting {
        name: "locale",
        kind: SettingKind::Locale,
        default: "\"auto\"",
        about: "Format of numbers and dates; auto follows LC_ALL, LC_NUMERIC and LANG",
    },
    Setting {
        name: "currency",
        kind: SettingKind::Currency,
        default: "\"EUR\"",
        about: "Currency to convert amounts to; none turns conversion off",
    },
    Setting {
        name: "rates",
        kind: SettingKind::Path,
        default: "\"\"",
        about: "File of reference rates as published by the ECB; overrides the built-in rates",
    },
    Setting {
        name: "browser",
        kind: SettingKind::Command,
        default: "\"\"",
        about: "Command that opens web pages, with %s for the URL; by default $BROWSER, else the system's browser",
    },
    Setting {
        name: "measure",
        kind: SettingKind::Number(40, 160),
        default: "80",
        about: "Maximum text width, in columns",
    },
    Setting {
        name: "side",
        kind: SettingKind::Number(20, 60),
        default: "40",
        about: "Width of the lists, in percent of the screen",
    },
    Setting {
        name: "tour",
        kind: SettingKind::Flag,
        default: "true",
        about: "Show a short help when a screen first appears",
    },
];

/// The key of the keymap; `assets/keymap.toml` describes its rows.
pub const KEYS: &str = "keys";

/// The setting with this name.
pub fn setting(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}

impl SettingKind {
    /// The allowed words; empty if there is no list. The user's themes come on top.
    pub fn choices(self) -> Vec<&'static str> {
        let auto = std::iter::once("auto");
        match self {
            Self::Theme => auto.chain(BUILT_IN_THEMES.iter().map(|(name, _)| *name)).collect(),
            Self::Language => auto.chain(PACKS.iter().map(|pack| pack.code())).collect(),
            Self::Locale => auto.chain(Locale::all().map(Locale::name)).collect(),
            Self::Number(..) | Self::Flag | Self::Currency | Self::Path | Self::Command => Vec::new(),
        }
    }

    /// The allowed values, in words.
    pub fn expected(self) -> String {
        match self {
            Self::Theme | Self::Language | Self::Locale => {
                let quoted: Vec<String> = self.choices().iter().map(|word| format!("\"{word}\"")).collect();
                let own = if self == Self::Theme { ", or the name of a file in themes/" } else { "" };
                format!("one of {}{own}", quoted.join(", "))
            }
            Self::Number(least, most) => format!("a number from {least} to {most}"),
            Self::Flag => "true or false".to_owned(),
            Self::Currency => "a currency code such as \"EUR\", or \"none\"".to_owned(),
            Self::Path => "a file path".to_owned(),
            Self::Command => "a command".to_owned(),
        }
    }
}

/// A commented `config.toml` with all settings and their defaults.
pub fn default_file(messages: &Messages) -> String {
    let about = messages
        .get("depesche configuration. The values shown are the defaults; remove the `#` to change one.");
    let mut file = format!("# {about}\n");
    for setting in &SETTINGS {
        let _ = write!(
            file,
            "\n# {}: {}\n# {} = {}\n",
            messages.get(setting.about),
            messages.translate(&setting.kind.expected()),
            setting.name,
            setting.default
        );
    }
    let about = messages.get("Keys, in the format of the built-in keymap, which they override.");
    let _ = writeln!(file, "\n# {about}");
    file.push_str("# keys = [\n#   { on = [\"x\"], run = \"card\", in = [\"list\"] },\n# ]\n");
    file
}

/// The schema for editors.
pub fn json_schema() -> Value {
    let property = |setting: &Setting| {
        let mut property = match setting.kind {
            kind @ (SettingKind::Language | SettingKind::Locale) => json!({ "enum": kind.choices() }),
            // Themes of the user have any name.
            kind @ SettingKind::Theme => {
                json!({ "anyOf": [{ "enum": kind.choices() }, { "type": "string" }] })
            }
            SettingKind::Number(least, most) => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
            SettingKind::Flag => json!({ "type": "boolean" }),
            SettingKind::Currency => json!({ "type": "string", "pattern": "^([A-Z]{3}|none)$" }),
            SettingKind::Path | SettingKind::Command => json!({ "type": "string" }),
        };
        property["description"] = setting.about.into();
        property["default"] = serde_json::from_str(setting.default).unwrap_or_default();
        (setting.name.to_owned(), property)
    };
    let mut properties: serde_json::Map<String, Value> = SETTINGS.iter().map(property).collect();
    let words = json!({ "type": "array", "items": { "type": "string" } });
    properties.insert(
        KEYS.to_owned(),
        json!({
            "type": "array",
            "description": "Keymap rows, which override the built-in ones",
            "items": {
                "type": "object",
                "required": ["on", "run"],
                "additionalProperties": false,
                "properties": { "on": words, "run": { "type": "string" }, "desc": { "type": "string" }, "in": words },
            },
        }),
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "depesche: config.toml",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}
