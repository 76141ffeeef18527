//! All requests made for one feed or page.

use super::answer::{Answer, Fetched, Known};
use super::client::Client;
use super::error::{Error, Result};
use super::guard::{self, Endpoint};
use crate::document::without_credentials;
use crate::intake::encoding::is_open_to_declaration;
use encoding_rs::{Encoding, UTF_8};
use std::io::Read as _;
use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::{Agent, Body};
use url::Url;

/// All requests for one URL: the URL itself, its redirects, and the pages it links to.
#[derive(Debug, Clone)]
pub struct Session<'a> {
    client: &'a Client,
    /// The address, unless it cannot be read as one.
    origin: Option<Url>,
    /// The one local-network endpoint that may be reached.
    allowed: Option<Endpoint>,
}

impl Client {
    /// A session for an `address` that the user typed: its host and port may be in the local network.
    pub fn typed(&self, address: &str) -> Session<'_> {
        Session::new(self, address, true)
    }

    /// A session for an `address` from another source: the local network is blocked.
    pub fn named(&self, address: &str) -> Session<'_> {
        Session::new(self, address, false)
    }
}

impl<'a> Session<'a> {
    fn new(client: &'a Client, address: &str, is_typed: bool) -> Self {
        let origin = Url::parse(address).ok();
        let allowed = origin.as_ref().filter(|_| is_typed).and_then(Endpoint::of);
        Self { client, origin, allowed }
    }

    /// Fetches `address`, unless the server says that it is unchanged.
    ///
    /// # Errors
    /// See [`Error`]; each says what to do about it.
    pub fn get(&self, address: &str, known: Known<'_>) -> Result<Answer> {
        let limits = &self.client.limits;
        let mut url = guard::parse(address)?;
        for _ in 0..=limits.redirects {
            guard::check(&url)?;
            self.sign(&mut url);
            let response = self.client.rate_limit.ask(url.host_str().unwrap_or_default(), || {
                let mut request = self.agent(&url).get(url.as_str());
                if let Some(etag) = known.etag {
                    request = request.header(header::IF_NONE_MATCH, etag);
                }
                if let Some(time) = known.last_modified {
                    request = request.header(header::IF_MODIFIED_SINCE, time);
                }
                request.call()
            });
            let response = response.map_err(|error| Error::of(error, limits))?;
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
        Err(Error::Redirects(limits.redirects))
    }

    fn agent(&self, url: &Url) -> &Agent {
        let is_allowed = self.allowed.is_some() && self.allowed == Endpoint::of(url);
        if is_allowed { &self.client.open } else { &self.client.strict }
    }

    /// Adds the user name and the password of the session's own address where `url` leads to the same server.
    fn sign(&self, url: &mut Url) {
        let Some(origin) = self.origin.as_ref().filter(|origin| is_same_server(origin, url)) else { return };
        if url.username().is_empty() && url.password().is_none() {
            // Only URLs without a host refuse.
            let _ = url.set_username(origin.username());
            let _ = url.set_password(origin.password());
        }
    }

    fn read(&self, url: &Url, response: Response<Body>) -> Result<Fetched> {
        let headers = response.headers();
        let content_type = text(headers, &header::CONTENT_TYPE);
        let (etag, last_modified) = (text(headers, &header::ETAG), text(headers, &header::LAST_MODIFIED));
        let mut bytes = Vec::new();
        let limit = self.client.limits.bytes;
        response.into_body().into_reader().take(limit + 1).read_to_end(&mut bytes).map_err(|error| {
            match Error::of(error.into(), &self.client.limits) {
                // The host was reached, since it has begun to answer.
                Error::Unreachable(reason) => Error::Broken(format!("cut off ({reason})")),
                error => error,
            }
        })?;
        if bytes.len() as u64 > limit {
            return Err(Error::TooLarge(limit));
        }
        let charset = content_type.as_deref().and_then(charset);
        Ok(Fetched {
            url: without_credentials(url.as_str()).into_owned(),
            bytes: in_utf8(bytes, charset),
            content_type: content_type
                .map(|full| full.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()),
            etag,
            last_modified,
        })
    }
}

/// Whether a password for `origin` may be sent to `url`: the same scheme, host and port, or the same host after a
/// change from `http` to `https` on their own ports.
fn is_same_server(origin: &Url, url: &Url) -> bool {
    let is_upgrade = origin.scheme() == "http"
        && url.scheme() == "https"
        && origin.host_str() == url.host_str()
        && origin.port().is_none()
        && url.port().is_none();
    origin.origin() == url.origin() || is_upgrade
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::Limits;

    fn signed(origin: &str, url: &str) -> String {
        let client = Client::new(Limits::default());
        let mut url = Url::parse(url).expect("an address");
        client.named(origin).sign(&mut url);
        url.to_string()
    }

    #[test]
    fn a_password_stays_at_its_server() {
        let feed = "http://user:pw@example.org/feed";
        assert_eq!(signed(feed, "http://example.org/page"), "http://user:pw@example.org/page");
        assert_eq!(signed(feed, "https://example.org/feed"), "https://user:pw@example.org/feed");
        assert_eq!(signed(feed, "http://a:b@example.org/"), "http://a:b@example.org/");
        for other in [
            "http://example.com/",
            "http://example.org:8080/",
            "https://example.org:8443/",
            "http://www.example.org/",
        ] {
            assert_eq!(signed(feed, other), other);
        }
        let safe = "https://user:pw@example.org/feed";
        assert_eq!(signed(safe, "http://example.org/feed"), "http://example.org/feed");
        assert_eq!(signed("no address", "http://example.org/"), "http://example.org/");
    }

    #[test]
    fn only_the_own_host_and_port_of_a_typed_address_is_allowed() {
        let client = Client::new(Limits::default());
        let is_open = |session: &Session<'_>, url: &str| {
            Url::parse(url).is_ok_and(|url| std::ptr::eq(session.agent(&url), &raw const client.open))
        };
        let typed = client.typed("http://127.0.0.1:8080/feed");
        assert!(is_open(&typed, "http://127.0.0.1:8080/other"));
        for other in ["http://127.0.0.1/", "http://127.0.0.1:22/", "http://localhost:8080/"] {
            assert!(!is_open(&typed, other), "{other}");
        }
        assert!(!is_open(&client.named("http://127.0.0.1:8080/feed"), "http://127.0.0.1:8080/feed"));
        assert!(!is_open(&client.typed("no address"), "http://127.0.0.1/"));
    }
}
