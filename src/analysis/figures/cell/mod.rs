//! The words of tables, which stand alone: the number in a cell, the unit in a heading.
//!
//! Sentences say what a number counts; a cell has the number and perhaps a sign, and the rest stands in headings. So cells
//! are read by their own short grammar, on the same vocabulary: [`CellText::number`] takes a cell whole or not at all, and
//! [`CellText::units`] finds what a heading says of the numbers below or beside it.

mod cell_text;
mod cell_unit;
mod number;
mod run;
mod unit;

pub(in crate::analysis) use cell_text::CellText;
pub(in crate::analysis) use cell_unit::CellUnit;
pub(crate) use number::group_sign;
pub(in crate::analysis) use number::{CellNumber, CellSign};
