//! The fields of entries of the library as data: those that entries of files have too, those of the article, and those
//! that the library adds.

use super::origin::Origin;
use crate::export::field::{Field, FieldValue, Record};
use crate::export::listing::Listing;

/// The fields of a list whose entries are `S`, in their order.
pub fn fields<S: Record>(listing: Listing) -> impl Iterator<Item = &'static Field> {
    listing.fields().into_iter().chain(Origin::fields()).chain(S::fields())
}

/// The values of these fields. `row` has those of the fields that entries of files have too.
pub fn values<'a, S: Record>(
    mut row: Vec<FieldValue<'a>>,
    origin: &'a Origin,
    entry: &'a S,
) -> Vec<FieldValue<'a>> {
    row.extend(origin.values().chain(entry.values()));
    row
}
