//! Messages that were forwarded inside the text of another one: the one inside is the article.
//!
//! Mail programs put a line that says so (`-------- Forwarded message --------`) or a line of underscores before it, and
//! then the header as lines of text: sender, subject, date. Some quote what follows with `>`.

use super::words::{MailWord, meaning, subject};
use crate::document::Published;
use crate::intake::date;
use crate::intake::fragment::one_line;

/// A message inside the text of another one.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Forwarded {
    /// The name of its sender, or the address.
    pub sender: Option<String>,
    /// Its subject.
    pub title: Option<String>,
    /// When it was sent.
    pub published: Option<Published>,
    /// Its text.
    pub text: String,
    /// What whoever forwarded it wrote around it.
    pub note: String,
}

/// Headers are looked for this far into a text, in lines: what stands before is a note.
const MOST_LINES_OF_NOTE: usize = 60;
/// A header has no more lines.
const MOST_LINES_OF_HEADER: usize = 12;
/// A signature is no longer, in lines.
const MOST_LINES_OF_SIGNATURE: usize = 15;

/// The message that was forwarded in `text`, if there is one. `is_said` is whether the subject says so; if it does
/// not, a line of the text must.
pub fn find(text: &str, is_said: bool) -> Option<Forwarded> {
    let lines: Vec<&str> = text.lines().collect();
    let is_start = |start: &usize| header(&lines[*start..]).is_some();
    let start = (0..lines.len().min(MOST_LINES_OF_NOTE)).find(is_start)?;
    let (mut forwarded, end) = header(&lines[start..])?;
    let before = &lines[..start];
    let is_separator = |line: &str| line.chars().any(|sign| "-_=".contains(sign)) && words(line).is_empty();
    let above = before.iter().rposition(|line| !line.trim().is_empty() && !is_separator(line));
    let is_announced = above.is_some_and(|above| meaning(words(before[above])) == Some(MailWord::Forwarded));
    if !is_said && !is_announced {
        return None;
    }
    let note = above.map_or(0, |above| if is_announced { above } else { above + 1 });
    let rest = &lines[start + end..];
    let (body, signature) = rest.split_at(signature(rest).unwrap_or(rest.len()));
    let is_quoted = body.iter().all(|line| line.trim().is_empty() || line.starts_with('>'));
    let unquoted = |line: &str| {
        let inside = line.strip_prefix('>').map(|rest| rest.strip_prefix(' ').unwrap_or(rest));
        inside.filter(|_| is_quoted).unwrap_or(line).to_owned()
    };
    let text = body.iter().map(|line| unquoted(line)).collect::<Vec<_>>().join("\n");
    text.trim().clone_into(&mut forwarded.text);
    // A signature is of whoever forwarded it only where the message itself is quoted.
    let signature = if is_quoted { signature } else { &[] };
    let note = [before[..note].join("\n"), signature.join("\n")].join("\n\n");
    note.trim().clone_into(&mut forwarded.note);
    (!forwarded.text.is_empty()).then_some(forwarded)
}

/// The line with which a signature at the end begins.
fn signature(lines: &[&str]) -> Option<usize> {
    let start = lines.iter().rposition(|line| line.trim_end() == "--")?;
    (lines.len() - start <= MOST_LINES_OF_SIGNATURE).then_some(start)
}

/// The words of a line without the marks around them: `-------- Forwarded message --------`, `**Von:**`.
fn words(line: &str) -> &str {
    line.trim_matches(|mark: char| !mark.is_alphanumeric())
}

/// The header that `lines` begin with, and its length in lines. It names the sender and two things more.
fn header(lines: &[&str]) -> Option<(Forwarded, usize)> {
    let mut forwarded = Forwarded::default();
    let mut known = 0;
    let mut end = 0;
    for (number, line) in lines.iter().enumerate().take(MOST_LINES_OF_HEADER) {
        let line = line.trim_start_matches(['>', ' ']);
        if line.trim().is_empty() {
            // HTML turned to text has each line as a paragraph.
            if known == 0 {
                return None;
            }
            continue;
        }
        let plain = line.replace(['*', '_'], "");
        let Some((name, value)) = plain.split_once(':') else { break };
        let value = one_line(value);
        match meaning(name.trim()) {
            Some(MailWord::From) => forwarded.sender = Some(sender(&value)),
            Some(MailWord::Subject) => forwarded.title = Some(subject(&value).0.to_owned()),
            Some(MailWord::Date) => {
                forwarded.published = forwarded.published.or_else(|| date::published(&value));
            }
            Some(MailWord::To) => {}
            _ => break,
        }
        known += 1;
        end = number + 1;
    }
    (known >= 3 && forwarded.sender.is_some()).then_some((forwarded, end))
}

/// The name in `Jan Thoma <thoma@nordwerk.example>`, else the address.
fn sender(value: &str) -> String {
    let name = value.split(['<', '[']).next().unwrap_or_default().trim_matches([' ', '"', '\'']);
    if name.is_empty() { value.trim_matches(['<', '>', '[', ']', ' ']).to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADERS: [&str; 4] = [
        "-------- Weitergeleitete Nachricht --------\nBetreff: \tZahlen\nDatum: \tMon, 11 Nov 2024 09:00:00 +0100\n\
         Von: \tNordwerk IR <ir@nordwerk.example>\nAn: \tlindner@example.org\n\n",
        "---------- Forwarded message ---------\nFrom: Nordwerk IR <ir@nordwerk.example>\n\
         Date: Mon, 11 Nov 2024 at 09:00\nSubject: Zahlen\nTo: <lindner@example.org>\n\n\n",
        "________________________________\n**Von:** Nordwerk IR <ir@nordwerk.example>\n**Gesendet:** Montag, 11. November 2024 \
         09:00\n**An:** Lindner\n**Betreff:** WG: Zahlen\n\n",
        "Begin forwarded message:\n\n> From: Nordwerk IR <ir@nordwerk.example>\n> Subject: Zahlen\n> Date: 11 November 2024 \
         at 09:00:00 CET\n> To: lindner@example.org\n\n",
    ];

    #[test]
    fn the_header_of_each_program_is_read() {
        for header in HEADERS {
            let text = format!(
                "Zur Kenntnis.\n\n{header}Nordwerk erzielte 812 Mio. Euro.\n\nDas sind 6 Prozent mehr."
            );
            let found = find(&text, true).expect(header);
            assert_eq!(found.sender.as_deref(), Some("Nordwerk IR"), "{header}");
            assert_eq!(found.title.as_deref(), Some("Zahlen"), "{header}");
            let published = found.published.map(|at| at.to_string()).unwrap_or_default();
            assert!(published.starts_with("2024-11-11T09:00:00"), "{published}: {header}");
            assert_eq!(
                found.text, "Nordwerk erzielte 812 Mio. Euro.\n\nDas sind 6 Prozent mehr.",
                "{header}"
            );
            assert_eq!(found.note, "Zur Kenntnis.", "{header}");
        }
    }

    #[test]
    fn a_quoted_message_ends_before_the_signature() {
        let text = format!("{}> Erster Satz.\n> Zweiter.\n\n-- \nPetra Lindner", HEADERS[0]);
        let found = find(&text, false).expect("it is announced");
        assert_eq!(
            (found.text.as_str(), found.note.as_str()),
            ("Erster Satz.\nZweiter.", "-- \nPetra Lindner")
        );
    }

    #[test]
    fn an_answer_is_no_forwarded_message() {
        let text =
            "Ja, das passt.\n\nVon: A\nGesendet: 11. November 2024\nAn: B\nBetreff: Frage\n\nPasst das?";
        assert_eq!(find(text, false), None);
        assert_eq!(find("Von: A\nUmsatz: 5 Mio. Euro\nGewinn: 2 Mio. Euro", true), None);
        assert_eq!(find("", true), None);
    }
}
