//! Nouns that are tied to a figure: behind it (`10 Milliarden Dollar Umsatz`, `30 Prozent der Stellen`, `a 40%
//! drop in profits`) or before it (`Verlust von`, `Kredite im Volumen von`, `a debt of`, `revenues - £160m`).

use super::nearest;
use super::phrase::{self, ends_in};
use crate::analysis::FigureKind;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::{MOVEMENTS, MeasurePhrase, NOUNS};
use crate::analysis::links::preposition::level;
use crate::analysis::links::tag::LinkTag;
use std::ops::Range;

/// The noun that stands behind the figure and belongs to it.
pub(super) fn after(text: &LinkText<'_>, number: usize, sentence: &Range<usize>) -> Option<MeasurePhrase> {
    let quantity = &text.quantities[number];
    let end = sentence.end;
    let mut next = quantity.tokens.end;
    while next < end && text.form(next) == "-" && text.is_joined(next) {
        // `A$4.17-a-share takeover proposal`, `50-Prozent-Partner`
        let unit = text.is(next + 1, LinkTag::Function) || text.is(next + 1, LinkTag::Share);
        next += if unit { 2 } else { 1 };
    }
    // `a $28.3bn (£15.2bn) compensation claim`
    if text.form(next) == "("
        && let Some(again) = text.figure_at(next + 1).and_then(|again| text.quantities.get(again))
        && text.form(again.tokens.end) == ")"
    {
        next = again.tokens.end + 1;
    }
    if (text.is(next, LinkTag::Per) || text.form(next) == "/") && quantity.kind != FigureKind::Count {
        next += 2;
    }
    let governed = quantity.tokens.start > sentence.start && {
        let before = quantity.tokens.start - 1;
        text.is_any(before, &[LinkTag::By, LinkTag::Up, LinkTag::Down])
    };
    // `sechs von zehn Reisenden`
    let mut inside = quantity.tokens.clone().skip_while(|&index| !text.is(index, LinkTag::Tie));
    if quantity.kind == FigureKind::Multiple
        && text.pack.writing.nouns_capitalized
        && let Some(noun) = inside.find(|&index| text.is_capitalized(index))
    {
        return Some(MeasurePhrase::words(noun..noun + 1));
    }
    // `18.8% stake`, `10 Milliarden Dollar Umsatz`
    if (!governed || text.pack.syntax.extended_attributes)
        && let Some(noun) = phrase::starting_at(text, next, end).filter(|noun| !is_verbal(text, noun))
        && (text.is_any(noun.end - 1, &NOUNS) || !is_bound(text, quantity.tokens.start, sentence.start))
    {
        let measured = with_complement(text, noun, end);
        let bare = measured.movement.is_some_and(|head| measured.tokens == (head..head + 1));
        // `a 3% improvement is expected`: what improves stands elsewhere.
        if let Some(found) = nearest::find_moved(text, number, sentence).filter(|_| bare) {
            return Some(MeasurePhrase { tokens: found.tokens, movement: measured.movement });
        }
        return Some(measured);
    }
    if governed {
        return None;
    }
    // `30 Prozent der Stellen`, `$5bn of long-term debt`
    let whole = !text.pack.words.cased_articles || quantity.kind != FigureKind::Count;
    // `half its finance arm`
    let direct =
        quantity.kind == FigureKind::Multiple && text.is_any(next, &[LinkTag::Possessive, LinkTag::Definite]);
    if whole && (text.is(next, LinkTag::Genitive) || direct) && text.time_at(next).is_none() {
        let inner = skip_possessor(text, next + 1, end);
        // `30 Prozent der 4.500 Angestellten`
        if let Some(whole) = text.figure_at(inner).and_then(|whole| text.quantities.get(whole))
            && whole.kind == FigureKind::Count
            && let Some(noun) = whole.noun.map(|noun| text.tokens_in(noun)).filter(|noun| !noun.is_empty())
        {
            return Some(MeasurePhrase::words(noun.end - 1..noun.end));
        }
        // `in` also opens places and ways: `$2bn in cash`.
        let loose = text.is(next, LinkTag::Regard);
        if let Some(noun) = phrase::starting_at(text, inner, end)
            && (!loose || text.is_any(noun.end - 1, &NOUNS))
        {
            return Some(MeasurePhrase::words(noun));
        }
    }
    None
}

/// Whether a preposition of movement stands right before the figure, so that a word behind it that isn't known as a
/// noun is none: `from £6 to £10 one-way`.
fn is_bound(text: &LinkText<'_>, start: usize, limit: usize) -> bool {
    let told_by_writing = text.pack.writing.nouns_capitalized;
    !told_by_writing && start > limit && text.is_any(start - 1, &[LinkTag::To, LinkTag::From, LinkTag::By])
}

/// Whether the word behind the figure is an adverb or a participle by its ending, where no capital marks the nouns.
fn is_verbal(text: &LinkText<'_>, noun: &Range<usize>) -> bool {
    const SHORTEST_PARTICIPLE: usize = 5;
    let pack = text.pack;
    !pack.writing.nouns_capitalized && noun.len() == 1 && !text.is_any(noun.start, &NOUNS) && {
        let word = text.form(noun.start);
        ends_in(word, pack.words.adverb_endings)
            || ends_in(word, pack.words.past_participle_endings) && word.len() >= SHORTEST_PARTICIPLE
            || text.is_capitalized(noun.start)
    }
}

/// For a bare noun of growth or decline what grew or declined: `drop in profits`, `Rückgang der Prämien`;
/// for others the noun itself.
fn with_complement(text: &LinkText<'_>, noun: Range<usize>, end: usize) -> MeasurePhrase {
    let head = noun.end - 1;
    if !text.is_any(head, &MOVEMENTS) {
        return MeasurePhrase::words(noun);
    }
    if let Some(complement) = complement(text, noun.end, end) {
        return MeasurePhrase { tokens: complement, movement: Some(head) };
    }
    // `fuel cost increase`: what comes before the movement is what moves.
    if !text.pack.words.closed_compounds && noun.len() > 1 && text.is_any(head - 1, &NOUNS) {
        return MeasurePhrase { tokens: noun.start..head, movement: Some(head) };
    }
    MeasurePhrase { tokens: noun, movement: Some(head) }
}

/// The token behind articles, times and names that specify a noun: `der derzeit`, `its full-year`, `WeWork's`.
fn skip_possessor(text: &LinkText<'_>, from: usize, end: usize) -> usize {
    const REACH: usize = 8;
    let mut inner = from;
    while inner < end.min(from + REACH) {
        let skipped = text.is_any(inner, &[LinkTag::Possessive, LinkTag::Function])
            || text.time_at(inner).is_some()
            || text.pack.naming.genitive.is_none()
                && (text.mention_at(inner).is_some() || text.ends_possessor(inner));
        if !skipped {
            break;
        }
        inner += 1;
    }
    inner
}

fn complement(text: &LinkText<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let opens = text.is_any(from, &[LinkTag::Genitive, LinkTag::Regard]);
    if !opens || text.time_at(from).is_some() {
        return None;
    }
    let inner = skip_possessor(text, from + 1, end);
    phrase::starting_at(text, inner, end)
}

/// The noun that stands before the figure and is tied to it by a preposition or a dash.
pub(super) fn before(text: &LinkText<'_>, number: usize, sentence: &Range<usize>) -> Option<MeasurePhrase> {
    let quantity = &text.quantities[number];
    let limit = sentence.start;
    let mut tie = quantity.tokens.start.checked_sub(1).filter(|&tie| tie >= limit)?;
    for _ in 0..3 {
        let filler = text.is(tie, LinkTag::Function)
            && !text.is_any(tie, &[LinkTag::From, LinkTag::With, LinkTag::By, LinkTag::To, LinkTag::Amount])
            || text.is(tie, LinkTag::Extra);
        if !filler || tie <= limit {
            break;
        }
        tie -= 1;
    }
    if level(text, tie, limit).is_some() {
        return None;
    }
    let amount = text.is(tie, LinkTag::Amount);
    let mut last = tie;
    while last > limit && amount && text.is(last, LinkTag::Amount) {
        last -= 1;
    }
    if !amount {
        last = tie.checked_sub(1).filter(|&last| last >= limit)?;
    }
    let by = text.is(tie, LinkTag::By);
    let to = text.is(tie, LinkTag::To);
    let sure = amount || text.is(tie, LinkTag::Tie);
    let dash = matches!(text.form(tie), "-" | "–" | ":") && !(text.is_joined(tie) && text.form(tie) == "-");
    if !(sure || by || to || dash || text.is_any(tie, &[LinkTag::From, LinkTag::With])) {
        return None;
    }
    let heads = phrase::nouns_before(text, last, limit);
    let head = if by {
        heads.iter().copied().find(|&head| text.is_any(head, &MOVEMENTS))?
    } else if let Some(ratio) = heads
        .iter()
        .copied()
        .find(|&head| text.is(head, LinkTag::Ratio))
        .filter(|_| quantity.kind == FigureKind::Percent && !to)
    {
        ratio
    } else if let Some(known) = heads.iter().copied().find(|&head| text.is_any(head, &NOUNS)) {
        // `den Umsatz auf 5 Milliarden steigern`; where the verb stands before its object, it parts noun and `to`.
        if to && !text.pack.syntax.verb_final {
            return None;
        }
        known
    } else if sure {
        heads.first().copied().filter(|&head| head + 2 >= last)?
    } else {
        return None;
    };
    let noun = phrase::ending_at(text, head, limit);
    if !text.is_any(head, &MOVEMENTS) {
        return Some(MeasurePhrase::words(noun));
    }
    // `Rückgang um 1,4 Prozent bei den Prämien`, `Rückgang der Prämien um`
    let behind = complement(text, noun.end, quantity.tokens.start)
        .or_else(|| complement(text, quantity.tokens.end, sentence.end));
    let bare = !text.pack.words.closed_compounds || text.word_start(head) == head && is_simple(text, head);
    if let Some(tokens) = behind.filter(|_| bare) {
        return Some(MeasurePhrase { tokens, movement: Some(head) });
    }
    // `die Aktien mit einem Plus von 5 Prozent`
    let moved = nearest::find_moved(text, number, sentence)
        .filter(|found| bare && text.clause_distance(found.tokens.start, quantity.tokens.start) == 0);
    Some(moved.map_or(MeasurePhrase { tokens: noun, movement: Some(head) }, |found| MeasurePhrase {
        tokens: found.tokens,
        movement: Some(head),
    }))
}

/// Whether all that is told is that something moved, not what: `ein Plus von`.
pub(super) fn is_bare_movement(text: &LinkText<'_>, measured: &MeasurePhrase) -> bool {
    measured.movement.is_some_and(|head| measured.tokens == (head..head + 1) && is_simple(text, head))
}

/// A word of growth or decline that isn't a compound saying of what: `Rückgang`, but not `Prämienrückgang`.
fn is_simple(text: &LinkText<'_>, head: usize) -> bool {
    const LONGEST: usize = 11;
    text.form(head).chars().count() <= LONGEST
}
