//! `depesche add`: adds articles to the library.

use super::{InLibrary as _, make};
use crate::analysis::Analysis;
use crate::cli::args::AddArgs;
use crate::cli::batch::Batch;
use crate::cli::language::{count, fill};
use crate::cli::output::Output;
use crate::document::Document;
use crate::library::{AddOutcome, Library, NewArticle};
use std::io;

/// Articles written per transaction. A program that is killed loses at most these.
const PORTION: usize = 512;
/// Bytes of text in them after which they are written even if they are few: what waits for the transaction, the analyses
/// included, takes many times as much memory.
const PORTION_TEXT: usize = 1 << 20;

/// Articles waiting for the next transaction.
#[derive(Debug, Default)]
pub(super) struct Portion {
    articles: Vec<(Document, Analysis)>,
    /// The bytes of their texts.
    text: usize,
    pub tally: AddTally,
}

/// How many articles were added, updated, or already there.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct AddTally {
    pub new: usize,
    pub updated: usize,
    pub known: usize,
}

impl Portion {
    /// Lets an article wait.
    pub fn push(&mut self, article: (Document, Analysis)) {
        self.text += article.0.text.len();
        self.articles.push(article);
    }

    /// Whether it is large enough to write.
    pub fn is_full(&self) -> bool {
        self.articles.len() >= PORTION || self.text >= PORTION_TEXT
    }

    /// Writes the waiting articles and returns the outcome of each.
    pub fn write(&mut self, library: &mut Library) -> crate::library::Result<Vec<AddOutcome>> {
        let articles = std::mem::take(&mut self.articles);
        self.text = 0;
        let added = library.add(&NewArticle::all(&articles, None))?;
        for added in &added {
            match added {
                AddOutcome::New(_) => self.tally.new += 1,
                AddOutcome::Updated(_) => self.tally.updated += 1,
                AddOutcome::Known(_) | AddOutcome::Deleted => self.tally.known += 1,
            }
        }
        Ok(added)
    }
}

impl AddTally {
    /// The counts as a line.
    pub fn line(self) -> String {
        let mut parts = vec![count(self.new, "{} article added", "{} articles added")];
        if self.updated > 0 {
            parts.push(fill("{} updated", &[&self.updated]));
        }
        if self.known > 0 {
            parts.push(fill("{} already in the library", &[&self.known]));
        }
        format!("{}\n", parts.join(", "))
    }
}

/// Adds articles.
///
/// # Errors
/// If the library cannot be written. Inputs that fail are reported one by one.
pub fn run(args: &AddArgs, output: &mut Output) -> anyhow::Result<()> {
    let mut library = make()?;
    let input = args.input();
    let batch = Batch { sources: input.sources(), format: args.from.0, workers: input.workers() };
    let mut portion = Portion::default();
    output.watch();
    let mut failed = None;
    let mut write = |portion: &mut Portion| -> crate::library::Result<()> {
        for id in portion.write(&mut library)?.into_iter().filter_map(AddOutcome::id) {
            if !args.tag.is_empty() {
                let mut tags = library.tags_of(id)?;
                tags.extend(args.tag.iter().cloned());
                library.set_tags(id, &tags)?;
            }
        }
        Ok(())
    };
    let done = batch.run(
        |document, analysis| (document, analysis),
        |result| {
            output.accept(result).into_iter().for_each(|article| portion.push(article));
            if portion.is_full()
                && let Err(error) = write(&mut portion)
            {
                failed = Some(error);
                return Err(io::Error::other("the library"));
            }
            Ok(())
        },
    );
    output.clear();
    let written = match failed {
        Some(error) => Err(error),
        None => write(&mut portion),
    };
    written.in_library(&library)?;
    done?;
    Ok(output.write(portion.tally.line().as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::intake::{Format, Metadata, document};

    #[test]
    fn few_long_articles_are_written_like_many_short_ones() {
        let article = |text: String| {
            let document = document(text, Format::Text, Metadata::default());
            let analysis = analyze(&document);
            (document, analysis)
        };
        let long = "-".repeat(PORTION_TEXT);
        let mut portion = Portion::default();
        portion.push(article("SAP verdiente 3 Mio. Euro.".to_owned()));
        assert!(!portion.is_full());
        portion.push(article(long));
        assert!(portion.is_full());
        let folder = tempfile::tempdir().expect("a folder");
        let mut library = Library::open(&folder.path().join("library.db")).expect("a library");
        portion.write(&mut library).expect("written");
        portion.push(article("SAP verdiente 4 Mio. Euro.".to_owned()));
        assert!(!portion.is_full());
    }
}
