//! A PDF file as a graph of objects: opening it, its pages, and what they inherit.

use super::matrix::Matrix;
use crate::intake::{Error, Result};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

/// The most bytes that a stream of the file's own structure may hold.
const MOST_STRUCTURE: usize = 64 << 20;
/// The most bytes that a font or a map of characters may hold.
const MOST_FONT: usize = 16 << 20;
/// The most bytes that the content of a page may hold.
const MOST_CONTENT: usize = 32 << 20;
/// The most pages that are read.
const MOST_PAGES: usize = 5_000;
/// How far up a page looks for what it inherits.
const MOST_PARENTS: usize = 32;

/// Opens a file, which may be encrypted as long as it opens without a password.
///
/// # Errors
/// [`Error::Pdf`] in words of our own: those of the library are for programmers.
pub fn open(bytes: &[u8]) -> Result<Document> {
    let options = LoadOptions::with_max_decompressed_size(MOST_STRUCTURE);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| {
        use lopdf::Error::{Decryption, InvalidPassword, UnsupportedSecurityHandler};
        match error {
            InvalidPassword | Decryption(_) => problem(PASSWORD),
            UnsupportedSecurityHandler(_) => problem("unsupported encryption"),
            _ => problem("the file is damaged"),
        }
    })?;
    if document.is_encrypted() { Err(problem(PASSWORD)) } else { Ok(document) }
}

const PASSWORD: &str = "password-protected; save a copy without a password";

pub fn problem(text: &str) -> Error {
    Error::Pdf { problem: text.to_owned() }
}

/// The pages, in their order.
pub fn pages(document: &Document) -> Vec<ObjectId> {
    document.page_iter().take(MOST_PAGES).collect()
}

/// The object itself, where `object` refers to it.
pub fn resolved<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

/// The value of a key, and not a reference to it.
pub fn get<'d>(document: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    resolved(document, dictionary.get(key).ok()?)
}

pub fn dictionary<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Dictionary> {
    match resolved(document, object)? {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

pub fn array<'d>(document: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d [Object]> {
    Some(get(document, dictionary, key)?.as_array().ok()?.as_slice())
}

/// A number that can be reckoned with.
pub fn number(document: &Document, object: &Object) -> Option<f32> {
    resolved(document, object)?.as_float().ok().filter(|number| number.is_finite())
}

/// Numbers, as many as are wanted.
pub fn numbers<const N: usize>(document: &Document, objects: &[Object]) -> Option<[f32; N]> {
    let mut numbers = [0.0; N];
    if objects.len() < N {
        return None;
    }
    for (to, from) in numbers.iter_mut().zip(objects) {
        *to = number(document, from)?;
    }
    Some(numbers)
}

pub fn matrix(document: &Document, dictionary: &Dictionary) -> Option<Matrix> {
    numbers(document, array(document, dictionary, b"Matrix")?).map(Matrix)
}

/// The bytes of a stream of fonts.
pub fn bytes(stream: &Stream) -> Option<Vec<u8>> {
    stream.get_plain_content_with_limit(MOST_FONT).ok()
}

/// The content of a form.
pub fn form_content(stream: &Stream) -> Option<Vec<u8>> {
    stream.get_plain_content_with_limit(MOST_CONTENT).ok()
}

/// The program that draws a page: several streams are one. What cannot be unpacked is left out.
pub fn page_content(document: &Document, page: ObjectId) -> Vec<u8> {
    let mut content = Vec::new();
    for id in document.get_page_contents(page) {
        let room = MOST_CONTENT.saturating_sub(content.len());
        let stream = document.get_object(id).and_then(Object::as_stream);
        if let Some(part) = stream.ok().and_then(|stream| stream.get_plain_content_with_limit(room).ok()) {
            content.extend(part);
            content.push(b'\n');
        }
    }
    content
}

/// What a page says, or the nodes above it.
pub fn inherited<'d>(document: &'d Document, page: ObjectId, key: &[u8]) -> Option<&'d Object> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..MOST_PARENTS {
        if let Some(value) = get(document, node, key) {
            return Some(value);
        }
        node = dictionary(document, node.get(b"Parent").ok()?)?;
    }
    None
}

/// Where a page lies: what turns its coordinates so that it stands upright with its corner at the top left, and its
/// width and height.
pub fn placement(document: &Document, page: ObjectId) -> (Matrix, f32, f32) {
    let corners = |key| {
        let corners = inherited(document, page, key)?.as_array().ok()?;
        let [x, y, other_x, other_y] = numbers::<4>(document, corners)?;
        let (left, right) = (x.min(other_x), x.max(other_x));
        let (bottom, top) = (y.min(other_y), y.max(other_y));
        (right - left > 1.0 && top - bottom > 1.0).then_some([left, bottom, right, top])
    };
    let [left, bottom, right, top] =
        corners(b"CropBox").or_else(|| corners(b"MediaBox")).unwrap_or([0.0, 0.0, 612.0, 792.0]);
    let turn = inherited(document, page, b"Rotate").and_then(|turn| turn.as_i64().ok()).unwrap_or(0);
    let (width, height) = (right - left, top - bottom);
    // From the corner at the bottom left, upward, to that at the top left, downward.
    match turn.rem_euclid(360) {
        90 => (Matrix([0.0, 1.0, 1.0, 0.0, -bottom, -left]), height, width),
        180 => (Matrix([-1.0, 0.0, 0.0, 1.0, right, -bottom]), width, height),
        270 => (Matrix([0.0, -1.0, -1.0, 0.0, top, right]), height, width),
        _ => (Matrix([1.0, 0.0, 0.0, -1.0, -left, top]), width, height),
    }
}
