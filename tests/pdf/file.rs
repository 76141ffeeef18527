//! PDF files, made for tests.

use std::fmt::Write as _;

/// The base fonts that pages can use: `/F1` for text, `/F2` for bold text.
const FONTS: &str = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> \
     /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>";

/// A file in the making.
#[derive(Debug, Default)]
pub struct Pdf {
    pub pages: Vec<String>,
    /// More fonts, as entries of a dictionary.
    pub fonts: String,
    /// Objects, numbered from 100.
    pub objects: Vec<String>,
    /// The entries of the information dictionary.
    pub info: String,
    /// Entries of the catalog.
    pub catalog: String,
    /// Entries of every page.
    pub page: String,
}

impl Pdf {
    /// A file of these pages.
    pub fn of<'c>(pages: impl IntoIterator<Item = &'c str>) -> Self {
        Self { pages: pages.into_iter().map(str::to_owned).collect(), ..Self::default() }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let count = self.pages.len();
        let kids: Vec<String> = (0..count).map(|page| format!("{} 0 R", 10 + 2 * page)).collect();
        let kids = kids.join(" ");
        let mut objects = vec![
            (1, format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog)),
            (
                2,
                format!(
                    "<< /Type /Pages /Kids [{kids}] /Count {count} /Resources << /Font << {FONTS} {} >> >> >>",
                    self.fonts
                ),
            ),
            (3, format!("<< {} >>", self.info)),
        ];
        for (number, content) in self.pages.iter().enumerate() {
            let at = 10 + 2 * number;
            let page = format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R {} >>",
                at + 1,
                self.page
            );
            objects.push((at, page));
            objects.push((at + 1, stream(content)));
        }
        objects.extend((100..).zip(self.objects.iter().cloned()));
        let mut file = String::from("%PDF-1.5\n");
        let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
        for (number, object) in &objects {
            let _ = write!(table, "{number} 1\n{:010} 00000 n \n", file.len());
            let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
        }
        let start = file.len();
        let size = 100 + self.objects.len();
        let _ = write!(
            file,
            "{table}trailer\n<< /Size {size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{start}\n%%EOF\n"
        );
        file.into_bytes()
    }
}

/// A stream of ASCII.
pub fn stream(content: &str) -> String {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A string as the format writes it, in the encoding of Windows.
pub fn string(text: &str) -> String {
    let mut string = String::from("(");
    for char in text.chars() {
        match char {
            '(' | ')' | '\\' => string.extend(['\\', char]),
            '€' => string.push_str("\\200"),
            '„' => string.push_str("\\204"),
            '“' => string.push_str("\\223"),
            '–' => string.push_str("\\226"),
            char if char.is_ascii() => string.push(char),
            char => {
                let _ = write!(string, "\\{:03o}", u32::from(char));
            }
        }
    }
    string + ")"
}

/// A line of text at a place, in points from the bottom left.
pub fn line(x: f32, y: f32, text: &str) -> String {
    sized(x, y, 10.0, text)
}

pub fn sized(x: f32, y: f32, size: f32, text: &str) -> String {
    format!("BT /F1 {size} Tf {x} {y} Td {} Tj ET\n", string(text))
}
