//! Which entries of a list are wanted.

use super::args::{FiguresArgs, Kind, LookupArgs};
use crate::analysis::{Analysis, Company, EntityId, Figure, FigureKind, Person};
use crate::document::{Document, Span};
use crate::export::listing::Item;
use rust_decimal::Decimal;

/// What the user asked for. Everything that is said must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    about: Vec<String>,
    kinds: Vec<FigureKind>,
    min: Option<Decimal>,
    max: Option<Decimal>,
    unit: Option<String>,
    of: Vec<String>,
}

impl Filter {
    /// The filter of `people`, `companies` and `quotes`.
    pub fn of_lookup(args: &LookupArgs) -> Self {
        Self { about: args.about.as_deref().map(words).unwrap_or_default(), ..Self::default() }
    }

    /// The filter of `figures`.
    pub fn of_figures(args: &FiguresArgs) -> Self {
        Self {
            kinds: args.kind.iter().map(|&Kind(kind)| kind).collect(),
            min: args.min,
            max: args.max,
            unit: args.unit.as_deref().map(str::to_lowercase),
            of: args.of.as_deref().map(words).unwrap_or_default(),
            ..Self::of_lookup(&args.lookup)
        }
    }

    /// Whether `item` is wanted.
    pub fn takes(&self, item: Item<'_>, document: &Document, analysis: &Analysis) -> bool {
        match item {
            Item::Person(person) => self.person(person, document),
            Item::Company(company) => self.company(company, document),
            Item::Quote(quote) => self.entity(quote.speaker, document, analysis),
            Item::Figure(figure) => {
                self.entity(figure.who, document, analysis) && self.figure(figure, document)
            }
        }
    }

    fn figure(&self, figure: &Figure, document: &Document) -> bool {
        let (low, high) = (figure.value, figure.value_to.unwrap_or(figure.value));
        let of = || figure.of.map(|span| words(document.slice(span))).unwrap_or_default();
        (self.kinds.is_empty() || self.kinds.contains(&figure.kind))
            && self.min.is_none_or(|min| high >= min)
            && self.max.is_none_or(|max| low <= max)
            && self.unit.as_ref().is_none_or(|unit| {
                figure.unit.as_ref().is_some_and(|found| found.to_string().to_lowercase() == *unit)
            })
            && (self.of.is_empty() || holds(&of(), &self.of))
    }

    fn entity(&self, entity: Option<EntityId>, document: &Document, analysis: &Analysis) -> bool {
        self.about.is_empty()
            || match entity {
                Some(EntityId::Person(at)) => {
                    analysis.people.get(at as usize).is_some_and(|person| self.person(person, document))
                }
                Some(EntityId::Company(at)) => {
                    analysis.companies.get(at as usize).is_some_and(|company| self.company(company, document))
                }
                None => false,
            }
    }

    /// A person is meant by name, and with the organisation that the role is at.
    fn person(&self, person: &Person, document: &Document) -> bool {
        self.named(&person.name, &person.mentions, document)
            || person.organization.as_deref().is_some_and(|name| holds(&words(name), &self.about))
    }

    fn company(&self, company: &Company, document: &Document) -> bool {
        let ticker = company.ticker.as_deref().map(words).unwrap_or_default();
        self.named(&company.name, &company.mentions, document) || !ticker.is_empty() && ticker == self.about
    }

    fn named(&self, name: &str, mentions: &[Span], document: &Document) -> bool {
        self.about.is_empty()
            || holds(&words(name), &self.about)
            || mentions.iter().any(|&span| holds(&words(document.slice(span)), &self.about))
    }
}

/// The words of `text` in lower case.
fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether every one of the `wanted` words begins a word of `text`: `umsatz` is in `Umsatzes`.
fn holds(text: &[String], wanted: &[String]) -> bool {
    wanted.iter().all(|wanted| text.iter().any(|word| word.starts_with(wanted.as_str())))
}

#[cfg(test)]
mod tests {
    use super::super::args::{Args, Command};
    use super::*;
    use crate::analysis::{Currency, Modifier, Unit};
    use crate::intake::{Format, Given, document};
    use clap::Parser;

    const TEXT: &str = "Anna Berg, Chefin von Nord AG: Umsatzes 5 Mio. Euro, 3 bis 7 Prozent, 40 Werke";

    fn span(text: &str) -> Span {
        let start = TEXT.find(text).expect("in the text");
        Span::new(start, start + text.len())
    }

    fn analysis() -> Analysis {
        let figure = |text, kind, value: i64, unit| Figure {
            span: span(text),
            kind,
            value: Decimal::from(value),
            value_to: None,
            unit,
            modifier: Modifier::Exact,
            direction: None,
            of: None,
            who: None,
            when: None,
        };
        let euro = Currency::from_code("EUR").map(Unit::Currency);
        Analysis {
            people: vec![Person {
                name: "Anna Berg".to_owned(),
                role: None,
                organization: Some("Nord AG".to_owned()),
                mentions: vec![span("Anna Berg")],
            }],
            companies: vec![Company {
                name: "Nord AG".to_owned(),
                ticker: Some("NRD".to_owned()),
                isin: None,
                country: None,
                mentions: vec![span("Nord AG")],
            }],
            figures: vec![
                Figure {
                    of: Some(span("Umsatzes")),
                    who: Some(EntityId::Company(0)),
                    ..figure("5 Mio. Euro", FigureKind::Money, 5_000_000, euro)
                },
                Figure {
                    value_to: Some(Decimal::from(7)),
                    ..figure("3 bis 7 Prozent", FigureKind::Percent, 3, Some(Unit::Percent))
                },
                figure("40 Werke", FigureKind::Count, 40, Some(Unit::Noun("Werke".to_owned()))),
            ],
            quotes: Vec::new(),
        }
    }

    /// The texts of the figures that pass a filter with these arguments.
    fn figures(args: &str) -> Vec<String> {
        let args =
            Args::parse_from(format!("depesche figures - {args}").split(' ').filter(|arg| !arg.is_empty()));
        let Some(Command::Figures(args)) = args.command else { panic!("figures") };
        let filter = Filter::of_figures(&args);
        let (document, analysis) = (document(TEXT.to_owned(), Format::Text, Given::default()), analysis());
        let wanted = |figure: &&Figure| filter.takes(Item::Figure(figure), &document, &analysis);
        analysis.figures.iter().filter(wanted).map(|figure| document.slice(figure.span).to_owned()).collect()
    }

    #[test]
    fn figures_pass_by_kind_amount_unit_and_words() {
        assert_eq!(figures("").len(), 3);
        assert_eq!(figures("--kind money,count"), ["5 Mio. Euro", "40 Werke"]);
        assert_eq!(figures("--min 6 --max 50"), ["3 bis 7 Prozent", "40 Werke"]);
        assert_eq!(figures("--min 4.5m"), ["5 Mio. Euro"]);
        assert_eq!(figures("--unit eur"), ["5 Mio. Euro"]);
        assert_eq!(figures("--unit werke"), ["40 Werke"]);
        assert_eq!(figures("--of umsatz"), ["5 Mio. Euro"]);
        assert_eq!(figures("--about nord"), ["5 Mio. Euro"]);
        assert_eq!(figures("--about NRD"), ["5 Mio. Euro"]);
        assert_eq!(figures("--about Süd"), [] as [String; 0]);
    }

    #[test]
    fn people_pass_by_name_and_with_their_company() {
        let (document, analysis) = (document(TEXT.to_owned(), Format::Text, Given::default()), analysis());
        let passes = |about: &str| {
            let filter = Filter { about: words(about), ..Filter::default() };
            filter.takes(Item::Person(&analysis.people[0]), &document, &analysis)
        };
        assert!(passes("Berg") && passes("anna berg") && passes("Nord AG") && passes(""));
        assert!(!passes("Anna Nord") && !passes("Bergmann"));
    }
}
