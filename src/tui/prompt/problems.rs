//! What is wrong with a query, in words: a part that is not understood, or a name that is not known.

use crate::analysis::FigureKind;
use crate::library::near_miss::NearMiss;
use crate::library::query::{QueryNeed, QueryProblem};
use crate::library::query_operator::Operator;
use crate::tui::prompt::operators;
use crate::tui::ui::strings::{Strings, UiText};
use strum::VariantArray as _;

/// A part that is not understood.
pub fn problem(problem: &QueryProblem, strings: &Strings) -> String {
    let operator = word(problem.operator, strings);
    let text = match problem.need {
        QueryNeed::Value => UiText::NeedValue,
        QueryNeed::Amount => UiText::NeedAmount,
        QueryNeed::Kind => UiText::NeedKind,
        QueryNeed::Time => UiText::NeedTime,
        QueryNeed::Mark => UiText::NeedMark,
        QueryNeed::Library => UiText::NeedLibrary,
    };
    let name = |kind: &FigureKind| operators::value(Operator::Kind, kind.into(), strings).0;
    let kinds = || FigureKind::VARIANTS.iter().map(name).collect::<Vec<_>>().join(", ");
    let kinds = if problem.need == QueryNeed::Kind { kinds() } else { String::new() };
    strings.fill(text, &[("part", &problem.part), ("operator", &operator), ("kinds", &kinds)])
}

/// A name that the library does not know, and the closest one that it knows.
pub fn miss(miss: &NearMiss, strings: &Strings) -> String {
    let told = match miss.operator {
        None => strings.fill(UiText::UnknownOperator, &[("name", &miss.name)]),
        Some(operator) => {
            let operator = word(operator, strings);
            strings.fill(UiText::UnknownName, &[("operator", &operator), ("name", &miss.name)])
        }
    };
    match &miss.closest {
        Some(closest) => format!("{told} {}", strings.fill(UiText::DidYouMean, &[("name", closest)])),
        None => told,
    }
}

/// The word of an operator in the language of the interface.
fn word(operator: Operator, strings: &Strings) -> &'static str {
    operator.words(strings.pack()).first().copied().unwrap_or_default()
}
