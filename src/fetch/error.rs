//! What can go wrong on the way to a page, in words for the person who wants it.

use super::limits::Limits;
use crate::document::masked;

/// Why something could not be fetched. The text completes the sentence that begins with the address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not the address of a web page.
    #[error("is no web address; those begin with https:// or http://")]
    Address,
    /// A place in the reader's own network that the reader did not name.
    #[error("leads into your own network, where only addresses that you type yourself may lead")]
    Private,
    /// The server refuses.
    #[error("the server answers {0}{meaning}", meaning = meaning(*.0))]
    Status(u16),
    /// The server asks for patience.
    #[error("the server asks to wait{}", .0.as_deref().map(|time| format!(" ({time})")).unwrap_or_default())]
    Wait(Option<String>),
    /// More than is read.
    #[error("is larger than {} MB", .0 / 1_000_000)]
    TooLarge(u64),
    /// From one address to the next without end.
    #[error("leads from one address to the next, more than {0} times")]
    Redirects(usize),
    /// No answer in time.
    #[error("did not answer within {0} seconds")]
    Time(u64),
    /// The name of the host is not known.
    #[error("the host cannot be found; check the address and the connection")]
    Host,
    /// The host does not take connections.
    #[error("the host cannot be reached: {0}")]
    Unreachable(String),
    /// What came back is not what the protocol says.
    #[error("sends what cannot be understood: {0}")]
    Broken(String),
}

/// The address leads into the reader's own network.
#[derive(Debug, thiserror::Error)]
#[error("an address of a private network")]
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
                    Self::Broken(said(&error))
                }
                _ if error.to_string().contains("lookup") => Self::Host,
                _ => Self::Unreachable(said(&error)),
            },
            ureq::Error::ConnectionFailed => Self::Unreachable("it takes no connections".to_owned()),
            ureq::Error::Tls(_) | ureq::Error::Rustls(_) => Self::Unreachable(said(&error)),
            other => Self::Broken(said(&other)),
        }
    }

    pub(super) fn refused(status: u16, retry_after: Option<String>) -> Self {
        if matches!(status, 429 | 503) && retry_after.is_some() {
            Self::Wait(retry_after)
        } else {
            Self::Status(status)
        }
    }
}

/// What an error says. It may name the URL, and with it a password.
fn said(error: &impl ToString) -> String {
    masked(&error.to_string()).into_owned()
}

/// What the most frequent refusals mean.
fn meaning(status: u16) -> &'static str {
    match status {
        401..=403 => ": it wants readers to sign in, or refuses programs",
        404 | 410 => ": the page is not there",
        429 => ": too many requests",
        500..=599 => ": it has a problem of its own",
        _ => "",
    }
}
