//! The headlines and figures of the library as rows of the palette.

use crate::language::Locale;
use crate::layout::cell;
use crate::library::ArticleRow;
use crate::library::lookup::LookupResult;
use crate::library::stored_figure::StoredFigure;
use crate::present::amount::ShortAmount;
use crate::present::period;
use crate::tui::overlay::palette::{Goal, PaletteEntry};
use crate::tui::ui::strings::UiText;

/// The rows of what was looked up.
pub(in crate::tui) fn rows(found: &LookupResult, locale: Locale) -> Vec<PaletteEntry> {
    let articles = found.articles.iter().map(|row| headline(row, locale));
    articles.chain(found.figures.iter().map(|stored| figure(stored, locale))).collect()
}

fn headline(row: &ArticleRow, locale: Locale) -> PaletteEntry {
    let title = row.heading().unwrap_or_default();
    let day = row.published.map(|at| locale.short_date(at.date));
    PaletteEntry::new(
        Goal::Article(row.id),
        shown(title),
        joined([day.as_deref(), row.source.as_deref()]),
        UiText::PaletteArticle,
    )
}

fn figure(stored: &StoredFigure, locale: Locale) -> PaletteEntry {
    let (record, origin) = (&stored.record, &stored.origin);
    let amount = ShortAmount::in_locale(&record.figure, record.language, locale).to_string();
    let in_short = record.figure.when.and_then(|period| period::short(&period, locale));
    let when = in_short.as_deref().or(record.when.as_deref());
    let day = origin.published.map(|at| locale.short_date(at.date));
    let note =
        joined([record.of.as_deref(), record.who.as_deref(), when, day.as_deref(), origin.title.as_deref()]);
    let byte = record.figure.span.start as usize;
    PaletteEntry::new(Goal::Figure(origin.article, byte), amount, note, UiText::PaletteFigure)
}

fn joined<const N: usize>(parts: [Option<&str>; N]) -> String {
    shown(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

fn shown(text: &str) -> String {
    cell::visible(text).into_owned()
}
