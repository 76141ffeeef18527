//! Link targets.

use crate::document::Link;
use url::Url;

/// The longest URL that others are resolved against, in bytes. Each of thousands of short links grows by its length.
pub(super) const MAX_BASE: usize = 512;
/// The most bytes of the URLs of an article's links. The links behind that are left out.
pub(super) const MAX_LINKS: usize = 2_000_000;

/// A link with its whole address; none where it leads to no page, or nobody knows to which.
pub(super) fn resolved(link: &Link, base: Option<&str>) -> Option<Link> {
    joined(base, &link.url).map(|url| Link { url, span: link.span })
}

/// Where `address` leads from the page `base`; none where it leads to no page, or nobody knows to which.
pub fn joined(base: Option<&str>, address: &str) -> Option<String> {
    let url = match base.and_then(|base| Url::parse(base).ok()) {
        Some(base) => base.join(address.trim()).ok()?,
        None => Url::parse(address.trim()).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}
