//! Reads feeds in XML: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, well-formed or not.
//!
//! The meaning of elements, and which of several wins, follows the Universal Feed Parser
//! (<https://feedparser.readthedocs.io>). An element that is never closed ends with its parent, and an entry ends where the
//! next one starts, so that an error never affects other entries.

use super::capture::{Capture, is_void};
use super::draft::{EntryDraft, LinkKind, MOST_AUTHORS};
use super::names::{FeedElementRole, FeedField, FeedVocabulary, role};
use super::parsed::ParsedFeed;
use crate::intake::guard;
use crate::intake::link::{MAX_BASE, joined};
use crate::intake::xml::{DeclaredEntities, XmlTag, XmlToken, XmlTokens};
use crate::intake::{Error, Result};
use memchr::memmem;

/// Elements that are deeper are taken for part of the one that they stand in.
const DEEPEST: usize = 100;
/// So many tags of an entry are read, and of what stands between two. The others are passed over.
const MOST_TAGS: usize = 50_000;
/// Maximum number of declared prefixes at a time.
const MOST_PREFIXES: usize = 64;
/// After so many pieces, whether it takes too long is looked at.
const PIECES_BETWEEN_LOOKS: usize = 1 << 14;

/// Reads a feed.
///
/// # Errors
/// [`Error::Feed`] where no element of the text begins a feed.
pub(super) fn parse(text: &str) -> Result<ParsedFeed> {
    let mut reader = FeedReader::default();
    for (number, token) in XmlTokens::new(text).enumerate() {
        if number % PIECES_BETWEEN_LOOKS == 0 && guard::is_late() {
            break;
        }
        match token {
            XmlToken::Start(tag) => reader.start(&tag),
            XmlToken::End(name) => reader.end(name),
            XmlToken::Text(text) => reader.text(text),
            XmlToken::Data(data) => reader.data(data),
            XmlToken::DocumentType(declared) => reader.entities.declare(declared),
        }
    }
    reader.finish()
}

/// Where the elements inside of an open element belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Feed,
    Entry,
    Group,
    Person,
    /// Nothing inside is of any interest.
    Aside,
    /// No elements can be inside: it was left open.
    Void,
}

#[derive(Debug)]
struct OpenElement<'t> {
    name: &'t str,
    place: Place,
    /// How many prefixes and bases were declared around it.
    prefixes: usize,
    bases: usize,
}

#[derive(Debug, Default)]
struct FeedReader<'t> {
    feed: ParsedFeed,
    entities: DeclaredEntities<'t>,
    open: Vec<OpenElement<'t>>,
    prefixes: Vec<(&'t str, Option<FeedVocabulary>)>,
    bases: Vec<String>,
    /// The entry that is being read, and the name of its element.
    entry: Option<(EntryDraft, &'t str)>,
    capture: Option<Capture>,
    /// The text of a person who is told without a name inside.
    person: String,
    /// Whether that was an element with the name.
    is_named: bool,
    /// The persons who wrote what names nobody else.
    authors: Vec<String>,
    is_feed: bool,
    /// The number of tags since the last entry began.
    tags: usize,
}

impl<'t> FeedReader<'t> {
    fn place(&self) -> Option<Place> {
        self.open.last().map(|element| element.place)
    }

    /// Whether a tag is passed over, since there are too many before it.
    fn is_beyond(&mut self, name: &str) -> bool {
        self.tags += 1;
        let local = name.rsplit(':').next().unwrap_or_default();
        self.tags > MOST_TAGS && !local.eq_ignore_ascii_case("item") && !local.eq_ignore_ascii_case("entry")
    }

    fn start(&mut self, tag: &XmlTag<'t>) {
        if self.is_beyond(tag.name) {
            return;
        }
        let role = self.role(tag);
        let begins_next = role == Some(FeedElementRole::Entry)
            && self.entry.as_ref().is_some_and(|(_, name)| name.eq_ignore_ascii_case(tag.name));
        if begins_next {
            self.feed.broken += usize::from(!self.is_whole_entry());
            self.end_entry();
        } else if let Some(capture) = &self.capture {
            let is_next_field = role.is_some_and(|role| match (role, capture.field) {
                (FeedElementRole::Entry, _) => !capture.is_of_entry,
                (_, FeedField::Body(_)) => !role.is_like_html(tag.local_name()),
                _ => matches!(role, FeedElementRole::Field(_) | FeedElementRole::Person),
            });
            if is_next_field {
                let depth = capture.depth;
                self.close_to(depth);
            } else {
                self.start_inside(tag);
                return;
            }
        }
        let holds = |place| match (place, role) {
            (Place::Person, Some(FeedElementRole::Field(field))) => field == FeedField::Name,
            (Place::Void, _) | (Place::Person, Some(FeedElementRole::Person | FeedElementRole::Group)) => {
                false
            }
            _ => true,
        };
        while self.place().is_some_and(|place| !holds(place)) {
            self.close_to(self.open.len() - 1);
        }
        if self.open.len() >= DEEPEST {
            return;
        }
        let (prefixes, bases) = (self.prefixes.len(), self.bases.len());
        if !tag.attributes.is_empty() {
            self.declare(tag);
        }
        let place = self.begin(tag, role);
        self.push(tag.name, place, prefixes, bases);
        if tag.is_empty {
            self.close_to(self.open.len() - 1);
        }
    }

    fn push(&mut self, name: &'t str, place: Place, prefixes: usize, bases: usize) {
        self.open.push(OpenElement { name, place, prefixes, bases });
    }

    /// An element inside of a text.
    fn start_inside(&mut self, tag: &XmlTag<'t>) {
        if let Some(capture) = &mut self.capture {
            capture.push_start(tag);
        }
        if !tag.is_empty && !is_void(tag) && self.open.len() < DEEPEST {
            self.push(tag.name, Place::Aside, self.prefixes.len(), self.bases.len());
        }
    }

    /// Begins what an element is for, and tells where what is inside belongs.
    fn begin(&mut self, tag: &XmlTag<'t>, role: Option<FeedElementRole>) -> Place {
        let around = self.place();
        let is_of_entry = self.entry.is_some();
        let is_in_feed = matches!(around, Some(Place::Feed));
        let is_in_entry = is_of_entry && matches!(around, Some(Place::Entry | Place::Group));
        match role {
            Some(FeedElementRole::Feed) if !is_of_entry => {
                self.is_feed = true;
                if let Some(language) = tag.value("xml:lang") {
                    self.feed.language.get_or_insert_with(|| language.to_owned());
                }
                Place::Feed
            }
            Some(FeedElementRole::Entry) if !is_of_entry => {
                self.is_feed = true;
                self.begin_entry(tag);
                Place::Entry
            }
            Some(FeedElementRole::Person) if is_in_entry || is_in_feed => {
                self.person.clear();
                self.is_named = false;
                Place::Person
            }
            Some(FeedElementRole::Group) if is_in_entry => Place::Group,
            Some(FeedElementRole::Field(FeedField::Name)) if around == Some(Place::Person) => {
                self.capture(FeedField::Name, is_of_entry, tag);
                Place::Aside
            }
            Some(FeedElementRole::Field(FeedField::Link)) if is_in_entry => {
                let href = ["href", "url", "uri"].iter().find_map(|name| tag.value(name));
                if let Some(href) = href {
                    self.link(tag, href);
                    Place::Void
                } else {
                    self.capture(FeedField::Link, true, tag);
                    Place::Aside
                }
            }
            Some(FeedElementRole::Field(field))
                if (is_in_entry || is_in_feed) && field != FeedField::Name =>
            {
                self.capture(field, is_in_entry, tag);
                Place::Aside
            }
            _ if is_attributes_alone(tag) => Place::Void,
            _ => Place::Aside,
        }
    }

    fn capture(&mut self, field: FeedField, is_of_entry: bool, tag: &XmlTag<'t>) {
        let is_permalink =
            tag.value("isPermaLink").is_none_or(|said| !said.trim().eq_ignore_ascii_case("false"));
        let field = if field == FeedField::Guid && !is_permalink { FeedField::Id } else { field };
        self.capture = Some(Capture::begin(field, self.open.len(), is_of_entry, tag));
    }

    fn begin_entry(&mut self, tag: &XmlTag<'t>) {
        self.tags = 0;
        let mut draft = EntryDraft::in_language(tag.value("xml:lang").map(str::to_owned));
        let value = |name: &str| tag.value(name).map(|value| self.entities.resolved(value));
        if let Some(about) = value("rdf:about") {
            draft.id(1, &about);
            draft.link(LinkKind::About, &about, None);
        }
        // The Channel Definition Format.
        if let Some(href) = value("href") {
            draft.link(LinkKind::Page, &href, self.bases.last().map(String::as_str));
        }
        if let Some(date) = value("lastmod") {
            draft.date(1, &date);
        }
        self.entry = Some((draft, tag.name));
    }

    fn link(&mut self, tag: &XmlTag<'t>, href: &str) {
        let relation = tag.value("rel").unwrap_or("alternate").trim();
        let kind = tag.value("type").unwrap_or("text/html").trim();
        let is_page = ["html", "text/html", "application/xhtml+xml", "xhtml", ""]
            .iter()
            .any(|page| page.eq_ignore_ascii_case(kind));
        let is_alternate = relation.is_empty() || relation.eq_ignore_ascii_case("alternate");
        let href = self.entities.resolved(href);
        if let Some((draft, _)) = self.entry.as_mut().filter(|_| is_alternate) {
            let kind = if is_page { LinkKind::Page } else { LinkKind::Alternate };
            draft.link(kind, &href, self.bases.last().map(String::as_str));
        }
    }

    /// Notes the prefixes and the base that a tag declares.
    fn declare(&mut self, tag: &XmlTag<'t>) {
        let attributes = tag.attributes.as_bytes();
        if memmem::find(attributes, b"xmlns").is_some() {
            for (name, value) in tag.pairs() {
                let Some(prefix) = declared_prefix(name) else { continue };
                if self.prefixes.len() < MOST_PREFIXES {
                    self.prefixes.push((prefix, FeedVocabulary::of_address(value)));
                }
            }
        }
        if memmem::find(attributes, b"base").is_some()
            && let Some(base) = tag.value("xml:base").or_else(|| tag.value("base"))
        {
            let around = self.bases.last().map(String::as_str);
            let base = joined(around, &self.entities.resolved(base)).filter(|base| base.len() <= MAX_BASE);
            self.bases.extend(base);
        }
    }

    /// The address that a tag itself declares for a prefix.
    fn declared_in(tag: &XmlTag<'t>, prefix: &str) -> Option<&'t str> {
        memmem::find(tag.attributes.as_bytes(), b"xmlns")?;
        let declares =
            |name: &str| declared_prefix(name).is_some_and(|declared| declared.eq_ignore_ascii_case(prefix));
        tag.pairs().find(|(name, _)| declares(name)).map(|(_, address)| address)
    }

    fn role(&self, tag: &XmlTag<'t>) -> Option<FeedElementRole> {
        let (prefix, name) = tag.name.split_once(':').unwrap_or(("", tag.name));
        let own = Self::declared_in(tag, prefix);
        let declared = if let Some(address) = own {
            FeedVocabulary::of_address(address)
        } else {
            let mut around = self.prefixes.iter().rev();
            let found = around.find(|(declared, _)| declared.eq_ignore_ascii_case(prefix));
            found.and_then(|(_, vocabulary)| *vocabulary)
        };
        if !prefix.is_empty() {
            return role(declared.unwrap_or_else(|| FeedVocabulary::of_prefix(prefix)), name);
        }
        match declared {
            None | Some(FeedVocabulary::Core) => role(FeedVocabulary::Core, name),
            Some(FeedVocabulary::Xhtml) => role(FeedVocabulary::Xhtml, name),
            Some(vocabulary) => role(vocabulary, name).or_else(|| role(FeedVocabulary::Core, name)),
        }
    }

    fn end(&mut self, name: &str) {
        if self.is_beyond(name) {
            return;
        }
        let local = |name: &'t str| name.rsplit_once(':').map_or(name, |(_, local)| local);
        let found = self.open.iter().rposition(|element| element.name.eq_ignore_ascii_case(name));
        let Some(found) = found else { return };
        if let Some(capture) = self.capture.as_mut().filter(|capture| capture.depth < found) {
            capture.push_end(local(self.open[found].name));
        }
        self.close_to(found);
    }

    /// Ends all elements from this depth on.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(element) = self.open.pop() else { return };
            self.prefixes.truncate(element.prefixes);
            if self.capture.as_ref().is_some_and(|capture| capture.depth >= self.open.len()) {
                self.end_capture();
            }
            self.bases.truncate(element.bases);
            match element.place {
                Place::Entry => self.end_entry(),
                Place::Person => self.end_person(),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &'t str) {
        if let Some(capture) = &mut self.capture {
            capture.push_text(text, &self.entities);
        } else if self.place() == Some(Place::Person) {
            self.entities.resolve_into(text, &mut self.person);
        }
    }

    fn data(&mut self, data: &'t str) {
        if let Some(capture) = &mut self.capture {
            capture.push_data(data);
        } else if self.place() == Some(Place::Person) {
            self.person.push_str(data);
        }
    }

    fn end_capture(&mut self) {
        let Some(capture) = self.capture.take() else { return };
        let base = self.bases.last().map(String::as_str);
        let Capture { field, kind, is_of_entry, .. } = capture;
        let text = capture.into_text();
        let Some((draft, _)) = self.entry.as_mut().filter(|_| is_of_entry) else {
            match field {
                FeedField::Title(0) if !text.trim().is_empty() => drop(self.feed.title.get_or_insert(text)),
                FeedField::Language => self.feed.language = Some(text),
                FeedField::Name => {
                    self.person = text;
                    self.is_named = true;
                }
                _ => {}
            }
            return;
        };
        match field {
            FeedField::Title(rank) => draft.title(rank, text),
            FeedField::Link => draft.link(LinkKind::Page, &text, base),
            FeedField::Guid => {
                draft.id(0, &text);
                draft.link(LinkKind::Permalink, &text, base);
            }
            FeedField::Id => draft.id(0, &text),
            FeedField::Date(rank) => draft.date(rank, &text),
            FeedField::Body(rank) => draft.body(rank, text, kind, base),
            FeedField::Name => self.person = text,
            FeedField::Language => draft.language = Some(text),
        }
    }

    /// Ends a person. A person of the feed wrote its entries only in Atom, which names persons by an element.
    fn end_person(&mut self) {
        let is_named = std::mem::take(&mut self.is_named);
        let name = std::mem::take(&mut self.person);
        match &mut self.entry {
            Some((draft, _)) => draft.author(&name),
            None if is_named && self.authors.len() < MOST_AUTHORS => self.authors.push(name),
            None => {}
        }
    }

    /// Whether nothing of the entry is open but the entry itself.
    fn is_whole_entry(&self) -> bool {
        self.place() == Some(Place::Entry)
    }

    /// Ends the entry, with all elements that are still open in it.
    fn end_entry(&mut self) {
        if let Some(at) = self.open.iter().position(|element| element.place == Place::Entry) {
            // Ends the entry when it comes to its element.
            self.close_to(at);
            return;
        }
        let Some((draft, _)) = self.entry.take() else { return };
        self.feed.add(draft.finish());
    }

    fn finish(mut self) -> Result<ParsedFeed> {
        if !self.is_feed {
            let problem = "no `<rss>`, `<feed>` or `<rdf:RDF>` element".to_owned();
            return Err(Error::Feed { problem });
        }
        // What is cut off: half an address or half a date would be a wrong one.
        self.feed.broken += usize::from(self.entry.is_some());
        let holds_words =
            |capture: &Capture| matches!(capture.field, FeedField::Title(_) | FeedField::Body(_));
        self.capture = self.capture.take().filter(holds_words);
        let before = self.capture.as_ref().map_or(self.open.len(), |capture| capture.depth);
        self.close_to(before);
        // Half an entry would be another one than the whole, which the next sync brings.
        self.entry = self.entry.take().filter(|(draft, _)| draft.is_known());
        self.close_to(0);
        self.end_entry();
        for entry in &mut self.feed.entries {
            if entry.authors.is_empty() {
                entry.authors.clone_from(&self.authors);
            }
        }
        Ok(self.feed)
    }
}

/// Whether an element says everything in its attributes, so that no other is inside.
fn is_attributes_alone(tag: &XmlTag<'_>) -> bool {
    const NAMES: [&str; 8] = ["link", "enclosure", "category", "cloud", "thumbnail", "player", "img", "meta"];
    !tag.attributes.is_empty() && NAMES.iter().any(|name| name.eq_ignore_ascii_case(tag.local_name()))
}

/// The prefix that an attribute declares; an empty one for elements without any.
fn declared_prefix(name: &str) -> Option<&str> {
    let (before, prefix) = name.split_once(':').unwrap_or((name, ""));
    before.eq_ignore_ascii_case("xmlns").then_some(prefix)
}
