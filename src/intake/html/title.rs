//! The headline of a page, without the names of the site and section.

use super::element::words;

/// What a page calls itself.
#[derive(Debug, Default)]
pub struct Titles {
    /// By whoever shares it: `og:title` and the like, and the headline in JSON-LD.
    pub shared: Vec<String>,
    /// The `<title>`.
    pub window: Option<String>,
    /// The main headings outside of menus, in the order of the page.
    pub headings: Vec<String>,
    /// The names of the site, its host's among them.
    pub sites: Vec<String>,
}

/// The longest title, in bytes.
const LONGEST: usize = 400;

impl Titles {
    /// The headline.
    pub fn headline(&self) -> Option<String> {
        let shared = self.shared.iter().map(|title| (words(title), true));
        let given: Vec<(String, bool)> = shared
            .chain(self.window.iter().map(|title| (words(title), false)))
            .filter(|(title, _)| !title.is_empty() && title.len() <= LONGEST && !is_slug(title))
            .map(|(title, is_shared)| {
                // Some systems share what the window says, additions and all.
                let is_window = self.window.as_deref().is_some_and(|window| has_key(window, &key(&title)));
                (title, is_shared && !is_window)
            })
            .collect();
        let headings: Vec<&str> = self
            .headings
            .iter()
            .map(String::as_str)
            .filter(|heading| heading.len() <= LONGEST && !heading.is_empty() && !self.is_site(heading))
            .collect();
        let shared: Vec<&String> =
            given.iter().filter(|(_, is_shared)| *is_shared).map(|(title, _)| title).collect();
        // What the window adds to a shared title is no headline.
        let is_added = |title: &str, heading: &str| {
            let is_whole = |shared: &&&String| title.len() > shared.len() && holds(title, shared);
            let is_in = |shared: &String| holds(shared, heading) || holds(heading, shared);
            shared.iter().any(|shared| is_whole(&shared)) && !shared.iter().any(|shared| is_in(shared))
        };
        for (title, is_shared) in &given {
            let cut = self.cut(title, *is_shared);
            // A main heading that the title names.
            let named = headings
                .iter()
                .filter(|heading| holds(title, heading) && is_main_part(title, heading))
                .filter(|heading| *is_shared || !is_added(title, heading))
                // The site's name stands behind the headline.
                .max_by_key(|heading| (key(title).starts_with(&key(heading)), heading.len()));
            if let Some(heading) = named {
                // In the heading, a style sheet parts the kicker from the headline; in the title, a colon does.
                let is_whole = key(title) == key(heading) && words(heading) != *title;
                let is_same = is_whole || key(&cut) == key(heading);
                let is_better = is_same && cut.chars().any(char::is_lowercase);
                return Some(if is_better { cut } else { (*heading).to_owned() });
            }
            // A title with a kicker before it.
            if count(&cut) >= 3 && headings.iter().any(|heading| key(heading).ends_with(&key(&cut))) {
                return Some(cut);
            }
        }
        let cut: Vec<String> = given
            .iter()
            .map(|(title, is_shared)| self.cut(title, *is_shared))
            .filter(|title| !self.is_site(title))
            .collect();
        let is_headed =
            |title: &String| count(title) >= 3 && headings.iter().any(|heading| holds(heading, title));
        if let Some(title) = cut.iter().find(|title| is_headed(title)) {
            return Some(title.clone());
        }
        // The page shows one headline, whatever it is called elsewhere.
        let is_like_title =
            |heading: &&&str| count(heading) >= 3 && cut.iter().any(|title| is_alike(title, heading));
        let mut alike = headings.iter().filter(is_like_title);
        if let (Some(heading), None) = (alike.next(), alike.next()) {
            return Some((*heading).to_owned());
        }
        if let [heading] = headings.as_slice() {
            let says_more = count(heading) >= 3 && cut.iter().all(|title| count(title) < 2);
            if says_more || cut.is_empty() {
                return Some((*heading).to_owned());
            }
        }
        cut.into_iter().next().or_else(|| headings.first().map(|heading| (*heading).to_owned()))
    }

    /// Whether the text is nothing but the site's name.
    fn is_site(&self, text: &str) -> bool {
        let text = key(text);
        self.sites.iter().any(|site| {
            let site = key(site);
            !site.is_empty() && site == text
        })
    }

    /// The title without names of site and sections. One that is shared goes without the window's additions.
    fn cut(&self, title: &str, is_shared: bool) -> String {
        let mut parts = parts(title);
        while parts.len() > 1 {
            let last = parts.len() - 1;
            if self.is_site_part(parts[last].1) {
                parts.pop();
            } else if self.is_site_part(parts[0].1) {
                parts.remove(0);
            } else {
                break;
            }
        }
        while parts.len() > 1 {
            let last = parts.len() - 1;
            let longest = parts.iter().map(|(_, part)| count(part)).max().unwrap_or_default();
            // A bar parts a title from a section; a dash may stand inside a title.
            let is_section = |(mark, part): (char, &str)| {
                let words = count(part);
                let may_be_site = || !is_shared && words <= 2 && longest >= 4 && is_name(part);
                words < longest && (mark == '|' && words <= 4 || may_be_site())
            };
            if is_section(parts[last]) {
                parts.pop();
            } else if is_section((parts[1].0, parts[0].1)) && parts[1].0 == '|' {
                parts.remove(0);
            } else {
                break;
            }
        }
        let start = parts.first().map_or(title.as_ptr(), |(_, part)| part.as_ptr()) as usize
            - title.as_ptr() as usize;
        let end = parts
            .last()
            .map_or(title.len(), |(_, part)| part.as_ptr() as usize - title.as_ptr() as usize + part.len());
        title.get(start..end).unwrap_or(title).trim().to_owned()
    }

    fn is_site_part(&self, part: &str) -> bool {
        let part = key(part);
        let is_site = |site: &String| {
            let site = key(site);
            site.len() >= 3
                && (site == part
                    || count(site.as_str()) < 9
                        && part.len() < 40
                        && (part.contains(&site) && part.len() <= site.len() + 12
                            || part.len() >= 4 && site.contains(&part)))
        };
        part.is_empty() || self.sites.iter().any(is_site)
    }
}

/// The parts of a title that are not the headline: names of site and sections.
pub fn beside(title: &str, headline: &str) -> Vec<String> {
    let headline = key(headline);
    let is_beside = |part: &&str| !part.is_empty() && !headline.contains(&key(part));
    parts(title).into_iter().map(|(_, part)| part).filter(is_beside).map(str::to_owned).collect()
}

/// The parts between bars, dashes and the like, with the mark before each.
fn parts(title: &str) -> Vec<(char, &str)> {
    let mut parts = Vec::new();
    let (mut from, mut mark) = (0, '|');
    for (at, char) in title.char_indices() {
        let is_mark =
            matches!(char, '|' | '-' | '–' | '—' | '»' | '«' | '·' | '•' | '>' | '‹' | '›' | '~' | '⋆' | '/')
                || char == ':' && title[..at].ends_with(':');
        let spaced = title[..at].ends_with([' ', ':']) && title[at + char.len_utf8()..].starts_with(' ');
        if is_mark && (spaced || char == '|') {
            parts.push((mark, title[from..at].trim_end_matches(':').trim()));
            from = at + char.len_utf8();
            mark = if matches!(char, '-' | '–' | '—' | '/') { '-' } else { '|' };
        }
    }
    parts.push((mark, title[from..].trim()));
    parts
}

/// Whether a title is made for addresses: `ferry-line-buys-third-ship`.
fn is_slug(title: &str) -> bool {
    !title.contains(char::is_whitespace) && title.matches(['-', '_']).count() >= 2
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Letters and digits in small letters, for comparison.
pub fn key(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether `wanted` is the [`key`] of the text.
pub fn has_key(text: &str, wanted: &str) -> bool {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).eq(wanted.chars())
}

/// Whether the words of `part`, at least two, stand in `whole` at its start, its end or as a whole part of it.
fn holds(whole_text: &str, part: &str) -> bool {
    let (whole, inner) = (key(whole_text), key(part));
    !inner.is_empty()
        && (whole == inner
            || parts(whole_text).iter().any(|(_, part)| key(part) == inner)
            || count(part) >= 2 && inner.len() >= 8 && whole.contains(&inner))
}

/// Whether a heading may be the headline in a title of several parts. One of one or two words stands first, and one behind
/// the last bar is no shorter than what is before it: else, it names the site.
fn is_main_part(title: &str, heading: &str) -> bool {
    let parts = parts(title);
    let Some(((mark, last), others)) = parts.split_last() else { return true };
    let is_short = || others.iter().any(|(_, part)| count(part) > count(heading));
    others.is_empty()
        || key(title).starts_with(&key(heading))
        || count(heading) >= 3 && !(*mark == '|' && key(last) == key(heading) && is_short())
}

/// Whether one or two words may be the name of a site or section: `Aktie steigt` is a part of the headline.
fn is_name(part: &str) -> bool {
    let is_capital = |word: &str| !word.starts_with(char::is_lowercase);
    !part.ends_with(['?', '!', '.']) && (count(part) == 1 || part.split_whitespace().all(is_capital))
}

/// Whether half of the words of the shorter are in the other.
fn is_alike(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace().map(key).filter(|word| word.chars().count() > 3).collect()
    };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let common = short.iter().filter(|word| long.contains(word)).count();
    !short.is_empty() && 2 * common >= short.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(shared: &str, window: &str, headings: &[&str], sites: &[&str]) -> Option<String> {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let shared = [shared].into_iter().filter(|title| !title.is_empty()).collect::<Vec<_>>();
        let window = Some(window.to_owned()).filter(|title| !title.is_empty());
        Titles { shared: owned(&shared), window, headings: owned(headings), sites: owned(sites) }.headline()
    }

    #[test]
    fn names_around_a_headline_go() {
        for (shared, window, headings, sites, right) in [
            ("Ferry line buys third ship", "", &[][..], &[][..], "Ferry line buys third ship"),
            (
                "",
                "Ferry line buys third ship - The Quay Post",
                &[],
                &["The Quay Post"],
                "Ferry line buys third ship",
            ),
            (
                "",
                "Ferry line buys third ship - quaypost.example",
                &[],
                &["quaypost.example"],
                "Ferry line buys third ship",
            ),
            ("", "Ferry line buys third ship | Economy | Quay Post", &[], &[], "Ferry line buys third ship"),
            ("", "The line – a story of three ships", &[], &[], "The line – a story of three ships"),
            ("", "Gears | Vale Times", &["Gears"], &[], "Gears"),
            ("", "Home | Vale Times", &["Line buys a ship"], &["Vale Times"], "Line buys a ship"),
            ("", "Line buys a ship » The Vale Blog", &["The Vale Blog"], &[], "Line buys a ship"),
            ("Opinion | Why ferries matter", "", &["Opinion Why ferries matter"], &[], "Why ferries matter"),
            ("Dax falls | Line rises", "", &["Dax falls | Line rises"], &[], "Dax falls | Line rises"),
            ("Ferry line buys ship: what now?", "", &["Ferry line buys ship"], &[], "Ferry line buys ship"),
            (
                "Ports: Ferry line buys ship",
                "",
                &["Ports Ferry line buys ship"],
                &[],
                "Ports: Ferry line buys ship",
            ),
            ("", "Line buys a third ship – shares slip", &[], &[], "Line buys a third ship – shares slip"),
            (
                "Line buys a third ship – Captain Leaves",
                "",
                &[],
                &[],
                "Line buys a third ship – Captain Leaves",
            ),
            (
                "Line buys a ship",
                "Third in a year: Line buys a ship - Vale Times",
                &["Third in a year Line buys a ship"],
                &[],
                "Line buys a ship",
            ),
            (
                "Ferry line buys third ship",
                "",
                &["Ports Ferry line buys third ship"],
                &[],
                "Ferry line buys third ship",
            ),
            (
                "Why the ferry is late",
                "",
                &["Late again: the ferry and its captain"],
                &[],
                "Late again: the ferry and its captain",
            ),
            (
                "Ferry line buys third ship",
                "",
                &["Quay Post", "Ferry line buys third ship"],
                &["Quay Post"],
                "Ferry line buys third ship",
            ),
            (
                "Ferry line buys third ship",
                "Quay Notes: Ferry line buys third ship",
                &["Quay Notes"],
                &[],
                "Ferry line buys third ship",
            ),
            ("ferry-line-third-ship", "Ferry line buys third ship", &[], &[], "Ferry line buys third ship"),
            (
                "Ferry line buys third ship - QuayNotes",
                "Ferry line buys third ship - QuayNotes",
                &[],
                &[],
                "Ferry line buys third ship",
            ),
            (
                "Ferry line buys third ship for spring",
                "",
                &["Quay Notes of the day", "Third ship for the ferry line"],
                &[],
                "Third ship for the ferry line",
            ),
        ] {
            assert_eq!(
                headline(shared, window, headings, sites).as_deref(),
                Some(right),
                "{shared} {window} {headings:?}"
            );
        }
        assert_eq!(headline("", "", &[], &[]), None);
    }
}
