//! How well an entry of the palette fits what is typed: whole words before the beginnings of words before parts of
//! words, and what an entry is called before what stands beside it. Letters that are scattered over a short name find
//! it where nothing fits better: `mpl` finds `Meta Platforms`.

use crate::library::item_query::searchable;
use crate::library::measures::measure;
use memchr::memmem;

/// Scattered letters are only looked for in names as short as this, in bytes: in a long text, any letters are found.
const LONGEST_SCATTERED: usize = 40;

/// What is typed, ready to be compared.
#[derive(Debug, Default)]
pub struct Needle {
    words: Vec<Word>,
    /// All letters of it.
    letters: String,
}

#[derive(Debug)]
struct Word {
    folded: String,
    /// What it measures, the same in every language.
    measure: Option<String>,
}

/// What an entry says, ready to be compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hay {
    label: String,
    note: String,
    measure: Option<String>,
}

impl Hay {
    /// An entry that is called `label`, has `note` beside it, and measures `of`.
    pub fn new(label: &str, note: &str, of: &str) -> Self {
        let measure = Some(of).filter(|of| !of.is_empty()).and_then(measure);
        Self { label: searchable(label), note: searchable(note), measure }
    }
}

impl Hay {
    /// All words of it.
    pub fn text(&self) -> String {
        format!("{} {}", self.label, self.note)
    }
}

impl Needle {
    /// Takes the words that are typed.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let word = |word: &str| Word { folded: searchable(word), measure: measure(word) };
        let words: Vec<Word> = words.into_iter().map(word).collect();
        let letters = words.iter().map(|word| word.folded.as_str()).collect();
        Self { words, letters }
    }

    /// How well `hay` fits; more is better. None where it does not.
    pub fn score(&self, hay: &Hay) -> Option<u32> {
        let all = self.words.iter().map(|word| word.score(hay)).sum::<Option<u32>>();
        all.or_else(|| {
            (hay.label.len() <= LONGEST_SCATTERED && is_scattered(&self.letters, &hay.label)).then_some(0)
        })
    }
}

impl Word {
    fn score(&self, hay: &Hay) -> Option<u32> {
        let measured = (self.measure.is_some() && self.measure == hay.measure).then_some(5);
        let called = place(&self.folded, &hay.label).map(|place| place + 3);
        let beside = place(&self.folded, &hay.note);
        [measured, called, beside].into_iter().flatten().max()
    }
}

/// Where `word` stands in `text`: 3 for a whole word, 2 for the beginning of one, 1 inside one.
fn place(word: &str, text: &str) -> Option<u32> {
    let is_letter =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let bytes = text.as_bytes();
    let of = |at: usize| {
        let begins = at == 0 || !is_letter(bytes.get(at - 1));
        let ends = !is_letter(bytes.get(at + word.len()));
        if begins { 2 + u32::from(ends) } else { 1 }
    };
    memmem::find_iter(bytes, word.as_bytes()).take(8).map(of).max()
}

/// Whether the letters stand in `text` in their order.
fn is_scattered(letters: &str, text: &str) -> bool {
    let mut left = text.chars();
    letters.chars().all(|letter| left.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best<'h>(typed: &str, hays: &[&'h str]) -> Vec<&'h str> {
        let needle = Needle::new(typed.split_whitespace());
        let mut found: Vec<(u32, &str)> = Vec::new();
        for hay in hays {
            let (label, note) = hay.split_once('|').unwrap_or((hay, ""));
            found.extend(needle.score(&Hay::new(label, note, note)).map(|score| (score, *hay)));
        }
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, hay)| hay).collect()
    }

    #[test]
    fn whole_words_come_before_parts_and_scattered_letters() {
        let hays = ["Metallbau", "Meta", "Mein Etat", "Sprecher von Thermometa", "10 bn $|Umsatz"];
        assert_eq!(best("meta", &hays), ["Meta", "Metallbau", "Sprecher von Thermometa", "Mein Etat"]);
        let quote = "„Unsere langfristige Vision ist es, Menschen zu Rate zu ziehen, auch bei Maschinen“";
        assert!(best("umsatz", &[quote]).is_empty(), "any letters are found in a long text");
        assert_eq!(best("mpl", &["Meta Platforms", "Apple"]), ["Meta Platforms"]);
    }

    #[test]
    fn measures_are_found_in_both_languages() {
        assert_eq!(best("revenue", &["10 bn $|Umsatz", "3 %|Gewinn"]), ["10 bn $|Umsatz"]);
        assert_eq!(best("umsatz", &["10 bn $|revenue"]), ["10 bn $|revenue"]);
    }

    #[test]
    fn umlauts_are_found_however_they_are_written() {
        for typed in ["münchen", "muenchen", "munchen", "MÜNCHEN"] {
            assert_eq!(best(typed, &["Münchener Rück"]), ["Münchener Rück"], "{typed}");
        }
        assert_eq!(best("strasse", &["Straße"]), ["Straße"]);
    }
}
