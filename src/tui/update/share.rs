//! What leaves the reader: lines and JSON for the clipboard, files beside the article, addresses for the browser.

use crate::analysis::Modifier;
use crate::document::{GridRow, WebAddress, clean_paste, without_credentials};
use crate::export::field::Object;
use crate::export::{json, listing};
use crate::layout::cell;
use crate::tui::app::App;
use crate::tui::msg::Effect;
use crate::tui::overlay::card;
use crate::tui::overlay::menu::ExportFormat;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::catalog::quoted;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::pane::Pane;
use crate::tui::ui::strings::{Strings, UiText};

/// The most text that is copied at a time, in bytes. It goes to the terminal in one escape sequence, in base64 and so
/// longer by a third. hterm drops sequences of more than 100,000 bytes, GNU screen and old versions of tmux drop or cut
/// long ones as well, and others keep the whole sequence in memory before they do anything.
pub const MOST_COPIED: usize = 64 << 10;

/// Copies `item`, else the selected one, as a line with its source.
pub(in crate::tui) fn copy(app: &mut App, item: Option<ItemId>) -> Vec<Effect> {
    let reader = app.screen.reader();
    let line = reader.and_then(|reader| line(reader, item.or(reader.current)?, &app.strings));
    put(app, line)
}

/// Copies `item`, else the selected one, as JSON, as the commands print it.
pub(in crate::tui) fn copy_json(app: &mut App, item: Option<ItemId>) -> Vec<Effect> {
    let text = app.screen.reader().and_then(|reader| as_json(reader, item.or(reader.current)?));
    put(app, text)
}

/// Copies `text`, or as much of it as terminals accept, and reports it.
pub(in crate::tui) fn put(app: &mut App, text: Option<String>) -> Vec<Effect> {
    let text = text.map(|text| clean_paste(&text).into_owned());
    let Some(mut text) = text.filter(|text| !text.is_empty()) else {
        app.notice = Some(app.strings.get(UiText::NothingSelected).to_owned());
        return Vec::new();
    };
    app.notice = Some(if text.len() > MOST_COPIED {
        let end = (0..=MOST_COPIED).rev().find(|&end| text.is_char_boundary(end)).unwrap_or_default();
        text.truncate(end);
        app.strings.fill(UiText::CopiedPart, &[("size", &(MOST_COPIED >> 10))])
    } else {
        app.strings.fill(UiText::Copied, &[("line", &cell::visible(&text))])
    });
    vec![Effect::Copy(text)]
}

/// An item as a line to paste elsewhere: `13 bn $ at least, raised by OpenAI (Eulerpool News, 20 May 2024)`.
fn line(reader: &Reader, item: ItemId, strings: &Strings) -> Option<String> {
    let catalog = &reader.catalog;
    let at = item.number() as usize;
    let join = |parts: &[&str], between: &str| {
        parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    };
    let what = match item {
        ItemId::Person(_) => {
            let row = catalog.people.get(at)?;
            join(&[&row.name, &row.about], ", ")
        }
        ItemId::Company(_) => {
            let row = catalog.companies.get(at)?;
            join(&[&row.name, &row.about, &row.more], ", ")
        }
        ItemId::Figure(_) => {
            let row = catalog.figures.get(at)?;
            let modifier = catalog.analysis().figures.get(at)?.modifier;
            // The sign before the amount becomes a word, since a line is read, not looked up.
            let amount = row.amount.to_string();
            let amount = amount.trim_start_matches(['~', '≥', '>', '≤', '<']);
            let word = match modifier {
                Modifier::Exact | Modifier::Range => "",
                other => strings.get(card::modifier(other)),
            };
            let amount = join(&[word, amount], " ");
            let [what, who, when] = row.links(reader.hides_unsure);
            // A period says more in short than in the words of the text, which may leave out the year.
            let when = if when.is_empty() { "" } else { &row.when_short };
            join(&[&amount, what, who, when], ", ")
        }
        ItemId::Table(number) => return cells(reader, number),
        ItemId::Quote(_) => {
            let row = catalog.quotes.get(at)?;
            join(&[&row.who, &quoted(&reader.document, row)], ": ")
        }
    };
    let head = &reader.document.head;
    let source = head.source.as_deref().map(|source| cell::visible(source).into_owned());
    let day = head.published.map(|published| reader.locale.date(published.date));
    let title = head.title.as_deref().map(|title| cell::visible(title).into_owned());
    let source =
        join(&[&source.unwrap_or_default(), &day.unwrap_or_default(), &title.unwrap_or_default()], ", ");
    Some(if source.is_empty() { what } else { format!("{what} ({source})") })
}

/// A table as lines of cells with tabs between them, as spreadsheets take it.
fn cells(reader: &Reader, number: u32) -> Option<String> {
    let table = reader.table(number)?;
    let line = |row: &GridRow| {
        let cell = |column| {
            let cell = row.cells.iter().find(|cell| cell.columns.start == column);
            cell.map(|cell| reader.document.words(cell.span)).unwrap_or_default()
        };
        (0..table.columns).map(cell).collect::<Vec<_>>().join("\t").trim_end().to_owned()
    };
    Some(table.rows.iter().map(line).collect::<Vec<_>>().join("\n"))
}

fn as_json(reader: &Reader, item: ItemId) -> Option<String> {
    let analysis = reader.catalog.analysis();
    let at = item.number() as usize;
    if let ItemId::Table(_) = item {
        let figures = &reader.catalog.tables.get(at)?.figures;
        let lines = figures.iter().filter_map(|&figure| as_json(reader, ItemId::Figure(figure)));
        return Some(lines.collect::<Vec<_>>().join("\n"));
    }
    let listed = match item {
        ItemId::Person(_) => listing::Item::Person(analysis.people.get(at)?),
        ItemId::Company(_) => listing::Item::Company(analysis.companies.get(at)?),
        ItemId::Figure(_) => listing::Item::Figure(analysis.figures.get(at)?),
        ItemId::Quote(_) => listing::Item::Quote(analysis.quotes.get(at)?),
        ItemId::Table(_) => return None,
    };
    let rows = listing::Rows::new(&reader.document, analysis);
    let mut out = Vec::new();
    json::to_writer(&mut out, &Object(rows.entry(listed).row(rows.id())), false).ok()?;
    Some(String::from_utf8(out).ok()?.trim_end().to_owned())
}

/// Opens the article's address.
pub(in crate::tui) fn browse(app: &mut App) -> Vec<Effect> {
    let url = app.screen.reader().and_then(|reader| {
        // A link under the cursor is nearer than the article itself.
        let link = reader.document.link_at(reader.cursor.byte).filter(|_| reader.focus == Pane::Article);
        link.map(|link| link.url.clone()).or_else(|| reader.document.head.url.clone())
    });
    if let Some(url) = url {
        return open(app, &url);
    }
    app.notice = Some(app.strings.get(UiText::NoAddress).to_owned());
    Vec::new()
}

/// Opens a URL in the browser. Anything but a web page is refused, so that articles cannot start other programs.
pub(in crate::tui) fn open(app: &mut App, url: &str) -> Vec<Effect> {
    if let Some(address) = WebAddress::parse(url) {
        return vec![Effect::Browse(address)];
    }
    let shown = without_credentials(url);
    app.notice = Some(app.strings.fill(UiText::AddressRefused, &[("address", &cell::visible(&shown))]));
    Vec::new()
}

/// Writes the analysis beside the article.
pub(in crate::tui) fn export(app: &App, format: ExportFormat) -> Vec<Effect> {
    let Some(reader) = app.screen.reader() else { return Vec::new() };
    let (document, analysis) = (reader.document.clone(), reader.catalog.analysis().clone());
    vec![Effect::Export { format, document, analysis }]
}
