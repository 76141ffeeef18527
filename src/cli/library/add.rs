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

/// Fewer are written where their texts have so many bytes.
const PORTION_BYTES: usize = 2 << 20;

/// Articles waiting for the next transaction.
#[derive(Debug, Default)]
pub(super) struct Portion {
    pub articles: Vec<(Document, Analysis)>,
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
    /// Whether it is large enough to write.
    pub fn is_full(&self) -> bool {
        let bytes: usize = self.articles.iter().map(|(document, _)| document.text.len()).sum();
        self.articles.len() >= PORTION || bytes >= PORTION_BYTES
    }

    /// Writes the waiting articles and returns the outcome of each.
    pub fn write(&mut self, library: &mut Library) -> crate::library::Result<Vec<AddOutcome>> {
        let articles = std::mem::take(&mut self.articles);
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
            portion.articles.extend(output.accept(result));
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
