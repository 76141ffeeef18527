//! How wide what lies over the screen is.

/// On a narrower screen it takes the whole width: of what it would leave at the sides nothing could be read.
pub const NARROW: u16 = 90;

/// The width on a screen of this width, where `wanted` columns are needed.
pub fn width(wanted: u16, screen: u16) -> u16 {
    if screen < NARROW { screen } else { wanted.min(screen) }
}
