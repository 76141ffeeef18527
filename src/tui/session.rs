//! What is remembered from one run to the next: where each article was read, whether what is unsure is hidden, what can be
//! undone in the library, which short help was shown, which theme was chosen, and what was typed.
//!
//! It is a small TOML file in the platform's state folder. An article is known by a hash of its beginning and its
//! length, so that no text and no name of a file is kept; of many articles only the latest are remembered. Of what was
//! typed for a kind of prompt, the last [`LINES`] are. Only the owner can read the file. It is written when the reader
//! ends, in one step, and a missing or damaged one is as good as an empty one.

use crate::document::Document;
use crate::tui::screen::library::undo::UndoStep;
use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// So many articles are remembered.
const REMEMBERED: usize = 500;

/// So many typed lines are remembered for each kind of prompt.
pub const LINES: usize = 100;

/// So much of a text tells it from others, in bytes.
const BEGINNING: usize = 4096;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is remembered by itself")]
pub struct ReadingState {
    /// Whether all short help counts as shown; older versions have noted this.
    #[serde(default)]
    pub tour_seen: bool,
    /// The names of the short help that was shown.
    #[serde(default)]
    tips_seen: BTreeSet<String>,
    /// Whether names and links that may be wrong are hidden.
    #[serde(default)]
    pub hides_unsure: bool,
    /// Which library `undo` is about: the hash of its path.
    #[serde(default)]
    library: String,
    /// Whether the card below the lists is hidden.
    #[serde(default)]
    pub undocked: bool,
    /// The name of the theme that was chosen; empty for none.
    #[serde(default)]
    theme: String,
    /// The name of the theme that the configuration gave then.
    #[serde(default)]
    configured_theme: String,
    /// Whether the terminal's background was light when it was last asked.
    #[serde(default)]
    pub background_is_light: bool,
    /// Where articles were read, the latest last.
    #[serde(default)]
    places: Vec<Place>,
    /// What can be undone there, the latest last.
    #[serde(default)]
    undo: Vec<UndoStep>,
    /// What was typed for each kind of prompt, the latest last.
    #[serde(default)]
    typed: BTreeMap<String, Vec<String>>,
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
        write_private(&draft, &text)?;
        fs::rename(&draft, path)
    }

    /// Notes that a short help is shown. Says whether it is for the first time.
    pub fn see_tip(&mut self, name: &str) -> bool {
        let is_new = self.tips_seen.insert(name.to_owned());
        self.changed |= is_new;
        is_new
    }

    /// Keeps whether names and links that may be wrong are hidden.
    pub fn hide_unsure(&mut self, hides: bool) {
        self.changed |= self.hides_unsure != hides;
        self.hides_unsure = hides;
    }

    /// What can be undone in the library at `path`. Nothing, if the last one was another.
    pub fn undo_of(&mut self, path: &str) -> Vec<UndoStep> {
        let library = hash(path.as_bytes());
        if self.library != library {
            self.library = library;
            self.changed |= !self.undo.is_empty();
            self.undo.clear();
        }
        self.undo.clone()
    }

    /// Keeps what can be undone in the library whose steps were taken.
    pub fn keep_undo(&mut self, steps: Vec<UndoStep>) {
        self.changed |= self.undo != steps;
        self.undo = steps;
    }

    /// Remembers a line that was typed for a kind of prompt, as the latest one.
    pub fn remember(&mut self, kind: &str, line: &str) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        let lines = self.typed.entry(kind.to_owned()).or_default();
        if lines.last().is_some_and(|last| last == line) {
            return;
        }
        lines.retain(|known| known != line);
        lines.push(line.to_owned());
        let surplus = lines.len().saturating_sub(LINES);
        lines.drain(..surplus);
        self.changed = true;
    }

    /// What was typed for a kind of prompt, the latest last.
    pub fn typed(&self, kind: &str) -> &[String] {
        self.typed.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Keeps whether the card below the lists is hidden.
    pub fn undock(&mut self, hides: bool) {
        self.changed |= self.undocked != hides;
        self.undocked = hides;
    }

    /// The name of the theme that was chosen in the reader. None if the configuration, which now gives the theme
    /// `configured`, gave another one then: what was said last counts.
    pub fn theme_over(&mut self, configured: &str) -> Option<&str> {
        if self.configured_theme != configured {
            self.changed |= !self.theme.is_empty();
            self.theme.clear();
            configured.clone_into(&mut self.configured_theme);
        }
        Some(self.theme.as_str()).filter(|theme| !theme.is_empty())
    }

    /// Keeps the name of the theme that was chosen in the reader.
    pub fn keep_theme(&mut self, name: &str) {
        self.changed |= self.theme != name;
        name.clone_into(&mut self.theme);
    }

    /// Keeps whether the terminal's background is light.
    pub fn keep_background(&mut self, is_light: bool) {
        self.changed |= self.background_is_light != is_light;
        self.background_is_light = is_light;
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

/// Writes a file that only its owner can read.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

fn key(document: &Document) -> String {
    let text = document.text.as_bytes();
    hash(&[text.get(..BEGINNING).unwrap_or(text), &text.len().to_ne_bytes()].concat())
}

fn hash(bytes: &[u8]) -> String {
    let mut hasher = foldhash::quality::FixedState::with_seed(0).build_hasher();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::effect::library_worker::Request;

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
        assert!(memory.see_tip("library"));
        memory.hide_unsure(true);
        memory.undock(true);
        memory.save(&path)?;
        let mut memory = ReadingState::load(&path);
        assert!(!memory.see_tip("library") && memory.see_tip("card"));
        assert!(memory.hides_unsure && memory.undocked);
        assert_eq!((memory.place_of(&one), memory.place_of(&other)), (Some(6), None));
        memory.keep(&one, None);
        assert_eq!(memory.place_of(&one), None);
        Ok(())
    }

    #[test]
    fn a_chosen_theme_is_kept_until_the_configuration_changes() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("state.toml");
        let mut memory = ReadingState::default();
        assert_eq!(memory.theme_over("auto"), None);
        memory.keep_theme("sand");
        memory.save(&path)?;
        let mut memory = ReadingState::load(&path);
        assert_eq!(memory.theme_over("auto"), Some("sand"));
        assert_eq!(memory.theme_over("light"), None, "the configuration was changed later");
        memory.save(&path)?;
        let mut memory = ReadingState::load(&path);
        assert_eq!(memory.theme_over("light"), None);
        assert_eq!(memory.theme_over("auto"), None, "it does not come back");
        Ok(())
    }

    #[test]
    fn changes_are_undone_in_their_library_only() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("state.toml");
        let step = || UndoStep::of(&(Request::Star(vec![7], false), "Starred".to_owned()));
        let mut memory = ReadingState::default();
        assert_eq!(memory.undo_of("/one/library.db"), []);
        memory.keep_undo(step().into_iter().collect());
        memory.save(&path)?;
        assert_eq!(
            ReadingState::load(&path).undo_of("/one/library.db"),
            step().into_iter().collect::<Vec<_>>()
        );
        assert_eq!(ReadingState::load(&path).undo_of("/other/library.db"), []);
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
    fn typed_lines_outlive_the_program_each_once() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("state.toml");
        let mut memory = ReadingState::default();
        for line in ["gold", "öl \"x\"", "gold", " ", "gold"] {
            memory.remember("library", line);
        }
        memory.remember("list", ">1bn");
        memory.keep(&article("Über Zahlen"), Some(6));
        memory.save(&path)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o077, 0);
        }
        let mut memory = ReadingState::load(&path);
        assert_eq!(memory.typed("library"), ["öl \"x\"", "gold"]);
        assert_eq!(memory.typed("list"), [">1bn"]);
        assert!(memory.typed("tags").is_empty());
        for number in 0..LINES + 3 {
            memory.remember("library", &number.to_string());
        }
        assert_eq!(memory.typed("library").len(), LINES);
        assert_eq!(memory.typed("library").first().map(String::as_str), Some("3"));
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
