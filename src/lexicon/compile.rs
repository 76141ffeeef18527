//! Compiles the tables of a lexicon into bytes that are read where they lie, so that nothing is parsed at start.
//!
//! The build script uses this file too, so it needs nothing but the standard library. All numbers are little endian:
//!
//! | part | is |
//! | --- | --- |
//! | head | six numbers of 32 bits: of words, slots, tags, stages, uses, and the bytes of all strings |
//! | words | of each word in lower case: where its string begins (32 bits) and its length (16 bits); the first one is number 1 |
//! | slots | a hash table of the numbers of words, 16 bits each, 0 where it is empty |
//! | tags | of each tag: where its string begins (32 bits) and its length (16 bits) |
//! | stages | of each stage: where its name begins, its length, its first use and their number, 32 bits each |
//! | uses | see [`Use`]; those of one stage stand together, in the order of the tables |
//! | strings | UTF-8 |

use super::table_rows::rows;
use std::collections::HashMap;

/// The bytes of the head.
pub const HEAD: usize = 24;
/// The bytes of a reference to a string.
pub const STRING: usize = 6;
/// The bytes of a stage.
pub const STAGE: usize = 16;
/// The bytes of a use.
pub const USE: usize = 14;

/// What a use says of: how its form is written.
pub mod kind {
    /// A word.
    pub const WORD: u8 = 0;
    /// The end of compounds, without the hyphen.
    pub const COMPOUND_END: u8 = 1;
    /// Words in their order, in lower case, parted by spaces.
    pub const PHRASE: u8 = 2;
    /// A verb and its particle, in lower case, parted by a space.
    pub const SEPARABLE_VERB: u8 = 3;
}

/// A form that has a tag. In the file: where its string begins (32 bits), its length (16), the number of the tag (16),
/// its kind (16), the numbers of the words that it is filed under (16 each, the second one 0 where there is one).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Where the string of its form begins, and its length.
    pub form: (u32, u16),
    /// The number of its tag.
    pub tag: u16,
    /// One of [`kind`].
    pub kind: u8,
    /// The word of the form; the first one of a phrase; the verb of a separable verb.
    pub first: u16,
    /// The last word of a phrase; the separable verb with its particle before it.
    pub last: u16,
}

/// The number of the slot where the search for a word in lower case begins.
#[inline]
pub fn slot(word: &str, slots: usize) -> usize {
    /// An odd number with as many ones as zeros: the golden ratio in 64 bits.
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    // Eight bytes at a time, each step a multiplication whose upper half is folded in.
    let mix = |hash: u64, bytes: u64| {
        let mixed = (hash ^ bytes).wrapping_mul(MULTIPLIER);
        mixed ^ (mixed >> 32)
    };
    let (chunks, rest) = word.as_bytes().as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let whole = chunks.iter().fold(word.len() as u64, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    mix(whole, u64::from_le_bytes(last)) as usize & (slots - 1)
}

#[derive(Default)]
struct Compiler {
    strings: String,
    known: HashMap<String, (u32, u16)>,
    words: Vec<String>,
    numbers: HashMap<String, u16>,
    tags: Vec<String>,
    tag_numbers: HashMap<String, u16>,
    stages: Vec<(String, Vec<Use>)>,
}

/// Compiles tables, the later ones after the earlier. The row of the form `*` has the endings of an adjective.
///
/// # Errors
/// Says which row is wrong.
pub fn compile(tables: &[&str]) -> Result<Vec<u8>, String> {
    let mut compiler = Compiler::default();
    let rows = tables.iter().flat_map(|table| rows(table)).map(|mut cells| (cells.next(), cells.next()));
    let rows = rows.map(|(forms, tags)| (forms.unwrap_or_default(), tags));
    let endings: Vec<&str> = rows
        .clone()
        .filter(|&(forms, _)| forms == "*")
        .find_map(|(_, tags)| tags?.strip_prefix("endings="))
        .map(|endings| endings.split('/').collect())
        .unwrap_or_default();
    for (forms, tags) in rows.filter(|&(forms, _)| forms != "*") {
        let wrong = |what: &str| format!("lexicon: {what} in the row `{forms}`");
        let tags = tags.ok_or_else(|| wrong("no tab"))?;
        for tag in tags.split(' ') {
            let stage = tag.split_once('.').ok_or_else(|| wrong("a tag without a stage"))?.0;
            for form in forms.split(", ") {
                match form.split_once('*') {
                    Some((stem, rest)) => {
                        for ending in &endings {
                            compiler.add(&format!("{stem}{ending}{rest}"), stage, tag)?;
                        }
                    }
                    None => compiler.add(form, stage, tag)?,
                }
            }
        }
    }
    compiler.finish()
}

impl Compiler {
    fn add(&mut self, form: &str, stage: &str, tag: &str) -> Result<(), String> {
        let (kind, written, first, last) = if let Some((verb, particle)) = form.split_once(" + ") {
            let (verb, particle) = (verb.to_lowercase(), particle.to_lowercase());
            let joined = self.word(&format!("{particle}{verb}"))?;
            (kind::SEPARABLE_VERB, format!("{verb} {particle}"), self.word(&verb)?, joined)
        } else if form.contains(' ') {
            let phrase = form.to_lowercase();
            let mut words = phrase.split(' ');
            let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
            (kind::PHRASE, phrase.clone(), self.word(first)?, self.word(last)?)
        } else if let Some(end) = form.strip_prefix('-').filter(|end| !end.is_empty()) {
            (kind::COMPOUND_END, end.to_owned(), 0, 0)
        } else {
            (kind::WORD, form.to_owned(), self.word(&form.to_lowercase())?, 0)
        };
        let form = self.string(&written)?;
        let tag = number(&mut self.tag_numbers, &mut self.tags, tag)?;
        let place = self.stages.iter().position(|(name, _)| name == stage).unwrap_or_else(|| {
            self.stages.push((stage.to_owned(), Vec::new()));
            self.stages.len() - 1
        });
        self.stages[place].1.push(Use { form, tag, kind, first, last });
        Ok(())
    }

    fn string(&mut self, text: &str) -> Result<(u32, u16), String> {
        if let Some(&known) = self.known.get(text) {
            return Ok(known);
        }
        let length = u16::try_from(text.len()).map_err(|_| format!("lexicon: `{text}` is too long"))?;
        let place = (self.strings.len() as u32, length);
        self.strings.push_str(text);
        self.known.insert(text.to_owned(), place);
        Ok(place)
    }

    /// The number of a word in lower case, from 1.
    fn word(&mut self, word: &str) -> Result<u16, String> {
        Ok(number(&mut self.numbers, &mut self.words, word)? + 1)
    }

    fn finish(mut self) -> Result<Vec<u8>, String> {
        let slots = (2 * self.words.len()).next_power_of_two().max(2);
        let mut table = vec![0_u16; slots];
        for (number, word) in (1..).zip(&self.words) {
            let mut at = slot(word, slots);
            while table[at] != 0 {
                at = (at + 1) & (slots - 1);
            }
            table[at] = number;
        }
        let words = std::mem::take(&mut self.words);
        let words = words.iter().map(|word| self.string(word)).collect::<Result<Vec<_>, _>>()?;
        let tags = std::mem::take(&mut self.tags);
        let tags = tags.iter().map(|tag| self.string(tag)).collect::<Result<Vec<_>, _>>()?;
        let stages = std::mem::take(&mut self.stages);
        let names = stages.iter().map(|(name, _)| self.string(name)).collect::<Result<Vec<_>, _>>()?;
        let uses: Vec<Use> = stages.iter().flat_map(|(_, uses)| uses.iter().copied()).collect();
        let mut bytes = Vec::new();
        for count in [words.len(), slots, tags.len(), stages.len(), uses.len(), self.strings.len()] {
            bytes.extend((count as u32).to_le_bytes());
        }
        let string = |bytes: &mut Vec<u8>, (start, length): (u32, u16)| {
            bytes.extend(start.to_le_bytes());
            bytes.extend(length.to_le_bytes());
        };
        for &word in &words {
            string(&mut bytes, word);
        }
        bytes.extend(table.iter().flat_map(|number| number.to_le_bytes()));
        for &tag in &tags {
            string(&mut bytes, tag);
        }
        let mut first = 0;
        for ((_, uses), (start, length)) in stages.iter().zip(names) {
            for number in [start, u32::from(length), first, uses.len() as u32] {
                bytes.extend(number.to_le_bytes());
            }
            first += uses.len() as u32;
        }
        for Use { form, tag, kind, first, last } in uses {
            string(&mut bytes, form);
            for number in [tag, u16::from(kind), first, last] {
                bytes.extend(number.to_le_bytes());
            }
        }
        debug_assert_eq!(
            bytes.len(),
            HEAD + (words.len() + tags.len()) * STRING
                + 2 * slots
                + stages.len() * STAGE
                + first as usize * USE
        );
        bytes.extend(self.strings.as_bytes());
        Ok(bytes)
    }
}

/// The number of `text` among those that are `known` by it, from 0.
fn number(numbers: &mut HashMap<String, u16>, known: &mut Vec<String>, text: &str) -> Result<u16, String> {
    if let Some(&number) = numbers.get(text) {
        return Ok(number);
    }
    let next = u16::try_from(known.len()).ok().filter(|&next| next < u16::MAX - 1);
    let next = next.ok_or("lexicon: more words than can be numbered")?;
    numbers.insert(text.to_owned(), next);
    known.push(text.to_owned());
    Ok(next)
}
