//! The links of the gold articles, with the names and figures that perfect stages before would give. The articles are the
//! yardstick's: `cargo test --test links -- --ignored --nocapture` prints the scores and the misses.

use crate::train::gold::Gold;
use crate::train::score::{Tally, contains, dice};
use chrono::NaiveDate;
use depesche::analysis::figures::{FigureRule, Quantity};
use depesche::analysis::names::Names;
use depesche::analysis::{Currency, EntityId, Figure, FigureKind, Modifier, Unit, links, periods, text};
use depesche::document::{BlockKind, CharOffsets, Document, Language, Published, Span};
use rust_decimal::Decimal;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// One gold article with what the stages before the links would give if they were perfect.
struct Article {
    gold: Value,
    document: Document,
    names: Names,
}

impl Article {
    fn read(line: &str) -> Self {
        let gold: Value = serde_json::from_str(line).expect("a gold article");
        let language = if gold["lang"] == "de" { Language::new("de") } else { Language::new("en") };
        let title = gold["title"].as_str().unwrap_or_default();
        let published = gold["published"].as_str().and_then(|day| day.parse::<NaiveDate>().ok());
        let mut document = Document::of_paragraphs(gold["text"].as_str().expect("text"), language);
        for block in &mut document.blocks {
            if &document.text[block.span.range()] == title {
                block.kind = BlockKind::Headline;
            }
        }
        document.head.published = published.map(Published::on);
        document.head.title = Some(title.to_owned());
        let names: Gold = serde_json::from_str(line).expect("a gold article");
        let names = names.names(&CharOffsets::new(&document.text));
        Self { gold, document, names }
    }

    fn link(&self) -> Vec<Figure> {
        let tokens = text::annotate(&self.document).expect("a language with a pack");
        let periods = periods::recognize(&tokens, self.document.head.published);
        let quantities = self.quantities(&tokens);
        links::link(&tokens, &quantities, &periods, &self.names)
    }

    fn quantities(&self, tokens: &text::Text<'_>) -> Vec<Quantity> {
        let offsets = CharOffsets::new(&self.document.text);
        let mut quantities = Vec::new();
        for figure in self.gold["figures"].as_array().expect("figures") {
            let span = span(&offsets, &figure["start"], &figure["end"]);
            let kind = figure["kind"].as_str().and_then(|kind| kind.parse().ok()).expect("kind");
            let unit = figure["unit"].as_str().and_then(|unit| match kind {
                FigureKind::Money | FigureKind::Price => Currency::from_code(unit).map(Unit::Currency),
                FigureKind::Percent => Some(Unit::Percent),
                FigureKind::PercentagePoints => Some(Unit::PercentagePoint),
                FigureKind::Index => Some(Unit::IndexPoint),
                FigureKind::Count => Some(Unit::Noun(unit.to_owned())),
                FigureKind::Multiple => None,
            });
            let decimal = |value: &Value| {
                Decimal::from_scientific(&value.to_string()).or_else(|_| value.to_string().parse()).ok()
            };
            let noun =
                (kind == FigureKind::Count).then(|| self.noun(span, figure["unit"].as_str()?)).flatten();
            quantities.push(Quantity {
                span,
                tokens: tokens.tokens_in(span),
                kind,
                value: decimal(&figure["value"]).unwrap_or_default(),
                value_to: figure.get("value_to").and_then(decimal),
                unit,
                modifier: Modifier::Exact,
                direction: None,
                noun,
                rule: FigureRule::Bare,
            });
        }
        quantities
    }

    /// Where the counted noun stands: in the figure, behind it, else before it.
    fn noun(&self, span: Span, unit: &str) -> Option<Span> {
        let text = &self.document.text;
        let start = span.start as usize;
        let paragraph = text[start..].find("\n\n").map_or(text.len(), |at| start + at);
        let at =
            text[start..paragraph].find(unit).map(|at| start + at).or_else(|| text[..start].rfind(unit))?;
        Some(Span::new(at, at + unit.len()))
    }
}

fn span(offsets: &CharOffsets<'_>, start: &Value, end: &Value) -> Span {
    let byte =
        |value: &Value| offsets.byte_of(usize::try_from(value.as_u64().expect("offset")).expect("offset"));
    Span::new(byte(start), byte(end))
}

/// The gold articles of the yardstick.
fn gold() -> Vec<Article> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/dev.jsonl");
    let lines = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    lines.lines().map(Article::read).collect()
}

#[derive(Default)]
struct Score {
    of: Tally,
    who: Tally,
    when: Tally,
    direction: Tally,
}

/// A link by its name, its tally, what was predicted, and what counts as right.
type Comparison<'a> = (&'a str, &'a mut Tally, Option<&'a str>, fn(&str, &str) -> bool);

/// The scores of one language, with each miss as a line.
fn score(language: Language) -> (Score, String) {
    let articles: Vec<_> =
        gold().into_iter().filter(|article| article.document.language == language).collect();
    assert!(!articles.is_empty(), "no articles in {language}");
    let (mut total, mut misses) = (Score::default(), String::new());
    for article in &articles {
        let figures = article.link();
        let expected = article.gold["figures"].as_array().expect("figures");
        for (index, (figure, gold)) in figures.iter().zip(expected).enumerate() {
            let of = figure.of.map(|span| article.document.slice(span));
            let who = figure.who.map(|entity| match entity {
                EntityId::Person(index) => article.names.people[index as usize].name.as_str(),
                EntityId::Company(index) => article.names.companies[index as usize].name.as_str(),
            });
            let when = figure.when.map(|period| article.document.slice(period.span));
            let direction = figure.direction.map(<&str>::from);
            let compare: [Comparison<'_>; 4] = [
                ("of", &mut total.of, of, |gold, mine| dice(gold, mine) >= 0.5),
                ("who", &mut total.who, who, contains),
                ("when", &mut total.when, when, |gold, mine| dice(gold, mine) >= 0.5),
                ("direction", &mut total.direction, direction, |gold, mine| gold == mine),
            ];
            for (link, tally, mine, same) in compare {
                let gold = gold[link].as_str();
                let right = match (gold, mine) {
                    (Some(gold), Some(mine)) => same(gold, mine),
                    (gold, mine) => gold.is_none() && mine.is_none(),
                };
                if link == "direction" {
                    tally.add(true, true, right);
                } else {
                    tally.add(gold.is_some(), mine.is_some(), right);
                }
                if !right {
                    let text = article.document.slice(figure.span);
                    let id = &article.gold["id"];
                    writeln!(misses, "{id} #{index} {link:9} [{text}] gold: {gold:?} mine: {mine:?}")
                        .expect("a string");
                }
            }
        }
    }
    (total, misses)
}

fn assert_floors(language: Language, of: f64, who: f64, when: f64, direction: f64) {
    let (score, misses) = score(language);
    let line = format!(
        "{language}: of {:.3} who {:.3} when {:.3} direction {:.3}",
        score.of.f1(),
        score.who.f1(),
        score.when.f1(),
        score.direction.f1()
    );
    println!("{misses}{line}");
    let enough = score.of.f1() >= of
        && score.who.f1() >= who
        && score.when.f1() >= when
        && score.direction.f1() >= direction;
    assert!(enough, "{line}, floors {of} {who} {when} {direction}");
}

#[test]
#[ignore = "needs the yardstick, which lies beside the project"]
fn gold_links_german() {
    assert_floors(Language::new("de"), 0.93, 0.89, 0.82, 0.95);
}

#[test]
#[ignore = "needs the yardstick, which lies beside the project"]
fn gold_links_english() {
    assert_floors(Language::new("en"), 0.78, 0.87, 0.81, 0.95);
}
