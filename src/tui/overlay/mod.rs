//! What lies over the screen and takes the keys: sheets to read, menus to choose from, the palette.
//!
//! | file | is |
//! | --- | --- |
//! | `sheet` | rows of labelled text in a box, broken for its width: help, cards, the tour |
//! | `card`, `card_figure` | what is known of an item, as a sheet |
//! | `dock`, `docked_card` | the card below the lists, which follows the selection |
//! | `chart` | the figures of a list as bars |
//! | `timeline` | one measure over time, as a line |
//! | `menu` | a few things to choose from: themes, formats |
//! | `ranking` | how well an entry of the palette fits what is typed |
//! | `palette` | everything at once, found by what is typed |

pub mod card;
pub mod card_figure;
pub mod chart;
pub mod chart_view;
pub mod dock;
pub mod docked_card;
pub mod menu;
pub mod menu_view;
pub mod palette;
pub mod palette_view;
mod ranking;
pub mod sheet;
pub mod sheet_view;
pub mod timeline;
pub mod timeline_view;
pub mod update;

use crate::tui::overlay::chart::Chart;
use crate::tui::overlay::menu::Menu;
use crate::tui::overlay::palette::Palette;
use crate::tui::overlay::sheet::Sheet;
use crate::tui::overlay::timeline::TimeChart;
use crate::tui::screen::article::item::ItemId;

/// What lies over the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The keys.
    Help(Sheet),
    /// How to begin.
    Tour(Sheet),
    /// What is known of an item.
    Card(ItemId, Sheet),
    /// Figures as bars.
    Chart(Chart),
    /// One measure over time.
    Timeline(TimeChart),
    /// Something to choose from.
    Menu(Menu),
    /// Everything, to go to.
    Palette(Palette),
}
