//! depesche is a reader for business news: it finds the people, companies and figures in an article and shows them beside
//! the text.
//!
//! # Map
//!
//! Data flows one way. A module only uses modules above it in this table, and there are no cycles between files;
//! `tests/layering.rs` and `tests/structure.rs` check both.
//!
//! ```text
//!  files ──┐                                                    ┌──► present, export ──► cli
//!          ├──► intake ──► Document ──► analysis ──► Analysis ──┼──► layout ──► tui
//!  fetch ──┘                                                    └──► library ◄── sync
//! ```
//!
//! | module | task |
//! | --- | --- |
//! | `order` | sorting of short lists, once for all types |
//! | [`document`] | the types of an article: its text, blocks, head, links, language |
//! | [`lexicon`] | knowledge about words: lexicons, dictionaries and the gazetteer, and the parser of their tables |
//! | [`language`] | one pack per analysed language: words, properties, locales, interface |
//! | [`intake`] | reads bytes of any supported format into a [`Document`](document::Document) |
//! | [`analysis`] | turns a `Document` into an [`Analysis`](analysis::Analysis): people, companies, figures, quotes |
//! | [`rates`] | converts money at the rates of a day |
//! | [`export`] | JSON, CSV and Parquet, for programs |
//! | [`layout`] | breaks a `Document` into rows of a width, and maps cells to offsets and back |
//! | `train` | trains the models in `assets/model` on labelled texts (feature `train`) |
//! | [`present`] | amounts, figures in words, tables, charts and reports, for people |
//! | `library` | stores articles and analyses: lists, search, figures across articles (feature `library`) |
//! | `fetch` | fetches pages and feeds from the web, within limits (feature `library`) |
//! | `sync` | adds new feed entries to the library (feature `library`) |
//! | `config` | the user's configuration (feature `app`) |
//! | `tui` | the reader: messages, state, views (feature `app`) |
//! | `cli` | the command line (feature `app`) |
//!
//! The modules without a feature are the engine, which is independent of any terminal: `cargo check
//! --no-default-features` builds it without terminal or command-line crates, and without the readers of web pages, feeds,
//! mail and PDF, which are features too.
//!
//! # The life of an article
//!
//! 1. [`Source`](intake::Source) names a file, a URL or standard input; [`Input`](intake::Input) reads its bytes.
//! 2. [`Format`](intake::Format) is detected from the name and the bytes, which are unpacked and decoded.
//! 3. The reader of the format makes text and [`Block`](document::Block)s; head and boilerplate are recognised.
//! 4. The result is a [`Document`](document::Document): one text that never changes, and spans into it.
//! 5. [`language::pack`] gives the [`Pack`](language::Pack) of its language; without one it is only shown.
//! 6. [`Text`](analysis::text::Text) has its tokens and sentences, and each word looked up in the lexicon once.
//! 7. The stages of [`analysis`] add periods, figures, names, quotes and links, one type each.
//! 8. The result is an [`Analysis`](analysis::Analysis), whose entities and figures point into the text.
//! 9. [`layout`] breaks the text into rows; the reader (`tui`) draws them with the lists beside them.
//! 10. [`export`] writes the same as data, and `library` stores both, so that all articles can be searched.
//!
//! # Offsets
//!
//! Inside the crate a [`Span`](document::Span) counts **bytes** of [`Document::text`](document::Document::text)
//! and always lies on character boundaries. Only [`export`] and the library's lists turn spans into Unicode scalar
//! values, which is what the JSON promises.
//!
//! # Glossary
//!
//! | word | means |
//! | --- | --- |
//! | block | a paragraph, heading, list item or table row of a document |
//! | boilerplate | text of a page that is not the article: advertising, navigation, subscription offers |
//! | caption | text below a picture; it is shown, but not analysed |
//! | candidate | something that may become a figure, name or link, with the evidence for it |
//! | dictionary | the ordinary words of a language |
//! | entity | a person or company of an article |
//! | feed entry | an article as a feed announces it |
//! | figure | a number with value, unit, modifier, and what, whose and when it is |
//! | form | a token's text as the stages compare it: without soft hyphens and the like |
//! | gazetteer | known names of companies, people and places |
//! | joined | of a token: written without a space after the previous one |
//! | lexeme | a row of a lexicon: the forms of a word and its tags |
//! | lexicon | the words of a language that the analysis uses |
//! | link | that a figure is *of* a measure, *whose* it is, or *when* |
//! | mention | a place in the text that names an entity |
//! | modifier | how exactly a value holds: about, more than, at most |
//! | pack | a language: its words and properties |
//! | period | the time that an expression names |
//! | quantity | a figure before its links are found |
//! | span | a stretch of the text, in bytes |
//! | tag | what a lexeme does for one stage: `figure.scale`, `quote.say` |
//! | unsure | of a name or a link: with a confidence below 60 percent |
//!
//! A type's bare name is unique in the crate, unless it is private to one file (or `Error` and `Result`, of which
//! modules have their own).
//!
//! # Recipes
//!
//! Each names the files to touch; `tests/structure.rs` checks that they exist.
//!
//! **A language**: a folder `assets/language/de` with `lexicon.tsv`, `words.tsv`, `function-words.txt`,
//! `interface.toml`, `messages.tsv` and `examples.tsv`; its pack in `src/language/de/mod.rs`, which does not compile until every
//! property has a value; its line in `src/language/packs.rs`; its code in the list of `src/build.rs`. Begin with the
//! examples. `tests/pack.rs` shows a pack that has nothing in common with the others.
//!
//! **A kind of figure**: its variant in `src/analysis/model.rs`, the unit that has it in `src/analysis/figures/unit/mod.rs`
//! with a file beside it, its arm in `src/analysis/figures/quantity.rs`, its words in the lexicons, its rows in the
//! examples, its title in `src/tui/screen/article/filter.rs`. The compiler names the rest.
//!
//! **A pane**: its variant and its place in `src/tui/screen/article/pane.rs`, its rows in `src/tui/screen/article/catalog.rs`, its columns in
//! `src/tui/screen/article/columns.rs` and `src/tui/screen/article/view_lists.rs`, its key in `assets/keymap.toml`, its title in the
//! `interface.toml` of each language.
//!
//! **An input format**: its variant and its row in `src/intake/format.rs`, which `--from`, folders, the web and
//! error messages use; how it is detected in `src/intake/sniff.rs`, its reader in a file beside
//! `src/intake/plain.rs`, which is the shortest, and its arm in `src/intake/read.rs`; a fuzz target in `tests/fuzz`.
//! An unsupported format with its own error message is a row in `src/intake/foreign.rs`.
//!
//! **A command**: its arguments in `src/cli/args/mod.rs`, its arm in `src/cli/mod.rs`, its own file beside
//! `src/cli/extract.rs`, its lines in `README.md`, its test in `tests/cli.rs`.
//!
//! **A theme**: a file beside `assets/themes/dark.toml`, its variant and its name in `src/config/themes.rs`, its file in
//! `src/tui/ui/theme_file.rs`, its title in `src/tui/overlay/menu.rs`.
//!
//! **A key**: a row in `assets/keymap.toml`. For something new to do, an action in `src/tui/action.rs`, what it does in
//! `src/tui/update/mod.rs` and below, its section of the help in `src/tui/overlay/help_entries.rs`, and its description in the `interface.toml` of each language but the keymap's own.
//!
//! # Measuring
//!
//! `cargo test` checks the examples of each language and the gold articles of the project. `cargo bench` has the costs
//! of the analysis, the layout, the library, a frame and the start. The models are trained by `depesche train` (feature
//! `train`); `assets/model/README.md` describes the training data and the results.
//!
//! # Fuzzing
//!
//! Everything that comes from outside has a fuzz target in `tests/fuzz`. Running them needs a nightly toolchain and
//! `cargo install cargo-fuzz --locked`:
//!
//! ```text
//! tests/fuzz/run 60            # every target for a minute
//! tests/fuzz/run 600 html mail # two of them for ten minutes each
//! ```
//!
//! A finding lands in `tests/fuzz/artifacts`. Shrink it with `cargo +nightly fuzz tmin`, put it into
//! `tests/fuzz/corpus/<target>`, and fix its cause: `cargo test --test fuzz_corpus` runs every input of the corpus
//! through its target, without nightly and without cargo-fuzz.

pub mod analysis;
pub mod document;
pub mod export;
pub mod intake;
pub mod language;
pub mod layout;
pub mod lexicon;
mod order;
pub mod present;
pub mod rates;

#[cfg(feature = "app")]
pub mod cli;
#[cfg(feature = "app")]
pub mod config;
#[cfg(feature = "library")]
pub mod fetch;
#[cfg(feature = "library")]
pub mod library;
#[cfg(feature = "library")]
pub mod sync;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "app")]
pub mod tui;
