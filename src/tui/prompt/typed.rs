//! The word of a query that the cursor is in, and how it is completed.

use crate::library::query_operator::Operator;
use crate::library::query_parts::{QueryPart, is_quotation_mark, parts};
use std::ops::Range;

/// The word at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedWord {
    /// The operator whose value it is; none where it may become an operator.
    pub operator: Option<Operator>,
    /// What stands before the cursor, without quotation marks.
    pub begun: String,
    /// The bytes of the line that a choice replaces.
    pub span: Range<usize>,
}

impl TypedWord {
    /// The word in which the cursor, before the byte `cursor`, is; an empty one between words. None inside a phrase, and in
    /// the value of an unknown operator.
    pub fn at(line: &str, cursor: usize) -> Option<Self> {
        let touched = |part: &QueryPart| part.span.start < cursor && cursor <= part.span.end;
        let Some(part) = parts(line).into_iter().find(touched) else {
            return Some(Self { operator: None, begun: String::new(), span: cursor..cursor });
        };
        let operator = part.operator();
        // Before the colon, an operator is changed.
        let is_value = operator.is_some() && cursor >= part.value_start;
        if part.key.is_some() && operator.is_none() || operator.is_none() && part.is_quoted {
            return None;
        }
        let start = if is_value { part.value_start } else { part.span.start + usize::from(part.is_unwanted) };
        let end = if operator.is_some() && !is_value { part.value_start } else { part.span.end };
        let begun = line.get(start..cursor)?.replace(is_quotation_mark, "");
        Some(Self { operator: operator.filter(|_| is_value), begun, span: start..end })
    }

    /// The line with `text` in the place of the word, and the cursor behind it. A value is closed by a space.
    pub fn replaced(&self, line: &str, text: &str) -> Option<(String, usize)> {
        let (before, after) = (line.get(..self.span.start)?, line.get(self.span.end..)?);
        let is_operator = text.ends_with(':') && self.operator.is_none();
        let (space, skipped) = match (is_operator, after.starts_with(' ')) {
            (true, _) => ("", 0),
            (false, true) => ("", 1),
            (false, false) => (" ", 0),
        };
        let shown = if is_operator { text.to_owned() } else { in_quotation_marks(text) };
        let cursor = before.len() + shown.len() + space.len() + skipped;
        Some((format!("{before}{shown}{space}{after}"), cursor))
    }
}

/// A value as it is typed: between quotation marks if it has several words.
fn in_quotation_marks(value: &str) -> String {
    let plain = value.replace(is_quotation_mark, "");
    if plain.contains(char::is_whitespace) { format!("\"{plain}\"") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The word at the bar in `line`, and the line after it was replaced by `choice`.
    fn taken(line: &str, choice: &str) -> Option<(Option<Operator>, String, String)> {
        let cursor = line.find('|').expect("a cursor");
        let line = line.replace('|', "");
        let word = TypedWord::at(&line, cursor)?;
        let (mut replaced, cursor) = word.replaced(&line, choice)?;
        replaced.insert(cursor, '|');
        Some((word.operator, word.begun, replaced))
    }

    #[test]
    fn the_word_at_the_cursor_is_replaced() {
        use Operator::{Company, Of};
        for (line, choice, operator, begun, replaced) in [
            ("|", "company:", None, "", "company:|"),
            ("comp|", "company:", None, "comp", "company:|"),
            ("-fi|", "firma:", None, "fi", "-firma:|"),
            ("a OR comp|", "company:", None, "comp", "a OR company:|"),
            ("comp|any:x", "of:", None, "comp", "of:|x"),
            ("company:|", "SAP", Some(Company), "", "company:SAP |"),
            ("company:no|", "Nord AG", Some(Company), "no", "company:\"Nord AG\" |"),
            ("firma:\"Nord A|", "Nord AG", Some(Company), "Nord A", "firma:\"Nord AG\" |"),
            ("firma:„no|“ x", "Nord AG", Some(Company), "no", "firma:\"Nord AG\" |x"),
            ("of:um| >1bn", "Umsatz", Some(Of), "um", "of:Umsatz |>1bn"),
            ("-of:x OR of:um|", "Umsatz", Some(Of), "um", "-of:x OR of:Umsatz |"),
        ] {
            let wanted = Some((operator, begun.to_owned(), replaced.to_owned()));
            assert_eq!(taken(line, choice), wanted, "{line}");
        }
        assert_eq!(taken("\"a phr|", "x"), None);
        assert_eq!(taken("https:x|", "x"), None);
    }

    proptest! {
        #[test]
        fn replacing_keeps_the_rest(line in "([a-zäö:\"„“ -]|of:|OR){0,12}", at in 0_usize..24) {
            let cursor = line.char_indices().map(|(byte, _)| byte).nth(at).unwrap_or(line.len());
            if let Some(word) = TypedWord::at(&line, cursor) {
                prop_assert!(line.get(word.span.clone()).is_some());
                let (replaced, cursor) = word.replaced(&line, "Nord AG").expect("inside");
                prop_assert!(replaced.is_char_boundary(cursor));
                prop_assert!(replaced.starts_with(&line[..word.span.start]));
                prop_assert!(replaced.ends_with(&line[word.span.end..]));
            }
        }
    }
}
