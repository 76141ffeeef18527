//! How changes show that are not saved yet.

use crate::library::ArticleRow;
use crate::tui::effect::library_worker::Request;

/// What `request` will have changed of an article.
pub(super) fn apply(request: &Request, row: &mut ArticleRow) {
    match request {
        Request::Seen(id) if *id == row.id => row.is_read = true,
        Request::Read(ids, is_read) if ids.contains(&row.id) => row.is_read = *is_read,
        Request::Star(ids, is_starred) if ids.contains(&row.id) => row.is_starred = *is_starred,
        Request::Tags(id, tags) if *id == row.id => {
            row.tags = Some(tags.join(" ")).filter(|tags| !tags.is_empty());
        }
        _ => {}
    }
}
