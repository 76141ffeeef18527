//! Pages and feeds from the web, with manners and with limits.
//!
//! Whatever is fetched was written by somebody else, and so is what it points to. Therefore:
//!
//! - Only `http` and `https` are spoken, and only as many redirects are followed, bytes read and seconds waited as
//!   [`Limits`] say; a body counts as it is after it was unpacked.
//! - An address inside the reader's own network or machine is refused at the moment of connecting, whatever its name is,
//!   unless the reader typed an address of that very host and port ([`guard`]).
//! - A host is asked one thing at a time, with a pause between (`manners`).
//! - What was there before is not fetched again: [`Known`] goes along, and [`Answer::Unchanged`] may come back.
//!
//! Proxies are those of the environment (`HTTPS_PROXY`, `NO_PROXY` …). Nothing is kept here, and nothing happens unasked.

mod error;
pub mod guard;
mod manners;

pub use error::{Error, Result};

use crate::intake::encoding::is_open_to_declaration;
use encoding_rs::{Encoding, UTF_8};
use guard::{Guard, Typed};
use manners::Manners;
use std::io::Read as _;
use std::time::Duration;
use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Proxy};
use url::Url;

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
    /// The address that it came from in the end.
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

/// Fetches. It can be shared by threads.
#[derive(Debug)]
pub struct Client {
    /// For addresses that others name.
    strict: Agent,
    /// For addresses that the reader typed.
    open: Agent,
    typed: Typed,
    manners: Manners,
    limits: Limits,
}

impl Client {
    /// A client that may reach the hosts and ports of `typed` wherever they are, and others only outside of the reader's
    /// own network. What is no address in `typed` counts for nothing.
    pub fn new<'a>(typed: impl IntoIterator<Item = &'a str>, limits: Limits) -> Self {
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
            typed: Typed::new(typed),
            manners: Manners::new(limits.pause),
            limits,
        }
    }

    /// Fetches what stands at `address`, or learns that it is what is known already.
    ///
    /// # Errors
    /// See [`Error`]; each says what to do about it.
    pub fn get(&self, address: &str, known: Known<'_>) -> Result<Answer> {
        let mut url = guard::parse(address)?;
        for _ in 0..=self.limits.redirects {
            guard::check(&url)?;
            let agent = if self.typed.holds(&url) { &self.open } else { &self.strict };
            let response = self.manners.ask(url.host_str().unwrap_or_default(), || {
                let mut request = agent.get(url.as_str());
                if let Some(etag) = known.etag {
                    request = request.header(header::IF_NONE_MATCH, etag);
                }
                if let Some(time) = known.last_modified {
                    request = request.header(header::IF_MODIFIED_SINCE, time);
                }
                request.call()
            });
            let response = response.map_err(|error| Error::of(error, &self.limits))?;
            let status = response.status();
            if status == StatusCode::NOT_MODIFIED {
                return Ok(Answer::Unchanged);
            }
            if status.is_redirection() {
                let target =
                    text(response.headers(), &header::LOCATION).ok_or(Error::Status(status.as_u16()))?;
                url = url.join(&target).map_err(|_| Error::Address)?;
                continue;
            }
            if !status.is_success() {
                return Err(Error::refused(status.as_u16(), text(response.headers(), &header::RETRY_AFTER)));
            }
            return self.read(&url, response).map(Answer::Fetched);
        }
        Err(Error::Redirects(self.limits.redirects))
    }

    fn read(&self, url: &Url, response: Response<Body>) -> Result<Fetched> {
        let headers = response.headers();
        let content_type = text(headers, &header::CONTENT_TYPE);
        let (etag, last_modified) = (text(headers, &header::ETAG), text(headers, &header::LAST_MODIFIED));
        let mut bytes = Vec::new();
        let limit = self.limits.bytes;
        response
            .into_body()
            .into_reader()
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Error::of(error.into(), &self.limits))?;
        if bytes.len() as u64 > limit {
            return Err(Error::TooLarge(limit));
        }
        let charset = content_type.as_deref().and_then(charset);
        Ok(Fetched {
            url: url.to_string(),
            bytes: in_utf8(bytes, charset),
            content_type: content_type
                .map(|full| full.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()),
            etag,
            last_modified,
        })
    }
}

fn text(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// The encoding that a header names.
fn charset(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let (_, after) = lower.split_once("charset=")?;
    let label = after.split(';').next()?.trim().trim_matches(['"', '\'']);
    Encoding::for_label(label.as_bytes())
}

/// Bytes in the encoding that the server says, as UTF-8, where the server can be believed.
fn in_utf8(bytes: Vec<u8>, charset: Option<&'static Encoding>) -> Vec<u8> {
    match charset.filter(|charset| *charset != UTF_8 && is_open_to_declaration(&bytes)) {
        Some(charset) => charset.decode(&bytes).0.into_owned().into_bytes(),
        None => bytes,
    }
}
