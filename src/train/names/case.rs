//! A gold article with all that may be a name there, and what is one.

use super::gold::GoldNames;
use crate::analysis::names::{self, Names};
use crate::analysis::tagger::{Model, ProposalKind};
use crate::analysis::text::annotate;
use crate::analysis::{figures, periods};
use std::collections::HashMap;

/// The article.
#[derive(Debug, Default)]
pub(super) struct Case {
    /// The evidence for each place.
    pub evidence: Vec<Vec<i16>>,
    /// Of each place the number of the trees that should find it: 0 for a company, 1 for a person.
    pub kinds: Vec<Option<usize>>,
}

/// The case of an article: an empty one in a language that is not analysed.
pub(super) fn of(article: &GoldNames, tagger: Option<Model<'_>>) -> Case {
    let mut case = Case::default();
    let Some(text) = annotate(&article.document) else { return case };
    let periods = periods::recognize(&text, article.document.head.published);
    let quantities = figures::recognize(&text, &periods);
    let gold: HashMap<_, _> = article.places().into_iter().collect();
    names::for_each_case(&text, &quantities, tagger, |tokens, evidence| {
        let kind = gold.get(&text.span(tokens)).map(|kind| usize::from(*kind == ProposalKind::Person));
        case.kinds.push(kind);
        case.evidence.push(evidence.to_vec());
    });
    case
}

/// What the recogniser finds with these models.
pub(super) fn found(article: &GoldNames, tagger: Option<Model<'_>>, forest: &[u8]) -> Names {
    let Some(text) = annotate(&article.document) else { return Names::default() };
    let periods = periods::recognize(&text, article.document.head.published);
    let quantities = figures::recognize(&text, &periods);
    names::recognize_with(&text, &quantities, tagger, forest)
}
