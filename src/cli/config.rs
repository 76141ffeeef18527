//! `depesche config`: every setting, its value, and where it comes from.

use super::args::{ColorChoice, ConfigArgs, ListTo};
use super::language::messages;
use super::output::Output;
use crate::config::schema::{SETTINGS, Setting, default_file, json_schema};
use crate::config::{self, Config, ThemeName};
use crate::document::visible;
use crate::export::csv;
use crate::language;
use crate::present::table::{self, Align, Column, Look};
use crate::tui::session::{self, ReadingState};
use crate::tui::ui::color_depth::ColorDepth;
use crate::tui::ui::themes::Themes;
use serde_json::json;
use std::env;
use std::io::{self, IsTerminal as _};

/// A setting and its effective value.
struct Effective {
    setting: &'static Setting,
    value: String,
    from: String,
}

/// Prints the settings.
///
/// # Errors
/// If the configuration is invalid, or writing fails.
pub fn run(args: &ConfigArgs, color: ColorChoice, look: Look, output: &mut Output) -> anyhow::Result<()> {
    if args.default {
        return Ok(output.write(default_file(messages()).as_bytes())?);
    }
    if args.schema {
        let schema = serde_json::to_string_pretty(&json_schema())?;
        return Ok(output.write_json(format!("{schema}\n").as_bytes())?);
    }
    let config = Config::load()?;
    let rows: Vec<Effective> = SETTINGS.iter().map(|setting| effective(setting, &config, color)).collect();
    match ListTo::or_usual(args.to) {
        ListTo::Json => {
            let entry = |row: &Effective| json!({ "setting": row.setting.name, "value": row.value, "from": row.from, "about": row.setting.about });
            let list: Vec<_> = rows.iter().map(entry).collect();
            let list = json!({ "folder": config::folder(), "settings": list });
            output.write_json(format!("{}\n", serde_json::to_string_pretty(&list)?).as_bytes())?;
        }
        ListTo::Csv => {
            let terminal = io::stdout().is_terminal();
            let mut line = |values: [&str; 4]| {
                output.write(&csv::line(values.into_iter().map(str::to_owned), terminal)?)
            };
            line(["setting", "value", "from", "about"])?;
            for row in &rows {
                line([row.setting.name, &row.value, &row.from, row.setting.about])?;
            }
        }
        ListTo::Table => {
            let mut text = Vec::new();
            let columns = ["Setting", "Value", "From", "Description"].map(|title| Column {
                title: messages().get(title),
                align: Align::Left,
                spare: false,
            });
            let cells: Vec<Vec<String>> = rows
                .iter()
                .map(|row| {
                    let from = messages().translate(&row.from);
                    let about = messages().get(row.setting.about);
                    [row.setting.name, &row.value, &from, about].map(str::to_owned).to_vec()
                })
                .collect();
            table::write(&mut text, &columns, &cells, look)?;
            if let Some(folder) = config::folder() {
                let state = |name: &str| {
                    if folder.join(name).is_file() { "" } else { messages().get(" (not found)") }
                };
                let files = ["config.toml", "keymap.toml"]
                    .map(|name| format!("{}{}", folder.join(name).display(), state(name)));
                text.push(b'\n');
                let themes = config.themes.iter().map(|theme| theme.path.clone());
                let files: Vec<String> = files.into_iter().chain(themes).collect();
                text.extend(files.iter().flat_map(|file| format!("{}\n", visible(file)).into_bytes()));
            }
            output.write_table(&text)?;
        }
    }
    Ok(())
}

/// The effective value of a setting: the command line wins over what was chosen in the reader, that over the file, and
/// the file over the environment.
fn effective(setting: &'static Setting, config: &Config, color: ColorChoice) -> Effective {
    let set = |name: &&str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let environment = |names: &[&'static str]| names.iter().copied().find(set);
    let given = config.checked.given.get(setting.name);
    let plain = set(&"NO_COLOR").then_some(ThemeName::Mono);
    let chosen = || (setting.name == "theme").then(|| chosen_theme(config, plain)).flatten();
    let is_plain = matches!(color, ColorChoice::Never);
    if let Some((value, from)) = chosen().filter(|_| !is_plain) {
        return Effective { setting, value, from };
    }
    let (value, from) = match (setting.name, given) {
        ("theme", _) if is_plain => ("mono".to_owned(), "--color".to_owned()),
        (_, Some(given)) if given.value != "auto" => {
            (given.value.clone(), format!("config.toml, line {}", given.line))
        }
        ("theme", _) if set(&"NO_COLOR") => ("mono".to_owned(), "NO_COLOR".to_owned()),
        ("language", _) => {
            let pack = language::from_environment(|name| env::var(name).ok());
            let from = environment(&["LC_ALL", "LC_MESSAGES", "LANG"]).unwrap_or("default");
            (pack.code().to_owned(), from.to_owned())
        }
        ("locale", _) => automatic(environment(&["LC_ALL", "LC_NUMERIC", "LANG"])),
        _ => (setting.default.trim_matches('"').to_owned(), "default".to_owned()),
    };
    Effective { setting, value, from }
}

/// The theme that was chosen in the reader and is still in force, and the file that remembers it. `plain` is the theme
/// that the environment asks for.
fn chosen_theme(config: &Config, plain: Option<ThemeName>) -> Option<(String, String)> {
    let path = session::path()?;
    let themes = Themes::new(&config.themes, ColorDepth::True);
    let mut memory = ReadingState::load(&path);
    let name = memory.theme_over(themes.name_of(config.theme.or(plain)))?;
    config.theme_named(name).is_ok().then(|| (name.to_owned(), path.display().to_string()))
}

/// The value of an environment variable.
fn automatic(variable: Option<&'static str>) -> (String, String) {
    match variable {
        Some(name) => (env::var(name).unwrap_or_default(), name.to_owned()),
        None => (language::DEFAULT.code().to_owned(), "default".to_owned()),
    }
}
