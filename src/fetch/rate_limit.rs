//! One request at a time to each host, with a pause between.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// When each host was last contacted.
#[derive(Debug)]
pub(super) struct RateLimit {
    pause: Duration,
    hosts: Mutex<HashMap<String, Arc<Mutex<Option<Instant>>>>>,
}

impl RateLimit {
    pub(super) fn new(pause: Duration) -> Self {
        Self { pause, hosts: Mutex::default() }
    }

    /// Waits until `host` may be contacted, then runs `request`.
    pub(super) fn ask<T>(&self, host: &str, request: impl FnOnce() -> T) -> T {
        let last = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(host.to_owned()).or_default())
        };
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = *last {
            thread::sleep(self.pause.saturating_sub(last.elapsed()));
        }
        let answer = request();
        *last = Some(Instant::now());
        answer
    }
}
