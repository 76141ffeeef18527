//! Short forms of the names that were found: surnames, first words, acronyms, genitives.
//!
//! A full form explains its short forms in the whole article, headline included. A short form counts only
//! where its words are not already part of another name.

use super::acronym::is_acronym_of;
use super::candidate::{Candidate, NameKind, resolve};
use super::name_tag::NameTag;
use super::name_text::NameText;
use super::points::{NameRule, SHORT_FORM};
use foldhash::HashMap;

/// A short form, and the mention that explains it.
#[derive(Debug, Clone)]
struct ShortForm {
    kind: NameKind,
    row: Option<u32>,
    /// The words of the form.
    words: Vec<String>,
    /// Whether it is an adjective or another ordinary word, which must stand alone: `die Europäische,`.
    weak: bool,
}

/// Adds the mentions by short forms to `mentions`, which must be in the order of the text.
pub(super) fn extend(text: &NameText<'_>, mentions: Vec<Candidate>) -> Vec<Candidate> {
    let mentions = with_particles(text, mentions);
    let forms = forms_of(text, &mentions);
    // `SIEMENS STREICHT STELLEN`: the names of the text in capitals.
    let in_capitals: HashMap<String, &String> =
        forms.keys().map(|first| (first.to_uppercase(), first)).collect();
    let mut covered = vec![false; text.len()];
    for mention in &mentions {
        covered[mention.tokens.clone()].fill(true);
    }
    let mut all = mentions;
    for index in 0..text.len() {
        if covered[index] || !text.is_capitalized(index) && text.is_joined(index) {
            continue;
        }
        let written = text.form(index);
        let start_of_sentence = text.starts_sentence(index).then(|| written.to_lowercase());
        let shouted = text.is_title_case(index).then(|| in_capitals.get(written)).flatten();
        let candidates = forms
            .get(written)
            .into_iter()
            .chain(shouted.into_iter().filter_map(|first| forms.get(first.as_str())))
            .chain(text.without_genitive(index).and_then(|base| forms.get(base)))
            .chain(start_of_sentence.and_then(|lower| forms.get(&lower)));
        let found = candidates
            .flatten()
            .filter_map(|form| place(text, index, form, &covered))
            .max_by_key(|candidate| (candidate.tokens.len(), candidate.score));
        if let Some(candidate) = found {
            covered[candidate.tokens.clone()].fill(true);
            all.push(candidate);
        }
    }
    resolve(all)
}

/// `von Pierer`: the particle of a name that stands in full elsewhere belongs to the surname alone as well.
fn with_particles(text: &NameText<'_>, mut mentions: Vec<Candidate>) -> Vec<Candidate> {
    let mut particles: HashMap<String, Vec<String>> = HashMap::default();
    for mention in mentions.iter().filter(|mention| mention.kind == NameKind::Person) {
        let mut words = words_of(text, mention);
        let Some(surname) = words.pop() else { continue };
        let start = mention.tokens.start;
        let from = (1..words.len()).rev().take_while(|&at| text.is(start + at, NameTag::Particle)).last();
        if let Some(from) = from {
            particles.insert(surname, words.split_off(from));
        }
    }
    for number in 0..mentions.len() {
        let mention = &mentions[number];
        let free = number.checked_sub(1).map_or(0, |before| mentions[before].tokens.end);
        let words = words_of(text, mention);
        let [surname] = words.as_slice() else { continue };
        let before = particles.get(surname).filter(|_| mention.kind == NameKind::Person);
        let start = before.and_then(|before| mention.tokens.start.checked_sub(before.len()));
        let Some((start, before)) = start.zip(before) else { continue };
        let stands =
            (start..).zip(before).all(|(at, word)| text.form(at).to_lowercase() == word.to_lowercase());
        if stands && start >= free && text.sentence(mention.tokens.start).contains(&start) {
            mentions[number].tokens.start = start;
        }
    }
    mentions
}

/// The short forms of all mentions, by their first word.
fn forms_of(text: &NameText<'_>, mentions: &[Candidate]) -> HashMap<String, Vec<ShortForm>> {
    let mut forms: HashMap<String, Vec<ShortForm>> = HashMap::default();
    let mut add = |form: ShortForm| {
        let Some(first) = form.words.first().cloned() else { return };
        let known = forms.entry(first).or_default();
        if !known.iter().any(|other| other.words == form.words && other.kind == form.kind) {
            known.push(form);
        }
    };
    for mention in mentions {
        match mention.kind {
            NameKind::Person => person_forms(text, mention, &mut add),
            NameKind::Company => company_forms(text, mention, &mut add),
            NameKind::Other => {}
        }
    }
    forms
}

/// The words of a mention, without a genitive s.
fn words_of(text: &NameText<'_>, mention: &Candidate) -> Vec<String> {
    let mut words: Vec<String> = mention.tokens.clone().map(|index| text.form(index).to_owned()).collect();
    if mention.inflected
        && let Some(last) = words.last_mut()
    {
        last.pop();
    }
    words
}

/// The surname: the last word with what is written together with it, and the particles before it.
fn person_forms(text: &NameText<'_>, mention: &Candidate, add: &mut impl FnMut(ShortForm)) {
    let words = words_of(text, mention);
    let start = mention.tokens.start;
    let mut surname = words.len();
    while surname > 0 {
        surname -= 1;
        let index = start + surname;
        if !text.is_joined(index) {
            break;
        }
    }
    let form = |from: usize| ShortForm {
        kind: NameKind::Person,
        row: None,
        words: words[from..].to_vec(),
        weak: false,
    };
    add(form(0));
    if surname == 0 {
        return;
    }
    add(form(surname));
    let mut with_particles = surname;
    while with_particles > 1 && text.is(start + with_particles - 1, NameTag::Particle) {
        with_particles -= 1;
    }
    add(form(with_particles));
}

fn company_forms(text: &NameText<'_>, mention: &Candidate, add: &mut impl FnMut(ShortForm)) {
    let words = words_of(text, mention);
    let start = mention.tokens.start;
    let form = |from: usize, to: usize, weak: bool| ShortForm {
        kind: NameKind::Company,
        row: mention.row,
        words: words[from..to].to_vec(),
        weak,
    };
    add(form(0, words.len(), false));
    // Without hyphens, and with them: `Bank-Austria-Mutter`, `Bank Austria`.
    if words.iter().any(|word| word == "-") {
        let plain: Vec<String> = words.iter().filter(|word| *word != "-").cloned().collect();
        add(ShortForm { kind: NameKind::Company, row: mention.row, words: plain, weak: false });
    }
    for to in 1..words.len() {
        let last = start + to - 1;
        // A form ends with a whole word, with its apostrophe and what follows that: `Foster's`.
        if !text.is_word(last) || text.is_joined(last + 1) {
            continue;
        }
        if (0..to).all(|at| !text.is_capitalized(start + at)) {
            continue;
        }
        let single = to == 1;
        let vague = |index: usize| {
            let sense = text.sense(index);
            sense.is_place()
                || sense.is_no_company()
                || text.is(index, NameTag::Function | NameTag::HeadNoun | NameTag::Firm | NameTag::LegalForm)
        };
        if single
            && (vague(start)
                || text.sense(start).is_given_name() && !text.sense(start).is_ambiguous_given_name())
        {
            continue;
        }
        let adjective = text.sense(start).is_demonym() || single && text.word(start).is_ordinary();
        if !single && (0..to).all(|at| vague(start + at) || text.is_common_noun(start + at)) {
            continue;
        }
        add(form(0, to, single && adjective));
    }
    // The last words: `Aval`, `Volksbanken AG`.
    for from in 1..words.len() {
        let first = start + from;
        if text.is_joined(first) || !text.is_name_word(first) {
            continue;
        }
        let single = from + 1 == words.len();
        let with_form = text.is(start + words.len() - 1, NameTag::LegalForm) && !single;
        let distinct = single
            && !text.word(first).is_ordinary()
            && !text.is(first, NameTag::HeadNoun | NameTag::LegalForm | NameTag::Firm)
            && !text.sense(first).is_place()
            && !text.sense(first).is_no_company()
            && !text.word(first).is_surname();
        if with_form || distinct {
            add(form(from, words.len(), false));
        }
    }
    acronym_forms(text, mention, add);
}

/// Acronyms that stand elsewhere in the text: `VIG`, `TRD`.
fn acronym_forms(text: &NameText<'_>, mention: &Candidate, add: &mut impl FnMut(ShortForm)) {
    let initials: String = mention
        .tokens
        .clone()
        .filter(|&index| text.is_capitalized(index) && !text.is(index, NameTag::LegalForm))
        .filter_map(|index| text.form(index).chars().next())
        .collect();
    let bracketed =
        (text.form(mention.tokens.end) == "(").then(|| text.form(mention.tokens.end + 1)).filter(|code| {
            text.form(mention.tokens.end + 2) == ")" && is_acronym_of(text, code, mention.tokens.clone())
        });
    let occurring = (initials.chars().count() >= 3 && text.occurs(&initials)).then_some(initials.as_str());
    for code in [bracketed, occurring].into_iter().flatten() {
        add(ShortForm {
            kind: NameKind::Company,
            row: mention.row,
            words: vec![code.to_owned()],
            weak: false,
        });
    }
}

/// The mention of `form` at the token `index`, if it stands there.
fn place(text: &NameText<'_>, index: usize, form: &ShortForm, covered: &[bool]) -> Option<Candidate> {
    let end = index + form.words.len();
    if end > text.len() || !text.sentence(index).contains(&(end - 1)) || covered[index..end].contains(&true) {
        return None;
    }
    let mut genitive = false;
    let shouted = text.is_title_case(index);
    for (offset, word) in form.words.iter().enumerate() {
        let written = text.form(index + offset);
        let last = offset + 1 == form.words.len();
        if written == word
            || shouted && written == word.to_uppercase()
            || offset == 0 && is_particle_at_start(text, index, written, word)
        {
            continue;
        }
        if last && text.without_genitive(index + offset) == Some(word) {
            genitive = true;
            continue;
        }
        // A hyphen in the text for a space in the name, and the other way round, is another form.
        return None;
    }
    let hyphen_before = text.is_hyphen(index.wrapping_sub(1));
    let hyphen_behind = text.is_hyphen(end);
    match form.kind {
        NameKind::Person => {
            // `Buffett-Fans` names nobody, `die Merkel` does; `ein Müller` is the trade.
            let article = text.before(index).is_some_and(|before| {
                let tags = text.tags(before);
                tags.any(NameTag::Function)
                    && text.is(before, NameTag::Article)
                    && !text.is_capitalized(before)
                    && text.word(index).is_ordinary()
            });
            // `Bush Foundation`
            let thing = text.is(end, NameTag::NotPerson)
                && text.is_capitalized(end)
                && !genitive
                && !text.nouns_capitalized();
            if thing
                || hyphen_before
                || hyphen_behind
                || article
                || !genitive && continues_name(text, index, end)
            {
                return None;
            }
        }
        NameKind::Company => {
            if hyphen_before && !text.is(index.wrapping_sub(2), NameTag::Former)
                || form.weak && !stands_alone(text, index, end)
                || continues_name(text, index, end) && !form.weak && form.words.len() == 1
            {
                return None;
            }
        }
        NameKind::Other => return None,
    }
    Some(Candidate {
        tokens: index..end,
        kind: form.kind,
        score: SHORT_FORM,
        rule: NameRule::ShortForm,
        row: form.row,
        inflected: genitive,
    })
}

/// `Von der Drusel` at the start of a sentence.
fn is_particle_at_start(text: &NameText<'_>, index: usize, written: &str, word: &str) -> bool {
    text.starts_sentence(index) && word.starts_with(char::is_lowercase) && written.to_lowercase() == word
}

/// Whether another name goes on here: `Deutsche` in `Deutsche Börse`, `Smith` in `Smith Barney`.
fn continues_name(text: &NameText<'_>, index: usize, end: usize) -> bool {
    let phrase_covers = text.phrases_near(index, 5).iter().any(|phrase| {
        phrase.tokens.start <= index
            && phrase.tokens.end >= end
            && phrase.tokens.len() > end - index
            && (phrase.sense.company_row().is_some()
                || phrase.sense.is_no_company()
                || phrase.sense.is_place())
    });
    let head_follows = text.is(end, NameTag::HeadNoun | NameTag::LegalForm)
        && text.is_capitalized(end)
        && !text.is_joined(end)
        && !text.is_common_noun(end);
    phrase_covers || head_follows
}

/// Whether an ordinary word is used as a name: alone behind an article (`die Europäische,`), or in English with
/// a capital inside a sentence.
fn stands_alone(text: &NameText<'_>, index: usize, end: usize) -> bool {
    let next_is_word = text.is_word(end) && text.sentence(index).contains(&end);
    if text.nouns_capitalized() {
        let article = text.before(index).is_some_and(|before| text.is(before, NameTag::Article));
        return article
            && (!next_is_word
                || text.is(end, NameTag::Function | NameTag::Act | NameTag::Say)
                    && !text.is_capitalized(end));
    }
    let verb = text.is(end, NameTag::Act | NameTag::Say | NameTag::Compound) && !text.is_capitalized(end);
    !text.is_title_case(index) && (verb || text.is_possessive(end))
}
