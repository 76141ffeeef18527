//! What a language has to say of itself.

use super::locale_data::LocaleData;
use super::numbers::Numbers;
use super::speech::Speech;
use super::stem::Stem;
use crate::document::Language;
use crate::lexicon::dictionary::{CompoundRules, Dictionary};
use crate::lexicon::{Lexicon, TaggedForm};
use std::fmt;
use std::sync::LazyLock;

/// A language that is analysed.
pub struct Pack {
    /// The language of the texts.
    pub language: Language,
    /// Its name in English.
    pub name: &'static str,
    /// The words that tell what a text says.
    pub lexicon: LazyLock<Lexicon>,
    /// The ordinary words.
    pub dictionary: LazyLock<Dictionary>,
    /// The dictionaries of other languages whose words stand in names: `Sun Express` in a German text.
    pub foreign_dictionaries: &'static [&'static LazyLock<Dictionary>],
    /// The model of the name tagger, where there is one; `assets/model/README.md` has its layout.
    pub tagger: Option<&'static [u8]>,
    /// The ways of writing numbers and dates for its readers; the first one where no country is known.
    pub locales: &'static [LocaleData],
    /// What stands before and behind a quotation.
    pub quotation_marks: (char, char),
    /// What the points of an index are called: the unit of such a figure in the JSON.
    pub index_points: &'static str,
    /// Short forms that the program writes.
    pub short: ShortForms,
    /// The scales that people type, in lower case and without points, as powers of ten. No two languages may mean
    /// different scales by one word.
    pub typed_scales: &'static [(&'static str, u32)],
    /// How it says numbers and amounts.
    pub speech: &'static dyn Speech,
    /// The words of queries of the library, in lower case, each with the name that `crate::library::query` gives it. No two
    /// languages may mean different things by one word.
    pub query_words: &'static [(&'static str, &'static str)],
    /// The words for values of operators, in lower case, each with its operator and the name of the value there: kinds of
    /// figures and codes of languages. Of several for one value, the first one is offered.
    pub query_values: &'static [(&'static str, &'static str, &'static str)],
    /// The words of times before today, in lower case, each with the name that `crate::library::query_times` gives it.
    pub query_times: &'static [(&'static str, &'static str)],
    /// The commonest function words and words of business news: evidence that a text is in this language.
    pub function_words: &'static str,
    /// Where words may be hyphenated.
    pub hyphenation: Option<hypher::Lang>,
    /// How the endings of words are taken off, so that searches find every form of a word.
    pub stem: Option<Stem>,
    /// What the interface says, as TOML; `crate::tui::strings` has the keys.
    pub interface: &'static str,
    /// What commands say, as a table; `crate::present::messages` explains it. It has no rows for English, in
    /// which the code says it.
    pub messages: &'static str,
    /// The files of labelled sentences that the tagger is trained with; `assets/model/README.md` says where they are
    /// from. None where a tagger gains nothing.
    pub corpora: &'static [&'static str],
    /// How it is written.
    pub writing: Writing,
    /// How it writes numbers and amounts.
    pub numbers: Numbers,
    /// How its words are built.
    pub words: WordFormation,
    /// How its sentences are built.
    pub syntax: Syntax,
    /// How it names people and firms.
    pub naming: Naming,
}

/// Short forms that the program writes beside numbers.
#[derive(Debug, Clone, Copy)]
pub struct ShortForms {
    /// The points of an index.
    pub points: &'static str,
    /// Percentage points.
    pub percentage_points: &'static str,
    /// The signs of currencies by their codes; others are written as their codes.
    pub currencies: &'static [(&'static str, &'static str)],
    /// Currencies stand before the number: `$10bn`.
    pub currency_first: bool,
    /// Scales, and units that are no currency, stand at the number without a space: `10bn`, `25%`.
    pub joined: bool,
    /// The scales, as powers of ten, from the largest.
    pub scales: &'static [(u32, &'static str)],
}

/// How a language is written.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is a property of its own")]
pub struct Writing {
    /// Every noun has a capital, so that a capital tells little of a name: `der Umsatz`.
    pub nouns_capitalized: bool,
    /// Months and days of the week have a capital, which tells `May` from `may`.
    pub calendar_capitalized: bool,
    /// Headlines may have a capital on every word: `Profits Soar as Prices Fall`.
    pub title_case_headlines: bool,
    /// What stands between thousands: `1.234`. Another sign stands before decimals: `2,5`.
    pub group_sign: char,
    /// Groups of two digits before the last three are read as well: `1,00,000`.
    pub groups_of_two: bool,
    /// Ordinals are digits with a point: `20. Mai`.
    pub ordinal_point: bool,
    /// The month may stand before the day: `May 20, 2024`.
    pub month_before_day: bool,
    /// A preposition may stand between day and month: `the 3rd of May`.
    pub linked_month: bool,
}

/// How the words of a language are built.
#[derive(Debug, Clone, Copy)]
pub struct WordFormation {
    /// Nouns are joined into one word, which is what its last part is: `Jahresumsatz`.
    pub closed_compounds: bool,
    /// How such words are taken apart.
    pub compounds: CompoundRules,
    /// The endings that an adjective may have; the empty one is the bare word. Empty where adjectives do not change.
    pub adjective_endings: &'static [&'static str],
    /// Articles show the case, so that one alone makes what follows the possessor or the whole: `der Gewinn der Bank von
    /// 5 Milliarden`. Where they do not, a preposition does: `the profit of the bank`.
    pub cased_articles: bool,
    /// The ending of an adjective that shows the genitive without an article: `das Angebot kostenloser Produkte`.
    pub genitive_adjective: Option<&'static str>,
    /// Endings that tell an adverb from a noun: `sharply`. None where the writing tells them apart.
    pub adverb_endings: &'static [&'static str],
    /// Endings that tell a past participle from a noun: `expected`. None where the writing tells them apart.
    pub past_participle_endings: &'static [&'static str],
    /// Endings that tell a present participle from a noun: `rising`. None where the writing tells them apart.
    pub present_participle_endings: &'static [&'static str],
    /// What tells a verb in the mood of reported speech. None where there is no such mood.
    pub reported_mood: Option<ReportedMood>,
    /// Endings that cases and plurals give to words, the longer ones first.
    pub inflections: &'static [&'static str],
    /// Endings of nouns that need not have another one in the genitive: `des Kurs`, `des Studenten`.
    pub genitive_endings_spared: &'static [&'static str],
    /// Endings of the adjectives that are made of countries and towns: `chinesische`, `Norwegian`.
    pub adjectives_of_origin: &'static [&'static str],
}

/// How verbs show that what they say is reported.
#[derive(Debug, Clone, Copy)]
pub struct ReportedMood {
    /// The ending: `er komme`.
    pub ending: &'static str,
    /// Other endings that every verb has, which tell it from an adjective: `kommt`, `kommen`.
    pub others: &'static [&'static str],
}

/// How the sentences of a language are built.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is a property of its own")]
pub struct Syntax {
    /// Parts of the verb stand at the end of the clause, so that the verb that goes with a figure is first looked for
    /// behind it: `um 3 Prozent gestiegen`.
    pub verb_final: bool,
    /// The subject may stand behind the finite verb: `kündigte Siemens an`.
    pub inversion: bool,
    /// An attribute before a noun may have words of its own, so that a figure or a year stands before the noun that it
    /// specifies: `der um 5 Prozent höhere Umsatz`, `das 2011 gegründete Unternehmen`.
    pub extended_attributes: bool,
    /// A comma stands before every subordinate clause: `…, weil die Kosten stiegen`.
    pub comma_before_subclause: bool,
}

/// How people and firms are named.
#[derive(Debug, Clone, Copy)]
pub struct Naming {
    /// The genitive of names, where it is an ending without an apostrophe: the `s` of `Volkswagens Gewinn`.
    pub genitive: Option<char>,
    /// What may stand behind a name that is known, without making another name of it: that genitive, the plural of
    /// `Cadillacs`.
    pub known_name_ending: Option<char>,
    /// What stands behind the apostrophe of a genitive: the `s` of `Foster's Group`.
    pub apostrophe_genitive: &'static str,
    /// The noun that says what a firm is may be the first word of its name: `Stadtwerke Oberaue`.
    pub head_noun_first: bool,
    /// Parts of the words for those who work for the firm that is spoken of, in lower case: `vorstand`.
    pub staff: &'static [&'static str],
    /// Parts of the words for those who hold a public office, in lower case: `minister`.
    pub officials: &'static [&'static str],
}

impl Pack {
    /// The ISO 639-1 code.
    pub fn code(&self) -> &'static str {
        self.language.code().unwrap_or_default()
    }

    /// The names of the months and their short forms, each with the number of the month from 1.
    pub fn months(&self) -> impl Iterator<Item = (TaggedForm, u32)> {
        let is_month = |name: &str| matches!(name, "month" | "short-month" | "ambiguous-month");
        let months = self.lexicon.tagged("time").filter(move |tagged| is_month(tagged.tag.name));
        months.filter_map(|tagged| {
            let number = tagged.tag.value.parse().ok()?;
            Some((tagged, number))
        })
    }
}

impl fmt::Debug for Pack {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Pack({})", self.language)
    }
}
