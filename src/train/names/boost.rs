//! Decision trees by gradient boosting: each tree is grown towards what the sum of those before it leaves over.
//!
//! The loss is the logarithm of the likelihood. Values are sorted into bins once; a tree splits the leaf that gains
//! most, up to [`LEAVES`] of them (best first, as `LightGBM` does). Each tree sees some of the
//! features only, chosen from a fixed seed.

use crate::analysis::names::forest;
use crate::train::score::as_float;

/// How many trees there are.
const ROUNDS: usize = 300;
/// How much of what a leaf should add it does add.
const RATE: f64 = 0.04;
/// The leaves of a tree.
const LEAVES: usize = forest::LEAVES;
/// The fewest examples of a leaf.
const LEAST: usize = 20;
/// What keeps leaves with few examples small.
const PENALTY: f64 = 5.0;
/// A split must gain more.
const LEAST_GAIN: f64 = 1e-6;
/// How many of ten features a tree may look at, so that it does not always see the same.
const SEEN_OF_TEN: u64 = 4;
/// Where the choice of features starts.
const SEED: u64 = 0x5DEE_CE66_D1CE_4E5B;
/// The most bins of a feature.
const BINS: usize = 64;

/// One decision of a tree, or what it adds.
#[derive(Debug, Clone, Copy)]
pub(super) enum TreeNode {
    /// Values up to the number go left, to the next node, others so many nodes on.
    Split { feature: u16, most: i16, right: u16 },
    /// What is added.
    Leaf(f32),
}

/// Trees, each in the order of a walk that goes left first, and what the sum starts with.
#[derive(Debug, Default)]
pub(super) struct Trees {
    pub base: f32,
    pub trees: Vec<Vec<TreeNode>>,
}

/// The values of one feature as bins.
struct Column {
    /// The highest value of each bin but the last.
    limits: Vec<i16>,
    bins: Vec<u8>,
    /// The bin that most rows are in.
    common: usize,
    /// The rows that are in others.
    others: Vec<u32>,
}

impl Column {
    fn new(values: &[i16]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        let mut limits: Vec<i16> = sorted.clone();
        limits.dedup();
        if limits.len() > BINS {
            limits = (1..BINS).map(|bin| sorted[bin * sorted.len() / BINS]).collect();
            limits.dedup();
        } else {
            limits.pop();
        }
        let bins: Vec<u8> =
            values.iter().map(|value| limits.partition_point(|limit| limit < value) as u8).collect();
        let mut counts = [0_usize; BINS];
        for &bin in &bins {
            counts[usize::from(bin)] += 1;
        }
        let common = (0..BINS).max_by_key(|&bin| counts[bin]).unwrap_or_default();
        let others = (0..).zip(&bins).filter(|&(_, &bin)| usize::from(bin) != common).map(|(row, _)| row);
        Self { others: others.collect(), limits, bins, common }
    }
}

/// Sums of a bin: gradients, their slopes, examples.
type Bin = (f64, f64, u32);

/// A part of the examples that may be split.
struct Part {
    rows: Vec<u32>,
    /// The sums of every bin of every feature.
    bins: Vec<Bin>,
    /// The node of the tree under construction.
    node: usize,
    best: Option<Best>,
}

#[derive(Clone, Copy)]
struct Best {
    gain: f64,
    column: usize,
    bin: usize,
}

/// The tree under construction.
enum Growing {
    Leaf(f64),
    Split { column: usize, bin: usize, left: usize, right: usize },
}

/// Grows trees that tell the rows with a label from the others.
pub(super) fn grow(rows: &[&[i16]], labels: &[bool]) -> Trees {
    let features = rows.first().map_or(0, |row| row.len());
    let columns: Vec<(u16, Column)> = (0..features)
        .map(|feature| {
            let values: Vec<i16> = rows.iter().map(|row| row[feature]).collect();
            (feature as u16, Column::new(&values))
        })
        .filter(|(_, column)| !column.limits.is_empty())
        .collect();
    let right = labels.iter().filter(|&&label| label).count();
    let odds = as_float(right.max(1)) / as_float((labels.len() - right).max(1));
    let base = odds.ln();
    let mut sums = vec![base; rows.len()];
    let mut trees = Vec::with_capacity(ROUNDS);
    let mut random = SEED;
    for _ in 0..ROUNDS {
        let seen: Vec<&(u16, Column)> = columns
            .iter()
            .filter(|_| {
                random =
                    random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                random >> 33 < SEEN_OF_TEN * (1 << 31) / 10
            })
            .collect();
        let slopes: Vec<(f64, f64)> = sums
            .iter()
            .zip(labels)
            .map(|(sum, &label)| {
                let chance = 1.0 / (1.0 + (-sum).exp());
                (chance - f64::from(u8::from(label)), chance * (1.0 - chance))
            })
            .collect();
        let (nodes, leaves) = tree(&seen, &slopes);
        for (node, rows) in leaves {
            if let Growing::Leaf(value) = nodes[node] {
                for row in rows {
                    sums[row as usize] += value;
                }
            }
        }
        let mut flat = Vec::new();
        flatten(&nodes, 0, &seen, &mut flat);
        trees.push(flat);
    }
    Trees { base: base as f32, trees }
}

fn tree(columns: &[&(u16, Column)], slopes: &[(f64, f64)]) -> (Vec<Growing>, Vec<(usize, Vec<u32>)>) {
    let rows: Vec<u32> = (0..slopes.len() as u32).collect();
    let bins = histogram(columns, slopes, &rows);
    let mut nodes = vec![Growing::Leaf(value(&bins))];
    let mut parts = vec![Part { best: best(columns, &bins), rows, bins, node: 0 }];
    while parts.len() < LEAVES {
        let gain = |part: &Part| part.best.map_or(0.0, |best| best.gain);
        let Some(at) =
            (0..parts.len()).max_by(|&left, &right| gain(&parts[left]).total_cmp(&gain(&parts[right])))
        else {
            break;
        };
        let Some(Best { column, bin, .. }) = parts[at].best else { break };
        let part = parts.swap_remove(at);
        let goes_left = |row: &u32| usize::from(columns[column].1.bins[*row as usize]) <= bin;
        let (left, right): (Vec<u32>, Vec<u32>) = part.rows.iter().partition(|row| goes_left(row));
        let left_is_small = left.len() < right.len();
        let small = histogram(columns, slopes, if left_is_small { &left } else { &right });
        let large: Vec<Bin> = part
            .bins
            .iter()
            .zip(&small)
            .map(|(all, small)| (all.0 - small.0, all.1 - small.1, all.2 - small.2))
            .collect();
        let (left_bins, right_bins) = if left_is_small { (small, large) } else { (large, small) };
        let (left_node, right_node) = (nodes.len(), nodes.len() + 1);
        nodes[part.node] = Growing::Split { column, bin, left: left_node, right: right_node };
        for (rows, bins, node) in [(left, left_bins, left_node), (right, right_bins, right_node)] {
            nodes.push(Growing::Leaf(value(&bins)));
            parts.push(Part { best: best(columns, &bins), rows, bins, node });
        }
    }
    (nodes, parts.into_iter().map(|part| (part.node, part.rows)).collect())
}

/// The sums of every bin of every feature over `rows`.
fn histogram(columns: &[&(u16, Column)], slopes: &[(f64, f64)], rows: &[u32]) -> Vec<Bin> {
    let mut sums = vec![(0.0, 0.0, 0); columns.len() * BINS];
    let add = |sum: &mut Bin, row: u32| {
        let (gradient, slope) = slopes[row as usize];
        *sum = (sum.0 + gradient, sum.1 + slope, sum.2 + 1);
    };
    let mut all = (0.0, 0.0, 0);
    let mut is_member = vec![false; slopes.len()];
    for &row in rows {
        add(&mut all, row);
        is_member[row as usize] = true;
    }
    for (&(_, column), sums) in columns.iter().zip(sums.chunks_exact_mut(BINS)) {
        // Most features are nothing at most places: then only the rest is counted.
        if column.others.len() < rows.len() {
            for &row in column.others.iter().filter(|&&row| is_member[row as usize]) {
                add(&mut sums[usize::from(column.bins[row as usize])], row);
            }
            let rest = total(sums);
            sums[column.common] = (all.0 - rest.0, all.1 - rest.1, all.2 - rest.2);
        } else {
            for &row in rows {
                add(&mut sums[usize::from(column.bins[row as usize])], row);
            }
        }
    }
    sums
}

fn total(bins: &[Bin]) -> Bin {
    bins.iter().fold((0.0, 0.0, 0), |sum, bin| (sum.0 + bin.0, sum.1 + bin.1, sum.2 + bin.2))
}

/// What a leaf with these bins adds.
fn value(bins: &[Bin]) -> f64 {
    let (gradient, slope, _) = total(bins.get(..BINS).unwrap_or_default());
    -RATE * gradient / (slope + PENALTY)
}

/// The split that gains most.
fn best(columns: &[&(u16, Column)], bins: &[Bin]) -> Option<Best> {
    let worth = |(gradient, slope, _): Bin| gradient * gradient / (slope + PENALTY);
    let mut best: Option<Best> = None;
    let all = total(bins.get(..BINS)?);
    for (at, (&(_, column), bins)) in columns.iter().zip(bins.chunks_exact(BINS)).enumerate() {
        let mut left = (0.0, 0.0, 0);
        for (bin, sum) in bins.iter().enumerate().take(column.limits.len()) {
            left = (left.0 + sum.0, left.1 + sum.1, left.2 + sum.2);
            let right = (all.0 - left.0, all.1 - left.1, all.2 - left.2);
            if (left.2 as usize) < LEAST || (right.2 as usize) < LEAST {
                continue;
            }
            let gain = worth(left) + worth(right) - worth(all);
            if gain > best.map_or(LEAST_GAIN, |best| best.gain) {
                best = Some(Best { gain, column: at, bin });
            }
        }
    }
    best
}

fn flatten(nodes: &[Growing], at: usize, columns: &[&(u16, Column)], flat: &mut Vec<TreeNode>) {
    match nodes[at] {
        Growing::Leaf(value) => flat.push(TreeNode::Leaf(value as f32)),
        Growing::Split { column, bin, left, right } => {
            let (feature, column) = columns[column];
            let place = flat.len();
            flat.push(TreeNode::Leaf(0.0));
            flatten(nodes, left, columns, flat);
            let distance = flat.len() - place;
            flat[place] =
                TreeNode::Split { feature: *feature, most: column.limits[bin], right: distance as u16 };
            flatten(nodes, right, columns, flat);
        }
    }
}
