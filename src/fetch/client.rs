//! The HTTP client that all requests share.

use super::guard::Guard;
use super::limits::Limits;
use super::rate_limit::RateLimit;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Proxy};

/// The user agent.
pub const USER_AGENT: &str = concat!("depesche/", env!("CARGO_PKG_VERSION"), " (news reader)");

/// The `Accept` header.
const ACCEPT: &str = "text/html, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, \
                      application/pdf;q=0.8, text/plain;q=0.8, */*;q=0.5";

/// The client. It limits the rate per host and can be shared by threads; each request belongs to a
/// [`Session`](super::Session).
#[derive(Debug)]
pub struct Client {
    /// For URLs from other sources.
    pub(super) strict: Agent,
    /// For URLs that the user typed.
    pub(super) open: Agent,
    pub(super) rate_limit: RateLimit,
    pub(super) limits: Limits,
}

impl Client {
    /// A client with these limits.
    pub fn new(limits: Limits) -> Self {
        let agent = |guard| {
            let config = Agent::config_builder()
                .user_agent(USER_AGENT)
                .accept(ACCEPT)
                .proxy(Proxy::try_from_env())
                .max_redirects(0)
                .http_status_as_error(false)
                .timeout_global(Some(limits.time))
                .timeout_connect(Some(limits.connect))
                .build();
            Agent::with_parts(config, DefaultConnector::default(), guard)
        };
        Self {
            strict: agent(Guard::strict()),
            open: agent(Guard::open()),
            rate_limit: RateLimit::new(limits.pause),
            limits,
        }
    }
}
