//! Superscript note marks after words and numbers in tables.

/// Appends a raised note, so that none of its digits becomes one of the number before it: digits are their own signs, and a
/// letter keeps its distance (`653 a)`).
pub(super) fn push(note: &str, words: &mut String) {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let is_lettered = note.chars().any(char::is_alphabetic);
    if is_lettered {
        words.push(' ');
    }
    for char in note.chars().filter(|char| !char.is_whitespace()) {
        let digit = char.to_digit(10).and_then(|digit| RAISED.get(digit as usize)).copied();
        words.push(match (digit, char) {
            (Some(raised), _) if !is_lettered => raised,
            (_, '(') if !is_lettered => '⁽',
            (_, ')') if !is_lettered => '⁾',
            (_, char) => char,
        });
    }
    if is_lettered && !note.contains(')') {
        words.push(')');
    }
}
