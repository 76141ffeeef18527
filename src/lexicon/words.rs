//! The words of a language, read in the bytes that the build script has made.

use super::compile::{self, HEAD, STAGE, STRING, USE, kind};
use super::{Form, table};

/// A word of a [`Lexicon`], in whatever case it is written. The first one is the word that the lexicon does not have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(u16);

impl WordId {
    /// Stands for every word that is not in the lexicon.
    pub const UNKNOWN: Self = Self(0);

    /// The place in a table with a row for each word.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What a row says of its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    /// The stage that reads it: `figure`, `link`, `name`, `quote`, `table`, `time`.
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

/// A form with one of its tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggedForm {
    /// The form, with its ending.
    pub form: Form<'static>,
    /// The word of the form; the first one of a phrase; the verb of a separable verb.
    pub first: WordId,
    /// The last word of a phrase; a separable verb with its particle before it: `zulegte`.
    pub last: WordId,
    /// The tag.
    pub tag: Tag,
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon {
    bytes: &'static [u8],
    words: usize,
    slots: usize,
    tags: usize,
    stages: usize,
    uses: usize,
    strings: &'static str,
}

impl Lexicon {
    /// The lexicon in what the build script has made. Bytes that are none give a lexicon without words.
    pub fn new(bytes: &'static [u8]) -> Self {
        let empty = Self { bytes: &[], words: 0, slots: 0, tags: 0, stages: 0, uses: 0, strings: "" };
        let mut counts = [0; HEAD / 4];
        for (count, number) in counts.iter_mut().zip(bytes.as_chunks().0) {
            *count = u32::from_le_bytes(*number) as usize;
        }
        let [words, slots, tags, stages, uses, length] = counts;
        let lexicon = Self { bytes, words, slots, tags, stages, uses, strings: "" };
        let strings = lexicon.uses_at() + uses * USE;
        let strings = bytes.get(strings..strings + length).and_then(|strings| str::from_utf8(strings).ok());
        strings.filter(|_| slots.is_power_of_two()).map_or(empty, |strings| Self { strings, ..lexicon })
    }

    /// Compiles tables at run time, for tests and for languages that are not built in. The bytes are never freed.
    ///
    /// # Errors
    /// Says which row is wrong.
    pub fn parse(tables: &[&str]) -> Result<Self, String> {
        Ok(Self::new(Vec::leak(compile::compile(tables)?)))
    }

    fn slots_at(&self) -> usize {
        HEAD + self.words * STRING
    }

    fn tags_at(&self) -> usize {
        self.slots_at() + 2 * self.slots
    }

    fn stages_at(&self) -> usize {
        self.tags_at() + self.tags * STRING
    }

    fn uses_at(&self) -> usize {
        self.stages_at() + self.stages * STAGE
    }

    fn u16(&self, at: usize) -> u16 {
        self.bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u16::from_le_bytes(*bytes))
    }

    fn u32(&self, at: usize) -> usize {
        self.bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u32::from_le_bytes(*bytes))
            as usize
    }

    #[inline]
    fn string(&self, at: usize) -> &'static str {
        let start = self.u32(at);
        self.strings.get(start..start + usize::from(self.u16(at + 4))).unwrap_or_default()
    }

    /// The word that `folded`, which is in lower case, writes.
    #[inline]
    pub fn find(&self, folded: &str) -> WordId {
        if self.slots == 0 {
            return WordId::UNKNOWN;
        }
        let mut slot = compile::slot(folded, self.slots);
        loop {
            let word = self.u16(self.slots_at() + 2 * slot);
            if word == 0 || self.string(HEAD + usize::from(word - 1) * STRING) == folded {
                return WordId(word);
            }
            slot = (slot + 1) & (self.slots - 1);
        }
    }

    /// The word that `word` writes, in whatever case.
    pub fn find_in_any_case(&self, word: &str) -> WordId {
        table::folded(word, |folded| self.find(folded))
    }

    /// All forms with a tag for `stage`, in the order of the tables.
    pub fn tagged(&self, stage: &str) -> impl Iterator<Item = TaggedForm> {
        let lexicon = *self;
        let place = |number: usize| lexicon.stages_at() + number * STAGE;
        let name = |at: usize| {
            let start = lexicon.u32(at);
            lexicon.strings.get(start..start + lexicon.u32(at + 4)).unwrap_or_default()
        };
        let found = (0..self.stages).map(place).find(|&at| name(at) == stage);
        let (first, count) = found.map_or((0, 0), |at| (lexicon.u32(at + 8), lexicon.u32(at + 12)));
        (first..first + count).map(move |number| lexicon.tagged_form(number))
    }

    /// All forms with all their tags, the stages one after the other.
    pub fn forms(&self) -> impl Iterator<Item = TaggedForm> {
        let lexicon = *self;
        (0..self.uses).map(move |number| lexicon.tagged_form(number))
    }

    #[inline]
    fn tagged_form(&self, number: usize) -> TaggedForm {
        let at = self.uses_at() + number * USE;
        let written = self.string(at);
        let [tag, written_as, first, last] = [6, 8, 10, 12].map(|offset| self.u16(at + offset));
        let form = match written_as as u8 {
            kind::COMPOUND_END => Form::CompoundEnd(written),
            kind::PHRASE => Form::Phrase(written.split(' ').collect()),
            kind::SEPARABLE_VERB => {
                let (verb, particle) = written.split_once(' ').unwrap_or((written, ""));
                Form::SeparableVerb { verb, particle }
            }
            _ => Form::Word(written),
        };
        let tag = Tag::parse(self.string(self.tags_at() + usize::from(tag) * STRING));
        TaggedForm { form, first: WordId(first), last: WordId(last), tag }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# words\n*\tendings=e/en/\nUmsatz, umsätze\tlink.measure figure.number=3\n\
        in Höhe von\tlink.amount\nlegte + zu\tlink.up\n-anleihe\tfigure.loan\nletzt*\ttime.shift=-1\n-\tfigure.hyphen\n";

    #[test]
    fn one_look_up_finds_the_word_in_any_case() {
        let lexicon = Lexicon::parse(&[TABLE]).expect("a lexicon");
        assert_eq!(lexicon.find("umsatz"), lexicon.find_in_any_case("UMSATZ"));
        assert_ne!(lexicon.find("umsatz"), lexicon.find("umsätze"));
        for known in ["in", "von", "zulegte", "legte", "letzten", "letzt", "-"] {
            assert_ne!(lexicon.find(known), WordId::UNKNOWN, "{known}");
        }
        for unknown in ["Umsatz", "höhe", "anleihe", "letzter", "", "zu"] {
            assert_eq!(lexicon.find(unknown), WordId::UNKNOWN, "{unknown}");
        }
    }

    #[test]
    fn every_way_of_writing_a_form_is_read() {
        let lexicon = Lexicon::parse(&[TABLE]).expect("a lexicon");
        let forms = |stage: &str| lexicon.tagged(stage).map(|tagged| tagged.form).collect::<Vec<_>>();
        assert_eq!(
            forms("link"),
            [
                Form::Word("Umsatz"),
                Form::Word("umsätze"),
                Form::Phrase(vec!["in", "höhe", "von"]),
                Form::SeparableVerb { verb: "legte", particle: "zu" },
            ]
        );
        assert_eq!(
            forms("figure"),
            [Form::Word("Umsatz"), Form::Word("umsätze"), Form::CompoundEnd("anleihe"), Form::Word("-")]
        );
        assert_eq!(forms("time"), [Form::Word("letzte"), Form::Word("letzten"), Form::Word("letzt")]);
        assert_eq!(forms("name"), []);
        let number = lexicon.tagged("figure").next().expect("a form");
        assert_eq!((number.tag.name, number.tag.value), ("number", "3"));
        assert_eq!(number.first, lexicon.find("umsatz"));
        let phrase = lexicon.tagged("link").nth(2).expect("a form");
        assert_eq!((phrase.first, phrase.last), (lexicon.find("in"), lexicon.find("von")));
        let verb = lexicon.tagged("link").nth(3).expect("a form");
        assert_eq!((verb.first, verb.last), (lexicon.find("legte"), lexicon.find("zulegte")));
        assert_eq!(lexicon.forms().count(), 11);
    }

    #[test]
    fn bytes_that_are_no_lexicon_have_no_words() {
        let lexicon = Lexicon::parse(&[TABLE]).expect("a lexicon");
        for end in [0, 3, HEAD, lexicon.bytes.len() - 1] {
            let broken = Lexicon::new(&lexicon.bytes[..end]);
            assert!(broken.is_empty() && broken.find("umsatz") == WordId::UNKNOWN);
            assert_eq!(broken.forms().count(), 0);
        }
        assert!(Lexicon::parse(&["word without a tab"]).is_err());
        assert!(Lexicon::parse(&["word\ttag-without-stage"]).is_err());
    }
}
