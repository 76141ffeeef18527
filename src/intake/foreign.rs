//! Unsupported formats, detected by their first bytes and their name, with advice on what to do instead.

use std::path::Path;

/// An unsupported format.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Its name, without an article.
    pub name: &'static str,
    /// What to do instead.
    pub advice: &'static str,
    extensions: &'static [&'static str],
    /// The first bytes of all inputs in it.
    start: &'static [u8],
    /// A name inside the first bytes that distinguishes formats with the same start.
    inside: &'static [u8],
}

const SAVE: &str = "save it as plain text, HTML or PDF";
const SAVE_PAGE: &str = "save the page as HTML";
const EXPORT_TABLE: &str = "export it as HTML or plain text";
const UNPACK: &str = "unpack it and open the files";
const RECOGNIZE: &str = "run text recognition (OCR) first";
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// All of them. If two begin alike, the more specific one comes first.
const FOREIGN: [Foreign; 21] = [
    foreign("Word document", SAVE, &["docx"], ZIP, b"word/"),
    foreign("Excel workbook", EXPORT_TABLE, &["xlsx"], ZIP, b"xl/"),
    foreign("PowerPoint presentation", SAVE, &["pptx"], ZIP, b"ppt/"),
    foreign("OpenDocument text", SAVE, &["odt"], ZIP, b"opendocument.text"),
    foreign("OpenDocument spreadsheet", EXPORT_TABLE, &["ods"], ZIP, b"opendocument.spreadsheet"),
    foreign("EPUB e-book", SAVE, &["epub"], ZIP, b"epub"),
    foreign("ZIP archive", UNPACK, &["zip"], ZIP, b""),
    foreign("Outlook message", "save it as .eml or plain text", &["msg"], OLE, b""),
    foreign("Excel workbook", EXPORT_TABLE, &["xls"], OLE, b""),
    foreign("Word document", SAVE, &["doc"], OLE, b""),
    foreign("RTF document", SAVE, &["rtf"], b"{\\rtf", b""),
    foreign("Safari web archive", SAVE_PAGE, &["webarchive"], b"bplist00", b""),
    foreign("PostScript", "convert it to PDF", &["ps", "eps"], b"%!PS", b""),
    foreign("image", RECOGNIZE, &["png"], b"\x89PNG", b""),
    foreign("image", RECOGNIZE, &["jpg", "jpeg"], b"\xff\xd8\xff", b""),
    foreign("image", RECOGNIZE, &["gif"], b"GIF8", b""),
    foreign("image", RECOGNIZE, &["webp"], b"RIFF", b"WEBP"),
    foreign("7z archive", UNPACK, &["7z"], b"7z\xbc\xaf", b""),
    foreign("xz file", UNPACK, &["xz"], b"\xfd7zXZ", b""),
    foreign("bzip2 file", UNPACK, &["bz2"], b"BZh", b""),
    foreign("Zstandard file", UNPACK, &["zst"], b"\x28\xb5\x2f\xfd", b""),
];

const fn foreign(
    name: &'static str,
    advice: &'static str,
    extensions: &'static [&'static str],
    start: &'static [u8],
    inside: &'static [u8],
) -> Foreign {
    Foreign { name, advice, extensions, start, inside }
}

/// The unsupported format of an input, if it is a known one. The bytes decide; the name only distinguishes formats that
/// begin alike.
pub fn of(path: Option<&Path>, start: &[u8]) -> Option<&'static Foreign> {
    let extension =
        path.and_then(Path::extension).map(|extension| extension.to_string_lossy().to_lowercase());
    let is_named = |foreign: &&Foreign| {
        extension.as_deref().is_some_and(|extension| foreign.extensions.contains(&extension))
    };
    let begins = |foreign: &&Foreign| start.starts_with(foreign.start);
    let holds = |foreign: &&Foreign| {
        foreign.inside.is_empty() || start.windows(foreign.inside.len()).any(|bytes| bytes == foreign.inside)
    };
    let candidates = || FOREIGN.iter().filter(begins);
    candidates()
        .find(|foreign| !foreign.inside.is_empty() && holds(foreign))
        .or_else(|| candidates().find(is_named))
        .or_else(|| candidates().find(holds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_begin_alike_are_told_apart() {
        let name = |path: &str, start: &[u8]| of(Some(Path::new(path)), start).map(|foreign| foreign.name);
        assert_eq!(name("a.docx", b"PK\x03\x04....[Content_Types].xml"), Some("Word document"));
        assert_eq!(name("a", b"PK\x03\x04......word/document.xml"), Some("Word document"));
        assert_eq!(name("a.epub", b"PK\x03\x04..mimetypeapplication/epub+zip"), Some("EPUB e-book"));
        assert_eq!(name("a.zip", b"PK\x03\x04....report.txt"), Some("ZIP archive"));
        assert_eq!(name("a", b"PK\x03\x04....report.txt"), Some("ZIP archive"));
        assert_eq!(name("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1"), Some("Outlook message"));
        assert_eq!(name("a.rtf", b"{\\rtf1\\ansi"), Some("RTF document"));
        // The name alone says nothing: the file may be a text.
        assert_eq!(name("a.doc", b"Der Umsatz stieg."), None);
        assert_eq!(name("a.wav", b"RIFF....WAVE"), None);
        assert_eq!(of(None, b""), None);
    }
}
