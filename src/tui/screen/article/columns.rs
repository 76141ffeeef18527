//! The columns of the lists: how their width is shared by what stands in them.

use crate::layout::cell;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::catalog::{EntityRow, FigureRow, FigureWidths, QuoteRow};
use crate::tui::screen::article::pane::Pane;

/// The columns of a list, counted from the left edge of its rows.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::tui) struct Columns {
    /// Of names, or of what is measured.
    pub(in crate::tui) name: u16,
    /// Of roles and tickers, or of whose figure it is; 0 where there is no room.
    pub(in crate::tui) about: u16,
    /// Of the time of a figure; 0 where there is no room.
    pub(in crate::tui) when: u16,
    /// Of the number of mentions, or of the whole digits of amounts.
    pub(in crate::tui) number: u16,
    /// Of what follows the whole digits; 0 where whole amounts stand flush right, because that takes less room.
    pub(in crate::tui) rest: u16,
    /// Of the arrow, with the gap before it; 0 where nothing rises or falls.
    pub(in crate::tui) arrow: u16,
    /// Between what is measured, whose it is, and when.
    pub(in crate::tui) gap: u16,
}

/// The free columns between two columns.
pub(in crate::tui) const GAP: u16 = 2;

/// The widest row of people and companies, in columns: a number farther from its name is hard to follow.
pub(in crate::tui) const FARTHEST: u16 = 64;

/// The widest time that has no short form, in columns.
const WIDEST_PROSE: u16 = 24;

/// In fewer columns, amounts leave more room for what they measure.
const NARROW_FIGURES: u16 = 36;

/// The columns of an arrow and the gap before it.
pub(in crate::tui) const ARROW: u16 = 2;

impl Columns {
    pub(in crate::tui) fn new(reader: &Reader, pane: Pane, width: u16) -> Self {
        match pane {
            Pane::People => Self::of_entities(&reader.catalog.people, width),
            Pane::Companies => Self::of_entities(&reader.catalog.companies, width),
            Pane::Quotes => Self::of_quotes(&reader.catalog.quotes, width),
            Pane::Figures | Pane::Article => Self::of_figures(&reader.figure_widths, width),
        }
    }

    fn of_entities(rows: &[EntityRow], width: u16) -> Self {
        const SHOWN: usize = 500;
        let widest = |part: fn(&EntityRow) -> &str| {
            rows.iter().take(SHOWN).map(|row| cell::width(part(row))).max().unwrap_or_default() as u16
        };
        let number = rows.iter().map(|row| row.count).max().unwrap_or_default().to_string().len() as u16;
        let room = width.min(FARTHEST).saturating_sub(number + GAP);
        let wanted = widest(|row| &row.about);
        let name = widest(|row| &row.name).min(room);
        // A name is worth more than what is said about it, but a long one leaves some room.
        let name = if wanted > 0 && room >= 30 { name.min(room * 3 / 5) } else { name };
        let about = room.saturating_sub(name + GAP).min(wanted);
        Self { name, about: if about >= 5.min(wanted.max(3)) { about } else { 0 }, number, ..Self::default() }
    }

    fn of_quotes(rows: &[QuoteRow], width: u16) -> Self {
        const SHOWN: usize = 500;
        let widest = rows.iter().take(SHOWN).map(|row| cell::width(&row.who)).max().unwrap_or_default();
        // The words matter more than the whole name of who said them.
        let name = u16::try_from(widest).unwrap_or(u16::MAX).max(1).min(width / 3);
        Self { name, about: width.saturating_sub(name + GAP), ..Self::default() }
    }

    fn of_figures(widest: &FigureWidths, width: u16) -> Self {
        let column = |widest: usize, most: u16| u16::try_from(widest).unwrap_or(u16::MAX).min(most);
        let arrow = if widest.arrow { ARROW } else { 0 };
        let (number, rest) = if width < NARROW_FIGURES {
            (column(widest.amount, width / 2), 0)
        } else {
            (column(widest.whole, width / 2), column(widest.rest, width / 2))
        };
        let room = width.saturating_sub(number + rest + arrow + 1);
        // When is short and never cut; what is measured counts most; whose it is comes where it can be read.
        let gap = if width < NARROW_FIGURES { 1 } else { GAP };
        let when = match room {
            0..60 => column(widest.when, room),
            _ => column(widest.when.max(widest.when_prose), WIDEST_PROSE),
        };
        let room_of_names = room.saturating_sub(if when > 0 { when + gap } else { 0 });
        let what = column(widest.what, room_of_names / 2);
        let who_room = room_of_names.saturating_sub(what + GAP).min(24);
        let who = if room_of_names < 24 { 0 } else { column(widest.who, who_room) };
        let who = if who < 4 { 0 } else { who };
        let taken = [who, when].into_iter().filter(|&column| column > 0).map(|column| column + gap).sum();
        let name = room.saturating_sub(taken).min(column(widest.what, u16::MAX).max(who));
        // A letter or two of a measure say nothing.
        let name = if name < 3 { 0 } else { name };
        Self { name, about: who, when, number, rest, arrow, gap }
    }
}

impl Columns {
    /// What a row in these columns leaves out or cuts, in the order in which it is asked for, each with whether it may be
    /// wrong.
    pub(in crate::tui) fn left_out_of_entity(self, row: &EntityRow) -> Vec<(&str, bool)> {
        let name = if is_cut(&row.name, self.name) { &row.name } else { "" };
        let about = if is_cut(&row.about, self.about) { &row.about } else { "" };
        parts([name, about, &row.more].map(|part| (part, row.is_unsure)))
    }

    /// As [`left_out_of_entity`](Self::left_out_of_entity), for a quote.
    pub(in crate::tui) fn left_out_of_quote(self, row: &QuoteRow, hides_unsure: bool) -> Vec<(&str, bool)> {
        let who = row.speaker(hides_unsure);
        parts([(if is_cut(who, self.name) { who } else { "" }, row.is_unsure)])
    }

    /// The room for what is measured: where no time is shown behind it, that of the time too.
    pub(in crate::tui) fn room_of_measure(self, has_time: bool) -> u16 {
        if has_time || self.about > 0 || self.when == 0 {
            return self.name;
        }
        self.name + self.when + if self.name > 0 { self.gap } else { 0 }
    }

    /// As [`left_out_of_entity`](Self::left_out_of_entity), for a figure.
    pub(in crate::tui) fn left_out_of_figure(self, row: &FigureRow, hides_unsure: bool) -> Vec<(&str, bool)> {
        let [what, who, when] = row.links(hides_unsure);
        // Without a column for whose it is, that stands in the first one where nothing is measured.
        let has_time = !when.is_empty() && !is_cut(&row.when_short, self.when);
        let name = self.room_of_measure(has_time);
        let place_of_who = if self.about == 0 && what.is_empty() { name } else { self.about };
        let cut = |text, column| if is_cut(text, column) { text } else { "" };
        parts([
            (cut(what, name), row.unsure.what),
            (cut(who, place_of_who), row.unsure.who),
            (if is_cut(&row.when_short, self.when) { when } else { "" }, row.unsure.when),
        ])
    }
}

fn is_cut(text: &str, column: u16) -> bool {
    cell::width(text) > usize::from(column)
}

fn parts<const N: usize>(parts: [(&str, bool); N]) -> Vec<(&str, bool)> {
    parts.into_iter().filter(|(part, _)| !part.is_empty()).collect()
}
