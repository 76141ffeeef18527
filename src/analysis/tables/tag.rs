//! What words say in the headings of tables: the tags of the stage `table`.

use crate::analysis::text::Text;
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, SideTable, TaggedForm};
use std::ops::Range;
use std::str::FromStr;
use strum::{EnumCount, EnumString};

/// What a word says of a column or row, named as in the lexicon: `table.change`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum TableTag {
    /// The numbers say by how much something changed: `Veränderung`, `YoY`.
    Change,
    /// Such a change has a name of its own beside other words: `organic growth`.
    Growth,
    /// They are of the year before: `Vorjahr`, `prior year`.
    Prior,
    /// They are of the quarter before: `Vorquartal`; makes one of a year before: `prior quarter`.
    PriorQuarter,
    /// The column has firms: `Unternehmen`, `bank`.
    Firm,
    /// The column has places in a ranking: `Rang`.
    Rank,
    /// The numbers are percent, unless they say otherwise: `Marge`, `-quote`.
    Share,
    /// What is counted, and no sum of money: `vessels`.
    Count,
    /// What is counted is counted in money where the table has a currency: `orders`.
    Money,
    /// The row sums up the others: `Summe`, `total`.
    Total,
    /// They are amounts by the share without saying so: `EPS`.
    PerShare,
}

/// A set of tags.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TableTags(u16);

impl TableTags {
    const _FITS: () = assert!(TableTag::COUNT <= u16::BITS as usize, "the tags fit the set");

    /// Whether `tag` is in the set.
    pub(super) fn has(self, tag: TableTag) -> bool {
        self.0 & (1 << tag as u16) != 0
    }

    pub(super) fn add(&mut self, tag: TableTag) {
        self.0 |= 1 << tag as u16;
    }

    fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The tagged words of one language.
#[derive(Debug)]
struct TableWords {
    words: SideTable<TableTags>,
    compound_ends: Vec<(&'static str, TableTag)>,
}

const STAGE: &str = "table";

static WORDS: PerPack<TableWords> = PerPack::new(TableWords::new);

impl TableWords {
    fn new(pack: &'static Pack) -> Self {
        let mut words = Self { words: SideTable::new(&pack.lexicon), compound_ends: Vec::new() };
        for TaggedForm { form, first, tag, .. } in pack.lexicon.tagged(STAGE) {
            let known = TableTag::from_str(tag.name).ok();
            debug_assert!(known.is_some(), "the lexicon has a tag that tables do not know: {tag:?}");
            let Some(known) = known else { continue };
            match form {
                Form::Word(_) => words.words.value_mut(first).add(known),
                Form::CompoundEnd(end) => words.compound_ends.push((end, known)),
                Form::Phrase(_) | Form::SeparableVerb { .. } => {
                    debug_assert!(false, "words of tables stand alone: {form:?}");
                }
            }
        }
        words
    }
}

/// What the words of a heading say.
pub(super) fn tags(text: &Text<'_>, tokens: Range<usize>) -> TableTags {
    let known = WORDS.of(text.pack);
    let mut found = TableTags::default();
    for index in tokens.filter(|&index| text.is_word(index)) {
        found = found.union(*known.words.get(text.word(index)));
        let form = text.form(index);
        for &(end, tag) in &known.compound_ends {
            if form.len() > end.len() && form.to_lowercase().ends_with(end) {
                found.add(tag);
            }
        }
    }
    found
}
