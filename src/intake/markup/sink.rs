//! Between tokenizer and tree builder: drops the tags that would nest too deep, and stops what grows too large.

use super::super::guard;
use super::super::link::MAX_BASE;
use super::bounds::{DEEPEST, MOST_NODES};
use dom_query::{Document, NodeId};
use foldhash::HashMap;
use html5ever::interface::Tracer;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use std::cell::{Cell, RefCell};

/// The parser of the crate `html5ever` that builds trees of the crate `dom_query`.
pub(super) type Builder = TreeBuilder<NodeId, Document>;

/// Levels beyond [`DEEPEST`] for elements that are leaves in practice.
const LEAVES: usize = 8;

/// With fewer open elements than this, everything that was dropped is over.
const SHALLOW: usize = DEEPEST / 2;

/// Maximum number of attributes that are copied because elements open again, as `<b>` does in each paragraph until it is
/// closed.
const MOST_COPIED: usize = 250_000;

/// Number of tokens after which the parser's errors are dropped and its time is checked.
const PACE: usize = 256;

/// A tree builder that gets no more than it can take.
pub(super) struct BoundedSink {
    builder: Builder,
    tokens: Cell<usize>,
    is_full: Cell<bool>,
    /// The most attributes of a start tag so far, and an upper bound of the attributes that were copied.
    attributes: Cell<usize>,
    copied: Cell<usize>,
    /// The start tags that were dropped and not yet closed.
    dropped: RefCell<HashMap<LocalName, usize>>,
}

impl BoundedSink {
    pub(super) fn new(builder: Builder) -> Self {
        Self {
            builder,
            tokens: Cell::default(),
            is_full: Cell::default(),
            attributes: Cell::default(),
            copied: Cell::default(),
            dropped: RefCell::default(),
        }
    }

    /// How many tokens have come in.
    pub(super) fn tokens(&self) -> usize {
        self.tokens.get()
    }

    /// Whether nothing more is taken.
    pub(super) fn is_full(&self) -> bool {
        self.is_full.get()
    }

    pub(super) fn into_document(self) -> Document {
        self.builder.sink
    }

    /// The elements that the parser holds open or would open again.
    fn held(&self) -> usize {
        let count = Count(Cell::new(0));
        self.builder.trace_handles(&count);
        count.0.get()
    }

    /// Whether the parser must not see `tag`.
    fn is_dropped(&self, tag: &Tag) -> bool {
        let mut dropped = self.dropped.borrow_mut();
        if tag.kind == TagKind::StartTag {
            let most = if is_leaf(&tag.name) { DEEPEST + LEAVES } else { DEEPEST };
            let held = self.held();
            let is_deep = held >= most;
            if held < SHALLOW {
                // End tags that never came must not swallow those of other elements.
                dropped.clear();
            }
            if is_deep && !tag.self_closing {
                *dropped.entry(tag.name.clone()).or_default() += 1;
            }
            return is_deep;
        }
        match dropped.get_mut(&tag.name) {
            Some(count) if *count > 1 => *count -= 1,
            Some(_) => drop(dropped.remove(&tag.name)),
            None => return false,
        }
        true
    }

    fn look_after(&self, tokens: usize) {
        let document = &self.builder.sink;
        if document.tree.len() > MOST_NODES || self.copied.get() > MOST_COPIED {
            self.is_full.set(true);
        }
        if tokens.is_multiple_of(PACE) {
            document.errors.borrow_mut().clear();
            self.is_full.set(self.is_full.get() || guard::is_late());
        }
    }
}

impl TokenSink for BoundedSink {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<NodeId> {
        // Errors may be many in a single tag, which is not finished by them.
        if matches!(token, Token::ParseError(_)) {
            return TokenSinkResult::Continue;
        }
        let tokens = self.tokens.get() + 1;
        self.tokens.set(tokens);
        self.look_after(tokens);
        match &token {
            Token::EOFToken => {}
            _ if self.is_full() => return TokenSinkResult::Continue,
            Token::TagToken(tag) if self.is_dropped(tag) => return TokenSinkResult::Continue,
            _ => {}
        }
        if let Token::TagToken(tag) = &mut token {
            if tag.name == local_name!("base") {
                tag.attrs.retain(|attribute| attribute.value.len() <= MAX_BASE);
            }
            self.attributes.set(self.attributes.get().max(tag.attrs.len()));
        }
        let nodes = self.builder.sink.tree.len();
        let result = self.builder.process_token(token, line);
        // A token makes one node, unless elements open again.
        let again = self.builder.sink.tree.len().saturating_sub(nodes + 1);
        self.copied.set(self.copied.get() + again * self.attributes.get());
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements that nothing nests in: void ones, and those whose content is no markup, which would turn into text
/// without them.
fn is_leaf(name: &LocalName) -> bool {
    matches!(
        name.as_ref(),
        "br" | "hr"
            | "img"
            | "input"
            | "wbr"
            | "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
    )
}

/// Counts what the parser holds.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}
