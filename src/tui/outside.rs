//! Carries out what `update` asks of the world outside.

use super::event;
use super::msg::{Effect, Msg};
use super::overlay::menu::Format;
use super::strings::{Strings, Text};
use super::terminal::{self, Screen};
use crate::analysis::{self, Analysis};
use crate::document::Document;
use crate::export::listing::{Listing, Rows};
use crate::export::{csv, json, report};
use crossterm::clipboard::CopyToClipboard;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;

/// What came of an effect.
pub(super) enum Done {
    /// Nothing to say.
    Nothing,
    /// This.
    Msg(Msg),
    /// The program is to end.
    Quit,
}

/// Carries out `effect`. Answers that take time come through `sender`.
///
/// # Errors
/// Where the terminal is gone.
pub(super) fn perform(
    effect: Effect,
    strings: &Strings,
    screen: &mut Screen,
    sender: &Sender<Msg>,
) -> anyhow::Result<Done> {
    Ok(match effect {
        Effect::Quit => Done::Quit,
        // Whoever has the library's requests takes these before.
        Effect::Library(_) => Done::Nothing,
        Effect::Suspend => {
            screen.lend(event::stop)?;
            let (width, height) = screen.size()?;
            Done::Msg(Msg::Resize(width, height))
        }
        Effect::Copy(text) => {
            screen.send(CopyToClipboard::to_clipboard_from(text))?;
            Done::Nothing
        }
        Effect::Export { format, document, analysis } => {
            Done::Msg(Msg::Told(export(format, &document, &analysis, strings)))
        }
        Effect::Browse(address) => Done::Msg(Msg::Told(match open::that_detached(&address) {
            Ok(()) => strings.fill(Text::Opened, &[("address", &address)]),
            Err(problem) => strings.fill(Text::OpenFailed, &[("problem", &problem)]),
        })),
        Effect::Analyze { ticket, document } if document.text.len() <= super::LONGEST_AT_ONCE => {
            Done::Msg(Msg::Analyzed { ticket, analysis: analyze(&document) })
        }
        Effect::Analyze { ticket, document } => {
            let answers = sender.clone();
            let work = move || {
                // Nobody waits for the answer where the reader has quit.
                let _ = answers.send(Msg::Analyzed { ticket, analysis: analyze(&document) });
            };
            match thread::Builder::new().name("analysis".to_owned()).spawn(work) {
                Ok(_) => Done::Nothing,
                Err(_) => Done::Msg(Msg::Told(strings.get(Text::NoRoom).to_owned())),
            }
        }
    })
}

/// Analyses `document`; an error of the program costs the lists, not the text.
fn analyze(document: &Document) -> Option<Analysis> {
    terminal::catch(|| analysis::analyze(document))
}

/// Writes the analysis into a new file, and tells where or what went wrong.
fn export(format: Format, document: &Document, analysis: &Analysis, strings: &Strings) -> String {
    let path = beside(document, format);
    let shown = crate::layout::cell::visible(&path.display().to_string()).into_owned();
    match write(&path, format, document, analysis) {
        Ok(()) => strings.fill(Text::Written, &[("path", &shown)]),
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => {
            strings.fill(Text::WriteExists, &[("path", &shown)])
        }
        Err(problem) => strings.fill(Text::WriteFailed, &[("path", &shown), ("problem", &problem)]),
    }
}

/// The file for an article: its own name with another ending where it came from a file, else one in the folder in which
/// the program was started, named after its title.
fn beside(document: &Document, format: Format) -> PathBuf {
    let ending = format!("analysis.{}", format.extension());
    if let Some(path) = document.id.as_deref().map(Path::new).filter(|path| path.is_file()) {
        return path.with_extension(ending);
    }
    let title = document.head.title.as_deref().unwrap_or("article");
    let letters = title.chars().map(|char| if char.is_alphanumeric() { char } else { '-' });
    let name: String = letters.collect::<String>().to_lowercase();
    let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).take(8).collect();
    PathBuf::from(format!("{}.{ending}", words.join("-").chars().take(60).collect::<String>()))
}

fn write(path: &Path, format: Format, document: &Document, analysis: &Analysis) -> io::Result<()> {
    let mut out = Vec::new();
    match format {
        Format::Json => json::write(&mut out, document, analysis, true)?,
        Format::Markdown => report::write_markdown(&mut out, document, analysis)?,
        Format::Csv => {
            out.extend(csv::header(Listing::Figures)?);
            let rows = Rows::new(document, analysis);
            for item in Listing::Figures.items(analysis) {
                out.extend(csv::row(document.id.as_deref(), &rows, item, false)?);
            }
        }
    }
    // What is there already may be somebody's work.
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(&out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Head;

    #[test]
    fn a_file_is_written_beside_its_article_and_never_over_another() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("nordwind.txt");
        std::fs::write(&path, "Text")?;
        let document = Document { id: Some(path.display().to_string()), ..Document::default() };
        let target = beside(&document, Format::Json);
        assert_eq!(target, folder.path().join("nordwind.analysis.json"));
        write(&target, Format::Json, &document, &Analysis::default())?;
        let again = write(&target, Format::Json, &document, &Analysis::default());
        assert!(again.is_err_and(|error| error.kind() == io::ErrorKind::AlreadyExists));
        Ok(())
    }

    #[test]
    fn an_article_without_a_file_is_named_after_its_title() {
        let title = Some("Öl & Gas: ../../OMV hebt Prognose/an".to_owned());
        let document = Document { head: Head { title, ..Head::default() }, ..Document::default() };
        assert_eq!(beside(&document, Format::Csv), Path::new("öl-gas-omv-hebt-prognose-an.analysis.csv"));
    }
}
