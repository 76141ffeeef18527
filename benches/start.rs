//! How long it takes from the start of the program to its first frame, in a real pseudo-terminal:
//! `cargo bench --bench start [-- FILE]`, and the same for the libraries that `cargo bench --bench library` has left.

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::error::Error;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

const RUNS: usize = 30;

/// What the last line of the first frame shows.
const SHOWN: &[u8] = b"help";

fn main() -> Result<(), Box<dyn Error>> {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/01-meta-offene-ki.de.txt");
    let file =
        std::env::args().skip(1).find(|arg| !arg.starts_with("--")).unwrap_or_else(|| sample.to_owned());
    measure(&file, &mut || first_frame(|command| command.arg(&file)))?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut libraries: Vec<PathBuf> = entries.filter(|path| path.join("library.db").exists()).collect();
    libraries.sort_by_key(|path| path.as_os_str().len());
    for library in libraries {
        let name = library.file_name().unwrap_or_default().to_string_lossy().into_owned();
        measure(&name, &mut || first_frame(|command| command.env("DEPESCHE_DATA_DIR", &library)))?;
    }
    Ok(())
}

fn measure(
    name: &str,
    run: &mut dyn FnMut() -> Result<Duration, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let mut times = (0..RUNS).map(|_| run()).collect::<Result<Vec<_>, _>>()?;
    times.sort();
    let (fastest, median, slowest) = (times[0], times[RUNS / 2], times[RUNS - 1]);
    println!("start to first frame of {name}: median {median:?}, from {fastest:?} to {slowest:?}");
    Ok(())
}

/// A folder with the state of a reader who has seen the tour, so that the first frame is the article.
fn state() -> std::io::Result<PathBuf> {
    let folder = std::env::temp_dir().join("depesche-bench-state");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("state.toml"), "tour_seen = true\n")?;
    Ok(folder)
}

fn first_frame(shown: impl Fn(&mut CommandBuilder)) -> Result<Duration, Box<dyn Error>> {
    let size = PtySize { rows: 35, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size)?;
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_depesche"));
    shown(&mut command);
    command.env("TERM", "xterm-256color");
    command.env("COLORFGBG", "15;0");
    command.env("DEPESCHE_CONFIG_DIR", std::env::temp_dir().join("depesche-no-configuration"));
    command.env("DEPESCHE_STATE_DIR", state()?);
    let mut output = pty.master.try_clone_reader()?;
    let mut keys = pty.master.take_writer()?;
    command.cwd(std::env::current_dir()?);
    let start = Instant::now();
    let mut child = pty.slave.spawn_command(command)?;
    // Only the program holds the terminal now, so its end ends the output.
    drop(pty.slave);
    let mut seen = Vec::new();
    let mut buffer = vec![0; 1 << 16];
    while !seen.windows(SHOWN.len()).any(|window| window == SHOWN) {
        match output.read(&mut buffer)? {
            0 => return Err("the program ended without a frame".into()),
            length => seen.extend_from_slice(&buffer[..length]),
        }
    }
    let time = start.elapsed();
    keys.write_all(b"q")?;
    keys.flush()?;
    // What the program still draws must be read, or it could not end.
    let rest = thread::spawn(move || while output.read(&mut buffer).is_ok_and(|length| length > 0) {});
    child.wait()?;
    drop((pty.master, keys));
    rest.join().map_err(|_| "the rest of the output could not be read")?;
    Ok(time)
}
