//! People by their full names.
//!
//! A full name is a given name or initial, particles and one or two surnames, or, behind a title, a surname
//! alone. What speaks for it: a known given name, a word that is mostly a surname, a role or title before,
//! a role behind a comma, a verb of saying beside it. Surnames alone are found later, from the full names.

use super::beside::{firm_before, is_owned, role_before, role_before_comma, role_behind, says, title_before};
use super::candidate::{Candidate, Kind};
use super::classes::Classes;
use super::context::Context;
use foldhash::HashSet;
use std::ops::Range;

/// From here on a candidate is taken for a person.
const THRESHOLD: i32 = 7;
/// How many capitalised words a name has at most.
const MAX_WORDS: usize = 4;

/// The people that are named in full.
pub(super) fn recognize(context: &Context<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut index = 0;
    while index < context.text.len() {
        let candidate = candidate_at(context, index);
        index = candidate.as_ref().map_or(index + 1, |candidate| candidate.tokens.end);
        candidates.extend(candidate);
    }
    candidates.extend(partners(context, &candidates));
    candidates.sort_by_key(|candidate| candidate.tokens.start);
    // Whose shares are traded somewhere is nobody elsewhere.
    let text = |tokens: Range<usize>| context.text.slice(context.text.span(tokens));
    let owned: HashSet<&str> = (0..context.text.len())
        .filter(|&index| context.is_name_word(index) && is_owned(context, index))
        .map(|index| text(extent(context, index).0))
        .collect();
    candidates.retain(|candidate| {
        candidate.rule == "titled name" || !owned.contains(text(candidate.tokens.clone()))
    });
    candidates
}

/// `Karl und Anna Huber`: who shares the surname of the next.
fn partners(context: &Context<'_>, people: &[Candidate]) -> Vec<Candidate> {
    let partner = |person: &Candidate| {
        let joint = context.before(person.tokens.start)?;
        let given = context.before(joint).filter(|_| matches!(context.form(joint), "und" | "and"))?;
        let sense = context.sense(given);
        let alone = context.before(given).is_none_or(|before| {
            !context.is_name_word(before) || context.class(before).any(Classes::ROLE | Classes::TITLE)
        });
        let named = person.rule == "full name"
            && context.sense(person.tokens.start).is_given_name()
            && sense.is_given_name()
            && !sense.is_ambiguous_given_name()
            && sense.company_row().is_none()
            && !sense.is_place()
            && !context.text.is_joined(given)
            && !context.is_common_noun(given);
        (named && alone).then(|| Candidate {
            tokens: given..given + 1,
            kind: Kind::Person,
            score: THRESHOLD,
            rule: "partner",
            row: None,
            genitive: false,
        })
    };
    people.iter().filter_map(partner).collect()
}

fn candidate_at(context: &Context<'_>, start: usize) -> Option<Candidate> {
    if !context.is_name_word(start) || context.class(start).any(Classes::FORM) {
        return None;
    }
    let compound = context.compound(start);
    if compound.end > start + 1
        && context.class(compound.end - 1).any(Classes::ROLE | Classes::COMPOUND | Classes::FIRM)
        || context.class(start).any(Classes::ROLE | Classes::ROLE_MODIFIER | Classes::FIRM)
            && !context.sense(start).is_given_name()
    {
        return None;
    }
    let titled = title_before(context, start);
    if context.text.is_joined(start)
        && (context.is_hyphen(start - 1) || context.text.is_word(start - 1))
        && !titled
    {
        return None;
    }
    let (tokens, words) = extent(context, start);
    let prominent = words == 1 && !titled && is_prominent(context, start);
    if words < 2 && !titled && !prominent {
        return None;
    }
    if blocked(context, &tokens) {
        return None;
    }
    let score = if prominent { THRESHOLD } else { evidence(context, &tokens, words, titled) };
    (score >= THRESHOLD).then(|| {
        let last = tokens.end - 1;
        let genitive = has_genitive(context, last);
        let rule = match (titled, prominent) {
            (true, _) => "titled name",
            (false, true) => "prominent name",
            (false, false) => "full name",
        };
        Candidate { tokens, kind: Kind::Person, score: score + 4, rule, row: None, genitive }
    })
}

/// `Merkel`, `Obama`: whom news name by the surname alone. `Merkel-Regierung` and `Leeds Bush` are nobody.
fn is_prominent(context: &Context<'_>, index: usize) -> bool {
    let listed = |word: &str| context.class_of(word).any(Classes::PERSON);
    let genitive = || context.without_genitive(index).is_some_and(listed);
    let beside = |at: Option<usize>| {
        at.is_some_and(|at| {
            context.is_name_word(at)
                && !context.nouns_capitalized()
                && !context.class(at).any(Classes::ROLE)
                && !context.starts_sentence(at)
        })
    };
    (context.class(index).any(Classes::PERSON) || genitive())
        && !context.is_hyphen(index + 1)
        && !context.text.is_joined(index)
        && !context.is_shouted(index)
        && !beside(context.before(index))
        && !beside(Some(index + 1).filter(|&next| context.sentence(index).contains(&next)))
}

/// The tokens of the name that starts at `start`, and how many capitalised words it has.
fn extent(context: &Context<'_>, start: usize) -> (Range<usize>, usize) {
    let sentence = context.sentence(start);
    let mut end = start + 1;
    let mut words = 1;
    loop {
        // Parts that are written together: `Al-Dahle`, `al-Maktum`, `O'Hoy`, `J.`
        while end + 1 < sentence.end
            && (context.is_hyphen(end) || context.is_apostrophe(end) && context.text.is_joined(end + 1))
            && context.text.is_capitalized(end + 1)
        {
            end += 2;
        }
        if words == 2 && ends_in_lower_case(context, end) {
            end += 2;
        }
        if end < sentence.end
            && context.form(end) == "."
            && context.text.is_joined(end)
            && is_initial(context, end - 1)
        {
            end += 1;
        }
        if words == MAX_WORDS {
            break;
        }
        let mut next = end;
        while next + 1 < sentence.end
            && next < end + 3
            && context.class(next).any(Classes::PARTICLE)
            && !context.text.is_joined(next)
        {
            next += 1;
        }
        if next > end && context.is_hyphen(next) && context.text.is_capitalized(next + 1) {
            end = next + 2;
            words += 1;
            continue;
        }
        if next > end && ends_before_particle(context, start..end, words) {
            break;
        }
        if next >= sentence.end || context.text.is_joined(next) || !may_follow(context, next, words) {
            break;
        }
        // `Van`, `De` may be the surname itself.
        end = next + 1;
        words += 1;
    }
    (start..end, words)
}

/// `Park Geun-hye`, `Wong Kar-wai`, but not `a Warren Buffett-style deal`.
fn ends_in_lower_case(context: &Context<'_>, hyphen: usize) -> bool {
    const LONGEST: usize = 5;
    let (first, second) = (context.form(hyphen.wrapping_sub(1)), context.form(hyphen + 1));
    let other = [
        "style", "led", "era", "like", "born", "owned", "run", "based", "made", "free", "type", "nahe",
        "treue",
    ];
    context.is_hyphen(hyphen)
        && second.starts_with(char::is_lowercase)
        && first.chars().count() <= LONGEST
        && second.chars().count() <= LONGEST
        && !context.word(hyphen.wrapping_sub(1)).is_surname()
        && !other.contains(&second)
}

/// Whether what looks like a particle goes on with the sentence: `Anna Berger von der Agentur`, `Neil Armstrong den
/// Mond`. German prepositions and articles belong to a name that has only given names yet.
fn ends_before_particle(context: &Context<'_>, tokens: Range<usize>, words: usize) -> bool {
    let german = matches!(
        context.form(tokens.end),
        "von" | "vom" | "zu" | "zum" | "zur" | "den" | "der" | "dem" | "des" | "und"
    );
    let last = tokens.end - 1;
    german
        && words > 1
        && !context.class(last).any(Classes::TITLE)
        && !context.sense(last).is_given_name()
        && !is_initial(context, last)
        && context.form(last) != "."
}

fn is_initial(context: &Context<'_>, index: usize) -> bool {
    context.text.is_capitalized(index) && context.form(index).chars().count() <= 2
}

/// Whether the word can be the `words`-th (counted from 0) of a name.
fn may_follow(context: &Context<'_>, index: usize, words: usize) -> bool {
    if !context.text.is_capitalized(index) {
        return false;
    }
    let class = context.class(index);
    let sense = context.sense(index);
    let word = context.word(index);
    if class.any(Classes::FORM | Classes::NOT_PERSON | Classes::FIRM | Classes::HEAD)
        || class.any(Classes::FUNCTION) && !class.any(Classes::PARTICLE)
        || sense.is_no_surname() && word.is_ordinary()
        || class.any(Classes::ROLE) && !word.is_surname()
        || context.is_acronym(index)
    {
        return false;
    }
    // Behind a surname an ordinary German noun goes on with the sentence: `Zuckerbergs Strategie`.
    if words >= 2 || words == 1 && !context.sense(index - 1).is_given_name() {
        let known_name = word.is_surname() || sense.is_given_name();
        return known_name || !word.is_ordinary();
    }
    true
}

/// Companies, places and products keep people off.
fn blocked(context: &Context<'_>, tokens: &Range<usize>) -> bool {
    const REACH: usize = 5;
    context.phrases_near(tokens.start, REACH).iter().any(|phrase| {
        let covers = phrase.tokens.start <= tokens.start && phrase.tokens.end > tokens.start;
        let sense = phrase.sense;
        let certain_company = sense.company_row().is_some() && !sense.is_ambiguous_company();
        covers
            && ((certain_company || sense.is_no_company()) && phrase.tokens.len() > 1
                || certain_company && !sense.is_given_name()
                || sense.is_no_company() && !sense.is_given_name()
                || sense.is_place() && phrase.tokens.len() > 1
                || sense.is_demonym() && !sense.is_given_name())
    })
}

fn evidence(context: &Context<'_>, tokens: &Range<usize>, words: usize, titled: bool) -> i32 {
    let mut score = 0;
    let last = last_word(context, tokens);
    let first = context.sense(tokens.start);
    if is_initial(context, tokens.start) && context.form(tokens.start + 1) == "." {
        score += 3;
    } else if first.is_given_name() {
        let doubtful = first.is_ambiguous_given_name() || first.is_demonym();
        // A given name and a word that may be anything: `Heidi Klum`, but for a new compound, which is none.
        let bare_pair = words == 2 && !context.is_shouted(tokens.start) && !context.word(last).is_compound();
        score += match (doubtful, context.word(tokens.start).is_ordinary()) {
            (false, _) if bare_pair => 7,
            (false, _) => 6,
            (true, false) => 4,
            (true, true) => 2,
        };
    } else if context.word(tokens.start).is_surname() {
        score += 3;
    } else if !context.word(tokens.start).is_ordinary() && !first.is_place() {
        score += 1;
    } else {
        score -= 3;
    }
    if words > 1 {
        let surname = context.word(last);
        let prominent = context.class(last).any(Classes::PERSON);
        if prominent || surname.is_surname() || !surname.is_ordinary() && !is_english_word(context, last) {
            score += 3;
        }
        if context.sense(last).is_place() {
            score -= 2;
        }
    }
    // `Alwaleed bin Talal`
    let has_patronymic = tokens.clone().any(|index| matches!(context.form(index), "bin" | "ibn" | "bint"));
    if has_patronymic {
        score += 4;
    }
    if titled {
        score += 7;
    } else if role_before(context, tokens.start) {
        score += 5;
    } else if firm_before(context, tokens.start) {
        score -= 8;
    }
    if role_before_comma(context, tokens.start) {
        score += 2;
    }
    if role_behind(context, tokens.end) {
        score += 4;
    }
    if says(context, tokens) {
        score += 3;
    }
    if context.is_shouted(tokens.start) {
        score -= 3;
    }
    let after = context.after_possessive(tokens.end);
    // `Dave Matthews Band`; `Heidi Klums Haus` is hers.
    let names_thing = context.class(tokens.end).any(Classes::NOT_PERSON)
        && context.text.is_capitalized(tokens.end)
        && context.without_genitive(last).is_none();
    if names_thing {
        score -= 10;
    }
    if context.class(after).any(Classes::FORM)
        || context.class(after).any(Classes::HEAD) && context.text.is_capitalized(after)
        || matches!(context.form(tokens.end), "&" | "+")
        || tokens.start > 0 && context.form(tokens.start - 1) == "&"
        || matches!(context.form(after), "brand" | "brands" | "Stadium")
    {
        score -= 10;
    }
    score
}

/// Whether a word of a German text is an ordinary English one: `Cash Generating Units`.
fn is_english_word(context: &Context<'_>, index: usize) -> bool {
    context.is_foreign_word(index)
}

fn last_word(context: &Context<'_>, tokens: &Range<usize>) -> usize {
    tokens.clone().rev().find(|&index| context.text.is_word(index)).unwrap_or(tokens.start)
}

/// Whether the surname at `last` ends in a genitive s: the form without it is a name that the dictionary or
/// the rest of the text knows.
fn has_genitive(context: &Context<'_>, last: usize) -> bool {
    let piece = context.form(last);
    let Some(base) =
        context.without_genitive(last).filter(|base| base.chars().count() > 2 && !base.ends_with('s'))
    else {
        return false;
    };
    let known = |word: &str| context.text.pack.dictionary.sense_of(word).is_surname();
    if context.occurs(base) {
        return true;
    }
    // `Andreas`, `Hopkins`: a surname of its own. `Zuckerbergs Plan`: the possessed noun follows.
    !known(piece) && known(base) && context.text.is_capitalized(last + 1)
}
