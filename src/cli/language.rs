//! The language in which commands speak to people: the configured one, else that of the environment.
//!
//! What they print for programs (JSON, CSV, JSON lines, the manual page, completions) is the same in every language.

use crate::config::Config;
use crate::language::{self, Pack};
use crate::present::messages::Messages;
use std::fmt::Display;
use std::sync::LazyLock;

static MESSAGES: LazyLock<Messages> = LazyLock::new(|| Messages::of(pack()));

/// The messages in the user's language.
pub fn messages() -> &'static Messages {
    &MESSAGES
}

/// The message that is `original` in English, with `values` for each `{}`.
pub fn fill(original: &str, values: &[&dyn Display]) -> String {
    messages().fill(original, values)
}

/// `one` for a count of one, else `many`, with the count for `{}`.
pub fn count(count: usize, one: &str, many: &str) -> String {
    messages().count(count, one, many)
}

/// An error and its causes, each in the user's language, as one text.
pub fn told(error: &anyhow::Error) -> String {
    // A configuration reports all its errors, one per line.
    let in_language = |text: String| {
        let lines = text.lines().map(|line| messages().translate_error(line));
        lines.collect::<Vec<_>>().join("\n")
    };
    let causes: Vec<String> = error.chain().map(|cause| in_language(cause.to_string())).collect();
    causes.join(": ")
}

/// The language. A broken configuration is reported by whoever needs it, in the language of the environment.
fn pack() -> &'static Pack {
    let configured = Config::load().ok().and_then(|config| config.language);
    let configured = configured.as_deref().and_then(language::by_code);
    configured.unwrap_or_else(|| language::from_environment(|name| std::env::var(name).ok()))
}
