//! Runs the program that draws a page, for its text only.
//!
//! ```text
//!  content stream ─► operators ─► state (matrix, font, spacing) ─► canvas: characters with their places
//!                        └─► forms: content streams of their own
//! ```
//!
//! A few bytes can draw a form that draws itself ten times, and so on. So the operators that a file may run are counted.

mod canvas;
mod state;

use super::file;
use super::font::{Code, Font};
use super::glyph::{PageGlyphs, UNKNOWN};
use super::matrix::Matrix;
use canvas::{GlyphCanvas, GlyphMark, GlyphPlace};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use state::DrawState;
use std::collections::HashMap;
use std::rc::Rc;

/// The most operators that a file runs.
const MOST_OPERATORS: usize = 8_000_000;
/// How deep forms draw forms.
const DEEPEST_FORM: usize = 12;
/// How deep `q` nests.
const DEEPEST_STATE: usize = 512;
/// How deep marked content nests.
const DEEPEST_MARK: usize = 512;

/// Draws the pages of a file.
#[derive(Debug)]
pub struct Drawer<'d> {
    document: &'d Document,
    fonts: HashMap<FontKey, Rc<Font>>,
    operators: usize,
}

/// A font is known by its object, else by its place in memory.
#[derive(Debug, PartialEq, Eq, Hash)]
enum FontKey {
    Object(ObjectId),
    Place(usize),
}

/// What a page or a form draws with.
#[derive(Debug, Clone, Copy)]
struct Scope<'d> {
    resources: Option<&'d Dictionary>,
    depth: usize,
}

/// A part of the content that has a meaning.
#[derive(Debug, Default)]
struct Marked {
    is_artifact: bool,
    /// The text that it stands for, and the number of characters before it.
    text: Option<(usize, String)>,
}

/// A page that is being drawn.
struct Page {
    canvas: GlyphCanvas,
    marks: Vec<Marked>,
    /// Marks beyond the deepest.
    unmarked: usize,
}

impl<'d> Drawer<'d> {
    pub fn new(document: &'d Document) -> Self {
        Self { document, fonts: HashMap::new(), operators: 0 }
    }

    pub fn draw(&mut self, id: ObjectId) -> PageGlyphs {
        let (matrix, width, height) = file::placement(self.document, id);
        let content = file::page_content(self.document, id);
        let resources =
            file::inherited(self.document, id, b"Resources").and_then(|object| object.as_dict().ok());
        let mut page = Page { canvas: GlyphCanvas::new((width, height)), marks: Vec::new(), unmarked: 0 };
        self.run(&content, DrawState::new(matrix), Scope { resources, depth: 0 }, &mut page);
        page.canvas.finish()
    }

    fn run(&mut self, content: &[u8], state: DrawState, scope: Scope<'d>, page: &mut Page) {
        let mut state = state;
        let mut saved: Vec<DrawState> = Vec::new();
        let mut too_deep = 0;
        // What cannot be read ends the content.
        for operation in Content::decode_iter(content).map_while(Result::ok) {
            if self.operators >= MOST_OPERATORS || page.canvas.is_cut {
                page.canvas.is_cut = true;
                return;
            }
            self.operators += 1;
            match operation.operator.as_str() {
                "q" if saved.len() < DEEPEST_STATE => saved.push(state.clone()),
                "q" => too_deep += 1,
                "Q" if too_deep > 0 => too_deep -= 1,
                "Q" => {
                    if let Some(last) = saved.pop() {
                        state = last;
                    }
                }
                "Do" => self.draw_form(&operation, &state, scope, page),
                "Tf" => self.set_font(&operation, &mut state, scope),
                "BMC" | "BDC" => self.begin_mark(&operation, scope, page),
                "EMC" => end_mark(page),
                _ => self.run_text(&operation, &mut state, page),
            }
        }
    }

    fn run_text(&self, operation: &Operation, state: &mut DrawState, page: &mut Page) {
        let operands = operation.operands.as_slice();
        let value = || operands.first().and_then(|object| file::number(self.document, object));
        let six = || file::numbers::<6>(self.document, operands).map(Matrix);
        match operation.operator.as_str() {
            "cm" => state.matrix = six().map_or(state.matrix, |matrix| matrix.then(state.matrix)),
            "BT" => state.place(Matrix::IDENTITY),
            "Tm" => {
                if let Some(matrix) = six() {
                    state.place(matrix);
                }
            }
            "Td" | "TD" => {
                if let Some([right, up]) = file::numbers(self.document, operands) {
                    if operation.operator == "TD" {
                        state.leading = -up;
                    }
                    state.move_line(right, up);
                }
            }
            "T*" => state.move_line(0.0, -state.leading),
            "Tc" => state.spacing = value().unwrap_or(0.0),
            "Tw" => state.word_spacing = value().unwrap_or(0.0),
            "Tz" => state.scale = value().unwrap_or(100.0) / 100.0,
            "TL" => state.leading = value().unwrap_or(0.0),
            "Ts" => state.rise = value().unwrap_or(0.0),
            "Tr" => state.is_hidden = matches!(operands.first(), Some(Object::Integer(3 | 7))),
            "Tj" => show(operands.first(), state, page),
            "TJ" => {
                for object in operands.first().and_then(|object| object.as_array().ok()).into_iter().flatten()
                {
                    match object.as_float() {
                        Ok(back) if back.is_finite() => {
                            state.advance(-back / 1000.0 * state.size * state.scale);
                        }
                        _ => show(Some(object), state, page),
                    }
                }
            }
            "'" => {
                state.move_line(0.0, -state.leading);
                show(operands.first(), state, page);
            }
            "\"" => {
                if let Some([words, chars]) = file::numbers(self.document, operands) {
                    (state.word_spacing, state.spacing) = (words, chars);
                }
                state.move_line(0.0, -state.leading);
                show(operands.get(2), state, page);
            }
            _ => {}
        }
    }

    /// An object of the resources.
    fn resource(
        &self,
        scope: Scope<'d>,
        kind: &[u8],
        operation: &Operation,
        at: usize,
    ) -> Option<&'d Object> {
        let name = operation.operands.get(at)?.as_name().ok()?;
        file::dictionary(self.document, scope.resources?.get(kind).ok()?)?.get(name).ok()
    }

    fn set_font(&mut self, operation: &Operation, state: &mut DrawState, scope: Scope<'d>) {
        state.size =
            operation.operands.get(1).and_then(|size| file::number(self.document, size)).unwrap_or(0.0);
        let Some(object) = self.resource(scope, b"Font", operation, 0) else {
            state.font = None;
            return;
        };
        let key = match object {
            Object::Reference(id) => FontKey::Object(*id),
            object => FontKey::Place(std::ptr::from_ref(object).addr()),
        };
        if let Some(font) = self.fonts.get(&key) {
            state.font = Some(Rc::clone(font));
            return;
        }
        state.font = file::dictionary(self.document, object).map(|font| {
            let font = Rc::new(Font::new(self.document, font));
            self.fonts.insert(key, Rc::clone(&font));
            font
        });
    }

    fn draw_form(&mut self, operation: &Operation, state: &DrawState, scope: Scope<'d>, page: &mut Page) {
        if scope.depth >= DEEPEST_FORM {
            return;
        }
        let object = self.resource(scope, b"XObject", operation, 0);
        let Some(Object::Stream(form)) = object.and_then(|object| file::resolved(self.document, object))
        else {
            return;
        };
        if form.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return;
        }
        let Some(content) = file::form_content(form) else { return };
        let own = file::matrix(self.document, &form.dict).unwrap_or(Matrix::IDENTITY);
        let state = DrawState { matrix: own.then(state.matrix), ..state.clone() };
        // A form without resources uses those of the page.
        let resources =
            file::get(self.document, &form.dict, b"Resources").and_then(|object| object.as_dict().ok());
        let scope = Scope { resources: resources.or(scope.resources), depth: scope.depth + 1 };
        // Unpacking costs as much as running.
        self.operators += content.len() / 64;
        let marks = page.marks.len();
        self.run(&content, state, scope, page);
        // Marks that the form leaves open end with it.
        page.marks.truncate(marks);
    }

    fn begin_mark(&self, operation: &Operation, scope: Scope<'d>, page: &mut Page) {
        if page.marks.len() >= DEEPEST_MARK {
            page.unmarked += 1;
            return;
        }
        let tag = operation.operands.first().and_then(|tag| tag.as_name().ok()).unwrap_or_default();
        let properties = match operation.operands.get(1) {
            Some(Object::Dictionary(properties)) => Some(properties),
            Some(_) => self
                .resource(scope, b"Properties", operation, 1)
                .and_then(|object| file::dictionary(self.document, object)),
            None => None,
        };
        let text = properties
            .and_then(|properties| properties.get(b"ActualText").ok())
            .and_then(|text| lopdf::decode_text_string(text).ok());
        let is_artifact = tag == b"Artifact" || page.marks.last().is_some_and(|mark| mark.is_artifact);
        page.marks.push(Marked { is_artifact, text: text.map(|text| (page.canvas.len(), text)) });
    }
}

fn end_mark(page: &mut Page) {
    if page.unmarked > 0 {
        page.unmarked -= 1;
    } else if let Some(Marked { text: Some((start, text)), .. }) = page.marks.pop() {
        page.canvas.replace(start, &text);
    }
}

/// Shows a string.
fn show(string: Option<&Object>, state: &mut DrawState, page: &mut Page) {
    let (Some(Object::String(string, _)), Some(font)) = (string, state.font.clone()) else { return };
    let is_artifact = page.marks.last().is_some_and(|mark| mark.is_artifact);
    let space = font.space;
    let mut follows = false;
    font.each(string, |code| {
        show_code(&code, &font, space, state, page, is_artifact, follows);
        follows = true;
    });
}

fn show_code(
    code: &Code,
    font: &Font,
    space: Option<f32>,
    state: &mut DrawState,
    page: &mut Page,
    is_artifact: bool,
    follows: bool,
) {
    let matrix = Matrix([state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise]).then(state.text);
    let matrix = matrix.then(state.matrix);
    let length = |(x, y): (f32, f32), (other_x, other_y): (f32, f32)| (other_x - x).hypot(other_y - y);
    let (origin, end) = (matrix.point(0.0, 0.0), matrix.point(code.width, 0.0));
    let size = length(origin, matrix.point(0.0, 1.0));
    let em = length(origin, matrix.point(1.0, 0.0));
    let text = code.text.unwrap_or("\u{FFFD}");
    // A character without a width, as an accent over another, still has a direction.
    let end = if code.width == 0.0 { matrix.point(0.001, 0.0) } else { end };
    let count = text.chars().count().max(1) as f32;
    for (at, char) in text.chars().enumerate() {
        let part = |at: f32| {
            let part = at / count;
            (origin.0 + (end.0 - origin.0) * part, origin.1 + (end.1 - origin.1) * part)
        };
        let mark = GlyphMark {
            char: match char {
                '\t' | '\n' | '\r' => ' ',
                char if char.is_control() => UNKNOWN,
                char => char,
            },
            is_bold: font.is_bold,
            is_width_known: code.is_width_known,
            follows: follows || at > 0,
            is_hidden: state.is_hidden,
            is_artifact,
        };
        let place = GlyphPlace {
            from: part(at as f32),
            to: part(at as f32 + 1.0),
            size,
            space: space.unwrap_or(0.0) * em,
        };
        page.canvas.add(mark, place);
    }
    let words = if code.is_space { state.word_spacing } else { 0.0 };
    state.advance((code.width * state.size + state.spacing + words) * state.scale);
}
