//! Rows: what they promise for every text, every width and every set of names.

use depesche::document::{BlockKind, Document, Language, Span};
use depesche::layout::place::Place;
use depesche::layout::{Flow, FlowInput, Note, NotePlace, TablePart, cell};
use proptest::prelude::*;

const KINDS: [BlockKind; 11] = [
    BlockKind::Kicker,
    BlockKind::Headline,
    BlockKind::Deck,
    BlockKind::Byline,
    BlockKind::Heading(2),
    BlockKind::Paragraph,
    BlockKind::ListItem,
    BlockKind::BlockQuote,
    BlockKind::Preformatted,
    BlockKind::Caption,
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
    let text = flow.cells(document, row).map(|cell| cell.column + cell.width).max().unwrap_or_default();
    let hyphens = flow.set_cells(row).iter().filter_map(|cell| cell.hyphen).max();
    let text = u16::from(set.indent) + text + u16::from(set.hyphen);
    text.max(hyphens.map_or(0, |hyphen| hyphen + 1))
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
#[test]
fn items_of_a_list_in_a_list_stand_behind_the_others() {
    let mut article = Document::of_blocks(
        [(BlockKind::ListItem, "- eins"), (BlockKind::ListItem, "- zwei")],
        Language::new("de"),
    );
    article.text = "- eins\n  - zwei".to_owned();
    article.blocks[1].span = Span::new(9, 15);
    assert_eq!(article.blocks.iter().map(|block| article.indent_of(block)).collect::<Vec<_>>(), [0, 2]);
    let indents = |width| {
        let flow = Flow::new(&article, &[], width);
        flow.rows().iter().map(|row| row.indent).collect::<Vec<_>>()
    };
    assert_eq!(indents(40), [0, 2]);
    assert_eq!(indents(12), [0, 0], "a narrow column keeps its width for words");
}

fn with_note(parts: &[(BlockKind, &str)], width: u16, note: impl Fn(&Document) -> Note) -> Vec<String> {
    let article = Document::of_blocks(parts.iter().copied(), Language::new("de"));
    let note = note(&article);
    let flow = Flow::with(&article, FlowInput { note, ..FlowInput::default() }, width);
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

/// The screen: rows with their columns, and rules.
fn screen(document: &Document, flow: &Flow) -> Vec<String> {
    (0..flow.rows().len())
        .map(|row| {
            let (mut line, mut end) = (String::new(), 0);
            if let Some((heads, column, room)) = flow.heads_before(row) {
                let words: Vec<&str> = heads.iter().map(|&head| document.slice(head)).collect();
                let words: String = words.join(" ").chars().take(usize::from(room)).collect();
                line = " ".repeat(usize::from(column)) + words.trim_end();
                end = cell::width(words.trim_end()) as u16 + column;
            }
            for cell in flow.cells(document, row).filter(|cell| cell.width > 0) {
                line.push_str(&" ".repeat(usize::from(cell.column - end)));
                line.push_str(cell.shown);
                end = cell.column + cell.width;
            }
            line.push_str(if flow.set_cells(row).iter().any(|cell| cell.hyphen == Some(end)) {
                "-"
            } else {
                ""
            });
            match flow.table_part(row) {
                Some(TablePart::Rule(width)) => "─".repeat(usize::from(width)),
                _ => line,
            }
        })
        .collect()
}

const TABLE: &str = "in Mio. Euro  Q3 2024  Veränderung zum Vorjahr
Umsatz  1.340,2  +12,4 %
  Inland  98  n.a.
Forderungen aus Lieferungen und Leistungen  41,95  -3 %
Ergebnis je Aktie  0,22  ";

/// The rows of the table, whose numbers are known, in so many columns.
fn set(text: &str, width: u16) -> Vec<String> {
    let article = Document::of_blocks([(BlockKind::Preformatted, text)], Language::new("de"));
    let tables = article.tables();
    let start = text.find("1.340,2").unwrap_or_default();
    let values = [Span::new(start, start + 7)];
    let input = FlowInput { tables: &tables, values: &values, ..FlowInput::default() };
    screen(&article, &Flow::with(&article, input, width))
}

/// The table with its columns aligned, as readers of formats write it.
fn aligned() -> String {
    let rows: Vec<Vec<&str>> = TABLE.lines().map(|line| line.trim_end().split("  ").collect()).collect();
    let line = |row: &Vec<&str>| match row[..] {
        ["", label, first, second] => format!("{:<44}{first:<9}{second}", format!("  {label}")),
        [label, first, second] => format!("{label:<44}{first:<9}{second}"),
        [label, first] => format!("{label:<44}{first}"),
        _ => String::new(),
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_table_has_columns_and_numbers_stand_at_their_decimal_sign() {
    assert_eq!(
        set(&aligned(), 80),
        [
            "                                                        Veränderung",
            "in Mio. Euro                                  Q3 2024   zum Vorjahr",
            "───────────────────────────────────────────────────────────────────",
            "Umsatz                                       1.340,2        +12,4 %",
            "  Inland                                        98         n.a.",
            "Forderungen aus Lieferungen und Leistungen      41,95        -3 %",
            "Ergebnis je Aktie                                0,22",
        ]
    );
}

#[test]
fn a_table_gives_way_step_by_step_and_loses_nothing() {
    assert_eq!(
        set(&aligned(), 46),
        [
            "                                   Veränderung",
            "in Mio. Euro              Q3 2024  zum Vorjahr",
            "──────────────────────────────────────────────",
            "Umsatz                   1.340,2       +12,4 %",
            "  Inland                    98        n.a.",
            "Forderungen aus Liefe-",
            "  rungen und Leistungen     41,95       -3 %",
            "Ergebnis je Aktie            0,22",
        ],
        "labels break, and their numbers stand beside their last row"
    );
    assert_eq!(
        set(&aligned(), 26),
        [
            "in Mio. Euro",
            "               Veränderung",
            "      Q3 2024  zum Vorjahr",
            "──────────────────────────",
            "Umsatz",
            "      1.340,2      +12,4 %",
            "  Inland",
            "           98         n.a.",
            "Forderungen aus Lieferun-",
            "  gen und Leistungen",
            "        41,95         -3 %",
            "Ergebnis je Aktie",
            "         0,22",
        ],
        "labels stand above their numbers"
    );
    assert_eq!(
        set(&aligned(), 14),
        [
            "in Mio. Euro",
            "Q3 2024",
            "Veränderung",
            "zum Vorjahr",
            "──────────────",
            "Umsatz",
            "  Q3 2024",
            "       1.340,2",
            "  Veränderung",
            "       +12,4 %",
            "  Inland",
            "    Q3 2024 98",
            "    Veränderun",
            "          n.a.",
            "Forderungen",
            "  aus Liefe-",
            "  rungen und",
            "  Leistungen",
            "  Q3 2024",
            "         41,95",
            "  Veränderung",
            "          -3 %",
            "Ergebnis je",
            "  Aktie",
            "  Q3 2024 0,22",
        ],
        "each value has a row of its own"
    );
}

#[test]
fn a_value_with_a_row_of_its_own_has_its_heads_before_it() {
    let text = "| | 2024 | | 2023 |\n| Mio. € | Q1 | Q2 | Q1 |\n|--|--|--|--|\n\
                | Umsatz | 1.340.210,2 | 1.440.310,2 | 1.240.100,9 |\n| Gewinn | 3.021,2 | 4.310,0 | 1.100,9 |";
    let article = Document::of_blocks([(BlockKind::Preformatted, text)], Language::new("de"));
    let tables = article.tables();
    let start = text.find("1.340").unwrap_or_default();
    let values = [Span::new(start, start + 11)];
    let input = FlowInput { tables: &tables, values: &values, ..FlowInput::default() };
    let flow = Flow::with(&article, input, 26);
    let heads = |value: &str| {
        let row = flow.row_of(text.find(value).unwrap_or_default());
        let (heads, column, room) = flow.heads_before(row).expect("heads");
        let words: Vec<&str> = heads.iter().map(|&head| article.slice(head)).collect();
        (words.join(" "), column, room)
    };
    assert_eq!(heads("1.340.210,2"), ("2024 Q1".to_owned(), 2, 12));
    assert_eq!(heads("1.440.310,2"), ("2024 Q2".to_owned(), 2, 12), "a head stands over two columns");
    assert_eq!(heads("1.100,9"), ("2023 Q1".to_owned(), 2, 16));
    // At a narrower width they stand above the value, and no offset points there.
    let narrow = Flow::with(&article, input, 16);
    let row = narrow.row_of(text.find("1.340.210,2").unwrap_or_default());
    assert!(narrow.heads_before(row).is_none() && narrow.rows()[row - 1].span.is_empty());
    assert_eq!(
        narrow.heads_before(row - 1).map(|(heads, column, room)| (heads.len(), column, room)),
        Some((2, 2, 14))
    );
    assert_eq!(narrow.byte_at(&article, Place { row: row - 1, column: 3 }), None);
    let label = flow.row_of(text.find("Gewinn").unwrap_or_default());
    assert_eq!(flow.heads_before(label), None);
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

/// Lines of cells, written in one of the three ways in which tables are.
fn hard_table() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        4 => "[+-]?[0-9]{1,3}([.,][0-9]{1,3}){0,2}( %| Mio\\. €)?",
        2 => "[A-Z][a-zäöü]{2,9}( [a-zäöü]{3,14}){0,4}",
        1 => prop_oneof![Just(String::new()), Just("–".to_owned()), Just("n/a".to_owned())],
        1 => "[日本語漢字가각나한]{1,12}",
        1 => "[\u{a0}\u{ad}\u{301}\u{200d}\u{202e}\u{1b}\u{85}a-z]{1,9}",
    ];
    let rows = prop::collection::vec(prop::collection::vec(cell, 1..7), 2..7);
    (rows, 0..4_usize, 0..3_usize).prop_map(|(rows, sign, indent)| {
        let lines = rows.into_iter().enumerate().map(|(number, row)| match sign {
            0 => format!("| {} |", row.join(" | ")),
            1 => row.join("\t"),
            2 if number == 1 => format!("----  ----\n{}", row.join("  ")),
            _ => {
                let cells: Vec<String> = row.iter().map(|cell| format!("{cell:>12}  ")).collect();
                format!("{}{}", " ".repeat(indent * (number % 2)), cells.concat())
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    })
}

fn hard_document() -> impl Strategy<Value = Document> {
    let text = (prop::sample::select(&KINDS[..]), hard_text());
    let table = hard_table().prop_map(|table| (BlockKind::Preformatted, table));
    let blocks = prop::collection::vec(prop_oneof![2 => text, 1 => table], 0..6);
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
            prop_assert!(document.text.get(row.span.range()).is_some());
            prop_assert!(end <= row.span.end, "rows end one after the other");
            end = row.span.end;
        }
        // Cells of tables stand beside each other, and what parts them in the text is not shown.
        let mut shown: Vec<Span> = (0..flow.rows().len()).flat_map(|row| flow.spans(row)).collect();
        shown.sort_unstable();
        let ends = std::iter::once(0).chain(shown.iter().map(|span| span.end as usize));
        let starts = shown.iter().map(|span| span.start as usize).chain([document.text.len()]);
        for (end, start) in ends.zip(starts) {
            let between = document.text.get(end..start);
            let parts = |char: char| is_space(char) || "|-=_+:—–─━═┼*".contains(char);
            prop_assert!(between.is_some_and(|between| between.chars().all(parts)), "{between:?}");
        }
    }

    #[test]
    fn no_row_is_wider_than_the_width(document in hard_document(), width in 1_u16..100, every in 1_usize..4) {
        let names = names(&document, every);
        let tables = document.tables();
        let input = FlowInput { unbroken: &names, tables: &tables, values: &names, ..FlowInput::default() };
        let flow = Flow::with(&document, input, width);
        for row in 0..flow.rows().len() {
            prop_assert!(row_width(&document, &flow, row) <= flow.width());
            let cells: Vec<_> = flow.cells(&document, row).filter(|cell| cell.width > 0).collect();
            let ends = cells.windows(2).map(|pair| (pair[0].column + pair[0].width, pair[1].column));
            prop_assert!(ends.into_iter().all(|(end, next)| end <= next), "cells one over the other");
        }
        prop_assert_eq!(flow.width(), width.max(Flow::MIN_WIDTH));
    }

    #[test]
    fn cells_lead_to_bytes_and_back(document in hard_document(), width in 1_u16..100) {
        let flow = Flow::new(&document, &[], width);
        for row in 0..flow.rows().len() {
            let indent = u16::from(flow.rows()[row].indent);
            for cell in flow.cells(&document, row).filter(|cell| cell.width > 0) {
                prop_assert_eq!(flow.row_of(cell.byte), row);
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
