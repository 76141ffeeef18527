//! From the start of the process to the first whole frame, in a real pseudo-terminal:
//! `cargo bench --bench startup`.
//!
//! The reader opens the longest sample article. The clock runs from before the process is made until the
//! status line, which a frame draws last, has come out of the terminal; so it counts loading the program,
//! reading, analysing, laying out and drawing.
#![allow(missing_docs, reason = "criterion makes public items")]

use criterion::{Criterion, criterion_group, criterion_main};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::time::{Duration, Instant};

const ARTICLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/01-meta-offene-ki.de.txt");
/// Words of the status line.
const LAST_WORDS: &[u8] = b"quit";

/// Opens the article once.
fn first_frame() -> Result<Duration, Box<dyn std::error::Error>> {
    let pty = native_pty_system().openpty(PtySize { rows: 35, cols: 120, ..PtySize::default() })?;
    let mut reader = pty.master.try_clone_reader()?;
    let mut writer = pty.master.take_writer()?;
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_depesche"));
    command.arg(ARTICLE);
    command.env("TERM", "xterm-256color");
    let start = Instant::now();
    let mut child = pty.slave.spawn_command(command)?;
    let mut seen = Vec::new();
    let mut buffer = [0; 64 * 1024];
    while !seen.windows(LAST_WORDS.len()).any(|window| window == LAST_WORDS) {
        let count = reader.read(&mut buffer)?;
        if count == 0 {
            return Err("the program ended before its first frame".into());
        }
        seen.extend_from_slice(&buffer[..count]);
    }
    let elapsed = start.elapsed();
    writer.write_all(b"q")?;
    writer.flush()?;
    // The program cannot end while its last output is waiting to be read.
    while reader.read(&mut buffer).is_ok_and(|count| count > 0) {
        if child.try_wait()?.is_some() {
            break;
        }
    }
    child.wait()?;
    Ok(elapsed)
}

fn startup(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("startup");
    group.sample_size(20);
    group.bench_function("first frame", |bencher| {
        bencher.iter_custom(|iterations| {
            (0..iterations).map(|_| first_frame().expect("the reader opens in a pseudo-terminal")).sum()
        });
    });
    group.finish();
}

criterion_group!(benches, startup);
criterion_main!(benches);
