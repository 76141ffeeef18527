//! What is known of every token before any rule looks at it.

use super::capitals::{capitalized, in_title_case, is_in_capitals};
use super::legal_form;
use super::name_tag::{NameTag, NameTags};
use super::name_words::{NAME_WORDS, NameWords};
use crate::analysis::text::{Shape, Text, TokenKind};
use crate::document::{BlockKind, Span};
use crate::lexicon::dictionary::WordSense;
use crate::lexicon::gazetteer::{self, PhraseMatch, PhraseSense};
use foldhash::HashMap;
use std::ops::Range;

/// A phrase of the gazetteer, as tokens of the text.
#[derive(Debug, Clone)]
pub(super) struct GazetteerPhrase {
    pub tokens: Range<usize>,
    pub sense: PhraseSense,
    /// Whether an ending of names stands behind the form that the gazetteer has.
    pub inflected: bool,
}

/// The tokens with what the lexicons know of them.
#[derive(Debug)]
pub(super) struct NameText<'t> {
    pub base: &'t Text<'t>,
    pub tags: Vec<NameTags>,
    /// What the gazetteer knows of each capitalised token alone.
    pub senses: Vec<PhraseSense>,
    pub words: Vec<WordSense>,
    /// The longest phrase at each token where one starts, in the order of the text.
    pub phrases: Vec<GazetteerPhrase>,
    /// Whether the sentence of each token is written in Title Case or CAPITALS, so that capitals say nothing.
    pub title_case: Vec<bool>,
    /// Whether the sentence of each token is in CAPITALS.
    pub capitals: Vec<bool>,
    pub sentence_starts: Vec<bool>,
    /// Every word of the text with what is known of it: most stand there more than once.
    forms: HashMap<&'t str, (NameTags, WordSense)>,
}

impl<'t> NameText<'t> {
    pub fn new(text: &'t Text<'t>) -> Self {
        let lexicon = NAME_WORDS.of(text.pack);
        let count = text.len();
        let mut names = Self {
            base: text,
            tags: vec![NameTags::default(); count],
            senses: vec![PhraseSense::default(); count],
            words: vec![WordSense::default(); count],
            phrases: Vec::new(),
            title_case: vec![false; count],
            capitals: vec![false; count],
            sentence_starts: vec![false; count],
            forms: HashMap::default(),
        };
        for index in 0..count {
            if !text.is_word(index) {
                continue;
            }
            let form = text.form(index);
            (names.tags[index], names.words[index]) = *names.forms.entry(form).or_insert_with(|| {
                // Of an acronym the dictionary knows nothing: `GM` is no `gm`.
                let acronym = text.tokens[index].shape == Shape::Upper && form.len() > 1;
                let looked_up = text.is_capitalized(index) && !acronym;
                let word = if looked_up { text.pack.dictionary.sense_of(form) } else { WordSense::default() };
                (lexicon.tags_of(text.word(index), form), word)
            });
            // `start-up`, `spin-off` are words of the lexicon.
            if index >= 2 && names.is_hyphen(index - 1) {
                let joined = text.slice(text.span(index - 2..index + 1));
                names.tags[index] = names.tags[index] | lexicon.exact(joined);
            }
        }
        legal_form::tag_letters(text, lexicon, &mut names.tags);
        for sentence in &text.sentences {
            let capitals = is_in_capitals(text, sentence.tokens.clone(), &names.tags);
            let title_case =
                capitals || is_title_case(text, sentence.tokens.clone(), sentence.block, &names.tags);
            names.title_case[sentence.tokens.clone()].fill(title_case);
            if capitals {
                names.capitals[sentence.tokens.clone()].fill(true);
                names.read_capitals(sentence.tokens.clone(), lexicon);
            }
            if let Some(first) = sentence.tokens.clone().find(|&index| text.is_word(index)) {
                names.sentence_starts[first] = true;
            }
        }
        names.find_phrases();
        names
    }

    /// Looks up the words of a sentence in CAPITALS as they are written elsewhere: `FALLS` is a word like any other.
    fn read_capitals(&mut self, sentence: Range<usize>, lexicon: &NameWords) {
        for index in sentence {
            let form = self.base.form(index);
            if !self.base.is_word(index) || form.chars().nth(1).is_none() {
                continue;
            }
            let lower = form.to_lowercase();
            let word = self.base.pack.dictionary.sense_of(&capitalized(&lower));
            if word.is_ordinary() || word.is_surname() {
                self.words[index] = word;
            }
            self.tags[index] = self.tags[index] | lexicon.tags(&lower);
        }
    }

    /// The longest phrase of the gazetteer at the start of `written`, which stands at `index`. Keeps what is known of its
    /// first word alone.
    #[inline]
    fn longest_phrase(&mut self, index: usize, written: &str) -> Option<PhraseMatch> {
        let ending = self.base.pack.naming.known_name_ending;
        let single = self.base.tokens.get(index)?.span.len();
        let mut longest = None;
        gazetteer::matches_at(written, ending, |found| {
            if found.len == single {
                self.senses[index] = found.sense;
            }
            longest = Some(found);
        });
        longest
    }

    fn find_phrases(&mut self) {
        let tokens = self.base;
        // The sentence in capitals that was read last: where it starts, and its names as they are usually written.
        let mut recased = (0, String::new());
        for index in 0..tokens.len() {
            let starts = tokens.is_capitalized(index)
                || (tokens.kind(index) == Some(TokenKind::Number) || tokens.is_word(index))
                    && !tokens.is_joined(index);
            if !starts || self.is_inside_word(index) {
                continue;
            }
            let start = tokens.tokens[index].span.start as usize;
            let sentence = self.sentence(index);
            let end_of_sentence = tokens.tokens[sentence.end - 1].span.end as usize;
            // `TIM COOK` is no `TIM`, but `BASF` is written so.
            let mut longest = None;
            if self.capitals[index] {
                if recased.0 != sentence.start || recased.1.is_empty() {
                    recased = (sentence.start, in_title_case(tokens, sentence.clone()));
                }
                let from = start - tokens.tokens[sentence.start].span.start as usize;
                longest = recased.1.get(from..).and_then(|written| self.longest_phrase(index, written));
            }
            let written = &tokens.text[start..end_of_sentence];
            let Some(found) = longest.or_else(|| self.longest_phrase(index, written)) else { continue };
            let end = tokens.token_at((start + found.len) as u32 - 1) + 1;
            self.phrases.push(GazetteerPhrase {
                tokens: index..end,
                sense: found.sense,
                inflected: found.inflected,
            });
        }
    }

    /// Whether the token continues what is written without a space before it, other than behind a hyphen,
    /// slash or bracket.
    pub fn is_inside_word(&self, index: usize) -> bool {
        self.base.is_joined(index)
            && matches!(self.base.kind(index.wrapping_sub(1)), Some(TokenKind::Word | TokenKind::Number))
    }

    /// Whether every noun has a capital, so that a capital alone makes no name.
    pub fn nouns_capitalized(&self) -> bool {
        self.base.pack.writing.nouns_capitalized
    }

    /// Whether a role or a kind of firm is one word, joined to a name with a hyphen: `Unicredit-Chef`. Elsewhere it may
    /// be several, behind the name or before it: `Fiat chief executive`.
    pub fn closed_compounds(&self) -> bool {
        self.base.pack.words.closed_compounds
    }

    /// Whether the capitalised token may owe its capital to being a noun.
    pub fn is_common_noun(&self, index: usize) -> bool {
        self.nouns_capitalized() && self.word(index).is_ordinary()
    }

    /// Whether the token has a capital as common nouns of the language have, or none as they have none.
    pub fn is_cased_as_noun(&self, index: usize) -> bool {
        self.nouns_capitalized() == self.base.is_capitalized(index)
    }

    /// The token without the genitive ending that names may have.
    #[inline]
    pub fn without_genitive(&self, index: usize) -> Option<&str> {
        self.form(index).strip_suffix(self.base.pack.naming.genitive?)
    }

    /// Whether the noun need not have another ending in the genitive.
    pub fn spares_genitive(&self, index: usize) -> bool {
        let form = self.form(index);
        self.base.pack.words.genitive_endings_spared.iter().any(|ending| form.ends_with(ending))
    }

    /// Whether the token ends as the adjectives made of countries do.
    pub fn is_adjective_of_origin(&self, index: usize) -> bool {
        let form = self.form(index);
        self.base.pack.words.adjectives_of_origin.iter().any(|ending| form.ends_with(ending))
    }

    pub fn form(&self, index: usize) -> &'t str {
        self.base.form(index)
    }

    /// Whether the token is an ordinary word of another language, as they stand in names.
    pub fn is_foreign_word(&self, index: usize) -> bool {
        let form = self.form(index);
        self.base.pack.foreign_dictionaries.iter().any(|dictionary| dictionary.sense_of(form).is_ordinary())
    }

    pub fn len(&self) -> usize {
        self.base.len()
    }

    pub fn is_word(&self, index: usize) -> bool {
        self.base.is_word(index)
    }

    pub fn is_capitalized(&self, index: usize) -> bool {
        self.base.is_capitalized(index)
    }

    pub fn is_joined(&self, index: usize) -> bool {
        self.base.is_joined(index)
    }

    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.base.kind(index)
    }

    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.base.span(tokens)
    }

    pub fn slice(&self, span: Span) -> &'t str {
        self.base.slice(span)
    }

    /// Whether the token has one of `tags`.
    pub fn is(&self, index: usize, tags: impl Into<NameTags>) -> bool {
        self.tags(index).any(tags)
    }

    /// The tags of the token number `index`, none past the ends.
    pub fn tags(&self, index: usize) -> NameTags {
        self.tags.get(index).copied().unwrap_or_default()
    }

    /// The tags of a word that need not stand in the text.
    pub fn tags_of(&self, word: &str) -> NameTags {
        NAME_WORDS.of(self.base.pack).exact(word)
    }

    /// Whether the token, written in capitals perhaps, is an article, preposition or the like.
    pub fn is_function_in_lower_case(&self, index: usize) -> bool {
        let lower = self.form(index).to_lowercase();
        NAME_WORDS.of(self.base.pack).tags(&lower).any(NameTag::Function)
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
    pub fn is_title_case(&self, index: usize) -> bool {
        self.title_case.get(index).copied().unwrap_or_default()
    }

    /// A capitalised word that may belong to a name: no article, preposition or the like.
    #[inline]
    pub fn is_name_word(&self, index: usize) -> bool {
        self.base.is_capitalized(index)
            && !self.is(index, NameTag::Function)
            && !(self.is(index, NameTag::Title) && self.form(index).len() > 1)
    }

    /// Whether the token is two or more capitals in a sentence that is not all capitals.
    pub fn is_acronym(&self, index: usize) -> bool {
        let upper = self.base.tokens.get(index).is_some_and(|token| token.shape == Shape::Upper);
        upper && self.form(index).chars().nth(1).is_some() && !self.is_title_case(index)
    }

    /// Whether an article or another determiner stands before the token.
    pub fn has_article(&self, index: usize) -> bool {
        self.before(index).is_some_and(|before| self.is(before, NameTag::Article | NameTag::Contraction))
    }

    /// Whether the token is a hyphen without a space before and behind it.
    #[inline]
    pub fn is_hyphen(&self, index: usize) -> bool {
        // Most words have spaces beside them, which is told faster than their form.
        self.base.is_joined(index)
            && self.base.is_joined(index + 1)
            && matches!(self.form(index), "-" | "‑" | "–")
    }

    pub fn is_apostrophe(&self, index: usize) -> bool {
        self.base.is_joined(index) && matches!(self.form(index), "'" | "’")
    }

    /// Whether a genitive with an apostrophe starts here, `'s` or a bare one behind s.
    pub fn is_possessive(&self, index: usize) -> bool {
        let ending = self.base.pack.naming.apostrophe_genitive;
        matches!(self.form(index), "'" | "’")
            && (self.is_possessive_ending(index + 1)
                || self.base.is_joined(index)
                    && self.form(index.wrapping_sub(1)).ends_with(ending)
                    && !self.base.is_joined(index + 1))
    }

    /// Whether the token is what stands behind the apostrophe of a genitive.
    fn is_possessive_ending(&self, index: usize) -> bool {
        self.base.is_joined(index) && self.form(index) == self.base.pack.naming.apostrophe_genitive
    }

    /// Skips a genitive with an apostrophe, if one starts here.
    pub fn after_possessive(&self, index: usize) -> usize {
        if !self.is_possessive(index) {
            index
        } else if self.is_possessive_ending(index + 1) {
            index + 2
        } else {
            index + 1
        }
    }

    /// The last token of the owner, if the token is what stands behind its apostrophe: the `Metlife` of `Metlife's`.
    pub fn possessor(&self, ending: usize) -> Option<usize> {
        let apostrophe = ending.checked_sub(1)?;
        let is_possessive = self.is_possessive_ending(ending) && matches!(self.form(apostrophe), "'" | "’");
        apostrophe.checked_sub(1).filter(|_| is_possessive)
    }

    /// Whether `word` stands somewhere in the text.
    pub fn occurs(&self, word: &str) -> bool {
        self.forms.contains_key(word)
    }

    /// Whether a name ends in a genitive s at `last`: another place of the text has it without.
    pub fn is_genitive(&self, last: usize) -> bool {
        let base = self.without_genitive(last).filter(|base| base.chars().count() > 2);
        base.is_some_and(|base| self.occurs(base))
    }

    /// Whether the token stands in a headline or the like.
    pub fn is_in_head(&self, index: usize) -> bool {
        let block = self.base.sentences.get(self.base.sentence_of(index)).map(|sentence| sentence.block);
        block.is_some_and(|block| block.is_head() || matches!(block, BlockKind::Heading(_)))
    }

    /// The longest phrase that starts with the token number `start`.
    #[inline]
    pub fn phrase_at(&self, start: usize) -> Option<&GazetteerPhrase> {
        let at = self.phrases.partition_point(|phrase| phrase.tokens.start < start);
        self.phrases.get(at).filter(|phrase| phrase.tokens.start == start)
    }

    /// Whether the token is a known name with an ending: what the gazetteer says is said of the name without it.
    pub fn is_inflected(&self, index: usize) -> bool {
        self.phrase_at(index).is_some_and(|phrase| phrase.inflected && phrase.tokens.len() == 1)
    }

    /// The phrases that start at most `reach` tokens before `index`, or there.
    #[inline]
    pub fn phrases_near(&self, index: usize, reach: usize) -> &[GazetteerPhrase] {
        let from = self.phrases.partition_point(|phrase| phrase.tokens.start + reach < index);
        let to = self.phrases.partition_point(|phrase| phrase.tokens.start <= index);
        &self.phrases[from..to]
    }

    /// The tokens of the sentence that holds the token number `index`.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        self.base.sentences.get(self.base.sentence_of(index)).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// The number before `index`, if it is in the same sentence.
    #[inline]
    pub fn before(&self, index: usize) -> Option<usize> {
        index.checked_sub(1).filter(|&before| self.sentence(index).contains(&before))
    }

    /// The hyphenated word that holds the token: `Bank-Austria-Mutter`.
    pub fn compound(&self, index: usize) -> Range<usize> {
        /// Longer chains are no words, and must not cost more than their length.
        const REACH: usize = 16;
        let mut start = index;
        while index - start < REACH && start >= 2 && self.is_hyphen(start - 1) && self.base.is_word(start - 2)
        {
            start -= 2;
        }
        let mut end = index + 1;
        while end - index < REACH && self.is_hyphen(end) && self.base.is_word(end + 1) {
            end += 2;
        }
        start..end
    }
}

/// Whether capitals say nothing in this sentence: an English headline in Title Case.
fn is_title_case(text: &Text<'_>, range: Range<usize>, block: BlockKind, tags: &[NameTags]) -> bool {
    let (mut words, mut capitalized) = (0, 0);
    for index in range.clone() {
        if text.is_word(index) && !tags[index].any(NameTag::Function) && text.form(index).len() > 3 {
            words += 1;
            capitalized += usize::from(text.is_capitalized(index));
        }
    }
    let heading = block.is_head() || matches!(block, BlockKind::Heading(_));
    let ends_open = range.last().is_some_and(|last| text.is_word(last));
    text.pack.writing.title_case_headlines
        && (heading || ends_open)
        && words >= 4
        && capitalized * 10 >= words * 8
}
