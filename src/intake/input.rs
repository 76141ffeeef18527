//! Opens files and standard input, and reads their bytes before they are parsed.
//!
//! Reading happens in order; parsing may happen on many threads. An [`Input`] therefore yields [`Unread`] articles: bytes
//! with a known format. JSON lines come one by one, so that an endless stream can be processed.

use super::lines::{Line, Lines, MAX_LINE};
use super::{Articles, Error, Format, Result, Source, foreign, jsonl, read_all, read_all_of};
use flate2::read::MultiGzDecoder;
use std::io::{BufReader, Cursor, Read};
use std::path::PathBuf;

/// The first bytes of everything that gzip has packed.
const GZIP: [u8; 2] = [0x1f, 0x8b];

type Stream = Box<dyn Read + Send>;

/// A file or standard input that is being read.
#[expect(missing_debug_implementations, reason = "a stream has none")]
pub struct Input {
    path: Option<PathBuf>,
    rest: Rest,
}

enum Rest {
    Lines(Lines<BufReader<Stream>>),
    Whole(Stream, Format),
    Nothing,
}

/// Bytes of one article, or of one file with several, in a known format.
#[derive(Debug)]
pub struct Unread {
    bytes: Vec<u8>,
    format: Format,
    path: Option<PathBuf>,
    /// The number of its line, from 1, in JSON lines.
    line: u64,
}

impl Input {
    /// Opens `source`. `format` `None` tells it by the name and the content. What gzip has packed is unpacked.
    ///
    /// # Errors
    /// Those of [`Source::open`]; [`Error::Foreign`] for a format that is known and cannot be read.
    pub fn open(source: &Source, format: Option<Format>) -> Result<Self> {
        let mut path = source.path().map(PathBuf::from);
        // What is said need not be told: results of a slow stream should not wait for its first kilobytes.
        let seen = if format.is_some() { GZIP.len() } else { Format::SNIFFED };
        let (mut start, mut stream) = peeked(source.open()?, seen)?;
        let id = path.clone();
        if start.starts_with(&GZIP) {
            (start, stream) = peeked(Box::new(MultiGzDecoder::new(stream)), seen)?;
            // The name inside says the format: `feed.xml.gz`.
            path = path.map(|path| {
                if path.extension().is_some_and(|end| end == "gz") { path.with_extension("") } else { path }
            });
        }
        let format = match format {
            Some(format) => format,
            None => match foreign::of(path.as_deref(), &start) {
                Some(foreign) => return Err(Error::Foreign(foreign)),
                None => Format::sniff(path.as_deref(), &start),
            },
        };
        let rest = match format {
            Format::JsonLines => Rest::Lines(Lines::new(BufReader::with_capacity(64 * 1024, stream))),
            format => Rest::Whole(stream, format),
        };
        Ok(Self { path: id, rest })
    }
}

/// The first `count` bytes of a stream, and the stream with them put back.
fn peeked(mut stream: Stream, count: usize) -> Result<(Vec<u8>, Stream)> {
    let mut start = Vec::new();
    stream.by_ref().take(count as u64).read_to_end(&mut start)?;
    Ok((start.clone(), Box::new(Cursor::new(start).chain(stream))))
}

impl Iterator for Input {
    type Item = Result<Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        match std::mem::replace(&mut self.rest, Rest::Nothing) {
            Rest::Nothing => None,
            Rest::Whole(stream, format) => {
                let path = self.path.take();
                Some(read_all(stream).map(|bytes| Unread { bytes, format, path, line: 0 }))
            }
            Rest::Lines(mut lines) => loop {
                let line = match lines.next_line() {
                    Ok(line) => line?,
                    Err(error) => return Some(Err(error.into())),
                };
                let number = lines.number();
                let item = match line {
                    Line::Bytes(bytes) if bytes.trim_ascii().is_empty() => continue,
                    Line::Bytes(bytes) => {
                        Ok(Unread { bytes, format: Format::JsonLines, path: self.path.clone(), line: number })
                    }
                    Line::TooLong => {
                        let problem = format!("too long (limit: {} MB)", MAX_LINE / 1_000_000);
                        Err(Error::Line { line: number, problem })
                    }
                };
                self.rest = Rest::Lines(lines);
                return Some(item);
            },
        }
    }
}

impl Unread {
    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it may hold several articles: a feed or a mailbox.
    pub fn has_several(&self) -> bool {
        self.line == 0 && self.format.has_several()
    }

    /// Parses it.
    ///
    /// # Errors
    /// Those of [`read_all_of`] and of [`jsonl::read_line`].
    pub fn read(self) -> Result<Articles> {
        if self.line > 0 {
            let origin = self.path.map(|path| path.display().to_string());
            return jsonl::read_line(&self.bytes, self.line, origin.as_deref()).map(Articles::from);
        }
        read_all_of(self.bytes, self.path.as_deref(), Some(self.format))
    }
}
