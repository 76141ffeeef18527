//! The label of a token: outside of any name, or the first or a further token of one.

use super::proposal::ProposalKind;

/// How many labels there are.
pub const COUNT: usize = 7;
/// Outside of any name.
pub const OUTSIDE: usize = 0;

/// The label of the first token of a name of this kind; the one of a further token comes next.
pub fn first(kind: ProposalKind) -> usize {
    match kind {
        ProposalKind::Person => 1,
        ProposalKind::Organization => 3,
        ProposalKind::Place => 5,
    }
}

/// The label of a further token of a name of this kind.
pub fn further(kind: ProposalKind) -> usize {
    first(kind) + 1
}

/// The kind of name that the label belongs to.
pub fn kind(label: usize) -> Option<ProposalKind> {
    match label {
        1 | 2 => Some(ProposalKind::Person),
        3 | 4 => Some(ProposalKind::Organization),
        5 | 6 => Some(ProposalKind::Place),
        _ => None,
    }
}

/// Whether the label goes on with a name.
pub fn goes_on(label: usize) -> bool {
    matches!(label, 2 | 4 | 6)
}

/// Whether `label` may stand behind `before`: a name goes on only behind its own kind.
pub fn may_follow(before: usize, label: usize) -> bool {
    !goes_on(label) || kind(before) == kind(label)
}
