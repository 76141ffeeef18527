//! Reading the tables, and look-ups that ignore case.

use foldhash::{HashMap, HashSet};

/// The rows of a table: the cells between tabs, comment lines and empty lines left out.
pub fn rows(table: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t'))
}

/// A set of words, asked for in any case.
#[derive(Debug, Clone, Default)]
pub struct WordSet(HashSet<String>);

impl WordSet {
    /// The first cells of a table.
    pub fn parse(table: &'static str) -> Self {
        Self(rows(table).filter_map(|mut cells| cells.next()).map(str::to_lowercase).collect())
    }

    /// Whether `word` is in the set, in whatever case.
    pub fn contains(&self, word: &str) -> bool {
        folded(word, |key| self.0.contains(key))
    }
}

/// A map from words to what is known of them, asked for in any case.
#[derive(Debug, Clone)]
pub struct WordMap<V>(HashMap<String, V>);

impl<V> WordMap<V> {
    /// Gathers words; of two equal ones the later counts.
    pub fn from_entries<S: AsRef<str>>(entries: impl IntoIterator<Item = (S, V)>) -> Self {
        Self(entries.into_iter().map(|(word, value)| (word.as_ref().to_lowercase(), value)).collect())
    }

    /// What is known of `word`, in whatever case it is written.
    pub fn get(&self, word: &str) -> Option<&V> {
        folded(word, |key| self.0.get(key))
    }
}

/// Calls `ask` with `word` in lower case, without an allocation for the words of ordinary length.
fn folded<R>(word: &str, ask: impl FnOnce(&str) -> R) -> R {
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
        let set = WordSet::parse("# words\nÜber\tx\n\nmrd\n");
        assert!(set.contains("ÜBER") && set.contains("über") && set.contains("Mrd"));
        assert!(!set.contains("x") && !set.contains("# words"));
        let long = "Ä".repeat(100);
        assert_eq!(WordMap::from_entries([(long.to_lowercase(), 1)]).get(&long), Some(&1));
    }
}
