//! Words as data: what the program knows of words before it reads a text.
//!
//! | source | knows | asked by |
//! | --- | --- | --- |
//! | [`Lexicon`] | a few thousand words of one language, each with tags of what it does in a text | every stage of the analysis |
//! | [`dictionary`] | which words of a language are ordinary ones | names |
//! | [`gazetteer`] | companies, given names, places, and what looks like a company and is none | names, tagger |
//!
//! # The lexicon of a language
//!
//! `assets/language/<code>/lexicon.tsv` has one row a lexeme: its forms, a tab, its tags. Every form stands in one
//! row, so that everything that is known of a word is found in one place and one look-up:
//!
//! ```text
//! Umsatz, Umsätze, Umsatzes    link.measure link.flow
//! legte + zu    link.up
//! in Höhe von    link.amount
//! drei    figure.number=3 time.number=3
//! ```
//!
//! | form | stands for |
//! | --- | --- |
//! | `Umsatz` | the word, in any case unless a tag asks for it as it is written |
//! | `letzt*` | the word with every ending of an adjective, and without one |
//! | `-anleihe` | every compound that ends so |
//! | `in Höhe von` | the words in this order |
//! | `legte + zu` | a verb and its particle at the end of the clause, and both as one word: `zulegte` |
//!
//! A tag has the name of the stage that reads it, a point, its own name and perhaps a value. What the tags of a stage
//! mean stands with the stage: [`crate::analysis::figures`], [`crate::analysis::links`], [`crate::analysis::names`],
//! [`crate::analysis::periods`]. Words of saying, which several stages read, have tags of `quote`.
//!
//! `assets/language/common/lexicon.tsv` has the signs, codes and words of names that all languages share.

pub mod dictionary;
mod form;
pub mod gazetteer;
mod side_table;
pub mod table;
mod table_rows;

pub use form::Form;
pub use side_table::SideTable;
pub use table::is_form_of;

use foldhash::HashMap;

/// The table of the signs and codes that all languages share.
pub const COMMON: &str = include_str!("../../assets/language/common/lexicon.tsv");

/// A word of a [`Lexicon`], in whatever case it is written. The first one is the word that the lexicon does not have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(u16);

impl WordId {
    /// Stands for every word that is not in the lexicon.
    pub const UNKNOWN: Self = Self(0);

    /// The place in a table with a row for each word.
    fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What a row says of its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    /// The stage that reads it: `figure`, `link`, `name`, `quote`, `time`.
    pub stage: &'static str,
    /// Its name, for example `measure`.
    pub name: &'static str,
    /// What it says beside its name, for example `3`; empty for most.
    pub value: &'static str,
}

impl Tag {
    fn parse(tag: &'static str) -> Self {
        let (key, value) = tag.split_once('=').unwrap_or((tag, ""));
        let (stage, name) = key.split_once('.').unwrap_or(("", key));
        Self { stage, name, value }
    }
}

/// A lexeme: forms that have the same tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexeme {
    /// Its forms, with endings written out.
    pub forms: Vec<Form>,
    /// Its tags.
    pub tags: Vec<Tag>,
}

/// The words of one language.
#[derive(Debug, Clone)]
pub struct Lexicon {
    lexemes: Vec<Lexeme>,
    words: HashMap<String, WordId>,
}

impl Lexicon {
    /// Reads tables, the later ones after the earlier. `endings` are those of an adjective.
    pub fn parse(tables: &[&'static str], endings: &[&str]) -> Self {
        let mut lexicon = Self { lexemes: Vec::new(), words: HashMap::default() };
        for mut cells in tables.iter().copied().flat_map(table::rows) {
            let (forms, tags) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let forms = forms.split(", ").flat_map(|form| Form::parse(form, endings)).collect();
            lexicon.add(Lexeme { forms, tags: tags.split(' ').map(Tag::parse).collect() });
        }
        lexicon
    }

    fn add(&mut self, lexeme: Lexeme) {
        for form in &lexeme.forms {
            for word in form.keys() {
                let next = WordId(u16::try_from(self.words.len() + 1).unwrap_or_default());
                self.words.entry(word).or_insert(next);
            }
        }
        self.lexemes.push(lexeme);
    }

    /// The word that `folded`, which is in lower case, writes.
    pub fn find(&self, folded: &str) -> WordId {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// The word that `word` writes, in whatever case.
    pub fn find_in_any_case(&self, word: &str) -> WordId {
        table::folded(word, |folded| self.find(folded))
    }

    /// All forms with a tag for `stage`, and the tag, in the order of the tables.
    pub fn tags_of<'l>(&'l self, stage: &'l str) -> impl Iterator<Item = (&'l Form, Tag)> + 'l {
        self.lexemes.iter().flat_map(move |lexeme| {
            let tags = lexeme.tags.iter().filter(move |tag| tag.stage == stage);
            tags.flat_map(|tag| lexeme.forms.iter().map(move |form| (form, *tag)))
        })
    }

    /// All lexemes, in the order of the tables.
    pub fn lexemes(&self) -> &[Lexeme] {
        &self.lexemes
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_look_up_finds_the_word_in_any_case() {
        let table = "# words\nUmsatz, umsätze\tlink.measure figure.number=3\nin Höhe von\tlink.amount\nlegte + zu\tlink.up\n";
        let lexicon = Lexicon::parse(&[table], &[]);
        assert_eq!(lexicon.find("umsatz"), lexicon.find_in_any_case("UMSATZ"));
        assert_ne!(lexicon.find("umsatz"), lexicon.find("umsätze"));
        assert_ne!(lexicon.find("in"), WordId::UNKNOWN);
        assert_ne!(lexicon.find("zulegte"), WordId::UNKNOWN);
        assert_eq!(lexicon.find("Umsatz"), WordId::UNKNOWN);
        let tags: Vec<_> = lexicon.tags_of("figure").map(|(form, tag)| (form.clone(), tag.value)).collect();
        assert_eq!(tags, [(Form::Word("Umsatz".into()), "3"), (Form::Word("umsätze".into()), "3")]);
    }
}
