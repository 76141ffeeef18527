//! Reading the tables, and look-ups that ignore case.

pub use super::table_rows::rows;

/// The rows of a table with two columns; the second is empty where there is none.
pub fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(table).map(|mut cells| (cells.next().unwrap_or_default(), cells.next().unwrap_or_default()))
}

/// Whether `word` is `folded`, which is in lower case, in whatever case it is written.
pub fn is_form_of(word: &str, folded: &str) -> bool {
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(folded);
    }
    word == folded || word.chars().flat_map(char::to_lowercase).eq(folded.chars())
}

/// `word` in lower case, which replaces what is in `buffer`. Each letter is taken for itself: a final sigma is a sigma.
pub fn lower_into<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    for letter in word.chars() {
        if letter.is_ascii() {
            buffer.push(letter.to_ascii_lowercase());
        } else {
            buffer.extend(letter.to_lowercase());
        }
    }
    buffer
}

/// Calls `ask` with `word` in lower case, without an allocation for the words of ordinary length.
pub(super) fn folded<R>(word: &str, ask: impl FnOnce(&str) -> R) -> R {
    const CAPACITY: usize = 48;
    if !word.contains(char::is_uppercase) {
        return ask(word);
    }
    let mut buffer = [0; CAPACITY];
    if let Some(buffer) = buffer.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        buffer.copy_from_slice(word.as_bytes());
        buffer.make_ascii_lowercase();
        return ask(std::str::from_utf8(buffer).unwrap_or_default());
    }
    let mut length = 0;
    for lower in word.chars().flat_map(char::to_lowercase) {
        if length + lower.len_utf8() > CAPACITY {
            return ask(&word.to_lowercase());
        }
        length += lower.encode_utf8(&mut buffer[length..]).len();
    }
    ask(std::str::from_utf8(&buffer[..length]).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter() {
        assert!(folded("ÜBER", |key| key == "über") && folded("mrd", |key| key == "mrd"));
        assert!(is_form_of("Über", "über") && !is_form_of("Uber", "über"));
        let mut buffer = "old".to_owned();
        assert_eq!(lower_into("GmbH & Äon", &mut buffer), "gmbh & äon");
        let long = "Ä".repeat(100);
        assert!(folded(&long, |key| key == long.to_lowercase()));
    }
}
