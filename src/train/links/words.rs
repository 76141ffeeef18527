//! Whether two phrases say the same, as the yardstick counts: at least half of their words in common.

/// Articles and prepositions, which do not count where words are compared.
const STOP: &str = "der die das den dem des ein eine einen einem einer eines im in ins am an auf aus bei bis von vom zu \
    zum zur für um und oder mit nach seit ab je pro über unter the a an of in on at for to by and or from since until per";

/// Whether at least half of the words are the same, by their stems.
pub(super) fn alike(left: &str, right: &str) -> bool {
    let (left, right) = (stems(left), stems(right));
    let mut rest = right.clone();
    let common = left
        .iter()
        .filter(|stem| {
            let found = rest.iter().position(|other| other == *stem);
            found.map(|found| rest.swap_remove(found)).is_some()
        })
        .count();
    common > 0 && 4 * common >= left.len() + right.len()
}

fn stems(text: &str) -> Vec<String> {
    const ENDINGS: [&str; 8] = ["ern", "en", "es", "er", "em", "n", "s", "e"];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|char: char| !char.is_alphanumeric() && char != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let counts = |word: &&str| !STOP.split(' ').any(|stop| stop == *word);
    let stem = |word: &str| {
        let length = word.chars().count();
        let ending = ENDINGS.iter().find(|ending| word.ends_with(**ending) && length > ending.len() + 3);
        ending.map_or(word, |ending| &word[..word.len() - ending.len()]).to_owned()
    };
    let kept: Vec<String> = words.iter().copied().filter(counts).map(stem).collect();
    if kept.is_empty() { words.into_iter().map(str::to_owned).collect() } else { kept }
}
