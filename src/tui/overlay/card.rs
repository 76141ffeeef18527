//! What is known of an item, as a sheet: written out, with the sentence that says it.

use crate::analysis::{Company, Direction, EntityId, Figure, Modifier, Person, QuoteKind};
use crate::document::Span;
use crate::layout::cell;
use crate::library::measures::measure;
use crate::order::Reorder;
use crate::tui::overlay::card_figure::{CardContext, ToldFigure};
use crate::tui::overlay::sheet::{Part, Sheet, SheetEntry, Tone, unbroken};
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::catalog::{FigureRow, quoted};
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::strings::{Strings, UiText};
use std::cmp::Reverse;
use std::fmt::Display;

/// So many things of a kind are listed.
const LISTED: usize = 6;

/// The card of `item` on a screen of this size. The card of a figure lists the same measure elsewhere or, where `others` is
/// asked for, other amounts of its owner.
pub fn card(
    reader: &mut Reader,
    item: ItemId,
    context: CardContext<'_>,
    others: bool,
    size: (u16, u16),
) -> Option<Sheet> {
    let (title, entries) = told(reader, item, context, others)?;
    let mut sheet = Sheet::new(context.strings.get(title), entries, false, size);
    sheet.is_turned = others;
    Some(sheet)
}

/// The same inside `area`, which has no frame.
pub fn docked(reader: &mut Reader, item: ItemId, context: CardContext<'_>, area: Area) -> Option<Sheet> {
    let (title, entries) = told(reader, item, context, false)?;
    Some(Sheet::within(context.strings.get(title), entries, area))
}

fn told(
    reader: &mut Reader,
    item: ItemId,
    context: CardContext<'_>,
    others: bool,
) -> Option<(UiText, Vec<SheetEntry>)> {
    let strings = context.strings;
    let sentence = reader.catalog.spans(item).first().copied().and_then(|span| {
        let sentence = reader.sentences().at(span.start)?;
        Some((sentence.cover(span), span))
    });
    let writer = Writer { reader, strings, context };
    let at = item.number() as usize;
    let analysis = reader.catalog.analysis();
    Some(match item {
        ItemId::Figure(_) => {
            (UiText::CardFigure, writer.figure(analysis.figures.get(at)?, at, sentence, others))
        }
        ItemId::Person(_) => (UiText::CardPerson, writer.person(analysis.people.get(at)?, at as u32)),
        ItemId::Company(_) => (UiText::CardCompany, writer.company(analysis.companies.get(at)?, at as u32)),
        ItemId::Quote(_) => (UiText::CardQuote, writer.quote(at)?),
        ItemId::Table(number) => (UiText::CardTable, writer.table(number)?),
    })
}

struct Writer<'r> {
    reader: &'r Reader,
    strings: &'r Strings,
    context: CardContext<'r>,
}

impl Writer<'_> {
    fn label(&self, text: UiText) -> &str {
        self.strings.get(text)
    }

    /// The sentence with `marked` in it.
    fn sentence(&self, sentence: Span, marked: Span) -> SheetEntry {
        let part = |start: u32, end: u32, tone| {
            let text = self.reader.document.text.get(start as usize..end as usize).unwrap_or_default();
            let text: String = cell::visible(&text.replace('\n', " ")).into_owned();
            (text, tone)
        };
        SheetEntry::wide(vec![
            part(sentence.start, marked.start, Tone::Plain),
            part(marked.start, marked.end, Tone::Marked),
            part(marked.end, sentence.end, Tone::Plain),
        ])
    }

    /// The figure in one line, its sentence, and below what else is known of it: the same measure elsewhere or, where
    /// `others` is asked for, other amounts of its owner.
    fn figure(
        &self,
        figure: &Figure,
        at: usize,
        sentence: Option<(Span, Span)>,
        others: bool,
    ) -> Vec<SheetEntry> {
        let row = &self.reader.catalog.figures[at];
        let sentence = sentence.map(|(sentence, span)| self.sentence(sentence, span));
        let published = self.reader.document.head.published.map(|published| published.date);
        let told = ToldFigure {
            figure,
            language: self.reader.document.language,
            published,
            when: &row.when,
            locale: self.reader.locale,
        };
        let mut entries = told.entries(in_one_line(figure, row), sentence, self.context);
        entries.extend(if others { self.others(figure, at) } else { self.same_measure(figure, at) });
        entries
    }

    /// The other figures of the same measure.
    fn same_measure(&self, figure: &Figure, at: usize) -> Vec<SheetEntry> {
        let figures = self.reader.catalog.analysis().figures.iter().enumerate();
        let same = figures.filter(|(number, other)| *number != at && self.is_same_measure(figure, other));
        let lines = same.map(|(number, _)| line(&self.reader.catalog.figures[number], true)).collect();
        self.listed(UiText::CardSameMeasure, lines)
    }

    /// Other amounts of the same owner and kind.
    fn others(&self, figure: &Figure, at: usize) -> Vec<SheetEntry> {
        let is_alike = |(number, other): &(usize, &Figure)| {
            let same_unit = matches!((&figure.unit, &other.unit), (Some(one), Some(two)) if one == two);
            let same_who = figure.who.is_some() && figure.who == other.who;
            let kind = other.kind == figure.kind;
            *number != at && kind && same_who && same_unit && !self.is_same_measure(figure, other)
        };
        let figures = self.reader.catalog.analysis().figures.iter().enumerate().filter(is_alike);
        let lines = figures.map(|(number, _)| line(&self.reader.catalog.figures[number], true)).collect();
        self.listed(UiText::CardAlike, lines)
    }

    fn is_same_measure(&self, one: &Figure, other: &Figure) -> bool {
        let named = |figure: &Figure| figure.of.and_then(|of| measure(&self.reader.document.words(of)));
        one.who == other.who && named(one).is_some_and(|name| named(other) == Some(name))
    }

    /// Some of `lines` under one label.
    fn listed(&self, label: UiText, lines: Vec<Vec<Part>>) -> Vec<SheetEntry> {
        let more = lines.len().saturating_sub(LISTED);
        let mut label = self.label(label).to_owned();
        let mut entries: Vec<SheetEntry> = Vec::new();
        for text in lines.into_iter().take(LISTED) {
            entries.push(SheetEntry { label: std::mem::take(&mut label), text, is_wide: false });
        }
        if more > 0 {
            entries.push(SheetEntry::new("", format!("+ {more}"), Tone::Faint));
        }
        entries
    }

    fn person(&self, person: &Person, number: u32) -> Vec<SheetEntry> {
        let new = |label: UiText, text: &str, tone| SheetEntry::new(self.label(label), text, tone);
        let row = &self.reader.catalog.people[number as usize];
        let mut entries = vec![new(UiText::CardPerson, &row.name, Tone::Person)];
        if let Some(role) = &person.role {
            entries.push(new(UiText::CardRole, &cell::visible(role), Tone::Plain));
        }
        if let Some(organization) = &person.organization {
            entries.push(new(UiText::CardOrganisation, &cell::visible(organization), Tone::Company));
        }
        entries.push(new(UiText::CardMentions, &row.count.to_string(), Tone::Plain));
        let quotes = self.reader.catalog.analysis().quotes.iter().enumerate();
        let own = quotes.filter(|(_, quote)| quote.speaker == Some(EntityId::Person(number)));
        let words = own.map(|(at, _)| {
            let row = &self.reader.catalog.quotes[at];
            vec![(quoted(&self.reader.document, row), said_in(row.kind))]
        });
        entries.extend(self.listed(UiText::CardStatements, words.collect()));
        entries.extend(self.figures_of(EntityId::Person(number)));
        entries.push(SheetEntry::blank());
        entries.extend(self.listed(UiText::CardNamedIn, self.naming(ItemId::Person(number))));
        entries
    }

    /// The sentences that name `item`, which tell what is attributed to it without being quoted.
    fn naming(&self, item: ItemId) -> Vec<Vec<Part>> {
        let mut lines: Vec<Vec<Part>> = Vec::new();
        let mut last = None;
        for &span in self.reader.catalog.spans(item) {
            let Some(sentence) = self.reader.sentence_at(span) else { continue };
            if last.replace(sentence) != Some(sentence) {
                lines.push(self.sentence(sentence, span).text);
            }
        }
        lines
    }

    fn company(&self, company: &Company, number: u32) -> Vec<SheetEntry> {
        let new = |label: UiText, text: &str, tone| SheetEntry::new(self.label(label), text, tone);
        let row = &self.reader.catalog.companies[number as usize];
        let mut entries = vec![new(UiText::CardCompany, &row.name, Tone::Company)];
        let known = [
            (UiText::CardTicker, &company.ticker),
            (UiText::CardIsin, &company.isin),
            (UiText::CardCountry, &company.country),
        ];
        for (label, value) in known {
            if let Some(value) = value {
                entries.push(new(label, &cell::visible(value), Tone::Plain));
            }
        }
        entries.push(new(UiText::CardMentions, &row.count.to_string(), Tone::Plain));
        entries.extend(self.figures_of(EntityId::Company(number)));
        let people = self.people_of(company);
        if !people.is_empty() {
            entries.push(new(UiText::CardPeople, &people.join(", "), Tone::Person));
        }
        entries
    }

    /// The figures of an owner, the largest of each unit first.
    fn figures_of(&self, owner: EntityId) -> Vec<SheetEntry> {
        let catalog = &self.reader.catalog;
        let figures = catalog.analysis().figures.iter().enumerate();
        let mut own: Vec<(usize, &Figure)> =
            figures.filter(|(_, figure)| figure.who == Some(owner)).collect();
        own.reorder_by_cached_key(|(_, figure)| {
            (figure.kind, figure.unit.clone(), Reverse(figure.value_to.unwrap_or(figure.value)))
        });
        let lines = own.iter().map(|(at, _)| line(&catalog.figures[*at], false));
        self.listed(UiText::CardFigures, lines.collect())
    }

    /// The people whose organisation it is, and those who share a sentence with it.
    fn people_of(&self, company: &Company) -> Vec<String> {
        let catalog = &self.reader.catalog;
        let near = |person: &Person| {
            person.organization.as_deref() == Some(company.name.as_str())
                || person.mentions.iter().any(|span| {
                    let at = |other: &Span| self.reader.same_sentence(*span, *other);
                    company.mentions.iter().any(at)
                })
        };
        let people = catalog.analysis().people.iter().zip(&catalog.people);
        people.filter(|(person, _)| near(person)).map(|(_, row)| row.name.clone()).collect()
    }

    /// The name of a table, how large it is, and its figures.
    fn table(&self, number: u32) -> Option<Vec<SheetEntry>> {
        let catalog = &self.reader.catalog;
        let group = catalog.tables.get(number as usize)?;
        let table = self.reader.table(number)?;
        let title = if group.title.is_empty() { self.label(UiText::CardTable) } else { &group.title };
        let sizes: [(&str, &dyn Display); 2] = [("rows", &table.rows.len()), ("columns", &table.columns)];
        let size = self.strings.fill(UiText::CardTableSize, &sizes);
        let mut entries = vec![
            SheetEntry::new(self.label(UiText::CardTable), title, Tone::Plain),
            SheetEntry::new("", size, Tone::Faint),
        ];
        let figures = group.figures.iter().filter_map(|&figure| catalog.figures.get(figure as usize));
        entries.extend(self.listed(UiText::CardFigures, figures.map(|row| line(row, false)).collect()));
        Some(entries)
    }

    fn quote(&self, at: usize) -> Option<Vec<SheetEntry>> {
        let quote = self.reader.catalog.analysis().quotes.get(at)?;
        let row = self.reader.catalog.quotes.get(at)?;
        let who = if row.who.is_empty() { self.label(UiText::Nobody) } else { &row.who };
        let tone = if row.who.is_empty() { Tone::Faint } else { Tone::Person };
        let mut entries = vec![SheetEntry::new(self.label(UiText::CardSpeaker), who, tone)];
        if let Some(EntityId::Person(number)) = quote.speaker
            && let Some(person) = self.reader.catalog.people.get(number as usize)
            && !person.about.is_empty()
        {
            entries.push(SheetEntry::new(self.label(UiText::CardRole), &person.about, Tone::Plain));
        }
        let words = quoted(&self.reader.document, row);
        entries.push(SheetEntry::new(self.label(UiText::CardStatements), words, said_in(row.kind)));
        Some(entries)
    }
}

/// The tone of a statement: words of the article stand back behind those of the speaker.
fn said_in(kind: QuoteKind) -> Tone {
    match kind {
        QuoteKind::Direct => Tone::Plain,
        QuoteKind::Indirect => Tone::Faint,
    }
}

/// `€8.29bn ▲ · revenue · SAP · Q2 24`: what may be wrong is faint.
fn in_one_line(figure: &Figure, row: &FigureRow) -> Vec<Part> {
    let mut parts = vec![(row.amount.to_string(), Tone::Amount)];
    match row.direction {
        Some(Direction::Up) => parts.push((" ▲".to_owned(), Tone::Up)),
        Some(Direction::Down) => parts.push((" ▼".to_owned(), Tone::Down)),
        None => {}
    }
    let owner = match figure.who {
        Some(EntityId::Person(_)) => Tone::Person,
        _ => Tone::Company,
    };
    let links = [
        (&row.what, row.unsure.what, Tone::Plain),
        (&row.who, row.unsure.who, owner),
        (&unbroken(&row.when_short), row.unsure.when, Tone::Plain),
    ];
    for (text, is_unsure, tone) in links.into_iter().filter(|(text, ..)| !text.is_empty()) {
        parts.push((" · ".to_owned(), Tone::Faint));
        parts.push((text.clone(), if is_unsure { Tone::Faint } else { tone }));
    }
    parts
}

/// A figure in one line.
fn line(row: &FigureRow, with_owner: bool) -> Vec<Part> {
    let mut parts = vec![(row.amount.to_string(), Tone::Amount)];
    match row.direction {
        Some(Direction::Up) => parts.push((" ▲".to_owned(), Tone::Up)),
        Some(Direction::Down) => parts.push((" ▼".to_owned(), Tone::Down)),
        None => {}
    }
    let owner = if with_owner { row.who.as_str() } else { "" };
    let when = unbroken(&row.when_short);
    let about = [row.what.as_str(), owner, when.as_str()].into_iter().filter(|text| !text.is_empty());
    let about = about.collect::<Vec<_>>().join(", ");
    if !about.is_empty() {
        parts.push((format!(" {about}"), Tone::Plain));
    }
    parts
}

/// What readers call a modifier.
pub fn modifier(modifier: Modifier) -> UiText {
    match modifier {
        Modifier::Exact => UiText::ModifierExact,
        Modifier::Approx => UiText::ModifierApprox,
        Modifier::AtLeast => UiText::ModifierAtLeast,
        Modifier::MoreThan => UiText::ModifierMoreThan,
        Modifier::AtMost => UiText::ModifierAtMost,
        Modifier::LessThan => UiText::ModifierLessThan,
        Modifier::Range => UiText::ModifierRange,
    }
}
