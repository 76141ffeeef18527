//! What the analysis found, made ready to be drawn: once, when the analysis arrives, so that a frame never
//! formats or sorts anything.
//!
//! Names come from the text, so every string here has gone through [`cell::visible`].

use crate::analysis::{Analysis, Confidence, Direction, EntityId, QuoteKind, Unit};
use crate::document::{Document, Span, Table};
use crate::language;
use crate::language::Locale;
use crate::layout::cell;
use crate::order::Reorder;
use crate::present::amount::ShortAmount;
use crate::present::{measure, period};
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::pane::{LISTS, ListSort, Pane};
use crate::tui::screen::article::table_group::{self, TableGroup};
use std::cmp::Reverse;

/// What the analysis is less sure of counts as unsure. Of the owners that it gives less, half or more are wrong, and of
/// names about half; of what it gives more, two of three or more are right (`assets/model/README.md` has the tables).
pub const SURE: Confidence = Confidence::of_hundredths(60);

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
    /// Whether it may be none.
    pub is_unsure: bool,
}

/// The widest short form of a time, in columns.
const WIDEST_WHEN: usize = 12;

/// A row of figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureRow {
    /// How much.
    pub amount: ShortAmount,
    /// Up or down.
    pub direction: Option<Direction>,
    /// What is measured.
    pub what: String,
    /// What is counted, which is sure where what is measured is not.
    pub counted: String,
    /// Of whom.
    pub who: String,
    /// When, as the text says it.
    pub when: String,
    /// When, in a few columns where it is a year or part of one, else as the text says it.
    pub when_short: String,
    /// Which of these may be wrong.
    pub unsure: UnsureLinks,
}

/// Which links of a figure may be wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnsureLinks {
    /// What is measured.
    pub what: bool,
    /// Of whom.
    pub who: bool,
    /// When.
    pub when: bool,
}

impl FigureRow {
    /// What is measured, of whom, and when; where `hides_unsure`, only what is sure of it.
    pub fn links(&self, hides_unsure: bool) -> [&str; 3] {
        let shown = |is_unsure: bool, text| if is_unsure && hides_unsure { "" } else { text };
        let what = if self.unsure.what && hides_unsure { &self.counted } else { &self.what };
        [what, shown(self.unsure.who, &self.who), shown(self.unsure.when, &self.when)]
    }
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
    /// Whether the speaker's name may be none.
    pub is_unsure: bool,
}

impl QuoteRow {
    /// Who said it; where `hides_unsure`, only if that is sure.
    pub fn speaker(&self, hides_unsure: bool) -> &str {
        if self.is_unsure && hides_unsure { "" } else { &self.who }
    }
}

/// The widest entry of each column of the figures, in columns of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FigureWidths {
    /// Of the whole digits of amounts.
    pub whole: usize,
    /// Of what follows them.
    pub rest: usize,
    /// Of both together, which may be of different rows.
    pub amount: usize,
    /// Of what is measured.
    pub what: usize,
    /// Of whose figures they are.
    pub who: usize,
    /// Of their times in short.
    pub when: usize,
    /// Of their times as the text says them, where they have no short form.
    pub when_prose: usize,
    /// Whether any has a direction.
    pub arrow: bool,
}

impl FigureWidths {
    fn of(row: &FigureRow) -> Self {
        let when = cell::width(&row.when_short);
        let is_short = when <= WIDEST_WHEN;
        Self {
            whole: cell::width(&row.amount.whole),
            rest: cell::width(&row.amount.rest),
            amount: cell::width(&row.amount.whole) + cell::width(&row.amount.rest),
            what: cell::width(&row.what),
            who: cell::width(&row.who),
            when: if is_short { when } else { 0 },
            when_prose: if is_short { 0 } else { when },
            arrow: row.direction.is_some(),
        }
    }

    fn max(self, other: Self) -> Self {
        Self {
            whole: self.whole.max(other.whole),
            rest: self.rest.max(other.rest),
            amount: self.amount.max(other.amount),
            what: self.what.max(other.what),
            who: self.who.max(other.who),
            when: self.when.max(other.when),
            when_prose: self.when_prose.max(other.when_prose),
            arrow: self.arrow || other.arrow,
        }
    }
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
    /// The tables that figures stand in.
    pub tables: Vec<TableGroup>,
    /// By figure: its table.
    pub table_of: Vec<Option<u32>>,
    /// How wide the columns of the figures are: of those in running text, and of those in each table.
    text_widths: FigureWidths,
    table_widths: Vec<FigureWidths>,
}

impl Catalog {
    /// Makes everything ready for drawing.
    pub fn new(document: &Document, tables: &[Table], analysis: Analysis, locale: Locale) -> Self {
        let text = |span: Span| cell::visible(document.slice(span)).into_owned();
        let people = analysis.people.iter().map(|person| {
            let about = [person.role.as_deref(), person.organization.as_deref()];
            let about: Vec<&str> = about.into_iter().flatten().collect();
            EntityRow {
                name: cell::visible(&person.name).into_owned(),
                about: cell::visible(&about.join(", ")).into_owned(),
                more: String::new(),
                count: person.mentions.len(),
                is_unsure: person.confidence < SURE,
            }
        });
        let companies = analysis.companies.iter().map(|company| EntityRow {
            name: cell::visible(&company.name).into_owned(),
            about: cell::visible(company.ticker.as_deref().unwrap_or_default()).into_owned(),
            more: cell::visible(&known(&[company.isin.as_deref(), company.country.as_deref()])).into_owned(),
            count: company.mentions.len(),
            is_unsure: company.confidence < SURE,
        });
        let is_unsure_name = |name: EntityId| {
            SURE > match name {
                EntityId::Person(at) => analysis.people[at as usize].confidence,
                EntityId::Company(at) => analysis.companies[at as usize].confidence,
            }
        };
        let figures = analysis.figures.iter().map(|figure| {
            let noun = match &figure.unit {
                Some(Unit::Noun(noun)) => cell::visible(noun).into_owned(),
                _ => String::new(),
            };
            let of = figure.of.map(text).unwrap_or_default();
            let is_measured = !(of.is_empty() || measure::is_same(&of, &noun));
            let what = measure::counted_of(&noun, &of);
            let is_unsure = |confidence: Option<Confidence>| confidence.is_some_and(|sure| sure < SURE);
            let sure = figure.confidence;
            let who = figure.who.map(|who| analysis.name(who));
            let when = figure.when.map(|when| text(when.span)).unwrap_or_default();
            let in_short = figure.when.and_then(|when| period::short(&when, locale));
            FigureRow {
                amount: ShortAmount::in_locale(figure, document.language, locale),
                direction: figure.direction,
                what,
                counted: noun,
                who: cell::visible(who.unwrap_or_default()).into_owned(),
                when_short: in_short.unwrap_or_else(|| when.clone()),
                when,
                unsure: UnsureLinks {
                    what: is_measured && is_unsure(sure.of),
                    who: is_unsure(sure.who) || figure.who.is_some_and(is_unsure_name),
                    when: is_unsure(sure.when),
                },
            }
        });
        let quotes = analysis.quotes.iter().map(|quote| QuoteRow {
            who: cell::visible(quote.speaker.map_or("", |who| analysis.name(who))).into_owned(),
            words: one_line(document.slice(quote.span)),
            kind: quote.kind,
            is_unsure: quote.speaker.is_some_and(is_unsure_name),
        });
        let mut catalog = Self {
            quotes: quotes.collect(),
            people: people.collect(),
            companies: companies.collect(),
            figures: figures.collect(),
            marks: marks(&analysis),
            tables: table_group::groups(document, tables, &analysis.figures),
            table_of: vec![None; analysis.figures.len()],
            text_widths: FigureWidths::default(),
            table_widths: Vec::new(),
            analysis,
        };
        catalog.table_widths = vec![FigureWidths::default(); catalog.tables.len()];
        for (number, group) in (0..).zip(&catalog.tables) {
            for &figure in &group.figures {
                catalog.table_of[figure as usize] = Some(number);
            }
        }
        for (row, table) in catalog.figures.iter().zip(&catalog.table_of) {
            let own = table.and_then(|table| catalog.table_widths.get_mut(table as usize));
            let widths = own.unwrap_or(&mut catalog.text_widths);
            *widths = widths.max(FigureWidths::of(row));
        }
        catalog
    }

    /// What it was made of.
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// The widest entries of the figures in running text and in the tables that are `open`.
    pub fn figure_widths(&self, open: impl Fn(u32) -> bool) -> FigureWidths {
        let tables = (0..).zip(&self.table_widths).filter(|(table, _)| open(*table));
        tables.fold(self.text_widths, |widths, (_, own)| widths.max(*own))
    }

    /// Whether `item` is a name that may be none.
    pub fn is_unsure(&self, item: ItemId) -> bool {
        let row = match item {
            ItemId::Person(number) => self.people.get(number as usize),
            ItemId::Company(number) => self.companies.get(number as usize),
            ItemId::Figure(_) | ItemId::Quote(_) | ItemId::Table(_) => None,
        };
        row.is_some_and(|row| row.is_unsure)
    }

    /// The table that a figure stands in.
    pub fn table_of(&self, item: ItemId) -> Option<u32> {
        match item {
            ItemId::Figure(number) => self.table_of.get(number as usize).copied().flatten(),
            _ => None,
        }
    }

    /// How many items each list has.
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
            ItemId::Table(number) => {
                self.tables.get(number as usize).map_or(&[], |table| table.spans.as_slice())
            }
        }
    }

    /// The words that say what a figure measures and when; none for other items. Where `hides_unsure`, only those of
    /// which it is sure.
    pub fn linked(&self, item: ItemId, hides_unsure: bool) -> [Option<Span>; 2] {
        let ItemId::Figure(number) = item else { return [None; 2] };
        let (row, figure) = (self.figures.get(number as usize), self.analysis.figures.get(number as usize));
        let Some((row, figure)) = row.zip(figure) else { return [None; 2] };
        let of = figure.of.filter(|_| !(row.unsure.what && hides_unsure));
        let when = figure.when.filter(|_| !(row.unsure.when && hides_unsure));
        [of, when.map(|when| when.span)]
    }

    /// The mark that covers the byte at `offset`.
    pub fn mark_at(&self, offset: usize) -> Option<Mark> {
        let index = self.marks.partition_point(|mark| mark.span.end as usize <= offset);
        self.marks.get(index).copied().filter(|mark| mark.span.contains_offset(offset))
    }

    /// The marks that share a byte with `span`.
    pub fn marks_in(&self, span: Span) -> impl Iterator<Item = Mark> + '_ {
        let index = self.marks.partition_point(|mark| mark.span.end <= span.start);
        self.marks[index..].iter().copied().take_while(move |mark| mark.span.overlaps(span))
    }

    /// The numbers of a list's items in the order of `sort`.
    pub fn order(&self, pane: Pane, sort: ListSort) -> Vec<u32> {
        let length = pane.list_index().map_or(0, |index| self.lengths()[index]);
        let mut order: Vec<u32> = (0..length as u32).collect();
        let figures = &self.analysis.figures;
        match (pane, sort) {
            (_, ListSort::Text) | (Pane::Article, _) => {}
            (Pane::People, ListSort::Weight) => {
                order.reorder_by_key(|&at| Reverse(self.people[at as usize].count));
            }
            (Pane::Companies, ListSort::Weight) => {
                order.reorder_by_key(|&at| Reverse(self.companies[at as usize].count));
            }
            (Pane::People, ListSort::Name) => {
                order.reorder_by_cached_key(|&at| self.people[at as usize].name.to_lowercase());
            }
            (Pane::Companies, ListSort::Name) => {
                order.reorder_by_cached_key(|&at| self.companies[at as usize].name.to_lowercase());
            }
            // Only amounts of one unit can be compared, so the units stay together.
            (Pane::Figures, ListSort::Weight) => order.reorder_by_cached_key(|&at| {
                let figure = &figures[at as usize];
                (figure.kind, figure.unit.clone(), Reverse(figure.value_to.unwrap_or(figure.value)))
            }),
            (Pane::Figures, ListSort::Name) => order.reorder_by_key(|&at| figures[at as usize].kind),
            (Pane::Quotes, ListSort::Weight) => {
                order.reorder_by_key(|&at| Reverse(self.quotes[at as usize].words.len()));
            }
            (Pane::Quotes, ListSort::Name) => order.reorder_by_cached_key(|&at| {
                let who = &self.quotes[at as usize].who;
                (who.is_empty(), who.to_lowercase())
            }),
        }
        order
    }

    /// All that the row of an item says, in lower case, to look for words in. Figures of a table are found by what it is
    /// called, too.
    pub fn searchable(&self, item: ItemId, hides_unsure: bool) -> String {
        let at = item.number() as usize;
        let entity = |row: &EntityRow| format!("{} {} {}", row.name, row.about, row.more);
        let text = match item {
            ItemId::Person(_) => self.people.get(at).map(entity),
            ItemId::Company(_) => self.companies.get(at).map(entity),
            ItemId::Figure(_) => self.figures.get(at).map(|row| {
                let title = self.table_of(item).and_then(|table| self.tables.get(table as usize));
                let title = title.map_or("", |table| table.title.as_str());
                format!("{} {} {title}", row.amount, row.links(hides_unsure).join(" "))
            }),
            ItemId::Table(_) => self.tables.get(at).map(|table| table.title.clone()),
            ItemId::Quote(_) => {
                self.quotes.get(at).map(|row| format!("{} {}", row.speaker(hides_unsure), row.words))
            }
        };
        crate::library::item_query::searchable(&text.unwrap_or_default())
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
    marks.reorder_by_key(|mark| (mark.span.start, Reverse(mark.span.end)));
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
