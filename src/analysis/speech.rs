//! Words of saying, which [`names`](super::names), [`quotes`](super::quotes) and [`links`](super::links) share, and
//! those that tell reported speech: each stands in the lexicon once, with a tag such as `quote.say`.

use super::text::Text;
use crate::language::{Pack, PerPack};
use crate::lexicon::{Form, Lexicon, SideTable, TaggedForm};
use strum::EnumString;

/// What a word says of who speaks. In the lexicon `SpeechTag::Say` is `quote.say`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum SpeechTag {
    /// A verb of saying: `sagte`, `reiterated`.
    Say,
    /// A verb of giving names, of whose object only a word or two are quoted: `nannte`, `dubbed`.
    Name,
    /// A verb of expecting, whose subject gives a figure but says no quotation: `rechnet`, `expects`.
    Expect,
    /// Stands before or behind the one who said it, and is no verb: `laut`, `according`.
    Attribution,
    /// A pronoun for a person: `er`, `she`.
    Pronoun,
    /// A verb that tells what somebody says or thinks only where a statement follows: `gab`, `fears`.
    Report,
    /// A verb like those of `Report` that means other things without a statement: `geht`.
    Lead,
    /// A noun for what somebody says: `Angaben`, `view`.
    Claim,
    /// Begins a statement that somebody makes: `dass`, `whether`.
    That,
    /// Begins a clause that names who says the rest: `wie X mitteilte`, `as X said`.
    As,
    /// Stands between a statement and the one who made it, without a verb: `…, so X`.
    So,
    /// Stands before the one who said the rest of the sentence, or before what they said it in: `laut`, `according`.
    Source,
    /// Stands behind the one who said the rest: `X zufolge`.
    Behind,
    /// Stands before the source where a noun for a statement follows: `nach Angaben`.
    By,
    /// Says that a sentence goes on with what somebody said before: `demnach`.
    Thus,
    /// A verb in the mood of reported speech: `sei`, `habe`.
    Reported,
    /// A verb that has the mood of reported speech where others have it already: `wäre`, `hätten`.
    PastReported,
    /// Begins a clause that is no statement of the verb before it: `weil`, `um`.
    Aside,
    /// A preposition: what follows is no subject.
    Preposition,
    /// An article or what stands in its place: a noun follows.
    Article,
    /// An article of something that was not named before: `ein`.
    Indefinite,
    /// Says whose statement it is: `seiner Meinung nach`.
    Possessive,
    /// A noun for a firm that was named before: `der Konzern`, `the company`.
    Firm,
    /// May stand inside the name of a source, between its nouns: `Angaben der Polizei von Berlin`.
    Inside,
    /// Begins a statement without a word before it: `said it would`.
    Subject,
    /// A verb that a statement follows without a word between: `says`.
    Bare,
    /// Makes a clause with an infinitive, which may be a statement: `gab an, nichts zu wissen`.
    Infinitive,
    /// A verb of judging, beside which the words are quoted, but no statement stands: `attackierte`, `welcomed`.
    Judge,
    /// A verb whose object has said the words: `zitierte`, `quoted`.
    Cite,
    /// Begins a sentence that tells who has said the one before: `Das sagte …`, `That is according to …`.
    Back,
    /// Stands before the one in whose view something is so: `für`.
    View,
    /// A noun or an adjective before the name of a thing in marks: `Film`, `sogenannte`.
    Titled,
    /// Stands between a subject and its verb, and is no subject: `has`, `also`.
    Between,
    /// A finite verb that needs another one, which shows that a clause begins before it: `would`.
    Auxiliary,
    /// A pronoun for a firm: `it`.
    FirmPronoun,
    /// An article that no subject has: `dem`.
    Oblique,
    /// Says that something was not said: `not`.
    Negation,
    /// A pronoun for whoever was named last, where no noun follows: `dieser`, `letzterer`.
    Demonstrative,
    /// Makes the subject the one of whom something is said: `wird`, `was`.
    Passive,
    /// Stands before the one who does what a verb in the passive tells: `von`, `by`.
    Agent,
}

/// The name of the stage in the tags of the lexicon.
const STAGE: &str = "quote";

/// The forms that have a tag for speech, in the order of the lexicon.
pub(super) fn tagged(lexicon: &Lexicon) -> impl Iterator<Item = (TaggedForm, SpeechTag)> {
    lexicon.tagged(STAGE).filter_map(|tagged| {
        let known = tagged.tag.name.parse();
        debug_assert!(known.is_ok(), "the lexicon has a tag that quotes do not know: {tagged:?}");
        Some((tagged, known.ok()?))
    })
}

/// The words of all languages, each with its tags as bits.
static SPEECH_WORDS: PerPack<SideTable<u64>> = PerPack::new(|pack: &'static Pack| {
    let lexicon: &Lexicon = &pack.lexicon;
    let mut words: SideTable<u64> = SideTable::new(lexicon);
    for (form, tag) in tagged(lexicon) {
        debug_assert!(matches!(form.form, Form::Word(_)), "quotes are told by single words: {form:?}");
        *words.value_mut(form.first) |= bit(tag);
    }
    words
});

/// Words that are looked for inside of others.
struct Inner {
    /// Those that make an infinitive a clause: the `zu` of `anzugeben`.
    infinitives: Vec<&'static str>,
    /// Those before the name of a thing, which may end a longer one: the `film` of `Dokumentarfilm`.
    titled: Vec<&'static str>,
}

static INNER: PerPack<Inner> = PerPack::new(|pack: &'static Pack| {
    let lexicon: &'static Lexicon = &pack.lexicon;
    let with = |wanted: SpeechTag| {
        let words = tagged(lexicon).filter(move |(_, tag)| *tag == wanted);
        let words = words.filter_map(|(tagged, _)| match tagged.form {
            Form::Word(word) => Some(word),
            _ => None,
        });
        words.collect::<Vec<_>>()
    };
    Inner { infinitives: with(SpeechTag::Infinitive), titled: with(SpeechTag::Titled) }
});

/// The words that make an infinitive a clause in the language of the pack.
pub(super) fn infinitives(pack: &'static Pack) -> &'static [&'static str] {
    &INNER.of(pack).infinitives
}

/// Whether the token is a noun of several that are written as one word, the last of which stands before the name of a
/// thing: `Dokumentarfilm`.
pub(super) fn is_titled_compound(text: &Text<'_>, index: usize) -> bool {
    /// The shortest word that ends another one here, in bytes: shorter ones end too many.
    const SHORTEST: usize = 4;
    if !text.pack.words.closed_compounds || !text.is_capitalized(index) {
        return false;
    }
    let form = text.form(index).to_lowercase();
    let ends = |word: &&str| word.len() >= SHORTEST && form.ends_with(&word.to_lowercase());
    INNER.of(text.pack).titled.iter().any(ends)
}

const fn bit(tag: SpeechTag) -> u64 {
    1 << tag as u8
}

/// The tags of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SpeechTags(u64);

impl SpeechTags {
    const SAYING: u64 = bit(SpeechTag::Say) | bit(SpeechTag::Name) | bit(SpeechTag::Attribution);
    const REPORTING: u64 = bit(SpeechTag::Say)
        | bit(SpeechTag::Name)
        | bit(SpeechTag::Expect)
        | bit(SpeechTag::Report)
        | bit(SpeechTag::Lead);

    /// Those of every token.
    pub fn of(text: &Text<'_>) -> Vec<Self> {
        let words = SPEECH_WORDS.of(text.pack);
        (0..text.len()).map(|index| Self(*words.get(text.word(index)))).collect()
    }

    /// Whether the word has the tag.
    pub fn has(self, tag: SpeechTag) -> bool {
        self.0 & bit(tag) != 0
    }

    /// Whether the word says that somebody said the words beside it.
    pub fn is_saying(self) -> bool {
        self.0 & Self::SAYING != 0
    }

    /// Whether the word is a verb whose subject says or thinks what stands beside it.
    pub fn is_reporting(self) -> bool {
        self.0 & Self::REPORTING != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;

    #[test]
    fn every_tag_of_the_lexicon_is_known() {
        for pack in PACKS {
            for TaggedForm { form, tag, .. } in pack.lexicon.tagged(STAGE) {
                assert!(tag.name.parse::<SpeechTag>().is_ok(), "{tag:?} at {form:?}");
                assert!(matches!(form, Form::Word(_)), "{form:?}");
            }
        }
    }
}
