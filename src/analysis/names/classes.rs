//! What single words say about the names beside them: the tags of the lexicon for names.
//!
//! | tag | the words |
//! | --- | --- |
//! | `role`, `rolemod` | a person's function; what may stand before one |
//! | `former`, `now` | whether it still holds |
//! | `title` | stands before a surname |
//! | `firm` | stands before a company's name |
//! | `head`, `form` | ends a company's name; a legal form |
//! | `say`, `act` | verbs of saying; what companies do |
//! | `deal` | verbs whose object is a company |
//! | `use` | what people have of a service, not of its firm |
//! | `compound` | what follows a company's name, in German behind a hyphen |
//! | `particle` | stands inside a surname |
//! | `list` | joins names |
//! | `notperson` | ends a name that is no person's |
//! | `noname` | an abbreviation or part of a compound that names no company |
//! | `person` | a surname that news use alone |
//! | `function` | an article, pronoun, preposition, conjunction, auxiliary or adverb that is no part of a name |

use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable};
use foldhash::HashMap;
use std::ops::BitOr;

/// A set of the classes that the head of this module explains.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

impl Classes {
    pub const ROLE: Self = Self(1);
    pub const FORMER: Self = Self(1 << 1);
    pub const ROLE_MODIFIER: Self = Self(1 << 2);
    pub const NOW: Self = Self(1 << 3);
    pub const TITLE: Self = Self(1 << 4);
    pub const FIRM: Self = Self(1 << 5);
    pub const HEAD: Self = Self(1 << 6);
    pub const FORM: Self = Self(1 << 7);
    pub const SAY: Self = Self(1 << 8);
    pub const ACT: Self = Self(1 << 9);
    pub const COMPOUND: Self = Self(1 << 10);
    pub const PARTICLE: Self = Self(1 << 11);
    pub const LIST: Self = Self(1 << 12);
    pub const NOT_PERSON: Self = Self(1 << 13);
    pub const NO_NAME: Self = Self(1 << 14);
    pub const FUNCTION: Self = Self(1 << 15);
    pub const DEAL: Self = Self(1 << 16);
    pub const USE: Self = Self(1 << 17);
    pub const PERSON: Self = Self(1 << 18);

    /// Classes that hold only for the word as the table writes it: `AG` is a legal form, `ag` is not.
    const CASE_BOUND: u32 = Self::FORM.0 | Self::HEAD.0 | Self::PARTICLE.0 | Self::NO_NAME.0 | Self::PERSON.0;

    /// Whether the word is in any of `classes`.
    pub fn any(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// The classes as bits of a number, as far as they are features of the tagger: its models were made with these.
    pub fn feature_bits(self) -> u32 {
        self.0 & (Self::DEAL.0 - 1)
    }

    fn named(name: &str) -> Self {
        match name {
            "role" => Self::ROLE,
            "former" => Self::FORMER,
            "rolemod" => Self::ROLE_MODIFIER,
            "now" => Self::NOW,
            "title" => Self::TITLE,
            "firm" => Self::FIRM,
            "head" => Self::HEAD,
            "form" => Self::FORM,
            "say" => Self::SAY,
            "act" => Self::ACT,
            "compound" => Self::COMPOUND,
            "particle" => Self::PARTICLE,
            "list" => Self::LIST,
            "notperson" => Self::NOT_PERSON,
            "noname" => Self::NO_NAME,
            "function" => Self::FUNCTION,
            "deal" => Self::DEAL,
            "use" => Self::USE,
            "person" => Self::PERSON,
            _ => Self::default(),
        }
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The name of the stage in the tags of the lexicon.
const STAGE: &str = "name";

/// The classes of a word by how it is written.
#[derive(Debug, Clone, Default)]
struct Written {
    forms: Vec<(&'static str, Classes)>,
    /// Those of the form in lower case.
    lower: Classes,
}

impl Written {
    fn add(&mut self, form: &'static str, classes: Classes) {
        match self.forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, known)) => *known = *known | classes,
            None => self.forms.push((form, classes)),
        }
        if !form.contains(char::is_uppercase) {
            self.lower = self.lower | classes;
        }
    }

    fn exact(&self, form: &str) -> Classes {
        self.forms.iter().find(|(known, _)| *known == form).map(|&(_, classes)| classes).unwrap_or_default()
    }
}

/// The words of names of one language.
#[derive(Debug)]
pub(super) struct NameWords {
    lexicon: &'static Lexicon,
    words: SideTable<Written>,
    /// Ends of words, for languages that write compounds as one word.
    endings: HashMap<&'static str, Classes>,
    longest_ending: usize,
}

/// The words of all languages.
pub(super) static NAME_WORDS: PerPack<NameWords> = PerPack::new(NameWords::new);

impl NameWords {
    fn new(pack: &'static Pack) -> Self {
        let lexicon: &Lexicon = &pack.lexicon;
        let mut table =
            Self { lexicon, words: SideTable::new(lexicon), endings: HashMap::default(), longest_ending: 0 };
        for tagged in lexicon.tagged(STAGE) {
            let classes = Classes::named(tagged.tag.name);
            match tagged.form {
                Form::Word(word) => table.words.value_mut(tagged.first).add(word, classes),
                Form::CompoundEnd(end) => {
                    let known = table.endings.entry(end).or_default();
                    *known = *known | classes;
                    table.longest_ending = table.longest_ending.max(end.len());
                }
                Form::Phrase(_) | Form::SeparableVerb { .. } => {
                    debug_assert!(false, "names are told by single words");
                }
            }
        }
        table
    }

    fn written(&self, word: &str) -> &Written {
        self.words.get(self.lexicon.find_in_any_case(word))
    }

    /// The classes of `word`. A capitalised word has those of the same word in lower case as well, but for
    /// the classes that are bound to the case.
    pub fn classes(&self, word: &str) -> Classes {
        let written = self.written(word);
        let lower =
            if word.starts_with(char::is_uppercase) { written.lower.0 & !Classes::CASE_BOUND } else { 0 };
        written.exact(word) | Classes(lower) | self.ending_classes(word) | self.genitive_role(word)
    }

    /// The classes that the lexicon itself gives to `word`, with a capital or without.
    pub fn exact(&self, word: &str) -> Classes {
        let written = self.written(word);
        let found = written.exact(word);
        if found == Classes::default() { written.lower } else { found }
    }

    /// Whether `word`, as it is written, is a verb of saying.
    pub fn is_saying(&self, word: &str) -> bool {
        self.written(word).exact(word).any(Classes::SAY)
    }

    /// `des Investors Warren Buffett`, `des Vergleichsportals Lumivolta`: German roles and kinds of firms in the genitive.
    fn genitive_role(&self, word: &str) -> Classes {
        let Some(base) = word.strip_suffix('s').filter(|_| !self.endings.is_empty()) else {
            return Classes::default();
        };
        let classes = self.written(base).exact(base) | self.ending_classes(base);
        Classes(classes.0 & (Classes::ROLE.0 | Classes::FIRM.0))
    }

    fn ending_classes(&self, word: &str) -> Classes {
        if self.endings.is_empty() {
            return Classes::default();
        }
        word.char_indices()
            .skip(2)
            .map(|(at, _)| &word[at..])
            .filter(|ending| ending.len() <= self.longest_ending)
            .find_map(|ending| self.endings.get(ending).copied())
            .or_else(|| {
                let whole = word.len() <= self.longest_ending && word.starts_with(char::is_uppercase);
                whole.then(|| self.endings.get(word.to_lowercase().as_str()).copied()).flatten()
            })
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;
    use crate::lexicon::TaggedForm;

    fn words(code: &str) -> &'static NameWords {
        NAME_WORDS.of(PACKS.into_iter().find(|pack| pack.code() == code).expect("a pack"))
    }

    #[test]
    fn compounds_have_the_class_of_their_end() {
        let german = words("de");
        assert!(german.classes("Vorstandschef").any(Classes::ROLE));
        assert!(german.classes("Ökostromanbieter").any(Classes::FIRM));
        assert!(!german.classes("Umsatz").any(Classes::ROLE | Classes::FIRM));
    }

    #[test]
    fn every_tag_of_the_lexicon_is_known() {
        for pack in PACKS {
            for TaggedForm { form, tag, .. } in pack.lexicon.tagged(STAGE) {
                assert_ne!(Classes::named(tag.name), Classes::default(), "{tag:?} at {form:?}");
                assert!(matches!(form, Form::Word(_) | Form::CompoundEnd(_)), "{form:?}");
            }
        }
    }

    #[test]
    fn legal_forms_keep_their_case() {
        let english = words("en");
        assert!(english.classes("AS").any(Classes::FORM));
        assert!(!english.classes("As").any(Classes::FORM));
        assert!(english.classes("Chairman").any(Classes::ROLE));
    }
}
