//! Runs the library on its own threads, so that the reader never waits for it.
//!
//! | file | job |
//! | --- | --- |
//! | `protocol` | what can be asked and answered |
//! | [`desk`] | the threads, and who gets what |
//! | `answer` | an answer at once: reads, and single changes |
//! | `changes` | what the user does with articles, kept in order while another process has the library |
//! | `web` | syncs, and what is added by URL |

mod answer;
mod changes;
pub mod desk;
mod protocol;
mod web;

pub use answer::answer;
pub use desk::{Desk, Shelved};
pub use protocol::{LibraryAnswer, Request};
