//! Where messages come from: the terminal, and the signals of the system.

use crate::tui::msg::{Mouse, Msg};
use crate::tui::ui::key::Key;
use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEventKind};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use terminal_colorsaurus::QueryOptions;

/// How long the terminal may take to tell its background. The first frame is on the screen by then, and nearly
/// every terminal answers at once, if only that it does not know; an answer that came later would be read as
/// keys.
const PATIENCE: Duration = Duration::from_secs(1);

/// Sends what the terminal reports, from a thread of its own. With `asks_background` it first asks for the
/// terminal's background: nothing else may read from the terminal meanwhile.
///
/// # Errors
/// Where no thread can be started.
pub fn listen(messages: Sender<Msg>, asks_background: bool) -> io::Result<()> {
    let read = move || {
        if asks_background {
            let options = {
                let mut options = QueryOptions::default();
                options.timeout = PATIENCE;
                options
            };
            // The colour of the text would be a second question, which some terminals answer out of order.
            let background = terminal_colorsaurus::background_color(options).ok();
            let light = background.map(|colour| colour.perceived_lightness() > 0.5);
            if messages.send(Msg::Background { light }).is_err() {
                return;
            }
        }
        // The terminal may have changed its size before anybody watched: the first look starts the watch.
        let _ = event::poll(Duration::ZERO);
        if let Ok((width, height)) = crossterm::terminal::size()
            && messages.send(Msg::Resize(width, height)).is_err()
        {
            return;
        }
        loop {
            // A terminal that can no longer be read is gone.
            let msg = event::read().map_or(Some(Msg::Quit), message);
            let ends = msg == Some(Msg::Quit);
            if msg.is_some_and(|msg| messages.send(msg).is_err()) || ends {
                return;
            }
        }
    };
    thread::Builder::new().name("terminal".to_owned()).spawn(read).map(drop)
}

fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Msg::Key(Key::from(key))),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(width, height) => Some(Msg::Resize(width, height)),
        Event::Mouse(mouse) => {
            let kind = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Mouse::Click,
                MouseEventKind::ScrollUp => Mouse::WheelUp,
                MouseEventKind::ScrollDown => Mouse::WheelDown,
                _ => return None,
            };
            Some(Msg::Mouse { kind, x: mouse.column, y: mouse.row })
        }
        _ => None,
    }
}

/// Turns signals into messages, so that the terminal is given back before they take effect. The number of
/// the one that ends the program is put into `ended_by`.
///
/// # Errors
/// Where the system does not let the program see its signals.
#[cfg(unix)]
pub fn watch_signals(messages: Sender<Msg>, ended_by: Arc<AtomicI32>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])?;
    let watch = move || {
        for signal in signals.forever() {
            let msg = if signal == SIGTSTP {
                Msg::Suspend
            } else {
                ended_by.store(signal, Ordering::SeqCst);
                Msg::Quit
            };
            if messages.send(msg).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(watch).map(drop)
}

/// Stops the program until the shell continues it.
#[cfg(unix)]
pub fn stop() {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Ends the program as `signal` does, so that whoever started it sees why.
#[cfg(unix)]
pub fn end_by(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Other systems have no such signals.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn watch_signals(_messages: Sender<Msg>, _ended_by: Arc<AtomicI32>) -> io::Result<()> {
    Ok(())
}

/// Other systems do not stop programs.
#[cfg(not(unix))]
pub fn stop() {}

/// Other systems do not end programs by signals.
#[cfg(not(unix))]
pub fn end_by(_signal: i32) {}
