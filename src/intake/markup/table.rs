//! Tables of data as plain grids: a row of cells each, all of one length, so that whoever writes the tree as Markdown
//! finds tables that Markdown has.
//!
//! | in the page | in the grid |
//! | --- | --- |
//! | a cell over several columns or rows | the cell, and empty ones |
//! | `<caption>` | a paragraph before the table |
//! | `<sup>1</sup>` | `¹`, so that no note becomes a digit of a number |
//! | `$`, `(2,115`, `)` in cells of their own | `$(2,115)` |
//! | columns and rows without words | none |
//!
//! Tables that lay out a page become plain containers, whose contents follow each other: those with tables, lists,
//! headings or pictures in them, with long text, or with a single row or column. Newsletters are made of them.

use crate::intake::raised;
use dom_query::{Document, NodeRef};
use std::fmt::Write as _;

/// A cell with more text is no cell of a table of data, in bytes.
const LONGEST: usize = 300;
/// Larger tables are left as they are, in cells.
const MOST_CELLS: usize = 50_000;
/// No table has more columns than this.
const MOST_COLUMNS: usize = 256;

/// Makes plain grids of the tables of data, and plain containers of those that lay out a page.
pub(super) fn straighten(document: &Document) {
    let tables = document.select("table");
    for table in tables.nodes() {
        match read(table) {
            TableContent::Data(grid) => table.replace_with_html(written(table, &grid)),
            TableContent::Layout => unfold(table),
            TableContent::Words => {}
        }
    }
}

/// Rows of cells.
type Grid = Vec<Vec<String>>;

/// What a table is for.
enum TableContent {
    Data(Grid),
    Layout,
    /// Rows of words, which have no columns of numbers.
    Words,
}

/// Makes containers of the parts of a table that lays out a page.
fn unfold(table: &NodeRef<'_>) {
    const PARTS: [&str; 8] = ["caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"];
    let mut open = vec![*table];
    while let Some(node) = open.pop() {
        // The parts of tables inside are theirs.
        open.extend(node.children_it(false).filter(|child| PARTS.iter().any(|part| child.has_name(part))));
        node.rename("div");
    }
}

fn read(table: &NodeRef<'_>) -> TableContent {
    const LAYOUT: [&str; 13] =
        ["table", "ul", "ol", "img", "iframe", "form", "video", "pre", "h1", "h2", "h3", "blockquote", "hr"];
    let is_layout = table.attr("role").is_some_and(|role| role.eq_ignore_ascii_case("presentation"))
        || table.descendants_it().any(|node| LAYOUT.iter().any(|name| node.has_name(name)));
    if is_layout { TableContent::Layout } else { grid(table) }
}

fn grid(table: &NodeRef<'_>) -> TableContent {
    let mut rows: Grid = Vec::new();
    // For each column, how many rows a cell from above still takes.
    let mut taken: Vec<usize> = Vec::new();
    let mut cells = 0;
    for row in table.descendants_it().filter(|node| node.has_name("tr")) {
        let mut line: Vec<String> = Vec::new();
        for cell in row.children_it(false).filter(|cell| cell.has_name("td") || cell.has_name("th")) {
            while taken.get(line.len()).is_some_and(|rows| *rows > 0) {
                line.push(String::new());
            }
            let mut words = String::new();
            write_words(&cell, &mut words);
            let words = words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            if words.len() > LONGEST {
                return TableContent::Layout;
            }
            let (columns, rows) = (size(&cell, "colspan"), size(&cell, "rowspan"));
            let at = line.len();
            line.push(words);
            line.resize(at + columns, String::new());
            taken.resize(taken.len().max(line.len()), 0);
            taken[at..line.len()].fill(rows);
            if line.len() > MOST_COLUMNS {
                return TableContent::Words;
            }
        }
        for rows in &mut taken {
            *rows = rows.saturating_sub(1);
        }
        cells += line.len();
        if cells > MOST_CELLS {
            return TableContent::Words;
        }
        rows.push(line);
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    if rows.len() < 2 || columns < 2 {
        return TableContent::Layout;
    }
    if rows.len() * columns > MOST_CELLS {
        return TableContent::Words;
    }
    for row in &mut rows {
        row.resize(columns, String::new());
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    join_affixes(&mut rows);
    let numbers = rows.iter().flatten().filter(|cell| cell.contains(|char: char| char.is_ascii_digit()));
    if rows.len() > 1 && numbers.count() > 1 { TableContent::Data(rows) } else { TableContent::Words }
}

fn size(cell: &NodeRef<'_>, attribute: &str) -> usize {
    cell.attr(attribute).and_then(|size| size.trim().parse().ok()).unwrap_or(1).clamp(1, MOST_COLUMNS)
}

/// The words of a cell in one line, notes in superscript.
fn write_words(node: &NodeRef<'_>, words: &mut String) {
    for child in node.children_it(false) {
        if child.is_text() {
            words
                .extend(child.text().chars().map(|char| if char.is_ascii_whitespace() { ' ' } else { char }));
        } else if child.has_name("sup") {
            raised::push(&child.text(), words);
        } else if child.has_name("br") {
            words.push(' ');
        } else if child.is_element() && !child.has_name("script") && !child.has_name("style") {
            let is_block = child.has_name("p") || child.has_name("div");
            words.extend(is_block.then_some(' '));
            write_words(&child, words);
            words.extend(is_block.then_some(' '));
        }
    }
}

/// Which cell of a row a sign belongs to that has a cell of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Affix {
    Before,
    Behind,
}

/// Joins columns that hold nothing but signs of the numbers beside them, and drops those that hold nothing.
fn join_affixes(rows: &mut Grid) {
    let mut column = rows.first().map_or(0, Vec::len);
    while column > 0 {
        column -= 1;
        let columns = rows.first().map_or(0, Vec::len);
        let cells = || rows.iter().map(|row| row[column].as_str()).filter(|cell| !cell.is_empty());
        let signs = || cells().filter_map(affix);
        let affix = signs().next();
        // Heads stand in the first column of those that they span.
        let numbers = cells().filter(|cell| is_number(cell)).count();
        let is_sign = affix.is_some() && numbers == 0 && signs().all(|sign| Some(sign) == affix);
        let is_empty = affix.is_none() && numbers == 0;
        let target = match affix {
            Some(Affix::Before) if is_sign => Some(column + 1).filter(|next| *next < columns),
            Some(Affix::Behind) if is_sign => column.checked_sub(1).filter(|before| *before > 0),
            _ if is_empty && column > 0 => heads_of_nothing(rows, column),
            _ => None,
        };
        if is_empty && cells().next().is_none() {
            for row in rows.iter_mut() {
                row.remove(column);
            }
            continue;
        }
        let Some(target) = target else { continue };
        let fits = rows.iter().all(|row| {
            let (sign, other) = (&row[column], &row[target]);
            sign.is_empty() || other.is_empty() || self::affix(sign).is_some()
        });
        if fits {
            for row in rows.iter_mut() {
                let sign = std::mem::take(&mut row[column]);
                if affix == Some(Affix::Behind) || target < column {
                    row[target].push_str(&sign);
                } else {
                    row[target].insert_str(0, &sign);
                }
                row.remove(column);
            }
        }
    }
}

/// The column whose head stands in this column, which has no other words: that behind it, where its own head is free.
fn heads_of_nothing(rows: &Grid, column: usize) -> Option<usize> {
    let next = column + 1;
    let row = rows.iter().position(|row| !row[column].is_empty())?;
    let words = rows.iter().filter(|row| !row[column].is_empty()).count();
    // It is a head in the first rows, and no column of words.
    let is_head = row < 3 && words <= 2 && rows.len() > row + words;
    let is_free =
        rows.iter().all(|row| row[column].is_empty() || row.get(next).is_some_and(String::is_empty));
    let has_numbers = rows.iter().any(|row| row.get(next).is_some_and(|cell| is_number(cell)));
    (is_head && is_free && has_numbers).then_some(next)
}

fn is_number(cell: &str) -> bool {
    cell.contains(|char: char| char.is_ascii_digit())
        && cell.chars().filter(|char| char.is_alphabetic()).count() <= 3
        // A year is the head of a column.
        && !(cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20")))
}

fn affix(cell: &str) -> Option<Affix> {
    match cell {
        "$" | "€" | "£" | "¥" | "(" | "$(" | "€(" | "£(" | "US$" | "USD" | "EUR" | "CHF" | "GBP" | "+"
        | "-" | "−" => Some(Affix::Before),
        ")" | "%" | ")%" | "%)" | ") %" | "x" | "*" => Some(Affix::Behind),
        _ => None,
    }
}

fn written(table: &NodeRef<'_>, grid: &Grid) -> String {
    let mut html = String::new();
    let caption = table.descendants_it().find(|node| node.has_name("caption"));
    if let Some(caption) = caption {
        let mut words = String::new();
        write_words(&caption, &mut words);
        let _ = write!(html, "<p>{}</p>", escaped(words.trim()));
    }
    html.push_str("<table>");
    for (number, row) in grid.iter().enumerate() {
        let (part, cell) = if number == 0 { ("thead", "th") } else { ("tbody", "td") };
        if number < 2 {
            let _ = write!(html, "<{part}>");
        }
        html.push_str("<tr>");
        for words in row {
            let _ = write!(html, "<{cell}>{}</{cell}>", escaped(words));
        }
        html.push_str("</tr>");
        if number == 0 {
            html.push_str("</thead>");
        }
    }
    html.push_str("</tbody></table>");
    html
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use crate::intake::fragment::rendered;

    fn rows(html: &str) -> Vec<String> {
        let rendered = rendered(html);
        let cells = |line: &str| {
            line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("|")
        };
        rendered.blocks.iter().map(|block| cells(&rendered.text[block.span.range()])).collect()
    }

    #[test]
    fn spans_signs_and_notes_become_cells() {
        let found = rows(
            "<table><caption>In thousands</caption><tr><th></th><th colspan=6>Three months</th></tr>\
             <tr><th></th><th colspan=3>2024</th><th colspan=3>2023</th></tr>\
             <tr><td>Revenue<sup>1</sup></td><td>$</td><td>84</td><td></td><td>$</td><td>79</td><td></td></tr>\
             <tr><td>Loss</td><td></td><td>(2</td><td>)</td><td></td><td>(1</td><td>)</td></tr></table>",
        );
        assert_eq!(found, ["In thousands", "Three months", "2024|2023", "Revenue¹|$84|$79", "Loss|(2)|(1)"]);
        let found = rows(
            "<table><tr><th>Year</th><th>Quarter</th><th>Orders</th></tr><tr><th rowspan=2>2023</th><th>Q3</th><td>10</td></tr>\
             <tr><th>Q4</th><td>11<sup>a</sup></td></tr></table>",
        );
        assert_eq!(found, ["Year|Quarter|Orders", "2023|Q3|10", "Q4|11 a)"]);
    }

    #[test]
    fn what_lays_out_a_page_is_no_table() {
        let page = "<table><tr><td><ul><li>1 Menü</li></ul></td><td>Der Umsatz stieg um 3 Prozent.</td></tr>\
                    <tr><td><h2>Zahlen</h2><p>Text.</p></td><td><table><tr><td>DAX</td><td>19.100</td></tr>\
                    <tr><td>MDAX</td><td>26.300</td></tr></table></td></tr></table>";
        let found = rows(page);
        assert_eq!(
            found.iter().filter(|line| line.contains('|')).collect::<Vec<_>>(),
            ["DAX|19.100", "MDAX|26.300"]
        );
        assert!(found.contains(&"Zahlen".to_owned()) && found.contains(&"Text.".to_owned()), "{found:?}");
    }
}
