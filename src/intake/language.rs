//! Detects the language of a text.
//!
//! Two methods are combined: `whichlang`, which knows sixteen languages but always answers with one of them, and the share
//! of function words of each analysed language. Function words decide if there are enough words, because they also show
//! that a text is in none of these languages; `whichlang` decides short texts and identifies other languages.

use crate::document::Language;
use crate::language::{PACKS, by_code};
use crate::lexicon::table::rows;
use foldhash::HashMap;
use std::sync::LazyLock;
use whichlang::Lang;

/// How many bytes of a text are looked at.
const SAMPLE: usize = 8 * 1024;
/// From so many words on, a text in a language has its function words.
const ENOUGH_WORDS: usize = 25;
/// The share of function words, in per cent, that no text in the language falls short of.
const MIN_SHARE: usize = 12;
/// The share that decides a shorter text, whatever its letters look like.
const SHORT_SHARE: usize = 20;
/// So many function words decide a shorter text, whatever its other words are.
const SURE_COUNT: usize = 3;
/// Below so many words in plain letters, another language is only a guess.
const FEW_WORDS: usize = 8;
/// Below so many letters nobody can tell.
const MIN_LETTERS: usize = 6;

/// The numbers of the packs that have each word for a function word.
static FUNCTION_WORDS: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Vec<usize>> = HashMap::default();
    for (number, pack) in PACKS.into_iter().enumerate() {
        for word in pack.function_words.split_whitespace() {
            words.entry(word).or_default().push(number);
        }
    }
    words
});

/// The language of `text`, by its beginning.
pub fn detect(text: &str) -> Language {
    let sample = sample(text);
    let (mut words, mut letters) = (0, 0);
    let mut counts = [0; PACKS.len()];
    for word in sample.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        letters += word.len();
        for &number in FUNCTION_WORDS.get(word.to_lowercase().as_str()).into_iter().flatten() {
            counts[number] += 1;
        }
    }
    if letters < MIN_LETTERS {
        return Language::UNKNOWN;
    }
    let best = counts.into_iter().max().unwrap_or_default();
    let has_share = |count: usize, percent: usize| count * 100 >= words * percent;
    let mut winners = (0..PACKS.len()).filter(|&number| counts[number] == best);
    // Two languages with the same share tell nothing.
    let winner = winners.next().filter(|_| winners.next().is_none()).map(|number| PACKS[number].language);
    let needed = if words >= ENOUGH_WORDS { MIN_SHARE } else { SHORT_SHARE };
    if let Some(winner) = winner.filter(|_| has_share(best, needed)) {
        // One or two function words may be words of another language: `Siemens will wachsen`.
        let is_sure = words >= ENOUGH_WORDS || best >= SURE_COUNT;
        let other = if is_sure { None } else { by_ordinary_words(sample) };
        return other.unwrap_or(winner);
    }
    let guess = language_of(whichlang::detect_language(sample));
    match PACKS.iter().position(|pack| pack.language == guess) {
        // Without its function words a longer text is in none of these: whichlang has to name one that it knows.
        Some(number) if words >= ENOUGH_WORDS && !has_share(2 * counts[number], MIN_SHARE) => {
            Language::UNKNOWN
        }
        // A foreign name in a short text is no foreign text. A few words in Latin letters may be in any language.
        None if words < ENOUGH_WORDS => by_ordinary_words(sample).unwrap_or_else(|| {
            if words < FEW_WORDS && sample.is_ascii() { Language::UNKNOWN } else { guess }
        }),
        _ => guess,
    }
}

/// The one language in whose dictionary all words in small letters stand, where there are some; of a text in capitals, the
/// one in whose dictionary most of the words stand.
fn by_ordinary_words(sample: &str) -> Option<Language> {
    const SHORTEST: usize = 3;
    const FEWEST: usize = 2;
    let capitals = !sample.contains(char::is_lowercase);
    let words: Vec<String> = sample
        .split(|character: char| !character.is_alphabetic())
        .filter(|word| word.chars().count() >= SHORTEST && (capitals || word.starts_with(char::is_lowercase)))
        .map(str::to_lowercase)
        .collect();
    let known: [usize; PACKS.len()] = std::array::from_fn(|number| {
        let is_known = |word: &&String| {
            FUNCTION_WORDS.get(word.as_str()).is_some_and(|packs| packs.contains(&number))
                || PACKS[number].dictionary.sense_of(word).is_ordinary()
        };
        words.iter().filter(is_known).count()
    });
    let most = known.into_iter().max().filter(|&most| most >= FEWEST && (capitals || most == words.len()))?;
    let mut best = (0..PACKS.len()).filter(|&number| known[number] == most);
    best.next().filter(|_| best.next().is_none()).map(|number| PACKS[number].language)
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
    let analysed = by_code(&code).map(|pack| pack.language);
    let others = || rows(CODES).flatten().flat_map(|line| line.split(' '));
    analysed.or_else(|| others().find(|known| *known == code).map(Language::new))
}

fn language_of(lang: Lang) -> Language {
    Language::new(match lang {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        for (text, language) in [
            ("Der Umsatz stieg um drei Prozent auf zwölf Milliarden Euro.", Language::new("de")),
            ("Revenue rose three percent to twelve billion dollars.", Language::new("en")),
            ("Le chiffre d'affaires a augmenté de trois pour cent en un an.", Language::new("fr")),
            ("Выручка компании выросла на три процента", Language::new("ru")),
            ("", Language::UNKNOWN),
            ("3 %", Language::UNKNOWN),
            ("Nvidia beats estimates", Language::new("en")),
            ("SIEMENS RAISES OUTLOOK, BASF CUTS 2,600 JOBS", Language::new("en")),
            ("BASF ERHÖHT PROGNOSE, SIEMENS STREICHT STELLEN", Language::new("de")),
            ("Apple verdiente 2 Mrd. Dollar.", Language::new("de")),
            ("Siemens will wachsen.", Language::new("de")),
            ("Siemens will grow in Asia.", Language::new("en")),
            ("Former minister Hélène d'Aubigny resigned.", Language::new("en")),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }

    #[test]
    fn a_language_that_nobody_here_knows_is_not_taken_for_german_or_english() {
        let polish = "Spółka podała, że jej przychody wzrosły w trzecim kwartale o dwanaście procent, do ponad \
                      czterech miliardów złotych, a zysk netto był niższy niż przed rokiem z powodu wysokich \
                      kosztów energii oraz wynagrodzeń pracowników w całej grupie.";
        assert!(crate::language::pack(detect(polish)).is_none());
    }

    #[test]
    fn codes_with_regions_are_known() {
        assert_eq!(from_code("de-AT"), Some(Language::new("de")));
        assert_eq!(from_code("EN_us"), Some(Language::new("en")));
        assert_eq!(from_code("pl"), Some(Language::new("pl")));
        assert_eq!(from_code("xx"), None);
    }
}
