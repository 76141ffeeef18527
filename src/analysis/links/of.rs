//! What is measured.
//!
//! Surest first: the counted noun; a noun tied to the figure from the right (`10 Milliarden Dollar Umsatz`,
//! `30 Prozent der Stellen`, `a 40% drop in profits`) or from the left (`Verlust von`, `a debt of`); then the
//! noun of measure that stands nearest in the clause or sentence; at last the verb by which money changed
//! hands.

use super::grammar::Class;
use super::phrase;
use super::scene::Scene;
use crate::analysis::FigureKind;
use std::ops::Range;

/// The words that say what a figure measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measured {
    /// The words.
    pub tokens: Range<usize>,
    /// A noun of growth or decline that ties them to the figure: the `drop` of `drop in profits`.
    pub movement: Option<usize>,
}

impl Measured {
    fn words(tokens: Range<usize>) -> Self {
        Self { tokens, movement: None }
    }
}

const NOUNS: [Class; 4] = [Class::Measure, Class::Share, Class::Rise, Class::Fall];
const MOVEMENTS: [Class; 2] = [Class::Rise, Class::Fall];

/// The words that the figure number `number` measures.
pub(super) fn find(scene: &Scene<'_>, number: usize, before: &[Option<Measured>]) -> Option<Measured> {
    let quantity = scene.quantities.get(number)?;
    if quantity.tokens.is_empty() {
        return None;
    }
    let sentence = scene.sentence(quantity.tokens.start);
    let last = || {
        let last = number.checked_sub(1)?;
        let same = sentence.contains(&scene.quantities[last].tokens.start);
        before.get(last).cloned().flatten().filter(|_| same)
    };
    if quantity.kind == FigureKind::Count
        && let Some(measured) = counted(scene, number, &sentence)
    {
        return Some(measured);
    }
    if scene.is(quantity.tokens.end, Class::Thereof)
        || is_thereof_before(scene, quantity.tokens.start, sentence.start)
    {
        if let Some(measured) = last() {
            return Some(measured);
        }
    }
    right(scene, number, &sentence)
        .or_else(|| left(scene, number, &sentence))
        .or_else(|| nearest(scene, number, &sentence))
        .or_else(|| last().map(|measured| Measured { movement: None, ..measured }))
        .or_else(|| deal(scene, number, &sentence))
        .or_else(|| any_noun(scene, number, &sentence))
}

/// The counted noun; what holds the counted things where the text says that first: `a fleet of 270 aircraft`.
/// A noun far away is left to the ties and to distance.
fn counted(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    const NEAR: usize = 6;
    let quantity = &scene.quantities[number];
    let noun = scene.tokens.tokens_in(quantity.noun?);
    let here = &quantity.tokens;
    if noun.is_empty() || noun.start > here.end + NEAR || noun.end + NEAR < here.start {
        return None;
    }
    let tie = here.start.checked_sub(1).filter(|&tie| tie >= sentence.start);
    if let Some(holder) =
        tie.filter(|&tie| matches!(scene.piece(tie), "of" | "for" | "von")).and_then(|tie| {
            chain(scene, tie.checked_sub(1)?, sentence.start).first().copied().filter(|&head| head + 1 == tie)
        })
        && scene.is(holder, Class::Measure)
        && !scene.is_any(holder, &MOVEMENTS)
    {
        return Some(Measured::words(phrase::ending_at(scene, holder, sentence.start)));
    }
    let start = if scene.is_english() { noun.end - 1 } else { noun.start };
    Some(Measured::words(start..noun.end))
}

fn is_thereof_before(scene: &Scene<'_>, start: usize, limit: usize) -> bool {
    start > limit && scene.is(start - 1, Class::Thereof)
}

/// The noun that stands behind the figure and belongs to it.
fn right(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    let quantity = &scene.quantities[number];
    let end = sentence.end;
    let mut next = quantity.tokens.end;
    while next < end && scene.piece(next) == "-" && scene.tokens.is_glued(next) {
        // `A$4.17-a-share takeover proposal`, `50-Prozent-Partner`
        let unit = scene.is(next + 1, Class::Function) || scene.is(next + 1, Class::Share);
        next += if unit { 2 } else { 1 };
    }
    if matches!(scene.piece(next), "a" | "an" | "per" | "je" | "pro" | "/")
        && quantity.kind != FigureKind::Count
    {
        next += 2;
    }
    let governed = quantity.tokens.start > sentence.start && {
        let before = quantity.tokens.start - 1;
        scene.is_any(before, &[Class::By, Class::Up, Class::Down])
    };
    // `sechs von zehn Reisenden`
    let mut inside =
        quantity.tokens.clone().skip_while(|&index| !matches!(scene.piece(index), "von" | "in" | "of"));
    if quantity.kind == FigureKind::Multiple
        && !scene.is_english()
        && let Some(noun) = inside.find(|&index| scene.tokens.is_capitalized(index))
    {
        return Some(Measured::words(noun..noun + 1));
    }
    // `18.8% stake`, `10 Milliarden Dollar Umsatz`
    if !(governed && scene.is_english())
        && let Some(noun) = phrase::starting_at(scene, next, end).filter(|noun| !is_verbal(scene, noun))
        && (scene.is_any(noun.end - 1, &NOUNS) || !is_bound(scene, quantity.tokens.start, sentence.start))
    {
        let measured = with_complement(scene, noun, end);
        let bare = measured.movement.is_some_and(|head| measured.tokens == (head..head + 1));
        // `a 3% improvement is expected`: what improves stands elsewhere.
        if let Some(found) = nearest(scene, number, sentence).filter(|_| bare)
            && !scene.is_any(found.tokens.end - 1, &MOVEMENTS)
        {
            return Some(Measured { tokens: found.tokens, movement: measured.movement });
        }
        return Some(measured);
    }
    if governed {
        return None;
    }
    // `30 Prozent der Stellen`, `$5bn of long-term debt`
    let opens = if scene.is_english() {
        scene.is(next, Class::Genitive)
    } else {
        quantity.kind != FigureKind::Count && scene.is(next, Class::Genitive)
    };
    if opens && scene.time_at(next).is_none() {
        let inner = skip_possessor(scene, next + 1, end);
        // `30 Prozent der 4.500 Angestellten`
        if let Some(whole) = scene.figure_at(inner).and_then(|whole| scene.quantities.get(whole))
            && whole.kind == FigureKind::Count
            && let Some(noun) =
                whole.noun.map(|noun| scene.tokens.tokens_in(noun)).filter(|noun| !noun.is_empty())
        {
            return Some(Measured::words(noun.end - 1..noun.end));
        }
        if let Some(noun) = phrase::starting_at(scene, inner, end) {
            return Some(Measured::words(noun));
        }
    }
    None
}

/// Whether a preposition of movement stands right before the figure: `from £6 to £10 one-way`.
fn is_bound(scene: &Scene<'_>, start: usize, limit: usize) -> bool {
    scene.is_english() && start > limit && scene.is_any(start - 1, &[Class::To, Class::From, Class::By])
}

/// In English a past participle or gerund behind the figure is no noun.
fn is_verbal(scene: &Scene<'_>, noun: &Range<usize>) -> bool {
    scene.is_english() && noun.len() == 1 && !scene.is_any(noun.start, &NOUNS) && {
        let word = scene.piece(noun.start);
        word.ends_with("ly")
            || (word.ends_with("ed") && word.len() > 4)
            || scene.tokens.is_capitalized(noun.start)
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
    if scene.is_english() && noun.len() > 1 && scene.is_any(head - 1, &NOUNS) {
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
            || scene.is_english()
                && (scene.mention_at(inner).is_some() || matches!(scene.piece(inner), "'" | "’" | "s"));
        if !skipped {
            break;
        }
        inner += 1;
    }
    inner
}

fn complement(scene: &Scene<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let preposition = if scene.is_english() {
        scene.is(from, Class::Genitive)
    } else {
        scene.is(from, Class::Genitive) || matches!(scene.piece(from), "bei" | "beim")
    };
    if !preposition || scene.time_at(from).is_some() {
        return None;
    }
    let inner = skip_possessor(scene, from + 1, end);
    phrase::starting_at(scene, inner, end)
}

/// The noun that stands before the figure and is tied to it by a preposition or a dash.
fn left(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
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
    let sure = amount || matches!(scene.piece(tie), "of" | "worth" | "von" | "totalling" | "totaling");
    let dash = matches!(scene.piece(tie), "-" | "–" | ":")
        && !(scene.tokens.is_glued(tie) && scene.piece(tie) == "-");
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
        if to && scene.is_english() {
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
    let bare = scene.is_english() || scene.word_start(head) == head && is_bare_movement(scene, head);
    Some(match behind {
        Some(tokens) if bare => Measured { tokens, movement: Some(head) },
        _ => Measured { tokens: noun, movement: Some(head) },
    })
}

/// A word of growth or decline that isn't a compound saying of what: `Rückgang`, but not `Prämienrückgang`.
fn is_bare_movement(scene: &Scene<'_>, head: usize) -> bool {
    scene.piece(head).chars().count() <= 11
}

/// The nouns before a preposition that ties a figure, nearest first: words, articles and prepositions may
/// stand between them, verbs and punctuation may not.
fn chain(scene: &Scene<'_>, last: usize, limit: usize) -> Vec<usize> {
    const REACH: usize = 9;
    let mut heads = Vec::new();
    let mut index = last;
    for _ in 0..REACH {
        let word = scene.tokens.is_word(index) || scene.tokens.is_glued(index) && scene.piece(index) == "-";
        let verb = scene.is_any(index, &[Class::Say, Class::Deal, Class::Up, Class::Down])
            && !scene.is_any(index, &NOUNS);
        let passes = word || scene.time_at(index).is_some();
        if !passes || verb || scene.figure_at(index).is_some() {
            break;
        }
        if scene.is_noun(index) {
            heads.push(index);
            index = scene.word_start(index);
        } else if scene.mention_at(index).is_some() && scene.is_english() {
            break;
        }
        match index.checked_sub(1).filter(|&index| index >= limit) {
            Some(before) => index = before,
            None => break,
        }
    }
    heads
}

/// The noun of measure in the sentence that costs least: distance, borders of clauses and figures between
/// cost.
fn nearest(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    const REACH: usize = 60;
    const DEAREST: f32 = 9.0;
    let quantity_kind = scene.quantities[number].kind;
    let here = &scene.quantities[number].tokens;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    let cost = |index: usize| -> Option<f32> {
        if !scene.is_any(index, &NOUNS)
            || !scene.is_noun(index)
            || !is_noun_in_context(scene, index, sentence.start)
        {
            return None;
        }
        let behind = index >= here.end;
        let distance = if behind { index - here.end } else { here.start - index };
        let mut cost = 0.12 * distance as f32 + 1.5 * scene.borders(index, here.start) as f32;
        cost += 0.8 * scene.figures_between(index, here.start) as f32;
        if behind {
            cost += 1.5 + 2.0 * scene.figures_between(index, here.start) as f32;
        }
        if is_taken(scene, index, number) {
            cost += 2.5;
        }
        if scene.is_any(index, &MOVEMENTS) {
            cost += 0.7;
        }
        Some(cost)
    };
    let best = (from..here.start)
        .chain(here.end..to)
        .filter_map(|index| Some((cost(index)?, index)))
        .min_by(|left, right| left.0.total_cmp(&right.0))?;
    if best.0 > DEAREST {
        return None;
    }
    if best.0 > 1.6
        && let Some(deal) = deal(scene, number, sentence)
        && scene.borders(deal.tokens.start, here.start) < scene.borders(best.1, here.start)
    {
        return Some(deal);
    }
    let relative =
        matches!(quantity_kind, FigureKind::Percent | FigureKind::PercentagePoints | FigureKind::Multiple);
    let moves = relative && scene.is_any(best.1, &MOVEMENTS) && scene.borders(best.1, here.start) == 0;
    Some(Measured {
        tokens: phrase::ending_at(scene, best.1, sentence.start),
        movement: moves.then_some(best.1),
    })
}

/// In English many nouns of measure are verbs as well: `pay`, `cut`, `results`. They are nouns behind an
/// article, an adjective or a possessor, and when no subject stands before them.
fn is_noun_in_context(scene: &Scene<'_>, index: usize, limit: usize) -> bool {
    if scene.is_english() && is_modifier(scene, index) {
        return false;
    }
    if !scene.is_english()
        || !scene.is_any(index, &[Class::Up, Class::Down, Class::Deal, Class::Say, Class::Cut])
    {
        return true;
    }
    let Some(before) = index.checked_sub(1).filter(|&before| before >= limit) else { return true };
    matches!(
        scene.piece(before),
        "a" | "an" | "the" | "s" | "of" | "in" | "for" | "this" | "any" | "its" | "their" | "'" | "’"
    ) || scene.is_noun(before)
        && !scene.is_any(before, &NOUNS)
        && !scene.is(index, Class::Up)
        && !scene.is(index, Class::Down)
}

/// Whether another noun follows that the word only specifies: `stock exchange`.
fn is_modifier(scene: &Scene<'_>, index: usize) -> bool {
    let next = scene.word_end(index);
    let word = scene.piece(next);
    scene.is_noun(next)
        && !scene.is_any(next, &NOUNS)
        && !scene.is_any(next, &[Class::Cut])
        && !scene.tokens.is_capitalized(next)
        && !["ed", "ing", "ly"].iter().any(|ending| word.ends_with(ending))
}

/// Whether the noun belongs to another figure: `sales of $5bn and … profit of $901m`.
fn is_taken(scene: &Scene<'_>, noun: usize, number: usize) -> bool {
    let end = scene.word_end(noun);
    let tied = scene.is_any(end, &[Class::With, Class::From, Class::Amount]);
    let other = |index: usize| scene.figure_at(index).is_some_and(|figure| figure != number);
    (tied && (other(end + 1) || scene.is(end + 1, Class::Function) && other(end + 2)))
        || noun > 0 && other(noun - 1) && !scene.is_any(noun, &[Class::Share])
}

/// The verb by which money changed hands, in the clause of the figure.
fn deal(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    const REACH: usize = 30;
    let here = &scene.quantities[number].tokens;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    let verb = |index: &usize| scene.is(*index, Class::Deal) && scene.figure_at(*index).is_none();
    let near = |index: &usize| scene.borders(*index, here.start) == 0;
    let left = (from..here.start).rev().take_while(near).find(verb);
    let right = (here.end..to).take_while(near).find(verb);
    let verb = if scene.is_english() { left.or(right) } else { right.or(left) }?;
    Some(Measured::words(verb..verb + 1))
}

/// The noun that stands nearest before a figure in its clause. English writes nouns like other words, so there
/// none is told this way.
fn any_noun(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    const REACH: usize = 15;
    if scene.is_english() {
        return None;
    }
    let here = &scene.quantities[number].tokens;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let head = (from..here.start)
        .rev()
        .take_while(|&index| scene.borders(index, here.start) == 0)
        .find(|&index| scene.is_noun(index) && !scene.is(index, Class::Firm))?;
    Some(Measured::words(phrase::ending_at(scene, head, sentence.start)))
}
