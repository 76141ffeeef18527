//! The number in a cell: `1.340,2`, `(45)`, `$ (37)`, `+12,4 %`, `–1,3 PP`, `2,4x`, `653*`, `10–12 %`.

use super::cell_text::CellText;
use super::cell_unit::CellUnit;
use crate::analysis::figures::number::numeral;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::CurrencyForm;
use crate::analysis::text::Shape;
use crate::analysis::{Direction, Modifier};
use crate::language::Writing;
use rust_decimal::Decimal;
use std::ops::Range;

/// The number in a cell, with all that the cell itself says of it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::analysis) struct CellNumber {
    /// Its words, without the mark of a note.
    pub tokens: Range<usize>,
    /// The number as it is written, without sign and scale.
    pub value: Decimal,
    /// The upper end of a range.
    pub value_to: Option<Decimal>,
    /// Its sign. Brackets are one of minus.
    pub sign: Option<CellSign>,
    /// What the cell says of scale and unit.
    pub unit: CellUnit,
    /// How exactly it holds.
    pub modifier: Modifier,
}

/// A sign before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analysis) enum CellSign {
    /// `+`
    Plus,
    /// `-`, or brackets.
    Minus,
}

impl CellSign {
    /// Where the sign points.
    pub(in crate::analysis) fn direction(self) -> Direction {
        match self {
            Self::Plus => Direction::Up,
            Self::Minus => Direction::Down,
        }
    }
}

/// What stands between thousands in the numbers of one table. A table is written by one hand: the numbers that can be read
/// in one way only tell how the others are meant, whatever the language.
pub(crate) fn group_sign<'t>(cells: impl Iterator<Item = &'t str>, usual: char) -> char {
    let (mut points, mut commas) = (0, 0);
    for cell in cells {
        let numbers =
            cell.split(|char: char| !(char.is_ascii_digit() || matches!(char, '.' | ',' | '\'' | '’')));
        for number in numbers {
            let number = number.trim_matches(['.', ',', '\'', '’']);
            match decimal_sign(number) {
                Some('.') => points += 1,
                Some(_) => commas += 1,
                None => {}
            }
        }
    }
    match points.cmp(&commas) {
        std::cmp::Ordering::Greater => ',',
        std::cmp::Ordering::Less => '.',
        std::cmp::Ordering::Equal => usual,
    }
}

/// The sign before the decimals, where the number itself tells it.
fn decimal_sign(number: &str) -> Option<char> {
    let (points, commas) = (number.matches('.').count(), number.matches(',').count());
    let behind = number.rsplit(['.', ',']).next().map_or(0, str::len);
    let whole = number.split(['.', ',']).next().unwrap_or_default();
    let lone = |sign: char, other: char| {
        let decimals = behind != 3 || whole.len() > 3 || whole == "0" || number.contains(['\'', '’']);
        Some(if decimals { sign } else { return None }).filter(|_| sign != other)
    };
    match (points, commas) {
        (0, 0) => None,
        (1, 0) => lone('.', ','),
        (0, 1) => lone(',', '.'),
        (0, _) => Some('.'),
        (_, 0) => Some(','),
        _ if number.rfind('.') > number.rfind(',') => Some('.'),
        _ => Some(','),
    }
}

impl CellText<'_> {
    /// The number of a cell that has nothing else.
    pub(in crate::analysis) fn number(&self, tokens: Range<usize>, group_sign: char) -> Option<CellNumber> {
        let writing = Writing { group_sign, ..self.text.pack.writing };
        let mut cell = CellScan::new(self, tokens.clone());
        cell.lead();
        let (value, mut next) = self.numeral(cell.at, tokens.end, &writing)?;
        cell.at = next;
        let mut value_to = None;
        let mut end = next;
        while cell.at < tokens.end {
            let at = cell.at;
            if value_to.is_none() && !cell.is_bracketed && cell.leads_on(at) {
                let (upper, behind) = self.numeral(at + 1, tokens.end, &writing)?;
                value_to = Some(upper);
                next = behind;
            } else if let Some(behind) = cell.mark(at) {
                cell.at = behind;
                continue;
            } else if let Some(behind) = cell.trail(at) {
                next = behind;
            } else {
                return None;
            }
            cell.at = next;
            end = next;
        }
        let sign = cell.sign.or(cell.is_bracketed.then_some(CellSign::Minus));
        let modifier = if value_to.is_some() { Modifier::Range } else { cell.modifier };
        Some(CellNumber { tokens: tokens.start..end, value, value_to, sign, unit: cell.unit, modifier })
    }

    /// The numeral at a token, with the groups behind spaces that go on with it, and the token behind it.
    fn numeral(&self, at: usize, end: usize, writing: &Writing) -> Option<(Decimal, usize)> {
        if at >= end || !self.text.is_number(at) {
            return None;
        }
        let mut numeral = numeral::parse(self.text.form(at), writing)?;
        let mut next = at + 1;
        let leads = self.text.form(at).len() <= 3;
        while leads && next < end && !numeral.fractional && self.text.is_number(next) {
            let form = self.text.form(next);
            let whole = form.split(['.', ',']).next().unwrap_or_default();
            if whole.len() != 3 || self.text.gap(next).is_empty() {
                break;
            }
            // `9 731,5` has decimals behind the last group.
            numeral = numeral::join_group(numeral, form, writing)?;
            next += 1;
        }
        Some((numeral.value, next))
    }
}

/// A cell as it is read.
struct CellScan<'c, 'a> {
    cell: &'c CellText<'a>,
    at: usize,
    range: Range<usize>,
    sign: Option<CellSign>,
    is_bracketed: bool,
    unit: CellUnit,
    modifier: Modifier,
}

impl<'c, 'a> CellScan<'c, 'a> {
    fn new(cell: &'c CellText<'a>, range: Range<usize>) -> Self {
        Self {
            cell,
            at: range.start,
            range,
            sign: None,
            is_bracketed: false,
            unit: CellUnit::default(),
            modifier: Modifier::Exact,
        }
    }

    /// Reads what stands before the number.
    fn lead(&mut self) {
        let text = &self.cell.text;
        while self.at < self.range.end && !text.is_number(self.at) {
            let word = text.entry(self.at);
            if let Some((currency, behind)) = self.cell.currency_before(self.at, self.range.end) {
                self.unit.set_currency(currency);
                self.at = behind;
                continue;
            }
            match text.form(self.at) {
                "(" => self.is_bracketed = true,
                "+" => self.sign = Some(CellSign::Plus),
                _ if word.is(FigureTag::Minus) => self.sign = Some(CellSign::Minus),
                "." if text.is_joined(self.at) && self.at > self.range.start => {}
                _ => match word.modifiers.iter().find(|phrase| phrase.rest.is_empty()) {
                    Some(phrase) => self.modifier = phrase.modifier,
                    None => return,
                },
            }
            self.at += 1;
        }
    }

    /// Whether a number behind the token `at` is the upper end of a range.
    fn leads_on(&self, at: usize) -> bool {
        let text = &self.cell.text;
        text.is(at, FigureTag::To) && at + 1 < self.range.end && text.is_number(at + 1)
    }

    /// The token behind a mark that refers to a note, and behind what stands in brackets beside the number.
    fn mark(&self, at: usize) -> Option<usize> {
        let text = &self.cell.text;
        let is_closed = |at: usize| at < self.range.end && text.form(at) == ")";
        match text.form(at) {
            "*" | "†" | "‡" | "#" | "§" => Some(at + 1),
            "(" if !self.is_bracketed => Some(self.range.end),
            form if form.chars().all(is_raised) => Some(at + 1),
            // `653 1)`, `653 a)`
            form if !self.is_bracketed && form.chars().count() <= 2 && is_closed(at + 1) => Some(at + 2),
            // `1.160e`
            form if form.len() == 1
                && text.is_word(at)
                && text.is_joined(at)
                && text.entry(at).scale.is_none()
                && !text.is(at, FigureTag::X) =>
            {
                Some(at + 1)
            }
            _ => None,
        }
    }

    /// Reads what stands behind the number and belongs to it.
    fn trail(&mut self, at: usize) -> Option<usize> {
        let text = &self.cell.text;
        match text.form(at) {
            ")" if self.is_bracketed => return Some(at + 1),
            "." if text.is_joined(at) => return Some(at + 1),
            _ => {}
        }
        if let Some((ratio, behind)) = self.cell.ratio(at, self.range.end) {
            self.unit.ratio = Some(ratio);
            return Some(behind);
        }
        let word = text.entry(at);
        let is_currency = word.currency.as_ref().is_some_and(|currency| match currency.form {
            CurrencyForm::CapitalCode => text.shape(at) == Shape::Upper,
            CurrencyForm::Before => false,
            _ => true,
        });
        if let Some(currency) = word.currency.as_ref().filter(|_| is_currency) {
            self.unit.set_currency(self.cell.currency_of(currency)?);
        } else if let Some(scale) = word.scale {
            self.unit.scale(scale.factor);
        } else if word.is(FigureTag::X) || word.is(FigureTag::Times) {
            self.unit.is_multiple = true;
        } else if word.is(FigureTag::PointUnit) {
            self.unit.is_points = true;
        } else if word.is(FigureTag::Measure) || word.is(FigureTag::Thing) {
            self.unit.noun = Some(at..at + 1);
        } else if word.dollar_prefix.is_none() || text.form(at + 1) != "$" {
            return None;
        }
        Some(at + 1)
    }
}

fn is_raised(char: char) -> bool {
    matches!(char, '¹' | '²' | '³' | '⁰'..='⁾')
}
