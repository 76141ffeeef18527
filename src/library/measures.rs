//! What a figure measures, by one name in both languages: `Umsatz`, `Jahresumsatz` and `revenue` are one measure.
//!
//! The words are in `assets/library/measures.tsv`. Words that the table does not know stand for themselves, without
//! the endings of German cases and of English plurals, so that other measures can be compared too.

use crate::language::PACKS;
use crate::lexicon::table::rows;
use foldhash::HashMap;
use std::sync::LazyLock;

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("../../assets/library/measures.tsv")));

#[derive(Debug, Default)]
struct Table {
    /// Whole forms, with single spaces.
    forms: HashMap<&'static str, &'static str>,
    forms_with_space: HashMap<String, &'static str>,
    /// Beginnings of forms whose ending is open, one for each word of the form.
    open: Vec<(Vec<&'static str>, &'static str)>,
    /// Ends of compounds.
    ends: Vec<(&'static str, &'static str)>,
    /// Beginnings of compounds that say nothing.
    whole: Vec<&'static str>,
    ignored: Vec<&'static str>,
    /// Words that keep measures apart, and their names.
    kinds: Vec<(&'static str, bool, &'static str)>,
}

impl Table {
    fn parse(text: &'static str) -> Self {
        let mut table = Self::default();
        for mut cells in rows(text) {
            let (Some(name), Some(forms)) = (cells.next(), cells.next()) else { continue };
            for form in forms.split(' ') {
                table.add(name, form);
            }
        }
        table
    }

    fn add(&mut self, name: &'static str, form: &'static str) {
        match name {
            "whole" => self.whole.push(form),
            "ignored" => self.ignored.push(form),
            "kind" => {
                let (form, name) = form.split_once('=').unwrap_or((form, form.trim_end_matches('*')));
                self.kinds.push((form.trim_end_matches('*'), form.ends_with('*'), name));
            }
            _ if form.starts_with('*') => self.ends.push((&form[1..], name)),
            _ if form.contains('*') => self.open.push((form.split('_').collect(), name)),
            _ if form.contains('_') => {
                self.forms_with_space.insert(form.replace('_', " "), name);
            }
            _ => {
                self.forms.insert(form, name);
            }
        }
    }

    fn measure(&self, words: &[&str]) -> Option<&'static str> {
        let text = words.join(" ");
        if let Some(name) = self.forms_with_space.get(&text).or_else(|| self.forms.get(text.as_str())) {
            return Some(name);
        }
        let fits = |form: &[&str]| {
            form.len() == words.len()
                && form.iter().zip(words).all(|(form, word)| match form.strip_suffix('*') {
                    Some(start) => word.starts_with(start) && word.len() <= start.len() + 3,
                    None => form == word,
                })
        };
        if let Some((_, name)) = self.open.iter().find(|(form, _)| fits(form)) {
            return Some(name);
        }
        let [word] = words else { return None };
        let compound = |(end, _): &&(&str, &str)| {
            word.strip_suffix(end).is_some_and(|start| self.whole.contains(&start.trim_end_matches('-')))
        };
        self.ends.iter().find(compound).map(|(_, name)| *name)
    }

    fn kind(&self, word: &str) -> Option<&'static str> {
        let fits = |form: &str, open: bool| if open { word.starts_with(form) } else { word == form };
        self.kinds.iter().find(|(form, open, _)| fits(form, *open)).map(|(.., name)| *name)
    }
}

/// The name of the measure that the words `of` of an article name; none where they say nothing.
pub fn measure(of: &str) -> Option<String> {
    let table = &*TABLE;
    let lower = of.to_lowercase();
    let words: Vec<&str> = lower
        .split(|character: char| character.is_whitespace())
        .map(|word| word.trim_matches(|character: char| !character.is_alphanumeric()))
        .filter(|word| !word.is_empty() && !table.ignored.contains(word))
        .collect();
    // The longest end of the words that is known; what stands before it may keep the measure apart.
    for from in 0..words.len() {
        let Some(name) = table.measure(&words[from..]) else { continue };
        let mut kinds: Vec<String> = words[..from]
            .iter()
            .map(|word| table.kind(word).map_or_else(|| stem(word), str::to_owned))
            .collect();
        kinds.push(name.to_owned());
        return Some(kinds.join(" "));
    }
    let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
    Some(stems.join(" ")).filter(|name| !name.is_empty())
}

/// A word without the endings that cases and plurals give it. It need not be a word, only the same for each form.
fn stem(word: &str) -> String {
    for ending in PACKS.into_iter().flat_map(|pack| pack.words.inflections) {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 4
        {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_measure_has_one_name() {
        for (name, forms) in [
            (
                "revenue",
                &[
                    "Umsatz",
                    "Umsatzes",
                    "Jahresumsatz",
                    "Konzern-Umsatz",
                    "Revenue",
                    "net sales",
                    "der Umsatz",
                ][..],
            ),
            ("net profit", &["Nettogewinn", "Jahresüberschusses", "net income"]),
            ("operating profit", &["Betriebsergebnis", "operativer Gewinn", "operating profit", "EBIT"]),
            (
                "adjusted operating profit",
                &["bereinigte Betriebsergebnis", "bereinigtes Betriebsergebnis", "adjusted operating profit"],
            ),
            ("capital expenditure", &["Kapitalausgaben", "Investitionen", "capex"]),
            ("employees", &["Mitarbeiter", "Beschäftigten", "workforce"]),
        ] {
            for form in forms {
                assert_eq!(measure(form).as_deref(), Some(name), "{form}");
            }
        }
    }

    #[test]
    fn other_measures_stay_apart() {
        assert_ne!(measure("Auslandsumsatz"), measure("Umsatz"));
        assert_ne!(measure("Werbeumsatz"), measure("Umsatz"));
        assert_ne!(measure("Nettoverlust"), measure("Verlust"));
        assert_eq!(measure("Kilowattstunden"), measure("Kilowattstunde"));
        assert_eq!(measure(" der "), None);
    }
}
