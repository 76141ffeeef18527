//! Words and stretches of words, from the gaps between characters.
//!
//! Some programs draw spaces, others only leave gaps: as wide as a third of the size of the font, or as a sixth in a line
//! that is squeezed. Letters are apart by less, except in headings with letters set wide, where the usual gap between letters
//! counts as none. A gap of more than four fifths of the size parts stretches, which may be columns or cells.
//!
//! Between figures it matters: `3,1` cut in two is another number. Where a gap between digits is neither surely a space nor
//! surely none, the number is unsure, and is left out.

use super::super::glyph::{Glyph, LineGlyph, UNKNOWN};
use super::accent;
use crate::intake::raised;
use crate::order::Reorder;

/// A gap that parts stretches, in sizes of the font.
const STRETCH_GAP: f32 = 0.8;
/// A gap that parts two numbers as cells of a table.
const NUMBER_GAP: f32 = 0.42;
/// A gap that parts what is not drawn one after the other: lines of two columns that stand close.
const JUMP_GAP: f32 = 0.3;
/// So many characters may be drawn in between: spaces.
const JUMP: u32 = 12;
/// A gap that parts words, as a part of the font's space.
const WORD_GAP: f32 = 0.55;
/// The narrowest and the widest space that a font can mean, in sizes of the font, and the one of a font without any.
const SPACES: (f32, f32) = (0.2, 0.36);
const USUAL_SPACE: f32 = 0.28;
/// Between digits, gaps narrower than the first are none, and those wider than the second are spaces.
const SURE_GAPS: (f32, f32) = (0.1, 0.24);
/// The gap that groups digits by thousands: a thin space.
const THIN_SPACE: char = '\u{202F}';
/// What a character stands over another one, in sizes of the font, where widths are wrong.
const OVERLAP: f32 = -0.3;
/// Stands where a word is divided, or could be.
const SOFT_HYPHEN: char = '\u{ad}';
/// Stands for a number that was left out.
const LEFT_OUT: &str = "…";

/// Words that stand together in a line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TextRun {
    pub text: String,
    pub left: f32,
    pub right: f32,
    pub base: f32,
    /// The size of most of its letters.
    pub size: f32,
    pub is_bold: bool,
    /// The gaps between its words.
    pub gaps: Vec<WordGap>,
}

/// A gap between two words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordGap {
    /// Where its space is in the text, in bytes.
    pub at: usize,
    pub left: f32,
    pub right: f32,
}

/// What was unsure in the text of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextTally {
    /// The characters, without spaces.
    pub chars: usize,
    /// Those that nothing tells.
    pub unknown: usize,
    /// Numbers that were left out, since their spacing is unsure.
    pub numbers: usize,
}

/// The stretches of a line.
pub fn stretches(mut line: Vec<LineGlyph>, tally: &mut TextTally) -> Vec<TextRun> {
    accent::compose(&mut line);
    drop_doubles(&mut line);
    layers(line).into_iter().flat_map(|line| layer_stretches(line, tally)).collect()
}

/// Parts what is drawn over each other, as a cell that is too wide and the text of the next column: their letters must not
/// mix.
fn layers(mut line: Vec<LineGlyph>) -> Vec<Vec<LineGlyph>> {
    /// How far strings may reach into each other, in sizes of the font: slanted letters and kerning do.
    const OVER: f32 = 0.3;
    const MOST_LAYERS: usize = 4;
    let is_over = |before: &LineGlyph, next: &LineGlyph| {
        next.glyph.left < before.glyph.right - OVER * before.glyph.size.max(next.glyph.size)
    };
    if !line.windows(2).any(|pair| is_over(&pair[0], &pair[1])) {
        return vec![line];
    }
    line.reorder_by_key(|one| one.glyph.order);
    let strings = line.chunk_by(|before, next| {
        let follows = next.glyph.order - before.glyph.order <= JUMP || next.is_raised || before.is_raised;
        follows && next.glyph.left > before.glyph.left - OVER * before.glyph.size
    });
    let mut strings: Vec<&[LineGlyph]> = strings.collect();
    strings.reorder_by(|a, b| a[0].glyph.left.total_cmp(&b[0].glyph.left));
    let mut layers: Vec<Vec<LineGlyph>> = Vec::new();
    for string in strings {
        let fits = |layer: &&mut Vec<LineGlyph>| layer.last().is_none_or(|last| !is_over(last, &string[0]));
        let count = layers.len();
        match layers.iter_mut().find(fits) {
            Some(layer) => layer.extend(string),
            None if count < MOST_LAYERS => layers.push(string.to_vec()),
            None => layers[count - 1].extend(string),
        }
    }
    layers
}

fn layer_stretches(line: Vec<LineGlyph>, tally: &mut TextTally) -> Vec<TextRun> {
    let mut stretches = Vec::new();
    let mut run: Vec<LineGlyph> = Vec::new();
    let mut last: Option<Glyph> = None;
    // Whether the word so far is a number, and no name such as `Q3`.
    let mut is_number = false;
    for one in line {
        let glyph = one.glyph;
        if glyph.char.is_whitespace() {
            run.push(one);
            continue;
        }
        if let Some(before) = last {
            let size = before.size.max(glyph.size);
            let gap = (glyph.left - before.right) / size.max(0.1);
            let is_jump = glyph.order.abs_diff(before.order) > JUMP || glyph.order < before.order;
            let are_numbers = is_number && ends_number(before.char) && begins_number(glyph.char);
            let widest = match (is_jump, are_numbers) {
                (true, _) => JUMP_GAP,
                (_, true) => NUMBER_GAP,
                _ => STRETCH_GAP,
            };
            let is_sure = before.is_width_known || !glyph.follows;
            if is_sure && gap > widest {
                stretches.extend(stretch(&run, tally));
                run.clear();
            }
            if gap > WORD_GAP * USUAL_SPACE {
                is_number = true;
            }
        } else {
            is_number = true;
        }
        is_number &= !glyph.char.is_alphabetic();
        last = Some(glyph);
        run.push(one);
    }
    stretches.extend(stretch(&run, tally));
    stretches
}

/// Some programs draw bold letters twice, and shadows.
fn drop_doubles(line: &mut Vec<LineGlyph>) {
    let mut kept: Vec<LineGlyph> = Vec::with_capacity(line.len());
    for one in line.drain(..) {
        let is_double = kept.iter().rev().take(3).any(|before| {
            let close = (one.glyph.left - before.glyph.left).abs() < 0.12 * one.glyph.size
                && (one.glyph.base - before.glyph.base).abs() < 0.12 * one.glyph.size;
            before.glyph.char == one.glyph.char
                && close
                && one.glyph.right - one.glyph.left > 0.2 * one.glyph.size
        });
        if !is_double {
            kept.push(one);
        }
    }
    *line = kept;
}

/// What stands between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Thin,
    Space,
    /// Nothing or a space.
    Unsure(bool),
}

/// A stretch of a run of characters, in which spaces may be drawn.
fn stretch(run: &[LineGlyph], tally: &mut TextTally) -> Option<TextRun> {
    let usual = usual_gap(run);
    let mut words: Vec<Draft> = Vec::new();
    let mut word = Draft::default();
    let mut note = String::new();
    let mut before: Option<LineGlyph> = None;
    let mut is_spaced = false;
    for (at, &one) in run.iter().enumerate() {
        let char = one.glyph.char;
        if char.is_whitespace() {
            is_spaced = true;
            continue;
        }
        let between = match before {
            None => Between::Nothing,
            Some(before) => {
                let drawn = is_spaced.then(|| run[at - 1].glyph.char);
                between(&before, &one, drawn, usual)
            }
        };
        if !note.is_empty() && (!one.is_raised || between != Between::Nothing) {
            word.add_note(&note);
            note.clear();
        }
        match between {
            Between::Nothing => {}
            Between::Thin => word.text.push(THIN_SPACE),
            Between::Space => {
                words.push(std::mem::take(&mut word));
                word.gap = before.map(|before| (before.glyph.right, one.glyph.left));
            }
            Between::Unsure(_) if groups_thousands(&word.text, &run[at..]) => word.text.push(THIN_SPACE),
            Between::Unsure(is_space) => {
                word.is_unsure = true;
                if is_space {
                    words.push(std::mem::take(&mut word));
                    word.is_unsure = true;
                    word.gap = before.map(|before| (before.glyph.right, one.glyph.left));
                }
            }
        }
        match char {
            SOFT_HYPHEN if is_drawn(&one, run.get(at + 1)) => word.add('-'),
            SOFT_HYPHEN => {}
            char if one.is_raised => note.push(char),
            char => word.add(char),
        }
        (before, is_spaced) = (Some(one), false);
    }
    if !note.is_empty() {
        word.add_note(&note);
    }
    words.push(word);
    let (text, gaps) = joined(words, tally);
    let seen = || run.iter().map(|one| one.glyph).filter(|glyph| !glyph.char.is_whitespace());
    let (first, last) = (seen().next()?, seen().next_back()?);
    tally.chars += seen().count();
    tally.unknown += seen().filter(|glyph| glyph.char == UNKNOWN).count();
    let mut sizes: Vec<f32> = run.iter().filter(|one| !one.is_raised).map(|one| one.glyph.size).collect();
    sizes.reorder_by(f32::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or(first.size);
    let bold = seen().filter(|glyph| glyph.is_bold).count();
    Some(TextRun {
        text,
        left: first.left,
        right: seen().map(|glyph| glyph.right).fold(last.right, f32::max),
        base: first.base,
        size,
        is_bold: bold * 2 > seen().count(),
        gaps,
    })
}

/// Whether a soft hyphen is drawn, which takes room.
fn is_drawn(hyphen: &LineGlyph, next: Option<&LineGlyph>) -> bool {
    let end = next.map_or(hyphen.glyph.right, |next| next.glyph.left.min(hyphen.glyph.right));
    end - hyphen.glyph.left > 0.1 * hyphen.glyph.size
}

/// A word in the making.
#[derive(Debug, Default)]
struct Draft {
    text: String,
    is_unsure: bool,
    /// From the end of the word before to its beginning.
    gap: Option<(f32, f32)>,
}

impl Draft {
    fn add(&mut self, char: char) {
        match char {
            // Ligatures, and the hyphen of a word that is divided.
            'ﬀ' => self.text.push_str("ff"),
            'ﬁ' => self.text.push_str("fi"),
            'ﬂ' => self.text.push_str("fl"),
            'ﬃ' => self.text.push_str("ffi"),
            'ﬄ' => self.text.push_str("ffl"),
            'ﬅ' | 'ﬆ' => self.text.push_str("st"),
            '\u{2010}' | '\u{2011}' => self.text.push('-'),
            '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{2060}' => {}
            char => self.text.push(char),
        }
    }

    /// A raised note. Raised letters are mostly no note, as in `1st`.
    fn add_note(&mut self, note: &str) {
        let is_note = note.chars().any(|char| char.is_ascii_digit() || char == ')')
            || (note.chars().count() == 1 && self.text.ends_with(|char: char| char.is_ascii_digit()));
        if is_note { raised::push(note, &mut self.text) } else { self.text.push_str(note) }
    }

    /// Whether it is a figure of which a part is not known, or two that run into each other.
    fn is_lost(&self) -> bool {
        let has_digit = self.text.chars().any(|char| char.is_ascii_digit());
        let mut numbers = self.text.split(|char: char| !char.is_ascii_digit() && !matches!(char, '.' | ','));
        has_digit && (self.text.contains(UNKNOWN) || numbers.any(are_two_numbers))
    }
}

/// Whether digits with points and commas are no number in any way of writing: `1,340.21,192.4`.
fn are_two_numbers(number: &str) -> bool {
    let number = number.trim_matches(['.', ',']);
    let (Some(point), Some(comma)) = (number.rfind('.'), number.rfind(',')) else { return false };
    // The last sign is that of decimals, the other one groups thousands.
    let (group, decimals) = if point > comma { (',', '.') } else { ('.', ',') };
    let whole = number.split(decimals).next().unwrap_or_default();
    let groups = whole.split(group).skip(1);
    number.matches(decimals).count() > 1 || groups.into_iter().any(|group| group.len() != 3)
}

/// The words with spaces between them, without numbers that are unsure.
fn joined(words: Vec<Draft>, tally: &mut TextTally) -> (String, Vec<WordGap>) {
    let mut text = String::new();
    let mut gaps = Vec::new();
    let mut is_left_out = false;
    for word in words {
        let has_digit = word.text.chars().any(|char| char.is_ascii_digit());
        let leaves_out = word.is_lost() || (word.is_unsure && (has_digit || is_left_out));
        if word.text.is_empty() || (leaves_out && is_left_out) {
            continue;
        }
        if !text.is_empty() {
            gaps.extend(word.gap.map(|(left, right)| WordGap { at: text.len(), left, right }));
            text.push(' ');
        }
        if leaves_out {
            tally.numbers += 1;
            text.push_str(LEFT_OUT);
        } else {
            text.push_str(&word.text);
        }
        is_left_out = leaves_out;
    }
    (text, gaps)
}

/// The usual gap between letters, in points: 0 but where they are set wide.
fn usual_gap(run: &[LineGlyph]) -> f32 {
    /// Gaps that are no more than kerning, in sizes of the font.
    const KERNING: f32 = 0.06;
    const FEWEST: usize = 4;
    let pairs = || run.windows(2).filter(|pair| !pair.iter().any(|one| one.glyph.char.is_whitespace()));
    let mut gaps: Vec<f32> = pairs().map(|pair| pair[1].glyph.left - pair[0].glyph.right).collect();
    if gaps.len() < FEWEST {
        return 0.0;
    }
    gaps.reorder_by(f32::total_cmp);
    let (low, middle) = (gaps[gaps.len() / 5], gaps[gaps.len() / 2]);
    let size = run[0].glyph.size;
    // Nearly all of them, so that short words do not make their spaces usual.
    if low > KERNING * size && low > 0.6 * middle { low } else { 0.0 }
}

/// Whether a narrow gap groups the digits of one number: at most three before it, three behind it.
fn groups_thousands(before: &str, behind: &[LineGlyph]) -> bool {
    let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
    let following = behind.iter().take_while(|one| one.glyph.char.is_ascii_digit()).count();
    (1..=3).contains(&digits) && following == 3
}

fn is_of_number(char: char) -> bool {
    char.is_ascii_digit() || matches!(char, '.' | ',' | '\'' | '’' | UNKNOWN)
}

fn begins_number(char: char) -> bool {
    char.is_ascii_digit() || "+-−–($€£".contains(char)
}

fn ends_number(char: char) -> bool {
    char.is_ascii_digit() || matches!(char, ')' | '%')
}

fn between(before: &LineGlyph, next: &LineGlyph, drawn: Option<char>, usual: f32) -> Between {
    let (left, right) = (before.glyph, next.glyph);
    let size = left.size.max(right.size).max(0.1);
    let gap = (right.left - left.right - usual) / size;
    let is_number = is_of_number(left.char)
        && is_of_number(right.char)
        && (left.char.is_ascii_digit() || right.char.is_ascii_digit())
        && !before.is_raised
        && !next.is_raised;
    if let Some(space) = drawn {
        // A space of no width is drawn by some programs behind every letter.
        let is_real = gap > 0.05 || right.follows;
        return match space {
            '\u{2009}' | THIN_SPACE if is_number => Between::Thin,
            _ if is_real || !is_number => Between::Space,
            _ => Between::Unsure(false),
        };
    }
    // In one string, nothing but the spacing of letters is between characters.
    if right.follows && !left.is_width_known {
        return Between::Nothing;
    }
    let space = if left.space > 0.0 { left.space / left.size.max(0.1) } else { USUAL_SPACE };
    let is_space = gap > WORD_GAP * space.clamp(SPACES.0, SPACES.1);
    if !is_number {
        return if is_space && !next.is_raised { Between::Space } else { Between::Nothing };
    }
    let (none, sure) = SURE_GAPS;
    if !left.is_width_known {
        return if gap.abs() < none { Between::Nothing } else { Between::Unsure(is_space) };
    }
    if gap > sure {
        Between::Space
    } else if gap < OVERLAP {
        Between::Unsure(false)
    } else if gap < none || right.follows && !is_space {
        Between::Nothing
    } else {
        Between::Unsure(is_space)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_run_into_each_other_are_told() {
        for number in ["1,340.21,192.4", "88,1-12,0.5", "1.340,2.5", "12,4.5,6"] {
            let draft = Draft { text: number.to_owned(), ..Draft::default() };
            assert!(draft.is_lost(), "{number}");
        }
        for number in [
            "1.340,2",
            "1,340.25",
            "12.11.2024,",
            "1,2,3",
            "+12,4",
            "1.234.567,89",
            "Q3",
            "(1,204.5)",
            "v1.2.3",
        ] {
            let draft = Draft { text: number.to_owned(), ..Draft::default() };
            assert!(!draft.is_lost(), "{number}");
        }
    }
}
