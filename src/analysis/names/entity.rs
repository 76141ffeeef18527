//! Mentions of the same person or company become one entity.

use super::Names;
use super::candidate::{Candidate, Kind};
use super::context::Context;
use super::evidence::is_acronym_of;
use crate::analysis::lexicon::phrase;
use crate::analysis::{Company, EntityId, Person};
use crate::document::Span;
use std::collections::HashMap;

/// Some mentions that are the same, and the names that they use.
#[derive(Debug, Default)]
struct Group {
    spans: Vec<Span>,
    names: Vec<String>,
    row: Option<u32>,
}

/// Makes the entities of `mentions`, which must be in the order of the text.
pub(super) fn merge(context: &Context<'_>, mentions: Vec<Candidate>) -> Names {
    let (people, companies): (Vec<_>, Vec<_>) =
        mentions.into_iter().partition(|mention| mention.kind == Kind::Person);
    let people = group(context, &people, PersonKeys::default());
    let companies = group(context, &companies, CompanyKeys::new(context, &companies));
    let mut names = Names {
        people: people.into_iter().map(person).collect(),
        companies: companies.into_iter().map(company).collect(),
        mentions: Vec::new(),
    };
    index_mentions(&mut names);
    names
}

/// Tells which group a mention belongs to.
trait Keys {
    /// The key of the mention called `name`: mentions with the same key are the same entity.
    fn key(&mut self, mention: &Candidate, name: &str) -> String;
}

fn group(context: &Context<'_>, mentions: &[Candidate], mut keys: impl Keys) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    // Full names first, so that short forms find them even in a headline.
    let mut order: Vec<&Candidate> = mentions.iter().collect();
    order.sort_by_key(|mention| std::cmp::Reverse(mention.name(context.tokens).split([' ', '-']).count()));
    for mention in order {
        let name = mention.name(context.tokens);
        let key = keys.key(mention, &name);
        let number = *by_key.entry(key).or_insert_with(|| {
            groups.push(Group::default());
            groups.len() - 1
        });
        let group = &mut groups[number];
        group.spans.push(context.tokens.span(mention.tokens.clone()));
        group.row = group.row.or(mention.row);
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
    full: Vec<String>,
}

impl Keys for PersonKeys {
    fn key(&mut self, _mention: &Candidate, name: &str) -> String {
        // `Van der Meulen` at the start of a sentence is `van der Meulen`.
        let lower = name.to_lowercase();
        let known = self.full.iter().find(|full| {
            full.to_lowercase()
                .strip_suffix(&lower)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        });
        if let Some(full) = known {
            return full.clone();
        }
        // `Robert F. Kennedy` and `Robert Kennedy`.
        let outer = |name: &str| {
            let mut words = name.split(' ');
            (words.next().map(str::to_owned), words.next_back().map(str::to_owned))
        };
        if let Some(full) = self.full.iter().find(|full| name.contains(' ') && outer(full) == outer(name)) {
            return full.clone();
        }
        self.full.push(name.to_owned());
        name.to_owned()
    }
}

/// Companies are the same when the gazetteer says so, or the one's name begins with the other's or is its
/// acronym.
struct CompanyKeys<'c, 't> {
    context: &'c Context<'t>,
    known: Vec<(String, Option<u32>, String)>,
    acronyms: HashMap<String, String>,
}

impl<'c, 't> CompanyKeys<'c, 't> {
    fn new(context: &'c Context<'t>, mentions: &[Candidate]) -> Self {
        let mut acronyms = HashMap::new();
        for mention in mentions {
            let end = mention.tokens.end;
            if context.piece(end) == "(" && context.piece(end + 2) == ")" {
                let code = context.piece(end + 1);
                if is_acronym_of(context, code, mention.tokens.clone()) {
                    acronyms.entry(code.to_owned()).or_insert_with(|| mention.name(context.tokens));
                }
            }
        }
        Self { context, known: Vec::new(), acronyms }
    }
}

impl Keys for CompanyKeys<'_, '_> {
    fn key(&mut self, mention: &Candidate, name: &str) -> String {
        let plain = plain(name);
        let long = self.acronyms.get(name).map(|long| self::plain(long));
        let same = self.known.iter().find(|(key, row, other)| {
            *other == plain
                || mention.row.is_some() && mention.row == *row
                || long.as_ref() == Some(other)
                || (mention.row.is_none() || row.is_none() || mention.rule == "short form")
                    && (is_short_for(&plain, other) || is_initials(self.context, name, mention, key))
        });
        if let Some((key, ..)) = same {
            return key.clone();
        }
        self.known.push((name.to_owned(), mention.row, plain));
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

/// Whether the mention is the acronym of `long`, as a short form found by its initials.
fn is_initials(context: &Context<'_>, name: &str, mention: &Candidate, long: &str) -> bool {
    mention.rule == "short form"
        && mention.tokens.len() == 1
        && context.tokens.is_word(mention.tokens.start)
        && name.chars().count() >= 2
        && name.chars().all(char::is_uppercase)
        && long
            .split([' ', '-'])
            .filter_map(|word| word.chars().next())
            .filter(|char| char.is_uppercase())
            .collect::<String>()
            == name
}

fn person(group: Group) -> Person {
    let name = fullest(&group.names, false);
    Person { name, role: None, organization: None, mentions: group.spans }
}

fn company(group: Group) -> Company {
    let record = group.row.and_then(phrase::company);
    let cell = |cell: Option<&str>| cell.map(str::to_owned);
    Company {
        name: fullest(&group.names, true),
        ticker: cell(record.and_then(|record| record.ticker)),
        isin: cell(record.and_then(|record| record.isin)),
        country: cell(record.and_then(|record| record.country)),
        mentions: group.spans,
    }
}

/// The fullest form: the most words, then the most letters. `Bank-Austria` of a compound is `Bank Austria`
/// where the text has both, or nothing else.
fn fullest(names: &[String], company: bool) -> String {
    let best = names
        .iter()
        .max_by_key(|name| (name.split([' ', '-']).count(), !name.contains('-'), name.chars().count()))
        .cloned()
        .unwrap_or_default();
    if !company || !best.contains('-') {
        return best;
    }
    let spaced = best.replace('-', " ");
    let sense = phrase::sense_of(&spaced);
    let written = sense.company_row().and_then(phrase::company);
    match written {
        Some(record) if !record.name.contains('-') && !best.ends_with("Gruppe") => spaced,
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
