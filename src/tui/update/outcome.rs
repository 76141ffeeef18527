//! What comes of a key or a click.

use crate::tui::action::Action;
use crate::tui::msg::Effect;

/// What a part has made of a key or a click.
#[derive(Debug)]
pub(in crate::tui) enum InputOutcome {
    /// It is dealt with, but for what is to be done outside.
    Done(Vec<Effect>),
    /// It stands for this action, which is still to be carried out.
    Action(Action),
}

impl InputOutcome {
    /// Nothing is left to do.
    pub(in crate::tui) const NOTHING: Self = Self::Done(Vec::new());
}

impl From<Vec<Effect>> for InputOutcome {
    fn from(effects: Vec<Effect>) -> Self {
        Self::Done(effects)
    }
}
