//! How predictions are compared with gold: words in common, names that contain each other, F1.
//!
//! The tests that measure include this file, so that they count as the trainer does. It uses nothing of the crate.

use std::collections::HashMap;

/// Articles and prepositions, which do not count where words are compared.
const STOP: &str = "der die das den dem des ein eine einen einem einer eines im in ins am an auf aus bei bis von vom zu \
    zum zur für um und oder mit nach seit ab je pro über unter the a an of in on at for to by and or from since until per";

/// Words in lower case without endings and stop words. Where nothing else is left, stop words count.
fn words(text: &str) -> HashMap<String, usize> {
    let lower = text.to_lowercase();
    let all: Vec<&str> = lower
        .split(|char: char| !char.is_alphanumeric() && char != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let mut kept: Vec<&str> =
        all.iter().copied().filter(|word| !STOP.split(' ').any(|stop| stop == *word)).map(stem).collect();
    if kept.is_empty() {
        kept = all;
    }
    let mut counts = HashMap::new();
    for word in kept {
        *counts.entry(word.to_owned()).or_insert(0) += 1;
    }
    counts
}

fn stem(word: &str) -> &str {
    ["ern", "en", "es", "er", "em", "n", "s", "e"]
        .iter()
        .find(|ending| word.ends_with(**ending) && word.chars().count() > ending.len() + 3)
        .map_or(word, |ending| &word[..word.len() - ending.len()])
}

/// How much two phrases have in common, from 0 to 1, stop words and endings left out.
pub(crate) fn dice(left: &str, right: &str) -> f64 {
    let (left, right) = (words(left), words(right));
    let total = left.values().sum::<usize>() + right.values().sum::<usize>();
    let common: usize = left.iter().map(|(word, count)| *count.min(right.get(word).unwrap_or(&0))).sum();
    if total == 0 { 0.0 } else { 2.0 * as_float(common) / as_float(total) }
}

/// A count for a ratio.
pub(crate) fn as_float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whether one name contains the other, in whole words.
pub(crate) fn contains(left: &str, right: &str) -> bool {
    let pad = |text: &str| {
        let lower = text.to_lowercase();
        let words: Vec<_> =
            lower.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        format!(" {} ", words.join(" "))
    };
    let (left, right) = (pad(left), pad(right));
    left.contains(&right) || right.contains(&left)
}

/// How many were right, expected and predicted.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) gold: usize,
    pub(crate) predicted: usize,
}

impl Tally {
    /// Counts one place: whether the gold has it, whether it was predicted, whether that was right.
    pub(crate) fn add(&mut self, gold: bool, predicted: bool, right: bool) {
        self.gold += usize::from(gold);
        self.predicted += usize::from(predicted);
        self.right += usize::from(gold && right);
    }

    /// The share of what was predicted that is right.
    pub(crate) fn precision(self) -> f64 {
        as_float(self.right) / as_float(self.predicted.max(1))
    }

    /// The share of what is right that was predicted.
    pub(crate) fn recall(self) -> f64 {
        as_float(self.right) / as_float(self.gold.max(1))
    }

    /// The harmonic mean of precision and recall.
    pub(crate) fn f1(self) -> f64 {
        2.0 * as_float(self.right) / as_float((self.gold + self.predicted).max(1))
    }
}
