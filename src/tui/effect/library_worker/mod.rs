//! Runs the library on its own threads, so that the reader never waits for it.
//!
//! | file | job |
//! | --- | --- |
//! | `request` | what can be asked and answered |
//! | [`worker`] | the threads, and who gets what |
//! | `answer` | an answer at once: reads, and single changes |
//! | `changes` | what the user does with articles, kept in order while another process has the library |
//! | `web` | syncs, and what is added by URL |

mod answer;
mod changes;
mod request;
mod web;
pub mod worker;

pub use crate::tui::effect::library_worker::answer::answer;
pub use crate::tui::effect::library_worker::request::{AddressUse, LibraryAnswer, Request};
pub use crate::tui::effect::library_worker::worker::{LibraryHandle, LibraryWorker};
