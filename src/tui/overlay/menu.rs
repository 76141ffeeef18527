//! A few things to choose from.

use crate::config::{BUILT_IN_THEMES, ThemeName};
use crate::intake::FeedLink;
use crate::layout::cell;
use crate::tui::overlay::popup;
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::strings::{Strings, UiText};
use crate::tui::ui::themes::Themes;

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MenuItem {
    /// A theme, which is seen while it is selected; none for the one that suits the terminal.
    Theme(Option<ThemeName>),
    /// A format to write the analysis in.
    Export(ExportFormat),
    /// A format to write the figures of the library in.
    ExportFigures(ExportFormat),
    /// A feed to follow, by its URL.
    Feed(String),
}

/// The formats that an analysis is written in beside its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// Everything.
    Json,
    /// The figures.
    Csv,
    /// A report.
    Markdown,
}

impl ExportFormat {
    /// The ending of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "md",
        }
    }
}

/// The menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// Stands in its frame.
    pub title: String,
    /// What there is to choose, and what is said about it.
    pub rows: Vec<(MenuItem, String)>,
    /// The selected row.
    pub selected: usize,
}

impl Menu {
    /// The themes, with the present one selected.
    pub fn themes(strings: &Strings, themes: &Themes, present: Option<ThemeName>) -> Self {
        let built_in = BUILT_IN_THEMES.map(|(_, theme)| theme);
        let row = |theme| (MenuItem::Theme(theme), theme_title(strings, themes, theme));
        let own = themes.own_names().map(|(theme, _)| theme);
        let named = built_in.into_iter().chain(own).map(Some);
        let rows: Vec<_> = std::iter::once(None).chain(named).map(row).collect();
        let selected =
            rows.iter().position(|(item, _)| *item == MenuItem::Theme(present)).unwrap_or_default();
        Self { title: strings.get(UiText::Themes).to_owned(), rows, selected }
    }

    /// The formats.
    pub fn formats(strings: &Strings) -> Self {
        let rows = [
            (ExportFormat::Json, UiText::ExportJson),
            (ExportFormat::Csv, UiText::ExportCsv),
            (ExportFormat::Markdown, UiText::ExportMarkdown),
        ];
        let rows = rows.map(|(format, text)| (MenuItem::Export(format), strings.get(text).to_owned()));
        Self { title: strings.get(UiText::Export).to_owned(), rows: rows.to_vec(), selected: 0 }
    }

    /// The formats of the figures of the library.
    pub fn figure_formats(strings: &Strings) -> Self {
        let rows =
            [(ExportFormat::Csv, UiText::ExportFiguresCsv), (ExportFormat::Json, UiText::ExportFiguresJson)];
        let rows = rows.map(|(format, text)| (MenuItem::ExportFigures(format), strings.get(text).to_owned()));
        Self { title: strings.get(UiText::Export).to_owned(), rows: rows.to_vec(), selected: 0 }
    }

    /// The feeds that a page names.
    pub fn feeds(strings: &Strings, feeds: &[FeedLink]) -> Self {
        let row = |feed: &FeedLink| {
            let told = feed.title.as_deref().unwrap_or(&feed.url);
            (MenuItem::Feed(feed.url.clone()), cell::visible(told).into_owned())
        };
        let rows = feeds.iter().map(row).collect();
        Self { title: strings.get(UiText::ChooseFeed).to_owned(), rows, selected: 0 }
    }

    /// What is selected.
    pub fn choice(&self) -> Option<&MenuItem> {
        self.rows.get(self.selected).map(|row| &row.0)
    }

    /// Its place on a screen of this size, frame included.
    pub fn area(&self, (width, height): (u16, u16)) -> Area {
        const NARROWEST: usize = 30;
        let wanted = u16::try_from(self.rows.len() + 2).unwrap_or(u16::MAX);
        let texts = self.rows.iter().map(|(_, text)| text).chain([&self.title]);
        let widest = texts.map(|text| cell::width(text)).max().unwrap_or_default().max(NARROWEST);
        let w = popup::width(u16::try_from(widest + 6).unwrap_or(u16::MAX), width);
        let h = wanted.min(height.saturating_sub(1)).max(1).min(height);
        // To the right, so that a theme is seen on the text.
        Area { x: width - w, y: (height - h) / 2, width: w, height: h }
    }
}

/// What readers call a theme; none is the one that suits the terminal.
pub fn theme_title(strings: &Strings, themes: &Themes, theme: Option<ThemeName>) -> String {
    let Some(theme) = theme else { return strings.get(UiText::ThemeAuto).to_owned() };
    let text = match theme {
        ThemeName::Dark => UiText::ThemeDark,
        ThemeName::Light => UiText::ThemeLight,
        ThemeName::Contrast => UiText::ThemeContrast,
        ThemeName::Mono => UiText::ThemeMono,
        ThemeName::Terminal => UiText::ThemeTerminal,
        ThemeName::Own(_) => {
            let own = themes.own_names().find(|(known, _)| *known == theme);
            return cell::visible(own.map_or("", |(_, name)| name)).into_owned();
        }
    };
    strings.get(text).to_owned()
}
