//! The plain form of what is written in an unusual way: without soft hyphens and joiners, with letters and
//! their marks as one character (`u` + `¨` as `ü`), with entities left over from HTML as what they stand for.

/// Each combining mark with the letters that carry it, without and with it.
const MARKED: [(char, &str); 12] = [
    ('\u{300}', "aàeèiìoòuùAÀEÈIÌOÒUÙ"),
    ('\u{301}', "aáeéiíoóuúyýcćnńsśzźlĺrŕAÁEÉIÍOÓUÚYÝCĆNŃSŚZŹ"),
    ('\u{302}', "aâeêiîoôuûAÂEÊIÎOÔUÛ"),
    ('\u{303}', "aãnñoõAÃNÑOÕ"),
    ('\u{304}', "aāeēiīuūAĀEĒIĪUŪ"),
    ('\u{306}', "aăgğAĂGĞ"),
    ('\u{307}', "eėzżIİZŻ"),
    ('\u{308}', "aäoöuüeëiïyÿAÄOÖUÜEËIÏ"),
    ('\u{30A}', "aåuůAÅUŮ"),
    ('\u{30B}', "oőuűOŐUŰ"),
    ('\u{30C}', "cčdďeěnňrřsštťzžCČDĎEĚNŇRŘSŠTŤZŽ"),
    ('\u{327}', "cçsşCÇSŞ"),
];

/// A character that belongs to a word without being a letter: soft hyphen, joiners, combining marks.
pub(super) fn is_inside_word(char: char) -> bool {
    is_invisible(char) || ('\u{300}'..='\u{36F}').contains(&char)
}

/// A character that nobody sees: soft hyphen, joiners.
pub(super) fn is_invisible(char: char) -> bool {
    char == '\u{AD}' || ('\u{200B}'..='\u{200D}').contains(&char)
}

/// The plain form of `piece`, where it has another one.
pub(super) fn plain(piece: &str) -> Option<String> {
    if let Some((char, length)) = entity(piece).filter(|&(_, length)| length == piece.len()) {
        return Some(char.to_string()).filter(|_| length > 0);
    }
    if piece.is_ascii() || !may_be_inside_word(piece) || !piece.contains(is_inside_word) {
        return None;
    }
    let mut plain = String::with_capacity(piece.len());
    for char in piece.chars().filter(|&char| !is_invisible(char)) {
        match plain.chars().next_back().and_then(|letter| marked(letter, char)) {
            Some(both) => {
                plain.pop();
                plain.push(both);
            }
            None => plain.push(char),
        }
    }
    Some(plain)
}

/// Whether a byte of `piece` is the first one of a character that belongs to a word without being a letter: those of
/// U+0080 to U+00BF, U+0300 to U+037F and U+2000 to U+2FFF.
fn may_be_inside_word(piece: &str) -> bool {
    piece.bytes().any(|byte| matches!(byte, 0xC2 | 0xCC | 0xCD | 0xE2))
}

fn marked(letter: char, mark: char) -> Option<char> {
    let (_, letters) = MARKED.iter().find(|(known, _)| *known == mark)?;
    let mut pairs = letters.chars();
    while let (Some(bare), Some(both)) = (pairs.next(), pairs.next()) {
        if bare == letter {
            return Some(both);
        }
    }
    None
}

/// The entity at the start of `text` with its length: `&nbsp;`, `&#8364;`; one that was escaped twice counts as well:
/// `&amp;nbsp;`.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    const ESCAPED: &str = "&amp;";
    let twice = text.strip_prefix(ESCAPED).and_then(|name| named(name, ESCAPED.len()));
    twice.or_else(|| named(text.strip_prefix('&')?, 1))
}

/// The entity whose name is at the start of `text`, with its length and that of what stands `before` it.
fn named(text: &str, before: usize) -> Option<(char, usize)> {
    const LONGEST: usize = 8;
    let end = text.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
    let char = match text.get(..end)? {
        "nbsp" | "ensp" | "emsp" | "thinsp" | "#160" | "#xa0" | "#8239" => '\u{A0}',
        "shy" | "#173" => '\u{AD}',
        "amp" | "#38" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" | "#34" => '"',
        "apos" | "#39" | "rsquo" | "#8217" => '’',
        "euro" | "#8364" => '€',
        "pound" | "#163" => '£',
        "yen" | "#165" => '¥',
        "#36" | "dollar" => '$',
        "percnt" | "#37" => '%',
        "ndash" | "#8211" => '–',
        "mdash" | "#8212" => '—',
        _ => return None,
    };
    Some((char, before + end + 1))
}

/// The length of the tag of HTML at the start of `text`: `<b>`, `</span>`, `<br />`.
pub(super) fn tag(text: &str) -> Option<usize> {
    const LONGEST: usize = 200;
    let bytes = text.as_bytes();
    let name = if bytes.get(1) == Some(&b'/') { 2 } else { 1 };
    if bytes.first() != Some(&b'<') || !bytes.get(name)?.is_ascii_alphabetic() {
        return None;
    }
    let end = bytes.iter().take(LONGEST).position(|&byte| matches!(byte, b'>' | b'\n'))?;
    (bytes.get(end) == Some(&b'>') && !bytes.get(1..end)?.contains(&b'<')).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_marks_become_one() {
        assert_eq!(plain("U\u{308}ber\u{AD}fu\u{308}hrt").as_deref(), Some("Überführt"));
        assert_eq!(plain("fünf"), None);
        assert_eq!(plain("x\u{308}").as_deref(), Some("x\u{308}"));
    }

    #[test]
    fn leftovers_of_html() {
        assert_eq!(entity("&nbsp;Euro"), Some(('\u{A0}', 6)));
        assert_eq!(plain("&euro;").as_deref(), Some("€"));
        assert_eq!(entity("& Co; KG"), None);
        assert_eq!(entity("&unknown;"), None);
        assert_eq!(tag("<b>5</b>"), Some(3));
        assert_eq!(tag("</span> x"), Some(7));
        for text in ["< 5 > 3", "<5>", "<b", "<a\n>", "<a <b>"] {
            assert_eq!(tag(text), None, "{text}");
        }
    }
}
