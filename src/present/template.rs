//! Texts with places for values: names in braces, so that a language can put them where its grammar wants them.

/// `template` with what `write` appends for each name in braces.
pub fn filled(template: &str, mut write: impl FnMut(&mut String, &str)) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { break };
        write(&mut filled, name);
        rest = behind;
    }
    filled + rest
}
