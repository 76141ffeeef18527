//! How good the recogniser is on articles that its models have not seen.

use super::gold::GoldNames;
use crate::analysis::Confidence;
use crate::analysis::names::Names;
use crate::document::{CharOffsets, Span};
use crate::train::score::{Tally, as_float};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many classes of confidence are told apart.
const CLASSES: usize = 5;

/// The counts of each file, language and measure.
#[derive(Debug, Default)]
pub(super) struct Measured {
    tallies: BTreeMap<(String, String, &'static str), Tally>,
    /// Of each class of confidence: how many people and companies, the sum of what is said, how many are right.
    said: BTreeMap<(&'static str, usize), (usize, f64, usize)>,
}

impl Measured {
    /// Counts what was found in an article.
    pub(super) fn add(&mut self, source: &str, article: &GoldNames, names: &Names) {
        let language = article.document.language.to_string();
        let people: Vec<(&[Span], Confidence)> =
            names.people.iter().map(|person| (person.mentions.as_slice(), person.confidence)).collect();
        let companies: Vec<(&[Span], Confidence)> =
            names.companies.iter().map(|company| (company.mentions.as_slice(), company.confidence)).collect();
        for ([mentions, distinct], found, gold) in [
            (["people mentions", "people distinct"], people, &article.people),
            (["companies mentions", "companies distinct"], companies, &article.companies),
        ] {
            let key = |what| (source.to_owned(), language.clone(), what);
            let right = found
                .iter()
                .flat_map(|(spans, _)| spans.iter())
                .filter(|span| gold.iter().flatten().any(|other| other == *span));
            let tally = self.tallies.entry(key(mentions)).or_default();
            tally.right += right.count();
            tally.gold += gold.iter().map(Vec::len).sum::<usize>();
            tally.predicted += found.iter().map(|(spans, _)| spans.len()).sum::<usize>();
            let tally = self.tallies.entry(key(distinct)).or_default();
            tally.gold += gold.len();
            tally.predicted += found.len();
            let mut free: Vec<&Vec<Span>> = gold.iter().collect();
            for (spans, confidence) in found {
                let overlaps = |other: &&Vec<Span>| {
                    other.iter().any(|gold| spans.iter().any(|span| span.overlaps(*gold)))
                };
                let matching = free.iter().position(overlaps);
                if let Some(at) = matching {
                    free.swap_remove(at);
                    tally.right += 1;
                }
                let hundredths = confidence.hundredths();
                let class = (usize::from(hundredths) * CLASSES / 100).min(CLASSES - 1);
                let said = self.said.entry((distinct, class)).or_default();
                said.0 += 1;
                said.1 += f64::from(hundredths) / 100.0;
                said.2 += usize::from(matching.is_some());
            }
        }
    }

    /// All as a table.
    pub(super) fn report(&self) -> String {
        let mut report = format!("{:<76} {:>6} {:>6} {:>6}\n", "unseen", "P", "R", "F1");
        for ((source, language, what), tally) in &self.tallies {
            let (precision, recall) = (tally.precision(), tally.recall());
            let title = format!("{source} {language} {what}");
            let _ = writeln!(report, "{title:<76} {precision:>6.3} {recall:>6.3} {:>6.3}", tally.f1());
        }
        let _ = writeln!(report, "{:<22} {:>6} {:>6} {:>6}", "confidence", "names", "said", "true");
        for ((what, _), (count, sum, right)) in &self.said {
            let (said, share) = (sum / as_float(*count), as_float(*right) / as_float(*count));
            let _ = writeln!(report, "{what:<22} {count:>6} {said:>6.3} {share:>6.3}");
        }
        report
    }
}

/// What was found, as one line for the yardstick.
pub(super) fn line(article: &GoldNames, names: &Names) -> String {
    let offsets = CharOffsets::new(&article.document.text);
    let mentions = |spans: &[Span]| -> Vec<[usize; 2]> {
        spans.iter().map(|&span| offsets.chars_of(span)).map(|chars| [chars.start, chars.end]).collect()
    };
    let people = names
        .people
        .iter()
        .map(|person| serde_json::json!({"name": person.name, "mentions": mentions(&person.mentions)}));
    let companies = names
        .companies
        .iter()
        .map(|company| serde_json::json!({"name": company.name, "mentions": mentions(&company.mentions)}));
    serde_json::json!({
        "id": article.id,
        "people": people.collect::<Vec<_>>(),
        "companies": companies.collect::<Vec<_>>(),
    })
    .to_string()
}
