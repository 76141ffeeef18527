//! The forms under which words are found, beside the words themselves: folded, stemmed, and the parts of compounds.
//!
//! The index of words knows a word as it is written, in small letters and without accents. That finds neither `Straße` by
//! `strasse`, nor `Konzern` by `Konzerne`, nor `Umsatzerlöse` by `Erlöse`. So each article is indexed with more terms than
//! its words: for each word, and for each part of a compound, the stem of its folded form, where it is not the word as the
//! index has it. Each of these terms starts with [`MARK`], which stands in no text, and the code of the language, so that
//! no phrase and no other language finds it.
//!
//! A word of a query is looked up as it is, by its folded form, and by its stems in every language.

use crate::document::Language;
use crate::language::{PACKS, Pack, PerPack, Stem, pack};
use std::collections::HashSet;
use std::fmt::Write as _;

/// Starts the terms that are no words of the text. It is for private use, and a part of words to the index.
pub const MARK: char = '\u{e000}';

/// Words of fewer characters have no other forms.
const SHORTEST: usize = 3;

/// Longer words, in bytes, are no words of a language.
const LONGEST: usize = 64;

/// Words that are no parts of compound nouns, though many nouns begin with them: the `nach` of `Nachfrage`.
static FUNCTION_WORDS: PerPack<HashSet<String>> = PerPack::new(|pack| {
    let words = pack.lexicon.tagged("name").filter(|tagged| tagged.tag.name == "function");
    words.map(|tagged| tagged.form.lowercase()).collect()
});

/// The terms by which the words of `text` are found, apart from the words themselves, each once, with spaces between
/// them. None where the language has no pack.
pub fn terms(text: &str, language: Language) -> String {
    let mut terms = String::new();
    let Some(forms) = WordForms::of(language) else { return terms };
    let mut words = HashSet::new();
    let mut known = HashSet::new();
    for word in text.split(|character: char| !character.is_alphanumeric()) {
        if !words.insert(word.to_lowercase()) {
            continue;
        }
        for term in forms.of_word(word) {
            if !known.contains(&term) {
                // Writing to a string does not fail.
                let _ = write!(terms, "{term} ");
                known.insert(term);
            }
        }
    }
    terms
}

/// What finds the words of texts in one language.
#[derive(Debug)]
pub struct WordForms {
    pack: &'static Pack,
    stem: Stem,
    function_words: &'static HashSet<String>,
}

impl WordForms {
    /// For texts in `language`. None where it has no pack.
    pub fn of(language: Language) -> Option<Self> {
        let pack = pack(language)?;
        Some(Self { pack, stem: pack.stem?, function_words: FUNCTION_WORDS.of(pack) })
    }

    /// The terms by which a word of the text is found, apart from the word itself.
    pub fn of_word(&self, word: &str) -> Vec<String> {
        let mut terms = Vec::new();
        if !is_word(word) {
            return terms;
        }
        let lower = word.to_lowercase();
        self.add(&lower, true, &mut terms);
        let may_be_noun =
            !self.pack.writing.nouns_capitalized || word.chars().next().is_some_and(char::is_uppercase);
        // A part may be a compound itself: `Stellenabbau` in `Stellenabbauplan`.
        let mut undivided = if may_be_noun { vec![lower.as_str()] } else { Vec::new() };
        while let Some(compound) = undivided.pop() {
            let parts = self.pack.dictionary.compound_parts(compound);
            if !parts.iter().any(|part| self.function_words.contains(*part)) {
                for part in &parts {
                    self.add(part, false, &mut terms);
                }
                undivided.extend(parts);
            }
        }
        terms
    }

    fn add(&self, part: &str, is_whole: bool, terms: &mut Vec<String>) {
        let folded = folded(part);
        let stem = (self.stem)(&folded);
        // The index has the whole word, but not its parts. Stems alone are not enough: `Konzern` has the stem `konz`, and
        // `Konzerne` has `konzern`.
        let whole = is_whole.then(|| indexed(part));
        let part = if is_whole { stem.as_ref() } else { folded.as_str() };
        for term in [stem.as_ref(), part] {
            if whole.as_deref() != Some(term) {
                terms.push(format!("{MARK}{}{term}", self.pack.code()));
            }
        }
    }
}

/// A term that finds words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedTerm {
    /// The term, with its mark where it is no word of the text.
    pub text: String,
    /// Whether terms that begin with it are found too.
    pub is_beginning: bool,
}

impl WantedTerm {
    /// Whether a term of the index is found.
    pub fn finds(&self, term: &str) -> bool {
        if self.is_beginning { term.starts_with(&self.text) } else { term == self.text }
    }
}

/// The terms of which one must be there to find a word that is typed, or the beginning of one. The first is the word.
pub fn wanted_terms(word: &str) -> Vec<WantedTerm> {
    let term = |text: &str, is_beginning| WantedTerm { text: text.to_owned(), is_beginning };
    let mut terms = vec![term(word, true)];
    if !is_word(word) {
        return terms;
    }
    let lower = word.to_lowercase();
    let folded = folded(&lower);
    if folded != indexed(&lower) {
        terms.push(term(&folded, true));
    }
    for pack in PACKS {
        let Some(stem) = pack.stem else { continue };
        let marked = |term: &str| format!("{MARK}{}{term}", pack.code());
        terms.push(term(&marked(&folded), true));
        let stem = stem(&folded);
        if stem != folded {
            terms.push(term(&stem, false));
            terms.push(term(&marked(&stem), false));
        }
    }
    terms
}

/// What the index is asked for to find a word that is typed, or the beginning of one.
pub fn expression(word: &str) -> String {
    expression_of(wanted_terms(word).into_iter())
}

/// The same for the word as it is typed, in its other forms too, but not as the beginning of other words. The index reads
/// as much of this as is asked for, but all of what begins with a word before the first article is found.
pub fn whole_expression(word: &str) -> String {
    expression_of(wanted_terms(word).into_iter().map(|term| WantedTerm { is_beginning: false, ..term }))
}

fn expression_of(terms: impl Iterator<Item = WantedTerm>) -> String {
    let of_term =
        |term: WantedTerm| format!("\"{}\"{}", term.text, if term.is_beginning { " *" } else { "" });
    let terms: Vec<String> = terms.map(of_term).collect();
    match terms.as_slice() {
        [term] => term.clone(),
        terms => format!("({})", terms.join(" OR ")),
    }
}

/// Whether a word has other forms.
pub(super) fn is_word(text: &str) -> bool {
    text.len() <= LONGEST && text.chars().nth(SHORTEST - 1).is_some() && text.chars().all(char::is_alphabetic)
}

/// A word in small letters as the index has it, as far as it matters here.
fn indexed(lower: &str) -> String {
    lower.chars().map(without_umlaut).collect()
}

fn without_umlaut(character: char) -> char {
    match character {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        other => other,
    }
}

/// A word in small letters with umlauts and what is written for them as the plain vowel, and `ss` for `ß`. The `e` of `ue`
/// behind another vowel or a `q` belongs to the next syllable: `neue`, `Steuer`.
pub fn folded(lower: &str) -> String {
    const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];
    let mut folded = String::with_capacity(lower.len());
    let mut last = [None; 2];
    for character in lower.chars() {
        let plain = without_umlaut(character);
        let stands_for_umlaut = character == 'e'
            && matches!(last[1], Some('a' | 'o' | 'u'))
            && !last[0].is_some_and(|before| VOWELS.contains(&before) || before == 'q');
        match plain {
            'ß' => folded.push_str("ss"),
            _ if stands_for_umlaut => {}
            plain => folded.push(plain),
        }
        last = [last[1], Some(plain)];
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn german(text: &str) -> Vec<String> {
        terms(text, Language::new("de"))
            .split(' ')
            .filter(|term| !term.is_empty())
            .map(|term| term.replace(MARK, ""))
            .collect()
    }

    #[test]
    fn umlauts_are_folded_and_syllables_kept() {
        for (word, wanted) in [
            ("straße", "strasse"),
            ("koeln", "koln"),
            ("köln", "koln"),
            ("häuser", "hauser"),
            ("haeuser", "hauser"),
            ("neue", "neue"),
            ("steuer", "steuer"),
            ("frauen", "frauen"),
            ("quelle", "quelle"),
            ("uefa", "ufa"),
            ("", ""),
        ] {
            assert_eq!(folded(word), wanted, "{word}");
        }
    }

    #[test]
    fn terms_are_what_the_words_are_not() {
        for (text, wanted) in [
            ("Konzerne Konzernen", &["dekonzern"][..]),
            ("Straße", &["destrass"]),
            ("Köln", &[]),
            ("Umsatzerlöse", &["deumsatzerlos", "deumsatz", "deerlos", "deerlose"]),
            ("Jahresende", &["dejahres", "dejahr", "deend", "deende"]),
            ("Stellenabbauplan", &["destellenabbau", "deplan", "destell", "destellen", "deabbau"]),
            // Prefixes are no words, and verbs no compounds.
            ("Nachfrage", &["denachfrag"]),
            ("der 12 ab 8", &[]),
        ] {
            assert_eq!(german(text), wanted, "{text}");
        }
        assert_eq!(terms("Companies merging", Language::new("en")).replace(MARK, ""), "encompani enmerg ");
        assert_eq!(terms("Konzerne", Language::new("xx")), "");
    }

    #[test]
    fn compounds_are_found_by_their_parts_and_other_words_are_not() {
        for (word, parts) in [
            ("Umsatzerlöse", "Umsatz Erlöse"),
            ("Stellenabbau", "Stellen Abbau"),
            ("Quartalsgewinn", "Quartal Gewinn"),
            ("Aktienrückkauf", "Aktien Rückkauf"),
            ("Jahresende", "Jahr Ende"),
            ("Wochenende", "Wochen Ende"),
            ("Marktanteile", "Markt Anteil"),
            ("Geschäftsbericht", "Geschäft Bericht"),
            ("Chemiekonzern", "Chemie Konzern"),
            ("Zinserhöhung", "Zins Erhöhung"),
            ("Preisanstieg", "Preis Anstieg"),
            ("Absatzeinbruch", "Absatz Einbruch"),
            ("Auftragseingang", "Auftrag Eingang"),
            ("Betriebsergebnis", "Betrieb Ergebnis"),
            ("Börsengang", "Börse Gang"),
            ("Kapitalerhöhung", "Kapital Erhöhung"),
            ("Vorstandschef", "Vorstand Chef"),
            ("Gewinnwarnung", "Gewinn Warnung"),
            ("Notenbank", "Noten Bank"),
            ("Strompreise", "Strom Preis"),
            ("Energiekosten", "Energie Kosten"),
            ("Dividendenrendite", "Dividende Rendite"),
            ("Billigangebote", "Angebot"),
            ("Vorstandsvorsitzende", "Vorstand"),
        ] {
            let indexed = terms(word, Language::new("de"));
            for part in parts.split(' ') {
                let stem = folded(&part.to_lowercase());
                assert!(
                    indexed.split(' ').any(|term| term.trim_start_matches(MARK)[2..].starts_with(&stem[..4])),
                    "{word} {part} {indexed}"
                );
            }
        }
        for (word, part) in [
            ("Angebote", "bote"),
            ("Billigangebote", "bote"),
            ("Gewinne", "inne"),
            ("Verlust", "lust"),
            ("Ertrag", "trag"),
            ("Prozent", "zent"),
            ("Vorsitzende", "ende"),
            ("Vorstandsvorsitzende", "ende"),
            ("Mitarbeitende", "ende"),
            ("Belegschaft", "schaft"),
            ("Gewerkschaft", "gewerk"),
            ("Wirtschaft", "wirt"),
            ("Regierung", "regie"),
            ("Leistung", "leis"),
            ("Unternehmen", "nehmen"),
            ("Deutsche", "deut"),
            ("Passagiere", "pass"),
            ("Übernahme", "nahme"),
            ("Teilnehmer", "teil"),
            ("Arbeitnehmer", "nehmer"),
            ("Management", "manage"),
            ("Lieferungen", "liefe"),
            ("Aufsicht", "icht"),
            ("Angestellten", "stellten"),
            ("Sicherheit", "heit"),
            ("Nachfrage", "frage"),
            ("Überblick", "blick"),
            ("Schreibtisch", "isch"),
        ] {
            let marked = format!("{MARK}de{}", folded(part));
            let indexed = terms(word, Language::new("de"));
            assert!(!indexed.split(' ').any(|term| term == marked), "{word} {part} {indexed}");
        }
    }

    #[test]
    fn hostile_words_have_no_other_forms() {
        let long = "ä".repeat(100_000);
        assert_eq!(terms(&long, Language::new("de")), "");
        assert_eq!(expression(&long), format!("\"{long}\" *"));
        assert_eq!(expression("AND"), expression("AND"));
    }
}
