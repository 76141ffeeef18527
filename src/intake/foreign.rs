//! Formats that cannot be read, told from their first bytes and their name, with what to do instead.

use std::path::Path;

/// A format that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign {
    /// What an input in it is, in a sentence.
    pub noun: &'static str,
    /// What to do instead.
    pub advice: &'static str,
    extensions: &'static [&'static str],
    /// How all inputs in it begin.
    start: &'static [u8],
    /// A name inside the first bytes that tells formats with the same start apart.
    inside: &'static [u8],
}

const SAVE: &str = "save it as plain text, HTML or PDF";
const SAVE_PAGE: &str = "save the page as HTML";
const EXPORT_TABLE: &str = "export it as HTML or plain text";
const UNPACK: &str = "unpack it, then name the files or the folder";
const RECOGNIZE: &str = "run text recognition (OCR) on it first";
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// All of them. Where two begin alike, the one that says more comes first.
const FOREIGN: [Foreign; 21] = [
    foreign("a Word document", SAVE, &["docx"], ZIP, b"word/"),
    foreign("an Excel workbook", EXPORT_TABLE, &["xlsx"], ZIP, b"xl/"),
    foreign("a PowerPoint presentation", SAVE, &["pptx"], ZIP, b"ppt/"),
    foreign("an OpenDocument text", SAVE, &["odt"], ZIP, b"opendocument.text"),
    foreign("an OpenDocument spreadsheet", EXPORT_TABLE, &["ods"], ZIP, b"opendocument.spreadsheet"),
    foreign("an e-book", SAVE, &["epub"], ZIP, b"epub"),
    foreign("a ZIP archive", UNPACK, &["zip"], ZIP, b""),
    foreign("an Outlook message", "save it as .eml or plain text", &["msg"], OLE, b""),
    foreign("an Excel workbook", EXPORT_TABLE, &["xls"], OLE, b""),
    foreign("a Word document", SAVE, &["doc"], OLE, b""),
    foreign("an RTF document", SAVE, &["rtf"], b"{\\rtf", b""),
    foreign("a Safari web archive", SAVE_PAGE, &["webarchive"], b"bplist00", b""),
    foreign("a PostScript file", "convert it to PDF", &["ps", "eps"], b"%!PS", b""),
    foreign("an image", RECOGNIZE, &["png"], b"\x89PNG", b""),
    foreign("an image", RECOGNIZE, &["jpg", "jpeg"], b"\xff\xd8\xff", b""),
    foreign("an image", RECOGNIZE, &["gif"], b"GIF8", b""),
    foreign("an image", RECOGNIZE, &["webp"], b"RIFF", b"WEBP"),
    foreign("a compressed archive", UNPACK, &["7z"], b"7z\xbc\xaf", b""),
    foreign("a compressed file", UNPACK, &["xz"], b"\xfd7zXZ", b""),
    foreign("a compressed file", UNPACK, &["bz2"], b"BZh", b""),
    foreign("a compressed file", UNPACK, &["zst"], b"\x28\xb5\x2f\xfd", b""),
];

const fn foreign(
    noun: &'static str,
    advice: &'static str,
    extensions: &'static [&'static str],
    start: &'static [u8],
    inside: &'static [u8],
) -> Foreign {
    Foreign { noun, advice, extensions, start, inside }
}

/// The format of an input that cannot be read, if it is a known one. The bytes decide; the name only tells formats
/// apart that begin alike.
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
        let noun = |path: &str, start: &[u8]| of(Some(Path::new(path)), start).map(|foreign| foreign.noun);
        assert_eq!(noun("a.docx", b"PK\x03\x04....[Content_Types].xml"), Some("a Word document"));
        assert_eq!(noun("a", b"PK\x03\x04......word/document.xml"), Some("a Word document"));
        assert_eq!(noun("a.epub", b"PK\x03\x04..mimetypeapplication/epub+zip"), Some("an e-book"));
        assert_eq!(noun("a.zip", b"PK\x03\x04....report.txt"), Some("a ZIP archive"));
        assert_eq!(noun("a", b"PK\x03\x04....report.txt"), Some("a ZIP archive"));
        assert_eq!(noun("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1"), Some("an Outlook message"));
        assert_eq!(noun("a.rtf", b"{\\rtf1\\ansi"), Some("an RTF document"));
        // The name alone says nothing: the file may be a text.
        assert_eq!(noun("a.doc", b"Der Umsatz stieg."), None);
        assert_eq!(noun("a.wav", b"RIFF....WAVE"), None);
        assert_eq!(of(None, b""), None);
    }
}
