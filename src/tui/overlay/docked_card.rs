//! The card below the lists, as it is drawn.

use crate::tui::overlay::sheet::Sheet;
use crate::tui::screen::article::item::ItemId;

/// The card of an item, broken for its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DockedCard {
    /// What it is the card of: the number of the analysis, and the item.
    pub of: (u64, ItemId),
    /// Its rows.
    pub sheet: Sheet,
}
