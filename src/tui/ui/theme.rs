//! How the parts of the screen look: the files in `assets/themes`, and those of the user.
//!
//! `theme_file` reads both, `themes` holds those that can be chosen.

use ratatui::style::{Color, Style};
use std::ops::Deref;

/// One look.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ElementStyle(pub(super) Style);

impl Deref for ElementStyle {
    type Target = Style;

    fn deref(&self) -> &Style {
        &self.0
    }
}

/// Defines the theme and the names of its rows, which are those of the fields.
macro_rules! theme {
    ($($name:literal $field:ident)*) => {
        /// The looks of all parts; `assets/themes/dark.toml` says what they are.
        #[derive(Debug, Clone, Default, PartialEq)]
        #[allow(missing_docs, reason = "the fields are named and grouped in the theme files")]
        pub struct Theme {
            $(pub $field: ElementStyle,)*
        }

        impl Theme {
            /// The names of the rows of a theme file.
            pub const ROWS: &'static [&'static str] = &[$($name),*];

            /// The look with this name.
            pub(super) fn row_mut(&mut self, name: &str) -> Option<&mut ElementStyle> {
                match name {
                    $($name => Some(&mut self.$field),)*
                    _ => None,
                }
            }

            /// All looks.
            pub(super) fn rows_mut(&mut self) -> impl Iterator<Item = &mut ElementStyle> {
                [$(&mut self.$field),*].into_iter()
            }
        }
    };
}

theme! {
    "text" text
    "kicker" kicker
    "headline" headline
    "deck" deck
    "meta" meta
    "heading" heading
    "quote" quote
    "preformatted" preformatted
    "table_head" table_head
    "caption" caption
    "boilerplate" boilerplate
    "virtual" r#virtual
    "person" person
    "company" company
    "figure" figure
    "selected" selected
    "linked" linked
    "dimmed" dimmed
    "cursor" cursor
    "hit" hit
    "hit_current" hit_current
    "gutter" gutter
    "rule" rule
    "thumb" thumb
    "title" title
    "title_focused" title_focused
    "key" key
    "row" row
    "about" about
    "count" count
    "amount" amount
    "up" up
    "down" down
    "unsure" unsure
    "faint_selected" faint_selected
    "row_selected" row_selected
    "row_focused" row_focused
    "empty" empty
    "status" status
    "notice" notice
    "prompt" prompt
}

impl Theme {
    /// Whether something in this colour is faint: beside what matters, not it.
    pub fn is_faint(&self, color: Color) -> bool {
        let faint = [self.about, self.count, self.key, self.unsure, self.title, self.meta, self.empty];
        faint.iter().any(|style| style.fg == Some(color))
    }
}
