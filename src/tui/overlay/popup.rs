//! How wide what lies over the screen is.

/// On a narrower screen it takes the whole width: of what it would leave at the sides nothing could be read.
pub const NARROW: u16 = 90;

/// What is left at both sides together is at least so wide, or nothing.
const LEAST_LEFT: u16 = 12;

/// The width on a screen of this width, where `wanted` columns are needed.
pub fn width(wanted: u16, screen: u16) -> u16 {
    if screen < NARROW || wanted.saturating_add(LEAST_LEFT) > screen { screen } else { wanted }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_slivers_are_left_at_the_sides() {
        for screen in 0..220 {
            for wanted in 0..230 {
                let left = screen - width(wanted, screen);
                assert!(left == 0 || left >= LEAST_LEFT, "{wanted} of {screen}");
            }
        }
        assert_eq!((width(76, 80), width(76, 89), width(76, 100)), (80, 89, 76));
    }
}
