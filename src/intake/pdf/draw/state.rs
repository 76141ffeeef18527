//! What a content stream sets before it draws.

use super::super::font::Font;
use super::super::matrix::Matrix;
use std::rc::Rc;

/// The state of graphics and text that `q` saves and `Q` restores.
#[derive(Debug, Clone)]
pub struct DrawState {
    pub matrix: Matrix,
    pub font: Option<Rc<Font>>,
    /// The size of the font.
    pub size: f32,
    /// Between characters.
    pub spacing: f32,
    /// Between words: added to every space.
    pub word_spacing: f32,
    /// How much wider than drawn.
    pub scale: f32,
    pub leading: f32,
    /// How far above the baseline.
    pub rise: f32,
    /// Whether text is not shown, as that of a scan which was recognised.
    pub is_hidden: bool,
    /// The place of the text, and of the line.
    pub text: Matrix,
    pub line: Matrix,
}

impl DrawState {
    pub fn new(matrix: Matrix) -> Self {
        Self {
            matrix,
            font: None,
            size: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_hidden: false,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }

    pub fn place(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }

    /// Moves to the beginning of another line.
    pub fn move_line(&mut self, right: f32, up: f32) {
        self.place(Matrix::translation(right, up).then(self.line));
    }

    /// Moves along the line.
    pub fn advance(&mut self, right: f32) {
        self.text = Matrix::translation(right, 0.0).then(self.text);
    }
}
