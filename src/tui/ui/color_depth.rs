//! How many colours the terminal shows, and looks in colours that it has.
//!
//! The depth is told by the environment: `COLORTERM` names truecolor, `TERM` ends in `256color` or names a terminal that
//! is known for more. Everything else, such as the Linux console, is taken to have sixteen colours.

use super::theme::{ElementStyle, Theme};
use anstyle_lossy::palette::VGA;
use anstyle_lossy::{rgb_to_ansi, rgb_to_xterm, xterm_to_ansi};
use ratatui::style::{Color, Modifier, Style};

/// How many colours there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColorDepth {
    /// The sixteen that have names.
    Sixteen,
    /// The 256 with numbers.
    Indexed,
    /// All of them.
    #[default]
    True,
}

/// Names of terminals that have more colours than their `TERM` says.
const MORE: [&str; 6] = ["alacritty", "contour", "foot", "ghostty", "kitty", "wezterm"];

impl ColorDepth {
    /// The depth that the environment tells.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name| variable(name).unwrap_or_default().to_lowercase();
        let term = value("TERM");
        if matches!(value("COLORTERM").as_str(), "truecolor" | "24bit") || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256") || MORE.iter().any(|name| term.contains(name)) || cfg!(windows) {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }

    /// `theme` in colours that there are.
    pub fn reduce(self, mut theme: Theme) -> Theme {
        if self < Self::True {
            for row in theme.rows_mut() {
                *row = ElementStyle(self.style(**row));
            }
        }
        theme
    }

    fn style(self, style: Style) -> Style {
        let mut reduced =
            Style { fg: style.fg.map(|fg| self.color(fg)), bg: style.bg.map(|bg| self.color(bg)), ..style };
        if self == Self::Sixteen && style.bg.is_some() {
            // A background that is a shade of the terminal's own would not be seen, and a bright one is not shown
            // everywhere.
            match (reduced.bg, reduced.fg) {
                (Some(Color::Black | Color::DarkGray | Color::White | Color::Gray), None) => {
                    reduced.bg = None;
                    reduced = reduced.add_modifier(Modifier::REVERSED);
                }
                (bg, fg) if bg == fg => reduced.fg = Some(opposite(reduced.bg)),
                _ => {}
            }
        }
        reduced
    }

    fn color(self, color: Color) -> Color {
        match (self, color) {
            (Self::Indexed, Color::Rgb(red, green, blue)) => {
                Color::Indexed(rgb_to_xterm(anstyle::RgbColor(red, green, blue)).0)
            }
            (Self::Sixteen, Color::Rgb(red, green, blue)) => {
                named(rgb_to_ansi(anstyle::RgbColor(red, green, blue), VGA))
            }
            (Self::Sixteen, Color::Indexed(index)) => named(xterm_to_ansi(anstyle::Ansi256Color(index), VGA)),
            _ => color,
        }
    }
}

fn opposite(color: Option<Color>) -> Color {
    if matches!(color, Some(Color::Black | Color::Blue | Color::DarkGray)) {
        Color::White
    } else {
        Color::Black
    }
}

fn named(color: anstyle::AnsiColor) -> Color {
    use anstyle::AnsiColor as Named;
    match color {
        Named::Black => Color::Black,
        Named::Red => Color::Red,
        Named::Green => Color::Green,
        Named::Yellow => Color::Yellow,
        Named::Blue => Color::Blue,
        Named::Magenta => Color::Magenta,
        Named::Cyan => Color::Cyan,
        Named::White => Color::Gray,
        Named::BrightBlack => Color::DarkGray,
        Named::BrightRed => Color::LightRed,
        Named::BrightGreen => Color::LightGreen,
        Named::BrightYellow => Color::LightYellow,
        Named::BrightBlue => Color::LightBlue,
        Named::BrightMagenta => Color::LightMagenta,
        Named::BrightCyan => Color::LightCyan,
        Named::BrightWhite => Color::White,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::BUILT_IN_THEMES;

    fn depth(variables: &[(&str, &str)]) -> ColorDepth {
        let value = |name: &str| variables.iter().find(|row| row.0 == name).map(|row| row.1.to_owned());
        ColorDepth::of_environment(value)
    }

    #[test]
    #[cfg(not(windows))]
    fn the_environment_tells_the_depth() {
        assert_eq!(depth(&[("TERM", "linux")]), ColorDepth::Sixteen);
        assert_eq!(depth(&[("TERM", "xterm")]), ColorDepth::Sixteen);
        assert_eq!(depth(&[("TERM", "xterm-256color")]), ColorDepth::Indexed);
        assert_eq!(depth(&[("TERM", "xterm-kitty")]), ColorDepth::Indexed);
        assert_eq!(depth(&[("TERM", "screen-256color"), ("COLORTERM", "truecolor")]), ColorDepth::True);
        assert_eq!(depth(&[("TERM", "xterm-direct")]), ColorDepth::True);
        assert_eq!(depth(&[]), ColorDepth::Sixteen);
    }

    #[test]
    fn only_colours_that_there_are_remain() {
        for (name, built_in) in BUILT_IN_THEMES {
            let mut theme = ColorDepth::Sixteen.reduce(Theme::load(built_in).unwrap_or_default());
            for row in theme.rows_mut() {
                for color in [row.fg, row.bg].into_iter().flatten() {
                    assert!(!matches!(color, Color::Indexed(_) | Color::Rgb(..)), "{name} {row:?}");
                }
                assert!(row.bg.is_none() || row.bg != row.fg, "{name} {row:?}");
            }
            let selected = [theme.row_focused, theme.selected];
            assert!(
                selected.iter().all(|row| row.bg.is_some() || !row.add_modifier.is_empty()),
                "{name}: a selection is seen"
            );
        }
        let orange = ColorDepth::Indexed.color(Color::Rgb(0xff, 0x87, 0));
        assert_eq!(orange, Color::Indexed(208));
        assert_eq!(ColorDepth::True.color(Color::Rgb(1, 2, 3)), Color::Rgb(1, 2, 3));
    }
}
