//! The ways in which a row of a lexicon writes its words.

/// One form of a lexeme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form<'l> {
    /// A word as it is written.
    Word(&'l str),
    /// The end of compounds, without the hyphen.
    CompoundEnd(&'l str),
    /// Words in their order, in lower case.
    Phrase(Vec<&'l str>),
    /// A verb and the particle that stands apart from it, in lower case.
    SeparableVerb {
        /// The verb alone: `legte`.
        verb: &'l str,
        /// The particle: `zu`.
        particle: &'l str,
    },
}

impl Form<'_> {
    /// Its words in lower case, parted by single spaces.
    pub fn lowercase(&self) -> String {
        match self {
            Self::Word(word) | Self::CompoundEnd(word) => word.to_lowercase(),
            Self::Phrase(words) => words.join(" "),
            Self::SeparableVerb { verb, particle } => format!("{verb} {particle}"),
        }
    }
}
