//! Which company a text, and each part of it, is about.

use crate::analysis::links::grammar::Class;
use crate::analysis::links::scene::Scene;
use crate::analysis::text::Sentence;
use crate::analysis::{Company, EntityId, FigureKind, Person};
use crate::document::{BlockKind, Span};
use foldhash::HashMap;

/// A name that stands farther from the start of its sentence is seldom what the sentence is about.
const OPENING: usize = 8;

/// So many words in apposition to a name are looked past for the preposition that it stands behind.
const APPOSITION: usize = 3;

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
    pub(in crate::analysis::links) fn of(scene: &Scene<'_>) -> Self {
        let employers = employers(scene);
        let mut weights: HashMap<EntityId, u64> = HashMap::default();
        let mut order = Vec::new();
        let mut topics = vec![None; scene.text.sentences.len()];
        let mut taken = vec![0; scene.text.sentences.len()];
        let judges = judges(scene);
        let first_block = scene.text.sentences.first().map(|sentence| sentence.block_index);
        for &(span, entity) in &scene.names.mentions {
            let index = scene.text.token_at(span.start);
            let number = scene.text.sentence_of(index);
            let Some(sentence) = scene.text.sentences.get(number) else { continue };
            let Some(company) = employer_or_self(&employers, entity) else { continue };
            let head = sentence.block == BlockKind::Headline || Some(sentence.block_index) == first_block;
            let judge =
                matches!(company, EntityId::Company(index) if judges.get(index as usize) == Some(&true));
            let source =
                judge || is_source(scene, index) || is_kin(scene, index) || is_introduced(scene, index);
            let mut weight = if head { 60 } else { 20 };
            if matches!(entity, EntityId::Person(_)) {
                weight /= 2;
            }
            if source {
                weight /= 5;
            } else if is_oblique(scene, index) {
                weight /= 2;
            }
            if !weights.contains_key(&company) {
                order.push(company);
            }
            *weights.entry(company).or_default() += weight;
            let rank = if source {
                0
            } else if is_oblique(scene, index) || index > sentence.tokens.start + OPENING {
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
        let first = scene
            .names
            .mentions
            .iter()
            .find(|&mention| names_main(mention))
            .map_or(0, |mention| scene.text.sentence_of(scene.text.token_at(mention.0.start)));
        let headings = headings(scene, &topics);
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
    pub(super) fn before(&self, scene: &Scene<'_>, sentence: usize) -> Option<EntityId> {
        const REACH: usize = 4;
        if let Some(heading) = self.heading(sentence) {
            return Some(heading);
        }
        if self.dominant {
            return self.main;
        }
        let main = self.main.filter(|_| self.first <= sentence);
        let sentences = &scene.text.sentences;
        let block = sentences.get(sentence)?.block_index;
        (sentence.saturating_sub(REACH)..sentence)
            .rev()
            .filter(|&number| sentences[number].block_index == block)
            .find_map(|number| self.topics[number])
            .or(main)
    }

    /// Whether the mention number `index` cannot own figures around it: the source of a statement, or a name
    /// that only tells whose daughter, rival or owner another company is.
    pub(super) fn is_bystander(&self, scene: &Scene<'_>, index: usize) -> bool {
        let (span, entity) = scene.names.mentions[index];
        let start = scene.text.token_at(span.start);
        let judge =
            matches!(entity, EntityId::Company(index) if self.judges.get(index as usize) == Some(&true));
        judge || is_source(scene, start) || is_kin(scene, start) || is_rater(scene, start)
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

fn employers(scene: &Scene<'_>) -> Vec<Option<EntityId>> {
    /// Short forms are looked for among so many companies only, so that long lists stay linear.
    const SEARCHED: usize = 200;
    let companies = &scene.names.companies;
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
    scene.names.people.iter().map(employer).collect()
}

/// By sentence: for the items of a list the company of the line before the list.
fn headings(scene: &Scene<'_>, topics: &[Option<EntityId>]) -> Vec<Option<EntityId>> {
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
    scene.text.sentences.iter().zip(topics).map(of_sentence).collect()
}

/// By company: whether it is introduced as an agency or the employer of analysts, or is the exchange of a
/// report on its market.
fn judges(scene: &Scene<'_>) -> Vec<bool> {
    let judged = |span: &Span| {
        let tokens = scene.text.tokens_in(*span);
        let before = tokens.start.checked_sub(1).is_some_and(|before| is_judge_noun(scene, before));
        before || is_judge_noun(scene, tokens.end)
    };
    let market = scene.quantities.iter().any(|quantity| quantity.kind == FigureKind::Index);
    let venue =
        |span: &Span| market && scene.text.tokens_in(*span).any(|index| scene.is(index, Class::Venue));
    let bystander = |company: &Company| {
        company.mentions.iter().any(judged) || company.mentions.first().is_some_and(venue)
    };
    scene.names.companies.iter().map(bystander).collect()
}

fn is_judge_noun(scene: &Scene<'_>, index: usize) -> bool {
    scene.is(index, Class::Attribution) && scene.is_noun(index)
}

/// Whether the name only tells what another company is to it: `RBI-Tochter`, `Bank-Austria-Mutter`.
pub(super) fn is_kin(scene: &Scene<'_>, index: usize) -> bool {
    let Some((number, _)) = scene.mention_at(index) else { return false };
    let end = scene.text.tokens_in(scene.names.mentions[number].0).end;
    scene.form(end) == "-"
        && scene.text.is_joined(end)
        && scene.text.is_joined(end + 1)
        && scene.is(end + 1, Class::Kin)
}

/// Whether the noun before the name tells what the company is to another one: `the investor A`, `Rivalin B`.
pub(super) fn is_introduced(scene: &Scene<'_>, index: usize) -> bool {
    let Some((number, _)) = scene.mention_at(index) else { return false };
    let start = scene.text.tokens_in(scene.names.mentions[number].0).start;
    start.checked_sub(1).is_some_and(|before| {
        scene.sentence(index).contains(&before) && scene.is(before, Class::Kin) && scene.is_noun(before)
    })
}

/// Whether the name opens a sentence on what analysts think a share is worth: `Die Deutsche Bank senkte das Kursziel`.
fn is_rater(scene: &Scene<'_>, index: usize) -> bool {
    const REACH: usize = 12;
    let sentence = scene.sentence(index);
    let first = scene
        .names
        .mentions
        .get(scene.names.mentions.partition_point(|mention| {
            mention.0.end <= scene.text.span(sentence.start..sentence.start + 1).start
        }))
        .is_some_and(|mention| scene.text.tokens_in(mention.0).contains(&index));
    let to = (index + REACH).min(sentence.end);
    let target = (index + 1..to).find(|&at| scene.is(at, Class::Target));
    // `Teslas Kursziel`, `Kursziel für Tesla`: whose target it is.
    let moved = |target: usize| {
        (index + 1..target).any(|at| scene.is_any(at, &[Class::Up, Class::Down, Class::Say, Class::Deal]))
    };
    first && target.is_some_and(moved)
}

/// Whether the name is the source of a statement: `laut Moodys`, `said X`, `Jefferies analyst`.
pub(super) fn is_source(scene: &Scene<'_>, index: usize) -> bool {
    let Some((number, entity)) = scene.mention_at(index) else { return false };
    let tokens = scene.text.tokens_in(scene.names.mentions[number].0);
    let sentence = scene.sentence(index);
    let before = |step: usize| tokens.start.checked_sub(step).filter(|&at| at >= sentence.start);
    let attributed = (1..=2).filter_map(before).any(|at| scene.is(at, Class::Attribution))
        || scene.is(tokens.end, Class::Attribution)
        // `Jefferies-Analyst`
        || scene.form(tokens.end) == "-" && scene.is(tokens.end + 1, Class::Attribution)
        // `an analyst at Jefferies`, `according to Moody's`
        || before(1).is_some_and(|at| scene.is_any(at, &[Class::To, Class::Tie, Class::By, Class::At]))
            && (2..=3).filter_map(before).any(|at| scene.is(at, Class::Attribution));
    let company = matches!(entity, EntityId::Company(_));
    let told = company && before(1).is_some_and(|at| scene.is(at, Class::Told));
    let says = !company
        && (scene.is(tokens.end, Class::Say) || before(1).is_some_and(|at| scene.is(at, Class::Say)));
    attributed || told || says
}

/// Whether the name stands behind a preposition, so that it is no subject.
pub(super) fn is_oblique(scene: &Scene<'_>, index: usize) -> bool {
    let Some((number, _)) = scene.mention_at(index) else { return false };
    let start = scene.text.tokens_in(scene.names.mentions[number].0).start;
    let sentence = scene.sentence(index);
    let before = |step: usize| start.checked_sub(step).filter(|&at| at >= sentence.start);
    let preposition = |at: usize| {
        scene.is_any(at, &[Class::With, Class::From, Class::By, Class::To, Class::Genitive, Class::Cause])
            && !is_nominative(scene, at, sentence.start)
    };
    let mut step = 1;
    // What stands in apposition to the name: `des US-Unternehmens A`, `vom Investmenthaus B`.
    let common = |at: usize| {
        scene.pack().writing.nouns_capitalized
            && scene.is_noun(at)
            && scene.mention_at(at).is_none()
            && scene.figure_at(at).is_none()
            && scene.time_at(at).is_none()
    };
    while step < APPOSITION && before(step).is_some_and(common) {
        step += 1;
    }
    before(step).is_some_and(|at| {
        preposition(at) || scene.is(at, Class::Function) && before(step + 1).is_some_and(preposition)
    })
}

/// Whether the article opens a subject: `die`, `das`, and `der` but behind what governs it, as in `der Kauf der A`,
/// `von der A`.
fn is_nominative(scene: &Scene<'_>, at: usize, start: usize) -> bool {
    if !scene.pack().words.cased_articles {
        return false;
    }
    let governed = || {
        let before = at.checked_sub(1).filter(|&before| before >= start);
        before.is_some_and(|before| {
            scene.text.is_capitalized(before)
                || scene.is_any(before, &[Class::With, Class::From, Class::By, Class::To, Class::Cause])
        })
    };
    scene.is(at, Class::NominativeArticle)
        || at == start
        || scene.is(at, Class::GenitiveArticle) && !governed()
}
