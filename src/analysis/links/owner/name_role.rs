//! What a name does in its sentence: whether it is the source of a statement, stands behind a preposition, or only tells
//! what another company is to it.

use crate::analysis::EntityId;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::tag::LinkTag;

/// So many words in apposition to a name are looked past for the preposition that it stands behind.
const APPOSITION: usize = 3;

/// Whether the name only tells what another company is to it: `RBI-Tochter`, `Bank-Austria-Mutter`.
pub(super) fn is_related(text: &LinkText<'_>, index: usize) -> bool {
    let Some((number, _)) = text.mention_at(index) else { return false };
    let end = text.mention_tokens(number).end;
    text.form(end) == "-"
        && text.is_joined(end)
        && text.is_joined(end + 1)
        && text.is(end + 1, LinkTag::RelatedFirm)
}

/// Whether the noun before the name tells what the company is to another one: `the investor A`, `Rivalin B`.
pub(super) fn is_introduced(text: &LinkText<'_>, index: usize) -> bool {
    let Some((number, _)) = text.mention_at(index) else { return false };
    let start = text.mention_tokens(number).start;
    start.checked_sub(1).is_some_and(|before| {
        text.sentence(index).contains(&before)
            && text.is(before, LinkTag::RelatedFirm)
            && text.is_noun(before)
    })
}

/// Whether the name opens a sentence on what analysts think a share is worth: `Die Deutsche Bank senkte das Kursziel`.
pub(super) fn is_rater(text: &LinkText<'_>, index: usize) -> bool {
    const REACH: usize = 12;
    let sentence = text.sentence(index);
    let first =
        text.names
            .mentions
            .get(text.names.mentions.partition_point(|mention| {
                mention.0.end <= text.span(sentence.start..sentence.start + 1).start
            }))
            .is_some_and(|mention| text.tokens_in(mention.0).contains(&index));
    let to = (index + REACH).min(sentence.end);
    let target = (index + 1..to).find(|&at| text.is(at, LinkTag::Target));
    // `Teslas Kursziel`, `Kursziel für Tesla`: whose target it is.
    let moved = |target: usize| {
        (index + 1..target)
            .any(|at| text.is_any(at, &[LinkTag::Up, LinkTag::Down, LinkTag::Say, LinkTag::Transaction]))
    };
    first && target.is_some_and(moved)
}

/// Whether the name is the source of a statement: `laut Moodys`, `said X`, `Jefferies analyst`.
pub(super) fn is_source(text: &LinkText<'_>, index: usize) -> bool {
    let Some((number, entity)) = text.mention_at(index) else { return false };
    let tokens = text.mention_tokens(number);
    let sentence = text.sentence(index);
    let before = |step: usize| tokens.start.checked_sub(step).filter(|&at| at >= sentence.start);
    let attributed = (1..=2).filter_map(before).any(|at| text.is(at, LinkTag::Attribution))
        || text.is(tokens.end, LinkTag::Attribution)
        // `Jefferies-Analyst`
        || text.form(tokens.end) == "-" && text.is(tokens.end + 1, LinkTag::Attribution)
        // `an analyst at Jefferies`, `according to Moody's`
        || before(1).is_some_and(|at| text.is_any(at, &[LinkTag::To, LinkTag::Tie, LinkTag::By, LinkTag::At]))
            && (2..=3).filter_map(before).any(|at| text.is(at, LinkTag::Attribution));
    let company = matches!(entity, EntityId::Company(_));
    let told = company && before(1).is_some_and(|at| text.is(at, LinkTag::Told));
    let says = !company
        && (text.is(tokens.end, LinkTag::Say) || before(1).is_some_and(|at| text.is(at, LinkTag::Say)));
    attributed || told || says
}

/// Whether the name stands behind a preposition, so that it is no subject.
pub(super) fn is_oblique(text: &LinkText<'_>, index: usize) -> bool {
    let Some((number, _)) = text.mention_at(index) else { return false };
    let start = text.mention_tokens(number).start;
    let sentence = text.sentence(index);
    let before = |step: usize| start.checked_sub(step).filter(|&at| at >= sentence.start);
    let preposition = |at: usize| {
        text.is_any(
            at,
            &[LinkTag::With, LinkTag::From, LinkTag::By, LinkTag::To, LinkTag::Genitive, LinkTag::Cause],
        ) && !is_nominative(text, at, sentence.start)
    };
    let mut step = 1;
    // What stands in apposition to the name: `des US-Unternehmens A`, `vom Investmenthaus B`.
    let common = |at: usize| {
        text.pack.writing.nouns_capitalized
            && text.is_noun(at)
            && text.mention_at(at).is_none()
            && text.figure_at(at).is_none()
            && text.time_at(at).is_none()
    };
    while step < APPOSITION && before(step).is_some_and(common) {
        step += 1;
    }
    before(step).is_some_and(|at| {
        preposition(at) || text.is(at, LinkTag::Function) && before(step + 1).is_some_and(preposition)
    })
}

/// Whether the article opens a subject: `die`, `das`, and `der` but behind what governs it, as in `der Kauf der A`,
/// `von der A`.
fn is_nominative(text: &LinkText<'_>, at: usize, start: usize) -> bool {
    if !text.pack.words.cased_articles {
        return false;
    }
    let governed = || {
        let before = at.checked_sub(1).filter(|&before| before >= start);
        before.is_some_and(|before| {
            text.is_capitalized(before)
                || text
                    .is_any(before, &[LinkTag::With, LinkTag::From, LinkTag::By, LinkTag::To, LinkTag::Cause])
        })
    };
    text.is(at, LinkTag::NominativeArticle)
        || at == start
        || text.is(at, LinkTag::GenitiveArticle) && !governed()
}
