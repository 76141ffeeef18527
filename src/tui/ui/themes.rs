//! The themes that can be chosen: those of the program, and those in the folder `themes` of the configuration.

use super::color_depth::ColorDepth;
use super::theme::Theme;
use super::theme_file;
use crate::config::{AUTO_THEME, BUILT_IN_THEMES, OwnTheme, ThemeName};

/// The themes of the user, and what the terminal can show of all.
#[derive(Debug, Clone, Default)]
pub struct Themes {
    own: Vec<(String, Result<Theme, String>)>,
    depth: ColorDepth,
}

impl Themes {
    /// Reads the themes of the user.
    pub fn new(own: &[OwnTheme], depth: ColorDepth) -> Self {
        let read = |theme: &OwnTheme| {
            let named = |problem: String| format!("{}: {problem}", theme.path);
            let read = theme_file::read(&theme.text, Theme::load);
            let read = read
                .map_err(|problems| problems.into_iter().map(named).collect::<Vec<_>>().join("\n"))
                .map(|theme| depth.reduce(theme));
            (theme.name.clone(), read)
        };
        Self { own: own.iter().map(read).collect(), depth }
    }

    /// How many colours the terminal shows.
    pub fn depth(&self) -> ColorDepth {
        self.depth
    }

    /// The names of the user's themes.
    pub fn own_names(&self) -> impl Iterator<Item = (ThemeName, &str)> {
        (0..).map(ThemeName::Own).zip(self.own.iter().map(|(name, _)| name.as_str()))
    }

    /// The name of a theme as the configuration has it; of none, which follows the terminal.
    pub fn name_of(&self, theme: Option<ThemeName>) -> &str {
        let Some(theme) = theme else { return AUTO_THEME };
        let mut all = BUILT_IN_THEMES.into_iter().map(|(name, theme)| (theme, name)).chain(self.own_names());
        all.find(|(known, _)| *known == theme).map_or(AUTO_THEME, |(_, name)| name)
    }

    /// The theme that the terminal can show.
    ///
    /// # Errors
    /// Where the file of the user's theme is wrong: each error with file and line.
    pub fn load(&self, name: ThemeName) -> Result<Theme, String> {
        match name {
            ThemeName::Own(number) => match self.own.get(usize::from(number)) {
                Some((_, theme)) => theme.clone(),
                None => Theme::load(ThemeName::Dark),
            },
            name => Theme::load(name).map(|theme| self.depth.reduce(theme)),
        }
    }

    /// The theme for a background that is light, dark or unknown: then only the terminal's own colours are sure to
    /// be readable.
    pub fn automatic(&self, light: Option<bool>) -> ThemeName {
        match light {
            _ if self.depth == ColorDepth::Sixteen => ThemeName::Terminal,
            Some(true) => ThemeName::Light,
            Some(false) => ThemeName::Dark,
            None => ThemeName::Terminal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_file_and_others_stay_usable() {
        let own = |name: &str, text: &str| OwnTheme {
            name: name.to_owned(),
            path: format!("themes/{name}.toml"),
            text: text.to_owned(),
        };
        let own = [own("sand", "base = \"light\"\n"), own("wrong", "base = \"light\"\nfigur = {}\n")];
        let themes = Themes::new(&own, ColorDepth::True);
        assert_eq!(themes.load(ThemeName::Own(0)), Theme::load(ThemeName::Light));
        let problem = themes.load(ThemeName::Own(1)).err().unwrap_or_default();
        assert_eq!(problem, "themes/wrong.toml: line 2: unknown row `figur`; did you mean `figure`?");
        let names: Vec<_> = themes.own_names().collect();
        assert_eq!(names, [(ThemeName::Own(0), "sand"), (ThemeName::Own(1), "wrong")]);
    }

    #[test]
    fn an_unknown_background_calls_for_the_terminals_own_colours() {
        assert_eq!(Themes::new(&[], ColorDepth::True).automatic(None), ThemeName::Terminal);
    }

    #[test]
    fn sixteen_colours_call_for_the_terminals_own() {
        assert_eq!(Themes::new(&[], ColorDepth::Sixteen).automatic(Some(true)), ThemeName::Terminal);
        assert_eq!(Themes::new(&[], ColorDepth::Indexed).automatic(Some(true)), ThemeName::Light);
        assert_eq!(Themes::new(&[], ColorDepth::Indexed).automatic(Some(false)), ThemeName::Dark);
    }
}
