//! Short forms of the names that were found: surnames, first words, acronyms, genitives.
//!
//! A full form explains its short forms in the whole article, headline included. A short form counts only
//! where its words are not already part of another name.

use super::acronym::is_acronym_of;
use super::candidate::{Candidate, Kind, resolve};
use super::classes::Classes;
use super::context::Context;
use foldhash::HashMap;

/// A short form, and the mention that explains it.
#[derive(Debug, Clone)]
struct Form {
    kind: Kind,
    row: Option<u32>,
    /// The words of the form, as pieces of text.
    words: Vec<String>,
    /// Whether it is an adjective or another ordinary word, which must stand alone: `die Europäische,`.
    weak: bool,
}

/// Adds the mentions by short forms to `mentions`, which must be in the order of the text.
pub(super) fn extend(context: &Context<'_>, mentions: Vec<Candidate>) -> Vec<Candidate> {
    let forms = forms_of(context, &mentions);
    // `SIEMENS STREICHT STELLEN`: the names of the text in capitals.
    let in_capitals: HashMap<String, &String> =
        forms.keys().map(|first| (first.to_uppercase(), first)).collect();
    let mut covered = vec![false; context.text.len()];
    for mention in &mentions {
        covered[mention.tokens.clone()].fill(true);
    }
    let mut all = mentions;
    for index in 0..context.text.len() {
        if covered[index] || !context.text.is_capitalized(index) && context.text.is_joined(index) {
            continue;
        }
        let piece = context.form(index);
        let start_of_sentence = context.starts_sentence(index).then(|| piece.to_lowercase());
        let shouted = context.is_shouted(index).then(|| in_capitals.get(piece)).flatten();
        let candidates = forms
            .get(piece)
            .into_iter()
            .chain(shouted.into_iter().filter_map(|first| forms.get(first.as_str())))
            .chain(piece.strip_suffix('s').and_then(|base| forms.get(base)))
            .chain(start_of_sentence.and_then(|lower| forms.get(&lower)));
        let found = candidates
            .flatten()
            .filter_map(|form| place(context, index, form, &covered))
            .max_by_key(|candidate| (candidate.tokens.len(), candidate.score));
        if let Some(candidate) = found {
            covered[candidate.tokens.clone()].fill(true);
            all.push(candidate);
        }
    }
    resolve(all)
}

/// The short forms of all mentions, by their first word.
fn forms_of(context: &Context<'_>, mentions: &[Candidate]) -> HashMap<String, Vec<Form>> {
    let mut forms: HashMap<String, Vec<Form>> = HashMap::default();
    let mut add = |form: Form| {
        let Some(first) = form.words.first().cloned() else { return };
        let known = forms.entry(first).or_default();
        if !known.iter().any(|other| other.words == form.words && other.kind == form.kind) {
            known.push(form);
        }
    };
    for mention in mentions {
        match mention.kind {
            Kind::Person => person_forms(context, mention, &mut add),
            Kind::Company => company_forms(context, mention, &mut add),
            Kind::Other => {}
        }
    }
    forms
}

/// The pieces of a mention, without a genitive s.
fn pieces(context: &Context<'_>, mention: &Candidate) -> Vec<String> {
    let mut words: Vec<String> = mention.tokens.clone().map(|index| context.form(index).to_owned()).collect();
    if mention.genitive
        && let Some(last) = words.last_mut()
    {
        last.pop();
    }
    words
}

/// The surname: the last word with what is written together with it, and the particles before it.
fn person_forms(context: &Context<'_>, mention: &Candidate, add: &mut impl FnMut(Form)) {
    let words = pieces(context, mention);
    let start = mention.tokens.start;
    let mut surname = words.len();
    while surname > 0 {
        surname -= 1;
        let index = start + surname;
        if !context.text.is_joined(index) {
            break;
        }
    }
    let form =
        |from: usize| Form { kind: Kind::Person, row: None, words: words[from..].to_vec(), weak: false };
    add(form(0));
    if surname == 0 {
        return;
    }
    add(form(surname));
    let mut with_particles = surname;
    while with_particles > 1 && context.class(start + with_particles - 1).any(Classes::PARTICLE) {
        with_particles -= 1;
    }
    add(form(with_particles));
}

fn company_forms(context: &Context<'_>, mention: &Candidate, add: &mut impl FnMut(Form)) {
    let words = pieces(context, mention);
    let start = mention.tokens.start;
    let form = |from: usize, to: usize, weak: bool| Form {
        kind: Kind::Company,
        row: mention.row,
        words: words[from..to].to_vec(),
        weak,
    };
    add(form(0, words.len(), false));
    // Without hyphens, and with them: `Bank-Austria-Mutter`, `Bank Austria`.
    if words.iter().any(|word| word == "-") {
        let plain: Vec<String> = words.iter().filter(|word| *word != "-").cloned().collect();
        add(Form { kind: Kind::Company, row: mention.row, words: plain, weak: false });
    }
    for to in 1..words.len() {
        let last = start + to - 1;
        // A form ends with a whole word, with its apostrophe and what follows that: `Foster's`.
        if !context.text.is_word(last) || context.text.is_joined(last + 1) {
            continue;
        }
        if (0..to).all(|at| !context.text.is_capitalized(start + at)) {
            continue;
        }
        let single = to == 1;
        let vague = |index: usize| {
            let sense = context.sense(index);
            sense.is_place()
                || sense.is_no_company()
                || context.class(index).any(Classes::FUNCTION | Classes::HEAD | Classes::FIRM | Classes::FORM)
        };
        if single
            && (vague(start)
                || context.sense(start).is_given_name() && !context.sense(start).is_ambiguous_given_name())
        {
            continue;
        }
        let adjective = context.sense(start).is_demonym() || single && context.word(start).is_ordinary();
        if !single && (0..to).all(|at| vague(start + at) || context.is_common_noun(start + at)) {
            continue;
        }
        add(form(0, to, single && adjective));
    }
    // The last words: `Aval`, `Volksbanken AG`.
    for from in 1..words.len() {
        let first = start + from;
        if context.text.is_joined(first) || !context.is_name_word(first) {
            continue;
        }
        let single = from + 1 == words.len();
        let with_form = context.class(start + words.len() - 1).any(Classes::FORM) && !single;
        let distinct = single
            && !context.word(first).is_ordinary()
            && !context.class(first).any(Classes::HEAD | Classes::FORM | Classes::FIRM)
            && !context.sense(first).is_place()
            && !context.sense(first).is_no_company()
            && !context.word(first).is_surname();
        if with_form || distinct {
            add(form(from, words.len(), false));
        }
    }
    acronym_forms(context, mention, add);
}

/// Acronyms that stand elsewhere in the text: `VIG`, `TRD`.
fn acronym_forms(context: &Context<'_>, mention: &Candidate, add: &mut impl FnMut(Form)) {
    let initials: String = mention
        .tokens
        .clone()
        .filter(|&index| context.text.is_capitalized(index) && !context.class(index).any(Classes::FORM))
        .filter_map(|index| context.form(index).chars().next())
        .collect();
    let bracketed = (context.form(mention.tokens.end) == "(")
        .then(|| context.form(mention.tokens.end + 1))
        .filter(|code| {
            context.form(mention.tokens.end + 2) == ")"
                && is_acronym_of(context, code, mention.tokens.clone())
        });
    let occurring = (initials.chars().count() >= 3 && context.occurs(&initials)).then_some(initials.as_str());
    for code in [bracketed, occurring].into_iter().flatten() {
        add(Form { kind: Kind::Company, row: mention.row, words: vec![code.to_owned()], weak: false });
    }
}

/// The mention of `form` at the token `index`, if it stands there.
fn place(context: &Context<'_>, index: usize, form: &Form, covered: &[bool]) -> Option<Candidate> {
    let end = index + form.words.len();
    if end > context.text.len()
        || !context.sentence(index).contains(&(end - 1))
        || covered[index..end].contains(&true)
    {
        return None;
    }
    let mut genitive = false;
    let shouted = context.is_shouted(index);
    for (offset, word) in form.words.iter().enumerate() {
        let piece = context.form(index + offset);
        let last = offset + 1 == form.words.len();
        if piece == word
            || shouted && piece == word.to_uppercase()
            || offset == 0 && is_particle_at_start(context, index, piece, word)
        {
            continue;
        }
        if last && context.without_genitive(index + offset) == Some(word) {
            genitive = true;
            continue;
        }
        // A hyphen in the text for a space in the name, and the other way round, is another form.
        return None;
    }
    let hyphen_before = context.is_hyphen(index.wrapping_sub(1));
    let hyphen_behind = context.is_hyphen(end);
    match form.kind {
        Kind::Person => {
            // `Buffett-Fans` names nobody, `die Merkel` does; `ein Müller` is the trade.
            let article = context.before(index).is_some_and(|before| {
                let class = context.class(before);
                class.any(Classes::FUNCTION)
                    && is_article(context.form(before))
                    && context.word(index).is_ordinary()
            });
            // `Bush Foundation`
            let thing = context.class(end).any(Classes::NOT_PERSON)
                && context.text.is_capitalized(end)
                && !genitive
                && !context.nouns_capitalized();
            if thing
                || hyphen_before
                || hyphen_behind
                || article
                || !genitive && continues_name(context, index, end)
            {
                return None;
            }
        }
        Kind::Company => {
            if hyphen_before && !context.class(index.wrapping_sub(2)).any(Classes::FORMER)
                || form.weak && !stands_alone(context, index, end)
                || continues_name(context, index, end) && !form.weak && form.words.len() == 1
            {
                return None;
            }
        }
        Kind::Other => return None,
    }
    Some(Candidate {
        tokens: index..end,
        kind: form.kind,
        score: 10,
        rule: "short form",
        row: form.row,
        genitive,
    })
}

/// `Von der Drusel` at the start of a sentence.
fn is_particle_at_start(context: &Context<'_>, index: usize, piece: &str, word: &str) -> bool {
    context.starts_sentence(index) && word.starts_with(char::is_lowercase) && piece.to_lowercase() == word
}

fn is_article(piece: &str) -> bool {
    matches!(
        piece,
        "der"
            | "die"
            | "das"
            | "dem"
            | "den"
            | "des"
            | "ein"
            | "eine"
            | "einen"
            | "einem"
            | "einer"
            | "a"
            | "an"
            | "the"
    )
}

/// Whether another name goes on here: `Deutsche` in `Deutsche Börse`, `Smith` in `Smith Barney`.
fn continues_name(context: &Context<'_>, index: usize, end: usize) -> bool {
    let phrase_covers = context.phrases_near(index, 5).iter().any(|phrase| {
        phrase.tokens.start <= index
            && phrase.tokens.end >= end
            && phrase.tokens.len() > end - index
            && (phrase.sense.company_row().is_some()
                || phrase.sense.is_no_company()
                || phrase.sense.is_place())
    });
    let head_follows = context.class(end).any(Classes::HEAD | Classes::FORM)
        && context.text.is_capitalized(end)
        && !context.text.is_joined(end)
        && !context.is_common_noun(end);
    phrase_covers || head_follows
}

/// Whether an ordinary word is used as a name: alone behind an article (`die Europäische,`), or in English with
/// a capital inside a sentence.
fn stands_alone(context: &Context<'_>, index: usize, end: usize) -> bool {
    let next_is_word = context.text.is_word(end) && context.sentence(index).contains(&end);
    if context.nouns_capitalized() {
        let article =
            context.before(index).is_some_and(|before| is_article(&context.form(before).to_lowercase()));
        return article
            && (!next_is_word
                || context.class(end).any(Classes::FUNCTION | Classes::ACT | Classes::SAY)
                    && !context.text.is_capitalized(end));
    }
    let verb = context.class(end).any(Classes::ACT | Classes::SAY | Classes::COMPOUND)
        && !context.text.is_capitalized(end);
    !context.is_shouted(index) && (verb || context.is_possessive(end))
}
