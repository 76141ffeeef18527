//! The role of an element by its classes and ids, from the table `assets/intake/classes.tsv`.

use crate::lexicon::table::pairs;
use dom_query::NodeRef;
use foldhash::HashMap;
use std::cell::RefCell;
use std::sync::LazyLock;

/// What an element holds, by its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// The text of the article, sure.
    Body,
    /// The text of the article, likely.
    Text,
    Share,
    Related,
    Comment,
    Letter,
    Navigation,
    Writer,
    Advert,
    Extra,
    Caption,
    Byline,
    Time,
    Embed,
}

impl Sign {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "body" => Self::Body,
            "text" => Self::Text,
            "share" => Self::Share,
            "related" => Self::Related,
            "comment" => Self::Comment,
            "letter" => Self::Letter,
            "navigation" => Self::Navigation,
            "writer" => Self::Writer,
            "advert" => Self::Advert,
            "extra" => Self::Extra,
            "caption" => Self::Caption,
            "byline" => Self::Byline,
            "time" => Self::Time,
            "embed" => Self::Embed,
            _ => return None,
        })
    }
}

/// Signs as a set.
#[derive(Debug, Clone, Copy, Default)]
pub struct Signs {
    sure: u32,
    /// Those of the last word of a long name, which may only vary what the words before it say: `report-section-ads`.
    weak: u32,
}

impl Signs {
    /// Whether `sign` is among them.
    pub fn has(self, sign: Sign) -> bool {
        self.sure & (1 << sign as u32) != 0
    }

    /// The first of them that says that the content is not the article's.
    pub fn foreign(self) -> Option<Sign> {
        use Sign::{Advert, Comment, Extra, Letter, Navigation, Related, Share, Writer};
        let all = [Comment, Related, Letter, Share, Navigation, Writer, Advert, Extra];
        all.into_iter().find(|sign| self.has(*sign))
    }

    /// The same of those that are not sure, which count where little text is.
    pub fn weakly_foreign(self) -> Option<Sign> {
        Self { sure: self.weak, weak: 0 }.foreign()
    }

    fn add(&mut self, sign: Sign) {
        self.sure |= 1 << sign as u32;
    }

    fn add_all(&mut self, others: Self) {
        self.sure |= others.sure;
        self.weak |= others.weak;
    }
}

/// The words of a name behind its first, whether the last may go on, and what the name says.
type LongName = (Vec<&'static str>, bool, Sign);

/// The names of the table by their first words, each with its other words, and whether the last may go on.
struct Names {
    whole: HashMap<&'static str, Vec<LongName>>,
    /// First words that may go on.
    open: Vec<(&'static str, Sign)>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { whole: HashMap::default(), open: Vec::new() };
    for (name, sign) in pairs(include_str!("../../../assets/intake/classes.tsv")) {
        let Some(sign) = Sign::of(sign) else { continue };
        let is_open = name.ends_with('*');
        let mut words = name.trim_end_matches('*').split('-');
        let first = words.next().unwrap_or_default();
        let rest: Vec<&str> = words.collect();
        if rest.is_empty() && is_open {
            names.open.push((first, sign));
        } else {
            names.whole.entry(first).or_default().push((rest, is_open, sign));
        }
    }
    names
});

/// The longest class or id that is looked at, in bytes.
const LONGEST: usize = 400;

/// An id of more words may be that of a heading: only several words in it count.
const LONGEST_ID: usize = 3;
/// An id of still more words is that of a heading.
const MOST_WORDS: usize = 5;

/// So many names are kept with what they say.
const MOST_KNOWN: usize = 4_096;

thread_local! {
    /// What classes and ids say: a page has each of them many times.
    static KNOWN: RefCell<[HashMap<Box<str>, Signs>; 2]> = RefCell::default();
}

/// What the class, the id and the like of an element say.
pub fn signs(node: &NodeRef<'_>) -> Signs {
    let mut signs = Signs::default();
    let Some(element) = node.element_ref() else { return signs };
    for attribute in &element.attrs {
        let kind = &*attribute.name.local;
        if matches!(kind, "class" | "id" | "itemprop" | "data-component" | "data-testid") {
            for name in attribute.value.split_ascii_whitespace().take(40) {
                signs.add_all(signs_of_name(name, kind == "id"));
            }
        }
    }
    signs
}

/// What one class says, or one id.
pub fn signs_of_name(name: &str, is_id: bool) -> Signs {
    let mut signs = Signs::default();
    if name.len() > LONGEST {
        return signs;
    }
    KNOWN.with_borrow_mut(|known| {
        let known = &mut known[usize::from(is_id)];
        if let Some(signs) = known.get(name) {
            return *signs;
        }
        add_signs(name, is_id, &mut signs);
        if known.len() == MOST_KNOWN {
            known.clear();
        }
        known.insert(name.into(), signs);
        signs
    })
}

fn add_signs(name: &str, is_id: bool, signs: &mut Signs) {
    let lower = hyphenated(name);
    let words: Vec<&str> = lower.split('-').filter(|word| !word.is_empty()).collect();
    // Sections have their headings as ids.
    if is_id && words.len() > MOST_WORDS {
        return;
    }
    let is_heading = is_id && words.len() > LONGEST_ID;
    for (at, word) in words.iter().enumerate() {
        for (rest, is_open, sign) in NAMES.whole.get(word).into_iter().flatten() {
            let behind = words.get(at + 1..at + 1 + rest.len()).unwrap_or_default();
            let matches = behind.len() == rest.len()
                && behind.iter().zip(rest).enumerate().all(|(index, (have, want))| {
                    have == want || *is_open && index + 1 == rest.len() && have.starts_with(want)
                });
            if !matches || rest.is_empty() && is_heading || !is_allowed(*sign, rest.is_empty(), at, &words) {
                continue;
            }
            if rest.is_empty() && at + 1 == words.len() && is_weak(*sign, words.len()) {
                signs.weak |= 1 << *sign as u32;
            } else {
                signs.add(*sign);
            }
        }
        for (open, sign) in &NAMES.open {
            // `affiliate` in `our-affiliate-network` is no advertising.
            let is_inner = *sign == Sign::Advert && at > 0 && at + 1 < words.len();
            if word.starts_with(open) && !is_heading && !is_inner {
                signs.add(*sign);
            }
        }
    }
}

/// A sign of a single word counts where the word is the first or the last of the name: `post` in `post-title` does
/// not make a text of it.
fn is_allowed(sign: Sign, is_single: bool, at: usize, words: &[&str]) -> bool {
    match sign {
        Sign::Text if is_single => words.len() == 1,
        Sign::Advert | Sign::Extra | Sign::Navigation | Sign::Byline | Sign::Time | Sign::Writer
            if is_single =>
        {
            at == 0 || at + 1 == words.len()
        }
        _ => true,
    }
}

/// Whether the last of so many words of a name may only vary what those before it say: whole sections are called
/// `report-section-ads`, and paragraphs `details-content-of-tags`.
fn is_weak(sign: Sign, words: usize) -> bool {
    match sign {
        Sign::Advert => words > 2,
        Sign::Navigation | Sign::Extra | Sign::Share => words > 3,
        _ => false,
    }
}

/// `ArticleBody`, `article__body` and `article_body` as `article-body`.
fn hyphenated(name: &str) -> String {
    let mut lower = String::with_capacity(name.len() + 4);
    let mut was_small = false;
    for char in name.chars() {
        if char.is_uppercase() && was_small {
            lower.push('-');
        }
        was_small = char.is_lowercase() || char.is_ascii_digit();
        if char.is_alphanumeric() {
            lower.extend(char.to_lowercase());
        } else {
            lower.push('-');
        }
    }
    lower
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn signs_of(attributes: &str) -> Signs {
        let document = Document::from(format!("<div {attributes}>x</div>"));
        let node = document.select("div");
        node.nodes().first().map(signs).unwrap_or_default()
    }

    #[test]
    fn names_are_known_however_they_are_written() {
        for (attributes, sign) in [
            ("class=ArticleBody", Sign::Body),
            ("class='c-article__body wide'", Sign::Body),
            ("id=post_content", Sign::Body),
            ("class=newsletterBox", Sign::Letter),
            ("class='teaser teaser--small'", Sign::Related),
            ("class=social-share-bar", Sign::Share),
            ("id=comments", Sign::Comment),
            ("class=wp-caption-text", Sign::Caption),
            ("class='author vcard'", Sign::Byline),
            ("class=breadcrumbs", Sign::Navigation),
        ] {
            assert!(signs_of(attributes).has(sign), "{attributes}: {sign:?}");
        }
    }

    #[test]
    fn other_names_say_nothing() {
        for attributes in [
            "class=post-title",
            "class=shareholders",
            "id=sharing-what-we-know-about-it",
            "class=text-lg",
            "",
        ] {
            let signs = signs_of(attributes);
            assert!(signs.foreign().is_none() && !signs.has(Sign::Body), "{attributes}: {signs:?}");
        }
        assert!(!signs_of("class=commentary").has(Sign::Comment));
    }

    #[test]
    fn the_last_word_of_a_long_name_is_not_sure() {
        for (name, sign) in [
            ("Report__Section Report__Section--Ads", Sign::Advert),
            ("fb-detailsContent-of-tags", Sign::Navigation),
        ] {
            let signs = signs_of(&format!("class='{name}'"));
            assert_eq!((signs.foreign(), signs.weakly_foreign()), (None, Some(sign)), "{name}");
        }
        assert!(signs_of("class=top-ads").has(Sign::Advert));
        assert!(signs_of("class=page-footer-reader-comments").has(Sign::Comment));
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let table = include_str!("../../../assets/intake/classes.tsv");
        assert!(pairs(table).all(|(name, sign)| !name.is_empty() && Sign::of(sign).is_some()));
        assert!(pairs(table).count() > 200);
    }
}
