//! What a figure measures, for a column beside its amount.

/// What is counted and what is measured, in one: `Nutzer`, `Stellen, Abbau`. A word that says the same in another form is
/// not repeated.
pub fn counted_of(noun: &str, of: &str) -> String {
    match (noun.is_empty() || of.is_empty(), is_same(noun, of)) {
        (true, _) => format!("{noun}{of}"),
        (false, true) => noun.to_owned(),
        (false, false) => format!("{noun}, {of}"),
    }
}

/// Whether two words differ by no more than case and a short ending: `Mitarbeiter` and `Mitarbeitern`, `job` and `jobs`.
pub fn is_same(one: &str, other: &str) -> bool {
    /// The longest ending, in characters.
    const ENDING: usize = 2;
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let ending = long.strip_prefix(short.as_str());
    let is_word = short.chars().count() > ENDING;
    ending.is_some_and(|ending| ending.is_empty() || is_word && ending.chars().count() <= ENDING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_says_its_noun_once() {
        for (noun, of, shown) in [
            ("Stellen", "Stellen", "Stellen"),
            ("jobs", "job", "jobs"),
            ("Mitarbeiter", "Mitarbeitern", "Mitarbeiter"),
            ("Nutzer", "Konto", "Nutzer, Konto"),
            ("", "Umsatz", "Umsatz"),
            ("Nutzer", "", "Nutzer"),
            ("kg", "kgf", "kg, kgf"),
            ("", "", ""),
        ] {
            assert_eq!(counted_of(noun, of), shown, "{noun} {of}");
        }
    }
}
