//! Pages and feeds from the web, and syncs, against a server of the tests' own.
#![cfg(feature = "app")]

#[path = "../support/deadline.rs"]
mod deadline;
mod desk;
mod discovering;
mod ending;
mod fetching;
mod server;
mod syncing;
