//! Pages and feeds from the web, with manners and with limits.
//!
//! Whatever is fetched was written by somebody else, and so is what it points to. Therefore:
//!
//! - Only `http` and `https` are spoken, and only as many redirects are followed, bytes read and seconds waited as
//!   [`Limits`] say; a body counts as it is after it was unpacked.
//! - An address inside the reader's own network or machine is refused at the moment of connecting, whatever its name is,
//!   unless the reader typed an address of that very host and port ([`guard`]). What one feed may reach is closed to
//!   every other: each has a [`Session`] of its own.
//! - A password in an address goes to the host of that address alone, and is in no [`Fetched::url`].
//! - A host is asked one thing at a time, with a pause between (`manners`).
//! - What was there before is not fetched again: [`Known`] goes along, and [`Answer::Unchanged`] may come back.
//!
//! Proxies are those of the environment (`HTTPS_PROXY`, `NO_PROXY` …). Nothing is kept here, and nothing happens unasked.

mod error;
pub mod guard;
mod manners;
mod session;

pub use error::{Error, Result};
pub use session::Session;

use guard::Guard;
use manners::Manners;
use std::time::Duration;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Proxy};

/// How this program names itself to servers.
pub const USER_AGENT: &str = concat!("depesche/", env!("CARGO_PKG_VERSION"), " (news reader)");

/// What is asked for.
const ACCEPT: &str = "text/html, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, \
                      application/pdf;q=0.8, text/plain;q=0.8, */*;q=0.5";

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

/// What is known of an address from the last time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known<'a> {
    /// Its tag.
    pub etag: Option<&'a str>,
    /// When it was changed.
    pub last_modified: Option<&'a str>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nothing new since the last time.
    Unchanged,
    /// A body.
    Fetched(Fetched),
}

/// A body, and what was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The address that it came from in the end, without user name and password.
    pub url: String,
    /// The bytes, unpacked, and in UTF-8 where the server said which other encoding they had.
    pub bytes: Vec<u8>,
    /// The type of the content, without parameters, in small letters.
    pub content_type: Option<String>,
    /// Its tag.
    pub etag: Option<String>,
    /// When it was changed.
    pub last_modified: Option<String>,
}

/// Fetches, with one pace for each host. It can be shared by threads; each thing that is fetched belongs to a
/// [`Session`].
#[derive(Debug)]
pub struct Client {
    /// For addresses that others name.
    strict: Agent,
    /// For addresses that the reader typed.
    open: Agent,
    manners: Manners,
    limits: Limits,
}

impl Client {
    /// A client with these bounds.
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
            manners: Manners::new(limits.pause),
            limits,
        }
    }

    /// A session for an `address` that the user typed: its host and port may be private.
    pub fn typed(&self, address: &str) -> Session<'_> {
        Session::new(self, address, true)
    }

    /// A session for an `address` from another source: private networks are not reached.
    pub fn named(&self, address: &str) -> Session<'_> {
        Session::new(self, address, false)
    }
}
