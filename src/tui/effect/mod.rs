//! Carries out what `update` asks of the world outside.

pub mod browser;
pub mod figure_file;
pub mod file_name;
pub mod library_worker;

use crate::analysis::{self, Analysis};
use crate::document::Document;
use crate::export::listing::{Listing, Rows};
use crate::export::{csv, json};
use crate::present::messages::Messages;
use crate::present::report;
use crate::tui::effect::file_name::file_name;
use crate::tui::event;
use crate::tui::msg::{Effect, LONGEST_AT_ONCE, Msg};
use crate::tui::overlay::menu::ExportFormat;
use crate::tui::terminal;
use crate::tui::terminal::Terminal;
use crate::tui::ui::strings::{Strings, UiText};
use crossterm::clipboard::CopyToClipboard;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;

/// What came of an effect.
pub(in crate::tui) enum Done {
    /// Nothing to say.
    Nothing,
    /// This.
    Msg(Msg),
    /// The program is to end.
    Quit,
}

/// Carries out `effect`. `browser` is the configured command. Answers that take time come through `sender`.
///
/// # Errors
/// Where the terminal is gone.
pub(in crate::tui) fn perform(
    effect: Effect,
    strings: &Strings,
    browser: Option<&str>,
    screen: &mut Terminal,
    sender: &Sender<Msg>,
) -> anyhow::Result<Done> {
    Ok(match effect {
        Effect::Quit => Done::Quit,
        // Requests to the library are handled before.
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
            Done::Msg(Msg::Notify(export(format, &document, &analysis, strings)))
        }
        Effect::Browse(address) => Done::Msg(Msg::Notify(match browser::open(&address, browser) {
            Ok(()) => strings.fill(UiText::Opened, &[("address", &address)]),
            Err(problem) => {
                let problem = strings.messages().translate(&problem);
                strings.fill(UiText::OpenFailed, &[("problem", &problem)])
            }
        })),
        Effect::Analyze { ticket, document } if document.text.len() <= LONGEST_AT_ONCE => {
            Done::Msg(Msg::Analyzed { ticket, analysis: analyze(&document) })
        }
        Effect::Analyze { ticket, document } => {
            let answers = sender.clone();
            let work = move || {
                // The reader may have quit.
                let _ = answers.send(Msg::Analyzed { ticket, analysis: analyze(&document) });
            };
            match thread::Builder::new().name("analysis".to_owned()).spawn(work) {
                Ok(_) => Done::Nothing,
                Err(_) => Done::Msg(Msg::Notify(strings.get(UiText::NoRoom).to_owned())),
            }
        }
    })
}

/// Analyses `document`; an error of the program costs the lists, not the text.
fn analyze(document: &Document) -> Option<Analysis> {
    terminal::catch(|| analysis::analyze(document))
}

/// Writes the analysis into a new file, and tells where or what went wrong.
fn export(format: ExportFormat, document: &Document, analysis: &Analysis, strings: &Strings) -> String {
    let path = beside(document, format);
    let shown = crate::layout::cell::visible(&path.display().to_string()).into_owned();
    match write(&path, format, document, analysis, strings.messages()) {
        Ok(()) => strings.fill(UiText::Written, &[("path", &shown)]),
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => {
            strings.fill(UiText::WriteExists, &[("path", &shown)])
        }
        Err(problem) => strings.fill(UiText::WriteFailed, &[("path", &shown), ("problem", &problem)]),
    }
}

/// The file for an article: its own name with another ending where the user named its file, else one in the folder in
/// which the program was started, named after its title. The article's id has no say in it.
fn beside(document: &Document, format: ExportFormat) -> PathBuf {
    let ending = format!("analysis.{}", format.extension());
    if let Some(path) = document.path.as_deref().filter(|path| path.is_file()) {
        return path.with_extension(ending);
    }
    let title = document.head.title.as_deref().unwrap_or_default();
    PathBuf::from(format!("{}.{ending}", file_name(title)))
}

fn write(
    path: &Path,
    format: ExportFormat,
    document: &Document,
    analysis: &Analysis,
    messages: &Messages,
) -> io::Result<()> {
    let mut out = Vec::new();
    match format {
        ExportFormat::Json => json::write(&mut out, document, analysis, true)?,
        ExportFormat::Markdown => report::write_markdown(&mut out, document, analysis, messages)?,
        ExportFormat::Csv => {
            out.extend(csv::header(Listing::Figures.fields())?);
            let rows = Rows::new(document, analysis);
            for item in Listing::Figures.items(analysis) {
                out.extend(csv::row(&rows.entry(item).row(rows.id()), false)?);
            }
        }
    }
    // Never overwrites: an existing file may matter, and a link may lead into another folder.
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
        let document = Document { path: Some(path), ..Document::default() };
        let target = beside(&document, ExportFormat::Json);
        assert_eq!(target, folder.path().join("nordwind.analysis.json"));
        write(&target, ExportFormat::Json, &document, &Analysis::default(), &Messages::default())?;
        let again = write(&target, ExportFormat::Json, &document, &Analysis::default(), &Messages::default());
        assert!(again.is_err_and(|error| error.kind() == io::ErrorKind::AlreadyExists));
        Ok(())
    }

    #[test]
    fn an_id_is_never_a_path() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("nordwind.txt");
        std::fs::write(&path, "Text")?;
        let head = Head { title: Some("Öl & Gas".to_owned()), ..Head::default() };
        for id in
            [path.display().to_string(), "Cargo.toml".to_owned(), "/etc/passwd".to_owned(), "../x".to_owned()]
        {
            let document = Document { id: Some(id), head: head.clone(), ..Document::default() };
            assert_eq!(beside(&document, ExportFormat::Csv), Path::new("öl-gas.analysis.csv"));
        }
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let (link, target) = (folder.path().join("a.analysis.json"), folder.path().join("elsewhere"));
        std::os::unix::fs::symlink(&target, &link)?;
        let written = write(
            &link,
            ExportFormat::Json,
            &Document::default(),
            &Analysis::default(),
            &Messages::default(),
        );
        assert!(written.is_err_and(|error| error.kind() == io::ErrorKind::AlreadyExists) && !target.exists());
        Ok(())
    }
}
