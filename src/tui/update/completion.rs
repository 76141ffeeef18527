//! The choices for the word at the cursor of the line that is typed, and what the query means.
//!
//! Operators and examples are there at once. The names of an article or a page are those that it shows; the library is
//! asked for its names, and only its answer to the last question counts.

use crate::library::completion::{ArticleCount, Completion, QueriedName};
use crate::library::measures::measure;
use crate::library::near_miss::NearMiss;
use crate::library::query_operator::Operator;
use crate::library::query_parts::parts;
use crate::order::Reorder;
use crate::tui::app::App;
use crate::tui::effect::library_worker::Request;
use crate::tui::msg::Effect;
use crate::tui::prompt::candidates::{MOST, PromptChoice, PromptChoices, begins};
use crate::tui::prompt::typed::TypedWord;
use crate::tui::prompt::{PromptKind, operators};
use crate::tui::screen::article::Reader;
use crate::tui::screen::entity::EntityPage;
use crate::tui::ui::strings::{Strings, UiText};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Offers what the word at the cursor can become. With `is_asked`, all operators are offered where there is none.
pub(in crate::tui) fn follow(app: &mut App, is_asked: bool) -> Vec<Effect> {
    let Some(prompt) = &mut app.prompt else { return Vec::new() };
    let known = prompt.aim.operators();
    let word = TypedWord::at(prompt.line.text(), prompt.line.cursor()).filter(|_| !known.is_empty());
    let Some(word) = word else {
        prompt.candidates.close();
        return Vec::new();
    };
    prompt.ticket += 1;
    let Some(operator) = word.operator.filter(|operator| known.contains(operator)) else {
        let is_offered = word.operator.is_none() && (is_asked || !word.begun.is_empty());
        let list =
            if is_offered { operators::operators(&word.begun, known, &app.strings) } else { Vec::new() };
        prompt.candidates = PromptChoices::new(word, list);
        return Vec::new();
    };
    let examples = operators::examples(operator, &word.begun, &app.strings, app.locale);
    if !examples.is_empty() {
        prompt.candidates = PromptChoices::new(word, examples);
        return Vec::new();
    }
    if prompt.aim == PromptKind::Library {
        prompt.candidates = prompt.candidates.narrowed(&word);
        // These have other words in each language.
        let is_translated = matches!(operator, Operator::Is | Operator::Kind | Operator::Lang);
        let begun = if is_translated { String::new() } else { word.begun };
        return vec![Effect::Library(Request::Complete { ticket: prompt.ticket, operator, begun })];
    }
    let values = app.screen.reader().map(|reader| values_of_article(reader, operator));
    let values = values.or_else(|| app.screen.entity().map(|page| values_of_page(page, operator)));
    let list = offered(values.unwrap_or_default(), &word, &app.strings);
    prompt.candidates = PromptChoices::new(word, list);
    Vec::new()
}

/// Asks whom the names of the query mean.
pub(in crate::tui) fn understand(app: &App) -> Option<Effect> {
    let prompt = app.prompt.as_ref().filter(|prompt| prompt.aim == PromptKind::Library)?;
    let query = prompt.line.text().to_owned();
    Some(Effect::Library(Request::Understand { ticket: prompt.ticket, query }))
}

/// Takes the values that the library offers.
pub(in crate::tui) fn completed(app: &mut App, ticket: u64, values: Vec<Completion>) {
    let Some(prompt) = app.prompt.as_mut().filter(|prompt| prompt.ticket == ticket) else { return };
    let Some(word) = prompt.candidates.word.clone() else { return };
    let values = values.into_iter().map(|value| (value.text, value.articles)).collect();
    prompt.candidates = PromptChoices::new(word.clone(), offered(values, &word, &app.strings));
    offer_miss(app);
}

/// Takes whom the names of the query mean.
pub(in crate::tui) fn understood(app: &mut App, ticket: u64, names: Vec<QueriedName>) {
    if let Some(prompt) = app.prompt.as_mut().filter(|prompt| prompt.ticket == ticket) {
        prompt.names = names;
    }
}

/// Offers the known name that is closest to an unknown one, where nothing else is offered.
pub(in crate::tui) fn offer_miss(app: &mut App) {
    let Some(prompt) = app.prompt.as_mut().filter(|prompt| prompt.aim == PromptKind::Library) else { return };
    if prompt.candidates.is_open() || prompt.recalled.is_some() {
        return;
    }
    let miss = app.library.as_ref().and_then(|library| library.miss.as_ref());
    let Some((miss, closest)) = miss.and_then(|miss| Some((miss, miss.closest.as_ref()?))) else { return };
    if let Some(word) = missed(prompt.line.text(), miss) {
        let note = app.strings.get(UiText::Suggested).to_owned();
        let candidate = PromptChoice { text: closest.clone(), note, count: None };
        prompt.candidates = PromptChoices::new(word, vec![candidate]);
    }
}

/// The word of the line that is not known.
fn missed(line: &str, miss: &NearMiss) -> Option<TypedWord> {
    let key = miss.name.trim_end_matches(':');
    let part = parts(line).into_iter().find(|part| match miss.operator {
        None => part.key.as_deref() == Some(key),
        operator => part.operator() == operator && part.value.trim() == miss.name,
    })?;
    let start = part.span.start + usize::from(part.is_unwanted);
    Some(match miss.operator {
        None => TypedWord { operator: None, begun: key.to_owned(), span: start..part.value_start.max(start) },
        operator => TypedWord { operator, begun: part.value, span: part.value_start..part.span.end },
    })
}

/// The values that fit the word, those of most articles first.
fn offered(values: Vec<(String, ArticleCount)>, word: &TypedWord, strings: &Strings) -> Vec<PromptChoice> {
    let Some(operator) = word.operator else { return Vec::new() };
    let candidate = |(name, count): (String, ArticleCount)| {
        let (text, note) = operators::value(operator, &name, strings);
        // Measures are known by their names in both languages.
        let is_meant = || operator == Operator::Of && is_same_measure(&text, &word.begun);
        (begins(&text, &word.begun) || begins(&note, &word.begun) || is_meant()).then_some(PromptChoice {
            text,
            note,
            count: Some(count),
        })
    };
    values.into_iter().filter_map(candidate).collect()
}

/// Whether the words of a text name the measure that is typed, or begin with its name.
fn is_same_measure(of: &str, begun: &str) -> bool {
    measure(of).is_some_and(|name| begins(&name, begun) || measure(begun) == Some(name))
}

/// The values that an operator has in the open article, with how often.
fn values_of_article(reader: &Reader, operator: Operator) -> Vec<(String, ArticleCount)> {
    let analysis = reader.catalog.analysis();
    let language = reader.document.language;
    match operator {
        Operator::Company => {
            counted(analysis.companies.iter().map(|company| (company.name.clone(), company.mentions.len())))
        }
        Operator::Person => {
            counted(analysis.people.iter().map(|person| (person.name.clone(), person.mentions.len())))
        }
        Operator::Of => counted(analysis.figures.iter().filter_map(|figure| {
            Some((crate::layout::cell::visible(reader.document.slice(figure.of?)).into_owned(), 1))
        })),
        Operator::Unit => counted(
            analysis
                .figures
                .iter()
                .filter_map(|figure| Some((figure.unit.as_ref()?.name(language).to_owned(), 1))),
        ),
        Operator::Kind => counted(analysis.figures.iter().map(|figure| (figure.kind.to_string(), 1))),
        _ => Vec::new(),
    }
}

/// The values that an operator has on a page, with the number of their figures.
fn values_of_page(page: &EntityPage, operator: Operator) -> Vec<(String, ArticleCount)> {
    let figures = page.page.figures.iter();
    match operator {
        Operator::Of => counted(figures.filter_map(|figure| Some((figure.record.of.clone()?, 1)))),
        Operator::Unit => counted(figures.filter_map(|figure| {
            Some((figure.record.figure.unit.as_ref()?.name(figure.record.language).to_owned(), 1))
        })),
        Operator::Kind => counted(figures.map(|figure| (figure.record.figure.kind.to_string(), 1))),
        Operator::Source => counted(figures.filter_map(|figure| Some((figure.origin.source.clone()?, 1)))),
        _ => Vec::new(),
    }
}

/// Each value once, the most frequent first.
fn counted(values: impl Iterator<Item = (String, usize)>) -> Vec<(String, ArticleCount)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (value, count) in values.filter(|(value, _)| !value.trim().is_empty()) {
        *counts.entry(value).or_default() += count;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.reorder_by_key(|(_, count)| Reverse(*count));
    counts.truncate(10 * MOST);
    let count = |number| ArticleCount { number: i64::try_from(number).unwrap_or(i64::MAX), is_least: false };
    counts.into_iter().map(|(value, number)| (value, count(number))).collect()
}
