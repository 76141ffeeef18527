//! The recogniser of figures against the annotated texts that lie beside the project (`../shared`):
//! `cargo test --test figures_yardstick -- --ignored`. What must be true everywhere are examples
//! (`assets/language/*/examples.tsv`).
//!
//! With `FIGURES_SCORE=1` and `--nocapture` the predictions are written to the temporary folder, and every miss is printed
//! as the score scripts see it.

use depesche::analysis::{figures, text};
use depesche::document::{CharOffsets, Document, Language};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The prediction for one line of a yardstick, as the score scripts read it.
fn predict(case: &Value) -> Value {
    let text = case["text"].as_str().unwrap_or_default();
    let language = if case["lang"] == "de" { Language::new("de") } else { Language::new("en") };
    let document = Document::of_paragraphs(text, language);
    let tokens = text::annotate(&document).expect("a language with a pack");
    let offsets = CharOffsets::new(&document.text);
    let figures: Vec<Value> = figures::recognize(&tokens, &[])
        .iter()
        .map(|quantity| {
            let range = offsets.chars_of(quantity.span);
            let number = |value: rust_decimal::Decimal| value.to_string().parse::<f64>().unwrap_or(f64::NAN);
            json!({
                "start": range.start,
                "end": range.end,
                "text": document.slice(quantity.span),
                "kind": <&str>::from(quantity.kind),
                "value": number(quantity.value),
                "value_to": quantity.value_to.map(number),
                "unit": quantity.unit.as_ref().map(|unit| unit.name(document.language)),
                "modifier": <&str>::from(quantity.modifier),
                "direction": quantity.direction.map(<&str>::from),
                "rule": quantity.rule.to_string(),
            })
        })
        .collect();
    json!({ "id": case["id"], "figures": figures })
}

/// The cases of a yardstick and their predictions.
fn run(file: &str) -> Vec<(Value, Value)> {
    let path = shared(file);
    let lines = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases: Vec<(Value, Value)> = lines
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|case| file.starts_with("figures") || !advertises(case))
        .map(|case| {
            let prediction = predict(&case);
            (case, prediction)
        })
        .collect();
    if std::env::var_os("FIGURES_SCORE").is_some() {
        print_scores(&path, &cases);
    }
    assert!(!cases.is_empty(), "{file} has no cases");
    cases
}

/// Whether a text ends in advertising, which intake takes away before figures are looked for.
fn advertises(case: &Value) -> bool {
    case["text"].as_str().is_some_and(|text| text.contains("Favoriten unserer Leser"))
}

fn shared(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(file)
}

fn print_scores(path: &Path, cases: &[(Value, Value)]) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = std::env::temp_dir();
    let (gold, found) = (folder.join(format!("gold-{name}")), folder.join(format!("pred-{name}")));
    let lines = |pick: fn(&(Value, Value)) -> &Value| {
        cases
            .iter()
            .map(|case| {
                pick(case).to_string()
                    + "
"
            })
            .collect::<String>()
    };
    std::fs::write(&gold, lines(|case| &case.0)).expect("the temporary folder takes files");
    std::fs::write(&found, lines(|case| &case.1)).expect("the temporary folder takes files");
    let script = path.with_file_name("score.py");
    let output = Command::new("python3").arg(script).arg(gold).arg(found).arg("--errors").output();
    match output {
        Ok(output) => println!("{}", String::from_utf8_lossy(&output.stdout)),
        Err(error) => println!("python3 could not be started: {error}"),
    }
}

fn close(first: &Value, second: &Value, tolerance: f64) -> bool {
    match (first.as_f64(), second.as_f64()) {
        (Some(first), Some(second)) => {
            (first.abs() - second.abs()).abs() <= tolerance * first.abs().max(second.abs()) + 1e-12
        }
        (None, None) => true,
        _ => false,
    }
}

fn overlap(first: &Value, second: &Value) -> bool {
    first["start"].as_u64() < second["end"].as_u64() && second["start"].as_u64() < first["end"].as_u64()
}

fn kind(figure: &Value) -> &str {
    match figure["kind"].as_str().unwrap_or_default() {
        "price" => "money",
        other => other,
    }
}

fn figures_of(case: &Value) -> &[Value] {
    case["figures"].as_array().map_or(&[], Vec::as_slice)
}

/// Whether the figures of a short text are those of the yardstick, one to one.
fn is_right(case: &Value, prediction: &Value) -> bool {
    let wanted: Vec<&str> =
        case["kinds"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut left: Vec<&Value> =
        figures_of(prediction).iter().filter(|figure| wanted.contains(&kind(figure))).collect();
    for gold in figures_of(case) {
        let tolerance = if kind(gold) == "multiple" { 1e-3 } else { 1e-6 };
        let found = left.iter().position(|figure| {
            overlap(figure, gold)
                && close(&gold["value"], &figure["value"], tolerance)
                && close(&gold["value_to"], &figure["value_to"], tolerance)
                && (gold["unit"] == figure["unit"] || matches!(kind(gold), "multiple" | "count"))
                && gold.get("modifier").is_none_or(|modifier| *modifier == figure["modifier"])
        });
        match found {
            Some(place) => drop(left.remove(place)),
            None => return false,
        }
    }
    left.is_empty()
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

fn share_right(cases: &[(Value, Value)]) -> f64 {
    let right = cases.iter().filter(|(case, prediction)| is_right(case, prediction)).count();
    ratio(right, cases.len())
}

#[test]
#[ignore = "needs the yardstick, which lies beside the project"]
fn suites_of_the_peers() {
    let share = share_right(&run("figures/suites-dev.jsonl"));
    assert!(share >= 0.94, "{share}");
}

#[test]
#[ignore = "needs the yardstick, which lies beside the project"]
fn hard_texts() {
    let share = share_right(&run("figures/hard-dev.jsonl"));
    assert!(share >= 0.96, "{share}");
}

#[test]
#[ignore = "needs the yardstick, which lies beside the project"]
fn annotated_articles() {
    let cases = run("gold/dev.jsonl");
    for language in ["de", "en"] {
        let (mut gold, mut found, mut spans, mut values) = (0, 0, 0, 0);
        for (case, prediction) in cases.iter().filter(|(case, _)| case["lang"] == language) {
            gold += figures_of(case).len();
            found += figures_of(prediction).len();
            for figure in figures_of(case) {
                let near = || figures_of(prediction).iter().filter(|other| overlap(figure, other));
                spans += usize::from(
                    near().any(|other| figure["start"] == other["start"] && figure["end"] == other["end"]),
                );
                values += usize::from(near().any(|other| {
                    close(&figure["value"], &other["value"], 1e-3)
                        && close(&figure["value_to"], &other["value_to"], 1e-3)
                        && (figure["unit"] == other["unit"]
                            || kind(figure) == "count" && kind(other) == "count")
                }));
            }
        }
        let f1 = |right: usize| ratio(2 * right, gold + found);
        assert!(f1(spans) >= 0.94, "{language}: spans {}", f1(spans));
        assert!(f1(values) >= 0.94, "{language}: values {}", f1(values));
    }
}
