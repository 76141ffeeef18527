//! What a firm does and says, and where it is the source.

use crate::analysis::names::evidence::CompanyEvidence;
use crate::analysis::names::name_span::span_end;
use crate::analysis::names::name_tag::NameTag;
use crate::analysis::names::name_text::NameText;
use crate::analysis::names::points::NameRule;
use std::ops::Range;

/// `Southcorp rejected`, `kündigte Maxenergy an`
pub(super) fn acts(text: &NameText<'_>, name: Range<usize>) -> Option<CompanyEvidence> {
    let index = name.start;
    let behind = is_act(text, index, name.end);
    let before = || text.before(index).is_some_and(|at| is_act(text, index, at));
    let acts = behind || text.base.pack.syntax.inversion && before();
    acts.then(|| CompanyEvidence::new(text, name, NameRule::Acts)).flatten()
}

/// `Southcorp said it`: a company speaks of itself so.
pub(super) fn says_it(text: &NameText<'_>, name: Range<usize>) -> Option<CompanyEvidence> {
    let says_it = is_act(text, name.start, name.end)
        && text.is(name.end, NameTag::Say)
        && text.is(name.end + 1, NameTag::FirmPronoun);
    says_it.then(|| CompanyEvidence::new(text, name, NameRule::It)).flatten()
}

/// `told Reuters`, `by Southcorp`
pub(super) fn told(text: &NameText<'_>, name: Range<usize>) -> Option<CompanyEvidence> {
    let before = text.before(name.start)?;
    let told = text.is(before, NameTag::Told | NameTag::AgentPreposition);
    told.then(|| CompanyEvidence::new(text, name, NameRule::Told)).flatten()
}

/// `laut Lumivolta`, `Schätzungen von Lumivolta zufolge`, `according to Lumivolta`.
pub(super) fn cited(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let stated = text.is(index, NameTag::StatementPreposition)
        && text.before(index).is_some_and(|before| text.is(before, NameTag::Statement));
    let start = index + 1;
    if !stated && !text.is(index, NameTag::SourcePreposition)
        || !text.is_name_word(start)
        || !text.sentence(index).contains(&start)
    {
        return None;
    }
    let end = span_end(text, start);
    let whole = !text.is_hyphen(end) && !text.is_possessive(end);
    whole.then(|| CompanyEvidence::new(text, start..end, NameRule::Cited)).flatten()
}

/// Whether the token at `verb` is what the company at `name` does.
fn is_act(text: &NameText<'_>, name: usize, verb: usize) -> bool {
    text.is(verb, NameTag::Act) && !text.is_capitalized(verb) && text.sentence(name).contains(&verb)
}
