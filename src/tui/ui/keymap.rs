//! From keys to actions: `assets/keymap.toml`, with the user's rows over it.

use crate::config::check::meant;
use crate::config::toml_problem;
use crate::tui::action::Action;
use crate::tui::ui::key::Key;
use crate::tui::ui::strings::Strings;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};
use std::fmt;
use toml::Spanned;

const DEFAULT: &str = include_str!("../../../assets/keymap.toml");

/// Where the focus is, as far as keys are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyContext {
    /// The text.
    Article,
    /// People, companies or figures.
    List,
    /// A list of articles: those that were given, or the library.
    Library,
    /// The page of a person or a company.
    Page,
}

impl KeyContext {
    /// Its name in the keymap.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::List => "list",
            Self::Library => "library",
            Self::Page => "page",
        }
    }
}

const EVERYWHERE: [KeyContext; 4] =
    [KeyContext::Article, KeyContext::List, KeyContext::Library, KeyContext::Page];

/// What a sequence of keys means so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// Nothing.
    Unbound,
    /// It is the start of something.
    Prefix,
    /// This.
    Bound(Action),
}

/// All bindings.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<Binding>,
    descriptions: Vec<Description>,
}

/// What is said about an action, in some contexts.
#[derive(Debug, Clone)]
struct Description {
    action: Action,
    contexts: Vec<KeyContext>,
    text: String,
    is_users: bool,
}

#[derive(Debug, Clone)]
struct Binding {
    keys: Vec<Key>,
    contexts: Vec<KeyContext>,
    /// `None` takes a key away.
    action: Option<Action>,
    /// The name of the action, and the line of the file, for error messages.
    run: String,
    line: usize,
}

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// What is done.
    pub action: Action,
    /// The keys that do it, as a reader knows them.
    pub keys: String,
    /// What is said about it.
    pub description: String,
    /// Whether the user wrote the description.
    pub is_users: bool,
    /// Where they do it.
    pub contexts: Vec<KeyContext>,
    /// Each key with the contexts in which it does it.
    bindings: Vec<(String, Vec<KeyContext>)>,
}

impl HelpRow {
    /// What it does, in the interface's language unless the user has said it.
    pub fn told(&self, strings: &Strings) -> String {
        let context = self.contexts.first().map_or("", |context| context.name());
        let told = strings.action(self.action, context).filter(|_| !self.is_users);
        told.unwrap_or(&self.description).to_owned()
    }

    /// The keys that do it in `context`.
    pub fn keys_in(&self, context: KeyContext) -> String {
        let keys = self.bindings.iter().filter(|(_, contexts)| contexts.contains(&context));
        keys.map(|(keys, _)| keys.as_str()).collect::<Vec<_>>().join("  ")
    }
}

/// What is wrong with a keymap.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct KeymapError {
    file: String,
    problem: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    keys: Vec<Spanned<FileRow>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRow {
    on: Vec<String>,
    run: String,
    desc: Option<String>,
    r#in: Option<Vec<KeyContext>>,
}

impl Keymap {
    /// The keymap that the program brings, with the rows of `user` over it: names and texts of files, of which the later
    /// ones win.
    ///
    /// # Errors
    /// Where a file is not as the comment in `assets/keymap.toml` describes it, or where two of its rows
    /// contradict each other; the error names both.
    pub fn load<'u>(user: impl IntoIterator<Item = (&'u str, &'u str)>) -> Result<Self, KeymapError> {
        let mut keymap = Self { bindings: Vec::new(), descriptions: Vec::new() };
        keymap.add("the built-in keymap", DEFAULT, false)?;
        for (file, text) in user {
            keymap.add(file, text, true)?;
        }
        keymap.bindings.retain(|binding| binding.action.is_some());
        Ok(keymap)
    }

    fn add(&mut self, file: &str, text: &str, is_users: bool) -> Result<(), KeymapError> {
        let error = |problem: String| KeymapError { file: file.to_owned(), problem };
        let parsed: File = toml::from_str(text).map_err(|wrong| error(toml_problem(text, &wrong)))?;
        let mut added: Vec<Binding> = Vec::new();
        for row in parsed.keys {
            let line = 1 + text.get(..row.span().start).map_or(0, |before| before.matches('\n').count());
            let row = row.into_inner();
            let action = match row.run.as_str() {
                "none" => None,
                name => Some(action(name).map_err(|wrong| error(format!("line {line}: {wrong}")))?),
            };
            let contexts = row.r#in.clone().unwrap_or_else(|| EVERYWHERE.to_vec());
            for keys in &row.on {
                let keys: Vec<Key> = keys
                    .split_whitespace()
                    .map(str::parse)
                    .collect::<Result<_, _>>()
                    .map_err(|wrong| error(format!("line {line}: {wrong}")))?;
                if keys.is_empty() {
                    return Err(error(format!("line {line}: `on` holds an empty key")));
                }
                let contexts = contexts.clone();
                let binding = Binding { keys, contexts, action, run: row.run.clone(), line };
                if let Some(other) = added.iter().find(|other| other.contradicts(&binding)) {
                    return Err(error(format!("{other} contradicts {binding}: change one of them")));
                }
                added.push(binding);
            }
            if let (Some(action), Some(text)) = (action, row.desc) {
                let mut is_known = false;
                for known in self.descriptions.iter_mut().filter(|known| is_users && known.action == action) {
                    if known.contexts.iter().any(|context| contexts.contains(context)) {
                        (known.text, known.is_users, is_known) = (text.clone(), true, true);
                    }
                }
                if !is_known {
                    self.descriptions.push(Description { action, contexts, text, is_users });
                }
            }
        }
        for binding in &added {
            self.bindings.iter_mut().filter(|old| old.clashes(binding)).for_each(|old| {
                old.contexts.retain(|context| !binding.contexts.contains(context));
            });
        }
        self.bindings.retain(|binding| !binding.contexts.is_empty());
        self.bindings.append(&mut added);
        Ok(())
    }

    /// What `keys`, pressed one after the other, mean in `context`.
    pub fn look_up(&self, context: KeyContext, keys: &[Key]) -> Lookup {
        let mut found = Lookup::Unbound;
        for binding in self.bindings.iter().filter(|binding| binding.contexts.contains(&context)) {
            if let (true, Some(action)) = (binding.keys == keys, binding.action) {
                return Lookup::Bound(action);
            }
            if binding.keys.starts_with(keys) {
                found = Lookup::Prefix;
            }
        }
        found
    }

    /// The first key that does `action` in `context`, for hints.
    pub fn key_for(&self, context: KeyContext, action: Action) -> Option<String> {
        self.bindings
            .iter()
            .find(|binding| binding.action == Some(action) && binding.contexts.contains(&context))
            .map(Binding::shown)
    }

    /// The help: every bound action once for each description that it has, in the order of the file.
    pub fn help(&self) -> Vec<HelpRow> {
        let mut rows: Vec<HelpRow> = Vec::new();
        for Description { action, contexts, text, is_users } in &self.descriptions {
            let is_only = self.descriptions.iter().filter(|other| other.action == *action).count() == 1;
            let counts = |context: &KeyContext| is_only || contexts.contains(context);
            let bindings: Vec<(String, Vec<KeyContext>)> = self
                .bindings
                .iter()
                .filter(|binding| binding.action == Some(*action))
                .map(|binding| (binding.shown(), binding.contexts.iter().copied().filter(counts).collect()))
                .filter(|(_, contexts): &(String, Vec<KeyContext>)| !contexts.is_empty())
                .collect();
            if bindings.is_empty() {
                continue;
            }
            let is_place = |context: &KeyContext| bindings.iter().any(|(_, places)| places.contains(context));
            rows.push(HelpRow {
                action: *action,
                keys: bindings.iter().map(|(keys, _)| keys.as_str()).collect::<Vec<_>>().join("  "),
                description: text.clone(),
                is_users: *is_users,
                contexts: EVERYWHERE.into_iter().filter(is_place).collect(),
                bindings,
            });
        }
        rows
    }
}

fn action(name: &str) -> Result<Action, String> {
    let deserializer: StrDeserializer<'_, ValueError> = name.into_deserializer();
    let names = Action::ALL.iter().map(|action| action.name());
    Action::deserialize(deserializer)
        .map_err(|_| format!("`{name}` is not the name of an action{}", meant(name, names)))
}

impl Binding {
    /// Whether both give keys of one place a meaning, and one of them would hide the other.
    fn clashes(&self, other: &Self) -> bool {
        let share_place = self.contexts.iter().any(|context| other.contexts.contains(context));
        share_place && (self.keys.starts_with(&other.keys) || other.keys.starts_with(&self.keys))
    }

    fn contradicts(&self, other: &Self) -> bool {
        self.clashes(other) && (self.action != other.action || self.keys != other.keys)
    }

    fn shown(&self) -> String {
        self.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for Binding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` for `{}` (line {})", self.shown(), self.run, self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.split_whitespace().filter_map(|key| key.parse().ok()).collect()
    }

    fn user(text: &str) -> Result<Keymap, String> {
        Keymap::load([("keymap.toml", text)]).map_err(|error| error.to_string())
    }

    #[test]
    fn every_action_has_a_key_and_a_line_in_the_help() {
        let help = Keymap::load([]).map(|keymap| keymap.help()).unwrap_or_default();
        for &action in Action::ALL {
            let row = help.iter().find(|row| row.action == action);
            assert!(row.is_some_and(|row| !row.keys.is_empty() && !row.description.is_empty()), "{action:?}");
        }
        let told_twice = |row: &&HelpRow| {
            let is_same = |other: &&HelpRow| other.action == row.action && other.contexts == row.contexts;
            help.iter().filter(is_same).count() > 1
        };
        assert!(help.iter().find(told_twice).is_none());
    }

    #[test]
    fn the_user_wins_and_may_take_away() -> Result<(), String> {
        let keymap = user(
            r#"keys = [
                { on = ["x", "g g"], run = "top" },
                { on = ["q"], run = "none", in = ["article"] },
            ]"#,
        )?;
        let look_up = |context, text| keymap.look_up(context, &keys(text));
        assert_eq!(look_up(KeyContext::List, "x"), Lookup::Bound(Action::Top));
        assert_eq!(look_up(KeyContext::List, "g"), Lookup::Prefix);
        assert_eq!(look_up(KeyContext::List, "g g"), Lookup::Bound(Action::Top));
        assert_eq!(look_up(KeyContext::Article, "q"), Lookup::Unbound);
        assert_eq!(look_up(KeyContext::List, "q"), Lookup::Bound(Action::Close));
        let top = keymap.help().into_iter().find(|row| row.action == Action::Top);
        assert_eq!(top.map(|row| row.keys).as_deref(), Some("Home  x  g g"));
        Ok(())
    }

    #[test]
    fn a_contradiction_names_both_rows() {
        let same = user(
            "keys = [\n  { on = [\"x\"], run = \"sort\", in = [\"list\"] },\n  { on = [\"x\"], run = \"copy\" },\n]",
        );
        assert_eq!(
            same.err().as_deref(),
            Some(
                "keymap.toml: `x` for `sort` (line 2) contradicts `x` for `copy` (line 3): change one of them"
            )
        );
        let prefix = user("keys = [{ on = [\"x\"], run = \"sort\" }, { on = [\"x y\"], run = \"copy\" }]");
        assert!(prefix.is_err());
        let apart = user(
            "keys = [{ on = [\"x\"], run = \"sort\", in = [\"list\"] }, { on = [\"x\"], run = \"copy\", in = [\"article\"] }]",
        );
        assert!(apart.is_ok(), "{apart:?}");
    }

    #[test]
    fn errors_say_where_and_what() {
        let unknown = user("keys = [\n  { on = [\"x\"], run = \"juggle\" },\n]").err().unwrap_or_default();
        assert_eq!(unknown, "keymap.toml: line 2: `juggle` is not the name of an action");
        let key = user("keys = [\n\n  { on = [\"crtl-x\"], run = \"quit\" },\n]").err().unwrap_or_default();
        assert_eq!(key, "keymap.toml: line 3: `crtl-x` is not the name of a key");
    }
}
