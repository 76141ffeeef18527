//! Data tables, as rows of cells. Layout tables are read cell by cell.

use super::element::words;
use dom_query::NodeRef;

/// A cell with more text belongs to the layout of a page, in bytes.
const LONGEST_CELL: usize = 200;
/// The same where the table names its columns or rows.
const LONGEST_CELL_OF_HEADED: usize = 1_000;
/// No table has more cells than this.
const MOST_CELLS: usize = 50_000;

/// The rows of the table; none where it lays out a page.
pub fn rows(table: &NodeRef<'_>) -> Option<Vec<Vec<String>>> {
    const LAYOUT: [&str; 8] = ["table", "form", "iframe", "video", "h1", "h2", "article", "blockquote"];
    if table.descendants_it().any(|node| LAYOUT.iter().any(|name| node.has_name(name))) {
        return None;
    }
    let has_heads = table.descendants_it().any(|node| node.has_name("th"));
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut cells = 0;
    for row in table.descendants_it().filter(|node| node.has_name("tr")) {
        let mut line = Vec::new();
        for cell in row.children_it(false).filter(|cell| cell.has_name("td") || cell.has_name("th")) {
            let mut text = String::new();
            write_words(&cell, &mut text);
            let text = words(&text);
            if text.len() > if has_heads { LONGEST_CELL_OF_HEADED } else { LONGEST_CELL } {
                return None;
            }
            line.push(text);
            cells += 1;
        }
        if cells > MOST_CELLS {
            return None;
        }
        if line.iter().any(|cell| !cell.is_empty()) {
            rows.push(line);
        }
    }
    let columns = rows.iter().map(Vec::len).max()?;
    let filled = rows.iter().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1).count();
    (rows.len() > 1 && columns > 1 && 2 * filled >= rows.len()).then_some(rows)
}

/// The text of a cell; what stands in blocks of its own is parted by spaces.
fn write_words(node: &NodeRef<'_>, text: &mut String) {
    for child in node.children_it(false) {
        if child.is_text() {
            text.push_str(&child.text());
        } else if let Some(name) = child.node_name() {
            use super::element::ElementRole;
            let role = super::element::role(&name);
            if role == ElementRole::Hidden {
                continue;
            }
            text.extend((role != ElementRole::Inline).then_some(' '));
            write_words(&child, text);
            text.extend((role != ElementRole::Inline).then_some(' '));
        }
    }
}
