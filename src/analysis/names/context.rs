//! What is known of every token before any rule looks at it.

use super::classes::{Classes, NAME_WORDS};
use crate::analysis::text::{Shape, Text, TokenKind};
use crate::document::BlockKind;
use crate::lexicon::dictionary::WordSense;
use crate::lexicon::gazetteer::{self, PhraseSense};
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
    pub text: &'t Text<'t>,
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
    pub fn new(text: &'t Text<'t>) -> Self {
        let table = NAME_WORDS.of(text.pack);
        let count = text.len();
        let mut context = Self {
            text,
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
            if !text.is_word(index) {
                continue;
            }
            let piece = text.form(index);
            (context.classes[index], context.words[index]) =
                *context.forms.entry(piece).or_insert_with(|| {
                    // Of an acronym the dictionary knows nothing: `GM` is no `gm`.
                    let acronym = text.tokens[index].shape == Shape::Upper && piece.len() > 1;
                    let looked_up = text.is_capitalized(index) && !acronym;
                    let word =
                        if looked_up { text.pack.dictionary.sense_of(piece) } else { WordSense::default() };
                    (table.classes(piece), word)
                });
            // `start-up`, `spin-off` are words of the table.
            if index >= 2 && context.is_hyphen(index - 1) {
                let joined = text.slice(text.span(index - 2..index + 1));
                context.classes[index] = context.classes[index] | table.exact(joined);
            }
        }
        for (number, sentence) in text.sentences.iter().enumerate() {
            context.sentence_numbers[sentence.tokens.clone()].fill(number as u32);
            let shouted = is_shouted(text, sentence.tokens.clone(), sentence.block, &context.classes);
            context.shouted[sentence.tokens.clone()].fill(shouted);
            if let Some(first) = sentence.tokens.clone().find(|&index| text.is_word(index)) {
                context.sentence_starts[first] = true;
            }
        }
        context.find_phrases();
        context
    }

    fn find_phrases(&mut self) {
        let tokens = self.text;
        for index in 0..tokens.len() {
            let starts = tokens.is_capitalized(index)
                || (tokens.kind(index) == Some(TokenKind::Number) || tokens.is_word(index))
                    && !tokens.is_joined(index);
            if !starts || self.is_inside_word(index) {
                continue;
            }
            let start = tokens.tokens[index].span.start as usize;
            let limit = self.sentence(index).end;
            let end_of_sentence = tokens.tokens[limit - 1].span.end as usize;
            let mut longest = None;
            let single = tokens.tokens[index].span.len();
            gazetteer::matches_at(&tokens.text[start..end_of_sentence], |found| {
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
        self.text.is_joined(index)
            && matches!(self.text.kind(index.wrapping_sub(1)), Some(TokenKind::Word | TokenKind::Number))
    }

    /// Whether every noun has a capital, so that a capital alone makes no name.
    pub fn nouns_capitalized(&self) -> bool {
        self.text.pack.writing.nouns_capitalized
    }

    /// Whether a role or a kind of firm is one word, joined to a name with a hyphen: `Unicredit-Chef`. Elsewhere it may
    /// be several, behind the name or before it: `Fiat chief executive`.
    pub fn closed_compounds(&self) -> bool {
        self.text.pack.words.closed_compounds
    }

    /// Whether the capitalised token may owe its capital to being a noun.
    pub fn is_common_noun(&self, index: usize) -> bool {
        self.nouns_capitalized() && self.word(index).is_ordinary()
    }

    /// Whether the token has a capital as common nouns of the language have, or none as they have none.
    pub fn is_cased_as_noun(&self, index: usize) -> bool {
        self.nouns_capitalized() == self.text.is_capitalized(index)
    }

    /// The token without the genitive ending that names may have.
    pub fn without_genitive(&self, index: usize) -> Option<&str> {
        self.form(index).strip_suffix(self.text.pack.words.name_genitive?)
    }

    pub fn form(&self, index: usize) -> &'t str {
        self.text.form(index)
    }

    /// Whether the token is an ordinary word of another language, as they stand in names.
    pub fn is_foreign_word(&self, index: usize) -> bool {
        let form = self.form(index);
        self.text.pack.foreign_dictionaries.iter().any(|dictionary| dictionary.sense_of(form).is_ordinary())
    }

    /// The classes of the token number `index`, none past the ends.
    pub fn class(&self, index: usize) -> Classes {
        self.classes.get(index).copied().unwrap_or_default()
    }

    /// The classes of a word that need not stand in the text.
    pub fn class_of(&self, word: &str) -> Classes {
        NAME_WORDS.of(self.text.pack).exact(word)
    }

    /// Whether the token, written in capitals perhaps, is an article, preposition or the like.
    pub fn is_function_in_lower_case(&self, index: usize) -> bool {
        let lower = self.form(index).to_lowercase();
        NAME_WORDS.of(self.text.pack).classes(&lower).any(Classes::FUNCTION)
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
        self.text.is_capitalized(index)
            && !self.class(index).any(Classes::FUNCTION)
            && !(self.class(index).any(Classes::TITLE) && self.form(index).len() > 1)
    }

    /// Whether the token is two or more capitals in a sentence that is not all capitals.
    pub fn is_acronym(&self, index: usize) -> bool {
        let upper = self.text.tokens.get(index).is_some_and(|token| token.shape == Shape::Upper);
        upper && self.form(index).chars().nth(1).is_some() && !self.is_shouted(index)
    }

    /// Whether an article or another determiner stands before the token.
    pub fn has_article(&self, index: usize) -> bool {
        const ARTICLES: [&str; 16] = [
            "der", "die", "das", "dem", "den", "des", "ein", "eine", "einen", "einem", "einer", "eines",
            "im", "am", "zum", "zur",
        ];
        self.before(index).is_some_and(|before| ARTICLES.contains(&self.form(before).to_lowercase().as_str()))
    }

    /// Whether the token is a hyphen without a space before and behind it.
    pub fn is_hyphen(&self, index: usize) -> bool {
        matches!(self.form(index), "-" | "‑" | "–")
            && self.text.is_joined(index)
            && self.text.is_joined(index + 1)
    }

    pub fn is_apostrophe(&self, index: usize) -> bool {
        matches!(self.form(index), "'" | "’") && self.text.is_joined(index)
    }

    /// Whether an English possessive `'s` (or a bare apostrophe behind s) starts here.
    pub fn is_possessive(&self, index: usize) -> bool {
        matches!(self.form(index), "'" | "’")
            && (self.form(index + 1) == "s" && self.text.is_joined(index + 1)
                || self.text.is_joined(index)
                    && self.form(index.wrapping_sub(1)).ends_with('s')
                    && !self.text.is_joined(index + 1))
    }

    /// Skips a possessive `'s`, if one starts here.
    pub fn after_possessive(&self, index: usize) -> usize {
        if !self.is_possessive(index) {
            index
        } else if self.form(index + 1) == "s" && self.text.is_joined(index + 1) {
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
        self.text.sentences.get(number as usize).map_or(0..0, |sentence| sentence.tokens.clone())
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
        while index - start < REACH && start >= 2 && self.is_hyphen(start - 1) && self.text.is_word(start - 2)
        {
            start -= 2;
        }
        let mut end = index + 1;
        while end - index < REACH && self.is_hyphen(end) && self.text.is_word(end + 1) {
            end += 2;
        }
        start..end
    }
}

/// Whether capitals say nothing in this sentence: an English headline in Title Case, or CAPITALS.
fn is_shouted(text: &Text<'_>, range: Range<usize>, block: BlockKind, classes: &[Classes]) -> bool {
    let (mut words, mut capitalized, mut upper) = (0, 0, 0);
    for index in range.clone() {
        if text.is_word(index) && !classes[index].any(Classes::FUNCTION) && text.form(index).len() > 3 {
            words += 1;
            capitalized += usize::from(text.is_capitalized(index));
            upper += usize::from(text.tokens[index].shape == Shape::Upper);
        }
    }
    let heading = block.is_head() || matches!(block, BlockKind::Heading(_));
    let ends_open = range.last().is_some_and(|last| text.is_word(last));
    let title_case = text.pack.writing.title_case_headlines
        && (heading || ends_open)
        && words >= 4
        && capitalized * 10 >= words * 8;
    title_case || words >= 3 && upper * 10 >= words * 8
}
