//! The figures of a table: a number with what its row, its column and the caption say.

use super::amount::{Amount, AmountSources};
use super::axis::{self, Axis};
use super::label::{Label, LabelNumber};
use super::read_table::ReadTable;
use super::shape::{ReadCell, Section, ValueRow};
use super::tag::TableTag;
use super::{label, owner};
use crate::analysis::figures::cell::CellSign;
use crate::analysis::names::Names;
use crate::analysis::{
    Confidence, Currency, Direction, EntityId, Figure, FigureKind, LinkConfidence, Period,
};
use crate::document::{Document, Span};
use crate::language::Pack;
use rust_decimal::Decimal;

/// The figures of a table, row by row.
pub(super) fn figures(
    document: &Document,
    pack: &'static Pack,
    table: &ReadTable,
    names: &Names,
    firm: Option<EntityId>,
) -> Vec<Figure> {
    let reader = TableReader::new(document, table, names, firm);
    let mut figures = Vec::new();
    for section in &table.shape.sections {
        reader.read(section, pack, &mut figures);
    }
    figures
}

/// What holds for the whole table.
#[allow(clippy::struct_excessive_bools, reason = "independent marks of the table, each asked for alone")]
struct TableReader<'a> {
    document: &'a Document,
    table: &'a ReadTable,
    names: &'a Names,
    /// Corner and captions, the nearest first.
    far: Vec<&'a Label>,
    currency: Option<Currency>,
    /// Whether a head or label says a unit.
    says_units: bool,
    /// The time that a caption names.
    when: Option<Period>,
    /// Whether the heads of the columns say what is measured.
    columns_are_measures: bool,
    rows_are_firms: bool,
    rows_are_indices: bool,
    /// The firm of the article.
    firm: Option<EntityId>,
}

/// How the values of a column of changes are meant that has no unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ChangeSort {
    Relative,
    Absolute,
}

impl<'a> TableReader<'a> {
    fn new(document: &'a Document, table: &'a ReadTable, names: &'a Names, firm: Option<EntityId>) -> Self {
        let shape = &table.shape;
        let captions = || shape.captions.iter().rev().chain(&table.captions);
        let corners =
            shape.sections.iter().flat_map(|section| section.heads.get(..shape.labels).unwrap_or_default());
        let far: Vec<&Label> =
            corners.map(|head| &head.label).chain(captions().map(|cell| &cell.label)).collect();
        let rows_are_firms = owner::rows_are_firms(shape, names);
        let rows_are_periods = axis::are_periods(shape.rows());
        let indices = shape.rows().filter(|row| row.label().is_some_and(|cell| cell.label.is_index)).count();
        let heads = || shape.sections.iter().flat_map(|section| section.heads.iter().skip(shape.labels));
        let heads_an_index = shape
            .sections
            .iter()
            .flat_map(|section| section.heads.iter().take(shape.labels))
            .any(|head| head.label.is_index);
        let has_periods = rows_are_periods || heads().any(|head| head.label.period.is_some());
        let rows_are_indices = !rows_are_firms && !has_periods && (heads_an_index || indices > 0);
        let rows_have_prices = !has_periods && !rows_are_firms && heads().any(|head| head.label.is_price);
        let firm = owner::firm_in(names, &table.captions)
            .or(firm)
            .filter(|_| !rows_are_firms && !rows_are_indices && !rows_have_prices);
        let mut reader = Self {
            document,
            table,
            names,
            far,
            currency: None,
            says_units: false,
            when: captions().find_map(axis::cell_period),
            columns_are_measures: rows_are_firms || rows_are_periods,
            rows_are_firms,
            rows_are_indices,
            firm,
        };
        reader.currency = reader.named_currency();
        let labels = shape.rows().flat_map(|row| &row.labels).map(|cell| &cell.label);
        reader.says_units =
            heads().map(|head| &head.label).chain(labels).any(|label| !label.units.is_empty());
        reader
    }

    /// The first currency that the table names: in a caption, a head or a cell.
    fn named_currency(&self) -> Option<Currency> {
        let of_label = |label: &Label| label.units.iter().find_map(|unit| unit.facts.currency);
        let heads =
            self.table.shape.sections.iter().flat_map(|section| &section.heads).map(|head| &head.label);
        let rows = || self.table.shape.rows();
        let labels = rows().flat_map(|row| {
            row.labels.iter().map(|cell| &cell.label).chain(row.section.iter().map(|cell| &cell.label))
        });
        let cells = rows().flat_map(|row| &row.cells);
        let in_cells = cells.filter_map(|(_, cell)| cell.label.number.as_ref()?.unit.currency);
        self.far.iter().copied().chain(heads).chain(labels).find_map(of_label).or(in_cells.into_iter().next())
    }

    fn read(&self, section: &Section, pack: &'static Pack, figures: &mut Vec<Figure>) {
        let axes = axis::columns(section, self.table.shape.labels, self.when);
        let sorts: Vec<Option<ChangeSort>> =
            (0..axes.len()).map(|column| self.sort(section, &axes, column)).collect();
        let periods = self.row_periods(section, &axes, pack);
        // What the last row measured that is no change of another.
        let mut measured: Option<&ReadCell> = None;
        for (row, periods) in section.rows.iter().zip(&periods) {
            let own = row.label().filter(|cell| cell.label.text.is_some() || cell.label.is_only_change);
            let label = own.or(row.section.as_ref()).or(row.label());
            let is_change = label.is_some_and(|cell| cell.label.is_only_change);
            if !is_change || measured.is_none() {
                measured = label;
            }
            for &(column, ref cell) in &row.cells {
                let Some(number) = &cell.label.number else { continue };
                let place = Place {
                    section,
                    axes: &axes,
                    row,
                    column,
                    measured,
                    is_change: is_change || axes[column].is_change,
                };
                let mut figure = self.figure(&place, cell, number, sorts[column]);
                figure.when = periods.get(column).copied().flatten();
                figure.confidence = confidence(&figure);
                figures.push(figure);
            }
        }
    }

    /// By row and column: when the values are.
    fn row_periods(&self, section: &Section, axes: &[Axis], pack: &'static Pack) -> Vec<Vec<Option<Period>>> {
        let slice = |cell: &ReadCell| self.document.slice(cell.span).to_owned();
        // `Q3` in the row and `2024` over the column.
        let years = axes.iter().map(|axis| axis.when.filter(axis::is_year)).collect::<Vec<_>>();
        let mut words = Vec::new();
        for row in &section.rows {
            let Some(own) = axis::row_words(row, slice) else { continue };
            for year in row.cells.iter().filter_map(|(column, _)| years.get(*column).copied().flatten()) {
                words.push(format!("{own} {}", self.document.slice(year.span)));
            }
            words.push(own);
        }
        let mut read = label::read(&words, pack, self.document.head.published).into_iter();
        let mut last: Option<Period> = None;
        let mut periods = Vec::with_capacity(section.rows.len());
        for row in &section.rows {
            let of_columns = || axes.iter().map(|axis| axis.when).collect::<Vec<_>>();
            if axis::row_words(row, slice).is_none() {
                // Rows of changes under rows of periods are of the latest.
                let is_transposed =
                    self.columns_are_measures && !self.rows_are_firms && years.iter().all(Option::is_none);
                periods.push(if is_transposed { vec![last; axes.len()] } else { of_columns() });
                continue;
            }
            let mut joined = vec![None; axes.len()];
            for &(column, _) in
                row.cells.iter().filter(|(column, _)| years.get(*column).is_some_and(Option::is_some))
            {
                joined[column] = read.next().and_then(|label| axis::joined(row, &label));
            }
            let own = read.next().and_then(|label| axis::joined(row, &label));
            if own.is_some_and(|own| last.is_none_or(|last| last.to < own.to)) {
                last = own;
            }
            let is_part = own.is_some_and(|own| !axis::is_year(&own));
            periods.push(joined.into_iter().map(|joined| joined.filter(|_| is_part).or(own)).collect());
        }
        periods
    }

    /// Tells from the numbers whether the changes of a column are relative, where neither head nor cells say so.
    fn sort(&self, section: &Section, axes: &[Axis], column: usize) -> Option<ChangeSort> {
        if !axes[column].is_change {
            return None;
        }
        let levels: Vec<usize> =
            (self.table.shape.labels..column).rev().filter(|&level| !axes[level].is_change).take(2).collect();
        let [second, first] = levels[..] else { return None };
        let later = axes[second].when.and_then(|when| when.to) > axes[first].when.and_then(|when| when.to);
        let (now, before) = if later { (second, first) } else { (first, second) };
        let (mut relative, mut absolute) = (0, 0);
        for row in &section.rows {
            let number = |column: usize| signed(row.cell(column)?.label.number.as_ref()?);
            let (Some(now), Some(before), Some(change)) = (number(now), number(before), number(column))
            else {
                continue;
            };
            let Some(difference) = now.checked_sub(before) else { continue };
            let is_near = |value: Decimal, least: Decimal| {
                (value - change).abs() <= (change.abs() / Decimal::from(50)).max(least)
            };
            absolute += usize::from(is_near(difference, Decimal::new(11, 2)));
            let share = difference
                .checked_mul(Decimal::ONE_HUNDRED)
                .and_then(|share| share.checked_div(before.abs()));
            relative += usize::from(share.is_some_and(|share| is_near(share, Decimal::new(6, 1))));
        }
        match relative.cmp(&absolute) {
            std::cmp::Ordering::Greater => Some(ChangeSort::Relative),
            std::cmp::Ordering::Less => Some(ChangeSort::Absolute),
            std::cmp::Ordering::Equal => None,
        }
    }

    fn figure(
        &self,
        place: &Place<'_>,
        cell: &ReadCell,
        number: &LabelNumber,
        sort: Option<ChangeSort>,
    ) -> Figure {
        let head = &place.section.heads[place.column];
        let measure = self.measure(place);
        let amount = self.amount(place, number, sort);
        let value = |value: Decimal| value.checked_mul(amount.factor).unwrap_or(value).normalize();
        let sign = number.sign.map(CellSign::direction);
        let is_zero = number.value.is_zero();
        let direction = match sign {
            _ if is_zero => None,
            Some(direction) => Some(direction),
            None => Some(Direction::Up).filter(|_| place.is_change && amount.kind != FigureKind::Multiple),
        };
        let of_column =
            owner::firm_of(self.names, head.cells.last().map(|cell| cell.span).unwrap_or_default());
        let of_row = place.row.label().and_then(|cell| owner::firm_of(self.names, cell.span));
        let who = if self.rows_are_firms { of_row } else { of_column.or(self.firm) };
        Figure {
            span: cell.place(&number.place),
            kind: amount.kind,
            value: value(number.value),
            value_to: number.value_to.map(value),
            unit: amount.unit,
            modifier: number.modifier,
            direction,
            of: measure,
            who,
            when: None,
            confidence: LinkConfidence::default(),
        }
    }

    /// The words that say what is measured.
    fn measure(&self, place: &Place<'_>) -> Option<Span> {
        let of_cell = |cell: &ReadCell| cell.label.rest.as_ref().map(|rest| cell.place(rest));
        let of_row = || place.measured.and_then(|cell| cell.label.text.as_ref().map(|text| cell.place(text)));
        if !self.columns_are_measures {
            return of_row();
        }
        let head = &place.section.heads[place.column];
        if head.label.tags.has(TableTag::Growth) && !head.label.is_only_change {
            return head.cells.iter().rev().find_map(of_cell);
        }
        // A column of changes is one of what stands before it.
        let columns = (self.table.shape.labels..=place.column).rev();
        let found = columns
            .filter(|&column| !place.axes[column].is_change)
            .find_map(|column| place.section.heads[column].cells.iter().rev().find_map(of_cell));
        found.or_else(|| self.caption_measure()).or_else(|| of_row().filter(|_| !self.rows_are_firms))
    }

    /// The words at the start of the caption up to the first one of grammar: `Umsatz` of `Umsatz nach Ländern`.
    fn caption_measure(&self) -> Option<Span> {
        let captions = self.table.shape.captions.iter().rev().chain(&self.table.captions);
        captions.filter(|cell| cell.label.is_money || cell.label.is_price).find_map(|cell| {
            let place = cell.place(cell.label.rest.as_ref()?);
            let words = self.document.slice(place);
            let end = words.find([',', '(', ':']).unwrap_or(words.len());
            Some(Span::new(place.start as usize, place.start as usize + end).trim(&self.document.text))
        })
    }

    fn amount(&self, place: &Place<'_>, number: &LabelNumber, sort: Option<ChangeSort>) -> Amount {
        let head = &place.section.heads[place.column].label;
        let labels = || place.row.labels.iter().map(|cell| &cell.label);
        let row = place.row.label().map(|cell| &cell.label);
        let measured = place.measured.map(|cell| &cell.label);
        let section = place.row.section.as_ref().map(|cell| &cell.label);
        let axis_is_change = place.axes[place.column].is_change;
        let measure = if self.columns_are_measures { self.measuring_head(place) } else { measured };
        let is_index = self.rows_are_indices
            && row.is_some_and(|row| {
                row.is_index || !(row.is_money || row.is_price || row.tags.has(TableTag::Share))
            });
        // `Mio. Euro` below each year holds for what has no unit of its own.
        let is_general = head.unit(false).is_some_and(|facts| {
            (facts.currency.is_some() || !facts.is_unit()) && head.rest.is_none() && head.period.is_some()
        });
        let (nearest, far): (Vec<&Label>, Vec<&Label>) = if axis_is_change || self.columns_are_measures {
            (Some(head).into_iter().chain(labels()).chain(section).collect(), self.far.clone())
        } else if is_general {
            (labels().chain(section).collect(), [head].into_iter().chain(self.far.iter().copied()).collect())
        } else {
            (labels().chain([head]).chain(section).collect(), self.far.clone())
        };
        let noun = self.measure(place).filter(|_| self.says_units).map(|span| self.document.words(span));
        let with = |near: Vec<&Label>| {
            let noun = noun.clone();
            AmountSources { near, measure, far: &far, currency: self.currency, is_index, noun }.amount(number)
        };
        let says_unit = number.unit.is_unit() || nearest.first().is_some_and(|label| has_unit(label));
        if !place.is_change || says_unit {
            let is_share = measure.is_some_and(|measure| measure.tags.has(TableTag::Share));
            let amount = with(nearest);
            // `1.2 points` of a margin are none of an index.
            let is_points = amount.kind == FigureKind::Index && is_share && place.is_change;
            return if is_points { amount.of_share() } else { amount };
        }
        // A change without a unit of its own is one of the measure, or relative to it.
        let mut of_measure: Vec<&Label> = measure.into_iter().chain(measured).chain(section).collect();
        of_measure.extend(self.level_head(place));
        match sort {
            Some(ChangeSort::Relative) => Amount::relative(),
            Some(ChangeSort::Absolute) => with(of_measure).difference(),
            None if is_index => with(of_measure),
            None => Amount::unknown(),
        }
    }

    /// The head that says what a column measures: its own, or of what its changes are.
    fn measuring_head<'s>(&self, place: &Place<'s>) -> Option<&'s Label> {
        let columns = (self.table.shape.labels..=place.column).rev();
        let mut levels = columns.filter(|&column| !place.axes[column].is_change);
        levels.find_map(|column| {
            place.section.heads.get(column).map(|head| &head.label).filter(|label| label.rest.is_some())
        })
    }

    /// The head of the last column that is none of changes.
    fn level_head<'s>(&self, place: &Place<'s>) -> Option<&'s Label> {
        let mut columns = (self.table.shape.labels..place.column).rev();
        let level = columns.find(|&column| !place.axes[column].is_change)?;
        place.section.heads.get(level).map(|head| &head.label)
    }
}

/// The place of a value.
struct Place<'s> {
    section: &'s Section,
    axes: &'s [Axis],
    row: &'s ValueRow,
    column: usize,
    /// The label of the row, or of the one whose changes it has.
    measured: Option<&'s ReadCell>,
    is_change: bool,
}

fn has_unit(label: &Label) -> bool {
    label.units.iter().any(|unit| unit.facts.is_unit())
}

fn signed(number: &LabelNumber) -> Option<Decimal> {
    let value = number.value.checked_mul(number.unit.scale.unwrap_or(Decimal::ONE))?;
    Some(if number.sign == Some(CellSign::Minus) { -value } else { value })
}

/// Headings leave little choice.
fn confidence(figure: &Figure) -> LinkConfidence {
    const SURE: Confidence = Confidence::of_hundredths(95);
    LinkConfidence {
        of: figure.of.map(|_| SURE),
        who: figure.who.map(|_| SURE),
        when: figure.when.map(|_| SURE),
    }
}
