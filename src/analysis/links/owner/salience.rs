//! Which company a text, and each part of it, is about.

use super::name_role::{is_introduced, is_oblique, is_rater, is_related, is_source};
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::tag::LinkTag;
use crate::analysis::text::Sentence;
use crate::analysis::{Company, EntityId, FigureKind, Person};
use crate::document::{BlockKind, Span};
use foldhash::HashMap;

/// A name that stands farther from the start of its sentence is seldom what the sentence is about.
const OPENING: usize = 8;

/// A company with so many times the weight of every other is what the whole text is about.
const LEAD: u64 = 3;

/// The companies that references go back to.
#[derive(Debug)]
pub(in crate::analysis::links) struct Salience {
    /// The company that the text is about.
    pub main: Option<EntityId>,
    /// Whether the text is about that company more than about all others together.
    pub dominant: bool,
    /// The sentence that names that company first: before it, nothing refers to the company.
    pub first: usize,
    /// By sentence: the company that the sentence itself puts first.
    topics: Vec<Option<EntityId>>,
    /// By sentence: for an item of a list or a table the company that the line over the list puts first.
    headings: Vec<Option<EntityId>>,
    /// By person: the company of their role.
    employers: Vec<Option<EntityId>>,
    /// By company: whether the text names it as one that judges others, such as a rating agency, or as the place
    /// where they are traded.
    judges: Vec<bool>,
}

impl Salience {
    /// Looks through the text once.
    pub(in crate::analysis::links) fn of(text: &LinkText<'_>) -> Self {
        let employers = employers(text);
        let mut weights: HashMap<EntityId, u64> = HashMap::default();
        let mut order = Vec::new();
        let mut topics = vec![None; text.sentences.len()];
        let mut taken = vec![0; text.sentences.len()];
        let judges = judges(text);
        let first_block = text.sentences.first().map(|sentence| sentence.block_index);
        for &(span, entity) in &text.names.mentions {
            let index = text.token_at(span.start);
            let number = text.sentence_of(index);
            let Some(sentence) = text.sentences.get(number) else { continue };
            let Some(company) = employer_or_self(&employers, entity) else { continue };
            let head = sentence.block == BlockKind::Headline || Some(sentence.block_index) == first_block;
            let judge =
                matches!(company, EntityId::Company(index) if judges.get(index as usize) == Some(&true));
            let source =
                judge || is_source(text, index) || is_related(text, index) || is_introduced(text, index);
            let mut weight = if head { 60 } else { 20 };
            if matches!(entity, EntityId::Person(_)) {
                weight /= 2;
            }
            if source {
                weight /= 5;
            } else if is_oblique(text, index) {
                weight /= 2;
            }
            if !weights.contains_key(&company) {
                order.push(company);
            }
            *weights.entry(company).or_default() += weight;
            let rank = if source {
                0
            } else if is_oblique(text, index) || index > sentence.tokens.start + OPENING {
                1
            } else {
                2
            };
            if rank > taken[number] {
                taken[number] = rank;
                topics[number] = Some(company);
            }
        }
        let total: u64 = weights.values().sum();
        let weight = |company: &EntityId| weights.get(company).copied().unwrap_or_default();
        let main = order.into_iter().rev().max_by_key(weight).filter(|main| 10 * weight(main) >= 3 * total);
        let second = weights.keys().filter(|&company| Some(*company) != main).map(weight).max();
        let dominant = main.is_some_and(|main| {
            2 * weight(&main) >= total || weight(&main) >= LEAD * second.unwrap_or_default()
        });
        let names_main = |&(_, entity): &(Span, EntityId)| employer_or_self(&employers, entity) == main;
        let first = text
            .names
            .mentions
            .iter()
            .find(|&mention| names_main(mention))
            .map_or(0, |mention| text.sentence_of(text.token_at(mention.0.start)));
        let headings = headings(text, &topics);
        Self { main, dominant, first, topics, headings, employers, judges }
    }

    /// The company that the sentence number `sentence` puts first.
    pub(super) fn topic(&self, sentence: usize) -> Option<EntityId> {
        self.topics.get(sentence).copied().flatten()
    }

    /// The company of the line over the list or table that the sentence number `sentence` is an item of.
    pub(super) fn heading(&self, sentence: usize) -> Option<EntityId> {
        self.headings.get(sentence).copied().flatten()
    }

    /// The company that the text spoke of last before the sentence number `sentence`, in the same paragraph;
    /// else the one that it is about.
    pub(super) fn before(&self, text: &LinkText<'_>, sentence: usize) -> Option<EntityId> {
        const REACH: usize = 4;
        if let Some(heading) = self.heading(sentence) {
            return Some(heading);
        }
        if self.dominant {
            return self.main;
        }
        let main = self.main.filter(|_| self.first <= sentence);
        let sentences = &text.sentences;
        let block = sentences.get(sentence)?.block_index;
        (sentence.saturating_sub(REACH)..sentence)
            .rev()
            .filter(|&number| sentences[number].block_index == block)
            .find_map(|number| self.topics[number])
            .or(main)
    }

    /// Whether the mention number `index` cannot own figures around it: the source of a statement, or a name
    /// that only tells whose daughter, rival or owner another company is.
    pub(super) fn is_bystander(&self, text: &LinkText<'_>, index: usize) -> bool {
        let (span, entity) = text.names.mentions[index];
        let start = text.token_at(span.start);
        let judge =
            matches!(entity, EntityId::Company(index) if self.judges.get(index as usize) == Some(&true));
        judge || is_source(text, start) || is_related(text, start) || is_rater(text, start)
    }

    /// A company as it is, a person as the company of their role; a person without one as themselves.
    pub(super) fn owner(&self, entity: EntityId) -> EntityId {
        employer_or_self(&self.employers, entity).unwrap_or(entity)
    }
}

fn employer_or_self(employers: &[Option<EntityId>], entity: EntityId) -> Option<EntityId> {
    match entity {
        EntityId::Company(_) => Some(entity),
        EntityId::Person(index) => employers.get(index as usize).copied().flatten(),
    }
}

fn employers(text: &LinkText<'_>) -> Vec<Option<EntityId>> {
    /// Short forms are looked for among so many companies only, so that long lists stay linear.
    const SEARCHED: usize = 200;
    let companies = &text.names.companies;
    let by_name: HashMap<&str, usize> =
        companies.iter().enumerate().map(|(index, company)| (company.name.as_str(), index)).collect();
    let employer = |person: &Person| {
        let organization = person.organization.as_deref()?;
        let alike = |company: &Company| {
            company.name.contains(organization) || organization.contains(company.name.as_str())
        };
        let found = by_name.get(organization).copied();
        let found = found.or_else(|| companies.iter().take(SEARCHED).position(alike))?;
        Some(EntityId::Company(found as u32))
    };
    text.names.people.iter().map(employer).collect()
}

/// By sentence: for the items of a list the company of the line before the list.
fn headings(text: &LinkText<'_>, topics: &[Option<EntityId>]) -> Vec<Option<EntityId>> {
    let mut heading = None;
    let mut block = None;
    let of_sentence = |(sentence, topic): (&Sentence, &Option<EntityId>)| {
        if matches!(sentence.block, BlockKind::ListItem | BlockKind::Preformatted) {
            return heading;
        }
        if block != Some(sentence.block_index) {
            heading = None;
        }
        block = Some(sentence.block_index);
        heading = heading.or(*topic);
        None
    };
    text.sentences.iter().zip(topics).map(of_sentence).collect()
}

/// By company: whether it is introduced as an agency or the employer of analysts, or is the exchange of a
/// report on its market.
fn judges(text: &LinkText<'_>) -> Vec<bool> {
    let judged = |span: &Span| {
        let tokens = text.tokens_in(*span);
        let before = tokens.start.checked_sub(1).is_some_and(|before| is_judge_noun(text, before));
        before || is_judge_noun(text, tokens.end)
    };
    let market = text.quantities.iter().any(|quantity| quantity.kind == FigureKind::Index);
    let venue = |span: &Span| market && text.tokens_in(*span).any(|index| text.is(index, LinkTag::Venue));
    let bystander = |company: &Company| {
        company.mentions.iter().any(judged) || company.mentions.first().is_some_and(venue)
    };
    text.names.companies.iter().map(bystander).collect()
}

fn is_judge_noun(text: &LinkText<'_>, index: usize) -> bool {
    text.is(index, LinkTag::Attribution) && text.is_noun(index)
}
