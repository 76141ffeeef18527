//! What the words of one cell mean, whatever its place: a number, a period, a unit, words for a measure.
//!
//! Cells are read one by one, as texts of their own, so that nothing is read across their borders.

use super::tag::{TableTag, TableTags, tags};
use crate::analysis::figures::cell::{CellNumber, CellSign, CellText, CellUnit, group_sign};
use crate::analysis::periods::Headings;
use crate::analysis::text::{Text, plain_form};
use crate::analysis::{Currency, Modifier};
use crate::document::{BlockKind, Document, Published, Span};
use crate::language::Pack;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::ops::Range;

/// The words of a cell and what they mean. Places are bytes of these words.
#[allow(clippy::struct_excessive_bools, reason = "independent marks of its words, each asked for alone")]
#[derive(Debug, Clone, Default)]
pub(super) struct Label {
    /// The number that the cell is.
    pub number: Option<LabelNumber>,
    /// The period that it names.
    pub period: Option<LabelPeriod>,
    /// The units that it names.
    pub units: Vec<LabelUnit>,
    /// What its words say.
    pub tags: TableTags,
    /// The words that are left: without unit and the mark of a note, with the period.
    pub text: Option<Range<usize>>,
    /// The same without the period.
    pub rest: Option<Range<usize>>,
    /// The noun that is counted.
    pub counted: Option<String>,
    /// Whether it names amounts by the share or piece.
    pub is_per_piece: bool,
    /// Whether it names an index of shares.
    pub is_index: bool,
    /// Whether it names a price.
    pub is_price: bool,
    /// Whether it names a sum of money.
    pub is_money: bool,
    /// Whether it names a factor.
    pub is_multiple: bool,
    /// Whether it says nothing but that the numbers are changes: `Veränderung zum Vorjahr in %`.
    pub is_only_change: bool,
    /// Whether it begins in the middle of a sentence.
    pub goes_on: bool,
    /// Whether it has neither letters nor digits.
    pub is_blank: bool,
}

/// The number that a cell is.
#[derive(Debug, Clone)]
pub(super) struct LabelNumber {
    pub place: Range<usize>,
    pub value: Decimal,
    pub value_to: Option<Decimal>,
    pub sign: Option<CellSign>,
    pub unit: UnitFacts,
    pub modifier: Modifier,
    /// Whether it may be a year.
    pub is_year: bool,
}

/// The period that a heading names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LabelPeriod {
    pub place: Range<usize>,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// A unit that a heading names.
#[derive(Debug, Clone)]
pub(super) struct LabelUnit {
    pub facts: UnitFacts,
    /// Whether it holds for amounts by the share only.
    pub is_per_piece: bool,
}

/// What is said of a unit, without the text that says it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct UnitFacts {
    pub currency: Option<Currency>,
    /// All currencies that its word can mean.
    pub currencies: &'static [Currency],
    pub scale: Option<Decimal>,
    pub percent: Option<Decimal>,
    pub points: Option<Decimal>,
    pub is_multiple: bool,
    pub is_points: bool,
    pub noun: Option<String>,
}

impl UnitFacts {
    fn new(text: &Text<'_>, unit: &CellUnit) -> Self {
        let noun = unit.noun.clone().map(|noun| plain_form(text.slice(text.span(noun))).into_owned());
        Self {
            currency: unit.currency,
            currencies: unit.currencies,
            scale: unit.scale,
            percent: unit.percent(),
            points: unit.points(),
            is_multiple: unit.is_multiple,
            is_points: unit.is_points,
            noun,
        }
    }

    /// Whether more than a scale is said.
    pub(super) fn is_unit(&self) -> bool {
        self.currency.is_some()
            || self.percent.is_some()
            || self.points.is_some()
            || self.is_multiple
            || self.is_points
            || self.noun.is_some()
    }
}

impl Label {
    /// Whether it is a period and nothing else.
    pub(super) fn is_period(&self) -> bool {
        self.period.is_some() && self.rest.is_none() && !self.tags.has(TableTag::Change)
    }

    /// The unit for numbers that are (or are not) amounts by the share.
    pub(super) fn unit(&self, is_per_piece: bool) -> Option<&UnitFacts> {
        let found = self.units.iter().find(|unit| unit.is_per_piece == is_per_piece);
        found.map(|unit| &unit.facts)
    }
}

/// What says that numbers are changes and is no word.
const CHANGE_SIGNS: [&str; 9] = ["δ", "∆", "+/-", "+/–", "+/−", "+-", "±", "y/y", "q/q"];

/// Reads the words of cells, each for itself.
pub(super) fn read(words: &[String], pack: &'static Pack, published: Option<Published>) -> Vec<Label> {
    let parts = words.iter().map(|words| (BlockKind::Heading(1), words.trim()));
    let mut document = Document { language: pack.language, ..Document::default() };
    let mut spans = Vec::with_capacity(words.len());
    for (kind, words) in parts {
        let start = document.text.len();
        document.text.push_str(words);
        let span = Span::new(start, document.text.len());
        if !span.is_empty() {
            document.blocks.push(crate::document::Block { span, kind });
        }
        spans.push(span);
        document.text.push_str("\n\n");
    }
    let text = Text::new(&document, pack);
    let cells = CellText::new(&text);
    let headings = Headings::new(&text, published);
    let sign = group_sign(words.iter().map(String::as_str), pack.writing.group_sign);
    let reader = LabelReader { text: &text, cells, headings, sign };
    spans.into_iter().map(|span| reader.label(span)).collect()
}

struct LabelReader<'a> {
    text: &'a Text<'a>,
    cells: CellText<'a>,
    headings: Headings<'a>,
    sign: char,
}

impl LabelReader<'_> {
    fn label(&self, span: Span) -> Label {
        let tokens = if span.is_empty() { 0..0 } else { self.text.tokens_in(span) };
        let words = self.text.slice(span);
        let mut label = Label {
            is_blank: !words.contains(char::is_alphanumeric),
            goes_on: words.starts_with(char::is_lowercase) && words.contains(' '),
            tags: tags(self.text, tokens.clone()),
            ..Label::default()
        };
        if tokens.is_empty() {
            return label;
        }
        let lower = words.to_lowercase();
        if CHANGE_SIGNS.iter().any(|sign| lower.contains(sign)) {
            label.tags.add(TableTag::Change);
        }
        let number = self.cells.number(tokens.clone(), self.sign);
        label.number = number.map(|number| self.number(span, &number));
        let period = self.headings.find(tokens.clone());
        label.period = period.as_ref().map(|period| LabelPeriod {
            place: self.place(span, period.tokens.clone()),
            from: period.from,
            to: period.to,
        });
        let units = self.cells.units(&tokens);
        // The quarters of a period are no units, nor are the numbers of a ratio.
        let apart = |unit: &Range<usize>| {
            period
                .as_ref()
                .is_none_or(|period| unit.end <= period.tokens.start || period.tokens.end <= unit.start)
        };
        let units = || units.iter().filter(|unit| apart(&unit.tokens));
        let mut used: Vec<bool> = vec![false; tokens.len()];
        for unit in units() {
            for index in unit.tokens.clone() {
                used[index - tokens.start] = true;
            }
        }
        label.text = self.words_left(span, &tokens, &used);
        for index in period.iter().flat_map(|period| period.tokens.clone()) {
            used[index - tokens.start] = true;
        }
        label.rest = self.words_left(span, &tokens, &used);
        label.is_only_change = label.tags.has(TableTag::Change)
            && tokens.clone().all(|index| {
                let is_used = used.get(index - tokens.start).copied().unwrap_or_default();
                let is_said = tags(self.text, index..index + 1) != TableTags::default();
                is_used || is_said || !self.text.is_word(index) || self.cells.is_grammar(index)
            });
        let facts = |unit: &CellUnit| UnitFacts::new(self.text, unit);
        label.units = units()
            .map(|unit| LabelUnit { facts: facts(&unit.unit), is_per_piece: unit.is_per_piece })
            .collect();
        label.is_blank &= label.units.is_empty() && label.tags == TableTags::default();
        let tagged = |index: &usize| tags(self.text, *index..index + 1).has(TableTag::Count);
        let named = self.cells.counted(&tokens).or_else(|| {
            let index = tokens.clone().find(tagged).filter(|_| !self.cells.names_money(&tokens))?;
            Some(index..index + 1)
        });
        let counted = named.filter(|counted| !used[counted.start - tokens.start]);
        label.counted =
            counted.map(|counted| plain_form(self.text.slice(self.text.span(counted))).into_owned());
        label.is_per_piece = self.cells.is_per_piece(&tokens) || label.tags.has(TableTag::PerShare);
        label.is_index = self.cells.names_index(&tokens);
        // `Three months ended` is no price.
        let of_period = |index: &usize| period.as_ref().is_some_and(|period| period.tokens.contains(index));
        label.is_price = tokens
            .clone()
            .filter(|index| !of_period(index))
            .any(|index| self.cells.names_price(&(index..index + 1)));
        label.is_price &= !self.cells.names_money(&tokens);
        label.is_money = self.cells.names_money(&tokens);
        label.is_multiple = self.cells.names_multiple(&tokens);
        label
    }

    fn number(&self, span: Span, number: &CellNumber) -> LabelNumber {
        let place = self.place(span, number.tokens.clone());
        let facts = UnitFacts::new(self.text, &number.unit);
        let words = self.text.slice(self.text.span(number.tokens.clone()));
        let is_year = words.len() == 4
            && words.bytes().all(|byte| byte.is_ascii_digit())
            && (1950..2100).contains(&words.parse().unwrap_or(0));
        LabelNumber {
            place,
            value: number.value,
            value_to: number.value_to,
            sign: number.sign,
            unit: facts,
            modifier: number.modifier,
            is_year,
        }
    }

    fn place(&self, span: Span, tokens: Range<usize>) -> Range<usize> {
        let found = self.text.span(tokens);
        (found.start - span.start) as usize..(found.end - span.start) as usize
    }

    /// The longest words that are not used, without what stands at their edges and names nothing.
    fn words_left(&self, span: Span, tokens: &Range<usize>, used: &[bool]) -> Option<Range<usize>> {
        let text = self.text;
        let mut best: Option<Range<usize>> = None;
        let mut start = tokens.start;
        for index in tokens.start..=tokens.end {
            if index < tokens.end && !used[index - tokens.start] {
                continue;
            }
            let mut run = start..index;
            start = index + 1;
            while !run.is_empty() && !self.names_something(run.end - 1) {
                run.end -= 1;
            }
            while !run.is_empty() && !self.names_something(run.start) {
                run.start += 1;
            }
            let has_words = run.clone().any(|index| text.is_word(index));
            if has_words && best.as_ref().is_none_or(|best| run.len() > best.len()) {
                best = Some(run);
            }
        }
        best.map(|best| self.with_closing(span, best, tokens))
    }

    /// Brackets that opened in the words close in them: `Umsatz (bereinigt)`.
    fn with_closing(&self, span: Span, mut run: Range<usize>, tokens: &Range<usize>) -> Range<usize> {
        let opened = run.clone().rfind(|&index| self.text.form(index) == "(");
        let closed = run.clone().rfind(|&index| self.text.form(index) == ")");
        if let Some(opened) = opened.filter(|_| opened > closed) {
            if run.end < tokens.end && self.text.form(run.end) == ")" {
                run.end += 1;
            } else if opened > run.start && !(opened..run.end).any(|index| self.text.is_word(index)) {
                run.end = opened;
            }
        }
        self.place(span, run)
    }

    /// Whether a token at the edge of a label names something: a word that is more than grammar, or a number.
    fn names_something(&self, index: usize) -> bool {
        self.text.kind(index).is_some()
            && (self.text.is_word(index) && !self.cells.is_grammar(index) || self.cells.is_digits(index))
    }
}
