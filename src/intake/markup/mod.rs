//! HTML parsed within bounds: whatever the markup is, the tree is shallow and small, and parsing takes linear time.
//!
//! ```text
//!  markup ──pieces──► tokenizer ──tokens──► BoundedSink ──► tree builder ──► tree ──► flatten
//! ```
//!
//! Elements nest as the parser sees it, not as the tags look: `<b/>` opens an element in HTML, and `</x>` may close
//! nothing. So depth is read off the parser's own stack of open elements, before each start tag
//! ([`sink`]). A tag beyond [`DEEPEST`](bounds::DEEPEST) is dropped and its content stays where it is. The parser may still move
//! elements (misnested formatting), so the finished tree is checked again, without recursion ([`flatten`]).
//!
//! The tokenizer compares each attribute of a tag with all others. So markup is fed in pieces, and a tag that goes
//! on after a piece loses its attributes beyond [`MOST_ATTRIBUTES`](bounds::MOST_ATTRIBUTES) before the tokenizer sees them ([`tag`]).
//!
//! In the finished tree, tables of data are made plain grids ([`table`]).
//!
//! Code that works on such a tree may recurse, and may look at all ancestors of each node.

mod bounds;
mod flatten;
mod sink;
mod table;
mod tag;

use dom_query::Document;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, create_element};
use html5ever::{QualName, local_name, ns};
use sink::BoundedSink;
use tag::TagScanner;

/// The size of the pieces that the tokenizer gets, in bytes.
const PIECE: usize = 1024;

/// What a parser makes of markup.
pub(super) struct Parsed {
    /// The tree, at most [`DEEPEST`](bounds::DEEPEST) elements deep.
    pub document: Document,
    /// Whether everything was read. If not, there was more than the bounds or the time allow, and the rest is
    /// missing.
    pub is_complete: bool,
}

/// Parses a page.
pub(super) fn page(markup: &str) -> Parsed {
    parse(markup, TreeBuilder::new(Document::default(), options()))
}

/// Parses a piece of HTML as the content of a `<body>`.
pub(super) fn fragment(markup: &str) -> Parsed {
    let sink = Document::fragment_sink();
    let body = create_element(&sink, QualName::new(None, ns!(html), local_name!("body")), Vec::new());
    let options = TreeBuilderOpts { drop_doctype: true, ..options() };
    parse(markup, TreeBuilder::new_for_fragment(sink, body, None, options))
}

fn options() -> TreeBuilderOpts {
    // Without scripts, what stands in `<noscript>` is content.
    TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() }
}

fn parse(markup: &str, builder: sink::Builder) -> Parsed {
    let tokenizer = Tokenizer::new(BoundedSink::new(builder), TokenizerOpts::default());
    feed(markup, &tokenizer);
    if !tokenizer.sink.is_full() {
        tokenizer.end();
    }
    let is_complete = !tokenizer.sink.is_full();
    let document = tokenizer.sink.into_document();
    flatten::flatten(&document.tree);
    table::straighten(&document);
    Parsed { document, is_complete }
}

/// Gives the markup to the tokenizer, piece by piece, without the attributes beyond the bound.
fn feed(markup: &str, tokenizer: &Tokenizer<BoundedSink>) {
    let queue = BufferQueue::default();
    let push = |from: usize, to: usize| {
        queue.push_back(StrTendril::from_slice(&markup[from..to]));
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    };
    // Of the tag, comment or the like that the tokenizer has not finished yet. It is read once a piece brings no token.
    let mut unfinished: Option<TagScanner> = None;
    // Where the last piece began, whose tag may be unfinished, and where it ended.
    let mut last: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < markup.len() && !tokenizer.sink.is_full() {
        let (start, end) = (at, piece_end(markup, at));
        let seen = tokenizer.sink.tokens();
        push(at, end);
        at = end;
        // A token may be left over from before the piece, as the text in `&lt<p …`.
        if tokenizer.sink.tokens() != seen {
            (unfinished, last) = (None, Some((start, end)));
            continue;
        }
        let begun = last.take().map(|(start, end)| {
            let mut tag = TagScanner::new(start);
            tag.read(&markup.as_bytes()[..end]);
            tag
        });
        unfinished = begun.filter(|tag| !tag.has_ended()).or(unfinished);
        let tag = unfinished.get_or_insert_with(|| TagScanner::new(start));
        tag.read(&markup.as_bytes()[..end]);
        if let Some(tag) = unfinished.take_if(|tag| tag.has_excess()) {
            let (boundary, close) = tag.excess(markup.as_bytes());
            push(at, boundary);
            at = close;
        }
    }
}

/// A piece begins at `at` and ends before the next `<`, so that whatever is unfinished after a piece began with it.
fn piece_end(markup: &str, at: usize) -> usize {
    let most = (at + PIECE).min(markup.len());
    let most = (most..=markup.len()).find(|end| markup.is_char_boundary(*end)).unwrap_or(markup.len());
    let inside = &markup.as_bytes()[at + 1..most.max(at + 1)];
    memchr::memchr(b'<', inside).map_or(most, |found| at + 1 + found)
}
