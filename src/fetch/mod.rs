//! Fetches pages and feeds from the web, politely and within limits.
//!
//! Everything fetched is untrusted, and so are its links. Therefore:
//!
//! - Only `http` and `https` are supported. [`Limits`] bounds redirects, time and bytes (after decompression).
//! - Addresses in the local network are blocked when connecting, whatever their host name, unless the user typed a URL
//!   with that host and port ([`guard`]). Each feed has its own [`Session`], so what one feed may reach is blocked for
//!   the others.
//! - A password in a URL is only sent to the host of that URL, and never part of [`Fetched::url`].
//! - There is one request at a time per host, with a pause between requests (`rate_limit`).
//! - Unchanged content is not fetched again: requests send [`Known`], and the result may be [`Answer::Unchanged`].
//!
//! Proxies come from the environment (`HTTPS_PROXY`, `NO_PROXY` …). This module stores nothing and fetches nothing on its
//! own.

mod answer;
mod client;
mod error;
pub mod guard;
mod limits;
mod rate_limit;
mod session;

pub use answer::{Answer, Fetched, Known};
pub use client::{Client, USER_AGENT};
pub use error::{Error, Result};
pub use limits::Limits;
pub use session::Session;
