//! Whose the values of a table are: the firms that its rows or columns name, else the firm that the article is about.

use super::shape::{ReadCell, TableShape};
use super::tag::TableTag;
use crate::analysis::EntityId;
use crate::analysis::names::Names;
use crate::document::{BlockKind, Document, Span};

/// The firm of a cell: the mention in it that covers most of its words.
pub(super) fn firm_of(names: &Names, span: Span) -> Option<EntityId> {
    let first = names.mentions.partition_point(|(mention, _)| mention.end <= span.start);
    let inside = names.mentions[first..].iter().take_while(|(mention, _)| mention.start < span.end);
    let firms = inside.filter(|(mention, entity)| {
        matches!(entity, EntityId::Company(_)) && span.contains(*mention) && 2 * mention.len() >= span.len()
    });
    firms.max_by_key(|(mention, _)| mention.len()).map(|&(_, entity)| entity)
}

/// Whether the rows of a table are firms.
pub(super) fn rows_are_firms(shape: &TableShape, names: &Names) -> bool {
    let labels = shape.rows().filter_map(|row| row.label());
    let (mut firms, mut all) = (0, 0);
    for label in labels {
        all += 1;
        firms += usize::from(firm_of(names, label.span).is_some());
    }
    firms > 1 && (2 * firms >= all || shape.labels_are(TableTag::Firm))
}

/// The heads and labels that name what is measured.
pub(super) fn measures(shape: &TableShape) -> impl Iterator<Item = Span> + '_ {
    let is_measure = |cell: &&ReadCell| {
        let label = &cell.label;
        label.is_money || label.is_per_piece || label.is_multiple || label.tags.has(TableTag::Share)
    };
    let heads = || shape.sections.iter().flat_map(|section| &section.heads).flat_map(|head| &head.cells);
    let periods = heads().filter(|cell| cell.label.period.is_some());
    shape
        .rows()
        .flat_map(|row| &row.labels)
        .chain(heads())
        .filter(is_measure)
        .chain(periods)
        .map(|cell| cell.span)
}

/// The labels that are names of firms because the head of their column says so.
pub(super) fn named_as_firms(shape: &TableShape) -> impl Iterator<Item = Span> + '_ {
    const LONGEST: usize = 48;
    let is_measure = |cell: &ReadCell| {
        let label = &cell.label;
        label.is_money || label.is_per_piece || label.counted.is_some() || label.tags.has(TableTag::Share)
    };
    let is_headed =
        shape.labels_are(TableTag::Firm) && !shape.rows().filter_map(|row| row.label()).any(is_measure);
    let labels = shape.rows().filter(move |_| is_headed).filter_map(|row| row.label());
    let is_name = |cell: &&ReadCell| {
        !cell.label.tags.has(TableTag::Total)
            && !cell.label.is_money
            && !cell.label.is_index
            && cell.label.period.is_none()
            && cell.span.len() <= LONGEST
    };
    labels.filter(is_name).filter_map(|cell| cell.label.text.as_ref().map(|text| cell.place(text)))
}

/// The firm that a caption names.
pub(super) fn firm_in(names: &Names, captions: &[ReadCell]) -> Option<EntityId> {
    captions.iter().find_map(|caption| {
        let first = names.mentions.partition_point(|(mention, _)| mention.end <= caption.span.start);
        let inside =
            names.mentions[first..].iter().take_while(|(mention, _)| mention.start < caption.span.end);
        inside.map(|&(_, entity)| entity).find(|entity| matches!(entity, EntityId::Company(_)))
    })
}

/// The firm that the article is about: the one that the text outside of tables names most, above all in the headline.
pub(super) fn main_firm(
    document: &Document,
    names: &Names,
    is_in_table: impl Fn(Span) -> bool,
) -> Option<EntityId> {
    const HEAD: usize = 3;
    let heads: Vec<Span> = document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Headline)
        .map(|block| block.span)
        .take(HEAD)
        .collect();
    let mut weights = vec![0; names.companies.len()];
    for &(span, entity) in names.mentions.iter().filter(|(span, _)| !is_in_table(*span)) {
        if let EntityId::Company(index) = entity
            && let Some(weight) = weights.get_mut(index as usize)
        {
            *weight += if heads.iter().any(|head| head.contains(span)) { HEAD } else { 1 };
        }
    }
    let best = weights.iter().copied().max().filter(|best| *best > 0)?;
    let index = weights.iter().position(|weight| *weight == best)?;
    Some(EntityId::Company(index as u32))
}
