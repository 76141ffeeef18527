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
fn marks_that_are_wrong_missing_or_nested() {
    let words = "Wir haben lange genug gewartet.";
    for marked in [
        format!("„{words}“"),
        format!("„{words}”"),
        format!("„{words}\""),
        format!("„{words}„"),
        format!("»{words}«"),
        format!("«{words}»"),
        format!("”{words}”"),
        format!("\"{words}\""),
    ] {
        assert_told("de", &format!("Eva Lorenz sagte: {marked}"), &[&format!("d Eva Lorenz: {words}")]);
    }
    assert_told(
        "de",
        "„Wir haben den Plan „Nordstern“ lange geprüft und lehnen ihn ab“, sagte Eva Lorenz.",
        &["d Eva Lorenz: Wir haben den Plan „Nordstern“ lange geprüft und lehnen ihn ab"],
    );
    assert_told(
        "de",
        "„Das Wort ‚Krise‘ hat hier noch niemand benutzt“, sagte Eva Lorenz.",
        &["d Eva Lorenz: Das Wort ‚Krise‘ hat hier noch niemand benutzt"],
    );
    // The first closing mark is missing.
    assert_told(
        "en",
        "Eva Lorenz said: \"We have waited long enough for this. Karl Tanner replied: \"So have all of us here.\"",
        &["d Eva Lorenz: We have waited long enough for this.", "d Karl Tanner: So have all of us here."],
    );
    assert_told(
        "en",
        "“It’s the customers’ money, and we can’t ‘lose’ it,” said Eva Lorenz.",
        &["d Eva Lorenz: It’s the customers’ money, and we can’t ‘lose’ it,"],
    );
}

#[test]
fn a_quotation_of_several_paragraphs() {
    // Each paragraph opens, and only the last one closes.
    assert_told(
        "en",
        "Eva Lorenz wrote to the staff on Monday.\n\n“We have waited long enough for this day.\n\n“Now the work begins,” \
         she said.",
        &["d Eva Lorenz: We have waited long enough for this day.", "d Eva Lorenz: Now the work begins,"],
    );
    // Only the first one opens.
    assert_told(
        "de",
        "Eva Lorenz schrieb: „Wir haben lange genug gewartet.\n\nJetzt beginnt die Arbeit.“",
        &["d Eva Lorenz: Wir haben lange genug gewartet.", "d Eva Lorenz: Jetzt beginnt die Arbeit."],
    );
}

#[test]
fn a_quotation_that_its_speaker_parts() {
    assert_told(
        "en",
        "“We have waited long enough,” said Eva Lorenz, “and nobody will wait any longer.” “Now we start,” she added.",
        &[
            "d Eva Lorenz: We have waited long enough,",
            "d Eva Lorenz: and nobody will wait any longer.",
            "d Eva Lorenz: Now we start,",
        ],
    );
}

#[test]
fn the_speaker_stands_at_the_colon_in_brackets_or_in_the_next_sentence() {
    let words = "Wir haben lange genug gewartet.";
    for (lead, end) in [
        ("Das Fazit von Eva Lorenz nach drei Jahren: ", ""),
        ("Es freuten sich der Minister Karl Tanner und die Finanzchefin Eva Lorenz: ", ""),
        ("Eva Lorenz sei mit dem Jahr zufrieden, sagte Karl Tanner. So antwortete Eva Lorenz: ", ""),
        ("Ein Sender zitiert Eva Lorenz mit den Worten: ", ""),
        ("Eva Lorenz, eine der Gründerinnen, die das Werk aufgebaut haben, sagte zum Abschied: ", ""),
        ("Eva Lorenz kam spät. Ihre Hoffnung war groß: ", ""),
        ("", " Das sagte Eva Lorenz am Montag."),
    ] {
        let found = told("de", &format!("{lead}„{words}“{end}"));
        assert!(found.contains(&format!("d Eva Lorenz: {words}")), "{lead}…{end}: {found:?}");
    }
    assert_told(
        "de",
        "Der Plan gefiel auch Eva Lorenz („Er ist längst überfällig“).",
        &["d Eva Lorenz: Er ist längst überfällig"],
    );
}

#[test]
fn the_words_of_a_judgement() {
    assert_told(
        "de",
        "Eva Lorenz attackierte den Plan als „völlig verfehlt“.",
        &["d Eva Lorenz: völlig verfehlt"],
    );
    assert_told("de", "Für Eva Lorenz ist das ein „Irrweg“.", &["d Eva Lorenz: Irrweg"]);
    assert_told(
        "de",
        "Der Plan wird von Eva Lorenz als „völlig verfehlt“ bezeichnet.",
        &["d Eva Lorenz: völlig verfehlt"],
    );
    assert_told(
        "de",
        "Eva Lorenz nannte das Angebot, von dem es nur wenige gab, einen „Irrweg“.",
        &["d Eva Lorenz: Irrweg"],
    );
    assert_told("en", "Eva Lorenz dismissed the plan as “deeply flawed”.", &["d Eva Lorenz: deeply flawed"]);
    assert_told(
        "en",
        "The plan was widely described by Eva Lorenz as “deeply flawed”.",
        &["d Eva Lorenz: deeply flawed"],
    );
    // Nouns have capitals, so that this is no name.
    assert_told(
        "de",
        "Im Werk herrschte „eine sehr gedrückte Stimmung“.",
        &["d –: eine sehr gedrückte Stimmung"],
    );
}

#[test]
fn the_sentence_before_is_told() {
    assert_told(
        "de",
        "Das Werk schließt im Herbst. Das teilte Siemens am Montag mit.",
        &["i Siemens: Das Werk schließt im Herbst"],
    );
    assert_told(
        "en",
        "The plant will close in autumn. That is according to Eva Lorenz, the finance director.",
        &["i Eva Lorenz: The plant will close in autumn"],
    );
    // Another statement follows, and the one before is the article's.
    assert_told(
        "de",
        "Das Werk schließt im Herbst. Das bedeutet nichts Gutes, sagte Eva Lorenz.",
        &["i Eva Lorenz: Das bedeutet nichts Gutes"],
    );
}

#[test]
fn english_statements_without_a_word_before_them() {
    for (lead, statement) in [
        ("Eva Lorenz announced on Monday ", "the plant would close in autumn"),
        ("Eva Lorenz, a director of the firm, said ", "customers have a right to know"),
        ("Eva Lorenz revealed ", "she had sold two plants"),
        ("Eva Lorenz talked to the union, saying ", "it was too late for a deal"),
    ] {
        assert_told("en", &format!("{lead}{statement}."), &[&format!("i Eva Lorenz: {statement}")]);
    }
    assert_told(
        "en",
        "For this to happen the plant would have to go, Eva Lorenz said.",
        &["i Eva Lorenz: For this to happen the plant would have to go"],
    );
    assert_told("en", "Eva Lorenz announced the sale of two plants on Monday.", &[]);
    assert_told("en", "The plant is thought to hold the bulk of the stock.", &[]);
}

#[test]
fn who_speaks_is_not_who_is_only_named() {
    for text in [
        "Investors close to Eva Lorenz say the plant will close.",
        "Eva Lorenz left. Analysts said the plant would close.",
    ] {
        let found = told("en", text);
        assert!(found.iter().any(|quote| quote.starts_with("i –: the plant w")), "{text}: {found:?}");
    }
    // The pronoun means the one who speaks, not the one spoken of.
    assert_told(
        "en",
        "Eva Lorenz said Karl Tanner would go. “It is a hard day for us,” she added.",
        &["i Eva Lorenz: Karl Tanner would go", "d Eva Lorenz: It is a hard day for us,"],
    );
    assert_told(
        "en",
        "Eva Lorenz said Karl Tanner had not mentioned “any trouble” with the plant.",
        &[
            "i Eva Lorenz: Karl Tanner had not mentioned “any trouble” with the plant",
            "d Eva Lorenz: any trouble",
        ],
    );
    assert_told(
        "de",
        "Eva Lorenz hatte Karl Tanner gestern aufgefordert, sein Amt niederzulegen.",
        &["i Eva Lorenz: sein Amt niederzulegen"],
    );
    assert_told(
        "de",
        "Den Beschäftigten versprach Eva Lorenz, dass niemand gehen müsse.",
        &["i Eva Lorenz: dass niemand gehen müsse"],
    );
}

#[test]
fn a_pronoun_means_the_firm_that_speaks() {
    assert_told(
        "en",
        "Siemens said sales were down in the first half. It added the plant would close.",
        &["i Siemens: sales were down in the first half", "i Siemens: the plant would close"],
    );
}

#[test]
fn names_in_marks_are_no_quotations() {
    assert_told("de", "Siemens zeigt das Modell „Nordstern Plus“ in Essen.", &[]);
    assert_told("en", "Siemens shows its model “Northern Star” in Leeds.", &[]);
    // Words of the name are no nouns, and somebody speaks in the sentence.
    assert_told(
        "de",
        "Eva Lorenz sagte, dass der Dokumentarfilm „Weit weg von hier“ gut laufe.",
        &["i Eva Lorenz: dass der Dokumentarfilm „Weit weg von hier“ gut laufe"],
    );
    assert_told(
        "de",
        "Eva Lorenz sagte, dass die sogenannte „schwarze Null“ stehe.",
        &["i Eva Lorenz: dass die sogenannte „schwarze Null“ stehe"],
    );
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
        "„",
        "„a ",
        "\n\n„b",
        "wird von X als „c“ bezeichnet ",
        "Eva Lorenz, die ",
        "Das sagte X. ",
        "er zitiert ",
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
