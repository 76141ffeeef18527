//! URLs that may be handed to other programs.

use super::credentials::without_credentials;
use std::fmt::{self, Write as _};
use url::Url;

/// Longer URLs are refused, in bytes: systems limit the length of a command line.
const LONGEST: usize = 16 << 10;

/// The URL of a page in a form that is safe to pass to a browser: `http` or `https`, parsed and normalized, in
/// printable ASCII without white space and quotes. It begins with its scheme, so that no program takes it for an option
/// or a path. Links to anything else, `mailto:` among them, are not opened: they could start any program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(Url);

impl WebAddress {
    /// The address that `text` is; none where it is no URL of the web.
    pub fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text.trim()).ok()?;
        let has_host = url.host_str().is_some_and(|host| !host.is_empty());
        if !matches!(url.scheme(), "http" | "https") || !has_host || url.as_str().len() > LONGEST {
            return None;
        }
        // The URL standard does not escape a few characters that are special in shells and scripts.
        let escaped = escaped(url.as_str());
        let url = Url::parse(&escaped).ok().filter(|url| url.as_str().len() <= LONGEST)?;
        is_plain(url.as_str()).then_some(Self(url))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// The address for people: without a user name and password, which can make an address look like another.
impl fmt::Display for WebAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&without_credentials(self.as_str()))
    }
}

fn is_plain(url: &str) -> bool {
    url.bytes().all(|byte| byte.is_ascii_graphic() && !needs_escape(byte))
}

fn needs_escape(byte: u8) -> bool {
    matches!(byte, b'\'' | b'"' | b'`' | b'<' | b'>' | b'\\' | b'^' | b'{' | b'|' | b'}')
}

fn escaped(url: &str) -> String {
    let mut escaped = String::with_capacity(url.len());
    for character in url.chars() {
        match u8::try_from(character) {
            Ok(byte) if needs_escape(byte) => {
                // Writing to a string cannot fail.
                let _ = write!(escaped, "%{byte:02X}");
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn opened(text: &str) -> Option<String> {
        WebAddress::parse(text).map(|address| address.as_str().to_owned())
    }

    #[test]
    fn only_pages_are_opened() {
        for text in [
            "",
            "example.org",
            "-https://example.org",
            "--help",
            "https://",
            "https:///",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "mailto:a@example.org",
            "vscode://x",
            "https://exa mple.org",
            "/usr/bin/true",
            "https://[::1",
        ] {
            assert_eq!(opened(text), None, "{text}");
        }
        assert_eq!(opened(&format!("https://example.org/{}", "a".repeat(LONGEST))), None);
    }

    #[test]
    fn addresses_are_normalized() {
        for (text, expected) in [
            (" HTTPS://Example.ORG ", "https://example.org/"),
            ("https://example.org/a b\"c'd`e", "https://example.org/a%20b%22c%27d%60e"),
            ("http://example.org/\u{202e}x\n", "http://example.org/%E2%80%AEx"),
            ("https://bücher.example/ü?q='ö'", "https://xn--bcher-kva.example/%C3%BC?q=%27%C3%B6%27"),
            ("https://example.org/a;b&c=$(id)", "https://example.org/a;b&c=$(id)"),
        ] {
            assert_eq!(opened(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn credentials_are_not_shown() {
        let address = WebAddress::parse("https://user:secret@example.org/a").expect("an address");
        assert_eq!(address.to_string(), "https://example.org/a");
        assert_eq!(address.as_str(), "https://user:secret@example.org/a");
    }

    proptest! {
        #[test]
        fn whatever_is_opened_is_harmless_on_a_command_line(
            scheme in "(https?|file|javascript|-|data|)(:|://|:/)?",
            rest in proptest::collection::vec(prop_oneof![
                any::<char>(),
                proptest::char::range('\0', '\u{ff}'),
                proptest::sample::select(vec!['/', ':', '@', '.', '-', ' ', '"', '\'', '\\', '?', '#', 'a', '\u{202e}']),
            ], 0..30).prop_map(String::from_iter),
        ) {
            let text = format!("{scheme}{rest}");
            if let Some(address) = WebAddress::parse(&text) {
                let url = address.as_str();
                prop_assert!(url.starts_with("http://") || url.starts_with("https://"), "{url:?}");
                prop_assert!(url.bytes().all(|byte| byte.is_ascii_graphic() && !b"'\"`\\<>".contains(&byte)), "{url:?}");
                prop_assert_eq!(WebAddress::parse(url), Some(address.clone()), "normalizing twice changes nothing");
                let shown = Url::parse(&address.to_string()).expect("a URL");
                prop_assert!(shown.username().is_empty() && shown.password().is_none());
                let whole = Url::parse(url).expect("a URL");
                prop_assert_eq!(shown.host_str(), whole.host_str());
            }
        }
    }
}
