//! The words that mail programs put around a forwarded message, in all languages.
//!
//! They are in the lexicons of the packs, with tags of `mail`.

use crate::language::PACKS;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MailWord {
    /// Names the sender: `Von`.
    From,
    /// Names the subject: `Betreff`.
    Subject,
    /// Names the date: `Gesendet`.
    Date,
    /// Names a receiver: `An`, `Cc`.
    To,
    /// Stands before the subject of a message that was forwarded: `WG`.
    Forward,
    /// Stands before the subject of an answer: `AW`.
    Reply,
    /// Says that a forwarded message follows.
    Forwarded,
}

static WORDS: LazyLock<HashMap<String, MailWord>> = LazyLock::new(|| {
    let tagged = PACKS.iter().flat_map(|pack| pack.lexicon.tagged("mail"));
    tagged.filter_map(|tagged| Some((tagged.form.lowercase(), of_name(tagged.tag.name)?))).collect()
});

fn of_name(name: &str) -> Option<MailWord> {
    Some(match name {
        "from" => MailWord::From,
        "subject" => MailWord::Subject,
        "date" => MailWord::Date,
        "to" => MailWord::To,
        "forward" => MailWord::Forward,
        "reply" => MailWord::Reply,
        "forwarded" => MailWord::Forwarded,
        _ => return None,
    })
}

/// What `words` do, in whatever case.
pub fn meaning(words: &str) -> Option<MailWord> {
    WORDS.get(&words.to_lowercase()).copied()
}

/// A subject without the words before it, and the first of them: `WG: AW: Zahlen` is `Zahlen`, forwarded.
pub fn subject(subject: &str) -> (&str, Option<MailWord>) {
    let mut rest = subject.trim();
    let mut first = None;
    while let Some((prefix, behind)) = rest.split_once(':') {
        match meaning(prefix.trim()) {
            Some(word @ (MailWord::Forward | MailWord::Reply)) => {
                first = first.or(Some(word));
                rest = behind.trim_start();
            }
            _ => break,
        }
    }
    (rest, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_of_mail_is_read() {
        for tagged in PACKS.iter().flat_map(|pack| pack.lexicon.tagged("mail")) {
            assert!(of_name(tagged.tag.name).is_some(), "{:?}", tagged.tag);
        }
    }

    #[test]
    fn prefixes_of_subjects_are_taken_away() {
        assert_eq!(
            subject("WG: Fwd: Zahlen: ein Überblick"),
            ("Zahlen: ein Überblick", Some(MailWord::Forward))
        );
        assert_eq!(subject("AW: WG: Zahlen"), ("Zahlen", Some(MailWord::Reply)));
        assert_eq!(subject("SAP: Zahlen"), ("SAP: Zahlen", None));
    }
}
