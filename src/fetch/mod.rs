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
//! - A host is asked one thing at a time, with a pause between (`rate_limit`).
//! - What was there before is not fetched again: [`Known`] goes along, and [`Answer::Unchanged`] may come back.
//!
//! Proxies are those of the environment (`HTTPS_PROXY`, `NO_PROXY` …). Nothing is kept here, and nothing happens unasked.

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
