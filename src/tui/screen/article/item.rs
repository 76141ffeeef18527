//! What the panes list: one person, company, figure, table or quote of the article.

use crate::analysis::EntityId;

/// Something that the panes list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemId {
    /// Index into [`Analysis::people`](crate::analysis::Analysis::people).
    Person(u32),
    /// Index into [`Analysis::companies`](crate::analysis::Analysis::companies).
    Company(u32),
    /// Index into [`Analysis::figures`](crate::analysis::Analysis::figures).
    Figure(u32),
    /// Index into [`Analysis::quotes`](crate::analysis::Analysis::quotes).
    Quote(u32),
    /// Index into [`Catalog::tables`](crate::tui::screen::article::catalog::Catalog::tables): all the figures of a table.
    Table(u32),
}

impl ItemId {
    /// The index in its list.
    pub fn number(self) -> u32 {
        match self {
            Self::Person(number)
            | Self::Company(number)
            | Self::Figure(number)
            | Self::Quote(number)
            | Self::Table(number) => number,
        }
    }
}

impl From<EntityId> for ItemId {
    fn from(entity: EntityId) -> Self {
        match entity {
            EntityId::Person(number) => Self::Person(number),
            EntityId::Company(number) => Self::Company(number),
        }
    }
}
