//! Rows: what they promise for every text, every width and every set of names.

use depesche::document::{BlockKind, Document, Language, Span};
use depesche::layout::place::Place;
use depesche::layout::{Flow, Note, NotePlace, cell};
use proptest::prelude::*;

const KINDS: [BlockKind; 10] = [
    BlockKind::Kicker,
    BlockKind::Headline,
    BlockKind::Deck,
    BlockKind::Byline,
    BlockKind::Heading(2),
    BlockKind::Paragraph,
    BlockKind::ListItem,
    BlockKind::BlockQuote,
    BlockKind::Preformatted,
    BlockKind::Boilerplate,
];

fn paragraph(text: &str) -> Document {
    Document::of_blocks([(BlockKind::Paragraph, text)], Language::new("de"))
}

/// The rows as a reader sees them, without what is virtual but the hyphen.
fn rows(document: &Document, flow: &Flow) -> Vec<String> {
    (0..flow.rows().len())
        .map(|row| {
            let text: String =
                flow.cells(document, row).filter(|cell| cell.width > 0).map(|cell| cell.shown).collect();
            text + if flow.rows()[row].hyphen { "-" } else { "" }
        })
        .filter(|row| !row.is_empty())
        .collect()
}

fn row_width(document: &Document, flow: &Flow, row: usize) -> u16 {
    let set = flow.rows()[row];
    let text: u16 = flow.cells(document, row).map(|cell| cell.width).sum();
    u16::from(set.indent) + text + u16::from(set.hyphen)
}

#[test]
fn german_is_hyphenated_names_and_figures_are_not() {
    let text = "Zuckerberg verschenkt Technologieunternehmensbeteiligungen für 10 Milliarden Dollar.";
    let article = paragraph(text);
    let free = rows(&article, &Flow::new(&article, &[], 14));
    assert!(free.iter().any(|row| row.ends_with('-')), "{free:#?}");
    let name = Span::new(0, "Zuckerberg".len());
    let figure_start = text.find("10").unwrap_or_default();
    let figure = Span::new(figure_start, text.len() - 1);
    for width in 11..40 {
        let flow = Flow::new(&article, &[name, figure], width);
        let shown = rows(&article, &flow);
        assert!(shown[0].starts_with("Zuckerberg"), "{shown:#?}");
        if width >= 13 {
            assert!(shown.iter().any(|row| row.contains("10 Milliarden")), "{shown:#?}");
        }
    }
}

#[test]
fn addresses_and_other_languages_are_not_hyphenated() {
    let address = paragraph("siehe https://beispiel.example/wirtschaftsnachrichten");
    assert!(rows(&address, &Flow::new(&address, &[], 30)).iter().all(|row| !row.ends_with('-')));
    let mut french = paragraph("anticonstitutionnellement anticonstitutionnellement");
    french.language = Language::new("fr");
    assert!(Flow::new(&french, &[], 20).rows().iter().all(|row| !row.hyphen));
}

#[test]
fn a_soft_hyphen_shows_only_where_a_row_ends() {
    let mut article = paragraph("Ab\u{ad}bau Ab\u{ad}schlüsse");
    article.language = Language::UNKNOWN;
    assert_eq!(rows(&article, &Flow::new(&article, &[], 9)), ["Abbau Ab-", "schlüsse"]);
}

#[test]
fn blocks_stand_apart_and_the_head_leaves_room_for_what_is_known() {
    let article = Document::of_blocks(
        [
            (BlockKind::Kicker, "KI"),
            (BlockKind::Headline, "Kopf"),
            (BlockKind::Byline, "Agentur"),
            (BlockKind::Paragraph, "Text"),
            (BlockKind::ListItem, "- eins zwei drei"),
            (BlockKind::ListItem, "vier fünf sechs"),
        ],
        Language::new("de"),
    );
    let flow = Flow::new(&article, &[], 12);
    let seen: Vec<(String, u8, bool)> =
        flow.rows().iter().map(|row| (article.slice(row.span).to_owned(), row.indent, row.bullet)).collect();
    let row = |text: &str, indent, bullet| (text.to_owned(), indent, bullet);
    assert_eq!(
        seen,
        [
            row("KI", 0, false),
            row("Kopf", 0, false),
            row("", 0, false),
            row("Agentur", 0, false),
            row("", 0, false),
            row("Text", 0, false),
            row("", 0, false),
            row("- eins zwei", 0, false),
            row("drei", 2, false),
            row("vier fünf", 2, true),
            row("sechs", 2, false),
        ]
    );
}

/// The rows from the byline or headline on, with the note where it stands.
fn with_note(parts: &[(BlockKind, &str)], width: u16, note: impl Fn(&Document) -> Note) -> Vec<String> {
    let article = Document::of_blocks(parts.iter().copied(), Language::new("de"));
    let note = note(&article);
    let flow = Flow::with_note(&article, &[], width, note);
    let place = flow.note();
    let rows = flow.rows().iter().enumerate().map(|(number, row)| {
        let text = article.slice(row.span);
        match place {
            Some(NotePlace { row, replaces: true, .. }) if row == number => "WHOLE".to_owned(),
            Some(NotePlace { row, column, .. }) if row == number => format!("{text}|{column}"),
            _ => text.to_owned(),
        }
    });
    rows.collect()
}

#[test]
fn the_note_below_the_head_has_one_blank_row_around_it_wherever_it_stands() {
    const CREDIT: (BlockKind, &str) = (BlockKind::Byline, "Agentur");
    const HEADLINE: (BlockKind, &str) = (BlockKind::Headline, "Kopf");
    const TEXT: (BlockKind, &str) = (BlockKind::Paragraph, "Text");
    let behind = |_: &Document| Note { columns: 10, instead: None };
    let instead = |article: &Document| {
        let credit = article.blocks.iter().find(|block| block.kind == BlockKind::Byline);
        Note { columns: 10, instead: credit.map(|block| (block.span, 15)) }
    };
    let head = [HEADLINE, CREDIT, TEXT];
    assert_eq!(with_note(&head, 20, behind), ["Kopf", "", "Agentur|7", "", "Text"]);
    assert_eq!(with_note(&head, 19, behind), ["Kopf", "", "Agentur", "|0", "", "Text"]);
    assert_eq!(with_note(&head, 15, instead), ["Kopf", "", "WHOLE", "", "Text"]);
    assert_eq!(with_note(&head, 14, instead), ["Kopf", "", "Agentur", "|0", "", "Text"]);
    assert_eq!(with_note(&[HEADLINE, TEXT], 20, behind), ["Kopf", "", "|0", "", "Text"]);
    assert_eq!(with_note(&[TEXT], 20, behind), ["|0", "", "Text"]);
    assert_eq!(with_note(&[TEXT], 20, |_| Note::default()), ["Text"]);
}

#[test]
fn headlines_are_balanced() {
    let headline = "Meta Platforms setzt auf kostenlose KI-Modelle zur Marktbeherrschung";
    let article = Document::of_blocks([(BlockKind::Headline, headline)], Language::new("de"));
    let shown = rows(&article, &Flow::new(&article, &[], 60));
    assert_eq!(shown, ["Meta Platforms setzt auf kostenlose", "KI-Modelle zur Marktbeherrschung"]);
    let whole = rows(&article, &Flow::new(&article, &[], 70));
    assert_eq!(whole, [headline]);
    let narrow = rows(&article, &Flow::new(&article, &[], 13));
    assert_eq!(
        narrow.last().map(String::as_str),
        Some("herrschung"),
        "only a word that fits no row is hyphenated"
    );
}

#[test]
fn no_row_starts_with_the_end_of_a_clause() {
    let text = "東京の会社はユーロで売上高を発表した。".repeat(9);
    for width in 4..50 {
        let article = paragraph(&text);
        let shown = rows(&article, &Flow::new(&article, &[], width));
        assert_eq!(shown.concat(), text);
        let whole = &shown;
        assert!(!whole.iter().any(|row| row.starts_with('。')), "{width} {shown:#?}");
        assert!((0..shown.len()).all(|row| shown[row].chars().count() * 2 <= usize::from(width)));
    }
}

#[test]
fn tables_keep_their_spaces() {
    let article = Document::of_blocks([(BlockKind::Preformatted, "a   b\n\tc")], Language::UNKNOWN);
    let flow = Flow::new(&article, &[], 20);
    assert_eq!(rows(&article, &flow), ["a   b", " c"]);
    assert_eq!(row_width(&article, &flow, 1), 5);
}

#[test]
fn one_line_of_megabytes_is_laid_out_in_bounded_rows() {
    for line in ["word ".repeat(200_000), "x".repeat(1_000_000), "\u{301}".repeat(300_000)] {
        let article = paragraph(&line);
        let flow = Flow::new(&article, &[], 60);
        assert_eq!(flow.rows().last().map(|row| row.span.end as usize), Some(line.trim_end().len()));
        let longest = flow.rows().iter().map(|row| row.span.len()).max();
        assert!(longest < Some(20_000), "{longest:?}");
    }
    let spaces = paragraph(&format!("a{}b", " ".repeat(100_000)));
    assert_eq!(rows(&spaces, &Flow::new(&spaces, &[], 60)), ["a", "b"]);
}

#[test]
fn a_text_of_megabytes_keeps_the_width_too() {
    let part = "Die Aktionäre der Beteiligungsgesellschaft stimmten zu – KI-Modelle, 日本語, e\u{301}.";
    let parts = vec![(BlockKind::Paragraph, part); 30_000];
    let article = Document::of_blocks(parts.iter().copied(), Language::new("de"));
    let flow = Flow::new(&article, &[], 33);
    let widest = (0..flow.rows().len()).map(|row| row_width(&article, &flow, row)).max();
    assert!(widest > Some(28) && widest <= Some(33), "{widest:?}");
    let words: usize = rows(&article, &flow).iter().map(|row| row.split_whitespace().count()).sum();
    assert_eq!(words, part.split_whitespace().count() * parts.len());
}

/// Text of the kinds that break layouts: marks, emoji, wide and right-to-left characters, controls.
fn hard_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-zäöüß]{1,18}",
        1 => "[A-Z][a-z]{2,12}-[A-Z][a-z]{2,12}",
        1 => "[0-9]{1,6}",
        3 => "[ \n\t]{1,3}",
        1 => Just(" \u{200b} ".to_owned()),
        1 => "[\u{a0}\u{ad}\u{301}\u{200d}\u{202e}\u{2066}\u{1b}\u{7}\u{85}]{1,3}",
        1 => "[日本語漢字가각나한]{1,8}",
        1 => "[אבגדهעلא]{1,8}",
        1 => prop_oneof![Just("👩‍👩‍👧"), Just("🇩🇪🇫🇷"), Just("é"), Just("☎️")].prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

fn hard_document() -> impl Strategy<Value = Document> {
    let blocks = prop::collection::vec((prop::sample::select(&KINDS[..]), hard_text()), 0..6);
    let language = prop::sample::select(vec![Language::new("de"), Language::new("en"), Language::UNKNOWN]);
    (blocks, language).prop_map(|(blocks, language)| {
        Document::of_blocks(blocks.iter().map(|(kind, text)| (*kind, text.as_str())), language)
    })
}

/// Some of the words, as names that are to stay whole.
fn names(document: &Document, every: usize) -> Vec<Span> {
    let text = &document.text;
    text.split(|char| is_space(char) && char != '\u{A0}')
        .filter(|word| !word.is_empty())
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            Span::new(start, start + word.len())
        })
        .filter(|name| document.blocks.iter().any(|block| block.span.contains(*name)))
        .step_by(every)
        .collect()
}

fn is_space(char: char) -> bool {
    char.is_whitespace() || char == '\u{200B}'
}

proptest! {
    #[test]
    fn rows_rejoin_to_the_text(document in hard_document(), width in 1_u16..100) {
        let flow = Flow::new(&document, &[], width);
        let mut end = 0;
        for row in flow.rows() {
            let between = document.text.get(end..row.span.start as usize);
            prop_assert!(between.is_some_and(|between| between.chars().all(is_space)), "{between:?}");
            prop_assert!(document.text.get(row.span.range()).is_some());
            end = row.span.end as usize;
        }
        prop_assert!(document.text[end..].chars().all(is_space));
    }

    #[test]
    fn no_row_is_wider_than_the_width(document in hard_document(), width in 1_u16..100, every in 1_usize..4) {
        let flow = Flow::new(&document, &names(&document, every), width);
        for row in 0..flow.rows().len() {
            prop_assert!(row_width(&document, &flow, row) <= flow.width());
        }
        prop_assert_eq!(flow.width(), width.max(Flow::MIN_WIDTH));
    }

    #[test]
    fn cells_lead_to_bytes_and_back(document in hard_document(), width in 1_u16..100) {
        let flow = Flow::new(&document, &[], width);
        for row in 0..flow.rows().len() {
            let indent = u16::from(flow.rows()[row].indent);
            for cell in flow.cells(&document, row).filter(|cell| cell.width > 0) {
                let place = Place { row, column: indent + cell.column };
                prop_assert_eq!(flow.place_of(&document, cell.byte), place);
                for column in 0..cell.width {
                    let inside = Place { row, column: place.column + column };
                    prop_assert_eq!(flow.byte_at(&document, inside), Some(cell.byte));
                }
            }
            let behind = Place { row, column: flow.width() };
            prop_assert_eq!(flow.byte_at(&document, behind), None);
        }
    }

    #[test]
    fn no_name_is_split_where_it_fits_a_row(document in hard_document(), width in 20_u16..100) {
        let names = names(&document, 2);
        let flow = Flow::new(&document, &names, width);
        let wraps = |block: u32| document.blocks[block as usize].kind != BlockKind::Preformatted;
        for row in flow.rows().iter().filter(|row| wraps(row.block)) {
            let end = row.span.end;
            if let Some(name) = names.iter().find(|name| name.start < end && end < name.end) {
                let name = document.slice(*name);
                prop_assert!(cell::width(name) + 6 > usize::from(width), "{name:?} split");
                prop_assert!(!row.hyphen);
            }
        }
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_shown(document in hard_document(), width in 1_u16..100) {
        let flow = Flow::new(&document, &[], width);
        let obeyed = |char: char| char.is_control() || ('\u{202a}'..='\u{202e}').contains(&char);
        for row in rows(&document, &flow) {
            prop_assert!(!row.contains(obeyed));
        }
        prop_assert!(!cell::visible(&document.text).contains(obeyed));
    }
}
