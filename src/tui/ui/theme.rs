//! How the parts of the screen look: the files in `assets/themes`.

use crate::config::ThemeName;
use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Deserializer, de::Error};
use std::ops::Deref;

/// One look.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ElementStyle(Style);

impl Deref for ElementStyle {
    type Target = Style;

    fn deref(&self) -> &Style {
        &self.0
    }
}

/// The looks of all parts; `assets/themes/dark.toml` says what they are.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are named and grouped in the theme files")]
pub struct Theme {
    pub text: ElementStyle,
    pub kicker: ElementStyle,
    pub headline: ElementStyle,
    pub deck: ElementStyle,
    pub meta: ElementStyle,
    pub heading: ElementStyle,
    pub quote: ElementStyle,
    pub preformatted: ElementStyle,
    pub table_head: ElementStyle,
    pub caption: ElementStyle,
    pub boilerplate: ElementStyle,
    pub r#virtual: ElementStyle,
    pub person: ElementStyle,
    pub company: ElementStyle,
    pub figure: ElementStyle,
    pub selected: ElementStyle,
    pub linked: ElementStyle,
    pub dimmed: ElementStyle,
    pub cursor: ElementStyle,
    pub hit: ElementStyle,
    pub hit_current: ElementStyle,
    pub gutter: ElementStyle,
    pub rule: ElementStyle,
    pub thumb: ElementStyle,
    pub title: ElementStyle,
    pub title_focused: ElementStyle,
    pub key: ElementStyle,
    pub row: ElementStyle,
    pub about: ElementStyle,
    pub count: ElementStyle,
    pub amount: ElementStyle,
    pub up: ElementStyle,
    pub down: ElementStyle,
    pub unsure: ElementStyle,
    pub faint_selected: ElementStyle,
    pub row_selected: ElementStyle,
    pub row_focused: ElementStyle,
    pub empty: ElementStyle,
    pub status: ElementStyle,
    pub notice: ElementStyle,
    pub prompt: ElementStyle,
}

impl Theme {
    /// Whether something in this colour is faint: beside what matters, not it.
    pub fn is_faint(&self, color: Color) -> bool {
        let faint = [self.about, self.count, self.key, self.unsure, self.title, self.meta, self.empty];
        faint.iter().any(|style| style.fg == Some(color))
    }

    /// A theme that the program brings.
    ///
    /// # Errors
    /// Never for the files that are compiled in, which a test reads; the error names what is wrong.
    pub fn load(name: ThemeName) -> Result<Self, toml::de::Error> {
        toml::from_str(match name {
            ThemeName::Dark => include_str!("../../../assets/themes/dark.toml"),
            ThemeName::Light => include_str!("../../../assets/themes/light.toml"),
            ThemeName::Contrast => include_str!("../../../assets/themes/contrast.toml"),
            ThemeName::Mono => include_str!("../../../assets/themes/mono.toml"),
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    fg: Option<String>,
    bg: Option<String>,
    #[serde(default)]
    mods: Vec<String>,
}

impl<'de> Deserialize<'de> for ElementStyle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let row = Row::deserialize(deserializer)?;
        let color = |text: Option<String>| {
            text.map(|text| {
                let unknown = |_| D::Error::custom(format!("`{text}` is not a colour"));
                text.parse::<Color>().map_err(unknown)
            })
            .transpose()
        };
        let mut style = Style { fg: color(row.fg)?, bg: color(row.bg)?, ..Style::default() };
        for name in row.mods {
            let modifier = match name.as_str() {
                "bold" => Modifier::BOLD,
                "dim" => Modifier::DIM,
                "italic" => Modifier::ITALIC,
                "underlined" => Modifier::UNDERLINED,
                "reversed" => Modifier::REVERSED,
                _ => return Err(D::Error::custom(format!("`{name}` is not a way to set letters"))),
            };
            style = style.add_modifier(modifier);
        }
        Ok(Self(style))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_of_mentions_differ_without_colour() {
        for name in [ThemeName::Dark, ThemeName::Light, ThemeName::Contrast, ThemeName::Mono] {
            let theme = Theme::load(name);
            assert!(theme.is_ok(), "{theme:?}");
            let theme = theme.unwrap_or_default();
            let looks = [theme.person, theme.company, theme.figure].map(|look| look.add_modifier);
            assert!(looks[0] != looks[1] && looks[1] != looks[2] && looks[0] != looks[2], "{name:?}");
        }
    }

    #[test]
    fn the_theme_without_colour_has_none() {
        let text = include_str!("../../../assets/themes/mono.toml");
        let rows = text.lines().filter(|line| !line.starts_with('#'));
        assert!(!rows.clone().any(|line| line.contains("fg") || line.contains("bg")));
        assert!(rows.count() > 30);
    }

    /// The relative luminance of one of the 256 colours that every terminal has, as WCAG defines it.
    fn luminance(index: u8) -> f64 {
        const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];
        let [red, green, blue] = match index {
            16..232 => [36, 6, 1].map(|step| CUBE[usize::from((index - 16) / step % 6)]),
            _ => [8 + 10 * index.saturating_sub(232); 3],
        };
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    #[test]
    fn what_is_to_be_read_stands_out_from_the_background() {
        for (name, usual) in [(ThemeName::Dark, 234), (ThemeName::Light, 231)] {
            let theme = Theme::load(name).unwrap_or_default();
            let contrast = |look: ElementStyle, bg: ElementStyle| {
                let index = |color: Option<Color>| match color {
                    Some(Color::Indexed(index)) => index,
                    _ => usual,
                };
                let (Some(fg), bg) = (look.fg, luminance(index(bg.bg.or(look.bg)))) else { return f64::MAX };
                let fg = luminance(index(Some(fg)));
                (fg.max(bg) + 0.05) / (fg.min(bg) + 0.05)
            };
            let plain = ElementStyle::default();
            let texts = [
                theme.kicker,
                theme.headline,
                theme.deck,
                theme.meta,
                theme.quote,
                theme.preformatted,
                theme.table_head,
                theme.caption,
            ];
            let names =
                [theme.person, theme.company, theme.figure, theme.cursor, theme.hit, theme.hit_current];
            let frame = [theme.title, theme.title_focused, theme.status, theme.notice, theme.prompt];
            for look in texts.into_iter().chain(names).chain(frame) {
                assert!(contrast(look, plain) >= 4.5, "{name:?} {look:?} {}", contrast(look, plain));
            }
            for look in [theme.boilerplate, theme.key, theme.empty, theme.r#virtual] {
                assert!(contrast(look, plain) >= 3.5, "{name:?} {look:?} {}", contrast(look, plain));
            }
            assert!(contrast(theme.unsure, plain) >= 3.0, "{name:?} {}", contrast(theme.unsure, plain));
            for look in [theme.row, theme.about, theme.count, theme.amount, theme.up, theme.down] {
                for row in [plain, theme.row_selected, theme.row_focused] {
                    assert!(contrast(look, row) >= 3.5, "{name:?} {look:?} {row:?} {}", contrast(look, row));
                }
            }
            for look in [theme.person, theme.company, theme.figure] {
                let seen = contrast(look, theme.selected);
                assert!(seen >= 3.5, "{name:?} {look:?} {seen}");
            }
        }
    }

    /// Every look of the theme file, by its name, as (foreground, background) among the 256 colours.
    fn colours(theme: &str) -> Vec<(String, Option<u8>, Option<u8>)> {
        let table: toml::Table = toml::from_str(theme).unwrap_or_default();
        let index = |look: &toml::Value, key: &str| look.get(key)?.as_str()?.parse().ok();
        table.iter().map(|(name, look)| (name.clone(), index(look, "fg"), index(look, "bg"))).collect()
    }

    #[test]
    fn the_theme_of_high_contrast_passes_the_strictest_level() {
        const BLACK: u8 = 16;
        let ratio = |one: u8, other: u8| {
            let (one, other) = (luminance(one), luminance(other));
            (one.max(other) + 0.05) / (one.min(other) + 0.05)
        };
        let looks = colours(include_str!("../../../assets/themes/contrast.toml"));
        assert!(looks.len() > 30);
        let rows: Vec<u8> =
            looks.iter().filter(|look| look.0.starts_with("row_")).filter_map(|look| look.2).collect();
        for (name, fg, bg) in &looks {
            if matches!(name.as_str(), "rule") {
                continue;
            }
            let Some(fg) = *fg else { continue };
            assert!(ratio(fg, bg.unwrap_or(BLACK)) >= 7.0, "{name} {}", ratio(fg, bg.unwrap_or(BLACK)));
            // What stands in the rows of lists must be read on the selected one too.
            if ["row", "about", "count", "amount", "up", "down"].contains(&name.as_str()) {
                assert!(rows.iter().all(|&row| ratio(fg, row) >= 7.0), "{name} on a selected row");
            }
        }
    }

    #[test]
    fn a_wrong_row_is_named() {
        let wrong = toml::from_str::<Theme>("text = { fg = \"blau\" }").err().map(|error| error.to_string());
        assert!(wrong.is_some_and(|error| error.contains("`blau` is not a colour")));
    }
}
