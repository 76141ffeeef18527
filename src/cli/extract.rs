//! `depesche extract`: everything that articles name, as data.

use super::args::{ExtractArgs, To};
use super::batch::Batch;
use super::output::Output;
use crate::export::json;
use std::io;

/// Analyses the inputs and prints what they name.
///
/// # Errors
/// Only those of writing; inputs that fail are reported one by one.
pub fn run(args: &ExtractArgs, output: &mut Output) -> io::Result<()> {
    let sources = args.input.sources();
    let several = sources.len() > 1;
    let to = args.to.unwrap_or(To::Json);
    let batch = Batch { sources, format: args.input.from.format(), workers: args.input.workers() };
    match to {
        To::Jsonl => batch.run(
            |document, analysis| {
                let mut line = Vec::new();
                json::write(&mut line, &document, &analysis, false).map(|()| {
                    line.push(b'\n');
                    line
                })
            },
            |result| match output.accept(result) {
                Some(line) => output.write(&line?),
                None => Ok(()),
            },
        ),
        To::Json => {
            let mut list = JsonList::new(several);
            batch.run(
                |document, analysis| {
                    let mut object = Vec::new();
                    json::write(&mut object, &document, &analysis, true).map(|()| object)
                },
                |result| match output.accept(result) {
                    Some(object) => list.push(object?, output),
                    None => Ok(()),
                },
            )?;
            list.finish(output)
        }
    }
}

/// One JSON value for one article, an array for several. The first article waits until it is known whether
/// there is a second.
struct JsonList {
    held: Option<Vec<u8>>,
    array: bool,
    count: usize,
}

impl JsonList {
    fn new(array: bool) -> Self {
        Self { held: None, array, count: 0 }
    }

    fn push(&mut self, object: Vec<u8>, output: &mut Output) -> io::Result<()> {
        if !self.array && self.count == 0 {
            self.count = 1;
            self.held = Some(object);
            return Ok(());
        }
        self.array = true;
        if let Some(first) = self.held.take() {
            output.write(&[b"[\n", &first[..]].concat())?;
        }
        let before: &[u8] = if self.count == 0 { b"[\n" } else { b",\n" };
        self.count += 1;
        output.write(&[before, &object].concat())
    }

    fn finish(self, output: &mut Output) -> io::Result<()> {
        match self.held {
            Some(object) => output.write(&[&object[..], b"\n"].concat()),
            None if self.count > 0 => output.write(b"\n]\n"),
            None if self.array => output.write(b"[]\n"),
            None => Ok(()),
        }
    }
}
