//! Numbers that leave out what the reader knows: the unit or scale of a neighbour, the currency of the text, the unit of a
//! table, the counted noun. Each file fills in one of these in the candidates of a sentence.

pub(super) mod antecedent;
pub(super) mod count;
pub(super) mod noun;
pub(super) mod parallel;
pub(super) mod scale;
pub(super) mod table_head;
pub(super) mod taken_up;
pub(super) mod unit;
