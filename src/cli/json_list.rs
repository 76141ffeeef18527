//! Streams JSON values as one valid JSON text.

use super::output::Output;
use std::io;

/// One JSON value for one article, an array for several. Each piece that goes out ends at the end of a value.
#[derive(Debug)]
pub struct JsonList {
    /// The first value, while it isn't known whether there is a second.
    held: Option<Vec<u8>>,
    array: bool,
    count: usize,
}

impl JsonList {
    /// Always an array.
    pub fn array() -> Self {
        Self { held: None, array: true, count: 0 }
    }

    /// An array unless there is exactly one value, or none.
    pub fn array_if_several() -> Self {
        Self { array: false, ..Self::array() }
    }

    /// Adds a value.
    ///
    /// # Errors
    /// Those of the output.
    pub fn push(&mut self, value: Vec<u8>, output: &mut Output) -> io::Result<()> {
        self.count += 1;
        if !self.array && self.count == 1 {
            self.held = Some(value);
            return Ok(());
        }
        self.array = true;
        if let Some(first) = self.held.take() {
            output.write_json(&[b"[\n", &first[..]].concat())?;
        }
        let before: &[u8] = if self.count == 1 { b"[\n" } else { b",\n" };
        output.write_json(&[before, &value].concat())
    }

    /// Ends the list.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(self, output: &mut Output) -> io::Result<()> {
        match self.held {
            Some(value) => output.write_json(&[&value[..], b"\n"].concat()),
            None if self.count > 0 => output.write_json(b"\n]\n"),
            None if self.array => output.write_json(b"[]\n"),
            None => Ok(()),
        }
    }
}
