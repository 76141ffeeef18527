//! What can be undone, as it is kept from one run to the next.

use super::LibraryScreen;
use crate::tui::effect::library_worker::Request;
use serde::{Deserialize, Serialize};

/// So many changes can be undone.
const UNDONE: usize = 100;

/// A step that concerns more articles is not kept.
const MOST_ARTICLES: usize = 10_000;

/// How a change is undone, and what was told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoStep {
    told: String,
    change: UndoChange,
}

/// A change that undoes another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum UndoChange {
    Read(Vec<i64>, bool),
    Star(Vec<i64>, bool),
    Delete(Vec<i64>, bool),
    Tags(i64, Vec<String>),
    /// A search is saved again.
    Save(String, String),
    /// A saved search goes.
    Forget(String),
}

impl UndoStep {
    /// The step, if it is one that is kept.
    pub fn of((request, told): &(Request, String)) -> Option<Self> {
        let change = match request.clone() {
            Request::Read(ids, is_read) => UndoChange::Read(ids, is_read),
            Request::Star(ids, is_starred) => UndoChange::Star(ids, is_starred),
            Request::Delete(ids, is_deleted) => UndoChange::Delete(ids, is_deleted),
            Request::Tags(id, tags) => UndoChange::Tags(id, tags),
            Request::Save(name, Some(query)) => UndoChange::Save(name, query),
            Request::Save(name, None) => UndoChange::Forget(name),
            _ => return None,
        };
        let is_small = match &change {
            UndoChange::Read(ids, _) | UndoChange::Star(ids, _) | UndoChange::Delete(ids, _) => {
                ids.len() <= MOST_ARTICLES
            }
            _ => true,
        };
        is_small.then(|| Self { told: told.clone(), change })
    }

    /// The request that undoes the change, and what was told of it.
    pub fn into_request(self) -> (Request, String) {
        let request = match self.change {
            UndoChange::Read(ids, is_read) => Request::Read(ids, is_read),
            UndoChange::Star(ids, is_starred) => Request::Star(ids, is_starred),
            UndoChange::Delete(ids, is_deleted) => Request::Delete(ids, is_deleted),
            UndoChange::Tags(id, tags) => Request::Tags(id, tags),
            UndoChange::Save(name, query) => Request::Save(name, Some(query)),
            UndoChange::Forget(name) => Request::Save(name, None),
        };
        (request, self.told)
    }
}

impl LibraryScreen {
    /// Remembers how a change is undone, and what was told of it.
    pub fn can_undo(&mut self, request: Request, told: String) {
        if self.undo.len() == UNDONE {
            self.undo.remove(0);
        }
        self.undo.push((request, told));
    }

    /// The screen of a library whose changes of earlier runs can still be undone.
    pub fn with_undo(steps: Vec<UndoStep>) -> Self {
        let undo = steps.into_iter().map(UndoStep::into_request).collect();
        Self { undo, ..Self::default() }
    }

    /// What can be undone, to be kept for the next run.
    pub fn undo_steps(&self) -> Vec<UndoStep> {
        self.undo.iter().filter_map(UndoStep::of).collect()
    }

    /// How the last change is undone.
    pub fn undo(&mut self) -> Option<(Request, String)> {
        self.undo.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize, Deserialize)]
    struct File {
        steps: Vec<UndoStep>,
    }

    #[test]
    fn steps_come_back_as_they_were() {
        let steps = [
            Request::Read(vec![1, 2], false),
            Request::Star(vec![3], true),
            Request::Delete(vec![4], false),
            Request::Tags(5, vec!["später".to_owned()]),
            Request::Save("Chips".to_owned(), Some("of:umsatz".to_owned())),
            Request::Save("Chips".to_owned(), None),
        ];
        for request in steps {
            let step = (request, "told".to_owned());
            let kept = UndoStep::of(&step).expect("it is kept");
            let text = toml::to_string(&File { steps: vec![kept] }).expect("TOML");
            let mut read: File = toml::from_str(&text).expect("TOML");
            assert_eq!(read.steps.remove(0).into_request(), step);
        }
        assert_eq!(UndoStep::of(&(Request::Sidebar, String::new())), None);
        assert_eq!(UndoStep::of(&(Request::Read((0..20_000).collect(), true), String::new())), None);
    }
}
