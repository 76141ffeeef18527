//! Who said what: in the speaker's words and in those of the article.

use depesche::analysis::{QuoteKind, analyze};
use depesche::document::Language;
use depesche::intake::{self, Format, Metadata};
use std::time::{Duration, Instant};

/// Every quotation as `kind speaker: words`, `i` for indirect and `d` for direct.
fn told(language: &'static str, text: &str) -> Vec<String> {
    let metadata = Metadata { language: Some(Language::new(language)), ..Metadata::default() };
    let document = intake::document(text.to_owned(), Format::Text, metadata);
    let analysis = analyze(&document);
    let quotes = analysis.quotes.iter().map(|quote| {
        let kind = if quote.kind == QuoteKind::Direct { 'd' } else { 'i' };
        let speaker = quote.speaker.map_or("–", |speaker| analysis.name(speaker));
        format!("{kind} {speaker}: {}", document.slice(quote.span))
    });
    quotes.collect()
}

#[track_caller]
fn assert_told(language: &'static str, text: &str, expected: &[&str]) {
    assert_eq!(told(language, text), expected, "{text}");
}

#[test]
fn a_clause_behind_a_verb_of_saying() {
    assert_told(
        "de",
        "Siemens-Chef Karl Tanner sagte, dass der Umsatz steigen werde.",
        &["i Karl Tanner: dass der Umsatz steigen werde"],
    );
    assert_told(
        "de",
        "Finanzvorstand Eva Lorenz erklärte, man habe genug Aufträge.",
        &["i Eva Lorenz: man habe genug Aufträge"],
    );
    assert_told(
        "de",
        "Eva Lorenz versprach, die Schulden zu senken.",
        &["i Eva Lorenz: die Schulden zu senken"],
    );
    assert_told(
        "en",
        "Chief executive Eva Lorenz said that orders had doubled.",
        &["i Eva Lorenz: that orders had doubled"],
    );
    assert_told(
        "en",
        "Eva Lorenz said on Monday it would close two plants.",
        &["i Eva Lorenz: it would close two plants"],
    );
}

#[test]
fn words_of_saying_behind_the_statement() {
    assert_told(
        "de",
        "Der Markt wird sich bald erholen, sagte Eva Lorenz.",
        &["i Eva Lorenz: Der Markt wird sich bald erholen"],
    );
    assert_told(
        "de",
        "Der Markt sei noch schwach, so Eva Lorenz.",
        &["i Eva Lorenz: Der Markt sei noch schwach"],
    );
    assert_told(
        "de",
        "Das Werk schließt im Herbst, wie Siemens am Montag mitteilte.",
        &["i Siemens: Das Werk schließt im Herbst"],
    );
    assert_told(
        "en",
        "The plant will close in autumn, Eva Lorenz said.",
        &["i Eva Lorenz: The plant will close in autumn"],
    );
    assert_told(
        "en",
        "The plant will close in autumn, according to Eva Lorenz, the finance director.",
        &["i Eva Lorenz: The plant will close in autumn"],
    );
}

#[test]
fn sources_before_the_statement() {
    assert_told(
        "de",
        "Laut Siemens fehlen noch viele Fachkräfte.",
        &["i Siemens: fehlen noch viele Fachkräfte"],
    );
    assert_told(
        "de",
        "Nach Angaben von Eva Lorenz kostet der Umbau viel Geld.",
        &["i Eva Lorenz: kostet der Umbau viel Geld"],
    );
    assert_told(
        "en",
        "According to Siemens, many jobs are still open.",
        &["i Siemens: many jobs are still open"],
    );
}

#[test]
fn whoever_is_on_no_list_speaks_for_nobody_else() {
    assert_told(
        "de",
        "Vor dem Werk von Siemens brannte es. Nach Angaben der Polizei wurde niemand verletzt.",
        &["i –: wurde niemand verletzt"],
    );
    assert_told(
        "en",
        "A fire broke out at a plant of Siemens. Police said the road was closed for hours.",
        &["i –: the road was closed for hours"],
    );
}

#[test]
fn reported_speech_goes_on_with_its_speaker() {
    assert_told(
        "de",
        "Eva Lorenz forderte Geduld. Der Umbau brauche drei Jahre. Er koste „viel Kraft“.",
        &[
            "i Eva Lorenz: Der Umbau brauche drei Jahre",
            "i Eva Lorenz: Er koste „viel Kraft“",
            "d Eva Lorenz: viel Kraft",
        ],
    );
    assert_told("de", "Eva Lorenz kam spät. Der Umbau braucht drei Jahre.", &[]);
}

#[test]
fn pronouns_and_roles_mean_who_was_named() {
    assert_told(
        "de",
        "Finanzminister Karl Tanner kam nach Essen. Der Minister sagte, dass er sparen wolle.",
        &["i Karl Tanner: dass er sparen wolle"],
    );
    assert_told(
        "en",
        "Chief executive Eva Lorenz came to Leeds. She said that the plant was safe.",
        &["i Eva Lorenz: that the plant was safe"],
    );
}

#[test]
fn the_speaker_of_a_quotation_is_the_subject() {
    assert_told(
        "de",
        "Eva Lorenz, Finanzchefin von Siemens, sagte: „Wir haben lange genug gewartet.“",
        &["d Eva Lorenz: Wir haben lange genug gewartet."],
    );
    assert_told(
        "de",
        "Eva Lorenz (Grüne) nannte den Plan von Karl Tanner einen „Irrweg“.",
        &["d Eva Lorenz: Irrweg"],
    );
    assert_told(
        "en",
        "“We have waited long enough,” said Siemens chief executive Eva Lorenz in Leeds.",
        &["d Eva Lorenz: We have waited long enough,"],
    );
}

#[test]
fn names_in_marks_are_no_quotations() {
    assert_told("de", "Siemens zeigt das Modell „Nordstern Plus“ in Essen.", &[]);
    assert_told("en", "Siemens shows its model “Northern Star” in Leeds.", &[]);
}

#[test]
fn sentences_without_an_end_take_linear_time() {
    let pieces = [
        "sagte, ",
        "laut X ",
        ", so Y",
        "nach Angaben von ",
        "„a“ ",
        "dass er sei, ",
        "(",
        ") ",
        "der Minister ",
        "X zufolge ",
    ];
    let read = |count: usize| {
        let text: String = pieces.iter().map(|piece| piece.repeat(count)).collect();
        let mixed = pieces.concat().repeat(count);
        let start = Instant::now();
        told("de", &text);
        told("de", &mixed);
        start.elapsed()
    };
    read(100);
    let (short, long) = (read(400), read(3200));
    assert!(long < short * 32 + Duration::from_millis(500), "{short:?}, then {long:?}");
}
