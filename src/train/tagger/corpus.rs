//! Labelled sentences: a token, a tab and its label on each line, an empty line behind each sentence.

use crate::analysis::tagger::{ProposalKind, label};
use crate::train::error::TrainError;
use crate::train::files;
use std::path::Path;

/// The files in which nearly every organisation is a company.
pub(super) const OF_FIRMS: &[&str] =
    &["smartdata-train.txt", "mobie-train.txt", "mobie-dev.txt", "secfin-train.txt"];

/// The sentences of one file.
#[derive(Debug)]
pub(super) struct Corpus(Vec<LabelledSentence>);

/// Text with their labels.
pub(super) type LabelledSentence = Vec<(String, usize)>;

impl Corpus {
    /// The sentences to learn from.
    pub fn training(&self) -> &[LabelledSentence] {
        &self.0[..self.0.len() - self.0.len() / 10]
    }

    /// The last tenth, which the model never sees.
    pub fn held_out(&self) -> &[LabelledSentence] {
        &self.0[self.0.len() - self.0.len() / 10..]
    }
}

/// Reads one file.
pub(super) fn read(path: &Path) -> Result<Corpus, TrainError> {
    let text = files::read(path)?;
    let mut sentences = Vec::new();
    let mut sentence = LabelledSentence::new();
    for line in text.lines().chain([""]) {
        match line.split_once('\t') {
            Some((token, name)) => sentence.push((token.to_owned(), labelled(name))),
            None if sentence.is_empty() => {}
            None => sentences.push(clean(std::mem::take(&mut sentence))),
        }
    }
    Ok(Corpus(sentences))
}

fn labelled(name: &str) -> usize {
    let (position, kind) = name.split_once('-').unwrap_or(("O", name));
    let kind = match kind {
        "PER" => ProposalKind::Person,
        "ORG" => ProposalKind::Organization,
        "LOC" => ProposalKind::Place,
        _ => return label::OUTSIDE,
    };
    label::first(kind) + usize::from(position == "I")
}

/// Contracts label their parties as people, `Borrower` and `the Company`, and social media theirs, `@name`: those
/// are no names here.
fn clean(mut sentence: LabelledSentence) -> LabelledSentence {
    const PARTIES: [&str; 12] = [
        "lender",
        "lenders",
        "borrower",
        "borrowers",
        "company",
        "agent",
        "bank",
        "banks",
        "tenant",
        "landlord",
        "executive",
        "employee",
    ];
    let mut after_mark = false;
    for (token, label) in &mut sentence {
        let party = label::kind(*label) == Some(ProposalKind::Person)
            && PARTIES.contains(&token.to_lowercase().as_str());
        if party || after_mark || token.starts_with('@') || token.contains('_') {
            *label = label::OUTSIDE;
        }
        after_mark = token == "@";
    }
    let mut before = label::OUTSIDE;
    for (_, label) in &mut sentence {
        if !label::may_follow(before, *label) {
            *label -= 1;
        }
        before = *label;
    }
    sentence
}
