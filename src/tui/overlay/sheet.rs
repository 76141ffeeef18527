//! Rows of labelled text in a box. They are broken once, when the sheet is opened or the screen changes.

use crate::layout::cell;
use crate::tui::overlay::popup;
use crate::tui::screen::article::layout::Area;

/// The widest text of a sheet, and the narrowest sheet, frame included, where the screen leaves the choice; in columns.
const WIDEST: usize = 84;
const NARROWEST: u16 = 44;

/// How a part of a row looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// As text.
    #[default]
    Plain,
    /// As what stands beside the thing itself.
    Faint,
    /// As a key.
    Key,
    /// As an amount.
    Amount,
    /// As a person's name.
    Person,
    /// As a company's name.
    Company,
    /// As the words that the sheet is about.
    Marked,
    /// As something that rises.
    Up,
    /// As something that falls.
    Down,
}

/// Text in one look.
pub type Part = (String, Tone);

/// A label and what it says. An entry without either is a blank row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetEntry {
    /// What it is about; empty where it goes on with the entry before.
    pub label: String,
    /// What it says.
    pub text: Vec<Part>,
    /// Whether it takes the place of the label too.
    pub is_wide: bool,
}

impl SheetEntry {
    /// An entry over the whole width.
    pub fn wide(text: Vec<Part>) -> Self {
        Self { label: String::new(), text, is_wide: true }
    }

    /// An entry in one look.
    pub fn new(label: &str, text: impl Into<String>, tone: Tone) -> Self {
        Self { label: label.to_owned(), text: vec![(text.into(), tone)], is_wide: false }
    }

    /// A blank row.
    pub fn blank() -> Self {
        Self::default()
    }
}

/// A row as it is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// Stands flush right in the column of labels.
    pub label: String,
    /// Stands behind it.
    pub text: Vec<Part>,
    /// Whether the text begins where labels do.
    pub is_wide: bool,
}

/// A sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Stands in its frame.
    pub title: String,
    /// All that it says.
    entries: Vec<SheetEntry>,
    /// Whether labels are keys.
    pub keys: bool,
    /// The entries, broken for the width.
    pub rows: Vec<SheetRow>,
    /// The columns of the labels.
    pub label_width: u16,
    /// The first row that is shown.
    pub offset: usize,
    /// Its place on the screen, frame included.
    pub area: Area,
    /// Whether it shows the other half of what it can list.
    pub is_turned: bool,
}

impl Sheet {
    /// A sheet on a screen of this size.
    pub fn new(title: impl Into<String>, entries: Vec<SheetEntry>, keys: bool, size: (u16, u16)) -> Self {
        let mut sheet = Self { title: title.into(), entries, keys, ..Self::default() };
        sheet.lay_out(size);
        sheet
    }

    /// A sheet without a frame.
    pub fn within(title: impl Into<String>, entries: Vec<SheetEntry>, area: Area) -> Self {
        let mut sheet = Self { title: title.into(), entries, area, ..Self::default() };
        sheet.fill(area.width);
        sheet
    }

    /// Breaks its entries for a screen of this size.
    pub fn lay_out(&mut self, (width, height): (u16, u16)) {
        let labels = self.entries.iter().map(|entry| cell::width(&entry.label)).max().unwrap_or_default();
        let texts = self.entries.iter().map(|entry| {
            let text: usize = entry.text.iter().map(|(text, _)| cell::width(text)).sum();
            text + if entry.is_wide || labels == 0 { 0 } else { labels + 2 }
        });
        let wanted = texts.max().unwrap_or_default().min(WIDEST) as u16 + 4;
        let w = popup::width(wanted.max(NARROWEST), width);
        self.fill(w.saturating_sub(4));
        let wanted = u16::try_from(self.rows.len() + 2).unwrap_or(u16::MAX);
        let h = wanted.min(height.saturating_sub(1)).max(1).min(height);
        self.area = Area { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h };
        self.scroll(0);
    }

    /// Breaks its entries for so many columns.
    fn fill(&mut self, room: u16) {
        let widest = self.entries.iter().map(|entry| cell::width(&entry.label)).max().unwrap_or_default();
        self.label_width = u16::try_from(widest).unwrap_or(u16::MAX).min(room / 2);
        let gap = if self.label_width > 0 { 2 } else { 0 };
        let text = usize::from(room.saturating_sub(self.label_width + gap)).max(1);
        self.rows.clear();
        for entry in &self.entries {
            let mut lines = broken(&entry.text, if entry.is_wide { usize::from(room).max(1) } else { text });
            if lines.is_empty() {
                lines.push(Vec::new());
            }
            for (number, text) in lines.into_iter().enumerate() {
                let label = if number == 0 { entry.label.clone() } else { String::new() };
                self.rows.push(SheetRow { label, text, is_wide: entry.is_wide });
            }
        }
    }

    /// How many rows are shown.
    pub fn page(&self) -> usize {
        usize::from(self.area.height.saturating_sub(2).max(1))
    }

    /// Moves the rows that are shown.
    pub fn scroll(&mut self, rows: isize) {
        let lowest = self.rows.len().saturating_sub(self.page());
        self.offset = self.offset.saturating_add_signed(rows).min(lowest);
    }
}

/// Text between whose words no row ends: an amount, a period.
pub fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The words of `parts` in lines of at most `width` columns. A longer word stands alone and is cut when drawn. A word may
/// have parts of several looks: a full stop stays with the marked words before it.
fn broken(parts: &[Part], width: usize) -> Vec<Vec<Part>> {
    let mut words: Vec<Vec<Part>> = Vec::new();
    // Whether a space parts the next letters from those before, which may be of another part.
    let mut parted = true;
    for (text, tone) in parts {
        let whole = if *tone == Tone::Amount { unbroken(text) } else { text.clone() };
        for (number, letters) in whole.split(' ').enumerate() {
            parted |= number > 0;
            if letters.is_empty() {
                continue;
            }
            match words.last_mut().filter(|_| !parted) {
                Some(word) => word.push((letters.to_owned(), *tone)),
                None => words.push(vec![(letters.to_owned(), *tone)]),
            }
            parted = false;
        }
    }
    let mut lines: Vec<Vec<Part>> = Vec::new();
    let mut used = 0;
    for word in words {
        let columns: usize = word.iter().map(|(letters, _)| cell::width(letters)).sum();
        let goes_on = used > 0 && used + 1 + columns <= width;
        if let Some(line) = lines.last_mut().filter(|_| goes_on) {
            append(line, word, " ");
            used += 1 + columns;
        } else {
            let mut line = Vec::new();
            append(&mut line, word, "");
            lines.push(line);
            used = columns;
        }
    }
    lines
}

/// Puts a word behind a line, parted from it by `space`.
fn append(line: &mut Vec<Part>, word: Vec<Part>, space: &str) {
    let mut space = space;
    for (letters, tone) in word {
        match line.last_mut() {
            Some(last) if last.1 == tone => last.0.extend([space, &letters]),
            // The space between two looks is no part of marked words, nor of names, which are underlined.
            Some(last) if !matches!(last.1, Tone::Marked | Tone::Company) => {
                last.0.push_str(space);
                line.push((letters, tone));
            }
            _ => line.push((format!("{space}{letters}"), tone)),
        }
        space = "";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(parts: &[(&str, Tone)], width: usize) -> Vec<String> {
        let parts: Vec<Part> = parts.iter().map(|(text, tone)| ((*text).to_owned(), *tone)).collect();
        let text = |line: Vec<Part>| line.into_iter().map(|part| part.0).collect::<String>();
        broken(&parts, width).into_iter().map(text).collect()
    }

    #[test]
    fn words_fill_lines_and_looks_stay_together() {
        let parts = [("sackte um ", Tone::Plain), ("26 Prozent", Tone::Marked), (", mehr", Tone::Plain)];
        assert_eq!(lines(&parts, 80), ["sackte um 26 Prozent, mehr"]);
        assert_eq!(lines(&parts, 12), ["sackte um 26", "Prozent,", "mehr"]);
        let end = [("auf ", Tone::Plain), ("10 Euro", Tone::Marked), (".", Tone::Plain)];
        assert_eq!(lines(&end, 11), ["auf 10", "Euro."], "the full stop stays with its word");
        assert_eq!(lines(&[("Donaudampfschiff", Tone::Plain)], 5), ["Donaudampfschiff"]);
        assert!(lines(&[], 5).is_empty());
    }

    #[test]
    fn spaces_belong_to_the_plain_look() {
        let part = |text: &str, tone| (text.to_owned(), tone);
        let parts = [
            part("um ", Tone::Plain),
            part("26 Prozent", Tone::Marked),
            part(" ab bei", Tone::Plain),
            part(" SAP", Tone::Company),
            part(" heute", Tone::Plain),
        ];
        let line = [
            part("um ", Tone::Plain),
            part("26 Prozent", Tone::Marked),
            part(" ab bei ", Tone::Plain),
            part("SAP", Tone::Company),
            part(" heute", Tone::Plain),
        ];
        assert_eq!(broken(&parts, 80), [line]);
    }

    #[test]
    fn a_sheet_stays_on_the_screen() {
        let entries = vec![SheetEntry::new("Über", "wir sagen viel ".repeat(30), Tone::Plain); 9];
        for width in 0..100 {
            for height in 0..30 {
                let sheet = Sheet::new("Blatt", entries.clone(), false, (width, height));
                assert!(sheet.area.right() <= width && sheet.area.bottom() <= height, "{width}x{height}");
            }
        }
    }
}
