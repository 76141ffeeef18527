//! Trees to the file of the judge.

use super::boost::{self, TreeNode, Trees};
use super::case::Case;
use crate::analysis::names::forest::{KINDS, LEAF, MAGIC, NODE, OFFSETS};

/// The trees that are fitted to `cases`, as the file of the program.
pub(super) fn bytes(cases: &[&Case]) -> Vec<u8> {
    let rows: Vec<&[i16]> = cases.iter().flat_map(|case| case.evidence.iter().map(Vec::as_slice)).collect();
    let forests: [Trees; KINDS] = std::array::from_fn(|kind| {
        let kinds = cases.iter().flat_map(|case| &case.kinds);
        let labels: Vec<bool> = kinds.map(|&right| right == Some(kind)).collect();
        boost::grow(&rows, &labels)
    });
    let features = rows.first().map_or(0, |row| row.len()) as u32;
    let mut bytes = MAGIC.to_vec();
    bytes.extend(features.to_le_bytes());
    for forest in &forests {
        bytes.extend((forest.trees.len() as u32).to_le_bytes());
    }
    for forest in &forests {
        bytes.extend(forest.base.to_le_bytes());
    }
    debug_assert_eq!(bytes.len(), OFFSETS, "the head of the file");
    let trees = || forests.iter().flat_map(|forest| &forest.trees);
    let mut offset = 0_u32;
    for tree in trees() {
        bytes.extend(offset.to_le_bytes());
        offset += tree.len() as u32;
    }
    bytes.reserve(offset as usize * NODE);
    for node in trees().flatten() {
        match *node {
            TreeNode::Leaf(value) => {
                bytes.extend(LEAF.to_le_bytes());
                bytes.extend(value.to_le_bytes());
            }
            TreeNode::Split { feature, most, right } => {
                bytes.extend(feature.to_le_bytes());
                bytes.extend(most.to_le_bytes());
                bytes.extend(right.to_le_bytes());
            }
        }
    }
    bytes
}
