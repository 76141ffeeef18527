//! Time that grows with the length and not faster.

use super::pieces;
use depesche::analysis::analyze;
use depesche::document::{Document, Language};
use depesche::intake::{Format, Given, document};
use depesche::layout::Flow;
use std::fs;
use std::time::{Duration, Instant};

/// The longest unit that is repeated, in pieces.
const LONGEST_UNIT: usize = 24;
/// The length of the shorter text, in bytes. The longer one has four times as many.
const LENGTH: usize = 3 << 10;
/// Four times the text may take so many times the time. In quadratic time, it takes sixteen times.
const MOST_TIMES: u32 = 9;
/// Shorter times say nothing.
const LEAST: Duration = Duration::from_millis(15);

/// Pieces repeated. The first byte says what is done with them.
pub fn growth(bytes: &[u8]) {
    let Some((&stage, unit)) = bytes.split_first() else { return };
    let unit = pieces::text(unit.get(..LONGEST_UNIT).unwrap_or(unit));
    if unit.is_empty() {
        return;
    }
    let text = |length: usize| unit.repeat(length.div_ceil(unit.len()));
    let (short, long) = (text(LENGTH), text(4 * LENGTH));
    let is_linear = || {
        let (short, long) = (cost(stage, &short), cost(stage, &long));
        long <= LEAST + short * MOST_TIMES
    };
    // Other work on the machine may slow a run down.
    assert!((0..3).any(|_| is_linear()), "{unit:?}: {:?}, {:?}", cost(stage, &short), cost(stage, &long));
}

/// How long it takes.
fn cost(stage: u8, text: &str) -> Duration {
    let language = [Language::new("de"), Language::new("en")][usize::from(stage & 1)];
    let read =
        |format| document(text.to_owned(), format, Given { language: Some(language), ..Given::default() });
    match stage >> 1 & 3 {
        0 => timed(|| read(Format::Text)),
        1 => timed(|| read(Format::Markdown)),
        2 => {
            let document = read(Format::Text);
            timed(|| analyze(&document))
        }
        _ => {
            let document = read(Format::Text);
            timed(|| flow(&document, u16::from(stage >> 3)))
        }
    }
}

fn flow(document: &Document, width: u16) -> Flow {
    Flow::new(document, &[], 1 + width * 4)
}

/// The processor time of this thread where the system tells it, else the time.
fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let (start, on_processor) = (Instant::now(), processor_time());
    std::hint::black_box(run());
    let spent = processor_time().zip(on_processor).map(|(end, start)| end.saturating_sub(start));
    spent.unwrap_or_else(|| start.elapsed())
}

fn processor_time() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
