//! The elements of feeds, by vocabulary and name.
//!
//! Feeds misspell namespace URLs, or declare none. Then the usual prefix decides, and elements without a prefix belong to
//! RSS or Atom.

/// The vocabularies that a feed's articles are told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FeedVocabulary {
    /// RSS in all versions, Atom, RDF.
    Core,
    Content,
    DublinCore,
    Itunes,
    Media,
    Xhtml,
    Other,
}

impl FeedVocabulary {
    /// The vocabulary of an address. None for an address that is not known.
    pub fn of_address(address: &str) -> Option<Self> {
        const BEGINNINGS: [(&str, FeedVocabulary); 20] = [
            ("http://www.w3.org/2005/atom", FeedVocabulary::Core),
            ("http://purl.org/atom/", FeedVocabulary::Core),
            ("http://purl.org/rss/1.0/modules/content", FeedVocabulary::Content),
            ("http://purl.org/rss/1.0/modules/rss091", FeedVocabulary::Core),
            ("http://purl.org/rss/1.0/modules/", FeedVocabulary::Other),
            ("http://purl.org/rss/", FeedVocabulary::Core),
            ("http://purl.org/net/rss", FeedVocabulary::Core),
            ("http://backend.userland.com/", FeedVocabulary::Core),
            ("http://blogs.law.harvard.edu/tech/rss", FeedVocabulary::Core),
            ("http://cyber.law.harvard.edu/rss/", FeedVocabulary::Core),
            ("http://my.netscape.com/", FeedVocabulary::Core),
            ("http://channel.netscape.com/", FeedVocabulary::Core),
            ("http://purl.org/pie/", FeedVocabulary::Core),
            ("http://purl.org/echo/", FeedVocabulary::Core),
            ("http://www.w3.org/1999/02/22-rdf-syntax-ns", FeedVocabulary::Core),
            ("http://purl.org/dc/", FeedVocabulary::DublinCore),
            ("http://www.itunes.com/", FeedVocabulary::Itunes),
            ("http://search.yahoo.com/mrss", FeedVocabulary::Media),
            ("http://www.w3.org/1999/xhtml", FeedVocabulary::Xhtml),
            ("http://www.w3.org/2000/svg", FeedVocabulary::Other),
        ];
        let address = address.trim().to_ascii_lowercase().replacen("https://", "http://", 1);
        if address.ends_with("/podcast-1.0.dtd") {
            return Some(Self::Itunes);
        }
        BEGINNINGS.iter().find(|(begin, _)| address.starts_with(begin)).map(|(_, vocabulary)| *vocabulary)
    }

    /// The vocabulary that a prefix stands for where nothing is declared.
    pub fn of_prefix(prefix: &str) -> Self {
        const PREFIXES: [(&str, FeedVocabulary); 12] = [
            ("rdf", FeedVocabulary::Core),
            ("rss", FeedVocabulary::Core),
            ("atom", FeedVocabulary::Core),
            ("atom10", FeedVocabulary::Core),
            ("a10", FeedVocabulary::Core),
            ("content", FeedVocabulary::Content),
            ("dc", FeedVocabulary::DublinCore),
            ("dcterms", FeedVocabulary::DublinCore),
            ("itunes", FeedVocabulary::Itunes),
            ("media", FeedVocabulary::Media),
            ("xhtml", FeedVocabulary::Xhtml),
            ("html", FeedVocabulary::Xhtml),
        ];
        let known = PREFIXES.iter().find(|(known, _)| known.eq_ignore_ascii_case(prefix));
        known.map_or(Self::Other, |(_, vocabulary)| *vocabulary)
    }
}

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FeedElementRole {
    /// The feed, or the channel in it.
    Feed,
    Entry,
    /// A person, by name or by what is inside.
    Person,
    /// Holds fields of the entry that it stands in.
    Group,
    Field(FeedField),
}

/// What the text of an element says. The number is a rank: that of a lower rank wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FeedField {
    Title(u8),
    Link,
    /// An id which may be the address as well.
    Guid,
    /// An id which is said to be no address.
    Id,
    Date(u8),
    Body(u8),
    /// A person's name.
    Name,
    Language,
}

/// What an element is for. Names are compared without regard to case.
pub(super) fn role(vocabulary: FeedVocabulary, name: &str) -> Option<FeedElementRole> {
    use FeedElementRole::{Entry, Feed, Field, Group, Person};
    use FeedField::{Body, Date, Guid, Language, Link, Name, Title};
    const CORE: [(&str, FeedElementRole); 28] = [
        ("title", Field(Title(0))),
        ("link", Field(Link)),
        ("guid", Field(Guid)),
        ("id", Field(Guid)),
        ("pubdate", Field(Date(0))),
        ("published", Field(Date(0))),
        ("issued", Field(Date(0))),
        ("updated", Field(Date(1))),
        ("modified", Field(Date(1))),
        ("date", Field(Date(1))),
        ("created", Field(Date(2))),
        ("content", Field(Body(0))),
        ("encoded", Field(Body(0))),
        ("body", Field(Body(0))),
        ("fullitem", Field(Body(0))),
        ("description", Field(Body(1))),
        ("summary", Field(Body(1))),
        ("abstract", Field(Body(1))),
        ("author", Person),
        ("creator", Person),
        ("name", Field(Name)),
        ("language", Field(Language)),
        ("item", Entry),
        ("entry", Entry),
        ("rss", Feed),
        ("rdf", Feed),
        ("feed", Feed),
        ("channel", Feed),
    ];
    const CONTENT: [(&str, FeedElementRole); 1] = [("encoded", Field(Body(0)))];
    const DUBLIN_CORE: [(&str, FeedElementRole); 10] = [
        ("title", Field(Title(1))),
        ("creator", Person),
        ("author", Person),
        ("issued", Field(Date(0))),
        ("date", Field(Date(1))),
        ("modified", Field(Date(1))),
        ("created", Field(Date(2))),
        ("description", Field(Body(2))),
        ("abstract", Field(Body(2))),
        ("language", Field(Language)),
    ];
    const ITUNES: [(&str, FeedElementRole); 4] = [
        ("title", Field(Title(2))),
        ("author", Person),
        ("summary", Field(Body(3))),
        ("subtitle", Field(Body(5))),
    ];
    const MEDIA: [(&str, FeedElementRole); 4] =
        [("title", Field(Title(2))), ("description", Field(Body(4))), ("group", Group), ("content", Group)];
    const XHTML: [(&str, FeedElementRole); 1] = [("body", Field(Body(0)))];
    let roles: &[(&str, FeedElementRole)] = match vocabulary {
        FeedVocabulary::Core => &CORE,
        FeedVocabulary::Content => &CONTENT,
        FeedVocabulary::DublinCore => &DUBLIN_CORE,
        FeedVocabulary::Itunes => &ITUNES,
        FeedVocabulary::Media => &MEDIA,
        FeedVocabulary::Xhtml => &XHTML,
        FeedVocabulary::Other => &[],
    };
    roles.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, role)| *role)
}

impl FeedElementRole {
    /// Whether an element of this role can stand in a text of HTML as well.
    pub fn is_like_html(self, name: &str) -> bool {
        const HTML: [&str; 5] = ["title", "link", "body", "content", "summary"];
        !matches!(self, Self::Field(_)) || HTML.iter().any(|html| html.eq_ignore_ascii_case(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vocabularies_are_told_by_address_and_prefix() {
        for (address, vocabulary) in [
            ("http://www.w3.org/2005/Atom", Some(FeedVocabulary::Core)),
            ("https://www.w3.org/2005/Atom/", Some(FeedVocabulary::Core)),
            ("http://backend.userland.com/RSS2", Some(FeedVocabulary::Core)),
            ("http://purl.org/rss/1.0/modules/content/", Some(FeedVocabulary::Content)),
            ("http://purl.org/rss/1.0/modules/slash/", Some(FeedVocabulary::Other)),
            ("http://www.itunes.com/DTDs/Podcast-1.0.dtd", Some(FeedVocabulary::Itunes)),
            ("urn:nordwerk", None),
        ] {
            assert_eq!(FeedVocabulary::of_address(address), vocabulary, "{address}");
        }
        assert_eq!(FeedVocabulary::of_prefix("DC"), FeedVocabulary::DublinCore);
        assert_eq!(role(FeedVocabulary::Core, "pubDate"), Some(FeedElementRole::Field(FeedField::Date(0))));
        assert_eq!(role(FeedVocabulary::Other, "title"), None);
    }
}
