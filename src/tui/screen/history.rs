//! The way back: the screens that one came through, as they were left.

use super::Screen;
use super::article::Reader;

/// So many screens are kept; the oldest go first.
const KEPT: usize = 50;

/// The screens behind and ahead of the one that is shown.
#[derive(Debug, Clone, Default)]
pub struct History {
    behind: Vec<Screen>,
    ahead: Vec<Screen>,
}

impl History {
    /// Shows `next` in the place of `shown`, which goes behind it. What was ahead is forgotten.
    pub fn go(&mut self, shown: &mut Screen, next: Screen) {
        self.behind.push(std::mem::replace(shown, next));
        if self.behind.len() > KEPT {
            self.behind.remove(0);
        }
        self.ahead.clear();
    }

    /// Shows the screen behind `shown`. Says whether there is one.
    pub fn back(&mut self, shown: &mut Screen) -> bool {
        let Some(screen) = self.behind.pop() else { return false };
        self.ahead.push(std::mem::replace(shown, screen));
        true
    }

    /// Shows the screen ahead of `shown`, where one has gone back. Says whether there is one.
    pub fn forward(&mut self, shown: &mut Screen) -> bool {
        let Some(screen) = self.ahead.pop() else { return false };
        self.behind.push(std::mem::replace(shown, screen));
        true
    }

    /// The screens behind the one that is shown, the first one first.
    pub fn behind(&self) -> &[Screen] {
        &self.behind
    }

    /// The articles among the screens that are not shown.
    pub fn readers_mut(&mut self) -> impl Iterator<Item = &mut Reader> {
        self.behind.iter_mut().chain(&mut self.ahead).filter_map(Screen::reader_mut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_is_where_one_came_from() {
        let (mut history, mut shown) = (History::default(), Screen::Picker);
        assert!(!history.back(&mut shown) && !history.forward(&mut shown));
        history.go(&mut shown, Screen::Library);
        assert!(matches!(shown, Screen::Library) && matches!(history.behind(), [Screen::Picker]));
        assert!(history.back(&mut shown) && matches!(shown, Screen::Picker));
        assert!(history.forward(&mut shown) && matches!(shown, Screen::Library));
        assert!(history.back(&mut shown));
        history.go(&mut shown, Screen::Library);
        assert!(!history.forward(&mut shown), "what was ahead is forgotten");
        for _ in 0..2 * KEPT {
            history.go(&mut shown, Screen::Library);
        }
        assert_eq!(history.behind().len(), KEPT);
    }
}
