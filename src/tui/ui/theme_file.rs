//! Reads a theme file: a table whose rows name parts of the screen, as `assets/themes/dark.toml` describes it.
//!
//! All errors are reported at once, each with its line and the closest valid name.

use super::theme::{ElementStyle, Theme};
use crate::config::check::meant;
use crate::config::{BUILT_IN_THEMES, ThemeName};
use crate::order::Reorder;
use ratatui::style::{Color, Modifier, Style};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The row that names the theme to start from.
const BASE: &str = "base";

/// The names of the terminal's own colours, of which the others differ in case, spaces and hyphens only.
const COLORS: [&str; 17] = [
    "reset",
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "darkgray",
    "lightred",
    "lightgreen",
    "lightyellow",
    "lightblue",
    "lightmagenta",
    "lightcyan",
    "white",
];

const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

impl Theme {
    /// A built-in theme.
    ///
    /// # Errors
    /// For [`ThemeName::Own`], which `Themes` loads. Never for the others, which a test reads.
    pub fn load(name: ThemeName) -> Result<Self, String> {
        let text = match name {
            ThemeName::Dark => include_str!("../../../assets/themes/dark.toml"),
            ThemeName::Light => include_str!("../../../assets/themes/light.toml"),
            ThemeName::Contrast => include_str!("../../../assets/themes/contrast.toml"),
            ThemeName::Mono => include_str!("../../../assets/themes/mono.toml"),
            ThemeName::Terminal => include_str!("../../../assets/themes/terminal.toml"),
            ThemeName::Own(_) => return Err("not a built-in theme".to_owned()),
        };
        read(text, Self::load).map_err(|problems| problems.join("\n"))
    }
}

/// The theme that `text` describes. `built_in` loads the theme that it starts from.
///
/// # Errors
/// What is wrong, in the order of lines: `line 3: unknown row …`.
pub fn read(text: &str, built_in: impl Fn(ThemeName) -> Result<Theme, String>) -> Result<Theme, Vec<String>> {
    let line = |at: usize| 1 + text.get(..at).map_or(0, |before| before.matches('\n').count());
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let problem = |error: toml::de::Error| {
            let at = line(error.span().map_or(0, |span| span.start));
            format!("line {at}: {}", error.message().lines().collect::<Vec<_>>().join(", "))
        };
        return Err(errors.into_iter().map(problem).collect());
    }
    let mut problems: Vec<(usize, String)> = Vec::new();
    let mut theme = Theme::default();
    let base = table.get_ref().get_key_value(BASE);
    if let Some((_, value)) = base {
        match start(value.get_ref(), &built_in) {
            Ok(start) => theme = start,
            Err(problem) => problems.push((line(value.span().start), problem)),
        }
    }
    let mut given = Vec::new();
    for (key, value) in table.get_ref() {
        let name = key.get_ref().as_ref();
        if name == BASE {
            continue;
        }
        let Some(row) = theme.row_mut(name) else {
            let names = Theme::ROWS.iter().copied().chain([BASE]);
            problems.push((line(key.span().start), format!("unknown row `{name}`{}", meant(name, names))));
            continue;
        };
        given.push(name.to_owned());
        match look(name, value) {
            Ok(style) => *row = ElementStyle(style),
            Err((at, problem)) => problems.push((line(at), problem)),
        }
    }
    if base.is_none() {
        let missing: Vec<&str> =
            Theme::ROWS.iter().copied().filter(|name| !given.iter().any(|known| known == name)).collect();
        if !missing.is_empty() {
            let problem =
                format!("missing rows: {}; or add `base = \"dark\"` to start from it", missing.join(", "));
            problems.push((1, problem));
        }
    }
    problems.reorder_by_key(|(line, _)| *line);
    if problems.is_empty() {
        return Ok(theme);
    }
    Err(problems.into_iter().map(|(line, problem)| format!("line {line}: {problem}")).collect())
}

/// The theme to start from.
fn start(
    value: &DeValue<'_>,
    built_in: impl Fn(ThemeName) -> Result<Theme, String>,
) -> Result<Theme, String> {
    let DeValue::String(wanted) = value else {
        return Err(format!("`{BASE}` must be the name of a built-in theme, not {}", value.type_str()));
    };
    if let Some((_, theme)) = BUILT_IN_THEMES.iter().find(|(name, _)| *name == wanted.as_ref()) {
        return built_in(*theme);
    }
    let names: Vec<&str> = BUILT_IN_THEMES.iter().map(|(name, _)| *name).collect();
    let known = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    Err(format!("`{BASE}` must be one of {known}, not \"{wanted}\"{}", meant(wanted, names)))
}

/// A look, or what is wrong with it and at which byte.
fn look(name: &str, value: &Spanned<DeValue<'_>>) -> Result<Style, (usize, String)> {
    let DeValue::Table(table) = value.get_ref() else {
        let problem = format!("`{name}` must be a table such as {{ fg = \"red\" }}");
        return Err((value.span().start, problem));
    };
    let mut style = Style::default();
    for (key, value) in table {
        let at = value.span().start;
        let wrong = |problem| (at, problem);
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("fg", DeValue::String(text)) => style.fg = Some(color(text).map_err(wrong)?),
            ("bg", DeValue::String(text)) => style.bg = Some(color(text).map_err(wrong)?),
            ("mods", DeValue::Array(names)) => {
                for name in names {
                    style = style.add_modifier(modifier(name.get_ref()).map_err(wrong)?);
                }
            }
            ("fg" | "bg", other) => {
                return Err((at, format!("a colour must be a string, not {}", other.type_str())));
            }
            ("mods", other) => {
                return Err((at, format!("`mods` must be an array, not {}", other.type_str())));
            }
            (unknown, _) => {
                let problem = format!("unknown key `{unknown}`{}", meant(unknown, ["fg", "bg", "mods"]));
                return Err((key.span().start, problem));
            }
        }
    }
    Ok(style)
}

fn color(text: &str) -> Result<Color, String> {
    text.parse().map_err(|_| format!("`{text}` is not a colour{}", meant(text, COLORS)))
}

fn modifier(value: &DeValue<'_>) -> Result<Modifier, String> {
    let DeValue::String(text) = value else {
        return Err(format!("`mods` must hold strings, not {}", value.type_str()));
    };
    let names = MODIFIERS.map(|(name, _)| name);
    let known = MODIFIERS.iter().find(|(name, _)| *name == text.as_ref());
    known.map(|(_, modifier)| *modifier).ok_or_else(|| {
        let meant = meant(text, names);
        format!("`{text}` is not one of {}{meant}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        read(text, Theme::load).err().unwrap_or_default()
    }

    #[test]
    fn a_theme_may_change_a_few_rows_of_a_built_in_one() {
        let theme = read("base = \"dark\"\nfigure = { fg = \"#ff8800\", mods = [\"bold\"] }\n", Theme::load);
        let theme = theme.unwrap_or_default();
        assert_eq!(theme.figure.fg, Some(Color::Rgb(0xff, 0x88, 0)));
        assert_eq!(theme.person, Theme::load(ThemeName::Dark).unwrap_or_default().person);
    }

    #[test]
    fn every_error_has_its_line_and_the_closest_name() {
        let text = "base = \"drak\"\nfigur = {}\ntext = { fg = \"gren\" }\nrow = { mods = [\"blod\"] }\n\
                    key = { gf = \"red\" }\nabout = 3\n";
        assert_eq!(
            problems(text),
            [
                "line 1: `base` must be one of \"dark\", \"light\", \"contrast\", \"mono\", \"terminal\", not \"drak\"; did you mean `dark`?",
                "line 2: unknown row `figur`; did you mean `figure`?",
                "line 3: `gren` is not a colour; did you mean `green`?",
                "line 4: `blod` is not one of bold, dim, italic, underlined, reversed; did you mean `bold`?",
                "line 5: unknown key `gf`; did you mean `fg`?",
                "line 6: `about` must be a table such as { fg = \"red\" }",
            ]
        );
        assert!(problems("\ntext = {")[0].starts_with("line 2: "));
    }

    #[test]
    fn without_a_base_every_row_is_needed() {
        let wrong = problems("text = {}\n");
        assert!(wrong.len() == 1 && wrong[0].starts_with("line 1: missing rows: kicker, "), "{wrong:?}");
    }
}
