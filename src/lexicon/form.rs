//! The ways in which a row of a lexicon writes its words.

use std::borrow::Cow;

/// One form of a lexeme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// A word as it is written.
    Word(Cow<'static, str>),
    /// The end of compounds, without the hyphen.
    CompoundEnd(Cow<'static, str>),
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
    /// Adds what `form` stands for to `forms`. One with an asterisk stands for several: the word with each of `endings`.
    pub(super) fn read(form: &'static str, endings: &[&str], forms: &mut Vec<Self>) {
        match form.split_once('*') {
            Some((stem, rest)) => {
                forms.extend(endings.iter().map(|ending| Self::of(format!("{stem}{ending}{rest}").into())));
            }
            None => forms.push(Self::of(form.into())),
        }
    }

    fn of(form: Cow<'static, str>) -> Self {
        if !form.contains(' ') {
            return match form.strip_prefix('-') {
                Some("") | None => Self::Word(form),
                Some(_) => Self::CompoundEnd(without_first(form)),
            };
        }
        let lower = form.to_lowercase();
        match lower.split_once(" + ") {
            Some((verb, particle)) => Self::SeparableVerb { verb: verb.into(), particle: particle.into() },
            None => Self::Phrase(lower.split(' ').map(Into::into).collect()),
        }
    }

    /// Calls `found` with the words, in lower case, under which a stage may file the form: the first and the last of a
    /// phrase, and a separable verb alone and with its particle.
    pub(super) fn keys(&self, mut found: impl FnMut(Cow<'static, str>)) {
        match self {
            Self::Word(word) if word.contains(char::is_uppercase) => found(word.to_lowercase().into()),
            Self::Word(word) => found(word.clone()),
            Self::CompoundEnd(_) => {}
            Self::Phrase(words) => {
                for word in [words.first(), words.last()].into_iter().flatten() {
                    found(word.to_string().into());
                }
            }
            Self::SeparableVerb { verb, particle } => {
                found(verb.to_string().into());
                found(format!("{particle}{verb}").into());
            }
        }
    }
}

/// `form` without its first byte, the hyphen.
fn without_first(form: Cow<'static, str>) -> Cow<'static, str> {
    match form {
        Cow::Borrowed(form) => Cow::Borrowed(&form[1..]),
        Cow::Owned(form) => Cow::Owned(form[1..].to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(form: &'static str) -> Vec<Form> {
        let mut forms = Vec::new();
        Form::read(form, &["e", "en", ""], &mut forms);
        forms
    }

    #[test]
    fn every_way_of_writing_a_form_is_read() {
        assert_eq!(forms("Umsatz"), [Form::Word("Umsatz".into())]);
        assert_eq!(forms("-"), [Form::Word("-".into())]);
        assert_eq!(forms("-anleihe"), [Form::CompoundEnd("anleihe".into())]);
        assert_eq!(forms("letzt*").len(), 3);
        assert_eq!(forms("in Höhe von"), [Form::Phrase(vec!["in".into(), "höhe".into(), "von".into()])]);
        let verb = Form::SeparableVerb { verb: "legte".into(), particle: "zu".into() };
        let mut keys = Vec::new();
        verb.keys(|key| keys.push(key));
        assert_eq!(keys, ["legte", "zulegte"]);
        assert_eq!(forms("legte + zu"), [verb]);
    }
}
