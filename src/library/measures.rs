//! What a figure measures, by one name in all languages: `Umsatz`, `Jahresumsatz` and `revenue` are one measure.
//!
//! The words are in the lexicons of the packs:
//!
//! | tag | its words |
//! | --- | --- |
//! | `measure.name=net-profit` | name this measure; also as the end of a compound after a `measure.beginning` |
//! | `measure.beginning` | begin compounds without changing the measure: `Jahres` |
//! | `measure.ignored` | are ignored: articles, `weltweit*` |
//! | `measure.kind=adjusted` | distinguish a measure from others: `bereinigt*` |
//!
//! Unknown words are compared as they are, without case and plural endings, so that other measures can be compared too.

use crate::language::PACKS;
use crate::lexicon::{Form, TaggedForm};
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::of(PACKS.into_iter().flat_map(|pack| pack.lexicon.tagged("measure"))));

/// All words in lower case, and names with spaces.
#[derive(Debug, Default)]
struct Table {
    /// The words of a measure, with single spaces, and its name.
    forms: HashMap<String, String>,
    /// Ends of compounds, and the name of the measure.
    ends: Vec<(String, String)>,
    beginnings: HashSet<String>,
    ignored: HashSet<String>,
    /// Words that keep measures apart, and their names.
    kinds: HashMap<String, String>,
}

impl Table {
    fn of(words: impl Iterator<Item = TaggedForm>) -> Self {
        let mut table = Self::default();
        for TaggedForm { form, tag, .. } in words {
            let (text, name) = (form.lowercase(), tag.value.replace('-', " "));
            match (tag.name, form) {
                ("name", Form::CompoundEnd(_)) => table.ends.push((text, name)),
                ("name", _) => _ = table.forms.insert(text, name),
                ("kind", _) => _ = table.kinds.insert(text, name),
                ("beginning", _) => _ = table.beginnings.insert(text),
                ("ignored", _) => _ = table.ignored.insert(text),
                _ => {}
            }
        }
        table
    }

    fn measure(&self, words: &[&str]) -> Option<&str> {
        if let Some(name) = self.forms.get(&words.join(" ")) {
            return Some(name);
        }
        let [word] = words else { return None };
        let compound = |(end, _): &&(String, String)| {
            word.strip_suffix(end.as_str())
                .is_some_and(|start| self.beginnings.contains(start.trim_end_matches('-')))
        };
        self.ends.iter().find(compound).map(|(_, name)| name.as_str())
    }
}

/// The name of the measure that the words `of` of an article name; none where they say nothing.
pub fn measure(of: &str) -> Option<String> {
    let table = &*TABLE;
    let lower = of.to_lowercase();
    let words: Vec<&str> = lower
        .split(|character: char| character.is_whitespace())
        .map(|word| word.trim_matches(|character: char| !character.is_alphanumeric()))
        .filter(|word| !word.is_empty() && !table.ignored.contains(*word))
        .collect();
    // The longest end of the words that is known; what stands before it may keep the measure apart.
    for from in 0..words.len() {
        let Some(name) = table.measure(&words[from..]) else { continue };
        let mut kinds: Vec<String> = words[..from]
            .iter()
            .map(|word| table.kinds.get(*word).cloned().unwrap_or_else(|| stem(word)))
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
            ("order intake", &["Auftragseingang", "des Auftragseinganges", "Auftragseingänge", "new orders"]),
            ("net loss", &["Nettoverluste", "Jahresfehlbetrags", "Jahresfehlbeträge", "its net losses"]),
            ("operating loss", &["operativen Verlust", "operative Verluste", "Betriebsverlustes"]),
            ("pretax profit", &["Gewinn vor Steuern", "Vorsteuerergebnisses", "pre-tax profit"]),
            ("writedown", &["Abschreibungen", "Wertberichtigung", "write-downs"]),
            ("profit", &["Gesamtgewinne", "weltweiten Gewinn", "annual earnings"]),
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

    #[test]
    fn a_form_names_one_measure() {
        let mut names: HashMap<String, &str> = HashMap::default();
        for TaggedForm { form, tag, .. } in PACKS.into_iter().flat_map(|pack| pack.lexicon.tagged("measure"))
        {
            assert!(
                matches!(
                    (tag.name, tag.value.is_empty()),
                    ("name" | "kind", false) | ("beginning" | "ignored", true)
                ),
                "{tag:?}"
            );
            if tag.name == "name" {
                let known = *names.entry(format!("{form:?}")).or_insert(tag.value);
                assert_eq!(known, tag.value, "{form:?}");
            }
        }
        assert!(names.len() > 300);
    }
}
