//! Word clusters: from a JSON object, the most frequent word first, to the table in the model.

use crate::analysis::tagger::{layout, word_hash};
use crate::train::error::TrainError;
use crate::train::files;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::collections::HashMap;
use std::fmt;
use std::path::Path;

/// The entries in the order of the file.
struct Entries(Vec<(String, u32)>);

impl<'de> serde::Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Entries;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object from words to the numbers of their clusters")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// Writes as many words as the table holds, the most frequent first. Cluster 0 holds what has none.
pub(super) fn write(path: &Path, bytes: &mut [u8]) -> Result<(), TrainError> {
    let text = files::read(path)?;
    let Entries(entries) = serde_json::from_str(&text)
        .map_err(|source| TrainError::Clusters { path: path.to_owned(), source })?;
    let mut numbers: HashMap<u32, u32> = HashMap::new();
    let mut filled = vec![0; 1 << layout::WORD_BUCKET_BITS];
    for (word, path) in entries {
        let is_word = word.chars().all(char::is_alphabetic);
        let next = numbers.len() as u32;
        if path == 0 || !is_word || !numbers.contains_key(&path) && next as usize == layout::CLUSTERS {
            continue;
        }
        let (bucket, tag) = layout::word_place(word_hash(&word));
        if filled[bucket] == layout::WORDS_IN_BUCKET {
            continue;
        }
        let number = *numbers.entry(path).or_insert(next);
        let at = layout::WORDS + (bucket * layout::WORDS_IN_BUCKET + filled[bucket]) * layout::WORD;
        bytes[at..at + layout::WORD].copy_from_slice(&(tag | number).to_le_bytes()[..layout::WORD]);
        let at = layout::PATHS + number as usize * 4;
        bytes[at..at + 4].copy_from_slice(&path.to_le_bytes());
        filled[bucket] += 1;
    }
    Ok(())
}
