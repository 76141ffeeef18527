//! From a [`Document`] to the people, companies, figures and quotations that it names.
//!
//! # Stages
//!
//! Each stage reads what the ones before it made and makes one thing; [`analyze`] is the list of them, top to
//! bottom. Recognisers propose candidates with a score and the name of the rule that found them, and each
//! layer is resolved once, so that no two mentions and no two figures overlap.
//!
//! | stage | makes | from |
//! | --- | --- | --- |
//! | [`text`] | [`Text`]: tokens, sentences and words | the news blocks of the document |
//! | [`periods`] | [`Period`]s: dates and stretches of time | tokens, date of publication |
//! | [`figures`] | [`Quantity`](figures::Quantity): value, unit, kind, modifier | tokens, periods |
//! | [`names`] | [`Names`](names::Names): people and companies with their mentions | tokens, quantities |
//! | [`quotes`] | [`Quote`]s with their speakers | tokens, names |
//! | [`links`] | [`Figure`]s: of, who, when, direction | quantities, periods, names |
//! | [`tables`] | the [`Figure`]s in tables, in place of those that the others find there | rows and columns, names |
//!
//! Words that the stages know are data in `assets/language`, read by [`lexicon`](crate::lexicon).

mod feature_hash;
pub mod figures;
pub mod links;
mod model;
pub mod names;
mod period_form;
pub mod periods;
pub mod quotes;
mod speech;
pub mod tables;
pub mod tagger;
pub mod text;

pub(crate) use figures::cell::group_sign;
pub use model::{
    Analysis, Company, Confidence, Currency, Direction, EntityId, Figure, FigureKind, LinkConfidence,
    Modifier, Period, PeriodKind, Person, Quote, QuoteKind, Unit, UnitKind,
};
pub use period_form::{CalendarPart, NoPeriodForm, PeriodForm};

use crate::document::{Document, clean_line};
use crate::language::{self, Pack};
use crate::order::Reorder;
use std::borrow::Cow;
use text::Text;

/// The version of the analysis: it is raised whenever articles are read in another way, so that stored analyses of older
/// versions are made anew.
pub const VERSION: u32 = 6;

/// Analyses one article. A document in a language without a pack gives an empty analysis.
pub fn analyze(document: &Document) -> Analysis {
    language::pack(document.language).map(|pack| analyze_in(document, pack)).unwrap_or_default()
}

/// Analyses one article as a text in the language of `pack`.
pub fn analyze_in(document: &Document, pack: &'static Pack) -> Analysis {
    let text = Text::new(document, pack);
    let periods = periods::recognize(&text, document.head.published);
    let quantities = figures::recognize(&text, &periods);
    let mut names = names::recognize(&text, &quantities);
    let tables = tables::recognize(document, pack);
    tables.name_firms(document, &mut names);
    let quotes = quotes::recognize(&text, &names);
    let in_text: Vec<_> = quantities.into_iter().filter(|quantity| !tables.cover(quantity.span)).collect();
    let mut figures = links::link(&text, &in_text, &periods, &names);
    figures.extend(tables.figures(document, pack, &names));
    figures.reorder_by_key(|figure| figure.span);
    cleaned(Analysis { people: names.people, companies: names.companies, figures, quotes })
}

/// The analysis with clean names. The text may hold control characters, but names go into lists and exports.
fn cleaned(mut analysis: Analysis) -> Analysis {
    let clean = |name: &mut String| {
        if let Cow::Owned(clean) = clean_line(name) {
            *name = clean;
        }
    };
    for person in &mut analysis.people {
        clean(&mut person.name);
        person.role.iter_mut().chain(&mut person.organization).for_each(clean);
    }
    analysis.companies.iter_mut().for_each(|company| clean(&mut company.name));
    for figure in &mut analysis.figures {
        if let Some(Unit::Noun(noun)) = &mut figure.unit {
            clean(noun);
        }
    }
    analysis
}
