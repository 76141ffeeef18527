//! Writes figures of the library into a file, with the fields of `depesche figures`.

use crate::export::field::Object;
use crate::export::listing::{Listed as _, Listing};
use crate::export::{csv, json};
use crate::library::listed;
use crate::library::stored_figure::StoredFigure;
use crate::tui::effect::file_name::file_name;
use crate::tui::overlay::menu::ExportFormat;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// So many files may be called after one query.
const MOST_FILES: usize = 1000;

/// Writes `figures` into a new file of the folder in which the program was started, named after what was `typed` to find
/// them. Returns where it is.
///
/// # Errors
/// Those of the file, with its path.
pub fn write(
    typed: &str,
    format: ExportFormat,
    figures: &[StoredFigure],
) -> Result<PathBuf, (PathBuf, io::Error)> {
    let folder = std::env::current_dir().unwrap_or_default();
    write_into(&folder, typed, format, figures)
}

fn write_into(
    folder: &Path,
    typed: &str,
    format: ExportFormat,
    figures: &[StoredFigure],
) -> Result<PathBuf, (PathBuf, io::Error)> {
    let name = if typed.contains(char::is_alphanumeric) { file_name(typed) } else { "all".to_owned() };
    let path = |number: usize| {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        folder.join(format!("figures-{name}{number}.{}", format.extension()))
    };
    let mut last = (path(1), io::Error::from(io::ErrorKind::AlreadyExists));
    for path in (1..=MOST_FILES).map(path) {
        // Never overwrites: an existing file may matter, and a link may lead into another folder.
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => {
                return fill(file, format, figures).map(|()| path.clone()).map_err(|problem| (path, problem));
            }
            Err(problem) => {
                let is_taken = problem.kind() == io::ErrorKind::AlreadyExists;
                last = (path, problem);
                if !is_taken {
                    break;
                }
            }
        }
    }
    Err(last)
}

fn fill(file: File, format: ExportFormat, figures: &[StoredFigure]) -> io::Result<()> {
    let mut out = io::BufWriter::new(file);
    let values = |figure| {
        let figure: &StoredFigure = figure;
        listed::values(figure.record.row(figure.origin.id.as_deref()), &figure.origin, figure)
    };
    if format == ExportFormat::Csv {
        out.write_all(&csv::header(listed::fields::<StoredFigure>(Listing::Figures))?)?;
        for figure in figures {
            out.write_all(&csv::row(&values(figure), false)?)?;
        }
    } else {
        out.write_all(b"[\n")?;
        for (at, figure) in figures.iter().enumerate() {
            if at > 0 {
                out.write_all(b",\n")?;
            }
            json::to_writer(&mut out, &Object(values(figure)), false)?;
        }
        out.write_all(b"\n]\n")?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_the_query_and_never_overwritten() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let write = |typed: &str, format| {
            let written = write_into(folder.path(), typed, format, &[]);
            written.ok().and_then(|path| Some(path.file_name()?.to_str()?.to_owned()))
        };
        for (typed, format, name) in [
            (">1bn of:umsatz", ExportFormat::Csv, "figures-1bn-of-umsatz.csv"),
            (">1bn of:umsatz", ExportFormat::Csv, "figures-1bn-of-umsatz-2.csv"),
            (">1bn of:umsatz", ExportFormat::Json, "figures-1bn-of-umsatz.json"),
            ("../../etc/passwd", ExportFormat::Json, "figures-etc-passwd.json"),
            ("", ExportFormat::Json, "figures-all.json"),
        ] {
            assert_eq!(write(typed, format).as_deref(), Some(name), "{typed}");
        }
        let json = std::fs::read_to_string(folder.path().join("figures-all.json"))?;
        assert_eq!(serde_json::from_str::<Vec<serde_json::Value>>(&json)?.len(), 0);
        let csv = std::fs::read_to_string(folder.path().join("figures-1bn-of-umsatz.csv"))?;
        assert!(csv.starts_with("id,") && csv.lines().count() == 1, "{csv}");
        assert!(write_into(&folder.path().join("none"), "x", ExportFormat::Csv, &[]).is_err());
        Ok(())
    }
}
