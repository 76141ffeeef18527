//! Precision, recall and F1 of whole names, on the sentences that were held out.

use super::corpus::{Corpus, OF_FIRMS};
use super::example::{refine, spread, written};
use crate::analysis::tagger::{Model, ProposalKind, label, look};
use crate::analysis::{names, text::annotate};
use crate::document::Language;
use std::fmt::Write as _;
use std::ops::Range;

/// Names of one kind: labelled, proposed, and both.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    gold: u32,
    proposed: u32,
    right: u32,
}

/// Adds a line for each file and kind to `report`, and one for each kind over all files.
pub(super) fn report(
    files: &[&str],
    corpora: &[Corpus],
    language: Language,
    model: Model<'_>,
    report: &mut String,
) {
    let mut all = [Tally::default(); 2];
    for (file, corpus) in files.iter().zip(corpora) {
        let mut own = [Tally::default(); 2];
        let of_firms = OF_FIRMS.contains(file);
        for sentence in corpus.held_out() {
            let (document, labels) = written(sentence, language);
            let Some(text) = annotate(&document) else { continue };
            let mut labels = spread(&text, &labels);
            let doubtful = refine(&text, &mut labels);
            let mut gold = names_in(&labels);
            let proposals = names::with_view(&text, |view| look(view, Some(model)).proposals);
            // Whether these are companies nobody knows, so they count neither way.
            let counts =
                |name: &(Range<usize>, ProposalKind)| of_firms || !doubtful[name.0.clone()].contains(&true);
            gold.retain(counts);
            let found: Vec<_> = proposals
                .into_iter()
                .map(|proposal| (proposal.tokens, proposal.kind))
                .filter(counts)
                .collect();
            for (tally, kind) in own.iter_mut().zip([ProposalKind::Person, ProposalKind::Organization]) {
                let of_kind = |names: &[(Range<usize>, ProposalKind)]| {
                    names.iter().filter(|name| name.1 == kind).count() as u32
                };
                tally.gold += of_kind(&gold);
                tally.proposed += of_kind(&found);
                tally.right +=
                    found.iter().filter(|name| name.1 == kind && gold.contains(name)).count() as u32;
            }
        }
        for (all, own) in all.iter_mut().zip(own) {
            all.gold += own.gold;
            all.proposed += own.proposed;
            all.right += own.right;
        }
        lines(file.trim_end_matches(".txt"), own, report);
    }
    lines("all", all, report);
}

fn lines(name: &str, tallies: [Tally; 2], report: &mut String) {
    for (tally, kind) in tallies.into_iter().zip(["PER", "ORG"]) {
        let part = |whole: u32| f64::from(tally.right) / f64::from(whole.max(1));
        let f1 = 2.0 * f64::from(tally.right) / f64::from((tally.gold + tally.proposed).max(1));
        let (precision, recall) = (part(tally.proposed), part(tally.gold));
        let _ = writeln!(
            report,
            "{:<22} {:>6} {precision:>6.3} {recall:>6.3} {f1:>6.3}",
            format!("{name} {kind}"),
            tally.gold
        );
    }
}

/// The names that labels make.
fn names_in(labels: &[usize]) -> Vec<(Range<usize>, ProposalKind)> {
    let mut names: Vec<(Range<usize>, ProposalKind)> = Vec::new();
    for (index, &label) in labels.iter().enumerate() {
        let Some(kind) = label::kind(label) else { continue };
        match names.last_mut() {
            Some((tokens, last)) if label::goes_on(label) && tokens.end == index && *last == kind => {
                tokens.end += 1;
            }
            _ => names.push((index..index + 1, kind)),
        }
    }
    names
}
