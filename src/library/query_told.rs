//! What is wrong with a query, in words, for the reader and the command line: a part that is not understood
//! ([`QueryProblem`]), or a name that is not known ([`NearMiss`]).

use super::near_miss::NearMiss;
use super::query::{QueryNeed, QueryProblem};
use super::query_operator::{Operator, value_for, word_for};
use crate::analysis::FigureKind;
use crate::present::messages::Messages;
use std::fmt::Display;
use strum::VariantArray as _;

impl QueryProblem {
    /// The problem in the language of `messages`. Values that may be typed are in that language too.
    pub fn told(&self, messages: &Messages) -> String {
        let pack = messages.pack();
        let one_of = |values: Vec<&str>| {
            messages.fill("`{}` needs one of {}", &[&self.part, &values.join(", ") as &dyn Display])
        };
        let fill = |original: &str| messages.fill(original, &[&self.part]);
        match self.need {
            QueryNeed::Value => fill("`{}` needs a value"),
            QueryNeed::Amount => fill("`{}` needs an amount, such as 2.5bn, 300 or 5%"),
            QueryNeed::Time => fill("`{}` needs a time, such as 2024, 2024-05, yesterday or 7d"),
            QueryNeed::Library => fill("`{}` works in the library only"),
            QueryNeed::Kind => {
                let kinds = FigureKind::VARIANTS.iter().map(<&'static str>::from);
                one_of(kinds.map(|kind| value_for(Operator::Kind, kind, pack)).collect())
            }
            QueryNeed::Mark => one_of(
                ["unread", "read", "starred", "deleted"]
                    .into_iter()
                    .map(|mark| word_for(mark, pack))
                    .collect(),
            ),
        }
    }
}

impl NearMiss {
    /// What is not known, and the known name that is meant perhaps.
    pub fn told(&self, messages: &Messages) -> String {
        let name = &self.name;
        let [unknown, meant] = match self.operator {
            Some(Operator::Company) => ["No company {}.", "No company {}. Did you mean {}?"],
            Some(Operator::Person) => ["No person {}.", "No person {}. Did you mean {}?"],
            Some(Operator::Of) => ["No measure {}.", "No measure {}. Did you mean {}?"],
            Some(Operator::Source) => ["No source {}.", "No source {}. Did you mean {}?"],
            Some(Operator::Feed) => ["No feed {}.", "No feed {}. Did you mean {}?"],
            _ => ["No operator `{}`.", "No operator `{}`. Did you mean `{}`?"],
        };
        match &self.closest {
            Some(closest) => messages.fill(meant, &[name, closest]),
            None => messages.fill(unknown, &[name]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;
    use crate::library::Query;

    #[test]
    fn values_are_told_as_they_are_typed() {
        for pack in PACKS {
            let messages = Messages::of(pack);
            for typed in ["kind:xyz", "is:xyz"] {
                let (_, problems) = Query::parse(typed);
                let told = problems[0].told(&messages);
                assert!(told.contains(typed), "{told}");
                // The last of the values that it names is one that is understood.
                let value = told.rsplit([' ', ',']).next().unwrap_or_default();
                let operator = typed.trim_end_matches("xyz");
                assert_eq!(Query::parse(&format!("{operator}{value}")).1, [], "{told}");
            }
        }
    }

    #[test]
    fn a_name_that_is_not_known_is_told_with_its_operator() {
        let miss = |operator, closest: Option<&str>| {
            let closest = closest.map(str::to_owned);
            NearMiss { operator, name: "simens".to_owned(), closest }.told(&Messages::default())
        };
        assert_eq!(miss(Some(Operator::Company), None), "No company simens.");
        assert_eq!(miss(Some(Operator::Of), Some("Siemens")), "No measure simens. Did you mean Siemens?");
        assert_eq!(miss(None, Some("Siemens")), "No operator `simens`. Did you mean `Siemens`?");
    }
}
