//! Limits the depth of a finished tree.
//!
//! Code that works on the tree looks at the ancestors of nodes, so its time grows with the sum of all depths. Large trees
//! therefore have a lower limit than small ones.

use super::bounds::DEEPEST;
use dom_query::{NodeId, Tree};

/// The depths of all nodes may add up to this. A long article with 20,000 nodes at a depth of 25 takes a tenth of it.
const MOST_DEPTHS: usize = 5_000_000;
/// No tree is made less deep than this.
const LEAST_DEEP: usize = 32;

/// Moves what lies too deep below the root up, in the order of the text.
pub(super) fn flatten(tree: &Tree) {
    let (mut nodes, mut depths, mut deepest) = (0, 0, 0);
    walk(tree, |_, depth| {
        nodes += 1;
        depths += depth;
        deepest = deepest.max(depth);
    });
    let most = if depths > MOST_DEPTHS { (MOST_DEPTHS / nodes).clamp(LEAST_DEEP, DEEPEST) } else { DEEPEST };
    if deepest <= most {
        return;
    }
    walk(tree, |id, depth| {
        let mut before = id;
        while let Some(child) = tree.first_child_of(&id).filter(|_| depth >= most) {
            tree.remove_from_parent(&child.id);
            tree.insert_after_of(&before, &child.id);
            before = child.id;
        }
    });
}

/// Calls `visit` for each node below the root with its depth, in the order of the text. It may move the node's children
/// behind the node.
fn walk(tree: &Tree, mut visit: impl FnMut(NodeId, usize)) {
    let first = |id: &NodeId| tree.first_child_of(id).map(|node| node.id);
    let mut depth = 1;
    let mut next = first(&tree.root_id());
    while let Some(id) = next {
        visit(id, depth);
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
