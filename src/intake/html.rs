//! Web pages: the article, without navigation, advertising and comments around it.
//!
//! `dom_smoothie` finds the article and its metadata; what it gives as Markdown goes the way of any other
//! Markdown, so that headings, lists and tables are kept as such. Pages are other people's: their size is bounded
//! by [`MAX_MARKUP`], and their tree by [`markup`](super::markup), before the extractor sees it.

use super::fragment::one_line;
use super::source::MAX_MARKUP;
use super::{Error, Metadata, Result, date, encoding, guard, language, markup};
use crate::document::is_web_address;
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;

/// How far a page may begin before it declares its encoding, in bytes.
const HEAD: usize = 2048;

/// What a page holds, as it says it.
struct Found {
    text: String,
    title: String,
    byline: Option<String>,
    site: Option<String>,
    url: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

/// Decodes the bytes of a page: as a byte-order mark or the page itself says, else as text is.
///
/// # Errors
/// [`Error::Binary`] for what is no text.
pub fn decode(bytes: Vec<u8>) -> Result<String> {
    let declared = declared(&bytes);
    encoding::decode_declared(bytes, declared)
}

/// The encoding that `<meta charset=…>` or its older form names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let after = after.trim_start_matches(['"', '\'', ' ']);
    let label = after.split(['"', '\'', ' ', ';', '>', '/']).next()?;
    Encoding::for_label(label.as_bytes())
}

/// The article of a page as Markdown. What the page says about it is added to `given`.
///
/// # Errors
/// [`Error::NoArticle`] where none can be told from the rest of the page; [`Error::TooLarge`], [`Error::Markup`],
/// [`Error::Slow`] and [`Error::Parser`] for what is beyond the bounds.
pub fn article(page: &str, given: &mut Metadata) -> Result<String> {
    if page.len() > MAX_MARKUP {
        return Err(Error::TooLarge { limit: MAX_MARKUP });
    }
    let owned = page.to_owned();
    let found = guard::run_in_time(move || find(&owned))??;
    let text = found.text.as_str();
    if text.is_empty() {
        return Err(Error::NoArticle);
    }
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let title = filled(Some(found.title));
    given.title = given.title.take().or_else(|| title.clone());
    given.byline = given.byline.take().or_else(|| filled(found.byline));
    given.source = given.source.take().or_else(|| filled(found.site));
    given.url = given.url.take().or_else(|| filled(found.url).filter(|url| is_web_address(url)));
    given.published = given.published.or_else(|| date::published(found.published.as_deref()?));
    given.language = given.language.or_else(|| language::from_code(found.language.as_deref()?));
    Ok(match title {
        // The headline stands outside of what was found.
        Some(title) if !begins_with(text, &title) => format!("# {}\n\n{text}", one_line(&title)),
        _ => found.text,
    })
}

/// Runs the extractor.
fn find(page: &str) -> Result<Found> {
    let parsed = markup::page(page);
    if !parsed.is_complete {
        return Err(if guard::is_late() { Error::Slow } else { Error::Markup });
    }
    let config = Config { text_mode: TextMode::Markdown, ..Config::default() };
    let article =
        Readability::with_document(parsed.document, None, Some(config)).and_then(|mut page| page.parse());
    let article = article.map_err(|_| Error::NoArticle)?;
    // Its text is shared by parts of the parser that do not leave their thread.
    let text = article.text_content.trim().to_owned();
    Ok(Found {
        text,
        title: article.title,
        byline: article.byline,
        site: article.site_name,
        url: article.url,
        published: article.published_time,
        language: article.lang,
    })
}

fn begins_with(text: &str, title: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    first.trim_start_matches(['#', ' ']).trim().eq_ignore_ascii_case(title.trim())
}
