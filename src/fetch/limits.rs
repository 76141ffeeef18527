//! The limits of requests.

use std::time::Duration;

/// Limits for one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Maximum bytes of a body, decompressed.
    pub bytes: u64,
    /// Maximum time for a request, from the first byte sent to the last byte read, per redirect.
    pub time: Duration,
    /// Maximum time to connect.
    pub connect: Duration,
    /// Maximum number of redirects.
    pub redirects: usize,
    /// Pause between two requests to the same host.
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
