//! What lies over the screen and takes the keys: sheets to read, menus to choose from, the palette.
//!
//! | file | is |
//! | --- | --- |
//! | `sheet` | rows of labelled text in a box, broken for its width: cards |
//! | `help` | the keys in columns by section; `help_entries` has what it says |
//! | `tip` | two sentences when a screen appears for the first time, which take no keys |
//! | `popup` | how wide these are |
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
pub mod giving_way;
pub mod help;
mod help_entries;
mod help_update;
pub mod help_view;
pub(in crate::tui) mod looked_up;
pub mod menu;
pub mod menu_view;
pub mod palette;
mod palette_library;
pub mod palette_view;
pub mod popup;
mod ranking;
pub mod sheet;
pub mod sheet_view;
pub mod timeline;
pub mod timeline_view;
pub mod tip;
pub mod tip_update;
pub mod tip_view;
pub mod update;

use crate::tui::overlay::chart::Chart;
use crate::tui::overlay::help::Help;
use crate::tui::overlay::menu::Menu;
use crate::tui::overlay::palette::Palette;
use crate::tui::overlay::sheet::Sheet;
use crate::tui::overlay::timeline::TimeChart;
use crate::tui::screen::article::item::ItemId;
use crate::tui::ui::strings::Strings;

/// What lies over the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The keys.
    Help(Box<Help>),
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

impl Overlay {
    /// What stands in its frame.
    pub fn title(&self, strings: &Strings) -> String {
        match self {
            Self::Help(help) => help.title.clone(),
            Self::Card(_, sheet) => sheet.title.clone(),
            Self::Chart(chart) => chart.title(strings),
            Self::Timeline(timeline) => timeline.title.clone(),
            Self::Menu(menu) => menu.title.clone(),
            Self::Palette(palette) => palette.title.clone(),
        }
    }
}
