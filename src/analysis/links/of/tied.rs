//! Nouns that are tied to a figure: behind it (`10 Milliarden Dollar Umsatz`, `30 Prozent der Stellen`, `a 40%
//! drop in profits`) or before it (`Verlust von`, `Kredite im Volumen von`, `a debt of`, `revenues - £160m`).

use super::nearest;
use super::phrase::{self, ends_in};
use super::{MOVEMENTS, Measured, NOUNS};
use crate::analysis::FigureKind;
use crate::analysis::links::grammar::Class;
use crate::analysis::links::scene::Scene;
use std::ops::Range;

/// The noun that stands behind the figure and belongs to it.
pub(super) fn right(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    let quantity = &scene.quantities[number];
    let end = sentence.end;
    let mut next = quantity.tokens.end;
    while next < end && scene.form(next) == "-" && scene.text.is_joined(next) {
        // `A$4.17-a-share takeover proposal`, `50-Prozent-Partner`
        let unit = scene.is(next + 1, Class::Function) || scene.is(next + 1, Class::Share);
        next += if unit { 2 } else { 1 };
    }
    // `a $28.3bn (£15.2bn) compensation claim`
    if scene.form(next) == "("
        && let Some(again) = scene.figure_at(next + 1).and_then(|again| scene.quantities.get(again))
        && scene.form(again.tokens.end) == ")"
    {
        next = again.tokens.end + 1;
    }
    if (scene.is(next, Class::Per) || scene.form(next) == "/") && quantity.kind != FigureKind::Count {
        next += 2;
    }
    let governed = quantity.tokens.start > sentence.start && {
        let before = quantity.tokens.start - 1;
        scene.is_any(before, &[Class::By, Class::Up, Class::Down])
    };
    // `sechs von zehn Reisenden`
    let mut inside = quantity.tokens.clone().skip_while(|&index| !scene.is(index, Class::Tie));
    if quantity.kind == FigureKind::Multiple
        && scene.pack().writing.nouns_capitalized
        && let Some(noun) = inside.find(|&index| scene.text.is_capitalized(index))
    {
        return Some(Measured::words(noun..noun + 1));
    }
    // `18.8% stake`, `10 Milliarden Dollar Umsatz`
    if (!governed || scene.pack().syntax.extended_attributes)
        && let Some(noun) = phrase::starting_at(scene, next, end).filter(|noun| !is_verbal(scene, noun))
        && (scene.is_any(noun.end - 1, &NOUNS) || !is_bound(scene, quantity.tokens.start, sentence.start))
    {
        let measured = with_complement(scene, noun, end);
        let bare = measured.movement.is_some_and(|head| measured.tokens == (head..head + 1));
        // `a 3% improvement is expected`: what improves stands elsewhere.
        if let Some(found) = nearest::find_moved(scene, number, sentence).filter(|_| bare) {
            return Some(Measured { tokens: found.tokens, movement: measured.movement });
        }
        return Some(measured);
    }
    if governed {
        return None;
    }
    // `30 Prozent der Stellen`, `$5bn of long-term debt`
    let whole = !scene.pack().words.cased_articles || quantity.kind != FigureKind::Count;
    // `half its finance arm`
    let direct =
        quantity.kind == FigureKind::Multiple && scene.is_any(next, &[Class::Possessive, Class::Definite]);
    if whole && (scene.is(next, Class::Genitive) || direct) && scene.time_at(next).is_none() {
        let inner = skip_possessor(scene, next + 1, end);
        // `30 Prozent der 4.500 Angestellten`
        if let Some(whole) = scene.figure_at(inner).and_then(|whole| scene.quantities.get(whole))
            && whole.kind == FigureKind::Count
            && let Some(noun) =
                whole.noun.map(|noun| scene.text.tokens_in(noun)).filter(|noun| !noun.is_empty())
        {
            return Some(Measured::words(noun.end - 1..noun.end));
        }
        // `in` also opens places and ways: `$2bn in cash`.
        let loose = scene.is(next, Class::Regard);
        if let Some(noun) = phrase::starting_at(scene, inner, end)
            && (!loose || scene.is_any(noun.end - 1, &NOUNS))
        {
            return Some(Measured::words(noun));
        }
    }
    None
}

/// Whether a preposition of movement stands right before the figure, so that a word behind it that isn't known as a
/// noun is none: `from £6 to £10 one-way`.
fn is_bound(scene: &Scene<'_>, start: usize, limit: usize) -> bool {
    let told_by_writing = scene.pack().writing.nouns_capitalized;
    !told_by_writing && start > limit && scene.is_any(start - 1, &[Class::To, Class::From, Class::By])
}

/// Whether the writing does not tell that the word behind the figure is a noun, and it looks like an adverb or a
/// participle.
fn is_verbal(scene: &Scene<'_>, noun: &Range<usize>) -> bool {
    const SHORTEST_PARTICIPLE: usize = 5;
    let pack = scene.pack();
    !pack.writing.nouns_capitalized && noun.len() == 1 && !scene.is_any(noun.start, &NOUNS) && {
        let word = scene.form(noun.start);
        ends_in(word, pack.words.adverb_endings)
            || ends_in(word, pack.words.past_participle_endings) && word.len() >= SHORTEST_PARTICIPLE
            || scene.text.is_capitalized(noun.start)
    }
}

/// For a bare noun of growth or decline what grew or declined: `drop in profits`, `Rückgang der Prämien`;
/// for others the noun itself.
fn with_complement(scene: &Scene<'_>, noun: Range<usize>, end: usize) -> Measured {
    let head = noun.end - 1;
    if !scene.is_any(head, &MOVEMENTS) {
        return Measured::words(noun);
    }
    if let Some(complement) = complement(scene, noun.end, end) {
        return Measured { tokens: complement, movement: Some(head) };
    }
    // `fuel cost increase`: what comes before the movement is what moves.
    if !scene.pack().words.closed_compounds && noun.len() > 1 && scene.is_any(head - 1, &NOUNS) {
        return Measured { tokens: noun.start..head, movement: Some(head) };
    }
    Measured { tokens: noun, movement: Some(head) }
}

/// The token behind articles, times and names that specify a noun: `der derzeit`, `its full-year`, `WeWork's`.
fn skip_possessor(scene: &Scene<'_>, from: usize, end: usize) -> usize {
    const REACH: usize = 8;
    let mut inner = from;
    while inner < end.min(from + REACH) {
        let skipped = scene.is_any(inner, &[Class::Possessive, Class::Function])
            || scene.time_at(inner).is_some()
            || scene.pack().words.name_genitive.is_none()
                && (scene.mention_at(inner).is_some() || scene.ends_possessor(inner));
        if !skipped {
            break;
        }
        inner += 1;
    }
    inner
}

fn complement(scene: &Scene<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let opens = scene.is_any(from, &[Class::Genitive, Class::Regard]);
    if !opens || scene.time_at(from).is_some() {
        return None;
    }
    let inner = skip_possessor(scene, from + 1, end);
    phrase::starting_at(scene, inner, end)
}

/// The noun that stands before the figure and is tied to it by a preposition or a dash.
pub(super) fn left(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    let quantity = &scene.quantities[number];
    let limit = sentence.start;
    let mut tie = quantity.tokens.start.checked_sub(1).filter(|&tie| tie >= limit)?;
    for _ in 0..3 {
        let filler = scene.is(tie, Class::Function)
            && !scene.is_any(tie, &[Class::From, Class::With, Class::By, Class::To, Class::Amount])
            || scene.is(tie, Class::Extra);
        if !filler || tie <= limit {
            break;
        }
        tie -= 1;
    }
    if level(scene, tie, limit).is_some() {
        return None;
    }
    let amount = scene.is(tie, Class::Amount);
    let mut last = tie;
    while last > limit && amount && scene.is(last, Class::Amount) {
        last -= 1;
    }
    if !amount {
        last = tie.checked_sub(1).filter(|&last| last >= limit)?;
    }
    let by = scene.is(tie, Class::By);
    let to = scene.is(tie, Class::To);
    let sure = amount || scene.is(tie, Class::Tie);
    let dash =
        matches!(scene.form(tie), "-" | "–" | ":") && !(scene.text.is_joined(tie) && scene.form(tie) == "-");
    if !(sure || by || to || dash || scene.is_any(tie, &[Class::From, Class::With])) {
        return None;
    }
    let heads = chain(scene, last, limit);
    let head = if by {
        heads.iter().copied().find(|&head| scene.is_any(head, &MOVEMENTS))?
    } else if let Some(ratio) = heads
        .iter()
        .copied()
        .find(|&head| scene.is(head, Class::Ratio))
        .filter(|_| quantity.kind == FigureKind::Percent && !to)
    {
        ratio
    } else if let Some(known) = heads.iter().copied().find(|&head| scene.is_any(head, &NOUNS)) {
        // `den Umsatz auf 5 Milliarden steigern`; where the verb stands before its object, it parts noun and `to`.
        if to && !scene.pack().syntax.verb_final {
            return None;
        }
        known
    } else if sure {
        heads.first().copied().filter(|&head| head + 2 >= last)?
    } else {
        return None;
    };
    let noun = phrase::ending_at(scene, head, limit);
    if !scene.is_any(head, &MOVEMENTS) {
        return Some(Measured::words(noun));
    }
    // `Rückgang um 1,4 Prozent bei den Prämien`, `Rückgang der Prämien um`
    let behind = complement(scene, noun.end, quantity.tokens.start)
        .or_else(|| complement(scene, quantity.tokens.end, sentence.end));
    let bare =
        !scene.pack().words.closed_compounds || scene.word_start(head) == head && is_simple(scene, head);
    if let Some(tokens) = behind.filter(|_| bare) {
        return Some(Measured { tokens, movement: Some(head) });
    }
    // `die Aktien mit einem Plus von 5 Prozent`
    let moved = nearest::find_moved(scene, number, sentence)
        .filter(|found| bare && scene.borders(found.tokens.start, quantity.tokens.start) == 0);
    Some(moved.map_or(Measured { tokens: noun, movement: Some(head) }, |found| Measured {
        tokens: found.tokens,
        movement: Some(head),
    }))
}

/// Whether all that is told is that something moved, not what: `ein Plus von`.
pub(super) fn is_bare_movement(scene: &Scene<'_>, measured: &Measured) -> bool {
    measured.movement.is_some_and(|head| measured.tokens == (head..head + 1) && is_simple(scene, head))
}

/// A word of growth or decline that isn't a compound saying of what: `Rückgang`, but not `Prämienrückgang`.
fn is_simple(scene: &Scene<'_>, head: usize) -> bool {
    const LONGEST: usize = 11;
    scene.form(head).chars().count() <= LONGEST
}

/// The preposition of movement before a noun of level that `tie` ties the figure to: of `auf den Rekordwert von`
/// the `auf`.
pub(in crate::analysis::links) fn level(scene: &Scene<'_>, tie: usize, limit: usize) -> Option<usize> {
    const REACH: usize = 3;
    let noun = tie.checked_sub(1).filter(|&noun| noun >= limit && scene.is(noun, Class::Level))?;
    if !scene.is_any(tie, &[Class::Tie, Class::From]) {
        return None;
    }
    let from = noun.saturating_sub(REACH).max(limit);
    (from..noun).rev().find(|&index| scene.is(index, Class::To))
}

/// The nouns before a preposition that ties a figure, nearest first: words, articles and prepositions may
/// stand between them, verbs and punctuation may not.
pub(super) fn chain(scene: &Scene<'_>, last: usize, limit: usize) -> Vec<usize> {
    const REACH: usize = 9;
    let mut heads = Vec::new();
    let mut index = last;
    for _ in 0..REACH {
        let word = scene.text.is_word(index) || scene.text.is_joined(index) && scene.form(index) == "-";
        let verb = scene.is_any(index, &[Class::Say, Class::Deal, Class::Up, Class::Down])
            && !scene.is_any(index, &NOUNS);
        let passes = word || scene.time_at(index).is_some();
        if !passes || verb || scene.figure_at(index).is_some() {
            break;
        }
        if scene.is_noun(index) {
            let unit = index > limit && nearest::is_per_unit(scene, index, limit);
            let aside = index > limit && scene.is(index - 1, Class::Cause);
            if !unit && !aside {
                heads.push(index);
            }
            index = scene.word_start(index);
        } else if scene.mention_at(index).is_some() && !scene.pack().words.cased_articles {
            break;
        }
        match index.checked_sub(1).filter(|&index| index >= limit) {
            Some(before) => index = before,
            None => break,
        }
    }
    heads
}
