//! Single sentences, one frame each: what, whose, when and which way.
//!
//! A sentence marks its figures with `[…]` and its companies with `{…}`; the marks are taken out before.

use crate::growth::{assert_linear, cost};
use chrono::NaiveDate;
use depesche::analysis::figures::{FigureRule, Quantity};
use depesche::analysis::names::Names;
use depesche::analysis::{
    Company, Currency, Direction, EntityId, Figure, FigureKind, Modifier, Unit, links, periods, text,
};
use depesche::document::{Document, Language, Published, Span};
use proptest::prelude::*;
use rust_decimal::Decimal;

pub struct Marked {
    pub document: Document,
    figures: Vec<Span>,
    pub names: Names,
}

/// Takes the marks out of `text`. Names with the same text are one company.
pub fn unmark(language: Language, text: &str) -> Marked {
    let mut plain = String::new();
    let (mut figures, mut mentions, mut opened) = (Vec::new(), Vec::new(), 0);
    for char in text.chars() {
        match char {
            '[' | '{' => opened = plain.len(),
            ']' => figures.push(Span::new(opened, plain.len())),
            '}' => mentions.push(Span::new(opened, plain.len())),
            other => plain.push(other),
        }
    }
    let mut companies: Vec<Company> = Vec::new();
    let mut all = Vec::new();
    for span in mentions {
        let name = plain[span.range()].to_owned();
        let index = companies.iter().position(|company| company.name == name).unwrap_or_else(|| {
            companies.push(Company {
                name,
                ticker: None,
                isin: None,
                country: None,
                confidence: depesche::analysis::Confidence::of_hundredths(100),
                mentions: Vec::new(),
            });
            companies.len() - 1
        });
        companies[index].mentions.push(span);
        all.push((span, EntityId::Company(index as u32)));
    }
    let mut document = Document::of_paragraphs(plain, language);
    document.head.published = NaiveDate::from_ymd_opt(2024, 5, 20).map(Published::on);
    Marked { document, figures, names: Names { people: Vec::new(), companies, mentions: all } }
}

/// The kind by the look of the figure, good enough for these sentences.
fn quantity(text: &str, span: Span, tokens: &text::Text<'_>) -> Quantity {
    let words = &text[span.range()];
    let has = |any: &[&str]| any.iter().any(|piece| words.contains(piece));
    let kind = if has(&["%", "Prozent", "percent"]) {
        FigureKind::Percent
    } else if has(&["€", "$", "£", "Euro", "Dollar", "euros", "dollars", "Franken", "Cent"]) {
        FigureKind::Money
    } else if has(&["Punkte", "points"]) {
        FigureKind::Index
    } else {
        FigureKind::Count
    };
    let noun = (kind == FigureKind::Count).then(|| {
        let after = if words.contains(' ') {
            span.start as usize + words.rfind(' ').unwrap_or(0) + 1
        } else {
            span.end as usize + 1
        };
        let length = text[after..].find([' ', '.', ',']).unwrap_or(text.len() - after);
        Span::new(after, after + length)
    });
    let currency = if words.contains('$') {
        "USD"
    } else if words.contains('£') {
        "GBP"
    } else {
        "EUR"
    };
    Quantity {
        span,
        tokens: tokens.tokens_in(span),
        kind,
        value: Decimal::ONE,
        value_to: None,
        unit: (kind == FigureKind::Money)
            .then(|| Currency::from_code(currency).map(Unit::Currency))
            .flatten(),
        modifier: Modifier::Exact,
        direction: None,
        noun,
        rule: FigureRule::Bare,
    }
}

pub fn link(marked: &Marked) -> Vec<Figure> {
    let tokens = text::annotate(&marked.document).expect("a language with a pack");
    let periods = periods::recognize(&tokens, marked.document.head.published);
    let quantities: Vec<_> =
        marked.figures.iter().map(|&span| quantity(&marked.document.text, span, &tokens)).collect();
    links::link(&tokens, &quantities, &periods, &marked.names)
}

/// Each case: a marked text, and for each figure `of | who | when | direction`, `-` for none.
fn check(language: Language, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let marked = unmark(language, text);
        let seen: Vec<String> = link(&marked)
            .iter()
            .map(|figure| {
                let of = figure.of.map_or("-", |span| marked.document.slice(span));
                let who = figure.who.map_or("-", |entity| match entity {
                    EntityId::Company(index) => marked.names.companies[index as usize].name.as_str(),
                    EntityId::Person(_) => "a person",
                });
                let when = figure.when.map_or("-", |period| marked.document.slice(period.span));
                let direction = figure.direction.map_or("-", <&str>::from);
                format!("{of} | {who} | {when} | {direction}")
            })
            .collect();
        if seen != *expected {
            wrong.push(format!("{text}\n  expected {expected:#?}\n  found    {seen:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_measure_that_is_a_movement_follows_its_verb() {
    let direction = |language, text: &str| {
        let marked = unmark(Language::new(language), text);
        link(&marked).first().and_then(|figure| figure.direction)
    };
    for (language, text, expected) in [
        ("en", "{Lindner} expects growth to fall to [2.0%].", Direction::Down),
        ("en", "Growth at {Lindner} rose to [4%].", Direction::Up),
        ("en", "After a rise to [$5bn] sales of {Lindner} fell.", Direction::Up),
        ("de", "Das Wachstum von {Lindner} sank auf [1,2 Prozent].", Direction::Down),
        ("de", "Das Wachstum von {Lindner} dürfte auf [1,2 Prozent] sinken.", Direction::Down),
        ("de", "Nach einem Anstieg auf [5 Milliarden Euro] fiel der Umsatz von {Lindner}.", Direction::Up),
    ] {
        assert_eq!(direction(language, text), Some(expected), "{text}");
    }
}

#[test]
fn german_times_of_other_words() {
    check(
        Language::new("de"),
        &[
            (
                "Der Kurs von {Lindner}, das am Donnerstag seine Bilanz vorlegt, verlor [2 Prozent].",
                &["Kurs | Lindner | - | down"],
            ),
            (
                "Die Bank {Wexheim} streicht bis 2027 [900 Stellen] von [12.000 Stellen].",
                &["Stellen | Wexheim | bis 2027 | down", "Stellen | Wexheim | - | -"],
            ),
            (
                "Die bis 2029 laufende Anleihe von {Lindner} bringt [4 Prozent].",
                &["laufende Anleihe | Lindner | - | -"],
            ),
            (
                "{Lindner} nahm [80 Millionen Euro] ein, und um 18 Uhr beginnt die Feier.",
                &["nahm | Lindner | - | -"],
            ),
            (
                "Der Gewinn von {Lindner} lag bei [41 Millionen Euro], verglichen mit [38 Millionen Euro] ein Jahr zuvor.",
                &["Gewinn | Lindner | - | -", "Gewinn | Lindner | ein Jahr zuvor | -"],
            ),
            (
                "Der Umsatz von {Lindner} lag bei [12 Millionen Euro] (Vorjahr [11 Millionen Euro]).",
                &["Umsatz | Lindner | - | -", "Umsatz | Lindner | Vorjahr | -"],
            ),
        ],
    );
}

#[test]
fn english_times_of_other_words() {
    check(
        Language::new("en"),
        &[
            (
                "Shares in {Shell}, which presents its plans on Tuesday, lost [1.4%].",
                &["Shares | Shell | - | down"],
            ),
            ("{Lindner}, founded in 1987, earned [$9 million].", &["earned | Lindner | - | -"]),
            (
                "{Lindner} said it spent [$12 million] and that the store opens at 9am.",
                &["spent | Lindner | - | -"],
            ),
            (
                "Net income at {Lindner} was [$41 million], compared with [$38 million] in the same quarter last year.",
                &["Net income | Lindner | - | -", "Net income | Lindner | in the same quarter last year | -"],
            ),
        ],
    );
}

#[test]
fn wholes_are_not_cut() {
    check(
        Language::new("en"),
        &[(
            "{Lindner} will axe [200 posts] of its [1,500 posts], [80 posts] in Spain.",
            &["posts | Lindner | - | down", "posts | Lindner | - | -", "posts | Lindner | - | down"],
        )],
    );
    check(
        Language::new("de"),
        &[
            (
                "{Lindner} mit [8.000 Mitarbeitern] streicht [500 Stellen].",
                &["Mitarbeitern | Lindner | - | -", "Stellen | Lindner | - | down"],
            ),
            (
                "{Lindner} streicht [120 Stellen] der [900 Stellen], davon [40 Stellen] in Kassel.",
                &[
                    "Stellen | Lindner | - | down",
                    "Stellen | Lindner | - | -",
                    "Stellen | Lindner | - | down",
                ],
            ),
            (
                "{Lindner} hob das Ziel für den Umsatz von [24 Euro] auf [31 Euro].",
                &["Umsatz | Lindner | - | -", "Umsatz | Lindner | - | up"],
            ),
        ],
    );
}

#[test]
fn german_frames() {
    check(
        Language::new("de"),
        &[
            (
                "{Siemens} steigerte den Umsatz im dritten Quartal um [4 Prozent] auf [19,4 Milliarden Euro].",
                &["Umsatz | Siemens | im dritten Quartal | up", "Umsatz | Siemens | im dritten Quartal | up"],
            ),
            ("Der Gewinn von {SAP} brach 2023 um [12 Prozent] ein.", &["Gewinn | SAP | 2023 | down"]),
            (
                "Unter dem Strich stand ein Verlust von [41 Millionen Euro], nach einem Gewinn von [12 Millionen Euro] im Vorjahr, teilte {Thyssen} am Montag mit.",
                &["Verlust | Thyssen | - | -", "Gewinn | Thyssen | im Vorjahr | -"],
            ),
            (
                "{Bayer} will [12.000 Stellen] streichen. Der Konzern beschäftigt derzeit [99.000 Mitarbeiter].",
                &["Stellen | Bayer | - | down", "Mitarbeiter | Bayer | derzeit | -"],
            ),
            (
                "Die Aktie von {Infineon} gab am Freitag [3,2 Prozent] nach, {Nvidia} gewann [1,5 Prozent].",
                &["Aktie | Infineon | am Freitag | down", "Aktie | Nvidia | am Freitag | up"],
            ),
            (
                "Die Dividende steigt von [1,40 Euro] auf [1,60 Euro] je Aktie, kündigte {Allianz} an.",
                &["Dividende | Allianz | - | -", "Dividende | Allianz | - | up"],
            ),
            (
                "{BMW} lieferte im April [180.000 Fahrzeuge] aus, ein Plus von [5 Prozent].",
                &["Fahrzeuge | BMW | im April | -", "Fahrzeuge | BMW | im April | up"],
            ),
            (
                "Das Bruttoinlandsprodukt wuchs 2023 um [0,3 Prozent], schätzt {Allianz}.",
                &["Bruttoinlandsprodukt | - | 2023 | up"],
            ),
            (
                "{Bosch} erwartet [7,5 Prozent] mehr Umsatz. Die Rendite fiel auf [6,1 Prozent] nach [8,2 Prozent] im Vorjahr.",
                &[
                    "Umsatz | Bosch | - | up",
                    "Rendite | Bosch | - | down",
                    "Rendite | Bosch | im Vorjahr | -",
                ],
            ),
            (
                "Der Auftragsbestand von {Rheinmetall} wuchs auf den Rekordwert von [38 Milliarden Euro].",
                &["Auftragsbestand | Rheinmetall | - | up"],
            ),
            (
                "{Henkel} verbuchte vor Sondereffekten einen Verlust vor Steuern von [4 Millionen Euro].",
                &["Verlust vor Steuern | Henkel | - | -"],
            ),
            (
                "Der Ölpreis stieg am Montag um [2 Prozent] auf [84 Dollar] je Fass, {Shell} verdient daran.",
                &["Ölpreis | - | am Montag | up", "Ölpreis | - | am Montag | up"],
            ),
            (
                "{Porsche} plant den Abbau von [1.900 Stellen] bis Ende 2029.",
                &["Stellen | Porsche | bis Ende 2029 | down"],
            ),
            (
                "Im Vergleich zum Vorjahr legte der Umsatz von {Zalando} um [5 Prozent] zu.",
                &["Umsatz | Zalando | - | up"],
            ),
            (
                "Von [800 Mitarbeitern] müssen [120 Mitarbeiter] gehen, die {Hela} verlassen.",
                &["Mitarbeitern | Hela | - | -", "Mitarbeiter | Hela | - | -"],
            ),
            ("{Lidl} hält [30 Prozent] der Anteile an dem Händler.", &["Anteile | Lidl | - | -"]),
        ],
    );
}

#[test]
fn english_frames() {
    check(
        Language::new("en"),
        &[
            (
                "{Apple} said revenue rose [6%] to [$94.9 billion] in the fourth quarter.",
                &[
                    "revenue | Apple | in the fourth quarter | up",
                    "revenue | Apple | in the fourth quarter | up",
                ],
            ),
            (
                "{Intel} reported a net loss of [$1.6 billion] for the second quarter, compared with a profit of [$1.5 billion] a year earlier.",
                &["net loss | Intel | for the second quarter | -", "profit | Intel | a year earlier | -"],
            ),
            (
                "Shares of {Tesla} fell [4.2%] on Friday, while {Ford} gained [1%].",
                &["Shares | Tesla | on Friday | down", "Shares | Ford | on Friday | up"],
            ),
            ("{Boeing} will cut [17,000 jobs], the company said on Friday.", &["jobs | Boeing | - | down"]),
            ("{Pfizer} agreed to buy {Seagen} for [$43 billion].", &["buy | Seagen | - | -"]),
            ("The [8%] drop in sales at {Nike} surprised analysts.", &["sales | Nike | - | down"]),
            (
                "{Unilever}'s operating margin widened to [18.4%] from [17.1%] last year.",
                &["operating margin | Unilever | - | up", "operating margin | Unilever | last year | -"],
            ),
            (
                "{Rivian} is laying off [10 percent] of its workforce, or about [1,600 people].",
                &["workforce | Rivian | - | down", "people | Rivian | - | down"],
            ),
            (
                "Profits at {BP} fell to [$2.7bn] in the first three months of the year from [$5bn] in the same period last year.",
                &[
                    "Profits | BP | in the first three months of the year | down",
                    "Profits | BP | in the same period last year | -",
                ],
            ),
            (
                "{Stellantis} has a fleet of [270 aircraft] and plans to spend as much as [$65 billion] in 2025.",
                &["fleet | Stellantis | - | -", "spend | Stellantis | in 2025 | -"],
            ),
            ("Britain's GDP shrank by [0.1%] in March, {Barclays} said.", &["GDP | - | in March | down"]),
        ],
    );
}

#[test]
fn long_sentences_take_linear_time() {
    for piece in [
        "{Meta} stieg um [3 Prozent] auf [5 Euro], ",
        "von [1 Euro] (2014: [2 Euro]) ",
        "a-b-",
        "[5%] and {X} of the ",
        "( Dabei [7 Prozent] im Mai ",
    ] {
        assert_linear(piece, 100, |count| {
            let marked = unmark(Language::new("de"), &piece.repeat(count));
            cost(|| assert_eq!(link(&marked).len(), marked.figures.len()))
        });
    }
}

fn marked_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[3 Prozent]",
        "[5 Euro]",
        "[$2]",
        "[9 Leute]",
        "{Meta}",
        "{X}",
        "(",
        ")",
        ",",
        "–",
        ":",
        "-",
        "um",
        "auf",
        "von",
        "of",
        "to",
        "by",
        "drop in",
        "stieg",
        "fell",
        "Umsatz",
        "sales",
        "im Mai",
        "2014",
        "davon",
        "including",
        "s",
        "’",
        "laut",
        "said",
        "a",
        "der",
        "in Höhe von",
        "Dabei",
        "or",
        "ein",
        "\n",
        "é",
        ".",
        "mit",
    ]);
    prop::collection::vec((piece, prop::sample::select(vec![" ", " ", ""])), 0..40)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space]).collect())
}

proptest! {
    #[test]
    fn any_text_gives_sound_links(text in marked_text(), german: bool) {
        let language = if german { Language::new("de") } else { Language::new("en") };
        let marked = unmark(language, &text);
        for figure in link(&marked) {
            let inside = |span: Span| !span.is_empty() && marked.document.text.get(span.range()).is_some();
            prop_assert!(figure.of.is_none_or(inside));
            prop_assert!(figure.when.is_none_or(|period| inside(period.span)));
            if let Some(EntityId::Company(index)) = figure.who {
                prop_assert!((index as usize) < marked.names.companies.len());
            }
        }
    }
}
