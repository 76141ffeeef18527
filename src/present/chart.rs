//! Figures as horizontal bars, to compare what can be compared.
//!
//! Only figures of one kind and unit stand in one [`Group`], on one scale from zero. Where the same measure of the
//! same owner has several periods, these stand together as a time line, in their order. What a bar says must be seen
//! without colour: `█` is certain, `▒` lies between the ends of a range or ends an approximate amount, `░` is no more
//! than possible (`up to`), and `▸` goes on (`more than`).

use super::amount::ShortAmount;
use super::period;
use crate::analysis::{Analysis, Direction, EntityId, Figure, FigureKind, Modifier, Unit};
use crate::document::{Document, Language, visible};
use crate::language::Locale;
use crate::order::Reorder;
use chrono::NaiveDate;
use foldhash::{HashMap, HashSet};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Figures that can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What kind of figures they are.
    pub kind: FigureKind,
    /// What they count.
    pub unit: Option<Unit>,
    /// The language of the text that has the first of them.
    pub language: Language,
    /// The time lines, each under its heading, then the other figures.
    pub rows: Vec<ChartRow>,
    /// The largest amount: the end of the scale.
    pub largest: Decimal,
}

/// A row of a chart.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartRow {
    /// The measure and the owner of the time line below it.
    Heading(String),
    /// A figure.
    Bar(Bar),
}

/// A figure as a bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Its number in [`Analysis::figures`].
    pub figure: u32,
    /// What it measures and whose it is; in a time line its period.
    pub label: String,
    /// The exact amount, with the sign of its modifier.
    pub amount: String,
    /// Whether it rises or falls.
    pub direction: Option<Direction>,
    low: Decimal,
    high: Decimal,
    modifier: Modifier,
}

/// The charts of the figures with these numbers, the largest group first; the order within a group is theirs.
pub fn groups(document: &Document, analysis: &Analysis, numbers: &[u32], locale: Locale) -> Vec<Group> {
    let known = |&number: &u32| Some((number, analysis.figures.get(number as usize)?));
    let unit = |figure: &Figure| figure.unit.as_ref().map(|unit| unit.name(document.language).to_lowercase());
    let mut places: HashMap<(FigureKind, Option<String>), usize> = HashMap::default();
    let mut groups: Vec<Vec<(u32, &Figure)>> = Vec::new();
    for (number, figure) in numbers.iter().filter_map(known) {
        let place = *places.entry((figure.kind, unit(figure))).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push((number, figure));
    }
    groups.reorder_by_key(|figures| Reverse(figures.len()));
    let of_figures = |figures: Vec<(u32, &Figure)>| {
        let first = figures.first()?.1;
        Some(Group {
            kind: first.kind,
            unit: first.unit.clone(),
            largest: figures.iter().map(|(_, figure)| highest(figure)).max().unwrap_or_default(),
            rows: rows(&Teller { document, analysis, locale }, figures),
            language: document.language,
        })
    };
    groups.into_iter().filter_map(of_figures).collect()
}

/// Charts of figures that need not be of one article, each with its number, the language of its text and its label, in the
/// given order; the largest group first.
pub fn groups_of<'f>(
    figures: impl IntoIterator<Item = (u32, &'f Figure, Language, String)>,
    locale: Locale,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (number, figure, language, label) in figures {
        let same = |group: &Group| group.kind == figure.kind && group.unit == figure.unit;
        let at = groups.iter().position(same).unwrap_or_else(|| {
            let (kind, unit) = (figure.kind, figure.unit.clone());
            groups.push(Group { kind, unit, language, rows: Vec::new(), largest: Decimal::ZERO });
            groups.len() - 1
        });
        groups[at].largest = groups[at].largest.max(highest(figure));
        groups[at].rows.push(bar(number, figure, language, label, locale));
    }
    groups.reorder_by_key(|group| Reverse(group.rows.len()));
    groups
}

fn bar(number: u32, figure: &Figure, language: Language, label: String, locale: Locale) -> ChartRow {
    ChartRow::Bar(Bar {
        figure: number,
        label,
        amount: ShortAmount::in_locale(figure, language, locale).to_string(),
        direction: figure.direction,
        low: figure.value,
        high: highest(figure),
        modifier: figure.modifier,
    })
}

/// What is measured, without case and genitive, and whose it is.
type Measure = (String, Option<EntityId>);

/// The rows of figures of one group: what is told twice is drawn once.
fn rows(teller: &Teller<'_>, figures: Vec<(u32, &Figure)>) -> Vec<ChartRow> {
    let mut told = HashSet::default();
    let mut days: HashMap<Measure, BTreeSet<NaiveDate>> = HashMap::default();
    let mut single: Vec<(Measure, u32, &Figure)> = Vec::new();
    for (number, figure) in figures {
        let measure = teller.measure(figure);
        let amount = (figure.value, figure.value_to, figure.modifier);
        if told.insert((measure.clone(), day(figure), amount)) {
            days.entry(measure.clone()).or_default().extend(day(figure));
            single.push((measure, number, figure));
        }
    }
    let has_line =
        |measure: &Measure| !measure.0.is_empty() && days.get(measure).is_some_and(|days| days.len() > 1);
    let (mut dated, others): (Vec<_>, Vec<_>) =
        single.into_iter().partition(|(measure, _, figure)| day(figure).is_some() && has_line(measure));
    // Time lines stand in the order of their first figures.
    let mut places: HashMap<Measure, usize> = HashMap::default();
    for (measure, ..) in &dated {
        let next = places.len();
        places.entry(measure.clone()).or_insert(next);
    }
    dated.reorder_by_key(|(measure, _, figure)| (places.get(measure).copied(), day(figure)));
    let mut rows = Vec::new();
    let mut last: Option<&Measure> = None;
    for (measure, number, figure) in &dated {
        if last.replace(measure) != Some(measure) {
            rows.push(ChartRow::Heading(teller.label(figure)));
        }
        rows.push(teller.bar(*number, figure, teller.period(figure)));
    }
    rows.extend(
        others.into_iter().map(|(_, number, figure)| teller.bar(number, figure, teller.label(figure))),
    );
    rows
}

/// The first day of the figure's period.
fn day(figure: &Figure) -> Option<NaiveDate> {
    figure.when.as_ref().and_then(|when| when.from.or(when.to))
}

fn highest(figure: &Figure) -> Decimal {
    figure.value_to.unwrap_or(figure.value).max(figure.value)
}

/// What is said about figures.
struct Teller<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    locale: Locale,
}

impl Teller<'_> {
    fn bar(&self, figure: u32, from: &Figure, label: String) -> ChartRow {
        bar(figure, from, self.document.language, label, self.locale)
    }

    fn measure(&self, figure: &Figure) -> Measure {
        let of = figure.of.map(|of| self.document.words(of).to_lowercase()).unwrap_or_default();
        (of.trim_end_matches("es").trim_end_matches('s').to_owned(), figure.who)
    }

    /// Its period in short, as lists have it; the words of the text where it has no short form.
    fn period(&self, figure: &Figure) -> String {
        let Some(when) = &figure.when else { return String::new() };
        period::short(when, self.locale).unwrap_or_else(|| self.document.words(when.span))
    }

    /// What is measured and whose it is; the words of the figure where neither is known.
    fn label(&self, figure: &Figure) -> String {
        let of = figure.of.map(|of| self.document.words(of)).unwrap_or_default();
        let who = figure.who.map(|who| visible(self.analysis.name(who)).into_owned()).unwrap_or_default();
        let parts = [of, who];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { self.document.words(figure.span) } else { parts.join(" · ") }
    }
}

impl Bar {
    /// The bar on a scale that ends at `largest` after so many columns. It takes no more columns than that.
    pub fn drawn(&self, largest: Decimal, columns: usize) -> String {
        /// Parts of a cell, one eighth more each.
        const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        if columns == 0 {
            return String::new();
        }
        // One cell is kept for what goes on.
        let goes_on = matches!(self.modifier, Modifier::MoreThan | Modifier::AtLeast);
        let room = columns - usize::from(goes_on && columns > 1);
        let eighths = |value: Decimal| {
            let share = value.checked_div(largest).unwrap_or_default().min(Decimal::ONE);
            let length = (share * Decimal::from(room * 8)).round().to_usize().unwrap_or_default();
            // What is not nothing is seen.
            if value.is_zero() { 0 } else { length.max(1) }
        };
        let (low, high) = (eighths(self.low), eighths(self.high));
        let whole = |length: usize| length.div_ceil(8);
        let mut drawn = String::new();
        match self.modifier {
            Modifier::AtMost | Modifier::LessThan => drawn.push_str(&"░".repeat(whole(high))),
            Modifier::Approx if self.low == self.high => {
                drawn.push_str(&"█".repeat(whole(high).saturating_sub(1)));
                drawn.push_str(if high > 0 { "▒" } else { "" });
            }
            _ => {
                drawn.push_str(&"█".repeat(low / 8));
                drawn.push_str(EIGHTHS[low % 8]);
                drawn.push_str(&"▒".repeat(whole(high).saturating_sub(whole(low))));
            }
        }
        if goes_on && columns > 1 {
            drawn.push('▸');
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::intake::{self, Format, Metadata};

    fn charted(text: &str) -> Vec<Group> {
        let document = intake::document(text.to_owned(), Format::Text, Metadata::default());
        let analysis = analyze(&document);
        let all: Vec<u32> = (0..analysis.figures.len() as u32).collect();
        groups(&document, &analysis, &all, Locale::default())
    }

    fn shown(group: &Group) -> Vec<String> {
        let row = |row: &ChartRow| match row {
            ChartRow::Heading(heading) => format!("# {heading}"),
            ChartRow::Bar(bar) => {
                format!("{} | {} | {}", bar.label, bar.drawn(group.largest, 10), bar.amount)
            }
        };
        group.rows.iter().map(row).collect()
    }

    #[test]
    fn what_can_be_compared_stands_together() {
        let groups = charted(
            "Der Umsatz von SAP lag 2022 bei 30 Milliarden Euro. Der Umsatz von SAP lag 2023 bei 40 Milliarden \
             Euro. Der Gewinn von SAP erreichte 5 Milliarden Euro. Die Aktie von SAP stieg um 3 Prozent.",
        );
        assert_eq!(groups.len(), 2);
        assert_eq!(
            shown(&groups[0]),
            [
                "# Umsatz · SAP",
                "2022 | ███████▌ | €30bn",
                "2023 | ██████████ | €40bn",
                "Gewinn · SAP | █▎ | €5bn"
            ]
        );
        assert_eq!(shown(&groups[1]), ["Aktie · SAP | ██████████ | 3%"]);
    }

    #[test]
    fn bars_tell_the_modifier_without_colour() {
        let bar = |low: u32, high: u32, modifier| Bar {
            figure: 0,
            label: String::new(),
            amount: String::new(),
            direction: None,
            low: low.into(),
            high: high.into(),
            modifier,
        };
        let largest = Decimal::from(100);
        assert_eq!(bar(50, 50, Modifier::Exact).drawn(largest, 10), "█████");
        assert_eq!(bar(50, 80, Modifier::Range).drawn(largest, 10), "█████▒▒▒");
        assert_eq!(bar(50, 50, Modifier::AtMost).drawn(largest, 10), "░░░░░");
        assert_eq!(bar(100, 100, Modifier::MoreThan).drawn(largest, 10), "█████████▸");
        assert_eq!(bar(50, 50, Modifier::Approx).drawn(largest, 10), "████▒");
        assert_eq!(bar(0, 0, Modifier::Exact).drawn(largest, 10), "");
        assert_eq!(bar(1, 1, Modifier::Exact).drawn(Decimal::MAX, 10), "▏");
        for columns in 0..40 {
            for modifier in
                [Modifier::Exact, Modifier::Approx, Modifier::AtLeast, Modifier::AtMost, Modifier::Range]
            {
                for value in [0, 1, 33, 99, 100] {
                    let drawn = bar(value, 100.max(value), modifier).drawn(largest, columns);
                    assert!(drawn.chars().count() <= columns, "{drawn} {columns} {modifier:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_told_twice_is_drawn_once() {
        let groups = charted("Meta verlor 26 Prozent. Die 26 Prozent bei Meta überraschten.");
        assert!(groups.iter().map(|group| group.rows.len()).sum::<usize>() <= 2);
    }
}
