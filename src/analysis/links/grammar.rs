//! The words that links hang on: what the tags of the lexicon for links say of them.

use super::class::{COMPOUNDED, VERBAL, class_named};
pub(super) use super::class::{Class, Classes};
use crate::analysis::speech::{self, SpeechTag};
use crate::analysis::text::Text;
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable, is_form_of};

/// The name of the stage in the tags of the lexicon.
const STAGE: &str = "link";

/// What is known of the words that start with one word.
#[derive(Debug, Clone, Default)]
struct Entry {
    /// The classes of the word alone.
    alone: Classes,
    /// Words that follow it directly, with the classes of the whole.
    phrases: Vec<(Vec<Box<str>>, Classes)>,
    /// Particles at the end of the clause, with the classes of verb and particle.
    particles: Vec<(Box<str>, Classes)>,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Grammar {
    lexicon: &'static Lexicon,
    entries: SideTable<Entry>,
    compounds: bool,
}

/// The words of all languages.
pub(super) static GRAMMARS: PerPack<Grammar> = PerPack::new(Grammar::new);

/// The shortest last part of a compound, in bytes, and the shortest part before it.
const SHORTEST_PART: usize = 4;
const SHORTEST_FIRST: usize = 3;

impl Grammar {
    fn new(pack: &'static Pack) -> Self {
        let lexicon: &Lexicon = &pack.lexicon;
        let compounds = pack.words.closed_compounds;
        let mut grammar = Self { lexicon, entries: SideTable::new(lexicon), compounds };
        for (form, tag) in lexicon.tags_of(STAGE) {
            let class = class_named(tag.name);
            debug_assert!(class.is_some(), "the lexicon has a tag that links do not know: {tag:?}");
            if let Some(class) = class {
                grammar.add(form, Classes::of(class));
            }
        }
        for (form, tag) in speech::tags_of(lexicon) {
            if matches!(tag, SpeechTag::Say | SpeechTag::Expect) {
                grammar.add(form, Classes::of(Class::Say));
            }
        }
        grammar
    }

    fn add(&mut self, form: &Form, classes: Classes) {
        match form {
            Form::Word(word) => {
                let entry = self.entries.value_mut(self.lexicon.find_in_any_case(word));
                entry.alone = entry.alone.union(classes);
            }
            Form::Phrase(words) => {
                let Some((first, rest)) = words.split_first() else { return };
                self.entries.value_mut(self.lexicon.find(first)).phrases.push((rest.to_vec(), classes));
            }
            Form::SeparableVerb { verb, particle } => {
                self.entries.value_mut(self.lexicon.find(verb)).particles.push((particle.clone(), classes));
                // In a subordinate clause they are one word: `während Bayer um 3 Prozent nachgaben`.
                let joined = self.entries.value_mut(self.lexicon.find(&format!("{particle}{verb}")));
                joined.alone = joined.alone.union(classes);
            }
            Form::CompoundEnd(_) => {
                debug_assert!(false, "compounds have the classes of their last noun: {form:?}");
            }
        }
    }

    /// The classes of every token. Words of a fixed phrase all have its classes; a verb whose particle stands
    /// apart has them where the particle follows before the clause ends.
    pub(super) fn classify(&self, text: &Text<'_>) -> Vec<Classes> {
        let mut classes = vec![Classes::default(); text.len()];
        for sentence in &text.sentences {
            for index in sentence.tokens.clone() {
                self.classify_token(text, index, sentence.tokens.end, &mut classes);
            }
        }
        classes
    }

    fn classify_token(&self, text: &Text<'_>, index: usize, end: usize, classes: &mut [Classes]) {
        let word = text.form(index);
        if !text.is_word(index) {
            return;
        }
        let id = text.word(index);
        let entry = self.entries.get(id);
        if !self.entries.has(id) {
            if self.compounds && text.is_capitalized(index) {
                classes[index] = classes[index].union(self.last_part(word));
            }
            return;
        }
        // The `up` of `start-up` moves nothing.
        let in_compound = text.is_joined(index) && index > 0 && text.form(index - 1) == "-";
        let alone = if in_compound { entry.alone.without(VERBAL) } else { entry.alone };
        // A `Dax-Spitze` is no index, a `profit-taking` no profit.
        let opens = text.is_joined(index + 1) && text.form(index + 1) == "-" && text.is_joined(index + 2);
        let alone = if opens { alone.without(COMPOUNDED) } else { alone };
        classes[index] = classes[index].union(alone);
        // A compound that a table lists is what its last part is all the same.
        if self.compounds && entry.alone == Classes::of(Class::Measure) && text.is_capitalized(index) {
            classes[index] = classes[index].union(self.last_part(word));
        }
        for (rest, whole) in &entry.phrases {
            let behind = index + 1 + rest.len();
            if behind <= end && rest.iter().zip(index + 1..).all(|(word, at)| is_form_of(text.form(at), word))
            {
                for class in &mut classes[index..behind] {
                    *class = class.union(*whole);
                }
            }
        }
        for (particle, whole) in &entry.particles {
            if has_particle(text, index + 1, end, particle) {
                classes[index] = classes[index].union(*whole);
            }
        }
    }

    /// The classes of the longest known noun that ends `word`.
    fn last_part(&self, word: &str) -> Classes {
        let cuts = word
            .char_indices()
            .map(|(at, _)| at)
            .filter(|&at| at >= SHORTEST_FIRST && at + SHORTEST_PART <= word.len());
        cuts.take(40)
            .map(|at| self.entries.get(self.lexicon.find_in_any_case(&word[at..])).alone.only(COMPOUNDED))
            .find(|&classes| classes != Classes::default())
            .unwrap_or_default()
    }
}

fn has_particle(text: &Text<'_>, from: usize, end: usize, particle: &str) -> bool {
    /// A clause between verb and particle is no longer than this.
    const REACH: usize = 40;
    (from..end.min(from + REACH))
        .find(|&index| {
            text.form(index) == particle
                && (index + 1 == end
                    || matches!(
                        text.form(index + 1),
                        "." | "," | ";" | ":" | "(" | "–" | ")" | "und" | "oder" | "!" | "?" | "“"
                    ))
        })
        .is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::text::annotate;
    use crate::document::Language;
    use crate::document::{Block, BlockKind, Document, Span};
    use crate::language::PACKS;

    #[test]
    fn compounds_and_particles() {
        let text =
            "Der Jahresumsatz legte im Mai kräftig zu. Sie legte zu viele Karten hin. Während A nachgaben.";
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let language = Language::German;
        let document =
            Document { text: text.to_owned(), language, blocks: vec![block], ..Document::default() };
        let words = annotate(&document).expect("a language with a pack");
        let classes = GRAMMARS.of(words.pack).classify(&words);
        assert_eq!((words.form(1), classes[1].has(Class::Measure)), ("Jahresumsatz", true));
        assert_eq!((words.form(2), classes[2].has(Class::Up)), ("legte", true));
        assert_eq!((words.form(9), classes[9].has(Class::Up)), ("legte", false));
        assert_eq!((words.form(17), classes[17].has(Class::Down)), ("nachgaben", true));
    }

    #[test]
    fn every_tag_of_the_lexicon_is_known() {
        for pack in PACKS {
            for (form, tag) in pack.lexicon.tags_of(STAGE) {
                assert!(class_named(tag.name).is_some(), "{tag:?} at {form:?}");
            }
        }
    }
}
