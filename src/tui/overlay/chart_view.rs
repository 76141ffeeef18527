//! Charts.

use crate::analysis::Direction;
use crate::layout::cell;
use crate::present::chart::{Bar, ChartRow};
use crate::tui::overlay::chart::Chart;
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::{Strings, UiText};
use crate::tui::ui::theme::Theme;

/// The columns of one chart; the amounts have the rest.
struct Columns {
    label: u16,
    bar: u16,
}

/// Draws a chart.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    chart: &Chart,
    size: (u16, u16),
    strings: &Strings,
    theme: &Theme,
) {
    let area = chart.area(size);
    let looks = (*theme.rule, *theme.title_focused);
    let Some(inner) = canvas.frame(area, &chart.title(strings), looks) else { return };
    let Some(group) = chart.group() else { return };
    let columns = columns(&group.rows, inner.width);
    for (y, (number, row)) in (inner.y..inner.bottom()).zip(group.rows.iter().enumerate().skip(chart.offset))
    {
        match row {
            ChartRow::Heading(heading) => {
                canvas.text(heading, inner.x, y, inner.width, *theme.title);
            }
            ChartRow::Bar(bar) => {
                let mut x = inner.x;
                canvas.text_right(&bar.label, x, y, columns.label, *theme.row);
                x += columns.label + 1;
                // A single bar compares nothing.
                if group.rows.len() == 1 {
                    let told = strings.get(UiText::OneValue);
                    if cell::width(told) <= usize::from(columns.bar) {
                        canvas.text_right(told, x, y, columns.bar, *theme.about);
                    }
                } else {
                    let drawn = bar.drawn(group.largest, usize::from(columns.bar));
                    canvas.text(&drawn, x, y, columns.bar, *theme.amount);
                }
                x += columns.bar + 1;
                draw_amount(canvas, bar, (x, y, inner.right().saturating_sub(x)), theme);
            }
        }
        if number == chart.selected {
            let x = inner.x.saturating_sub(1);
            canvas.select(Area { x, y, width: inner.width + 2, height: 1 }, *theme.row_focused, theme);
            canvas.line("▎", x, y, 1, theme.row_focused.patch(*theme.gutter));
        }
    }
    let shown = (chart.offset, usize::from(inner.height), group.rows.len());
    canvas.scrollbar(Area { x: area.right() - 1, width: 1, ..inner }, shown, (*theme.rule, *theme.thumb));
}

fn draw_amount(canvas: &mut Canvas<'_>, bar: &Bar, (x, y, room): (u16, u16, u16), theme: &Theme) {
    let used = canvas.text(&bar.amount, x, y, room, *theme.amount);
    let (sign, look) = match bar.direction {
        Some(Direction::Up) => ("▲", *theme.up),
        Some(Direction::Down) => ("▼", *theme.down),
        None => return,
    };
    canvas.text(sign, x + used + 1, y, room.saturating_sub(used + 1), look);
}

/// Labels get what they need up to two fifths of the room, amounts all they need up to a third, bars the rest.
fn columns(rows: &[ChartRow], width: u16) -> Columns {
    const SHOWN: usize = 500;
    let bars = || {
        rows.iter().take(SHOWN).filter_map(|row| match row {
            ChartRow::Bar(bar) => Some(bar),
            ChartRow::Heading(_) => None,
        })
    };
    let widest = |part: fn(&Bar) -> &str| {
        u16::try_from(bars().map(|bar| cell::width(part(bar))).max().unwrap_or_default()).unwrap_or(u16::MAX)
    };
    // A single bar is not drawn, so that its label may have its room.
    let most = if rows.len() == 1 { width * 2 / 3 } else { width * 2 / 5 };
    let label = widest(|bar| &bar.label).min(most);
    let arrow = if bars().any(|bar| bar.direction.is_some()) { 2 } else { 0 };
    let amount = widest(|bar| &bar.amount).saturating_add(arrow).min(width / 3);
    Columns { label, bar: width.saturating_sub(label + amount + 2) }
}
