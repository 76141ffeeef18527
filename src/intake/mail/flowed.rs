//! Plain text of messages with `format=flowed`, whose lines go on where they end with a space (RFC 3676).

/// `text` with the lines of each paragraph joined. `deletes_space` is the parameter `delsp`: the space at the end of a
/// line only says that it goes on.
pub fn joined(text: &str, deletes_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    // How deep the line that goes on is quoted.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let content = &line[depth..];
        // A space is put before lines that begin with one, or with a quotation mark.
        let content = content.strip_prefix(' ').unwrap_or(content);
        if open != Some(depth) {
            if !joined.is_empty() {
                joined.push('\n');
            }
            joined.extend(std::iter::repeat_n('>', depth));
            joined.push_str(if depth > 0 { " " } else { "" });
        }
        // The line before a signature ends with a space all the same.
        let goes_on = content.ends_with(' ') && content != "-- ";
        joined.push_str(if goes_on && deletes_space { &content[..content.len() - 1] } else { content });
        open = goes_on.then_some(depth);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_on_behind_a_space() {
        let text = "Nordwerk erwartet einen Umsatz von \n3,1 Mrd. Euro.\n\nZweiter \nAbsatz.\n> Zitat, das \n> weitergeht.\n-- \nPetra";
        let expected = "Nordwerk erwartet einen Umsatz von 3,1 Mrd. Euro.\n\nZweiter Absatz.\n> Zitat, das weitergeht.\n-- \nPetra";
        assert_eq!(joined(text, false), expected);
        assert_eq!(joined("Donau \ndampfschiff", true), "Donaudampfschiff");
        assert_eq!(joined("offen \n> zitiert", false), "offen \n> zitiert");
    }
}
