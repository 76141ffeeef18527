//! What is remembered from one run to the next: where each article was read, whether what is unsure is hidden, and that
//! the tour was seen.
//!
//! It is a small TOML file in the platform's state folder. An article is known by a hash of its beginning and its
//! length, so that no text and no name of a file is kept; of many articles only the latest are remembered. The file is
//! written when the reader ends, in one step, and a missing or damaged one is as good as an empty one.

use crate::document::Document;
use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};
use std::hash::{BuildHasher as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// So many articles are remembered.
const REMEMBERED: usize = 500;

/// So much of a text tells it from others, in bytes.
const BEGINNING: usize = 4096;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is remembered by itself")]
pub struct ReadingState {
    /// Whether the tour was shown.
    #[serde(default)]
    pub tour_seen: bool,
    /// Whether names and links that may be wrong are hidden.
    #[serde(default)]
    pub hides_unsure: bool,
    /// Whether the card below the lists is hidden.
    #[serde(default)]
    pub undocked: bool,
    /// Where articles were read, the latest last.
    #[serde(default)]
    places: Vec<Place>,
    #[serde(skip)]
    changed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    /// The hash of the article, in hexadecimal digits.
    article: String,
    /// The byte at the top of the screen.
    byte: usize,
}

impl ReadingState {
    /// What the file at `path` remembers; nothing if it cannot be read.
    pub fn load(path: &Path) -> Self {
        fs::read_to_string(path).ok().and_then(|text| toml::from_str(&text).ok()).unwrap_or_default()
    }

    /// Writes what has changed since it was loaded.
    ///
    /// # Errors
    /// Where the file or its folder cannot be written.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        if !self.changed {
            return Ok(());
        }
        let text = toml::to_string(self).map_err(io::Error::other)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        // A program that is killed while writing leaves the old file.
        let draft = path.with_extension("new");
        fs::write(&draft, text)?;
        fs::rename(&draft, path)
    }

    /// Notes that the tour was shown.
    pub fn see_tour(&mut self) {
        self.changed |= !self.tour_seen;
        self.tour_seen = true;
    }

    /// Keeps whether names and links that may be wrong are hidden.
    pub fn hide_unsure(&mut self, hides: bool) {
        self.changed |= self.hides_unsure != hides;
        self.hides_unsure = hides;
    }

    /// Keeps whether the card below the lists is hidden.
    pub fn undock(&mut self, hides: bool) {
        self.changed |= self.undocked != hides;
        self.undocked = hides;
    }

    /// The byte at which `document` was read last.
    pub fn place_of(&self, document: &Document) -> Option<usize> {
        let article = key(document);
        let place = self.places.iter().find(|place| place.article == article)?;
        document.text.is_char_boundary(place.byte).then_some(place.byte)
    }

    /// Keeps the byte at which `document` is read; `None` is its start.
    pub fn keep(&mut self, document: &Document, byte: Option<usize>) {
        let article = key(document);
        let before = self.places.iter().position(|place| place.article == article);
        if before.is_none() && byte.is_none() {
            return;
        }
        if let Some(before) = before {
            self.places.remove(before);
        }
        self.places.extend(byte.map(|byte| Place { article, byte }));
        let surplus = self.places.len().saturating_sub(REMEMBERED);
        self.places.drain(..surplus);
        self.changed = true;
    }
}

/// Where the file is: in `DEPESCHE_STATE_DIR`, else where the platform keeps the state of programs.
pub fn path() -> Option<PathBuf> {
    let own = env::var_os("DEPESCHE_STATE_DIR").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let folder = own.or_else(|| {
        let strategy = etcetera::choose_base_strategy().ok()?;
        Some(strategy.state_dir().unwrap_or_else(|| strategy.data_dir()).join("depesche"))
    })?;
    Some(folder.join("state.toml"))
}

fn key(document: &Document) -> String {
    let text = document.text.as_bytes();
    let mut hasher = foldhash::quality::FixedState::with_seed(0).build_hasher();
    hasher.write(text.get(..BEGINNING).unwrap_or(text));
    hasher.write_usize(text.len());
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Document {
        Document { text: text.to_owned(), ..Document::default() }
    }

    #[test]
    fn places_outlive_the_program() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("deep/state.toml");
        let (one, other) = (article("Über Zahlen"), article("Über Namen"));
        let mut memory = ReadingState::load(&path);
        memory.keep(&one, Some(6));
        memory.keep(&other, None);
        memory.see_tour();
        memory.hide_unsure(true);
        memory.undock(true);
        memory.save(&path)?;
        let mut memory = ReadingState::load(&path);
        assert!(memory.tour_seen && memory.hides_unsure && memory.undocked);
        assert_eq!((memory.place_of(&one), memory.place_of(&other)), (Some(6), None));
        memory.keep(&one, None);
        assert_eq!(memory.place_of(&one), None);
        Ok(())
    }

    #[test]
    fn damage_and_foreign_places_do_no_harm() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("state.toml");
        fs::write(&path, "places = 3")?;
        assert_eq!(ReadingState::load(&path), ReadingState::default());
        let umlaut = article("ü");
        let mut memory = ReadingState::default();
        memory.keep(&umlaut, Some(1));
        assert_eq!(memory.place_of(&umlaut), None, "no place inside a letter");
        Ok(())
    }

    #[test]
    fn the_oldest_places_go() {
        let mut memory = ReadingState::default();
        for number in 0..REMEMBERED + 3 {
            memory.keep(&article(&format!("Artikel {number}")), Some(1));
        }
        assert_eq!(memory.places.len(), REMEMBERED);
        assert_eq!(memory.place_of(&article("Artikel 2")), None);
        assert_eq!(memory.place_of(&article("Artikel 3")), Some(1));
    }
}
