//! The words that links hang on: their tags in the lexicon, alone, in phrases and with a particle.

use super::tag::{COMPOUNDED, LinkTag, LinkTags, VERBAL};
use crate::analysis::speech::{self, SpeechTag};
use crate::analysis::text::Text;
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable, TaggedForm, is_form_of};
use foldhash::HashMap;
use std::str::FromStr;

/// The name of the stage in the tags of the lexicon.
const STAGE: &str = "link";

/// What is known of the words that start with one word.
#[derive(Debug, Clone, Default)]
struct LinkWord {
    /// The tags of the word alone.
    alone: LinkTags,
    /// Words that follow it directly, with the tags of the whole.
    phrases: Vec<(Vec<&'static str>, LinkTags)>,
    /// Particles at the end of the clause, with the tags of verb and particle.
    particles: Vec<(&'static str, LinkTags)>,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct LinkWords {
    entries: SideTable<LinkWord>,
    /// The nouns that may be the last part of a compound, in lower case; none where compounds are not one word.
    compound_heads: HashMap<String, LinkTags>,
    compounds: bool,
}

/// The words of all languages.
pub(super) static LINK_WORDS: PerPack<LinkWords> = PerPack::new(LinkWords::new);

/// The shortest last part of a compound, in bytes, and the shortest part before it.
const SHORTEST_PART: usize = 4;
const SHORTEST_FIRST: usize = 3;

impl LinkWords {
    fn new(pack: &'static Pack) -> Self {
        let lexicon: &Lexicon = &pack.lexicon;
        let compounds = pack.words.closed_compounds;
        let mut words =
            Self { entries: SideTable::new(lexicon), compound_heads: HashMap::default(), compounds };
        for tagged in lexicon.tagged(STAGE) {
            let known = LinkTag::from_str(tagged.tag.name);
            debug_assert!(known.is_ok(), "the lexicon has a tag that links do not know: {tagged:?}");
            if let Ok(known) = known {
                words.add(&tagged, LinkTags::of(known));
            }
        }
        for (tagged, tag) in speech::tagged(lexicon) {
            if matches!(tag, SpeechTag::Say | SpeechTag::Expect) {
                words.add(&tagged, LinkTags::of(LinkTag::Say));
            }
        }
        words
    }

    fn add(&mut self, tagged: &TaggedForm, tags: LinkTags) {
        let entry = self.entries.value_mut(tagged.first);
        match &tagged.form {
            Form::Word(word) => {
                entry.alone = entry.alone.union(tags);
                let of_heads = tags.only(COMPOUNDED);
                if self.compounds && of_heads != LinkTags::default() {
                    let head = self.compound_heads.entry(word.to_lowercase()).or_default();
                    *head = head.union(of_heads);
                }
            }
            Form::Phrase(words) => entry.phrases.push((words[1..].to_vec(), tags)),
            Form::SeparableVerb { particle, .. } => {
                entry.particles.push((particle, tags));
                // In a subordinate clause they are one word: `während Bayer um 3 Prozent nachgaben`.
                let joined = self.entries.value_mut(tagged.last);
                joined.alone = joined.alone.union(tags);
            }
            Form::CompoundEnd(_) => {
                debug_assert!(false, "compounds have the tags of their last noun: {tagged:?}");
            }
        }
    }

    /// The tags of every token. Words of a fixed phrase all have its tags; a verb whose particle stands
    /// apart has them where the particle follows before the clause ends.
    pub(super) fn tag(&self, text: &Text<'_>) -> Vec<LinkTags> {
        let mut tags = vec![LinkTags::default(); text.len()];
        for sentence in &text.sentences {
            for index in sentence.tokens.clone() {
                self.tag_token(text, index, sentence.tokens.end, &mut tags);
            }
        }
        tags
    }

    fn tag_token(&self, text: &Text<'_>, index: usize, end: usize, tags: &mut [LinkTags]) {
        let word = text.form(index);
        if !text.is_word(index) {
            return;
        }
        let id = text.word(index);
        let entry = self.entries.get(id);
        if !self.entries.has(id) {
            if self.compounds && text.is_capitalized(index) {
                tags[index] = tags[index].union(self.last_part(word));
            }
            return;
        }
        // The `up` of `start-up` moves nothing.
        let in_compound = text.is_joined(index) && index > 0 && text.form(index - 1) == "-";
        let alone = if in_compound { entry.alone.without(VERBAL) } else { entry.alone };
        // A `Dax-Spitze` is no index, a `profit-taking` no profit.
        let opens = text.is_joined(index + 1) && text.form(index + 1) == "-" && text.is_joined(index + 2);
        let alone = if opens { alone.without(COMPOUNDED) } else { alone };
        tags[index] = tags[index].union(alone);
        // A compound that a table lists is what its last part is all the same.
        if self.compounds && entry.alone == LinkTags::of(LinkTag::Measure) && text.is_capitalized(index) {
            tags[index] = tags[index].union(self.last_part(word));
        }
        for (rest, whole) in &entry.phrases {
            let behind = index + 1 + rest.len();
            if behind <= end && rest.iter().zip(index + 1..).all(|(word, at)| is_form_of(text.form(at), word))
            {
                for tag in &mut tags[index..behind] {
                    *tag = tag.union(*whole);
                }
            }
        }
        for (particle, whole) in &entry.particles {
            if self.has_particle(text, index + 1, end, particle) {
                tags[index] = tags[index].union(*whole);
            }
        }
    }

    /// The tags of the longest known noun that ends `word`.
    fn last_part(&self, word: &str) -> LinkTags {
        let folded = word.to_lowercase();
        let cuts = folded
            .char_indices()
            .map(|(at, _)| at)
            .filter(|&at| at >= SHORTEST_FIRST && at + SHORTEST_PART <= folded.len());
        cuts.take(40).find_map(|at| self.compound_heads.get(&folded[at..]).copied()).unwrap_or_default()
    }

    /// Whether the particle stands at the end of the clause of its verb.
    fn has_particle(&self, text: &Text<'_>, from: usize, end: usize, particle: &str) -> bool {
        /// A clause between verb and particle is no longer than this.
        const REACH: usize = 40;
        (from..end.min(from + REACH))
            .find(|&index| {
                let next = index + 1;
                text.form(index) == particle
                    && (next == end
                        || matches!(
                            text.form(next),
                            "." | "," | ";" | ":" | "(" | "–" | ")" | "!" | "?" | "“"
                        )
                        || self.entries.get(text.word(next)).alone.has(LinkTag::Coordinator))
            })
            .is_some()
    }
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
        let language = Language::new("de");
        let document =
            Document { text: text.to_owned(), language, blocks: vec![block], ..Document::default() };
        let words = annotate(&document).expect("a language with a pack");
        let tags = LINK_WORDS.of(words.pack).tag(&words);
        assert_eq!((words.form(1), tags[1].has(LinkTag::Measure)), ("Jahresumsatz", true));
        assert_eq!((words.form(2), tags[2].has(LinkTag::Up)), ("legte", true));
        assert_eq!((words.form(9), tags[9].has(LinkTag::Up)), ("legte", false));
        assert_eq!((words.form(17), tags[17].has(LinkTag::Down)), ("nachgaben", true));
    }

    #[test]
    fn every_tag_of_the_lexicon_is_known() {
        for pack in PACKS {
            for TaggedForm { form, tag, .. } in pack.lexicon.tagged(STAGE) {
                assert!(LinkTag::from_str(tag.name).is_ok(), "{tag:?} at {form:?}");
            }
        }
    }
}
