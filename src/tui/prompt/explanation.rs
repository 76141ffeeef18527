//! A query in words, in the language of the interface: `figures · Meta Platforms · revenue · over 5bn · since 2024`.

use crate::analysis::{Currency, Figure, FigureKind, Unit};
use crate::language::Locale;
use crate::library::Query;
use crate::library::completion::QueriedName;
use crate::library::figure_query::FigureQuery;
use crate::library::query::Words;
use crate::library::query_operator::Operator;
use crate::present::amount::ShortAmount;
use crate::tui::screen::article::filter::kind_name;
use crate::tui::ui::strings::{Strings, UiText};
use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

/// What the words are made with.
#[derive(Debug, Clone, Copy)]
pub struct Explanation<'e> {
    /// The words of the interface.
    pub strings: &'e Strings,
    /// How numbers and dates are written.
    pub locale: Locale,
    /// Whom the names of the query mean, as far as that is known.
    pub names: &'e [QueriedName],
}

impl Explanation<'_> {
    /// The conditions of a query, each in words; none for one that asks for nothing.
    pub fn parts(&self, query: &Query) -> Vec<String> {
        let mut parts = Vec::new();
        if !query.figure.is_empty() {
            parts.push(self.strings.get(UiText::ToldFigures).to_owned());
        }
        parts.extend(self.conditions(query));
        parts
    }

    fn conditions(&self, query: &Query) -> Vec<String> {
        let strings = self.strings;
        let mut parts: Vec<String> = query.words.iter().map(|words| self.words(words)).collect();
        for (operator, names) in [
            (Operator::Company, &query.companies),
            (Operator::Person, &query.people),
            (Operator::Source, &query.sources),
            (Operator::Feed, &query.feeds),
        ] {
            parts.extend(names.iter().map(|name| self.name(operator, name)));
        }
        self.figure(&query.figure, &mut parts);
        let authors = query.authors.iter();
        parts.extend(authors.map(|author| strings.fill(UiText::ToldAuthor, &[("name", author)])));
        parts.extend(query.tags.iter().map(|tag| format!("#{tag}")));
        parts.extend(
            query.languages.iter().map(|code| strings.language(code).unwrap_or(code.as_str()).to_owned()),
        );
        if let Some(after) = query.after {
            parts.push(strings.fill(UiText::ToldSince, &[("day", &self.day(after))]));
        }
        if let Some(before) = query.before {
            parts.push(strings.fill(UiText::ToldBefore, &[("day", &self.day(before))]));
        }
        let read = query.is_read.map(|is_read| if is_read { UiText::ToldRead } else { UiText::ToldUnread });
        let starred = query.is_starred.map(|_| UiText::ToldStarred);
        let deleted = query.is_deleted.then_some(UiText::ToldDeleted);
        parts.extend([read, starred, deleted].into_iter().flatten().map(|text| strings.get(text).to_owned()));
        parts.extend(query.addresses.iter().cloned());
        for either in &query.alternatives {
            let told: Vec<String> = either.iter().map(|query| self.conditions(query).join(" ")).collect();
            parts.push(told.join(&format!(" {} ", strings.get(UiText::ToldOr))));
        }
        for unwanted in &query.excluded {
            let told = self.conditions(unwanted).join(" ");
            parts.push(strings.fill(UiText::ToldWithout, &[("what", &told)]));
        }
        parts
    }

    fn words(&self, words: &Words) -> String {
        let (open, close) = self.strings.pack().quotation_marks;
        let mut told = format!("{open}{}{close}", words.text);
        if words.is_title {
            told = self.strings.fill(UiText::ToldInTitle, &[("what", &told)]);
        }
        if words.is_unwanted {
            told = self.strings.fill(UiText::ToldWithout, &[("what", &told)]);
        }
        told
    }

    /// A name as the library knows it: the best-known one that is meant, and how many others are too.
    fn name(&self, operator: Operator, typed: &str) -> String {
        let known = self.names.iter().find(|known| known.operator == operator && known.typed == typed);
        let Some(known) = known else { return typed.to_owned() };
        match (&known.name, known.others) {
            (Some(name), 0) => name.clone(),
            (Some(name), count) => {
                self.strings.fill(UiText::ToldOthers, &[("name", name), ("count", &count)])
            }
            (None, _) => self.strings.fill(UiText::ToldUnknown, &[("name", &typed)]),
        }
    }

    fn figure(&self, figure: &FigureQuery, parts: &mut Vec<String>) {
        let strings = self.strings;
        parts.extend(figure.of.clone());
        let of_percent = [FigureKind::Percent, FigureKind::PercentagePoints];
        let is_percent =
            !figure.kinds.is_empty() && figure.kinds.iter().all(|kind| of_percent.contains(kind));
        let has_amount = figure.min.is_some() || figure.max.is_some();
        if !(is_percent && has_amount) {
            let kinds: Vec<&str> = figure.kinds.iter().map(|&kind| strings.get(kind_name(kind))).collect();
            parts.extend(Some(kinds.join(", ")).filter(|kinds| !kinds.is_empty()));
        }
        let currency = figure.unit.as_deref().and_then(|unit| Currency::from_code(&unit.to_uppercase()));
        let unit = match (currency, is_percent) {
            (Some(currency), _) => Unit::Currency(currency),
            (None, true) => Unit::Percent,
            (None, false) => Unit::Noun(String::new()),
        };
        let amount = |value: Decimal| self.amount(value, unit.clone());
        match (figure.min, figure.max) {
            (Some(min), Some(max)) if min == max => parts.push(amount(min)),
            (Some(min), Some(max)) => {
                let (from, to) = (amount(min), amount(max));
                parts.push(strings.fill(UiText::ToldBetween, &[("from", &from), ("to", &to)]));
            }
            (Some(min), None) => {
                let text = if figure.is_above_min { UiText::ToldOver } else { UiText::ToldAtLeast };
                parts.push(strings.fill(text, &[("amount", &amount(min))]));
            }
            (None, Some(max)) => {
                let text = if figure.is_below_max { UiText::ToldUnder } else { UiText::ToldAtMost };
                parts.push(strings.fill(text, &[("amount", &amount(max))]));
            }
            (None, None) => {}
        }
        if let Some(unit) = figure.unit.as_ref().filter(|_| !(currency.is_some() && has_amount)) {
            parts.push(strings.fill(UiText::ToldUnit, &[("unit", unit)]));
        }
    }

    fn amount(&self, value: Decimal, unit: Unit) -> String {
        let figure = Figure::of_amount(FigureKind::Money, value, Some(unit));
        let language = self.strings.pack().language;
        ShortAmount::in_locale(&figure, language, self.locale).to_string()
    }

    /// A day; for the first one of a year, the year.
    fn day(&self, day: NaiveDate) -> String {
        if day.ordinal() == 1 { day.year().to_string() } else { self.locale.date(day) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_code;

    fn told(code: &str, typed: &str) -> String {
        let pack = by_code(code).expect("a language");
        let strings = Strings::load(pack).expect("the interface");
        let known = |operator, typed: &str, name: Option<&str>, others| QueriedName {
            operator,
            typed: typed.to_owned(),
            name: name.map(str::to_owned),
            others,
        };
        let names = [
            known(Operator::Company, "nord", Some("Nord AG"), 1),
            known(Operator::Company, "lumen", Some("Lumen"), 0),
            known(Operator::Person, "x", None, 0),
        ];
        let explanation = Explanation { strings: &strings, locale: Locale::of_pack(pack), names: &names };
        explanation.parts(&Query::parse(typed).0).join(" · ")
    }

    #[test]
    fn queries_are_told_in_words() {
        for (typed, english, german) in [
            (
                "company:lumen of:revenue >5bn after:2024",
                "figures · Lumen · revenue · over 5bn · since 2024",
                "Zahlen · Lumen · revenue · über 5 Mrd. · seit 2024",
            ),
            (
                "company:nord <5%",
                "figures · Nord AG and 1 more · under 5%",
                "Zahlen · Nord AG und 1 weitere · unter 5 %",
            ),
            ("min:1bn max:5bn", "figures · 1bn to 5bn", "Zahlen · 1 Mrd. bis 5 Mrd."),
            (
                "≥$300m is:unread",
                "figures · at least $300m · unread",
                "Zahlen · mindestens 300 Mio. $ · ungelesen",
            ),
            (
                "person:x -rubel -source:dpa",
                "without “rubel” · x (unknown) · without dpa",
                "ohne „rubel“ · x (unbekannt) · ohne dpa",
            ),
            (
                "gold OR \"öl und gas\" title:bank",
                "“bank” in the headline · “gold” or “öl und gas”",
                "„bank“ in der Überschrift · „gold“ oder „öl und gas“",
            ),
            ("kind:money unit:EUR", "figures · money · in EUR", "Zahlen · Geld · in EUR"),
            ("", "", ""),
        ] {
            assert_eq!(told("en", typed), english);
            assert_eq!(told("de", typed), german);
        }
    }
}
