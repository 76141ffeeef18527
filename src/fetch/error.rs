//! Errors of fetching, worded for the user.

use super::limits::Limits;
use crate::document::masked;

/// Why something could not be fetched. The text follows the URL and a colon.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not the URL of a web page.
    #[error("not a web URL (https:// or http://)")]
    Address,
    /// An address in the local network that the user did not type.
    #[error("local-network address blocked; to allow it, run `depesche feed add URL`")]
    Private,
    /// The server refuses.
    #[error("{meaning} ({0})", meaning = meaning(*.0))]
    Status(u16),
    /// The server asks to retry later.
    #[error("server busy, try again later{}", .0.as_deref().map(|time| format!(" (Retry-After: {time})")).unwrap_or_default())]
    Wait(Option<String>),
    /// Larger than the limit.
    #[error("too large (limit: {} MB)", .0 / 1_000_000)]
    TooLarge(u64),
    /// More redirects than the limit.
    #[error("too many redirects (limit: {0})")]
    Redirects(usize),
    /// No answer in time.
    #[error("timed out after {0} seconds")]
    Time(u64),
    /// The host is unknown.
    #[error("host not found; check the URL and your connection")]
    Host,
    /// The host does not accept connections.
    #[error("cannot connect: {0}")]
    Unreachable(String),
    /// The server does not speak TLS.
    #[error("TLS error: is it http:// rather than https://?")]
    NoTls,
    /// The response violates the protocol.
    #[error("invalid response: {0}")]
    Broken(String),
}

/// The address is in the local network.
#[derive(Debug, thiserror::Error)]
#[error("local-network address")]
pub(super) struct Refused;

/// The result of fetching.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(super) fn of(error: ureq::Error, limits: &Limits) -> Self {
        match error {
            ureq::Error::Timeout(_) => Self::Time(limits.time.as_secs()),
            ureq::Error::HostNotFound => Self::Host,
            ureq::Error::Other(error) if error.is::<Refused>() => Self::Private,
            ureq::Error::Io(error) => match error.kind() {
                std::io::ErrorKind::TimedOut => Self::Time(limits.time.as_secs()),
                _ if error.to_string().contains("timeout") => Self::Time(limits.time.as_secs()),
                std::io::ErrorKind::InvalidData | std::io::ErrorKind::InvalidInput => {
                    Self::broken(said(&error))
                }
                _ if error.to_string().contains("lookup") => Self::Host,
                _ => Self::Unreachable(said(&error)),
            },
            ureq::Error::ConnectionFailed => Self::Unreachable("connection failed".to_owned()),
            ureq::Error::Tls(_) => Self::Unreachable(said(&error)),
            ureq::Error::Rustls(_) => Self::broken(said(&error)),
            other => Self::Broken(said(&other)),
        }
    }

    /// A response that violates the protocol. A server without TLS answers a handshake with plain text, which is no
    /// message of TLS.
    fn broken(problem: String) -> Self {
        if problem.contains("InvalidContentType") { Self::NoTls } else { Self::Broken(problem) }
    }

    pub(super) fn refused(status: u16, retry_after: Option<String>) -> Self {
        if matches!(status, 429 | 503) && retry_after.is_some() {
            Self::Wait(retry_after)
        } else {
            Self::Status(status)
        }
    }
}

/// The text of an error. It may contain the URL, and with it a password.
fn said(error: &impl ToString) -> String {
    masked(&error.to_string()).into_owned()
}

/// What a status means.
fn meaning(status: u16) -> &'static str {
    match status {
        401..=403 => "needs a login or blocks automated access",
        404 | 410 => "not found",
        429 => "too many requests",
        500..=599 => "server error",
        _ => "unexpected status",
    }
}
