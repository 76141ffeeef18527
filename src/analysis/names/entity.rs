//! Mentions of the same person or company become one entity.

use super::acronym::is_acronym_of;
use super::candidate::{Candidate, NameKind};
use super::legal_form;
use super::model::Names;
use super::name_tag::NameTag;
use super::name_text::NameText;
use super::points::NameRule;
use crate::analysis::{Company, Confidence, EntityId, Person};
use crate::document::Span;
use crate::lexicon::gazetteer;
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
        let odds = f64::from(self.score) / 100.0;
        let hundredths = (100.0 / (1.0 + (-odds).exp())).round() as i32;
        Confidence::of_hundredths(u8::try_from(hundredths).unwrap_or(100))
    }
}

/// Makes the entities of `mentions`, which must be in the order of the text.
pub(super) fn merge(text: &NameText<'_>, mentions: Vec<Candidate>) -> Names {
    let (people, companies): (Vec<_>, Vec<_>) =
        mentions.into_iter().partition(|mention| mention.kind == NameKind::Person);
    let people = group(text, &people, PersonKeys::default());
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
    order.sort_by_cached_key(|mention| std::cmp::Reverse(mention.name(text).split([' ', '-']).count()));
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
    groups.sort_by_key(|group| group.spans[0]);
    groups
}

/// People are the same when their full names are, or the surname alone is used of the one who has it.
#[derive(Debug, Default)]
struct PersonKeys {
    /// The full names, by their last word in lower case.
    full: HashMap<String, Vec<String>>,
}

impl EntityKeys for PersonKeys {
    fn key(&mut self, _mention: &Candidate, name: &str) -> String {
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

/// Companies are the same when the gazetteer says so, or the one's name begins or ends with the other's, or is
/// its acronym.
#[derive(Debug, Default)]
struct CompanyKeys {
    known: Vec<KnownCompany>,
    by_row: HashMap<u32, usize>,
    by_plain: HashMap<String, usize>,
    by_initials: HashMap<String, usize>,
    /// By the first and the last word of the plain name.
    by_word: HashMap<String, Vec<usize>>,
    /// Acronyms that a bracket explains: the plain name of each.
    acronyms: HashMap<String, String>,
}

/// A word that more names share tells none of them: a legal form, `Group`.
const LARGEST_BUCKET: usize = 32;

#[derive(Debug)]
struct KnownCompany {
    name: String,
    plain: String,
    row: Option<u32>,
}

impl CompanyKeys {
    fn new(text: &NameText<'_>, mentions: &[Candidate]) -> Self {
        let mut keys = Self::default();
        for mention in mentions {
            let end = mention.tokens.end;
            if text.form(end) == "(" && text.form(end + 2) == ")" {
                let code = text.form(end + 1);
                if is_acronym_of(text, code, mention.tokens.clone()) {
                    let name = mention.name(text);
                    keys.acronyms.entry(code.to_owned()).or_insert_with(|| plain(&name));
                }
            }
        }
        keys
    }

    fn same(&self, mention: &Candidate, name: &str, plain: &str) -> Option<usize> {
        let explained = self.acronyms.get(name).and_then(|long| self.by_plain.get(long));
        let row = mention.row.and_then(|row| self.by_row.get(&row));
        let exact = self.by_plain.get(plain).or(row).or(explained);
        if exact.is_some() {
            return exact.copied();
        }
        let short_form = mention.rule == NameRule::ShortForm;
        let is_short_form_of = |number: &&usize| {
            let known = &self.known[**number];
            (mention.row.is_none() || known.row.is_none() || short_form)
                && is_short_for(plain, &known.plain)
                && (short_form || known.row.is_some() || !is_branch(&known.name, plain))
        };
        let first = plain.split(' ').next().unwrap_or_default();
        let last = plain.rsplit(' ').next().unwrap_or_default();
        [first, last]
            .into_iter()
            .filter_map(|word| self.by_word.get(word))
            .flatten()
            .find(is_short_form_of)
            .or_else(|| self.by_initials.get(name).filter(|_| short_form))
            .copied()
    }
}

impl EntityKeys for CompanyKeys {
    fn key(&mut self, mention: &Candidate, name: &str) -> String {
        let plain = plain(name);
        if let Some(number) = self.same(mention, name, &plain) {
            return self.known[number].name.clone();
        }
        let number = self.known.len();
        if let Some(row) = mention.row {
            self.by_row.insert(row, number);
        }
        for word in [plain.split(' ').next(), plain.rsplit(' ').next()].into_iter().flatten() {
            let bucket = self.by_word.entry(word.trim_end_matches(".com").to_owned()).or_default();
            if bucket.len() < LARGEST_BUCKET {
                bucket.push(number);
            }
        }
        let initials: String = name
            .split([' ', '-'])
            .filter_map(|word| word.chars().next())
            .filter(|char| char.is_uppercase())
            .collect();
        if initials.len() > 1 {
            self.by_initials.entry(initials).or_insert(number);
        }
        self.by_plain.insert(plain.clone(), number);
        self.known.push(KnownCompany { name: name.to_owned(), plain, row: mention.row });
        name.to_owned()
    }
}

/// Lower case, hyphens as spaces.
fn plain(name: &str) -> String {
    name.replace('-', " ").to_lowercase()
}

/// Whether `short` is the beginning or the end of `long`, in whole words.
fn is_short_for(short: &str, long: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with([' ', '.']))
        || long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
}

/// Whether `long` is the firm called `short` in one country: `Toyota Motor Europe` is not Toyota.
fn is_branch(long: &str, short: &str) -> bool {
    let is_beginning = plain(long).strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
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
