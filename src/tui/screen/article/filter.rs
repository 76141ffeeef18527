//! The cross-filter: what concerns a person or a company, and figures of one kind.
//!
//! Filters add up: an item is kept where every step keeps it. A person or company concerns the figures and quotes
//! that are theirs, the company of a person's role and its people, and whoever shares a sentence with them; a kind
//! of figure says nothing of names. Sentences are
//! found once, when the first filter is set, so that an article without one pays nothing.

use crate::analysis::text::Sentences;
use crate::analysis::{EntityId, FigureKind};
use crate::document::Span;
use crate::tui::screen::article::catalog::Catalog;
use crate::tui::screen::article::item::ItemId;
use crate::tui::ui::strings::{Strings, UiText};

/// One condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterStep {
    /// Only what concerns this person or company.
    About(ItemId),
    /// Only figures of this kind.
    Kind(FigureKind),
}

/// The conditions in force, oldest first, and what they leave of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The conditions.
    pub steps: Vec<FilterStep>,
    /// The sentences that they concern, in the order of the text; the rest is dimmed.
    pub lit: Vec<Span>,
}

/// What readers call a kind of figure.
pub fn kind_name(kind: FigureKind) -> UiText {
    match kind {
        FigureKind::Money => UiText::KindMoney,
        FigureKind::Percent => UiText::KindPercent,
        FigureKind::PercentagePoints => UiText::KindPercentagePoints,
        FigureKind::Count => UiText::KindCount,
        FigureKind::Multiple => UiText::KindMultiple,
        FigureKind::Price => UiText::KindPrice,
        FigureKind::Index => UiText::KindIndex,
    }
}

/// One condition, ready to be asked of many items.
enum Test {
    About { item: ItemId, entity: EntityId, sentences: Vec<usize> },
    Kind(FigureKind),
}

impl Test {
    fn of(step: FilterStep, sentences: &Sentences, catalog: &Catalog) -> Option<Self> {
        Some(match step {
            FilterStep::Kind(kind) => Self::Kind(kind),
            FilterStep::About(item) => Self::About {
                item,
                entity: match item {
                    ItemId::Person(number) => EntityId::Person(number),
                    ItemId::Company(number) => EntityId::Company(number),
                    ItemId::Figure(_) | ItemId::Quote(_) | ItemId::Table(_) => return None,
                },
                sentences: sentences.numbers(catalog.spans(item)),
            },
        })
    }

    fn keeps(&self, sentences: &Sentences, catalog: &Catalog, asked: ItemId) -> bool {
        let analysis = catalog.analysis();
        match self {
            Self::Kind(kind) => match asked {
                ItemId::Figure(number) => {
                    analysis.figures.get(number as usize).is_some_and(|figure| figure.kind == *kind)
                }
                ItemId::Person(_) | ItemId::Company(_) | ItemId::Quote(_) | ItemId::Table(_) => true,
            },
            Self::About { item, entity, sentences: own } => {
                let shares = |span: &Span| sentences.is_in(own, *span);
                match asked {
                    _ if asked == *item => true,
                    ItemId::Person(number) => {
                        speaks_for(catalog, EntityId::Person(number), *entity)
                            || catalog.spans(asked).iter().any(shares)
                    }
                    ItemId::Company(number) => {
                        speaks_for(catalog, *entity, EntityId::Company(number))
                            || catalog.spans(asked).iter().any(shares)
                    }
                    ItemId::Figure(number) => {
                        analysis.figures.get(number as usize).is_some_and(|figure| match figure.who {
                            Some(who) if who == *entity => true,
                            // Figures are mostly a company's, but the person who speaks of them stands beside.
                            Some(_) => matches!(entity, EntityId::Person(_)) && shares(&figure.span),
                            None => shares(&figure.span),
                        })
                    }
                    ItemId::Quote(number) => analysis.quotes.get(number as usize).is_some_and(|quote| {
                        let inside = |span: &Span| quote.span.overlaps(*span);
                        let speaker = quote.speaker;
                        speaker == Some(*entity)
                            || speaker.is_some_and(|speaker| speaks_for(catalog, speaker, *entity))
                            || catalog.spans(*item).iter().any(inside)
                    }),
                    // A table is shown for its figures.
                    ItemId::Table(_) => true,
                }
            }
        }
    }
}

/// Whether the company is where the person's role is.
fn speaks_for(catalog: &Catalog, person: EntityId, company: EntityId) -> bool {
    let (EntityId::Person(person), EntityId::Company(company)) = (person, company) else { return false };
    let analysis = catalog.analysis();
    let organization = analysis.people.get(person as usize).and_then(|person| person.organization.as_deref());
    let company = analysis.companies.get(company as usize);
    organization.is_some() && organization == company.map(|company| company.name.as_str())
}

impl Filter {
    /// Whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The kind of figure that is kept, if only one is.
    pub fn kind(&self) -> Option<FigureKind> {
        self.steps.iter().rev().find_map(|step| match step {
            FilterStep::Kind(kind) => Some(*kind),
            FilterStep::About(_) => None,
        })
    }

    /// Adds a condition about a person or company, or takes it away where it is in force.
    pub fn toggle(&mut self, item: ItemId) {
        let step = FilterStep::About(item);
        if self.steps.contains(&step) {
            self.steps.retain(|other| *other != step);
        } else {
            self.steps.push(step);
        }
    }

    /// Keeps the next of the kinds that there are; after the last one all of them.
    pub fn next_kind(&mut self, present: &[FigureKind]) {
        let next = match self.kind() {
            None => present.first(),
            Some(kind) => {
                let at = present.iter().position(|other| *other == kind);
                at.and_then(|at| present.get(at + 1))
            }
        };
        self.set_kind(next.copied());
    }

    /// Keeps figures of `kind` only.
    pub fn set_kind(&mut self, kind: Option<FigureKind>) {
        self.steps.retain(|step| !matches!(step, FilterStep::Kind(_)));
        self.steps.extend(kind.map(FilterStep::Kind));
    }

    /// Which of `items` every condition keeps.
    pub fn kept(&self, sentences: &Sentences, catalog: &Catalog, items: &mut Vec<ItemId>) {
        let tests: Vec<Test> =
            self.steps.iter().filter_map(|&step| Test::of(step, sentences, catalog)).collect();
        items.retain(|&item| tests.iter().all(|test| test.keeps(sentences, catalog, item)));
    }

    /// Finds what of the text the conditions concern: sentences that name all the people and companies, and
    /// those of the figures that are kept.
    pub fn light(&mut self, sentences: &Sentences, catalog: &Catalog) {
        self.lit.clear();
        if self.steps.is_empty() {
            return;
        }
        let mut lit = vec![false; sentences.spans().len()];
        let mut shared: Option<Vec<usize>> = None;
        for step in &self.steps {
            if let FilterStep::About(item) = *step {
                let own = sentences.numbers(catalog.spans(item));
                shared = Some(match shared {
                    None => own,
                    Some(others) => others.into_iter().filter(|n| own.binary_search(n).is_ok()).collect(),
                });
            }
        }
        let mut figures: Vec<ItemId> = (0..catalog.figures.len() as u32).map(ItemId::Figure).collect();
        self.kept(sentences, catalog, &mut figures);
        let of_figures =
            figures.iter().flat_map(|&item| catalog.spans(item)).map(|span| sentences.number(span.start));
        for number in shared.into_iter().flatten().chain(of_figures) {
            if let Some(lit) = lit.get_mut(number) {
                *lit = true;
            }
        }
        self.lit = sentences.spans().iter().zip(lit).filter(|(_, lit)| *lit).map(|(span, _)| *span).collect();
    }

    /// The conditions that count for a list of figures or of something else, as its title tells them.
    pub fn title(&self, catalog: &Catalog, strings: &Strings, of_figures: bool) -> String {
        let parts = self.steps.iter().filter_map(|step| match *step {
            FilterStep::About(ItemId::Person(number)) => {
                catalog.people.get(number as usize).map(|row| row.name.as_str())
            }
            FilterStep::About(ItemId::Company(number)) => {
                catalog.companies.get(number as usize).map(|row| row.name.as_str())
            }
            FilterStep::About(_) => None,
            FilterStep::Kind(kind) => of_figures.then(|| strings.get(kind_name(kind))),
        });
        parts.collect::<Vec<_>>().join(", ")
    }
}
