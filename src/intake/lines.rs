//! Reads lines of bytes with a limit, so that an endless line cannot exhaust memory.

use std::io::{self, BufRead};

/// The longest line that is read, in bytes.
pub const MAX_LINE: usize = 64_000_000;

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// Its bytes, without the line feed.
    Bytes(Vec<u8>),
    /// More than [`MAX_LINE`] bytes, which have been skipped.
    TooLong,
}

/// A reader of lines that counts them.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    number: u64,
    limit: usize,
}

impl<R: BufRead> Lines<R> {
    /// Reads lines of at most [`MAX_LINE`] bytes.
    pub fn new(reader: R) -> Self {
        Self { reader, number: 0, limit: MAX_LINE }
    }

    /// The number of the line read last, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The next line without its line feed; `None` at the end.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let (mut any, mut too_long) = (false, false);
        loop {
            let buffer = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            if buffer.is_empty() {
                break;
            }
            any = true;
            let end = memchr::memchr(b'\n', buffer);
            let piece = &buffer[..end.unwrap_or(buffer.len())];
            too_long |= line.len() + piece.len() > self.limit;
            if too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(piece);
            }
            let used = end.map_or(buffer.len(), |end| end + 1);
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        self.number += u64::from(any);
        Ok(any.then_some(if too_long { Line::TooLong } else { Line::Bytes(line) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_and_long_ones_skipped() {
        let mut lines = Lines { reader: &b"one\n\na very long line\ntwo"[..], number: 0, limit: 5 };
        let mut read = || lines.next_line().expect("reads").map(|line| (lines.number, line));
        assert_eq!(read(), Some((1, Line::Bytes(b"one".to_vec()))));
        assert_eq!(read(), Some((2, Line::Bytes(Vec::new()))));
        assert_eq!(read(), Some((3, Line::TooLong)));
        assert_eq!(read(), Some((4, Line::Bytes(b"two".to_vec()))));
        assert_eq!(read(), None);
    }
}
