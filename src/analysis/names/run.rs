//! Runs of words that may be one company's name: where they start and where they end.

use super::classes::Classes;
use super::context::Context;
use crate::analysis::text::TokenKind;

/// How many words an unknown name has at most.
const MAX_WORDS: usize = 6;

/// Whether the token stands inside a run of name words, so that another place looks at the run.
pub(super) fn starts_inside(context: &Context<'_>, index: usize) -> bool {
    context.before(index).is_some_and(|before| {
        context.text.is_joined(index) && !matches!(context.form(before), "(" | "„" | "“" | "\"" | "‘" | "'")
            || !context.text.is_joined(index) && joins(context, before)
    })
}

/// Whether the word can stand inside a company's name.
fn joins(context: &Context<'_>, index: usize) -> bool {
    if !context.is_name_word(index) {
        return false;
    }
    let class = context.class(index);
    if class.any(Classes::HEAD) {
        return true;
    }
    if class.any(Classes::ROLE | Classes::FIRM) {
        return false;
    }
    // Where every noun has a capital, an ordinary one ends the name, unless it is a foreign word or a legal form
    // follows.
    !context.is_common_noun(index) || context.is_foreign_word(index) && !context.starts_sentence(index)
}

/// The first token of the name that ends with the token `last`. It is behind `last` where none does.
pub(super) fn run_start(context: &Context<'_>, last: usize, form_follows: bool) -> usize {
    let sentence = context.sentence(last);
    let mut start = last + 1;
    let mut words = 0;
    let mut at = last;
    loop {
        let compound = context.compound(at);
        let number = context.text.kind(at) == Some(TokenKind::Number);
        let fits = if form_follows {
            (context.is_name_word(at) || number && words > 0)
                && (!context.class(at).any(Classes::FIRM | Classes::ROLE)
                    || context.class(at).any(Classes::HEAD))
        } else {
            joins(context, at) || words > 0 && context.is_name_word(at) && context.sense(at).is_demonym()
        };
        if !fits || words >= MAX_WORDS {
            break;
        }
        start = compound.start.max(sentence.start);
        words += 1;
        let Some(before) = start.checked_sub(1).filter(|&before| before >= sentence.start) else { break };
        // `Johnson & Johnson`, `Foster's Group`, `Savings Bank of Ukraine`
        let skip = match context.form(before) {
            "&" | "+" => 1,
            "of" | "de" | "di" | "dei" | "for" | "du" | "des" if !context.nouns_capitalized() => 1,
            // `India's Tata Motors` is none of India's names.
            "s" if before > sentence.start
                && context.is_apostrophe(before - 1)
                && words == 1
                && context.class(start).any(Classes::HEAD)
                && !context.sense(before.saturating_sub(2)).is_place() =>
            {
                2
            }
            _ => 0,
        };
        let Some(next) = before.checked_sub(skip).filter(|&next| next >= sentence.start) else { break };
        let belongs = match context.form(before) {
            "of" => joins_of(context, before),
            "for" | "des" => context.class(next).any(Classes::HEAD),
            _ => true,
        };
        if skip == 1 && !belongs {
            break;
        }
        if skip == 0 && context.text.is_joined(start) {
            break;
        }
        at = next;
    }
    // A sentence starts with a capital whatever the word is.
    while start <= last && context.starts_sentence(start) && context.class(start).any(Classes::FUNCTION) {
        start += 1;
    }
    // `im Fall Kessel & Söhne`
    let contracted =
        |index: usize| matches!(context.form(index), "im" | "am" | "zum" | "beim" | "vom" | "Im" | "Beim");
    if start < last
        && context.is_common_noun(start)
        && !context.class(start).any(Classes::HEAD)
        && context.before(start).is_some_and(contracted)
    {
        start += 1;
    }
    start
}

/// Whether the `of` at `index` is part of a name: `Savings Bank of Ukraine`, but not `Jet Airways of India`.
fn joins_of(context: &Context<'_>, index: usize) -> bool {
    let Some(head) = context.before(index) else { return false };
    context.class(head).any(Classes::HEAD)
        && (!context.sense(index + 1).is_place()
            || matches!(context.form(head), "Bank" | "Company" | "Corporation" | "Exchange" | "Trust"))
}

/// The end of the name that starts with the token `first`.
pub(super) fn run_end(context: &Context<'_>, first: usize) -> usize {
    let sentence = context.sentence(first);
    let mut end = first;
    let mut words = 0;
    while end < sentence.end && words < MAX_WORDS {
        let fits = if words == 0 { context.is_name_word(end) } else { joins(context, end) };
        if !fits || words > 0 && context.text.is_joined(end) {
            break;
        }
        // A compound that goes on in another function, `Meta-CEO`, ends the name before it.
        let compound = context.compound(end);
        let last = compound.end - 1;
        if last > end
            && context.class(last).any(Classes::COMPOUND | Classes::ROLE | Classes::FIRM)
            && !context.class(last).any(Classes::HEAD)
        {
            return if words == 0 { last - 1 } else { end };
        }
        end = compound.end;
        words += 1;
        if context.is_apostrophe(end)
            && context.text.is_capitalized(end + 1)
            && context.text.is_joined(end + 1)
        {
            end += 2;
        }
        if context.form(end) == "."
            && context.text.is_joined(end + 1)
            && matches!(context.form(end + 1), "com" | "de" | "ai" | "io" | "net")
        {
            end += 2;
        }
        if context.is_possessive(end)
            && context.class(end + 2).any(Classes::HEAD)
            && context.text.is_capitalized(end + 2)
        {
            // `Foster's Group`
            end += 2;
        } else if (matches!(context.form(end), "&" | "+")
            || context.form(end) == "of" && joins_of(context, end))
            && context.is_name_word(end + 1)
        {
            end += 1;
        }
    }
    end.max(first + 1)
}
