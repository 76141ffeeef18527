//! Text to sentences.
//!
//! A sentence ends at `.`, `!`, `?` or `…`, with the quotation marks and brackets behind it, unless the point
//! belongs to an abbreviation, an initial, an ordinal (`20. Mai`) or the next word goes on in lower case.

use super::scan;
use super::token::{Shape, Token, TokenKind};
use crate::document::Span;
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable, is_form_of};
use std::ops::{Range, RangeInclusive};
use std::str::FromStr;
use strum::EnumString;

/// The name of the stage in the tags of the lexicon.
const STAGE: &str = "sentence";

/// What a word tells of where a sentence ends, named as in the lexicon: `sentence.time-of-day`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
enum SentenceTag {
    /// A point behind it belongs to it: `Mrd`, `Dr`, `Inc`.
    Abbreviation,
    /// It opens a sentence and follows no ordinal, where ordinals have a point: `waren es 11. Die Erlöse …`.
    Opener,
    /// A time of day whose last point may end the sentence: `a.m.`.
    TimeOfDay,
    /// It goes on with a time of day, as the name of its zone: `9 a.m. Eastern`.
    Zone,
}

/// The words that tell where a sentence ends.
#[derive(Debug)]
struct SentenceWords {
    lexicon: &'static Lexicon,
    tags: SideTable<Vec<SentenceTag>>,
    times_of_day: Vec<Vec<&'static str>>,
}

static WORDS: PerPack<SentenceWords> = PerPack::new(SentenceWords::new);

impl SentenceWords {
    fn new(pack: &'static Pack) -> Self {
        let lexicon: &Lexicon = &pack.lexicon;
        let mut tags: SideTable<Vec<SentenceTag>> = SideTable::new(lexicon);
        let mut times_of_day = Vec::new();
        for tagged in lexicon.tagged(STAGE) {
            match (tagged.form, SentenceTag::from_str(tagged.tag.name)) {
                (Form::Phrase(words), Ok(SentenceTag::TimeOfDay)) => times_of_day.push(words),
                (Form::Word(_), Ok(tag)) => tags.value_mut(tagged.first).push(tag),
                (form, _) => debug_assert!(false, "sentences do not know {:?} at {form:?}", tagged.tag),
            }
        }
        Self { lexicon, tags, times_of_day }
    }

    fn is(&self, word: &str, tag: SentenceTag) -> bool {
        self.tags.get(self.lexicon.find_in_any_case(word)).contains(&tag)
    }
}

/// Adds the tokens of a block to `tokens`, and returns its sentences among them.
pub(super) fn of_block(
    text: &str,
    pack: &'static Pack,
    block: Span,
    tokens: &mut Vec<Token>,
) -> Vec<Range<usize>> {
    let first = tokens.len();
    scan::scan(text, block, tokens);
    split(text, pack, tokens, first)
}

/// The sentences among `tokens[first..]`.
fn split(text: &str, pack: &'static Pack, tokens: &[Token], first: usize) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = first;
    let mut index = first;
    while index < tokens.len() {
        if ends_sentence(text, pack, tokens, first, index) {
            let mut end = index + 1;
            while tokens.get(end).is_some_and(|token| token.joined && is_closing(&text[token.span.range()])) {
                end += 1;
            }
            sentences.push(start..end);
            start = end;
            index = end;
        } else {
            index += 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

fn is_closing(piece: &str) -> bool {
    matches!(piece, "“" | "”" | "\"" | "«" | "»" | "‘" | "’" | "'" | ")" | "]" | "." | "!" | "?")
}

fn ends_sentence(text: &str, pack: &'static Pack, tokens: &[Token], first: usize, index: usize) -> bool {
    let piece = &text[tokens[index].span.range()];
    if !matches!(piece, "." | "!" | "?" | "…") {
        return false;
    }
    let mut next = index + 1;
    while tokens.get(next).is_some_and(|token| token.joined && is_closing(&text[token.span.range()])) {
        next += 1;
    }
    let Some(follower) = tokens.get(next) else { return true };
    if follower.joined {
        return piece == "." && next == index + 1 && lacks_space(text, pack, tokens, first, index);
    }
    if follower.shape == Shape::Lower {
        return false;
    }
    if piece != "." || next > index + 1 {
        return true;
    }
    let Some(before) = index.checked_sub(1).filter(|&before| before >= first) else { return true };
    if !tokens[index].joined {
        return true;
    }
    let word = &text[tokens[before].span.range()];
    match tokens[before].kind {
        TokenKind::Word => {
            let initial = word.chars().count() == 1 && tokens[before].shape == Shape::Upper;
            let words = WORDS.of(pack);
            !initial
                && !words.is(word, SentenceTag::Abbreviation)
                && !is_clock(text, words, &tokens[first..index], follower)
        }
        // `20. Mai`, `3. Quartal`: an ordinal with a point goes on with a noun, which may have a capital, so the number
        // decides: a sentence that ends in one has a longer one, or one with separators. Else the next word does.
        TokenKind::Number => {
            !pack.writing.ordinal_point
                || word.len() > 2
                || WORDS.of(pack).is(&text[follower.span.range()], SentenceTag::Opener)
        }
        _ => true,
    }
}

/// `9 a.m. ET`: the time goes on with its zone.
fn is_clock(text: &str, words: &SentenceWords, before: &[Token], follower: &Token) -> bool {
    /// The length of an abbreviation of a zone.
    const ZONE: RangeInclusive<usize> = 2..=4;
    let zone = &text[follower.span.range()];
    let is_zone =
        follower.shape == Shape::Upper && ZONE.contains(&zone.len()) || words.is(zone, SentenceTag::Zone);
    let is_time = |time: &Vec<&str>| {
        let start = before.len().checked_sub(time.len());
        start.is_some_and(|start| {
            let mut pairs = before[start..].iter().zip(time);
            pairs.all(|(token, word)| is_form_of(&text[token.span.range()], word))
        })
    };
    is_zone && words.times_of_day.iter().any(is_time)
}

/// Whether only the space is missing behind a full stop: `gestiegen.Der Umsatz`, but not `St.Gallen`, `Booking.com`,
/// `E.ON`, `20.Mai`.
fn lacks_space(text: &str, pack: &'static Pack, tokens: &[Token], first: usize, index: usize) -> bool {
    const SHORTEST: usize = 3;
    let (Some(before), Some(follower)) =
        (index.checked_sub(1).filter(|&at| at >= first), tokens.get(index + 1))
    else {
        return false;
    };
    let word = &text[tokens[before].span.range()];
    let onward =
        tokens.get(index + 2).is_none_or(|token| !token.joined || is_closing(&text[token.span.range()]));
    let ended = match tokens[before].kind {
        TokenKind::Word => {
            word.chars().count() >= SHORTEST
                && matches!(tokens[before].shape, Shape::Lower | Shape::Capitalized)
                && !WORDS.of(pack).is(word, SentenceTag::Abbreviation)
        }
        TokenKind::Number => word.len() >= SHORTEST,
        TokenKind::Symbol => word == "%" || word == "€",
        TokenKind::Punctuation => is_closing(word),
    };
    follower.shape == Shape::Capitalized && tokens[index].joined && ended && onward
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_code;

    fn sentences(code: &'static str, text: &'static str) -> Vec<&'static str> {
        let pack = by_code(code).expect("a pack");
        let mut tokens = Vec::new();
        let ranges = of_block(text, pack, Span::new(0, text.len()), &mut tokens);
        let span = |range: Range<usize>| tokens[range.start].span.cover(tokens[range.end - 1].span);
        ranges.into_iter().map(|range| &text[span(range).range()]).collect()
    }

    #[test]
    fn a_space_may_lack_behind_a_full_stop() {
        assert_eq!(
            sentences("de", "Es stieg.Der Umsatz fiel um 3 %.Das freut."),
            ["Es stieg.", "Der Umsatz fiel um 3 %.", "Das freut."]
        );
        for text in ["St.Gallen und Booking.com", "E.ON am 20.Mai", "z.B. Dr.Huber und J.P.Morgan"] {
            assert_eq!(sentences("de", text), [text]);
        }
    }

    #[test]
    fn a_time_goes_on_with_its_zone() {
        assert_eq!(
            sentences("en", "It opens at 9 a.m. ET. It ends at 5 p.m. The rest follows."),
            ["It opens at 9 a.m. ET.", "It ends at 5 p.m.", "The rest follows."]
        );
    }
}
