//! What holds for every document and every analysis, whatever they were made from.

use depesche::analysis::Analysis;
use depesche::document::{BlockKind, Document, Span, clean_id, clean_line, is_web_address};

/// What `depesche::document` promises.
pub fn document(document: &Document) {
    let text = &document.text;
    assert!(!text.starts_with('\u{feff}') && !text.contains('\r'), "{text:?}");
    let mut end = 0;
    for block in &document.blocks {
        lies_inside(text, block.span);
        let range = block.span.range();
        assert!(range.start >= end && !range.is_empty(), "{block:?} in {text:?}");
        assert!(text[end..range.start].trim().is_empty(), "left out before {block:?} in {text:?}");
        assert_eq!(block.span.trim(text), block.span, "{text:?}");
        if let BlockKind::Heading(level) = block.kind {
            assert!((1..=6).contains(&level), "{block:?}");
        }
        end = range.end;
    }
    assert!(text[end..].trim().is_empty(), "left out behind {end} in {text:?}");
    for link in &document.links {
        lies_inside(text, link.span);
        assert!(is_web_address(&link.url), "{link:?}");
    }
    assert!(document.links.is_sorted_by_key(|link| link.span), "{:?}", document.links);
    let head = &document.head;
    for known in [&head.kicker, &head.title, &head.deck, &head.byline, &head.source].into_iter().flatten() {
        assert!(!known.is_empty() && clean_line(known) == *known, "{head:?}");
    }
    for known in [&document.id, &head.url].into_iter().flatten() {
        assert!(!known.is_empty() && clean_id(known) == *known, "{known:?}");
    }
}

/// What `depesche::analysis` promises.
pub fn analysis(document: &Document, analysis: &Analysis) {
    let text = &document.text;
    let mut mentions: Vec<Span> = analysis.mentions().map(|(_, span)| span).collect();
    mentions.sort_unstable();
    lie_apart(document, mentions);
    lie_apart(document, analysis.figures.iter().map(|figure| figure.span));
    for figure in &analysis.figures {
        figure.of.into_iter().for_each(|span| lies_inside(text, span));
        assert!(!figure.value.is_sign_negative() || figure.value.is_zero(), "{figure:?}");
        assert!(figure.value_to.is_none_or(|to| to > figure.value), "{figure:?}");
        if let Some(who) = figure.who {
            assert!(!analysis.name(who).is_empty(), "{figure:?}");
        }
        if let Some(period) = figure.when {
            lies_inside(text, period.span);
            assert!(period.from.zip(period.to).is_none_or(|(from, to)| from <= to), "{period:?}");
        }
    }
    for quote in &analysis.quotes {
        lies_inside(text, quote.span);
        if let Some(speaker) = quote.speaker {
            assert!(!analysis.name(speaker).is_empty(), "{quote:?}");
        }
    }
    assert!(analysis.quotes.is_sorted_by_key(|quote| quote.span.start), "{:?}", analysis.quotes);
    let named = |name: &str, mentions: &[Span]| {
        assert!(
            !name.trim().is_empty() && mentions.is_sorted() && !mentions.is_empty(),
            "{name:?} in {text:?}"
        );
    };
    analysis.people.iter().for_each(|person| named(&person.name, &person.mentions));
    analysis.companies.iter().for_each(|company| named(&company.name, &company.mentions));
}

fn lies_inside(text: &str, span: Span) {
    assert!(span.start <= span.end && text.get(span.range()).is_some(), "{span:?} in {text:?}");
}

/// Spans that hold something, in order, none over another, all of them in parts of the text that tell news.
fn lie_apart(document: &Document, spans: impl IntoIterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        lies_inside(&document.text, span);
        assert!(span.start >= end && !span.is_empty(), "{span:?} in {:?}", document.text);
        assert!(document.news().any(|block| block.span.contains(span)), "{span:?} in {:?}", document.text);
        end = span.end;
    }
}
