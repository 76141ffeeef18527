//! Opens web pages in the user's browser: the configured one, else the first of `$BROWSER` that starts, else what the
//! system starts for web pages.
//!
//! A command is its program and arguments with spaces between; `%s` stands for the URL, which comes last without it. It
//! runs apart from the terminal, so it has to open a window of its own.

use crate::document::WebAddress;
use std::env;
use std::process::{Command, Stdio};
use std::thread;

/// Opens `address` with the `configured` command, if there is one.
///
/// # Errors
/// Says in English which command cannot be started, and where it comes from.
pub(super) fn open(address: &WebAddress, configured: Option<&str>) -> Result<(), String> {
    if let Some(command) = configured {
        return start(command, address)
            .map_err(|program| format!("cannot start `{program}`; check `browser` in config.toml"));
    }
    let variable = env::var("BROWSER").unwrap_or_default();
    let mut failed = None;
    for command in variable.split(':').filter(|command| !command.trim().is_empty()) {
        match start(command, address) {
            Ok(()) => return Ok(()),
            Err(program) => failed = failed.or(Some(program)),
        }
    }
    if let Some(program) = failed {
        return Err(format!("cannot start `{program}`; check $BROWSER"));
    }
    open::that_detached(address.as_str())
        .map_err(|_| "no browser found; set `browser` in config.toml".to_owned())
}

/// Starts a command; the error is the name of its program.
fn start(command: &str, address: &WebAddress) -> Result<(), String> {
    let words = words(command, address.as_str());
    let (program, arguments) = words.split_first().ok_or_else(|| command.to_owned())?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Keys such as Ctrl-C are not for it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|_| program.clone())?;
    // Waits for its end, so that it does not stay a zombie.
    drop(thread::Builder::new().name("browser".to_owned()).spawn(move || child.wait()));
    Ok(())
}

/// The words of a command with the URL in its place.
fn words(command: &str, url: &str) -> Vec<String> {
    let mut words: Vec<String> = command.split_whitespace().map(|word| word.replace("%s", url)).collect();
    if !command.contains("%s") {
        words.push(url.to_owned());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_stands_where_the_command_wants_it() {
        assert_eq!(words("firefox", "https://a.example/"), ["firefox", "https://a.example/"]);
        assert_eq!(words("x --new %s -p", "https://a.example/"), ["x", "--new", "https://a.example/", "-p"]);
        assert_eq!(words("x --url=%s", "https://a.example/"), ["x", "--url=https://a.example/"]);
    }

    #[test]
    fn what_cannot_be_started_is_named() {
        let address = WebAddress::parse("https://a.example/").expect("an address");
        let problem = open(&address, Some("/no/such/browser --new")).expect_err("no browser");
        assert_eq!(problem, "cannot start `/no/such/browser`; check `browser` in config.toml");
    }
}
