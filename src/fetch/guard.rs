//! Blocks the local network for URLs that the user did not type.
//!
//! Host names are checked when they are resolved, and the connection uses the checked IP addresses, so a name that
//! resolves differently the second time (DNS rebinding) gains nothing. With a proxy, only IP addresses in the URL itself
//! can be checked.

use super::error::{Error, Refused, Result};
use std::borrow::Cow;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::{Host, Url};

/// A host and port that the user allows by typing an address there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint(String, u16);

impl Endpoint {
    /// Where `url` leads to; none for what has no host.
    pub fn of(url: &Url) -> Option<Self> {
        Some(Self(url.host_str()?.to_owned(), url.port_or_known_default()?))
    }
}

/// Parses a web URL. The `feed` scheme is accepted too: `feed://kontor.example/rss`, `feed:https://kontor.example/rss`.
///
/// # Errors
/// [`Error::Address`] for anything else.
pub fn parse(address: &str) -> Result<Url> {
    const FEED: &str = "feed:";
    let address = address.trim();
    let feed = address.get(..FEED.len()).filter(|scheme| scheme.eq_ignore_ascii_case(FEED));
    let address = match feed.map(|_| &address[FEED.len()..]) {
        Some(rest)
            if rest.starts_with("//") && !rest.starts_with("//http:") && !rest.starts_with("//https:") =>
        {
            Cow::Owned(format!("http:{rest}"))
        }
        Some(rest) => Cow::Borrowed(rest.trim_start_matches('/')),
        None => Cow::Borrowed(address),
    };
    let url = Url::parse(&address).map_err(|_| Error::Address)?;
    check(&url).map(|()| url)
}

/// Parses a web URL as users type it: without a scheme, it is `https`.
///
/// # Errors
/// [`Error::Address`] for anything else.
pub fn parse_typed(address: &str) -> Result<Url> {
    let address = address.trim();
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    // A colon is the end of a scheme unless a port follows.
    let is_port = |after: &str| !after.is_empty() && after.bytes().all(|byte| byte.is_ascii_digit());
    let has_scheme = host.rsplit_once(':').is_some_and(|(_, after)| !is_port(after));
    if has_scheme { parse(address) } else { parse(&format!("https://{address}")) }
}

/// Checks that a URL, which may be the target of a redirect, is a web URL.
///
/// # Errors
/// [`Error::Address`] if it is not.
pub fn check(url: &Url) -> Result<()> {
    let is_web = matches!(url.scheme(), "http" | "https") && url.host().is_some();
    if is_web { Ok(()) } else { Err(Error::Address) }
}

/// Resolves host names, and blocks the local network if it is strict.
pub(super) struct Guard {
    is_strict: bool,
    names: DefaultResolver,
}

impl Guard {
    pub(super) fn strict() -> Self {
        Self { is_strict: true, names: DefaultResolver::default() }
    }

    pub(super) fn open() -> Self {
        Self { is_strict: false, names: DefaultResolver::default() }
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Guard").field("is_strict", &self.is_strict).finish_non_exhaustive()
    }
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> std::result::Result<ResolvedSocketAddrs, ureq::Error> {
        let refused = || ureq::Error::Other(Box::new(Refused));
        let is_proxy = config.proxy().is_some_and(|proxy| proxy.uri().authority() == uri.authority());
        if self.is_strict && !is_proxy && uri.host().is_some_and(is_private_host) {
            return Err(refused());
        }
        let found = self.names.resolve(uri, config, timeout)?;
        if self.is_strict && !is_proxy && found.iter().any(|address| is_private(address.ip())) {
            return Err(refused());
        }
        Ok(found)
    }
}

/// Whether a host says by itself that it is one of a private network.
fn is_private_host(host: &str) -> bool {
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    let address = match Host::parse(host) {
        Ok(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
        Ok(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
        _ => None,
    };
    address.is_some_and(is_private)
        || name == "localhost"
        || [".localhost", ".local", ".internal", ".lan", ".home.arpa"].iter().any(|end| name.ends_with(end))
}

/// Whether an address is one of the machine itself, of a private network, or of none at all (RFC 6890 and its
/// successors in IANA's special-purpose registries).
pub fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => is_private_v6(address),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a == 100 && (64..128).contains(&b)
        || a == 192 && b == 0 && c == 0
        || a == 198 && (b == 18 || b == 19)
        || a >= 240
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let embedded = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_private_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        // Numbers of the old kind in the new one: mapped, compatible, translated, 6to4.
        [0, 0, 0, 0, 0, 0xffff | 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => embedded(high, low),
        // Teredo, documentation, local translation, discard.
        [0x2001, 0 | 0xdb8, ..] | [0x64, 0xff9b, 1, ..] | [0x100, 0, 0, 0, ..] => true,
        _ => {
            address.is_multicast()
                || address.is_unique_local()
                || address.is_unicast_link_local()
                || segments[0] & 0xffc0 == 0xfec0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_known_in_every_form() {
        for host in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.178.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "[::1]",
            "[::]",
            "[fe80::1]",
            "[fd00::1]",
            "[::ffff:127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "localhost",
            "LOCALHOST.",
            "router.local",
            "db.internal",
            "2130706433",
            "0x7f.1",
            "017700000001",
        ] {
            assert!(is_private_host(host), "{host}");
        }
        for host in
            ["example.org", "93.184.216.34", "[2606:2800:220:1::1]", "local.example.org", "172.32.0.1"]
        {
            assert!(!is_private_host(host), "{host}");
        }
    }

    #[test]
    fn the_scheme_of_feeds_is_that_of_the_web() {
        for (address, url) in [
            ("feed://kontor.example/rss", "http://kontor.example/rss"),
            ("FEED:https://kontor.example/rss", "https://kontor.example/rss"),
            ("feed://https://kontor.example/rss", "https://kontor.example/rss"),
            ("feed://httpd.example/rss", "http://httpd.example/rss"),
            (" https://kontor.example/rss ", "https://kontor.example/rss"),
        ] {
            assert_eq!(parse(address).map(String::from), Ok(url.to_owned()), "{address}");
        }
        for address in ["feed:", "feed:kontor", "feed:file:///etc/passwd", "feed:feed:x", "äfeed://x"] {
            assert_eq!(parse(address), Err(Error::Address), "{address}");
        }
    }

    #[test]
    fn a_typed_url_needs_no_scheme() {
        let typed = |address: &str| parse_typed(address).map(String::from).ok();
        for (address, url) in [
            (" kontor.example/rss ", "https://kontor.example/rss"),
            ("localhost:8080/feed", "https://localhost:8080/feed"),
            ("http://kontor.example/rss", "http://kontor.example/rss"),
            ("feed:https://kontor.example/rss", "https://kontor.example/rss"),
        ] {
            assert_eq!(typed(address).as_deref(), Some(url), "{address}");
        }
        for address in ["", "file:///etc/passwd", "mailto:a@kontor.example", "zwei Worte"] {
            assert_eq!(typed(address), None, "{address}");
        }
    }

    #[test]
    fn only_the_web_is_spoken() {
        for address in
            ["file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)", "data:text/html,x"]
        {
            assert_eq!(
                Url::parse(address).map_err(|_| Error::Address).and_then(|url| check(&url)),
                Err(Error::Address)
            );
        }
    }
}
