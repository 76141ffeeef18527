//! The gazetteer: companies, given names, places, and what looks like a company and is none.
//!
//! All phrases stand in one finite-state map, so that one walk over the text from the start of a word finds
//! every phrase that begins there. Phrases keep their case; hyphens count as spaces, so `Bank-Austria-Mutter`
//! begins with `Bank Austria`.

use super::compile;
use fst::raw::{Fst, Output};
use std::sync::LazyLock;

/// What a phrase is known to be: several things at once, perhaps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PhraseSense(u64);

impl PhraseSense {
    const AMBIGUOUS: u64 = 1 << 32;
    const AGENCY: u64 = 1 << 33;
    const GIVEN_NAME: u64 = 1 << 34;
    const GIVEN_AMBIGUOUS: u64 = 1 << 35;
    const PLACE: u64 = 1 << 36;
    const DEMONYM: u64 = 1 << 37;
    const NO_COMPANY: u64 = 1 << 38;
    const PRODUCT: u64 = 1 << 39;
    const SURNAME_STOP: u64 = 1 << 40;
    const PLATFORM: u64 = 1 << 41;
    const NEWSPAPER: u64 = 1 << 42;

    fn has(self, class: u64) -> bool {
        self.0 & class != 0
    }

    /// The row of the company with this name, for [`company`].
    pub fn company_row(self) -> Option<u32> {
        (self.0 as u32).checked_sub(1)
    }

    /// A company's name that is an ordinary word, a person's name or a place as well.
    pub fn is_ambiguous_company(self) -> bool {
        self.has(Self::AMBIGUOUS)
    }

    /// A news agency or media house, named mostly as the source of a report.
    pub fn is_agency(self) -> bool {
        self.has(Self::AGENCY)
    }

    /// A newspaper, magazine or site, named mostly as the source of a report.
    pub fn is_newspaper(self) -> bool {
        self.has(Self::NEWSPAPER)
    }

    /// A given name.
    pub fn is_given_name(self) -> bool {
        self.has(Self::GIVEN_NAME)
    }

    /// A given name that is another word or a surname as well.
    pub fn is_ambiguous_given_name(self) -> bool {
        self.has(Self::GIVEN_AMBIGUOUS)
    }

    /// A country, region or city.
    pub fn is_place(self) -> bool {
        self.has(Self::PLACE)
    }

    /// A word made from a place: `italienisch`, `Swiss`, `Wiener`.
    pub fn is_demonym(self) -> bool {
        self.has(Self::DEMONYM)
    }

    /// A service, product, index, institution, party, club or the like.
    pub fn is_no_company(self) -> bool {
        self.has(Self::NO_COMPANY)
    }

    /// A service or product that a company offers.
    pub fn is_product(self) -> bool {
        self.has(Self::PRODUCT)
    }

    /// A service that has the name of the firm that runs it: `Twitter`, `Skype`.
    pub fn is_platform(self) -> bool {
        self.has(Self::PLATFORM)
    }

    /// A word that may follow a given name without being a surname.
    pub fn is_no_surname(self) -> bool {
        self.has(Self::SURNAME_STOP)
    }
}

/// A phrase of the gazetteer that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhraseMatch {
    /// Its length in bytes, an ending included.
    pub len: usize,
    /// Whether an ending stands behind the form that the gazetteer has.
    pub inflected: bool,
    /// What it is known to be.
    pub sense: PhraseSense,
}

static PHRASES: LazyLock<Option<Fst<&'static [u8]>>> =
    LazyLock::new(|| Fst::new(include_bytes!(concat!(env!("OUT_DIR"), "/phrases.fst")).as_slice()).ok());

/// Of the first words of all phrases the hashes, a bit each.
static FIRST_WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.first"));

/// Whether a phrase may begin where `text` begins, by the word there: for most words of a text, none does.
#[inline]
fn may_begin(text: &str, ending: Option<char>) -> bool {
    let end = text.find(|char| !is_inside_word(char)).unwrap_or(text.len());
    // Soft hyphens and joiners belong to no key.
    if end == 0 || matches!(text.as_bytes().get(end), Some(0xC2 | 0xE2)) {
        return true;
    }
    let is_known = |word: &str| {
        let bit = compile::slot(word, FIRST_WORDS.len() * 8);
        FIRST_WORDS.get(bit / 8).is_some_and(|bits| bits & (1 << (bit % 8)) != 0)
    };
    let word = &text[..end];
    is_known(word) || ending.and_then(|ending| word.strip_suffix(ending)).is_some_and(is_known)
}

/// Calls `found` with each phrase that begins where `text` begins and ends at the end of a word, shortest first. `ending` is
/// what may stand behind a name without making another of it, such as the genitive.
#[inline]
pub fn matches_at(text: &str, ending: Option<char>, mut found: impl FnMut(PhraseMatch)) {
    if !may_begin(text, ending) {
        return;
    }
    let Some(phrases) = &*PHRASES else { return };
    let mut node = phrases.root();
    let mut output = Output::zero();
    // The last phrase that ended inside a word, for an ending behind it.
    let mut before_ending: Option<(usize, PhraseSense)> = None;
    let ending_len = ending.map_or(0, char::len_utf8);
    let mut position = 0;
    for char in text.chars() {
        // Soft hyphens and joiners belong to no key.
        if matches!(char, '\u{AD}' | '\u{200B}'..='\u{200D}') {
            position += char.len_utf8();
            continue;
        }
        let key = match char {
            '-' | '\u{A0}' | '\n' => ' ',
            '\u{2019}' => '\'',
            other => other,
        };
        if !is_inside_word(key) {
            if let Some((end, sense)) = before_ending.take().filter(|&(end, _)| end + ending_len == position)
            {
                found(PhraseMatch { len: end + ending_len, inflected: true, sense });
            }
            if node.is_final() && position > 0 {
                let sense = PhraseSense(output.cat(node.final_output()).value());
                found(PhraseMatch { len: position, inflected: false, sense });
            }
        } else if Some(key) == ending && node.is_final() {
            before_ending = Some((position, PhraseSense(output.cat(node.final_output()).value())));
        }
        let mut buffer = [0; 4];
        let mut lost = false;
        for &byte in key.encode_utf8(&mut buffer).as_bytes() {
            let Some(index) = node.find_input(byte) else {
                lost = true;
                break;
            };
            let transition = node.transition(index);
            output = output.cat(transition.out);
            node = phrases.node(transition.addr);
        }
        position += char.len_utf8();
        if lost {
            // The walk is over, but the ending may just have been read.
            if let Some((end, sense)) = before_ending.filter(|&(end, _)| end + ending_len == position)
                && !text[position..].starts_with(is_inside_word)
            {
                found(PhraseMatch { len: end + ending_len, inflected: true, sense });
            }
            return;
        }
    }
    if let Some((end, sense)) = before_ending.filter(|&(end, _)| end + ending_len == position) {
        found(PhraseMatch { len: end + ending_len, inflected: true, sense });
    }
    if node.is_final() && position > 0 {
        let sense = PhraseSense(output.cat(node.final_output()).value());
        found(PhraseMatch { len: position, inflected: false, sense });
    }
}

/// Letters and digits, and the marks that combine with them.
#[inline]
fn is_inside_word(char: char) -> bool {
    char.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&char)
}

/// What is known of the single word `word`.
pub fn sense_of(word: &str) -> PhraseSense {
    let mut sense = PhraseSense::default();
    matches_at(word, None, |found| {
        if found.len == word.len() {
            sense = found.sense;
        }
    });
    sense
}

/// A company as the gazetteer knows it. Empty cells are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompanyRow {
    /// Its usual name.
    pub name: &'static str,
    /// The symbol at its home exchange.
    pub ticker: Option<&'static str>,
    /// The ISIN of its share.
    pub isin: Option<&'static str>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'static str>,
}

static RECORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/companies.dat"));
static STARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/companies.idx"));

/// The company in this row of the gazetteer.
pub fn company(row: u32) -> Option<CompanyRow> {
    let start_of = |row: usize| {
        let bytes: [u8; 4] = STARTS.get(row * 4..row * 4 + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(bytes) as usize)
    };
    let line = RECORDS.get(start_of(row as usize)?..start_of(row as usize + 1)?)?;
    let mut cells = line.trim_end_matches('\n').split('\t');
    let name = cells.next()?;
    let mut cell = || cells.next().filter(|cell| !cell.is_empty());
    Some(CompanyRow { name, ticker: cell(), isin: cell(), country: cell() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(text: &str) -> Option<(&str, bool)> {
        let mut last = None;
        matches_at(text, Some('s'), |found| last = Some((&text[..found.len], found.inflected)));
        last
    }

    #[test]
    fn phrases_end_with_words() {
        assert_eq!(longest("Deutsche Bank senkt"), Some(("Deutsche Bank", false)));
        assert_eq!(longest("Siemens-Chef"), Some(("Siemens", false)));
        assert_eq!(longest("Siemensstadt"), None);
        assert_eq!(longest("Volkswagens Gewinn"), Some(("Volkswagens", true)));
        assert_eq!(longest("Volkswagens"), Some(("Volkswagens", true)));
        assert_eq!(longest("Volks\u{AD}wagen senkt"), Some(("Volks\u{AD}wagen", false)));
        assert_eq!(longest(""), None);
    }

    #[test]
    fn records_have_their_cells() {
        let row = sense_of("Siemens").company_row().expect("a company");
        let record = company(row).expect("a row");
        assert_eq!((record.ticker, record.country), (Some("SIE"), Some("DE")));
        assert_eq!(company(u32::MAX - 1), None);
    }
}
