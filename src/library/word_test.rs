//! Whether an article has the words of a query, told from its text as the index of words tells it.
//!
//! Before it knows the first article, the index gathers all articles that have any of the words that begin as typed. Where
//! nearly every article has one, it is faster to read some articles until the page is full
//! ([`reading`](super::reading)).
//!
//! What is no word of the text, but a form of one or a part of a compound, is found only where a word may have it: making
//! the forms of all words would take a hundred times as long as reading.

use super::query::{Query, Words};
use super::word_clauses::are_words;
use super::word_forms::{MARK, WantedTerm, WordForms, is_word, wanted_terms};
use super::word_places::{each_word, has_phrase, index_into, indexed};
use crate::document::Language;
use foldhash::{HashMap, HashMapExt as _};

/// Longer words, in bytes, begin in all their forms as they or one of their parts do. Of shorter ones, English has some that
/// change as a whole: `dying` becomes `die`.
const SHORT: usize = 6;

/// So many letters of a term tell whether a word may have it.
const BEGINNING: usize = 3;

/// The words of a query, for one article after the other.
#[derive(Debug)]
pub(super) struct WordTest {
    words: Vec<WantedWords>,
    /// Of each of these, one must hold.
    alternatives: Vec<Vec<WordTest>>,
}

/// The texts that words are looked for in.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordsOf<'a> {
    pub(super) title: &'a str,
    pub(super) text: &'a str,
    pub(super) language: Language,
}

#[derive(Debug)]
struct WantedWords {
    form: WantedForm,
    is_title: bool,
    is_unwanted: bool,
}

#[derive(Debug)]
enum WantedForm {
    Word(WantedWord),
    /// Words side by side, the last of which may go on where it `is_open`.
    Phrase {
        words: Vec<String>,
        is_open: bool,
    },
}

/// A word that has one of some terms.
#[derive(Debug)]
struct WantedWord {
    terms: Vec<WantedTerm>,
    /// How the terms begin that are no words of the text.
    beginnings: Vec<String>,
    /// Whether a word has one of the terms as another form, by its language.
    known: HashMap<Language, (Option<WordForms>, HashMap<String, bool>)>,
}

impl WordTest {
    /// The test for the words of a query and its alternatives that are words alone. None where it has none, or some of
    /// which only the index can tell what they are.
    pub(super) fn of(query: &Query) -> Option<Self> {
        let words = query.words.iter().map(wanted).collect::<Option<Vec<_>>>()?;
        let alternatives = query.alternatives.iter().filter(|alternatives| are_words(alternatives));
        let alternatives: Vec<Vec<Self>> = alternatives
            .map(|alternatives| alternatives.iter().map(Self::of).collect())
            .collect::<Option<_>>()?;
        (!words.is_empty() || !alternatives.is_empty()).then_some(Self { words, alternatives })
    }

    /// Whether the headline alone tells.
    pub(super) fn is_of_title(&self) -> bool {
        self.words.iter().all(|words| words.is_title)
            && self.alternatives.iter().flatten().all(Self::is_of_title)
    }

    /// Whether an article has the words.
    pub(super) fn holds(&mut self, article: WordsOf<'_>) -> bool {
        let WordsOf { title, text, language } = article;
        self.words.iter_mut().all(|words| {
            let found =
                words.form.is_in(title, language) || !words.is_title && words.form.is_in(text, language);
            found != words.is_unwanted
        }) && self.alternatives.iter_mut().all(|either| either.iter_mut().any(|test| test.holds(article)))
    }
}

fn wanted(words: &Words) -> Option<WantedWords> {
    if words.text.contains(['"', '\0']) {
        return None;
    }
    let parts: Vec<&str> = each_word(&words.text).map(|span| &words.text[span.range()]).collect();
    let form = match parts.as_slice() {
        [] => return None,
        [part] if !words.is_phrase => WantedForm::Word(WantedWord::of(part, words.text.trim())),
        parts => WantedForm::Phrase {
            words: parts.iter().map(|part| indexed(part)).collect(),
            is_open: !words.is_phrase,
        },
    };
    Some(WantedWords { form, is_title: words.is_title, is_unwanted: words.is_unwanted })
}

impl WantedForm {
    fn is_in(&mut self, text: &str, language: Language) -> bool {
        match self {
            Self::Word(word) => word.is_in(text, language),
            Self::Phrase { words, is_open } => has_phrase(words, *is_open, text),
        }
    }
}

impl WantedWord {
    /// The word `part` of what is `typed`.
    fn of(part: &str, typed: &str) -> Self {
        // The index takes what is typed apart as it does texts.
        let as_indexed = |term: WantedTerm| match (term.text.starts_with(MARK), term.text == typed) {
            (true, _) => term,
            (false, true) => WantedTerm { text: indexed(part), ..term },
            (false, false) => WantedTerm { text: indexed(&term.text), ..term },
        };
        let terms: Vec<WantedTerm> = wanted_terms(typed).into_iter().map(as_indexed).collect();
        let of_terms = terms.iter().filter_map(|term| term.text.strip_prefix(MARK)?.get(2..));
        let mut beginnings: Vec<String> = of_terms.map(beginning).collect();
        beginnings.sort_unstable();
        beginnings.dedup();
        Self { terms, beginnings, known: HashMap::new() }
    }

    fn is_in(&mut self, text: &str, language: Language) -> bool {
        let mut others = Vec::new();
        let (mut form, mut plain) = (String::new(), String::new());
        for span in each_word(text) {
            let word = &text[span.range()];
            index_into(word, &mut form);
            if self.fits(&form) {
                return true;
            }
            if self.may_fit_otherwise(&form, &mut plain) && is_word(word) {
                others.push(word);
            }
        }
        others.into_iter().any(|word| self.fits_otherwise(word, language))
    }

    fn fits(&self, form: &str) -> bool {
        self.terms.iter().any(|term| term.finds(form))
    }

    /// Whether another form of the word, or of a part of it, may begin as a wanted one.
    fn may_fit_otherwise(&self, form: &str, plain: &mut String) -> bool {
        if self.beginnings.is_empty() || form.len() <= SHORT {
            return !self.beginnings.is_empty();
        }
        plain_into(form, plain);
        self.beginnings.iter().any(|beginning| plain.contains(beginning.as_str()))
    }

    fn fits_otherwise(&mut self, word: &str, language: Language) -> bool {
        let (forms, known) =
            self.known.entry(language).or_insert_with(|| (WordForms::of(language), HashMap::new()));
        if let Some(&is_known) = known.get(word) {
            return is_known;
        }
        let others = forms.as_ref().map(|forms| forms.of_word(word)).unwrap_or_default();
        let is_found = others.iter().any(|other| self.terms.iter().any(|term| term.finds(other)));
        known.insert(word.to_owned(), is_found);
        is_found
    }
}

/// A form without what folding may change, which depends on what stands before: without any `e` behind `a`, `o` and `u`, and
/// with `ss` for `ß`.
fn plain_into(form: &str, plain: &mut String) {
    plain.clear();
    for character in form.chars() {
        match character {
            'ß' => plain.push_str("ss"),
            'e' if plain.ends_with(['a', 'o', 'u']) => {}
            character => plain.push(character),
        }
    }
}

/// How a term begins, as [`plain_into`] has it in any word. An `e` at the very beginning may be left out behind another part.
fn beginning(term: &str) -> String {
    let mut plain = String::new();
    plain_into(&indexed(term), &mut plain);
    plain.trim_start_matches('e').chars().take(BEGINNING).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::document::Document;
    use crate::lexicon::table;
    use crate::library::word_clauses::match_expression;
    use crate::library::{Library, NewArticle, Result};
    use proptest::prelude::*;

    /// What is asked for and what stands in texts.
    const WORDS: [&str; 40] = [
        "Umsatz",
        "Umsätze",
        "Umsatzerlöse",
        "Erlöse",
        "Erloese",
        "Köln",
        "Koelner",
        "Straße",
        "Strasse",
        "Straßenbau",
        "Konzern",
        "Konzerne",
        "Autoeuro",
        "Euro",
        "Eurozone",
        "Oelpreis",
        "Ölpreise",
        "Preis",
        "dying",
        "die",
        "lying",
        "skies",
        "sky",
        "profits",
        "Profitability",
        "Stellenabbauplan",
        "Abbau",
        "Dauer",
        "neue",
        "Q3",
        "3",
        "cafe-no",
        "Café",
        "Äpfel",
        "Über",
        "uebernahme",
        "Übernahme",
        "e",
        "für",
        "a\u{308}hnlich",
    ];

    fn words() -> impl Strategy<Value = &'static str> {
        prop::sample::select(WORDS.to_vec())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// The index finds the articles for which the test holds.
        #[test]
        fn the_index_and_the_test_agree(
            texts in prop::collection::vec((words(), prop::collection::vec(words(), 1..6), any::<bool>()), 1..6),
            asked in prop::collection::vec((words(), 1..9_usize, 0..7_usize), 1..4),
        ) {
            let mut library = Library::in_memory().expect("a library");
            let mut ids = Vec::new();
            let mut documents = Vec::new();
            for (title, words, is_german) in texts {
                let language = Language::new(if is_german { "de" } else { "en" });
                let mut document = Document::of_paragraphs(words.join(" "), language);
                document.head.title = Some(title.to_owned());
                let analysis = Analysis::default();
                let new = NewArticle { document: &document, analysis: &analysis, feed: None, address: None };
                let added = library.add(&[new]).expect("it is added");
                if added[0].is_new() {
                    ids.extend(added[0].id());
                    documents.push(document);
                }
            }
            for (word, length, form) in asked {
                let begun: String = word.chars().take(length).collect();
                let other: String = word.chars().rev().collect();
                let typed = match form {
                    0 => format!("title:{begun}"),
                    1 => format!("{begun} -\"{word}\""),
                    2 => format!("\"{word} {begun}\" OR {begun}"),
                    3 => format!("{begun} OR {other}"),
                    4 => format!("euro {begun}"),
                    _ => begun,
                };
                let (query, _) = Query::parse(&typed);
                let (Some(matched), Some(mut test)) = (match_expression(&query), WordTest::of(&query)) else { continue };
                let found: Result<Vec<i64>> = library.ids(
                    "SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid",
                    [rusqlite::types::Value::Text(matched)],
                );
                let mut told: Vec<i64> = ids
                    .iter()
                    .zip(&documents)
                    .filter(|(_, document)| {
                        test.holds(WordsOf {
                            title: document.head.title.as_deref().unwrap_or_default(),
                            text: &document.text,
                            language: document.language,
                        })
                    })
                    .map(|(id, _)| *id)
                    .collect();
                told.sort_unstable();
                prop_assert_eq!(found.expect("ids"), told, "{}", typed);
            }
        }
    }

    /// The first letters of a form are those of the word or of a part of it, which is what makes texts fast to test.
    #[test]
    fn forms_begin_as_words_may_have_them() {
        let mut tested = 0;
        for (code, rows) in [
            ("de", include_str!("../../assets/language/de/words.tsv")),
            ("en", include_str!("../../assets/language/en/words.tsv")),
        ] {
            let forms = WordForms::of(Language::new(code)).expect("a pack");
            let words = table::rows(rows).filter_map(|mut cells| cells.next()).step_by(3);
            for word in words.filter(|word| is_word(word)) {
                let mut capital = word.chars();
                let capital: String =
                    capital.next().into_iter().flat_map(char::to_uppercase).chain(capital).collect();
                for term in forms.of_word(&capital) {
                    let beginnings = vec![beginning(
                        term.strip_prefix(MARK).and_then(|term| term.get(2..)).expect("a code"),
                    )];
                    let wanted = WantedWord { terms: Vec::new(), beginnings, known: HashMap::new() };
                    assert!(
                        wanted.may_fit_otherwise(&indexed(&capital), &mut String::new()),
                        "{capital} {term}"
                    );
                    tested += 1;
                }
            }
        }
        assert!(tested > 5000, "only {tested} forms");
    }
}
