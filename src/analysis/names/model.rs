//! What the stage makes.

use crate::analysis::{Company, Confidence, EntityId, Person};
use crate::document::Span;
use crate::lexicon::gazetteer;

/// The people and companies of an article.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// In the order of their first mention.
    pub people: Vec<Person>,
    /// In the order of their first mention.
    pub companies: Vec<Company>,
    /// Every mention of both, in the order of the text, none overlapping another.
    pub mentions: Vec<(Span, EntityId)>,
}

impl Names {
    /// Adds a mention of a company that something else than its words tells, such as the head of a column. Nothing happens
    /// where a name stands there already.
    pub fn add_company(&mut self, name: &str, span: Span) {
        let at = self.mentions.partition_point(|(mention, _)| mention.end <= span.start);
        if let Some(&(mention, entity)) = self.mentions.get(at).filter(|(mention, _)| mention.overlaps(span))
        {
            self.widen(mention, entity, at, name, span);
            return;
        }
        let begins = |long: &str, short: &str| {
            long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let known = self
            .companies
            .iter()
            .position(|company| begins(&company.name, name) || begins(name, &company.name));
        let index = known.unwrap_or_else(|| self.place_for(name, span));
        let company = &mut self.companies[index];
        let place = company.mentions.partition_point(|mention| *mention < span);
        company.mentions.insert(place, span);
        self.mentions.insert(at, (span, EntityId::Company(index as u32)));
    }

    /// Makes a mention of a company that covers a part of the name cover all of it.
    fn widen(&mut self, mention: Span, entity: EntityId, at: usize, name: &str, span: Span) {
        let is_alone = self.mentions.get(at + 1).is_none_or(|(next, _)| !next.overlaps(span));
        let EntityId::Company(index) = entity else { return };
        let Some(company) = self.companies.get_mut(index as usize) else { return };
        if !(is_alone && span.contains(mention) && mention.len() < span.len()) {
            return;
        }
        self.mentions[at].0 = span;
        company.mentions.iter_mut().filter(|known| **known == mention).for_each(|known| *known = span);
        if name.len() > company.name.len() && name.contains(&company.name) {
            name.clone_into(&mut company.name);
        }
    }

    /// Takes the mentions of companies away that are none after all.
    pub fn remove_companies(&mut self, is_none: impl Fn(Span) -> bool) {
        let is_kept =
            |span: &Span, entity: &EntityId| matches!(entity, EntityId::Person(_)) || !is_none(*span);
        self.mentions.retain(|(span, entity)| is_kept(span, entity));
        let mut kept: Vec<Option<u32>> = Vec::with_capacity(self.companies.len());
        let mut next = 0;
        for company in &mut self.companies {
            company.mentions.retain(|span| !is_none(*span));
            kept.push((!company.mentions.is_empty()).then_some(next));
            next += u32::from(!company.mentions.is_empty());
        }
        self.companies.retain(|company| !company.mentions.is_empty());
        for (_, entity) in &mut self.mentions {
            if let EntityId::Company(index) = entity
                && let Some(Some(new)) = kept.get(*index as usize)
            {
                *index = *new;
            }
        }
    }

    /// The place of a new company, in the order of the first mentions.
    fn place_for(&mut self, name: &str, span: Span) -> usize {
        /// How sure it is that what stands under a heading for firms is one.
        const OF_TABLES: Confidence = Confidence::of_hundredths(90);
        let index = self.companies.partition_point(|company| company.mentions.first() < Some(&span));
        let record = gazetteer::sense_of(name).company_row().and_then(gazetteer::company);
        let cell = |cell: Option<&str>| cell.map(str::to_owned);
        let company = Company {
            name: name.to_owned(),
            ticker: cell(record.and_then(|record| record.ticker)),
            isin: cell(record.and_then(|record| record.isin)),
            country: cell(record.and_then(|record| record.country)),
            confidence: OF_TABLES,
            mentions: Vec::new(),
        };
        self.companies.insert(index, company);
        for (_, entity) in &mut self.mentions {
            if let EntityId::Company(number) = entity
                && *number as usize >= index
            {
                *number += 1;
            }
        }
        index
    }
}
