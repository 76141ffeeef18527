//! Trees to the file of the judge.

use super::boost::{self, TreeNode, Trees};
use super::case::Case;
use crate::analysis::names::forest::{HEAD, KINDS, LEAVES, MAGIC, QUESTION, SCALE};

/// What an inner node asks of its feature.
struct Question {
    feature: u16,
    /// The highest value that goes left.
    most: i16,
    tree: u16,
    /// The leaves that a higher value leaves open: all but those on the left.
    stay: u16,
}

/// The trees that are fitted to `cases`, as the file of the program.
pub(super) fn bytes(cases: &[&Case]) -> Vec<u8> {
    let rows: Vec<&[i16]> = cases.iter().flat_map(|case| case.evidence.iter().map(Vec::as_slice)).collect();
    let forests: [Trees; KINDS] = std::array::from_fn(|kind| {
        let kinds = cases.iter().flat_map(|case| &case.kinds);
        let labels: Vec<bool> = kinds.map(|&right| right == Some(kind)).collect();
        boost::grow(&rows, &labels)
    });
    let features = rows.first().map_or(0, |row| row.len()) as u32;
    let mut questions = Vec::new();
    let mut leaves = Vec::new();
    for (tree, nodes) in forests.iter().flat_map(|forest| &forest.trees).enumerate() {
        let mut added = Vec::with_capacity(LEAVES);
        ask(nodes, 0, tree as u16, &mut questions, &mut added);
        added.resize(LEAVES, 0.0);
        leaves.extend(added);
    }
    questions.sort_by_key(|question| (question.feature, question.most));

    let mut bytes = MAGIC.to_vec();
    bytes.extend(features.to_le_bytes());
    for forest in &forests {
        bytes.extend((forest.trees.len() as u32).to_le_bytes());
    }
    for forest in &forests {
        bytes.extend(scaled(forest.base).to_le_bytes());
    }
    debug_assert_eq!(bytes.len(), HEAD, "the head of the file");
    let end = |feature: u32| questions.partition_point(|question| u32::from(question.feature) < feature);
    for feature in 0..features {
        let own = &questions[end(feature)..end(feature + 1)];
        bytes.extend(own.first().map_or(i16::MAX, |question| question.most).to_le_bytes());
    }
    for feature in 0..features {
        bytes.extend((end(feature + 1) as u32).to_le_bytes());
    }
    bytes.reserve(questions.len() * QUESTION + leaves.len() * 2);
    for Question { most, tree, stay, .. } in questions {
        bytes.extend(most.to_le_bytes());
        bytes.extend(tree.to_le_bytes());
        bytes.extend(stay.to_le_bytes());
    }
    let most = i32::from(i16::MAX);
    bytes.extend(leaves.into_iter().flat_map(|leaf| (scaled(leaf).clamp(-most, most) as i16).to_le_bytes()));
    bytes
}

/// A part of the logarithm of odds in the units of the file.
fn scaled(part: f32) -> i32 {
    (f64::from(part) * f64::from(SCALE)).round() as i32
}

/// Adds the questions and the leaves of the part of a tree that begins at node `at`.
fn ask(nodes: &[TreeNode], at: usize, tree: u16, questions: &mut Vec<Question>, leaves: &mut Vec<f32>) {
    match nodes[at] {
        TreeNode::Leaf(value) => leaves.push(value),
        TreeNode::Split { feature, most, right } => {
            let first = leaves.len();
            ask(nodes, at + 1, tree, questions, leaves);
            let ruled_out = (first..leaves.len()).fold(0_u16, |bits, leaf| bits | 1 << leaf);
            questions.push(Question { feature, most, tree, stay: !ruled_out });
            ask(nodes, at + usize::from(right), tree, questions, leaves);
        }
    }
}
