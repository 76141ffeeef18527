//! Mailboxes: the messages of an mbox file.

/// The line that begins a message.
const SEPARATOR: &[u8] = b"From ";

/// The messages of a mailbox, each without the line that begins it.
///
/// A line of a text may begin with the same word. So a line only begins a message at the start of the file or behind an
/// empty line, and where a header follows. What programs put before such lines of texts (`>From`) is taken away.
pub fn messages(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut messages: Vec<Vec<u8>> = Vec::new();
    let mut is_behind_blank = true;
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        if is_behind_blank && line.starts_with(SEPARATOR) && lines.peek().is_some_and(|next| is_header(next))
        {
            messages.push(Vec::new());
        } else if let Some(message) = messages.last_mut() {
            message.extend_from_slice(unquoted(line));
        }
        is_behind_blank = line.trim_ascii().is_empty();
    }
    messages
}

/// `>From` without its mark; other lines as they are.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    let is_quoted = marks > 0 && line.get(marks..).is_some_and(|rest| rest.starts_with(SEPARATOR));
    if is_quoted { &line[1..] } else { line }
}

/// Whether `line` is `Name: value`.
fn is_header(line: &[u8]) -> bool {
    let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
    !name.is_empty() && name.len() < line.len() && name.iter().all(u8::is_ascii_graphic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_begin_at_separators_only() {
        let file = b"From a@b.example Tue Nov 12 08:00:00 2024\nFrom: a@b.example\n\nErster.\n\nFrom here on we grow.\n\
            >From there too.\nFrom: nobody\n\nFrom - Wed Nov 13 08:00:00 2024\r\nSubject: Zwei\r\n\r\nZweiter.\r\n";
        let messages: Vec<_> =
            messages(file).into_iter().map(|bytes| String::from_utf8(bytes).expect("text")).collect();
        assert_eq!(
            messages,
            [
                "From: a@b.example\n\nErster.\n\nFrom here on we grow.\nFrom there too.\nFrom: nobody\n\n",
                "Subject: Zwei\r\n\r\nZweiter.\r\n"
            ]
        );
        assert!(super::messages(b"").is_empty());
    }
}
