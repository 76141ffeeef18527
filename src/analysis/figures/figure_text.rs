//! A text with what its words can mean in figures: one look-up for each token, made once.

use crate::analysis::figures::home_dollar;
use crate::analysis::figures::vocabulary::cardinal::{self, CardinalWord};
use crate::analysis::figures::vocabulary::table::{
    FIGURE_VOCABULARIES, FigureVocabulary, LONGEST_MADE, UNKNOWN,
};
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::{CurrencyForm, FigureWord};
use crate::analysis::text::{Shape, Text, TokenKind};
use crate::analysis::{Currency, Period};
use crate::lexicon::table::lower_into;
use crate::order::Reorder;
use std::ops::{Deref, Range};

/// Stands for a cardinal in one word; it is read when a number is asked for.
const COMPOUND: u16 = u16::MAX;

/// A text and what its words can mean in figures. It can be asked for all that a [`Text`] can be asked for.
#[derive(Debug)]
pub(super) struct FigureText<'a> {
    text: &'a Text<'a>,
    vocabulary: &'static FigureVocabulary,
    /// The place of each token in the vocabulary.
    places: Vec<u16>,
    /// The currencies that the text names by a sign, a code or a country, most often first.
    homes: Vec<Currency>,
    /// The dollar that a sign without letters means, where the text says so.
    home_dollar: Option<Currency>,
    /// Which tokens belong to calendar expressions or addresses of the web and of mail.
    blocked: Vec<bool>,
}

impl<'a> Deref for FigureText<'a> {
    type Target = Text<'a>;

    fn deref(&self) -> &Text<'a> {
        self.text
    }
}

impl<'a> FigureText<'a> {
    /// Looks up every token. Numbers inside `periods` are no figures.
    pub fn new(text: &'a Text<'a>, periods: &[Period]) -> Self {
        let vocabulary = FIGURE_VOCABULARIES.of(text.pack);
        let mut buffer = String::new();
        let places = (0..text.len()).map(|index| place(text, vocabulary, index, &mut buffer)).collect();
        let mut blocked = vec![false; text.len()];
        for period in periods {
            blocked[text.tokens_in(period.span)].fill(true);
        }
        block_addresses(text, &mut blocked);
        let mut text = Self { text, vocabulary, places, homes: Vec::new(), home_dollar: None, blocked };
        text.home_dollar = home_dollar::find(text.text, |index| text.entry(index));
        text.homes = text.count_homes();
        text
    }

    fn count_homes(&self) -> Vec<Currency> {
        const SURE: u32 = 3;
        let mut counts: Vec<(Currency, u32)> = Vec::new();
        for index in 0..self.len() {
            let word = self.entry(index);
            let named = word.currency.as_ref().and_then(|currency| {
                let written = match currency.form {
                    CurrencyForm::Sign => true,
                    CurrencyForm::Code | CurrencyForm::CapitalCode => self.shape(index) == Shape::Upper,
                    CurrencyForm::Name => currency.codes.len() == 1,
                    CurrencyForm::Minor | CurrencyForm::Before => false,
                };
                let home = self.home_dollar.filter(|_| self.form(index) == "$");
                self.joined_country(index).or(home).or(currency.codes.first().copied()).filter(|_| written)
            });
            let Some(code) = named.or(word.nation) else { continue };
            let weight = if named.is_some() { SURE } else { 1 };
            match counts.iter_mut().find(|(known, _)| *known == code) {
                Some((_, count)) => *count += weight,
                None => counts.push((code, weight)),
            }
        }
        counts.reorder_by_key(|&(_, count)| std::cmp::Reverse(count));
        counts.into_iter().map(|(code, _)| code).collect()
    }

    /// The dollar that letters joined before its sign name: `A$`.
    pub fn joined_country(&self, sign: usize) -> Option<Currency> {
        let prefix = sign.checked_sub(1).filter(|_| self.is_joined(sign) && self.form(sign) == "$")?;
        self.entry(prefix).dollar_prefix
    }

    /// The dollar that the sign at `sign` means without letters, where something says so: that of the text, or the one that
    /// was written last in the sentence.
    pub fn plain_dollar(&self, sign: usize) -> Option<Currency> {
        const WINDOW: usize = 30;
        let is_open = |at: usize| matches!(self.form(at), "(" | "[" | ";");
        let floor = self.sentences.get(self.sentence_of(sign))?.tokens.start;
        if self.form(sign) != "$" || (sign > floor && is_open(sign - 1)) {
            return None;
        }
        let mut before = (sign.saturating_sub(WINDOW).max(floor)..sign).rev();
        let written = before.find_map(|at| {
            let converted = at > floor + 1 && is_open(at - 2);
            self.joined_country(at).filter(|_| !converted)
        });
        self.home_dollar.or(written)
    }

    /// Of `codes` the one that the text names most; the first where it names none.
    pub fn at_home(&self, codes: &[Currency]) -> Option<Currency> {
        self.homes.iter().find(|home| codes.contains(home)).or(codes.first()).copied()
    }

    /// What the token number `index` can mean.
    #[inline]
    pub fn entry(&self, index: usize) -> &'static FigureWord {
        let place = self.places.get(index).copied().filter(|&place| place != COMPOUND);
        self.vocabulary.word(place.unwrap_or(UNKNOWN))
    }

    /// What a word that need not stand in the text can mean, by its form in lower case.
    pub fn entry_of(&self, folded: &str) -> &'static FigureWord {
        self.vocabulary.word(self.vocabulary.place(self.pack.lexicon.find(folded)))
    }

    /// Whether the token number `index` has `tag`.
    #[inline]
    pub fn is(&self, index: usize, tag: FigureTag) -> bool {
        self.entry(index).is(tag)
    }

    /// Whether the token before the token number `start` has `tag` and stands at `floor` or behind it.
    pub fn is_led(&self, start: usize, floor: usize, tag: FigureTag) -> bool {
        start > floor && self.is(start - 1, tag)
    }

    /// The cardinal that is written in one word at `index`.
    pub fn cardinal(&self, index: usize) -> Option<CardinalWord> {
        if self.places.get(index) != Some(&COMPOUND) {
            return None;
        }
        cardinal::parse(&self.form(index).to_lowercase(), self.vocabulary)
    }

    /// The length in bytes of what the compound at `index` names a number of: `Mitarbeiter` of `Mitarbeiterzahl`.
    pub fn numbered_part(&self, index: usize) -> Option<usize> {
        self.vocabulary.numbered(self.form(index)).map(str::len)
    }

    /// Whether the token number `index` belongs to a calendar expression or an address.
    pub fn is_blocked(&self, index: usize) -> bool {
        self.blocked.get(index).copied().unwrap_or(true)
    }

    /// Whether the token number `index` is written in digits.
    pub fn is_number(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Number)
    }

    /// How the token number `index` is written.
    pub fn shape(&self, index: usize) -> Shape {
        self.tokens.get(index).map_or(Shape::None, |token| token.shape)
    }

    /// The place of the word behind an optional hyphen that joins it to what stands before: `-Prozent`.
    pub fn behind_hyphen(&self, index: usize) -> usize {
        let hyphen = self.is(index, FigureTag::Hyphen) && self.is_joined(index) && self.is_joined(index + 1);
        if hyphen && self.is_word(index + 1) { index + 1 } else { index }
    }

    /// The characters between the tokens `index - 1` and `index`.
    pub fn gap(&self, index: usize) -> &'a str {
        let (Some(before), Some(token)) =
            (index.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(index))
        else {
            return "";
        };
        self.text.text.get(before.span.end as usize..token.span.start as usize).unwrap_or_default()
    }

    /// Whether one of `range` has `tag`.
    pub fn any(&self, mut range: Range<usize>, tag: FigureTag) -> bool {
        range.any(|index| self.is(index, tag))
    }
}

/// The place of one token in the vocabulary.
fn place(text: &Text<'_>, vocabulary: &FigureVocabulary, index: usize, buffer: &mut String) -> u16 {
    const SHORTEST_COMPOUND: usize = 6;
    let token = text.tokens[index];
    if token.kind == TokenKind::Number {
        return UNKNOWN;
    }
    let known = vocabulary.place(text.word(index));
    if known != UNKNOWN || token.kind != TokenKind::Word {
        return known;
    }
    let form = text.form(index);
    let compound = text.pack.words.closed_compounds && form.len() >= SHORTEST_COMPOUND;
    if !compound && form.len() > LONGEST_MADE {
        return UNKNOWN;
    }
    let folded = if token.shape == Shape::Lower { form } else { lower_into(form, buffer) };
    let made = vocabulary.made(folded);
    if made != UNKNOWN || !compound {
        return made;
    }
    // `Einkaufsmanagerindex` begins like a cardinal and is none.
    if vocabulary.may_be_cardinal(folded) && cardinal::parse(folded, vocabulary).is_some() {
        return COMPOUND;
    }
    let noun = !text.pack.writing.nouns_capitalized || token.shape != Shape::Lower;
    if noun { vocabulary.compound_end(folded) } else { UNKNOWN }
}

/// Marks what stands without a space around `://`, `www.` and `@`.
fn block_addresses(text: &Text<'_>, blocked: &mut [bool]) {
    let mut start = 0;
    while start < text.len() {
        let mut end = start + 1;
        let mut address = text.form(start) == "www";
        while text.is_joined(end) {
            address |= match text.tokens[end].kind {
                TokenKind::Punctuation if text.form(end) == "/" => text.form(end - 1) == "/",
                TokenKind::Symbol => text.form(end) == "@",
                _ => false,
            };
            end += 1;
        }
        if address {
            blocked[start..end].fill(true);
        }
        start = end;
    }
}
