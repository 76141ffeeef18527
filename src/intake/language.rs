//! Which language a text is in.
//!
//! Two witnesses: `whichlang`, which knows sixteen languages but always answers with one of them, and the
//! share of German and English function words. Function words decide where there are enough words, since they
//! also tell that a text is in neither language; `whichlang` decides short texts and names the others.

use crate::document::Language;
use std::collections::HashMap;
use std::sync::LazyLock;
use whichlang::Lang;

/// How many bytes of a text are looked at.
const SAMPLE: usize = 8 * 1024;
/// From so many words on, a text in a language has its function words.
const ENOUGH_WORDS: usize = 25;
/// The share of function words, in per cent, that no text in the language falls short of.
const MIN_SHARE: usize = 12;
/// The share that makes a shorter text German or English, whatever its letters look like.
const SHORT_SHARE: usize = 20;
/// Below so many words in plain letters, another language is only a guess.
const FEW_WORDS: usize = 8;
/// Below so many letters nobody can tell.
const MIN_LETTERS: usize = 6;

static FUNCTION_WORDS: LazyLock<HashMap<&'static str, Witness>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Witness> = HashMap::new();
    for (code, list) in super::table::rows(include_str!("../../assets/intake/function-words.tsv")) {
        for word in list.split(' ') {
            let witness = words.entry(word).or_default();
            witness.german |= code == "de";
            witness.english |= code == "en";
        }
    }
    words
});

#[derive(Debug, Clone, Copy, Default)]
struct Witness {
    german: bool,
    english: bool,
}

/// The language of `text`, by its beginning.
pub fn detect(text: &str) -> Language {
    let sample = sample(text);
    let (mut words, mut german, mut english, mut letters) = (0, 0, 0, 0);
    for word in sample.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        letters += word.len();
        if let Some(witness) = FUNCTION_WORDS.get(word.to_lowercase().as_str()) {
            german += usize::from(witness.german);
            english += usize::from(witness.english);
        }
    }
    if letters < MIN_LETTERS {
        return Language::Unknown;
    }
    let best = german.max(english);
    if words >= ENOUGH_WORDS && best * 100 >= words * MIN_SHARE && german != english {
        return if german > english { Language::German } else { Language::English };
    }
    let guess = language_of(whichlang::detect_language(sample));
    match guess {
        // Without their function words a longer text is in neither: whichlang has to name one that it knows.
        Language::German if words >= ENOUGH_WORDS && german * 100 < words * MIN_SHARE / 2 => {
            Language::Unknown
        }
        Language::English if words >= ENOUGH_WORDS && english * 100 < words * MIN_SHARE / 2 => {
            Language::Unknown
        }
        // In a short text function words say more than the letters.
        _ if words < ENOUGH_WORDS && best * 100 >= words * SHORT_SHARE && german > english => {
            Language::German
        }
        _ if words < ENOUGH_WORDS && best * 100 >= words * SHORT_SHARE && english > german => {
            Language::English
        }
        // A few words in Latin letters may be in any language.
        Language::Other(_) if words < FEW_WORDS && sample.is_ascii() => Language::Unknown,
        guess => guess,
    }
}

fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The language with this ISO 639-1 code; a region behind it (`de-AT`) does not matter.
pub fn from_code(code: &str) -> Option<Language> {
    static CODES: &str = include_str!("../../assets/intake/languages.txt");
    let code = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match code.as_str() {
        "de" => Some(Language::German),
        "en" => Some(Language::English),
        _ => CODES
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split(' '))
            .find(|known| *known == code)
            .map(Language::Other),
    }
}

fn language_of(lang: Lang) -> Language {
    match lang {
        Lang::Deu => Language::German,
        Lang::Eng => Language::English,
        Lang::Ara => Language::Other("ar"),
        Lang::Cmn => Language::Other("zh"),
        Lang::Fra => Language::Other("fr"),
        Lang::Hin => Language::Other("hi"),
        Lang::Ita => Language::Other("it"),
        Lang::Jpn => Language::Other("ja"),
        Lang::Kor => Language::Other("ko"),
        Lang::Nld => Language::Other("nl"),
        Lang::Por => Language::Other("pt"),
        Lang::Rus => Language::Other("ru"),
        Lang::Spa => Language::Other("es"),
        Lang::Swe => Language::Other("sv"),
        Lang::Tur => Language::Other("tr"),
        Lang::Vie => Language::Other("vi"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        for (text, language) in [
            ("Der Umsatz stieg um drei Prozent auf zwölf Milliarden Euro.", Language::German),
            ("Revenue rose three percent to twelve billion dollars.", Language::English),
            ("Le chiffre d'affaires a augmenté de trois pour cent en un an.", Language::Other("fr")),
            ("Выручка компании выросла на три процента", Language::Other("ru")),
            ("", Language::Unknown),
            ("3 %", Language::Unknown),
            ("Nvidia beats estimates", Language::Unknown),
            ("Apple verdiente 2 Mrd. Dollar.", Language::German),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }

    #[test]
    fn a_language_that_nobody_here_knows_is_not_taken_for_german_or_english() {
        let polish = "Spółka podała, że jej przychody wzrosły w trzecim kwartale o dwanaście procent, do ponad \
                      czterech miliardów złotych, a zysk netto był niższy niż przed rokiem z powodu wysokich \
                      kosztów energii oraz wynagrodzeń pracowników w całej grupie.";
        assert!(!matches!(detect(polish), Language::German | Language::English));
    }

    #[test]
    fn codes_with_regions_are_known() {
        assert_eq!(from_code("de-AT"), Some(Language::German));
        assert_eq!(from_code("EN_us"), Some(Language::English));
        assert_eq!(from_code("pl"), Some(Language::Other("pl")));
        assert_eq!(from_code("xx"), None);
    }
}
