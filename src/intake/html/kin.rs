//! Texts that the reader leaves out although they stand in elements like those that it takes: pages may be built of modules,
//! each with a paragraph or two, and the reader takes those that stand together.

use super::parts::{PagePart, PartForm};
use dom_query::{NodeId, NodeRef};
use foldhash::{HashMap, HashSet};

/// So many texts must be taken from elements of a kind.
const LEAST_TAKEN: usize = 2;

/// Marks such texts, and those in `modules`, which are named after the text. Where the page has named what holds the article,
/// they are inside of that.
pub fn mark(parts: &mut [PagePart], root: &NodeRef<'_>, is_named: bool, modules: &[NodeId]) {
    let may_be = |part: &PagePart| {
        (part.is_inside || !is_named) && part.form == PartForm::Text && part.is_sentence() && part.is_prose()
    };
    if parts.iter().all(|part| part.is_read || !may_be(part)) {
        return;
    }
    let kind = |part: &PagePart| {
        let parent = root.tree.get(&part.parent)?;
        let names = parent.class().filter(|names| !names.trim().is_empty())?;
        Some((parent.node_name()?.to_string(), names.to_string()))
    };
    let mut taken: HashMap<(String, String), usize> = HashMap::default();
    for part in parts.iter().filter(|part| part.is_read && may_be(part)) {
        if let Some(kind) = kind(part) {
            *taken.entry(kind).or_default() += 1;
        }
    }
    let modules = modules.iter().filter_map(|module| root.tree.get(module));
    let inside = |module: NodeRef<'_>| {
        std::iter::once(module.id).chain(module.descendants_it().map(|node| node.id)).collect::<Vec<_>>()
    };
    let inside: HashSet<NodeId> = modules.flat_map(inside).collect();
    for part in parts.iter_mut().filter(|part| !part.is_read && may_be(part)) {
        let is_alike =
            || kind(part).and_then(|kind| taken.get(&kind)).is_some_and(|taken| *taken >= LEAST_TAKEN);
        part.is_kin = inside.contains(&part.owner) || is_alike();
    }
}
