//! What screens are made of: keys, words and looks from `assets`, and the parts that draw.

pub mod breadcrumb;
pub mod canvas;
pub mod color_depth;
pub mod glyphs;
pub mod hints;
pub mod key;
pub mod keymap;
pub mod line_edit;
pub mod line_edit_view;
pub mod status;
pub mod strings;
pub mod theme;
#[cfg(test)]
mod theme_contrast;
pub mod theme_file;
pub mod themes;
pub mod ui_text;
