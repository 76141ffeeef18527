//! Words of saying, which [`names`](super::names), [`quotes`](super::quotes) and [`links`](super::links) share: each
//! stands in the lexicon once, with a tag such as `quote.say`.

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
static SPEECH_WORDS: PerPack<SideTable<u8>> = PerPack::new(|pack: &'static Pack| {
    let lexicon: &Lexicon = &pack.lexicon;
    let mut words: SideTable<u8> = SideTable::new(lexicon);
    for (form, tag) in tagged(lexicon) {
        debug_assert!(matches!(form.form, Form::Word(_)), "quotes are told by single words: {form:?}");
        *words.value_mut(form.first) |= bit(tag);
    }
    words
});

const fn bit(tag: SpeechTag) -> u8 {
    1 << tag as u8
}

/// Whether the token number `index` says that somebody said the words beside it. A noun has a capital and is none:
/// `die Klagt AG`.
pub(super) fn is_saying(text: &Text<'_>, index: usize) -> bool {
    let saying = bit(SpeechTag::Say) | bit(SpeechTag::Name) | bit(SpeechTag::Attribution);
    has(text, index, saying) && !text.is_capitalized(index)
}

/// Whether the token number `index` is a pronoun for a person.
pub(super) fn is_pronoun(text: &Text<'_>, index: usize) -> bool {
    has(text, index, bit(SpeechTag::Pronoun))
}

fn has(text: &Text<'_>, index: usize, tags: u8) -> bool {
    SPEECH_WORDS.of(text.pack).get(text.word(index)) & tags != 0
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
