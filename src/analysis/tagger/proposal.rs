//! What the tagger sees.

use std::ops::Range;

/// What the tagger takes a name for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProposalKind {
    /// A person.
    Person,
    /// Any organisation: wider than a company.
    Organization,
    /// A country, city, street or other place.
    Place,
}

/// A name that the tagger sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: ProposalKind,
    /// How far the kind is ahead of every other one, in hundredths of the natural logarithm of the odds, at the
    /// token where that is least.
    pub margin: i32,
}
