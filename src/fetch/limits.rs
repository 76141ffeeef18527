//! How much of the web is asked for at a time.

use std::time::Duration;

/// Bounds for one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a body, unpacked.
    pub bytes: u64,
    /// The longest time from the first byte that is sent to the last one that is read, for each redirect.
    pub time: Duration,
    /// The longest time until a connection stands.
    pub connect: Duration,
    /// The most redirects.
    pub redirects: usize,
    /// The pause between two requests to one host.
    pub pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 20_000_000,
            time: Duration::from_secs(30),
            connect: Duration::from_secs(10),
            redirects: 5,
            pause: Duration::from_millis(500),
        }
    }
}
