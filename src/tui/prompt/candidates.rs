//! The choices for the word at the cursor, and which of them is selected.

use crate::library::completion::ArticleCount;
use crate::library::query_operator::Operator;
use crate::library::word_forms::folded;
use crate::tui::prompt::typed::TypedWord;

/// So many are offered.
pub const MOST: usize = 40;

/// The most rows that they take.
const MOST_ROWS: u16 = 8;

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromptChoice {
    /// What takes the place of the word at the cursor: an operator with its colon, or a value.
    pub text: String,
    /// What it is, in words; empty for names.
    pub note: String,
    /// How many articles it finds, or how often it is named.
    pub count: Option<ArticleCount>,
}

/// The choices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PromptChoices {
    /// All of them.
    pub list: Vec<PromptChoice>,
    /// The word that they replace.
    pub word: Option<TypedWord>,
    /// The selected one; none while the line is only typed.
    pub selected: Option<usize>,
}

impl PromptChoices {
    /// Choices for `word`.
    pub fn new(word: TypedWord, mut list: Vec<PromptChoice>) -> Self {
        list.truncate(MOST);
        Self { list, word: Some(word), selected: None }
    }

    /// Whether there are any.
    pub fn is_open(&self) -> bool {
        !self.list.is_empty()
    }

    /// Takes the choices away.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Goes to the next one, or the one before; past the ends, to none.
    pub fn step(&mut self, forward: bool) {
        let count = self.list.len();
        self.selected = match (self.selected, forward) {
            (None, true) if count > 0 => Some(0),
            (None, _) => count.checked_sub(1),
            (Some(at), true) => Some(at + 1).filter(|next| *next < count),
            (Some(at), false) => at.checked_sub(1),
        };
    }

    /// The selected one, else the first.
    pub fn chosen(&self) -> Option<&PromptChoice> {
        self.list.get(self.selected.unwrap_or_default())
    }

    /// How many rows they take above a line on a screen of this height.
    pub fn rows(&self, height: u16) -> u16 {
        let room = (height / 3).clamp(1, MOST_ROWS);
        u16::try_from(self.list.len()).unwrap_or(u16::MAX).min(room)
    }

    /// The first that is shown of `rows`.
    pub fn offset(&self, rows: u16) -> usize {
        (self.selected.unwrap_or_default() + 1).saturating_sub(usize::from(rows))
    }

    /// Those for the same operator that still fit, while the answer for `word` is awaited.
    #[must_use]
    pub fn narrowed(&self, word: &TypedWord) -> Self {
        let is_same = |operator: Option<Operator>| operator.is_some() && operator == word.operator;
        if !self.word.as_ref().is_some_and(|known| is_same(known.operator)) {
            return Self { word: Some(word.clone()), ..Self::default() };
        }
        let list = self.list.iter().filter(|candidate| begins(&candidate.text, &word.begun)).cloned();
        Self { list: list.collect(), word: Some(word.clone()), selected: None }
    }
}

/// Whether a word of `text` begins as typed, in whatever case and however umlauts are written.
pub fn begins(text: &str, begun: &str) -> bool {
    let (text, begun) = (folded(&text.to_lowercase()), folded(&begun.to_lowercase()));
    let starts = text.match_indices(begun.as_str()).map(|(at, _)| at);
    let is_start = |at: usize| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    begun.is_empty() || starts.into_iter().any(is_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(count: usize) -> PromptChoices {
        let candidate =
            |number| PromptChoice { text: format!("n{number}"), note: String::new(), count: None };
        let word = TypedWord { operator: Some(Operator::Tag), begun: String::new(), span: 0..0 };
        PromptChoices::new(word, (0..count).map(candidate).collect())
    }

    #[test]
    fn the_selection_goes_round_by_way_of_none() {
        let mut candidates = candidates(2);
        let mut steps = Vec::new();
        for forward in [true, true, true, false, false, false] {
            candidates.step(forward);
            steps.push(candidates.selected);
        }
        assert_eq!(steps, [Some(0), Some(1), None, Some(1), Some(0), None]);
        let mut none = PromptChoices::default();
        none.step(true);
        none.step(false);
        assert_eq!(none.selected, None);
    }

    #[test]
    fn few_rows_are_taken_on_a_low_screen() {
        let mut candidates = candidates(30);
        assert_eq!([15, 24, 60].map(|height| candidates.rows(height)), [5, 8, 8]);
        candidates.selected = Some(12);
        assert_eq!(candidates.offset(5), 8);
    }

    #[test]
    fn what_no_longer_fits_goes_before_the_answer_comes() {
        let candidates = candidates(30);
        let word = |operator, begun: &str| TypedWord { operator, begun: begun.to_owned(), span: 0..0 };
        assert_eq!(candidates.narrowed(&word(Some(Operator::Tag), "N2")).list.len(), 11);
        assert!(!candidates.narrowed(&word(Some(Operator::Source), "n")).is_open());
    }

    #[test]
    fn words_begin_as_typed() {
        assert!(begins("Kölner Blatt", "koeln") && begins("Kölner Blatt", "bla") && begins("x", ""));
        assert!(!begins("Kölner Blatt", "latt"));
    }
}
