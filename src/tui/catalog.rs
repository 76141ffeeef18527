//! What the analysis found, made ready to be drawn: once, when the analysis arrives, so that a frame never
//! formats or sorts anything.
//!
//! Names come from the text, so every string here has gone through [`cell::visible`].

use super::item::ItemId;
use super::pane::{LISTS, ListSort, Pane};
use crate::analysis::{Analysis, Direction, QuoteKind, Unit};
use crate::document::{Document, Span};
use crate::language;
use crate::language::Locale;
use crate::layout::cell;
use crate::present::amount::ShortAmount;
use std::cmp::Reverse;

/// A place in the text that names an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What.
    pub item: ItemId,
}

/// A row of people or companies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntityRow {
    /// Its name.
    pub name: String,
    /// Role and organisation, or ticker.
    pub about: String,
    /// What else is known: ISIN and country of a company.
    pub more: String,
    /// How often it is named.
    pub count: usize,
}

/// A row of figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureRow {
    /// How much.
    pub amount: ShortAmount,
    /// Up or down.
    pub direction: Option<Direction>,
    /// What is measured.
    pub what: String,
    /// Of whom.
    pub who: String,
    /// When.
    pub when: String,
}

/// What `row` tells: a speaker's own words between the quotation marks of the document's language, those of the article
/// without any.
pub fn quoted(document: &Document, row: &QuoteRow) -> String {
    match row.kind {
        QuoteKind::Direct => {
            let (open, close) = language::quotation_marks(document.language);
            format!("{open}{}{close}", row.words)
        }
        QuoteKind::Indirect => row.words.clone(),
    }
}

/// A row of quotes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuoteRow {
    /// Who said it; empty where nobody is named.
    pub who: String,
    /// What was said, in one line.
    pub words: String,
    /// Whether they are the speaker's own.
    pub kind: QuoteKind,
}

/// The widest entry of each column of the figures, in columns of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FigureWidths {
    /// Of the whole digits of amounts.
    pub whole: usize,
    /// Of what follows them.
    pub rest: usize,
    /// Of what is measured.
    pub what: usize,
    /// Of whose figures they are.
    pub who: usize,
    /// Of their times.
    pub when: usize,
    /// Whether any has a direction.
    pub arrow: bool,
}

/// Everything that the panes show, and where the text names it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalog {
    analysis: Analysis,
    /// All mentions and figures, sorted, none overlapping another.
    pub marks: Vec<Mark>,
    /// The people.
    pub people: Vec<EntityRow>,
    /// The companies.
    pub companies: Vec<EntityRow>,
    /// The figures.
    pub figures: Vec<FigureRow>,
    /// The quotes.
    pub quotes: Vec<QuoteRow>,
    /// How wide the columns of the figures are at most.
    pub figure_widths: FigureWidths,
}

impl Catalog {
    /// Makes everything ready for drawing.
    pub fn new(document: &Document, analysis: Analysis, locale: Locale) -> Self {
        let text = |span: Span| cell::visible(document.slice(span)).into_owned();
        let people = analysis.people.iter().map(|person| {
            let about = [person.role.as_deref(), person.organization.as_deref()];
            let about: Vec<&str> = about.into_iter().flatten().collect();
            EntityRow {
                name: cell::visible(&person.name).into_owned(),
                about: cell::visible(&about.join(", ")).into_owned(),
                more: String::new(),
                count: person.mentions.len(),
            }
        });
        let companies = analysis.companies.iter().map(|company| EntityRow {
            name: cell::visible(&company.name).into_owned(),
            about: cell::visible(company.ticker.as_deref().unwrap_or_default()).into_owned(),
            more: cell::visible(&known(&[company.isin.as_deref(), company.country.as_deref()])).into_owned(),
            count: company.mentions.len(),
        });
        let figures = analysis.figures.iter().map(|figure| {
            let noun = match &figure.unit {
                Some(Unit::Noun(noun)) => cell::visible(noun).into_owned(),
                _ => String::new(),
            };
            let of = figure.of.map(text).unwrap_or_default();
            let what = match (noun.is_empty(), of.is_empty() || of == noun) {
                (false, false) => format!("{noun}, {of}"),
                (false, true) => noun,
                (true, _) => of,
            };
            let who = figure.who.map(|who| analysis.name(who));
            FigureRow {
                amount: ShortAmount::in_locale(figure, document.language, locale),
                direction: figure.direction,
                what,
                who: cell::visible(who.unwrap_or_default()).into_owned(),
                when: figure.when.map(|when| text(when.span)).unwrap_or_default(),
            }
        });
        let quotes = analysis.quotes.iter().map(|quote| QuoteRow {
            who: cell::visible(quote.speaker.map_or("", |who| analysis.name(who))).into_owned(),
            words: one_line(document.slice(quote.span)),
            kind: quote.kind,
        });
        let mut catalog = Self {
            quotes: quotes.collect(),
            people: people.collect(),
            companies: companies.collect(),
            figures: figures.collect(),
            marks: marks(&analysis),
            figure_widths: FigureWidths::default(),
            analysis,
        };
        let widths = &mut catalog.figure_widths;
        for row in &catalog.figures {
            widths.whole = widths.whole.max(cell::width(&row.amount.whole));
            widths.rest = widths.rest.max(cell::width(&row.amount.rest));
            widths.what = widths.what.max(cell::width(&row.what));
            widths.who = widths.who.max(cell::width(&row.who));
            widths.when = widths.when.max(cell::width(&row.when));
            widths.arrow |= row.direction.is_some();
        }
        catalog
    }

    /// What it was made of.
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// How many rows each list has.
    pub fn lengths(&self) -> [usize; LISTS] {
        [self.people.len(), self.companies.len(), self.figures.len(), self.quotes.len()]
    }

    /// Where the text names `item`, in the order of the text.
    pub fn spans(&self, item: ItemId) -> &[Span] {
        let analysis = &self.analysis;
        match item {
            ItemId::Person(number) => {
                analysis.people.get(number as usize).map_or(&[], |person| person.mentions.as_slice())
            }
            ItemId::Company(number) => {
                analysis.companies.get(number as usize).map_or(&[], |company| company.mentions.as_slice())
            }
            ItemId::Figure(number) => {
                analysis.figures.get(number as usize).map_or(&[], |figure| std::slice::from_ref(&figure.span))
            }
            ItemId::Quote(number) => {
                analysis.quotes.get(number as usize).map_or(&[], |quote| std::slice::from_ref(&quote.span))
            }
        }
    }

    /// The words that say what a figure measures and when; none for other items.
    pub fn linked(&self, item: ItemId) -> [Option<Span>; 2] {
        match item {
            ItemId::Figure(number) => self
                .analysis
                .figures
                .get(number as usize)
                .map_or([None; 2], |figure| [figure.of, figure.when.map(|when| when.span)]),
            ItemId::Person(_) | ItemId::Company(_) | ItemId::Quote(_) => [None; 2],
        }
    }

    /// The mark that covers the byte at `offset`.
    pub fn mark_at(&self, offset: usize) -> Option<Mark> {
        let index = self.marks.partition_point(|mark| mark.span.end as usize <= offset);
        self.marks.get(index).copied().filter(|mark| mark.span.contains_offset(offset))
    }

    /// The first mark that shares a byte with `span`.
    pub fn mark_in(&self, span: Span) -> Option<Mark> {
        let index = self.marks.partition_point(|mark| mark.span.end <= span.start);
        self.marks.get(index).copied().filter(|mark| mark.span.overlaps(span))
    }

    /// The numbers of a list's items in the order of `sort`.
    pub fn order(&self, pane: Pane, sort: ListSort) -> Vec<u32> {
        let length = pane.list_index().map_or(0, |index| self.lengths()[index]);
        let mut order: Vec<u32> = (0..length as u32).collect();
        let figures = &self.analysis.figures;
        match (pane, sort) {
            (_, ListSort::Text) | (Pane::Article, _) => {}
            (Pane::People, ListSort::Weight) => {
                order.sort_by_key(|&at| Reverse(self.people[at as usize].count));
            }
            (Pane::Companies, ListSort::Weight) => {
                order.sort_by_key(|&at| Reverse(self.companies[at as usize].count));
            }
            (Pane::People, ListSort::Name) => {
                order.sort_by_cached_key(|&at| self.people[at as usize].name.to_lowercase());
            }
            (Pane::Companies, ListSort::Name) => {
                order.sort_by_cached_key(|&at| self.companies[at as usize].name.to_lowercase());
            }
            // Only amounts of one unit can be compared, so the units stay together.
            (Pane::Figures, ListSort::Weight) => order.sort_by_cached_key(|&at| {
                let figure = &figures[at as usize];
                (figure.kind, figure.unit.clone(), Reverse(figure.value_to.unwrap_or(figure.value)))
            }),
            (Pane::Figures, ListSort::Name) => order.sort_by_key(|&at| figures[at as usize].kind),
            (Pane::Quotes, ListSort::Weight) => {
                order.sort_by_key(|&at| Reverse(self.quotes[at as usize].words.len()));
            }
            (Pane::Quotes, ListSort::Name) => order.sort_by_cached_key(|&at| {
                let who = &self.quotes[at as usize].who;
                (who.is_empty(), who.to_lowercase())
            }),
        }
        order
    }

    /// All that the row of an item says, in lower case, to look for words in.
    pub fn searchable(&self, item: ItemId) -> String {
        let at = item.number() as usize;
        let entity = |row: &EntityRow| format!("{} {} {}", row.name, row.about, row.more);
        let text = match item {
            ItemId::Person(_) => self.people.get(at).map(entity),
            ItemId::Company(_) => self.companies.get(at).map(entity),
            ItemId::Figure(_) => self
                .figures
                .get(at)
                .map(|row| format!("{} {} {} {}", row.amount, row.what, row.who, row.when)),
            ItemId::Quote(_) => self.quotes.get(at).map(|row| format!("{} {}", row.who, row.words)),
        };
        text.unwrap_or_default().to_lowercase()
    }
}

/// Those of `parts` that are known, in one line.
fn known(parts: &[Option<&str>]) -> String {
    parts.iter().flatten().copied().collect::<Vec<_>>().join(", ")
}

/// A text of several lines as one, made visible.
fn one_line(text: &str) -> String {
    cell::visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// All mentions and figures in the order of the text; of two that overlap, the one that starts first or,
/// where both start together, the longer one.
fn marks(analysis: &Analysis) -> Vec<Mark> {
    let mentions = analysis.mentions().map(|(entity, span)| Mark { span, item: entity.into() });
    let figures = analysis.figures.iter().enumerate();
    let figures =
        figures.map(|(number, figure)| Mark { span: figure.span, item: ItemId::Figure(number as u32) });
    let mut marks: Vec<Mark> = mentions.chain(figures).filter(|mark| !mark.span.is_empty()).collect();
    marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end)));
    let mut end = 0;
    marks.retain(|mark| {
        let free = mark.span.start >= end;
        if free {
            end = mark.span.end;
        }
        free
    });
    marks
}
