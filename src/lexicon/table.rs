//! Reading the tables, and look-ups that ignore case.

pub use super::table_rows::rows;

/// The rows of a table with two columns; the second is empty where there is none.
pub fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(table).map(|mut cells| (cells.next().unwrap_or_default(), cells.next().unwrap_or_default()))
}

/// Whether `word` is `folded`, which is in lower case, in whatever case it is written.
pub fn is_form_of(word: &str, folded: &str) -> bool {
    word == folded || word.chars().flat_map(char::to_lowercase).eq(folded.chars())
}

/// Calls `ask` with `word` in lower case, without an allocation for the words of ordinary length.
pub(super) fn folded<R>(word: &str, ask: impl FnOnce(&str) -> R) -> R {
    const CAPACITY: usize = 48;
    if !word.contains(char::is_uppercase) {
        return ask(word);
    }
    let mut buffer = [0; CAPACITY];
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
        let long = "Ä".repeat(100);
        assert!(folded(&long, |key| key == long.to_lowercase()));
    }
}
