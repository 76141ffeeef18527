//! The words of the lexicon that say something about names.

use super::name_tag::{NameTag, NameTags};
use crate::analysis::speech::{self, SpeechTag};
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable, TaggedForm, WordId};
use foldhash::{HashMap, HashSet};

/// The name of the stage in the tags of the lexicon.
const STAGE: &str = "name";

/// The last bytes of a word.
type LastBytes = [u8; 3];

fn last_bytes(word: &str) -> Option<&LastBytes> {
    word.as_bytes().last_chunk()
}

/// The tags of a word by how it is written.
#[derive(Debug, Clone, Default)]
struct Written {
    forms: Vec<(&'static str, NameTags)>,
    /// Those of the form in lower case.
    lower: NameTags,
}

impl Written {
    fn add(&mut self, form: &'static str, tag: NameTag) {
        match self.forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, known)) => *known = *known | tag,
            None => self.forms.push((form, tag.into())),
        }
        if !form.contains(char::is_uppercase) {
            self.lower = self.lower | tag;
        }
    }

    fn exact(&self, form: &str) -> NameTags {
        self.forms.iter().find(|(known, _)| *known == form).map(|&(_, tags)| tags).unwrap_or_default()
    }
}

/// The words of names of one language.
#[derive(Debug)]
pub(super) struct NameWords {
    lexicon: &'static Lexicon,
    words: SideTable<Written>,
    /// Ends of words, for languages that write compounds as one word.
    endings: HashMap<&'static str, NameTags>,
    longest_ending: usize,
    /// How those ends end: most words end otherwise, and one look-up tells so. None where an end is shorter than that.
    last_bytes: Option<HashSet<LastBytes>>,
    /// What roles and kinds of firms have in the genitive and plural, as names do.
    ending: Option<char>,
}

/// The words of all languages.
pub(super) static NAME_WORDS: PerPack<NameWords> = PerPack::new(NameWords::new);

impl NameWords {
    fn new(pack: &'static Pack) -> Self {
        let lexicon: &Lexicon = &pack.lexicon;
        let mut table = Self {
            lexicon,
            words: SideTable::new(lexicon),
            endings: HashMap::default(),
            longest_ending: 0,
            last_bytes: None,
            ending: pack.naming.known_name_ending,
        };
        for tagged in lexicon.tagged(STAGE) {
            let Ok(tag) = tagged.tag.name.parse::<NameTag>() else {
                debug_assert!(false, "the lexicon has a tag that names do not know: {tagged:?}");
                continue;
            };
            table.add(&tagged, tag);
        }
        for (tagged, tag) in speech::tagged(lexicon) {
            if matches!(tag, SpeechTag::Say | SpeechTag::Name | SpeechTag::Expect | SpeechTag::Attribution) {
                table.add(&tagged, NameTag::Say);
            }
        }
        table.last_bytes = table.endings.keys().map(|end| last_bytes(end).copied()).collect();
        table
    }

    fn add(&mut self, tagged: &TaggedForm, tag: NameTag) {
        match tagged.form {
            Form::Word(word) => self.words.value_mut(tagged.first).add(word, tag),
            Form::CompoundEnd(end) => {
                let known = self.endings.entry(end).or_default();
                *known = *known | tag;
                self.longest_ending = self.longest_ending.max(end.len());
            }
            Form::Phrase(_) | Form::SeparableVerb { .. } => {
                debug_assert!(false, "names are told by single words: {tagged:?}");
            }
        }
    }

    fn written(&self, word: &str) -> &Written {
        self.words.get(self.lexicon.find_in_any_case(word))
    }

    /// The tags of `word`. A capitalised word has those of the same word in lower case as well, but for
    /// the tags that are bound to the case.
    pub fn tags(&self, word: &str) -> NameTags {
        self.tags_of(self.lexicon.find_in_any_case(word), word)
    }

    /// The tags of `word`, which is `known` in the lexicon.
    pub fn tags_of(&self, known: WordId, word: &str) -> NameTags {
        let written = self.words.get(known);
        let lower = if word.starts_with(char::is_uppercase) {
            written.lower.in_any_case()
        } else {
            NameTags::default()
        };
        written.exact(word) | lower | self.ending_tags(word) | self.inflected_role(word)
    }

    /// The tags that the lexicon itself gives to `word`, with a capital or without.
    pub fn exact(&self, word: &str) -> NameTags {
        let written = self.written(word);
        let found = written.exact(word);
        if found == NameTags::default() { written.lower } else { found }
    }

    /// `des Investors Warren Buffett`, `the airlines Sterling Air`: roles and kinds of firms with
    /// an ending.
    fn inflected_role(&self, word: &str) -> NameTags {
        let Some(base) =
            self.ending.filter(|_| !self.endings.is_empty()).and_then(|ending| word.strip_suffix(ending))
        else {
            return NameTags::default();
        };
        (self.written(base).exact(base) | self.ending_tags(base)).only(NameTag::Role | NameTag::Firm)
    }

    fn ending_tags(&self, word: &str) -> NameTags {
        if self.endings.is_empty() {
            return NameTags::default();
        }
        self.compound_tags(word)
            .or_else(|| {
                let whole = word.len() <= self.longest_ending && word.starts_with(char::is_uppercase);
                whole.then(|| self.endings.get(word.to_lowercase().as_str()).copied()).flatten()
            })
            .unwrap_or_default()
    }

    /// The tags of the longest known end of a compound.
    fn compound_tags(&self, word: &str) -> Option<NameTags> {
        if let Some(known) = &self.last_bytes
            && !last_bytes(word).is_some_and(|last| known.contains(last))
        {
            return None;
        }
        let ends = word.char_indices().skip(2).map(|(at, _)| &word[at..]);
        ends.filter(|end| end.len() <= self.longest_ending).find_map(|end| self.endings.get(end).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{PACKS, by_code};

    fn words(code: &str) -> &'static NameWords {
        NAME_WORDS.of(by_code(code).expect("a pack"))
    }

    #[test]
    fn compounds_have_the_tags_of_their_end() {
        let german = words("de");
        assert!(german.tags("Vorstandschef").any(NameTag::Role));
        assert!(german.tags("Ökostromanbieter").any(NameTag::Firm));
        assert!(!german.tags("Umsatz").any(NameTag::Role | NameTag::Firm));
    }

    #[test]
    fn every_tag_of_the_lexicon_is_known() {
        for pack in PACKS {
            for TaggedForm { form, tag, .. } in pack.lexicon.tagged(STAGE) {
                assert!(tag.name.parse::<NameTag>().is_ok(), "{tag:?} at {form:?}");
                assert!(matches!(form, Form::Word(_) | Form::CompoundEnd(_)), "{form:?}");
            }
        }
    }

    #[test]
    fn legal_forms_keep_their_case() {
        let english = words("en");
        assert!(english.tags("AS").any(NameTag::LegalForm));
        assert!(!english.tags("As").any(NameTag::LegalForm));
        assert!(english.tags("Chairman").any(NameTag::Role));
    }
}
