//! Who said what, in which words.
//!
//! A *direct* quotation has the words of the speaker and stands between quotation marks. An *indirect* one has those of
//! the article: a verb of saying with a clause (`X sagte, dass …`, `X said it would …`), a source (`laut X`, `according
//! to X`, `…, so X`), or a sentence in the mood of reported speech that goes on from one of these.
//!
//! | file | does |
//! | --- | --- |
//! | `marks` | pairs the quotation marks |
//! | `speech_text` | lays marks and mentions over the tokens, and knows clauses |
//! | `phrase` | tells whether a name is what its phrase speaks of |
//! | `reference` | tells whom a pronoun or a noun means that was named before |
//! | `speaker` | tells who speaks: the subject of a verb, the agent of a passive, the noun behind a preposition |
//! | `attribution` | finds the words beside a quotation that tell who said it |
//! | `source` | finds the words that name the source of a sentence |
//! | `complement` | finds the clause that tells what somebody says |
//! | `indirect` | finds the statements that the article tells in its own words |
//! | `direct` | decides which words in marks are quotations, and whose |
//!
//! Who cannot be told for sure is nobody: a statement of `the police` has no speaker, although a firm is named beside it.

mod attribution;
mod complement;
mod direct;
mod indirect;
mod marks;
mod phrase;
mod reference;
mod source;
mod speaker;
mod speech_text;

use super::Quote;
use super::names::Names;
use super::text::Text;
use crate::order::Reorder;
use speech_text::SpeechText;
use std::cmp::Reverse;

/// The quotations of the text, in its order.
pub fn recognize(text: &Text<'_>, names: &Names) -> Vec<Quote> {
    let marked = marks::pairs(text);
    let speech = SpeechText::new(text, names, &marked);
    let attributed = attribution::of_all(&speech, &marked);
    let told = indirect::tell(&speech, &marked, &attributed);
    let mut quotes = direct::quotes(&speech, &marked, &attributed, &told);
    quotes.extend(told.statements.iter().map(|statement| statement.quote(text)));
    quotes.reorder_by_key(|quote| (quote.span.start, Reverse(quote.span.end)));
    quotes.dedup_by_key(|quote| quote.span);
    quotes
}

#[cfg(test)]
mod tests {
    use crate::analysis::speech::{SpeechTag, tagged};
    use crate::analysis::{EntityId, analyze_in};
    use crate::document::Document;
    use crate::intake::{self, Format, Metadata};
    use crate::language::PACKS;
    use crate::lexicon::Form;

    fn read(text: String) -> Document {
        intake::document(text, Format::Text, Metadata::default())
    }

    #[test]
    fn every_verb_of_saying_shows_the_speaker() {
        let mut missed = Vec::new();
        let mut verbs = 0;
        for pack in PACKS {
            for (tagged, tag) in tagged(&pack.lexicon) {
                let Form::Word(verb) = tagged.form else { continue };
                if !matches!(tag, SpeechTag::Say | SpeechTag::Name) {
                    continue;
                }
                verbs += 1;
                for text in [
                    format!("“This is Berlin and nobody goes home early,” {verb} Anna Berg."),
                    format!("“This is Berlin and nobody goes home early,” Anna Berg {verb}."),
                    format!("Anna Berg {verb}: “This is Berlin and nobody goes home early.”"),
                ] {
                    let document = read(format!("{text}\n"));
                    let analysis = analyze_in(&document, pack);
                    let speaker = analysis.quotes.first().and_then(|quote| quote.speaker);
                    let is_anna = speaker == Some(EntityId::Person(0))
                        && analysis.people.first().is_some_and(|person| person.name == "Anna Berg");
                    if !is_anna {
                        missed.push(text);
                    }
                }
            }
        }
        assert!(verbs > 200, "{verbs}");
        assert!(missed.is_empty(), "{missed:#?}");
    }
}
