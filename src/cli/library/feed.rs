//! `depesche feed`: adds, lists, removes, imports and exports feeds.

use super::{InLibrary as _, make, open};
use crate::cli::args::{FeedCommand, Switch};
use crate::cli::batch::Failure;
use crate::cli::language::{count, fill, messages};
use crate::cli::output::Output;
use crate::cli::rows::{RowFormat, RowWriter, column};
use crate::document::{masked, visible};
use crate::export::field::{Field, FieldOf, Record};
use crate::fetch::guard;
use crate::intake::{Articles, Source, read_all};
use crate::library::feeds::{Feed, normalized};
use crate::present::table::{Align, Column, Look};
use crate::sync::discover::{Discovered, discover};
use crate::sync::{self, opml};
use chrono::{DateTime, Local};
use std::path::Path;

/// Runs the command.
///
/// # Errors
/// If the library cannot be opened, read or written, or a named feed is not in it.
pub fn run(command: &FeedCommand, look: Look, output: &mut Output) -> anyhow::Result<()> {
    match command {
        FeedCommand::Add { addresses, title, full_text, no_fetch } => {
            add(addresses, title.as_deref(), *full_text, *no_fetch, output)
        }
        FeedCommand::List { to } => list(RowFormat::new(*to), look, output),
        FeedCommand::Remove { feeds } => remove(feeds, output),
        FeedCommand::FullText { feed, switch } => {
            let mut library = open()?;
            let feed = library.feed_meant(feed).in_library(&library)?;
            library.set_full_text(feed.id, *switch == Switch::On).in_library(&library)
        }
        FeedCommand::Import { file } => import(file, output),
        FeedCommand::Export { with_passwords } => {
            let library = open()?;
            let feeds = library.feeds().in_library(&library)?;
            Ok(output.write(opml::write(&feeds, *with_passwords).as_bytes())?)
        }
    }
}

fn add(
    addresses: &[String],
    title: Option<&str>,
    full_text: bool,
    no_fetch: bool,
    output: &mut Output,
) -> anyhow::Result<()> {
    let mut library = make()?;
    let before = library.feeds().in_library(&library)?;
    let (mut added, mut known) = (0, 0);
    let mut parts = Vec::new();
    for address in addresses {
        let url = guard::parse_typed(address).map_err(|error| error.to_string());
        let is_followed = |url: &str| before.iter().any(|feed| normalized(&feed.url) == normalized(url));
        let found = url.and_then(|url| {
            if no_fetch || is_followed(url.as_str()) {
                return Ok((url.to_string(), None));
            }
            found(url.as_str()).map(|(url, articles)| (url, Some(articles)))
        });
        let (url, articles) = match found {
            Ok(found) => found,
            Err(problem) => {
                output.fail(&Failure { source: masked(address).into_owned(), problem });
                continue;
            }
        };
        let entries = articles.map(|articles| articles.documents);
        let has_entries = entries.as_ref().is_some_and(|entries| !entries.is_empty());
        let followed = sync::follow(&mut library, (&url, title), full_text, entries).in_library(&library)?;
        let (id, is_new) = (followed.id, followed.is_new);
        let title = library.feed_title(id).in_library(&library)?;
        let is_renamed = before.iter().any(|feed| feed.id == id && feed.title != title);
        match &title {
            _ if is_new => added += 1,
            Some(title) if is_renamed => parts.push(fill("renamed to \"{}\"", &[&visible(title)])),
            _ => known += 1,
        }
        if has_entries {
            let new = followed.entries.iter().filter(|outcome| outcome.is_new()).count();
            let name = visible(title.as_deref().unwrap_or(&url)).into_owned();
            output
                .write(format!("{name}: {}\n", count(new, "{} new article", "{} new articles")).as_bytes())?;
        }
    }
    if known > 0 {
        parts.push(count(known, "{} feed already followed", "{} feeds already followed"));
    }
    if added > 0 || parts.is_empty() {
        parts.insert(0, count(added, "{} feed added", "{} feeds added"));
    }
    let hint = if added > 0 && no_fetch {
        messages().get("; run `depesche sync` to fetch new articles")
    } else {
        ""
    };
    Ok(output.write(format!("{}{hint}\n", parts.join(", ")).as_bytes())?)
}

/// The feed at a URL, or the only one that the page there names.
fn found(url: &str) -> Result<(String, Articles), String> {
    match discover(url).map_err(|error| error.to_string())? {
        Discovered::Feed(url, articles) => Ok((url, articles)),
        Discovered::Articles(_) => Err("not a feed; `depesche add` adds it as an article".to_owned()),
        Discovered::Feeds(feeds) => {
            let urls: Vec<&str> = feeds.iter().map(|feed| feed.url.as_str()).collect();
            Err(format!("names several feeds; add one of them: {}", urls.join(" ")))
        }
    }
}

fn remove(feeds: &[String], output: &mut Output) -> anyhow::Result<()> {
    let mut library = open()?;
    for words in feeds {
        let feed = library.feed_meant(words).in_library(&library)?;
        library.remove_feed(feed.id).in_library(&library)?;
        let articles = count(usize::try_from(feed.articles).unwrap_or_default(), "{} article", "{} articles");
        let told = fill("unfollowed {}; kept {}", &[&visible(&feed.name()), &articles]);
        output.write(format!("{told}\n").as_bytes())?;
    }
    Ok(())
}

fn import(file: &Path, output: &mut Output) -> anyhow::Result<()> {
    let source = Source::from(file.to_owned());
    let bytes = source.open().and_then(read_all);
    let listed = bytes.map_err(opml::Error::from).and_then(opml::read);
    let listed = match listed {
        Ok(listed) => listed,
        Err(error) => {
            output.fail(&Failure { source: source.to_string(), problem: error.to_string() });
            return Ok(());
        }
    };
    let mut library = make()?;
    let outcome = sync::import(&mut library, listed).in_library(&library)?;
    for (source, problem) in outcome.refused {
        output.fail(&Failure { source, problem });
    }
    let cut = if outcome.is_cut { messages().get("; the file is cut off at the end") } else { "" };
    let added = count(outcome.added.len(), "{} feed added", "{} feeds added");
    let known = fill("{} already followed", &[&outcome.known]);
    Ok(output.write(format!("{added}, {known}{cut}\n").as_bytes())?)
}

impl Record for Feed {
    const FIELDS: &'static [FieldOf<Self>] = &[
        (Field::new("id"), |feed| feed.id.into()),
        (Field::new("title"), |feed| feed.title.as_deref().into()),
        (Field::new("url"), |feed| masked(&feed.url).into()),
        (Field::new("folder"), |feed| feed.folder.as_deref().into()),
        (Field::new("tags"), |feed| feed.tags.as_deref().into()),
        (Field::new("full_text"), |feed| feed.full_text.into()),
        (Field::new("articles"), |feed| feed.articles.into()),
        (Field::new("unread"), |feed| feed.unread.into()),
        (Field::new("synced"), |feed| {
            feed.synced.and_then(|at| DateTime::from_timestamp(at, 0)).map(|at| at.to_rfc3339()).into()
        }),
        (Field::new("failures"), |feed| feed.failures.into()),
        (Field::new("problem"), |feed| feed.problem.as_deref().into()),
        (Field::new("note"), |feed| feed.note.as_deref().into()),
    ];
}

const COLUMNS: [Column; 8] = [
    column("No.", Align::Right),
    column("Feed", Align::Left),
    column("Unread", Align::Right),
    column("Articles", Align::Right),
    column("Full text", Align::Left),
    column("Last sync", Align::Left),
    column("Status", Align::Left),
    Column { spare: true, ..column("URL", Align::Left) },
];

fn list(form: RowFormat, look: Look, output: &mut Output) -> anyhow::Result<()> {
    let library = open()?;
    let feeds = library.feeds().in_library(&library)?;
    let mut writer = RowWriter::new(form, Feed::fields(), output)?;
    for feed in &feeds {
        writer.push(form.row(|| feed.values().collect(), || cells(feed))?, output)?;
    }
    Ok(writer.finish(&COLUMNS, look, output)?)
}

fn cells(feed: &Feed) -> Vec<String> {
    let synced = feed.synced.and_then(|at| DateTime::from_timestamp(at, 0));
    let local = |at: DateTime<chrono::Utc>| at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string();
    // The problem of a skipped feed already says how often it crashed.
    let often = if feed.failures > 1 && feed.unfinished == 0 {
        format!(" {}", fill("({} times)", &[&feed.failures]))
    } else {
        String::new()
    };
    let told = |text: &str| messages().translate(text).into_owned();
    let problem = feed.problem.as_ref().map(|problem| format!("{}{often}", told(problem)));
    vec![
        feed.id.to_string(),
        feed.name().into_owned(),
        feed.unread.to_string(),
        feed.articles.to_string(),
        if feed.full_text { messages().get("yes") } else { "" }.to_owned(),
        synced.map_or_else(|| messages().get("never").to_owned(), local),
        problem.or_else(|| feed.note.as_deref().map(told)).unwrap_or_default(),
        masked(&feed.url).into_owned(),
    ]
}
