//! What screens are made of: keys, words and looks from `assets`, and the parts that draw.

pub mod canvas;
pub mod key;
pub mod keymap;
pub mod line_edit;
pub mod line_edit_view;
pub mod status;
pub mod strings;
pub mod theme;
