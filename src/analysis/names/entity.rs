//! Mentions of the same person or company become one entity.

use super::acronym::is_acronym_of;
use super::candidate::{Candidate, NameKind, probability};
use super::capitals::capitalized;
use super::legal_form;
use super::model::Names;
use super::name_tag::NameTag;
use super::name_text::NameText;
use super::points::NameRule;
use crate::analysis::{Company, Confidence, EntityId, Person};
use crate::document::Span;
use crate::lexicon::gazetteer;
use crate::order::Reorder;
use foldhash::HashMap;

/// Some mentions that are the same, and the names that they use.
#[derive(Debug, Default)]
struct MentionGroup {
    spans: Vec<Span>,
    names: Vec<String>,
    row: Option<u32>,
    /// The highest score of a mention that was judged by itself.
    score: i32,
}

impl MentionGroup {
    /// How sure it is that the mentions name somebody: as the surest of them.
    fn confidence(&self) -> Confidence {
        let hundredths = (100.0 * probability(self.score)).round() as i32;
        Confidence::of_hundredths(u8::try_from(hundredths).unwrap_or(100))
    }
}

/// Makes the entities of `mentions`, which must be in the order of the text.
pub(super) fn merge(text: &NameText<'_>, mentions: Vec<Candidate>) -> Names {
    let (people, companies): (Vec<_>, Vec<_>) =
        mentions.into_iter().partition(|mention| mention.kind == NameKind::Person);
    let ending = text.base.pack.naming.known_name_ending;
    let people = group(text, &people, PersonKeys { ending, full: HashMap::default() });
    let companies = group(text, &companies, CompanyKeys::new(text, &companies));
    let mut names = Names {
        people: people.into_iter().map(|group| person(text, group)).collect(),
        companies: companies.into_iter().map(|group| company(text, group)).collect(),
        mentions: Vec::new(),
    };
    index_mentions(&mut names);
    names
}

/// Tells which group a mention belongs to.
trait EntityKeys {
    /// The key of the mention called `name`: mentions with the same key are the same entity.
    fn key(&mut self, mention: &Candidate, name: &str) -> String;
}

fn group(text: &NameText<'_>, mentions: &[Candidate], mut keys: impl EntityKeys) -> Vec<MentionGroup> {
    let mut groups: Vec<MentionGroup> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::default();
    // Full names first, so that short forms find them even in a headline.
    let mut order: Vec<&Candidate> = mentions.iter().collect();
    order.reorder_by_cached_key(|mention| std::cmp::Reverse(mention.name(text).split([' ', '-']).count()));
    for mention in order {
        let name = mention.name(text);
        let key = keys.key(mention, &name);
        let number = *by_key.entry(key).or_insert_with(|| {
            groups.push(MentionGroup::default());
            groups.len() - 1
        });
        let group = &mut groups[number];
        group.spans.push(text.span(mention.tokens.clone()));
        group.row = group.row.or(mention.row);
        if mention.rule != NameRule::ShortForm {
            group.score = group.score.max(mention.score);
        }
        if !group.names.contains(&name) {
            group.names.push(name);
        }
    }
    for group in &mut groups {
        group.spans.sort_unstable();
    }
    groups.reorder_by_key(|group| group.spans[0]);
    groups
}

/// People are the same when their full names are, or the surname alone is used of the one who has it.
#[derive(Debug)]
struct PersonKeys {
    /// What may stand behind a name without being a part of it.
    ending: Option<char>,
    /// The full names, by their last word in lower case.
    full: HashMap<String, Vec<String>>,
}

impl EntityKeys for PersonKeys {
    fn key(&mut self, mention: &Candidate, name: &str) -> String {
        // `Jobs` is no `Job` where the article has a Steve Jobs.
        if let Some(ending) = self.ending.filter(|_| mention.inflected) {
            let written = format!("{name}{ending}");
            let ends_so = |full: &&String| full.rsplit(' ').next() == Some(written.as_str());
            if let Some(full) =
                self.full.get(&written.to_lowercase()).and_then(|full| full.iter().find(ends_so))
            {
                return full.clone();
            }
        }
        // `Van der Meulen` at the start of a sentence is `van der Meulen`.
        let lower = name.to_lowercase();
        let last = lower.rsplit(' ').next().unwrap_or_default().to_owned();
        let full = self.full.entry(last).or_default();
        let ends_with_it = |full: &&String| {
            full.to_lowercase()
                .strip_suffix(&lower)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        };
        // `Robert F. Kennedy` and `Robert Kennedy`.
        let first = |name: &str| name.split_once(' ').map(|(first, _)| first.to_owned());
        let starts_like_it = |full: &&String| name.contains(' ') && first(full) == first(name);
        if let Some(full) = full.iter().find(ends_with_it).or_else(|| full.iter().find(starts_like_it)) {
            return full.clone();
        }
        full.push(name.to_owned());
        name.to_owned()
    }
}

/// Companies are the same when the gazetteer says so, or when the one is a short form of the other.
struct CompanyKeys<'t> {
    text: &'t NameText<'t>,
    known: Vec<KnownCompany>,
    by_row: HashMap<u32, usize>,
    by_plain: HashMap<String, usize>,
    /// By the letters alone: `TimeWarner`, `Time Warner`.
    by_letters: HashMap<String, usize>,
    by_initials: HashMap<String, usize>,
    /// By each word of the plain name.
    by_word: HashMap<String, Vec<usize>>,
    /// Acronyms that a bracket explains: the plain name of each.
    acronyms: HashMap<String, String>,
}

/// A word that more names share tells none of them: `Group`.
const LARGEST_BUCKET: usize = 32;
/// Shorter acronyms are the initials of too many names.
const SHORTEST_ACRONYM: usize = 3;
/// Of two names with as many letters that differ in one, one is misspelt.
const LETTERS_OF_MISSPELT: usize = 8;
/// No more names are read letter by letter.
const MOST_READ: usize = 64;

#[derive(Debug)]
struct KnownCompany {
    name: String,
    plain: String,
    letters: String,
    row: Option<u32>,
}

impl<'t> CompanyKeys<'t> {
    fn new(text: &'t NameText<'t>, mentions: &[Candidate]) -> Self {
        let mut keys = Self {
            text,
            known: Vec::new(),
            by_row: HashMap::default(),
            by_plain: HashMap::default(),
            by_letters: HashMap::default(),
            by_initials: HashMap::default(),
            by_word: HashMap::default(),
            acronyms: HashMap::default(),
        };
        for mention in mentions {
            let end = mention.tokens.end;
            if text.form(end) == "(" && text.form(end + 2) == ")" {
                let code = text.form(end + 1);
                if is_acronym_of(text, code, mention.tokens.clone()) {
                    let name = mention.name(text);
                    keys.acronyms.entry(code.to_owned()).or_insert_with(|| plain_name(text, &name));
                }
            }
        }
        keys
    }

    fn same(&self, mention: &Candidate, row: Option<u32>, name: &str, plain: &str) -> Option<usize> {
        let explained = self.acronyms.get(name).and_then(|long| self.by_plain.get(long));
        let of_row = row.and_then(|row| self.by_row.get(&row));
        let letters = letters(plain);
        let exact =
            self.by_plain.get(plain).or(of_row).or(explained).or_else(|| self.by_letters.get(&letters));
        if exact.is_some() {
            return exact.copied();
        }
        let short_form = mention.rule == NameRule::ShortForm;
        let is_apart = |number: usize| row.is_some() && self.known[number].row.is_some();
        let is_short_form_of = |number: &&usize| {
            let known = &self.known[**number];
            let Some(rest) = rest_of(plain, &known.plain) else { return false };
            let may_be = !is_apart(**number)
                || short_form
                || self.is_end_of_other(row, plain)
                || self.is_generic(rest);
            // `Nordea Fonds Service` belongs to Nordea, which is known, and is none of its names.
            let is_daughter = row.is_some()
                && known.row.is_none()
                && known.plain.starts_with(plain)
                && !self.is_generic(rest);
            may_be && (short_form || known.row.is_some() || !is_daughter && !is_branch(&known.name, plain))
        };
        let first = plain.split([' ', '.']).next().unwrap_or_default();
        let last = plain.rsplit(' ').next().unwrap_or_default();
        let by_word = [first, last].into_iter().filter_map(|word| self.by_word.get(word)).flatten();
        let mut short = by_word.clone().filter(is_short_form_of);
        let by_initials = || {
            let is_code = short_form || plain.chars().count() >= SHORTEST_ACRONYM && !plain.contains(' ');
            self.by_initials.get(plain).filter(|number| is_code && (short_form || !is_apart(**number)))
        };
        let misspelt = || {
            (0..self.known.len().min(MOST_READ))
                .find(|&number| !is_apart(number) && is_misspelt(&letters, &self.known[number].letters))
        };
        short.next().or_else(by_initials).copied().or_else(misspelt)
    }

    /// Whether the gazetteer has `plain` for the end of another company's name, which the article does not say: `Post`,
    /// `Telekom`.
    fn is_end_of_other(&self, row: Option<u32>, plain: &str) -> bool {
        let record = row.and_then(gazetteer::company);
        record.is_some_and(|record| rest_of(plain, &plain_name(self.text, record.name)).is_some())
    }

    /// Whether the words say what a firm is, and not which: `Group`, `Building Society`.
    fn is_generic(&self, words: &str) -> bool {
        words.split(' ').all(|word| {
            let tags = self.text.tags_of(&capitalized(word));
            tags.any(NameTag::HeadNoun | NameTag::Group | NameTag::GroupNoun)
        })
    }
}

impl EntityKeys for CompanyKeys<'_> {
    fn key(&mut self, mention: &Candidate, name: &str) -> String {
        let row = mention.row.or_else(|| legal_form::row_of(name));
        let plain = plain_name(self.text, name);
        if let Some(number) = self.same(mention, row, name, &plain) {
            return self.known[number].name.clone();
        }
        let number = self.known.len();
        if let Some(row) = row {
            self.by_row.insert(row, number);
        }
        for word in plain.split([' ', '.']) {
            let bucket = self.by_word.entry(word.to_owned()).or_default();
            if bucket.len() < LARGEST_BUCKET {
                bucket.push(number);
            }
        }
        for initials in initials(name) {
            self.by_initials.entry(initials).or_insert(number);
        }
        let letters = letters(&plain);
        self.by_letters.entry(letters.clone()).or_insert(number);
        self.by_plain.insert(plain.clone(), number);
        self.known.push(KnownCompany { name: name.to_owned(), plain, letters, row });
        name.to_owned()
    }
}

/// Lower case, hyphens as spaces.
fn lower(name: &str) -> String {
    name.replace('-', " ").to_lowercase()
}

/// The same without legal forms at the end, unless there is nothing else.
fn plain_name(text: &NameText<'_>, name: &str) -> String {
    let mut rest = name;
    while let Some((before, last)) = rest.rsplit_once([' ', '-']) {
        let form = last.trim_end_matches(['.', ',']);
        if !(form == "&"
            || text.tags_of(form).any(NameTag::LegalForm)
            || text.tags_of(last).any(NameTag::LegalForm))
        {
            break;
        }
        rest = before.trim_end_matches([',', ' ']);
    }
    lower(rest)
}

/// The letters and digits alone.
fn letters(plain: &str) -> String {
    plain.chars().filter(|char| char.is_alphanumeric()).collect()
}

/// The initials by which a name may be called, in lower case: of the words with a capital, and of all.
fn initials(name: &str) -> impl Iterator<Item = String> {
    let words = || name.split([' ', '-']).filter_map(|word| word.chars().next());
    let capital: String = words().filter(|char| char.is_uppercase()).collect();
    let all: String = words().filter(|char| char.is_alphabetic()).collect();
    [capital, all].into_iter().filter(|code| code.chars().count() > 1).map(|code| code.to_lowercase())
}

/// What `long` has behind or before `short`, if it begins, ends or goes on with that, in whole words.
fn rest_of<'l>(short: &str, long: &'l str) -> Option<&'l str> {
    let behind = long.strip_prefix(short).filter(|rest| rest.starts_with([' ', '.']));
    behind.or_else(|| long.strip_suffix(short).filter(|rest| rest.ends_with(' '))).map(str::trim)
}

/// Whether two names differ in one letter, or in two that change places.
fn is_misspelt(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < LETTERS_OF_MISSPELT || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same = one.iter().zip(&other).take_while(|(left, right)| left == right).count();
    let (one, other) = (&one[same..], &other[same..]);
    let ends = one.iter().rev().zip(other.iter().rev()).take_while(|(left, right)| left == right).count();
    let differ = |letters: &[char]| letters.len() - ends.min(letters.len());
    let swapped = matches!((one, other), ([a, b, ..], [c, d, ..]) if a == d && b == c);
    let has_digit = |letters: &[char]| letters.iter().take(2).any(char::is_ascii_digit);
    same > 0
        && !has_digit(one)
        && !has_digit(other)
        && (differ(one) <= 1 && differ(other) <= 1 || swapped && differ(one) == 2 && differ(other) == 2)
}

/// Whether `long` is the firm called `short` in one country: `Toyota Motor Europe` is not Toyota.
fn is_branch(long: &str, short: &str) -> bool {
    let is_beginning = lower(long).strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    let last = long.rsplit([' ', '-']).next().unwrap_or_default();
    is_beginning && gazetteer::sense_of(last).is_place()
}

fn person(text: &NameText<'_>, group: MentionGroup) -> Person {
    let name = fullest(text, &group.names, false);
    let confidence = group.confidence();
    Person { name, role: None, organization: None, confidence, mentions: group.spans }
}

fn company(text: &NameText<'_>, group: MentionGroup) -> Company {
    let row = group.row.or_else(|| group.names.iter().find_map(|name| legal_form::row_of(name)));
    let record = row.and_then(gazetteer::company);
    let cell = |cell: Option<&str>| cell.map(str::to_owned);
    Company {
        name: fullest(text, &group.names, true),
        ticker: cell(record.and_then(|record| record.ticker)),
        isin: cell(record.and_then(|record| record.isin)),
        country: cell(record.and_then(|record| record.country)),
        confidence: group.confidence(),
        mentions: group.spans,
    }
}

/// The fullest form: the most words, then the most letters. `Bank-Austria` of a compound is `Bank Austria`
/// where the text has both, or nothing else.
fn fullest(text: &NameText<'_>, names: &[String], company: bool) -> String {
    let best = names
        .iter()
        .max_by_key(|name| (name.split([' ', '-']).count(), !name.contains('-'), name.chars().count()))
        .cloned()
        .unwrap_or_default();
    if !company || !best.contains('-') {
        return best;
    }
    let ends_in_group = best.rsplit('-').next().is_some_and(|last| text.tags_of(last).any(NameTag::Group));
    let spaced = best.replace('-', " ");
    let sense = gazetteer::sense_of(&spaced);
    let written = sense.company_row().and_then(gazetteer::company);
    match written {
        Some(record) if !record.name.contains('-') && !ends_in_group => spaced,
        _ => best,
    }
}

/// Lists all mentions in the order of the text.
fn index_mentions(names: &mut Names) {
    let people = names.people.iter().enumerate().flat_map(|(number, person)| {
        person.mentions.iter().map(move |&span| (span, EntityId::Person(number as u32)))
    });
    let companies = names.companies.iter().enumerate().flat_map(|(number, company)| {
        company.mentions.iter().map(move |&span| (span, EntityId::Company(number as u32)))
    });
    names.mentions = people.chain(companies).collect();
    names.mentions.sort_unstable();
}
