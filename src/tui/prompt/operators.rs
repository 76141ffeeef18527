//! Choices that no library is needed for: the operators with what they do, and examples of times and amounts.

use crate::language::{Locale, Pack};
use crate::library::query_operator::{Operator, value_for, word_for};
use crate::library::query_times;
use crate::tui::prompt::candidates::{PromptChoice, begins};
use crate::tui::screen::article::filter::kind_name;
use crate::tui::ui::strings::{Strings, UiText};

/// What an operator does, in words.
pub fn note(operator: Operator) -> UiText {
    match operator {
        Operator::Company => UiText::OperatorCompany,
        Operator::Person => UiText::OperatorPerson,
        Operator::Of => UiText::OperatorOf,
        Operator::Kind => UiText::OperatorKind,
        Operator::Unit => UiText::OperatorUnit,
        Operator::Min => UiText::OperatorMin,
        Operator::Max => UiText::OperatorMax,
        Operator::After => UiText::OperatorAfter,
        Operator::Before => UiText::OperatorBefore,
        Operator::Title => UiText::OperatorTitle,
        Operator::Source => UiText::OperatorSource,
        Operator::Author => UiText::OperatorAuthor,
        Operator::Feed => UiText::OperatorFeed,
        Operator::Tag => UiText::OperatorTag,
        Operator::Lang => UiText::OperatorLang,
        Operator::Is => UiText::OperatorIs,
    }
}

/// Those of `known` operators of which a word begins as typed.
pub fn operators(begun: &str, known: &[Operator], strings: &Strings) -> Vec<PromptChoice> {
    let begun = begun.to_lowercase();
    let candidate = |&operator: &Operator| {
        let words = operator.words(strings.pack());
        let word = words.into_iter().find(|word| word.starts_with(begun.as_str()))?;
        let note = strings.get(note(operator)).to_owned();
        Some(PromptChoice { text: format!("{word}:"), note, count: None })
    };
    known.iter().filter_map(candidate).collect()
}

/// Examples of the values of an operator that begin as typed; none for operators whose values are names.
pub fn examples(operator: Operator, begun: &str, strings: &Strings, locale: Locale) -> Vec<PromptChoice> {
    let pack = strings.pack();
    let candidate = |text: String| {
        let day = query_times::day(&text).ok().map(|day| locale.date(day));
        PromptChoice { text, note: day.unwrap_or_default(), count: None }
    };
    let texts = match operator {
        Operator::After | Operator::Before => times(pack),
        Operator::Min | Operator::Max => amounts(pack),
        _ => return Vec::new(),
    };
    texts.into_iter().filter(|text| begins(text, begun)).map(candidate).collect()
}

/// Times before today, in the words of the language.
fn times(pack: &Pack) -> Vec<String> {
    let word = |name: &'static str| {
        let mut words = pack.query_times.iter().filter(|(_, known)| *known == name).map(|(word, _)| *word);
        words.next().unwrap_or(name)
    };
    let short = |count: u32, name| format!("{count}{}", word(name));
    let days = [word("today").to_owned(), word("yesterday").to_owned()];
    let year = query_times::day("today").ok().map(|day| day.format("%Y").to_string());
    let before = [short(7, "d"), short(30, "d"), short(3, "m"), short(1, "y")];
    days.into_iter().chain(before).chain(year).collect()
}

/// Round amounts in the scales of the language.
fn amounts(pack: &Pack) -> Vec<String> {
    let scales = pack.short.scales.iter().map(|(zeros, name)| (*zeros, name.trim_end_matches('.')));
    let mut texts: Vec<String> = scales
        .filter(|(zeros, _)| [6, 9].contains(zeros))
        .flat_map(|(_, name)| [1, 10, 100].map(|number| format!("{number}{name}")))
        .collect();
    texts.push("5%".to_owned());
    texts
}

/// The value `name` of an operator as a reader types and reads it: marks and kinds have words in each language.
pub fn value(operator: Operator, name: &str, strings: &Strings) -> (String, String) {
    let (text, note) = match operator {
        Operator::Is => {
            let marks = ["unread", "read", "starred", "deleted"];
            let mark = marks.into_iter().find(|mark| *mark == name);
            (mark.map_or(name, |mark| word_for(mark, strings.pack())).to_owned(), String::new())
        }
        Operator::Kind => {
            let kind = name.parse().map(|kind| strings.get(kind_name(kind)).to_owned());
            (value_for(operator, name, strings.pack()).to_owned(), kind.unwrap_or_default())
        }
        Operator::Lang => {
            let word = value_for(operator, name, strings.pack()).to_owned();
            (word, strings.language(name).unwrap_or_default().to_owned())
        }
        _ => (name.to_owned(), String::new()),
    };
    // A note that says the same again is left out.
    let note = if note.to_lowercase() == text { String::new() } else { note };
    (text, note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::FigureKind;
    use crate::language::{PACKS, by_code};
    use crate::library::Query;
    use strum::VariantArray as _;

    #[test]
    fn every_choice_is_understood() {
        for pack in PACKS {
            let strings = Strings::load(pack).expect("the interface");
            for &operator in Operator::ALL {
                for candidate in examples(operator, "", &strings, Locale::of_pack(pack)) {
                    let typed = format!("{operator}:{}", candidate.text);
                    assert_eq!(Query::parse(&typed).1, [], "{typed}");
                }
            }
            let all = operators("", Operator::ALL, &strings);
            assert_eq!(all.len(), Operator::ALL.len());
            assert!(all.iter().all(|candidate| !candidate.note.is_empty()));
            for mark in ["unread", "read", "starred", "deleted"] {
                let typed = format!("is:{}", value(Operator::Is, mark, &strings).0);
                assert_eq!(Query::parse(&typed), Query::parse(&format!("is:{mark}")));
            }
            for kind in FigureKind::VARIANTS {
                let name = kind.to_string();
                let offered = value(Operator::Kind, &name, &strings).0;
                for typed in [offered.as_str(), strings.get(kind_name(*kind))] {
                    let query = Query::parse(&format!("kind:\"{typed}\""));
                    assert_eq!(query.0.figure.kinds, [*kind], "{typed}");
                }
            }
            for code in PACKS.map(Pack::code) {
                let typed = strings.language(code).unwrap_or_default();
                assert_eq!(Query::parse(&format!("lang:{typed}")).0.languages, [code], "{typed}");
            }
        }
    }

    #[test]
    fn operators_are_offered_in_both_languages() {
        let strings = Strings::load(by_code("de").expect("German")).expect("the interface");
        let offered = |begun: &str| -> Vec<String> {
            operators(begun, Operator::ALL, &strings).into_iter().map(|candidate| candidate.text).collect()
        };
        assert_eq!(offered("fir"), ["firma:"]);
        assert_eq!(offered("comp"), ["company:"]);
        assert_eq!(offered("Aut"), ["autor:"]);
        assert!(offered("umsatz").is_empty());
    }
}
