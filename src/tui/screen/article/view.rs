//! The text.

use crate::document::{BlockKind, Span};
use crate::layout::{Row, TablePart, cell};
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::{Area, Layout};
use crate::tui::screen::article::pane::Pane;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::{Strings, UiText};
use crate::tui::ui::theme::Theme;
use ratatui::style::Style;

/// Draws the rows of the text that are shown, the cursor's mark, and the scrollbar.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    layout: &Layout,
    strings: &Strings,
    theme: &Theme,
) {
    let area = layout.text;
    let divider = layout.divider;
    let is_column = layout.only.is_none();
    if is_column {
        for y in divider.y..divider.bottom() {
            canvas.line("│", divider.x, y, divider.width, *theme.rule);
        }
        if reader.focus == Pane::Article {
            for y in layout.edge.y..layout.edge.bottom() {
                canvas.line("│", layout.edge.x, y, layout.edge.width, *theme.gutter);
            }
        }
    }
    let total = reader.flow.rows().len();
    let shown = (reader.top, usize::from(area.height), total);
    // Beside the line that parts it from the lists, a second one would be confusing.
    let track = if is_column { " " } else { "│" };
    canvas.scrollbar_on(
        track,
        Area { y: area.y, height: area.height, ..layout.bar },
        shown,
        (*theme.rule, *theme.thumb),
    );
    if reader.document.blocks.is_empty() {
        canvas.text(strings.get(UiText::NoText), area.x, area.y, area.width, *theme.empty);
        return;
    }
    for y in 0..area.height {
        let number = reader.top + usize::from(y);
        let Some(row) = reader.flow.rows().get(number) else { break };
        draw_row(canvas, reader, (number, row), area, area.y + y, theme);
        if number == reader.cursor.row && reader.focus == Pane::Article && area.x > 0 {
            canvas.line("▎", area.x - 1, area.y + y, 1, *theme.gutter);
        }
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    (number, row): (usize, &Row),
    area: Area,
    y: u16,
    theme: &Theme,
) {
    let kind = reader.document.blocks.get(row.block as usize).map(|block| block.kind);
    let note = reader.flow.note().filter(|note| note.row == number);
    if note.is_some_and(|note| note.replaces) && !is_pointed_at(reader, row.span) {
        canvas.text(&reader.meta.whole, area.x, y, area.width, *theme.meta);
        return;
    }
    let part = reader.flow.table_part(number);
    if let Some(TablePart::Rule(width)) = part {
        canvas.line("─", area.x, y, width.min(area.width), *theme.rule);
        return;
    }
    if let Some(heads) = reader.flow.heads_before(number) {
        draw_heads(canvas, reader, heads, area, y, theme);
    }
    if row.span.is_empty() {
        if note.is_some() {
            canvas.text(reader.meta.rest_within(area.width), area.x, y, area.width, *theme.meta);
        }
        return;
    }
    let x = area.x + u16::from(row.indent);
    if row.bullet {
        canvas.text("•", x.saturating_sub(2), y, 1, *theme.r#virtual);
    }
    if kind == Some(BlockKind::BlockQuote) && row.indent > 0 {
        canvas.text("│", area.x, y, 1, *theme.rule);
    }
    let base = if part == Some(TablePart::Head) { *theme.table_head } else { **look(theme, kind) };
    let mut styler = Styler::new(reader, row.span, base, theme);
    let mut end = 0;
    let mut style = base;
    for cell in reader.flow.cells(&reader.document, number) {
        style = styler.at(cell.byte);
        canvas.cell(&cell, x, y, style);
        end = cell.column + cell.width;
    }
    if row.hyphen {
        canvas.text("-", x + end, y, 1, style);
    }
    for hyphen in reader.flow.set_cells(number).iter().filter_map(|cell| cell.hyphen) {
        canvas.text("-", area.x + hyphen, y, 1, base);
    }
    if let Some(note) = note.filter(|note| !note.replaces) {
        let meta = format!(" · {}", reader.meta.rest);
        canvas.text(&meta, area.x + note.column, y, area.width.saturating_sub(note.column), *theme.meta);
    }
}

/// Draws the heads of a column again, before a value that has a row of its own.
fn draw_heads(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    (heads, column, room): (&[Span], u16, u16),
    area: Area,
    y: u16,
    theme: &Theme,
) {
    let words: Vec<_> = heads.iter().map(|&head| cell::visible(reader.document.slice(head))).collect();
    canvas.text(&words.join(" "), area.x + column, y, room, *theme.r#virtual);
}

/// Whether a hit or a mention stands in `span`, so that its own words must be seen.
fn is_pointed_at(reader: &Reader, span: Span) -> bool {
    let hits = reader.search.as_ref().map_or(&[][..], |search| search.hits.as_slice());
    let hit = hits.get(hits.partition_point(|hit| hit.end <= span.start));
    hit.is_some_and(|hit| hit.overlaps(span)) || reader.mark_in(span).is_some()
}

fn look(theme: &Theme, kind: Option<BlockKind>) -> &crate::tui::ui::theme::ElementStyle {
    match kind {
        None | Some(BlockKind::Paragraph | BlockKind::ListItem) => &theme.text,
        Some(BlockKind::Kicker) => &theme.kicker,
        Some(BlockKind::Headline) => &theme.headline,
        Some(BlockKind::Deck) => &theme.deck,
        Some(BlockKind::Byline) => &theme.meta,
        Some(BlockKind::Heading(_)) => &theme.heading,
        Some(BlockKind::BlockQuote) => &theme.quote,
        Some(BlockKind::Preformatted) => &theme.preformatted,
        Some(BlockKind::Caption) => &theme.caption,
        Some(BlockKind::Boilerplate) => &theme.boilerplate,
    }
}

/// The styles of one row from left to right. Marks, selection and hits are sorted, so each is walked once.
#[derive(Debug)]
struct Styler<'a> {
    reader: &'a Reader,
    theme: &'a Theme,
    base: Style,
    mark: usize,
    current: &'a [Span],
    linked: [Option<Span>; 2],
    hits: &'a [Span],
    beside: &'a [Span],
    /// What the filter leaves lit; none where nothing is filtered.
    lit: Option<&'a [Span]>,
}

impl<'a> Styler<'a> {
    fn new(reader: &'a Reader, row: Span, base: Style, theme: &'a Theme) -> Self {
        let from = |spans: &'a [Span]| &spans[spans.partition_point(|span| span.end <= row.start)..];
        let catalog = &reader.catalog;
        Self {
            reader,
            theme,
            base,
            mark: catalog.marks.partition_point(|mark| mark.span.end <= row.start),
            current: from(reader.current.map_or(&[], |item| catalog.spans(item))),
            linked: reader.current.map_or([None; 2], |item| catalog.linked(item, reader.hides_unsure)),
            lit: (!reader.filter.is_empty()).then(|| from(&reader.filter.lit)),
            hits: from(reader.search.as_ref().map_or(&[], |search| search.hits.as_slice())),
            beside: from(reader.search.as_ref().map_or(&[], |search| search.beside.as_slice())),
        }
    }

    fn at(&mut self, byte: usize) -> Style {
        let theme = self.theme;
        let mut style = self.base;
        let marks = &self.reader.catalog.marks;
        while marks.get(self.mark).is_some_and(|mark| mark.span.end as usize <= byte) {
            self.mark += 1;
        }
        let dark = self.lit.as_mut().is_some_and(|lit| first_at(lit, byte).is_none());
        let mark = marks.get(self.mark).filter(|mark| mark.span.contains_offset(byte));
        let mark = mark.filter(|mark| !self.reader.hides(mark.item));
        if dark {
            style = style.patch(*theme.dimmed);
        } else if let Some(mark) = mark {
            style = style.patch(match mark.item {
                ItemId::Person(_) => *theme.person,
                ItemId::Company(_) => *theme.company,
                ItemId::Figure(_) | ItemId::Table(_) => *theme.figure,
                ItemId::Quote(_) => *theme.quote,
            });
        }
        if self.linked.iter().flatten().any(|span| span.contains_offset(byte)) {
            style = style.patch(*theme.linked);
        }
        let cursor = self.reader.cursor.byte;
        if let Some(span) = first_at(&mut self.current, byte) {
            if dark {
                style = style.patch(*theme.faint_selected);
            }
            style = style.patch(if span.contains_offset(cursor) { *theme.cursor } else { *theme.selected });
        }
        if first_at(&mut self.beside, byte).is_some() {
            style = style.patch(*theme.hit);
        }
        if let Some(span) = first_at(&mut self.hits, byte) {
            style = style.patch(if span.start as usize == cursor { *theme.hit_current } else { *theme.hit });
        }
        style
    }
}

/// The span that covers `byte`, where asked for rising bytes.
fn first_at(spans: &mut &[Span], byte: usize) -> Option<Span> {
    while let Some((first, rest)) = spans.split_first() {
        if first.end as usize > byte {
            return first.contains_offset(byte).then_some(*first);
        }
        *spans = rest;
    }
    None
}
