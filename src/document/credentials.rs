//! Removes or masks credentials in URLs.
//!
//! The part of a URL before the `@` is a secret: a password, or a token that stands alone. Programs print URLs
//! where others can read them: in lists, in errors, in files for other programs.

use std::borrow::Cow;

/// Stands for a secret.
const MASK: &str = "•••";

/// `text` with every password in a URL masked: `https://user:•••@host/`. A user name without a password is masked
/// as well, since tokens are written so. `text` may be a URL or hold any number of them.
pub fn masked(text: &str) -> Cow<'_, str> {
    replace(text, |secret| match secret.split_once(':') {
        Some((user, password)) if !user.is_empty() && !password.is_empty() => format!("{user}:{MASK}@"),
        _ => format!("{MASK}@"),
    })
}

/// `url` without user name and password.
pub fn without_credentials(url: &str) -> Cow<'_, str> {
    replace(url, |_| String::new())
}

/// Replaces the user information of every URL, with its `@`, by what `shown` returns.
fn replace(text: &str, shown: impl Fn(&str) -> String) -> Cow<'_, str> {
    let mut result = String::new();
    let mut done = 0;
    for start in authorities(text) {
        // One URL may stand in the user information of another.
        if start < done {
            continue;
        }
        let rest = authority(&text[start..]);
        // The last one counts: a password may hold others.
        if let Some(at) = rest.rfind('@') {
            result.push_str(&text[done..start]);
            result.push_str(&shown(&rest[..at]));
            done = start + at + 1;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    result.push_str(&text[done..]);
    Cow::Owned(result)
}

/// The bytes where the authorities of URLs begin: behind `://`, and behind `http:` and `https:` with any number of
/// slashes, as browsers read them.
fn authorities(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices(':').filter_map(|(colon, _)| {
        let scheme = text[..colon].rsplit(|character: char| !is_of_scheme(character)).next()?;
        if !scheme.starts_with(|character: char| character.is_ascii_alphabetic()) {
            return None;
        }
        let behind = &text[colon + 1..];
        let slashes = behind.len() - behind.trim_start_matches(['/', '\\']).len();
        let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
        (slashes >= 2 || is_web).then_some(colon + 1 + slashes)
    })
}

fn is_of_scheme(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.')
}

/// The authority at the start of `text`. In running text it ends at white space; but what cannot be a host with its
/// port is a password with a space in it.
fn authority(text: &str) -> &str {
    let whole = &text[..text.find(['/', '\\', '?', '#', '"', '<', '>', '`']).unwrap_or(text.len())];
    let word = &whole[..whole.find(char::is_whitespace).unwrap_or(whole.len())];
    let is_host = word.starts_with('[')
        || word
            .split_once(':')
            .is_none_or(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit() || byte == b':'));
    if word.contains('@') || is_host { word } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        for (text, shown) in [
            ("https://user:pw@host/", "https://user:•••@host/"),
            ("HTTP://user:p@ss:w@host:80/a@b?c@d", "HTTP://user:•••@host:80/a@b?c@d"),
            ("https://token@host", "https://•••@host"),
            ("https://token:@host", "https://•••@host"),
            ("https://:pw@host", "https://•••@host"),
            ("ftp://user:pw@host", "ftp://user:•••@host"),
            ("https:user:pw@host", "https:user:•••@host"),
            ("https:/\\/user:pw@host\\x@y", "https:/\\/user:•••@host\\x@y"),
            ("https://user:my pw@host", "https://user:•••@host"),
            ("https://host:80: mail a@b", "https://host:80: mail a@b"),
            ("https://host: mail a@b", "https://host: mail a@b"),
            ("https://[::1]:80 a@b", "https://[::1]:80 a@b"),
            (
                "from https://a:b@c/ to \"http://d@e\", not f@g",
                "from https://a:•••@c/ to \"http://•••@e\", not f@g",
            ),
            ("https://user:http://x@host", "https://user:http://•••@host"),
        ] {
            assert_eq!(masked(text), shown);
        }
    }

    #[test]
    fn what_holds_no_secret_stays() {
        for text in [
            "",
            ":",
            "@",
            "://@",
            "https://host/@user",
            "mailto:user@host",
            "um 12:30@Ort",
            "Größe: a@b",
            "a:b://",
        ] {
            assert_eq!(masked(text), text);
        }
    }

    #[test]
    fn an_address_without_its_secret_is_an_address() {
        assert_eq!(without_credentials("https://user:pw@host:8080/a?b#c"), "https://host:8080/a?b#c");
        assert_eq!(without_credentials("https://token@host"), "https://host");
        assert!(matches!(without_credentials("https://host/a@b"), Cow::Borrowed(_)));
    }
}
