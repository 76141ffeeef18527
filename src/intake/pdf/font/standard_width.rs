//! The widths of the fonts that every reader has, which a file need not say.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A character and its widths in [`FACES`], in thousandths.
static WIDTHS: LazyLock<HashMap<char, [u16; 6]>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/pdf/standard_widths.tsv").lines();
    lines
        .filter(|line| !line.starts_with("# "))
        .filter_map(|line| {
            let (char, widths) = line.split_once('\t')?;
            let char = if char == "space" { ' ' } else { char.chars().next()? };
            let widths: Vec<u16> = widths.split('\t').map_while(|width| width.parse().ok()).collect();
            Some((char, widths.try_into().ok()?))
        })
        .collect()
});

/// A font that every reader has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// All characters have one width.
    Courier,
    /// The number of its column.
    Column(usize),
}

impl Face {
    /// The font of this name, or the one that readers take for it.
    pub fn named(name: &[u8]) -> Option<Self> {
        let name = String::from_utf8_lossy(name).to_ascii_lowercase().replace([' ', '-', ','], "");
        let bold = name.contains("bold");
        let slanted = name.contains("italic") || name.contains("oblique");
        if name.starts_with("courier") {
            Some(Self::Courier)
        } else if name.starts_with("helvetica") || name.starts_with("arial") {
            Some(Self::Column(usize::from(bold)))
        } else if name.starts_with("times") {
            Some(Self::Column(2 + usize::from(bold) + 2 * usize::from(slanted)))
        } else {
            None
        }
    }

    /// The width of a character, in sizes of the font.
    pub fn width(self, char: char) -> Option<f32> {
        const COURIER: u16 = 600;
        let thousandths = match self {
            Self::Courier => COURIER,
            Self::Column(column) => {
                let known = WIDTHS.get(&char).or_else(|| WIDTHS.get(&letter(char)?))?;
                known[column]
            }
        };
        Some(f32::from(thousandths) / 1000.0)
    }
}

/// The letter under an accent.
fn letter(char: char) -> Option<char> {
    Some(match char {
        'À'..='Å' => 'A',
        'Ç' => 'C',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' => 'O',
        'Ù'..='Ü' => 'U',
        'Ý' => 'Y',
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        '\u{a0}' => ' ',
        '\u{ad}' => '-',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_fonts_have_their_widths() {
        let width = |name: &str, char| Face::named(name.as_bytes()).and_then(|face| face.width(char));
        assert_eq!(width("Helvetica", 'i'), Some(0.222));
        assert_eq!(width("Helvetica-BoldOblique", '1'), Some(0.556));
        assert_eq!(width("Times-Roman", 'ä'), Some(0.444));
        assert_eq!(width("TimesNewRoman,BoldItalic", '€'), Some(0.5));
        assert_eq!(width("Courier", '§'), Some(0.6));
        assert_eq!(width("Arial", '漢'), None);
        assert_eq!(width("Frutiger", 'a'), None);
        assert_eq!(width("Times-Italic", '#'), Some(0.5));
    }
}
