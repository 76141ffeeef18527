//! A bound on the depth of a finished tree.

use dom_query::{NodeId, Tree};

/// Moves what lies deeper than `deepest` below the root up to that depth, in the order of the text.
pub(super) fn flatten(tree: &Tree, deepest: usize) {
    let first = |id: &NodeId| tree.first_child_of(id).map(|node| node.id);
    let mut depth = 1;
    let mut next = first(&tree.root_id());
    while let Some(id) = next {
        if depth >= deepest {
            let mut before = id;
            while let Some(child) = first(&id) {
                tree.remove_from_parent(&child);
                tree.insert_after_of(&before, &child);
                before = child;
            }
        }
        next = first(&id);
        if next.is_some() {
            depth += 1;
            continue;
        }
        let mut last = id;
        next = loop {
            if let Some(sibling) = tree.next_sibling_of(&last) {
                break Some(sibling.id);
            }
            match tree.parent_of(&last) {
                Some(parent) if depth > 1 => {
                    depth -= 1;
                    last = parent.id;
                }
                _ => break None,
            }
        };
    }
}
