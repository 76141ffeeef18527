//! The terminal: taken over for the reader, and given back whatever happens.

use crate::intake::is_guarded;
use crate::tui::restore::restore_screen;
#[cfg(unix)]
use crate::tui::watcher;
use crossterm::event::{EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal as Ratatui};
use std::cell::Cell;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

type Backend = CrosstermBackend<BufWriter<Output>>;

/// Whether the terminal is the reader's at present.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Standard output while the reader holds the terminal. Drops what ratatui writes when it is dropped, after the terminal
/// was given back: an error there would end in a panic.
#[derive(Debug)]
struct Output(Stdout);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if TAKEN.load(Ordering::SeqCst) { self.0.write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if TAKEN.load(Ordering::SeqCst) { self.0.flush() } else { Ok(()) }
    }
}

thread_local! {
    /// Whether a panic of this thread is caught and told on the screen.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// The terminal while it is the reader's; dropping it gives it back.
#[derive(Debug)]
pub struct Terminal {
    terminal: Ratatui<Backend>,
}

impl Terminal {
    /// Takes the terminal over. A panic from now on gives it back before its message is printed.
    ///
    /// # Errors
    /// Where the terminal cannot be set up, for instance because there is none.
    pub fn take() -> io::Result<Self> {
        if !io::stdout().is_terminal() {
            return Err(io::Error::other(
                "standard output is no terminal; `depesche extract` prints instead",
            ));
        }
        install_panic_hook();
        take()?;
        Ok(Self { terminal: blank().inspect_err(|_| give_back())? })
    }

    /// From now on restores the terminal even if the program dies. Failure to set this up is ignored.
    pub fn watch(&self) {
        #[cfg(unix)]
        watcher::start();
    }

    /// Draws a frame; the terminal shows it as a whole.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Gives the terminal back while `wait` runs, and takes it again.
    ///
    /// # Errors
    /// Where the terminal cannot be set up again.
    pub fn lend(&mut self, wait: impl FnOnce()) -> io::Result<()> {
        give_back();
        wait();
        take()?;
        // Not `clear`: it asks the terminal for its cursor, and the answer would go to the reader of keys.
        self.send(Clear(ClearType::All))?;
        self.terminal = blank()?;
        Ok(())
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// Where the terminal does not tell.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        self.terminal.size().map(|size| (size.width, size.height))
    }

    /// Sends a command to the terminal.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn send(&mut self, command: impl crossterm::Command) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), command)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
        #[cfg(unix)]
        watcher::stop();
    }
}

/// A terminal that believes that nothing stands on its screen.
fn blank() -> io::Result<Ratatui<Backend>> {
    Ratatui::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, Output(io::stdout()))))
}

fn take() -> io::Result<()> {
    #[cfg(unix)]
    watcher::taking();
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    execute!(out, EnterAlternateScreen, EnableMouseCapture, EnableBracketedPaste, cursor::Hide)
        .inspect_err(|_| give_back())
}

/// Gives the terminal back, once. Errors are ignored: they could not be shown.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = restore_screen(&mut out);
        let _ = out.flush();
        let _ = disable_raw_mode();
        #[cfg(unix)]
        watcher::given_back();
    }
}

fn install_panic_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !CAUGHT.get() && !is_guarded() {
                give_back();
                before(info);
            }
        }));
    });
}

/// Runs `work`; a panic in it gives `None` and leaves the screen alone.
pub fn catch<T>(work: impl FnOnce() -> T + panic::UnwindSafe) -> Option<T> {
    CAUGHT.set(true);
    let result = panic::catch_unwind(work);
    CAUGHT.set(false);
    result.ok()
}
