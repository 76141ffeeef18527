//! Hostile input through the program as a user runs it: each input is read or named, nothing else is lost, and
//! neither processor time nor memory goes beyond a bound.

mod adding;
mod batches;
#[path = "../support/deadline.rs"]
mod deadline;
mod feeds;
mod markup;
mod pdf;
mod process;
mod reader;
#[path = "../web/server.rs"]
#[allow(dead_code)]
mod server;
#[path = "../terminal/session.rs"]
#[allow(dead_code)]
mod session;
mod syncing;

use std::fs;
use std::path::{Path, PathBuf};

/// What every article that is not hostile says.
const GOOD: &str = "SAP verdiente 3 Mio. Euro.";

/// All inputs that are files: a name with the extension of its format, and the content.
fn files() -> Vec<(String, Vec<u8>)> {
    let pages =
        markup::bodies().into_iter().map(|(name, body)| (format!("{name}.html"), markup::page(&body)));
    let bodies = markup::bodies()
        .into_iter()
        .map(|(name, body)| (format!("body-{name}.rss"), feeds::with_body(&body)));
    let feeds = feeds::feeds().into_iter().map(|(name, feed)| (format!("{name}.rss"), feed));
    let mail = feeds::messages().into_iter().map(|(name, message)| (format!("{name}.eml"), message));
    let texts = markup::bodies().into_iter().map(|(name, body)| (format!("{name}.md"), body));
    let mut files: Vec<(String, Vec<u8>)> = pages
        .chain(bodies)
        .chain(feeds)
        .chain(mail)
        .chain(texts)
        .map(|(name, text)| (name, text.into_bytes()))
        .collect();
    files.extend(pdf::files().into_iter().map(|(name, bytes)| (format!("{name}.pdf"), bytes)));
    files
}

/// Whether a file's name has this extension.
fn is_of(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

/// Writes files into a folder.
fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Vec<PathBuf> {
    let write = |(name, content): &(String, Vec<u8>)| {
        let path = folder.join(name);
        fs::write(&path, content).expect("the file is written");
        path
    };
    files.iter().map(write).collect()
}
