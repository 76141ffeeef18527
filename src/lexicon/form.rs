//! The ways in which a row of a lexicon writes its words.

/// One form of a lexeme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// A word as it is written.
    Word(Box<str>),
    /// The end of compounds, without the hyphen.
    CompoundEnd(Box<str>),
    /// Words in their order, in lower case.
    Phrase(Vec<Box<str>>),
    /// A verb and the particle that stands apart from it, in lower case.
    SeparableVerb {
        /// The verb alone: `legte`.
        verb: Box<str>,
        /// The particle: `zu`.
        particle: Box<str>,
    },
}

impl Form {
    /// Reads a form. One with an asterisk stands for several: the word with each of `endings`.
    pub(super) fn parse<'f>(form: &'f str, endings: &'f [&'f str]) -> impl Iterator<Item = Self> + 'f {
        let (stem, rest) = form.split_once('*').unwrap_or((form, ""));
        let endings = if form.contains('*') { endings } else { &[""] };
        endings.iter().map(move |ending| Self::of(format!("{stem}{ending}{rest}")))
    }

    fn of(form: String) -> Self {
        if let Some((verb, particle)) = form.split_once(" + ") {
            let lower = |word: &str| word.to_lowercase().into_boxed_str();
            return Self::SeparableVerb { verb: lower(verb), particle: lower(particle) };
        }
        match form.strip_prefix('-') {
            Some(end) if !end.is_empty() => Self::CompoundEnd(end.into()),
            _ if form.contains(' ') => Self::Phrase(form.to_lowercase().split(' ').map(Into::into).collect()),
            _ => Self::Word(form.into_boxed_str()),
        }
    }

    /// The words, in lower case, under which a stage may file the form: the first and the last of a phrase, and a
    /// separable verb alone and with its particle.
    pub(super) fn keys(&self) -> Vec<String> {
        match self {
            Self::Word(word) => vec![word.to_lowercase()],
            Self::CompoundEnd(_) => Vec::new(),
            Self::Phrase(words) => {
                [words.first(), words.last()].into_iter().flatten().map(ToString::to_string).collect()
            }
            Self::SeparableVerb { verb, particle } => vec![verb.to_string(), format!("{particle}{verb}")],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(form: &str) -> Vec<Form> {
        Form::parse(form, &["e", "en", ""]).collect()
    }

    #[test]
    fn every_way_of_writing_a_form_is_read() {
        assert_eq!(forms("Umsatz"), [Form::Word("Umsatz".into())]);
        assert_eq!(forms("-"), [Form::Word("-".into())]);
        assert_eq!(forms("-anleihe"), [Form::CompoundEnd("anleihe".into())]);
        assert_eq!(forms("letzt*").len(), 3);
        assert_eq!(forms("in Höhe von"), [Form::Phrase(vec!["in".into(), "höhe".into(), "von".into()])]);
        let verb = Form::SeparableVerb { verb: "legte".into(), particle: "zu".into() };
        assert_eq!(verb.keys(), ["legte", "zulegte"]);
        assert_eq!(forms("legte + zu"), [verb]);
    }
}
