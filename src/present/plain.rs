//! An article with numbered notes, for screen readers and pipes.
//!
//! What the panes of the reader show beside the text stands here behind it: each figure, and each person and company
//! where it is named first, has a number in brackets, and the notes tell what is known of it. Amounts are in words of the
//! text's language, as a screen reader says them. Paragraphs are whole lines unless a width is given, since a screen reader
//! breaks them itself. Nothing that a terminal would obey goes out.

use super::messages::Messages;
use super::words;
use crate::analysis::{Analysis, Direction, EntityId, Figure, QuoteKind};
use crate::document::{Block, BlockKind, Document, Span, visible};
use crate::language;
use crate::order::Reorder;
use std::fmt::Write as _;

/// Something that has a number.
#[derive(Debug, Clone, Copy)]
enum Noted {
    Entity(EntityId),
    Figure(usize),
}

/// The article with its notes, in lines of at most `width` columns if one is given.
pub fn plain(document: &Document, analysis: &Analysis, width: Option<usize>, messages: &Messages) -> String {
    let notes = notes(document, analysis);
    let mut out = String::new();
    let mut left_out = 0;
    let mut last = None;
    for block in &document.blocks {
        if block.kind == BlockKind::Boilerplate {
            left_out += 1;
            continue;
        }
        if last.is_some_and(|last| !belong_together(last, block.kind)) {
            out.push('\n');
        }
        last = Some(block.kind);
        let nested = if block.kind == BlockKind::ListItem { document.indent_of(block).into() } else { 0 };
        let first = " ".repeat(nested);
        let text = format!("{first}{}", annotated(document, block, &notes));
        push_lines(&mut out, &text, width, &format!("{first}{}", indent(block.kind)));
    }
    if left_out > 0 {
        let (one, many) =
            ("({} paragraph of advertising left out)", "({} paragraphs of advertising left out)");
        out.push('\n');
        push_lines(&mut out, &messages.count(left_out, one, many), width, "");
    }
    if !notes.is_empty() {
        let _ = writeln!(out, "\n{}", messages.get("Notes"));
        for (number, (_, noted)) in (1..).zip(&notes) {
            push_lines(
                &mut out,
                &format!("[{number}] {}", told(document, analysis, *noted, messages)),
                width,
                "    ",
            );
        }
    }
    if !analysis.quotes.is_empty() {
        let _ = writeln!(out, "\n{}", messages.get("Quotes"));
        for quote in &analysis.quotes {
            let who = quote.speaker.map_or_else(|| messages.get("unknown speaker"), |who| analysis.name(who));
            let words = document.words(quote.span);
            let words = match quote.kind {
                QuoteKind::Direct => {
                    let (open, close) = language::quotation_marks(document.language);
                    format!("{open}{words}{close}")
                }
                QuoteKind::Indirect => words,
            };
            let line = format!("{}: {words}", visible(who));
            push_lines(&mut out, &line, width, "    ");
        }
    }
    out
}

/// All that gets a number, in the order of the text: figures, and entities where they are named first.
fn notes(document: &Document, analysis: &Analysis) -> Vec<(Span, Noted)> {
    let people = analysis.people.iter().map(|person| &person.mentions);
    let companies = analysis.companies.iter().map(|company| &company.mentions);
    let entity = |(entity, mentions): (EntityId, &Vec<Span>)| {
        mentions.first().map(|&span| (span, Noted::Entity(entity)))
    };
    let people = (0..).map(EntityId::Person).zip(people).filter_map(entity);
    let companies = (0..).map(EntityId::Company).zip(companies).filter_map(entity);
    let figures = analysis.figures.iter().enumerate();
    let figures = figures.map(|(at, figure)| (figure.span, Noted::Figure(at)));
    let mut notes: Vec<(Span, Noted)> = people.chain(companies).chain(figures).collect();
    notes.retain(|(span, _)| !document.slice(*span).is_empty());
    notes.reorder_by_key(|(span, _)| (span.end, span.start));
    notes
}

/// The text of a block with the numbers of its notes, in one line; rows of tables keep theirs.
fn annotated(document: &Document, block: &Block, notes: &[(Span, Noted)]) -> String {
    let first = notes.partition_point(|(span, _)| span.end <= block.span.start);
    let mut text = String::new();
    let mut at = block.span.start;
    for (number, (span, _)) in (first + 1..).zip(&notes[first..]) {
        if span.end > block.span.end {
            break;
        }
        text.push_str(document.text.get(at as usize..span.end as usize).unwrap_or_default());
        let _ = write!(text, " [{number}]");
        at = span.end;
    }
    text.push_str(document.text.get(at as usize..block.span.end as usize).unwrap_or_default());
    if block.kind == BlockKind::Preformatted {
        return text.lines().map(|line| visible(line).into_owned()).collect::<Vec<_>>().join("\n");
    }
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

fn belong_together(one: BlockKind, other: BlockKind) -> bool {
    let alike = |kind| one == kind && other == kind;
    alike(BlockKind::ListItem) || alike(BlockKind::Preformatted) || one == BlockKind::Kicker
}

fn indent(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::ListItem | BlockKind::Caption => "  ",
        _ => "",
    }
}

fn push_lines(out: &mut String, text: &str, width: Option<usize>, indent: &str) {
    match width {
        Some(width) => {
            for line in text.lines() {
                let options = textwrap::Options::new(width.max(1)).subsequent_indent(indent);
                for line in textwrap::wrap(line, options) {
                    let _ = writeln!(out, "{line}");
                }
            }
        }
        None => {
            let _ = writeln!(out, "{text}");
        }
    }
}

/// What is known of something that has a number.
fn told(document: &Document, analysis: &Analysis, noted: Noted, messages: &Messages) -> String {
    let times = |count: usize| (count > 1).then(|| messages.fill("{} mentions", &[&count]));
    let join = |parts: &[Option<String>]| {
        let known: Vec<String> = parts.iter().flatten().map(|part| visible(part).into_owned()).collect();
        known.join(", ")
    };
    match noted {
        Noted::Entity(EntityId::Person(at)) => analysis.people.get(at as usize).map(|person| {
            let count = person.mentions.len();
            let about = join(&[
                Some(messages.get("person").to_owned()),
                person.role.clone(),
                person.organization.clone(),
                times(count),
            ]);
            format!("{}: {about}", visible(&person.name))
        }),
        Noted::Entity(EntityId::Company(at)) => analysis.companies.get(at as usize).map(|company| {
            let count = company.mentions.len();
            let parts = [
                Some(messages.get("company").to_owned()),
                company.ticker.clone(),
                company.country.clone(),
                times(count),
            ];
            format!("{}: {}", visible(&company.name), join(&parts))
        }),
        Noted::Figure(at) => {
            analysis.figures.get(at).map(|figure| told_figure(document, analysis, figure, join, messages))
        }
    }
    .unwrap_or_default()
}

fn told_figure(
    document: &Document,
    analysis: &Analysis,
    figure: &Figure,
    join: impl Fn(&[Option<String>]) -> String,
    messages: &Messages,
) -> String {
    // Signs are often not read aloud, and not in the language of the text.
    let amount = visible(&words::figure(figure, document.language)).into_owned();
    let direction = figure.direction.map(|direction| match direction {
        Direction::Up => messages.get("up").to_owned(),
        Direction::Down => messages.get("down").to_owned(),
    });
    let about = join(&[
        direction,
        figure.of.map(|of| document.words(of)),
        figure.who.map(|who| analysis.name(who).to_owned()),
        figure.when.as_ref().map(|when| document.words(when.span)),
    ]);
    if about.is_empty() { amount } else { format!("{amount}: {about}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::intake::{self, Format, Metadata};

    fn shown(text: &str, width: Option<usize>) -> String {
        let document = intake::document(text.to_owned(), Format::Text, Metadata::default());
        let analysis = analyze(&document);
        plain(&document, &analysis, width, &Messages::default())
    }

    const TEXT: &str = "SAP hebt die Prognose\n\nDer Umsatz von SAP stieg um 3 Prozent auf 8,3 Mrd. Euro. \
                        „Das freut uns“, sagte Vorstandschef Christian Klein.\n\nJetzt 4 Wochen für 1 Euro testen\n";

    #[test]
    fn figures_and_first_names_have_notes() {
        assert_eq!(
            shown(TEXT, None),
            "SAP [1] hebt die Prognose\n\n\
             Der Umsatz von SAP stieg um 3 Prozent [2] auf 8,3 Mrd. Euro [3]. „Das freut uns“, sagte \
             Vorstandschef Christian Klein [4].\n\n\
             (1 paragraph of advertising left out)\n\n\
             Notes\n\
             [1] SAP: company, SAP, DE, 2 mentions\n\
             [2] drei Prozent: up, Umsatz, SAP\n\
             [3] acht Komma drei Milliarden Euro: up, Umsatz, SAP\n\
             [4] Christian Klein: person, Vorstandschef, SAP\n\n\
             Quotes\n\
             Christian Klein: „Das freut uns“\n"
        );
    }

    #[test]
    fn lines_keep_to_the_width_and_nothing_is_lost() {
        for width in 1..60 {
            let wrapped = shown(TEXT, Some(width));
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            if width > 20 {
                assert!(wrapped.lines().all(|line| line.chars().count() <= width), "{width}\n{wrapped}");
                assert_eq!(words(&wrapped), words(&shown(TEXT, None)), "{width}");
            }
        }
    }

    #[test]
    fn what_a_terminal_obeys_does_not_go_out() {
        let shown = shown("Die Aktie von SAP \u{1b}[2J fiel um 3 Prozent.", None);
        assert!(!shown.contains('\u{1b}') && shown.contains("3 Prozent [2]"), "{shown}");
    }
}
