//! What is known of every token before any rule looks at it.

use super::classes::{Classes, NameWords};
use crate::analysis::lexicon::phrase::{self, PhraseSense};
use crate::analysis::lexicon::word::{self, WordSense};
use crate::analysis::token::{Shape, TokenKind, Tokens};
use crate::document::{BlockKind, Language};
use foldhash::HashMap;
use std::ops::Range;

/// A phrase of the gazetteer, as tokens of the text.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub tokens: Range<usize>,
    pub sense: PhraseSense,
    pub genitive: bool,
}

/// The tokens with what the lexicons know of them.
#[derive(Debug)]
pub(super) struct Context<'t> {
    pub tokens: &'t Tokens<'t>,
    pub classes: Vec<Classes>,
    /// What the gazetteer knows of each capitalised token alone.
    pub senses: Vec<PhraseSense>,
    pub words: Vec<WordSense>,
    /// The longest phrase at each token where one starts, in the order of the text.
    pub phrases: Vec<Phrase>,
    /// Whether the sentence of each token is written in Title Case or CAPITALS, so that capitals say nothing.
    pub shouted: Vec<bool>,
    pub sentence_starts: Vec<bool>,
    /// The number of the sentence of each token.
    sentence_numbers: Vec<u32>,
    /// Every word of the text with what is known of it: most stand there more than once.
    forms: HashMap<&'t str, (Classes, WordSense)>,
}

impl<'t> Context<'t> {
    pub fn new(tokens: &'t Tokens<'t>) -> Self {
        let table = NameWords::of(tokens.language);
        let count = tokens.len();
        let mut context = Self {
            tokens,
            classes: vec![Classes::default(); count],
            senses: vec![PhraseSense::default(); count],
            words: vec![WordSense::default(); count],
            phrases: Vec::new(),
            shouted: vec![false; count],
            sentence_starts: vec![false; count],
            sentence_numbers: vec![0; count],
            forms: HashMap::default(),
        };
        for index in 0..count {
            if !tokens.is_word(index) {
                continue;
            }
            let piece = tokens.piece(index);
            (context.classes[index], context.words[index]) =
                *context.forms.entry(piece).or_insert_with(|| {
                    // Of an acronym the dictionary knows nothing: `GM` is no `gm`.
                    let acronym = tokens.tokens[index].shape == Shape::Upper && piece.len() > 1;
                    let looked_up = tokens.is_capitalized(index) && !acronym;
                    let word =
                        if looked_up { word::sense_of(piece, tokens.language) } else { WordSense::default() };
                    (table.classes(piece), word)
                });
            // `start-up`, `spin-off` are words of the table.
            if index >= 2 && context.is_hyphen(index - 1) {
                let joined = tokens.slice(tokens.span(index - 2..index + 1));
                context.classes[index] = context.classes[index] | table.exact(joined);
            }
        }
        for (number, sentence) in tokens.sentences.iter().enumerate() {
            context.sentence_numbers[sentence.tokens.clone()].fill(number as u32);
            let shouted = is_shouted(tokens, sentence.tokens.clone(), sentence.block, &context.classes);
            context.shouted[sentence.tokens.clone()].fill(shouted);
            if let Some(first) = sentence.tokens.clone().find(|&index| tokens.is_word(index)) {
                context.sentence_starts[first] = true;
            }
        }
        context.find_phrases();
        context
    }

    fn find_phrases(&mut self) {
        let tokens = self.tokens;
        for index in 0..tokens.len() {
            let starts = tokens.is_capitalized(index)
                || (tokens.kind(index) == Some(TokenKind::Number) || tokens.is_word(index))
                    && !tokens.is_glued(index);
            if !starts || self.is_inside_word(index) {
                continue;
            }
            let start = tokens.tokens[index].span.start as usize;
            let limit = self.sentence(index).end;
            let end_of_sentence = tokens.tokens[limit - 1].span.end as usize;
            let mut longest = None;
            let single = tokens.tokens[index].span.len();
            phrase::matches_at(&tokens.text[start..end_of_sentence], |found| {
                if found.len == single {
                    self.senses[index] = found.sense;
                }
                longest = Some(found);
            });
            let Some(found) = longest else { continue };
            let end = tokens.token_at((start + found.len) as u32 - 1) + 1;
            self.phrases.push(Phrase { tokens: index..end, sense: found.sense, genitive: found.genitive });
        }
    }

    /// Whether the token continues what is written without a space before it, other than behind a hyphen,
    /// slash or bracket.
    fn is_inside_word(&self, index: usize) -> bool {
        self.tokens.is_glued(index)
            && matches!(self.tokens.kind(index.wrapping_sub(1)), Some(TokenKind::Word | TokenKind::Number))
    }

    pub fn is_german(&self) -> bool {
        self.tokens.language == Language::German
    }

    pub fn piece(&self, index: usize) -> &'t str {
        self.tokens.piece(index)
    }

    /// The classes of the token number `index`, none past the ends.
    pub fn class(&self, index: usize) -> Classes {
        self.classes.get(index).copied().unwrap_or_default()
    }

    /// The classes of a word that need not stand in the text.
    pub fn class_of(&self, word: &str) -> Classes {
        NameWords::of(self.tokens.language).exact(word)
    }

    /// Whether the token, written in capitals perhaps, is an article, preposition or the like.
    pub fn is_function_in_lower_case(&self, index: usize) -> bool {
        let lower = self.piece(index).to_lowercase();
        NameWords::of(self.tokens.language).classes(&lower).any(Classes::FUNCTION)
    }

    /// What the gazetteer knows of the token alone.
    pub fn sense(&self, index: usize) -> PhraseSense {
        self.senses.get(index).copied().unwrap_or_default()
    }

    /// What the dictionary knows of the capitalised token.
    pub fn word(&self, index: usize) -> WordSense {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// Whether the token is the first word of its sentence, where a capital says nothing.
    pub fn starts_sentence(&self, index: usize) -> bool {
        self.sentence_starts.get(index).copied().unwrap_or_default()
    }

    /// Whether the whole sentence is written in Title Case or CAPITALS.
    pub fn is_shouted(&self, index: usize) -> bool {
        self.shouted.get(index).copied().unwrap_or_default()
    }

    /// A capitalised word that may belong to a name: no article, preposition or the like.
    pub fn is_name_word(&self, index: usize) -> bool {
        self.tokens.is_capitalized(index)
            && !self.class(index).any(Classes::FUNCTION)
            && !(self.class(index).any(Classes::TITLE) && self.piece(index).len() > 1)
    }

    /// Whether the token is two or more capitals in a sentence that is not all capitals.
    pub fn is_acronym(&self, index: usize) -> bool {
        let upper = self.tokens.tokens.get(index).is_some_and(|token| token.shape == Shape::Upper);
        upper && self.piece(index).chars().nth(1).is_some() && !self.is_shouted(index)
    }

    /// Whether a German article or another determiner stands before the token.
    pub fn has_article(&self, index: usize) -> bool {
        const ARTICLES: [&str; 16] = [
            "der", "die", "das", "dem", "den", "des", "ein", "eine", "einen", "einem", "einer", "eines",
            "im", "am", "zum", "zur",
        ];
        self.before(index)
            .is_some_and(|before| ARTICLES.contains(&self.piece(before).to_lowercase().as_str()))
    }

    /// Whether the token is a hyphen without a space before and behind it.
    pub fn is_hyphen(&self, index: usize) -> bool {
        matches!(self.piece(index), "-" | "‑" | "–")
            && self.tokens.is_glued(index)
            && self.tokens.is_glued(index + 1)
    }

    pub fn is_apostrophe(&self, index: usize) -> bool {
        matches!(self.piece(index), "'" | "’") && self.tokens.is_glued(index)
    }

    /// Whether an English possessive `'s` (or a bare apostrophe behind s) starts here.
    pub fn is_possessive(&self, index: usize) -> bool {
        matches!(self.piece(index), "'" | "’")
            && (self.piece(index + 1) == "s" && self.tokens.is_glued(index + 1)
                || self.tokens.is_glued(index)
                    && self.piece(index.wrapping_sub(1)).ends_with('s')
                    && !self.tokens.is_glued(index + 1))
    }

    /// Skips a possessive `'s`, if one starts here.
    pub fn after_possessive(&self, index: usize) -> usize {
        if !self.is_possessive(index) {
            index
        } else if self.piece(index + 1) == "s" && self.tokens.is_glued(index + 1) {
            index + 2
        } else {
            index + 1
        }
    }

    /// The number of the sentence that holds the token number `index`.
    pub fn sentence_number(&self, index: usize) -> u32 {
        self.sentence_numbers.get(index).copied().unwrap_or(u32::MAX)
    }

    /// Whether `word` stands somewhere in the text.
    pub fn occurs(&self, word: &str) -> bool {
        self.forms.contains_key(word)
    }

    /// The longest phrase that starts with the token number `start`.
    pub fn phrase_at(&self, start: usize) -> Option<&Phrase> {
        let at = self.phrases.partition_point(|phrase| phrase.tokens.start < start);
        self.phrases.get(at).filter(|phrase| phrase.tokens.start == start)
    }

    /// The phrases that start at most `reach` tokens before `index`, or there.
    pub fn phrases_near(&self, index: usize, reach: usize) -> &[Phrase] {
        let from = self.phrases.partition_point(|phrase| phrase.tokens.start + reach < index);
        let to = self.phrases.partition_point(|phrase| phrase.tokens.start <= index);
        &self.phrases[from..to]
    }

    /// The tokens of the sentence that holds the token number `index`.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let number = self.sentence_numbers.get(index).copied().unwrap_or(u32::MAX);
        self.tokens.sentences.get(number as usize).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// The number before `index`, if it is in the same sentence.
    pub fn before(&self, index: usize) -> Option<usize> {
        index.checked_sub(1).filter(|&before| self.sentence(index).contains(&before))
    }

    /// The hyphenated word that holds the token: `Bank-Austria-Mutter`.
    pub fn compound(&self, index: usize) -> Range<usize> {
        /// Longer chains are no words, and must not cost more than their length.
        const REACH: usize = 16;
        let mut start = index;
        while index - start < REACH
            && start >= 2
            && self.is_hyphen(start - 1)
            && self.tokens.is_word(start - 2)
        {
            start -= 2;
        }
        let mut end = index + 1;
        while end - index < REACH && self.is_hyphen(end) && self.tokens.is_word(end + 1) {
            end += 2;
        }
        start..end
    }
}

/// Whether capitals say nothing in this sentence: an English headline in Title Case, or CAPITALS.
fn is_shouted(tokens: &Tokens<'_>, range: Range<usize>, block: BlockKind, classes: &[Classes]) -> bool {
    let (mut words, mut capitalized, mut upper) = (0, 0, 0);
    for index in range.clone() {
        if tokens.is_word(index) && !classes[index].any(Classes::FUNCTION) && tokens.piece(index).len() > 3 {
            words += 1;
            capitalized += usize::from(tokens.is_capitalized(index));
            upper += usize::from(tokens.tokens[index].shape == Shape::Upper);
        }
    }
    let heading = block.is_head() || matches!(block, BlockKind::Heading(_));
    let ends_open = range.last().is_some_and(|last| tokens.is_word(last));
    let title_case = tokens.language == Language::English
        && (heading || ends_open)
        && words >= 4
        && capitalized * 10 >= words * 8;
    title_case || words >= 3 && upper * 10 >= words * 8
}
