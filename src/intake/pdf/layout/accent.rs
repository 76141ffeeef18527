//! Letters whose accent is drawn as a character of its own, over or under them.

use super::super::glyph::{Glyph, LineGlyph};

/// An accent and the letters that it makes, in pairs of the letter and the result.
const ACCENTS: [(char, &[(char, char)]); 7] = [
    (
        '¨',
        &[
            ('a', 'ä'),
            ('e', 'ë'),
            ('i', 'ï'),
            ('o', 'ö'),
            ('u', 'ü'),
            ('y', 'ÿ'),
            ('A', 'Ä'),
            ('E', 'Ë'),
            ('I', 'Ï'),
            ('O', 'Ö'),
            ('U', 'Ü'),
            ('ı', 'ï'),
        ],
    ),
    (
        '´',
        &[
            ('a', 'á'),
            ('e', 'é'),
            ('i', 'í'),
            ('o', 'ó'),
            ('u', 'ú'),
            ('y', 'ý'),
            ('c', 'ć'),
            ('n', 'ń'),
            ('s', 'ś'),
            ('z', 'ź'),
            ('A', 'Á'),
            ('E', 'É'),
            ('I', 'Í'),
            ('O', 'Ó'),
            ('U', 'Ú'),
            ('ı', 'í'),
        ],
    ),
    (
        '`',
        &[
            ('a', 'à'),
            ('e', 'è'),
            ('i', 'ì'),
            ('o', 'ò'),
            ('u', 'ù'),
            ('A', 'À'),
            ('E', 'È'),
            ('I', 'Ì'),
            ('O', 'Ò'),
            ('U', 'Ù'),
            ('ı', 'ì'),
        ],
    ),
    (
        'ˆ',
        &[
            ('a', 'â'),
            ('e', 'ê'),
            ('i', 'î'),
            ('o', 'ô'),
            ('u', 'û'),
            ('A', 'Â'),
            ('E', 'Ê'),
            ('I', 'Î'),
            ('O', 'Ô'),
            ('U', 'Û'),
            ('ı', 'î'),
        ],
    ),
    ('˜', &[('a', 'ã'), ('n', 'ñ'), ('o', 'õ'), ('A', 'Ã'), ('N', 'Ñ'), ('O', 'Õ')]),
    (
        'ˇ',
        &[
            ('c', 'č'),
            ('e', 'ě'),
            ('r', 'ř'),
            ('s', 'š'),
            ('z', 'ž'),
            ('C', 'Č'),
            ('R', 'Ř'),
            ('S', 'Š'),
            ('Z', 'Ž'),
        ],
    ),
    ('¸', &[('c', 'ç'), ('s', 'ş'), ('C', 'Ç'), ('S', 'Ş')]),
];

/// The accent, where `char` is one: standing alone or joining to the letter before.
fn accent(char: char) -> Option<&'static [(char, char)]> {
    let alone = match char {
        '\u{308}' => '¨',
        '\u{301}' => '´',
        '\u{300}' => '`',
        '\u{302}' | '^' => 'ˆ',
        '\u{303}' | '~' => '˜',
        '\u{30C}' => 'ˇ',
        '\u{327}' => '¸',
        char => char,
    };
    ACCENTS.iter().find(|(accent, _)| *accent == alone).map(|(_, letters)| *letters)
}

/// Whether a character is an accent that stands alone.
pub fn is_accent(char: char) -> bool {
    accent(char).is_some()
}

/// Puts accents and the letters that they stand over together. The line is in order from the left.
pub fn compose(line: &mut Vec<LineGlyph>) {
    if !line.iter().any(|one| accent(one.glyph.char).is_some()) {
        return;
    }
    let mut composed: Vec<LineGlyph> = Vec::with_capacity(line.len());
    let mut pending: Option<LineGlyph> = None;
    for one in line.drain(..) {
        // An accent that came first and stands over this letter.
        if let Some(before) = pending.take() {
            if let Some(char) = joined(&before, &one) {
                composed.push(with(one, char));
                continue;
            }
            composed.push(before);
        }
        if accent(one.glyph.char).is_none() {
            composed.push(one);
            continue;
        }
        // An accent over the letter before.
        match composed.last_mut().and_then(|letter| Some((joined(&one, letter)?, letter))) {
            Some((char, letter)) => *letter = with(*letter, char),
            None => pending = Some(one),
        }
    }
    composed.extend(pending);
    *line = composed;
}

fn with(letter: LineGlyph, char: char) -> LineGlyph {
    LineGlyph { glyph: Glyph { char, ..letter.glyph }, ..letter }
}

/// What an accent makes of a letter that it stands over.
fn joined(over: &LineGlyph, letter: &LineGlyph) -> Option<char> {
    let (over, letter) = (over.glyph, letter.glyph);
    let middle = f32::midpoint(over.left, over.right);
    let slack = 0.1 * letter.size;
    if !(letter.left - slack..=letter.right + slack).contains(&middle) {
        return None;
    }
    accent(over.char)?.iter().find(|(from, _)| *from == letter.char).map(|(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_join_the_letters_under_them() {
        let glyph = |char, left: f32, width: f32| LineGlyph {
            glyph: Glyph {
                char,
                left,
                right: left + width,
                base: 0.0,
                size: 10.0,
                space: 0.0,
                is_bold: false,
                is_width_known: true,
                follows: false,
                order: 0,
            },
            is_raised: false,
        };
        for chars in [
            vec![glyph('¨', 0.0, 5.0), glyph('u', 0.2, 5.0), glyph('b', 5.2, 5.0)],
            vec![glyph('u', 0.0, 5.0), glyph('\u{308}', 4.0, 0.0), glyph('b', 5.0, 5.0)],
        ] {
            let mut line = chars;
            compose(&mut line);
            assert_eq!(line.iter().map(|one| one.glyph.char).collect::<String>(), "üb");
        }
        let mut apart = vec![glyph('~', 0.0, 5.0), glyph('n', 9.0, 5.0)];
        compose(&mut apart);
        assert_eq!(apart.len(), 2);
    }
}
