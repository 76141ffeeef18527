//! `depesche sync`: fetches new articles, with a progress bar per feed and one for all.

use super::{InLibrary as _, open};
use crate::cli::args::SyncArgs;
use crate::cli::batch::Failure;
use crate::cli::language::{count, fill, messages};
use crate::cli::output::Output;
use crate::document::visible;
use crate::library::feeds::Feed;
use crate::sync::{self, SyncOptions, SyncStep};
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::HashMap;
use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The width of feed names beside their bars, in columns.
const NAME: usize = 32;

/// Syncs the named feeds, or all.
///
/// # Errors
/// If the library cannot be read or written. Feeds that fail are reported one by one.
pub fn run(args: &SyncArgs, output: &mut Output) -> anyhow::Result<()> {
    let mut library = open()?;
    let feeds: Vec<Feed> = if args.feeds.is_empty() {
        library.feeds().in_library(&library)?
    } else {
        let meant =
            args.feeds.iter().map(|words| library.feed_meant(words)).collect::<crate::library::Result<_>>();
        meant.in_library(&library)?
    };
    if feeds.is_empty() {
        let none = messages().get("no feeds yet; add one with `depesche feed add URL`");
        output.write(format!("{none}\n").as_bytes())?;
        return Ok(());
    }
    let stop = stopped_by_signals();
    let mut bars = Bars::new(&feeds, args.quiet || !io::stderr().is_terminal());
    let retry = !args.feeds.is_empty();
    let options = SyncOptions { workers: usize::from(args.jobs), retry, ..SyncOptions::default() };
    let names: HashMap<i64, String> = feeds.iter().map(|feed| (feed.id, feed.name().into_owned())).collect();
    let mut failures = Vec::new();
    let tally = sync::run(&mut library, feeds, options, &stop, |progress| {
        if let SyncStep::Failed(problem) = &progress.step {
            let source = names.get(&progress.feed).cloned().unwrap_or_default();
            failures.push(Failure { source, problem: problem.clone() });
        }
        bars.show(&progress);
    });
    bars.clear();
    let tally = tally.in_library(&library)?;
    for failure in &failures {
        output.fail(failure);
    }
    sync::renew(&mut library, &stop).in_library(&library)?;
    if !args.quiet {
        let mut parts = vec![count(tally.new, "{} new article", "{} new articles")];
        if tally.updated > 0 {
            parts.push(fill("{} updated", &[&tally.updated]));
        }
        if tally.missed > 0 {
            parts.push(count(tally.missed, "{} page not fetched", "{} pages not fetched"));
        }
        if tally.entries_left > 0 {
            let entries = count(tally.entries_left, "{} entry skipped", "{} entries skipped");
            parts.push(format!("{entries} {}", fill("(limit: {} per feed)", &[&options.entries])));
        }
        if tally.pages_left > 0 {
            parts.push(count(
                tally.pages_left,
                "{} page left for the next sync",
                "{} pages left for the next sync",
            ));
        }
        if tally.failed > 0 {
            parts.push(count(tally.failed, "{} feed failed", "{} feeds failed"));
        }
        if stop.load(Ordering::Relaxed) {
            parts.push(messages().get("stopped; sync again to continue").to_owned());
        }
        output.write(format!("{}\n", parts.join(", ")).as_bytes())?;
    }
    Ok(())
}

/// A flag set by SIGINT or SIGTERM: running work is finished. A second signal ends the program at once; nothing that was
/// stored is lost.
fn stopped_by_signals() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        // In this order: the first signal sets the flag, and only one that finds it set ends the program.
        let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(&stop));
        let _ = signal_hook::flag::register(signal, Arc::clone(&stop));
    }
    stop
}

/// The bars.
struct Bars {
    all: MultiProgress,
    total: ProgressBar,
    each: HashMap<i64, ProgressBar>,
    names: HashMap<i64, String>,
}

impl Bars {
    fn new(feeds: &[Feed], is_hidden: bool) -> Self {
        let target = if is_hidden { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let all = MultiProgress::with_draw_target(target);
        let total = all.add(
            ProgressBar::new(feeds.len() as u64)
                .with_style(style(&fill("{} of {} feeds", &[&"{pos:>5}", &"{len}"]))),
        );
        let name = |feed: &Feed| {
            let name = crate::present::table::cut(&visible(&feed.name()), NAME);
            (feed.id, name)
        };
        Self { all, total, each: HashMap::new(), names: feeds.iter().map(name).collect() }
    }

    fn show(&mut self, progress: &sync::SyncProgress) {
        let name = self.names.get(&progress.feed).cloned().unwrap_or_default();
        let (all, total) = (&self.all, &self.total);
        let bar = self.each.entry(progress.feed).or_insert_with(|| {
            // The number of entries is not known yet.
            let bar = ProgressBar::new(1)
                .with_style(style(&format!("     {}", fill("fetching {}", &[&"{prefix}"]))));
            all.insert_before(total, bar.with_prefix(name))
        });
        match &progress.step {
            SyncStep::Fetching => bar.tick(),
            SyncStep::Reading { done, total } => {
                bar.set_style(style(&fill("{} of {} {}", &[&"{pos:>5}", &"{len}", &"{prefix}"])));
                bar.set_length(*total as u64);
                bar.set_position(*done as u64);
            }
            SyncStep::Done(_) | SyncStep::Failed(_) => {
                // Make room for the feeds still being fetched.
                bar.finish_and_clear();
                self.all.remove(bar);
                self.total.inc(1);
            }
        }
    }

    fn clear(&self) {
        let _ = self.all.clear();
    }
}

/// The style of a bar with `rest` behind it.
pub(super) fn style(rest: &str) -> ProgressStyle {
    ProgressStyle::with_template(&format!("{{bar:24}} {rest}"))
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("━╸─")
}
