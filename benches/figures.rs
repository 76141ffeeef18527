//! Throughput of the recogniser of figures, on prose of both languages and on text made to be slow.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use depesche::analysis::{figures, text};
use depesche::document::{Document, Language};
use std::hint::black_box;

const GERMAN: &str = "Der Konzern setzte im dritten Quartal 2024 rund 3,5 Milliarden Euro um, 4,2 Prozent mehr als \
    im Vorjahr. Die Zahl der Mitarbeiter sank von 12.300 auf 11.900, wie der Vorstandschef am Dienstag in München \
    sagte. Für das laufende Jahr erwartet das Unternehmen ein Plus von drei bis vier Prozent, nachdem sich der \
    Gewinn im Vorjahr fast verdoppelt hatte. Analysten zeigten sich von der Prognose wenig überrascht, verwiesen \
    aber auf die schwache Nachfrage in China und die gestiegenen Kosten für Energie und Löhne. ";
const ENGLISH: &str = "The company said revenue rose 12.2 per cent to $1.2bn in the quarter, helped by strong demand \
    for its cloud services in Europe. It plans to cut 1,200 jobs, about 5% of its workforce, and to close two \
    plants by the end of 2025. Analysts had expected growth of between 5% and 7%, and the shares fell as much as \
    9% to $182.31 before recovering. The chief executive told reporters that the board would review the dividend \
    once the sale of its consumer business has been completed. ";
const SIZE: usize = 1 << 20;

fn document(language: Language, piece: &str, size: usize) -> Document {
    Document::of_paragraphs(piece.repeat(size / piece.len() + 1), language)
}

fn recognize(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("figures");
    group.sample_size(20);
    for (name, language, piece) in [
        ("german", Language::new("de"), GERMAN),
        ("english", Language::new("en"), ENGLISH),
        ("hostile 1.1.1.1", Language::new("de"), "1.1.1.1."),
        ("hostile € €", Language::new("de"), "€€€€"),
        ("hostile zwei und", Language::new("de"), "zwei und "),
        ("hostile 1 1 1", Language::new("de"), "1 1 1 1 "),
        ("hostile 1 1 1 english", Language::new("en"), "1 1 1 1 "),
        ("hostile 111 222", Language::new("de"), "111 222 "),
        ("hostile dashes", Language::new("de"), "- - - - "),
        ("hostile $1 to", Language::new("en"), "$1 to "),
        ("hostile one hundred", Language::new("en"), "one hundred "),
        ("hostile brackets", Language::new("de"), "5 (6 (7 "),
        ("hostile words", Language::new("de"), "einhundertneunundneunzig"),
        ("hostile open brackets", Language::new("en"), "(((("),
        ("hostile 1 - 1", Language::new("de"), "1 - "),
        ("hostile zwei und zwei", Language::new("de"), "zwei und zwei und "),
        ("hostile heads", Language::new("en"), "($m) 1 "),
        ("hostile entities", Language::new("de"), "&nbsp;5 &euro;<b>"),
        ("hostile marks", Language::new("de"), "fu\u{308}nf\u{AD} Millionen "),
    ] {
        let document = document(language, piece, SIZE);
        let tokens = text::annotate(&document).expect("a language with a pack");
        group.throughput(Throughput::Bytes(document.text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| figures::recognize(black_box(&tokens), &[])));
    }
    // One line of ten times the size, with the tokens that the recogniser needs: the time grows as the text.
    let document = document(Language::new("de"), GERMAN, 10 * SIZE);
    group.sample_size(10);
    group.throughput(Throughput::Bytes(document.text.len() as u64));
    group.bench_function("one line of 10 MB", |bencher| {
        bencher.iter(|| {
            figures::recognize(&text::annotate(black_box(&document)).expect("a language with a pack"), &[])
        });
    });
    group.finish();
}

criterion_group!(benches, recognize);
criterion_main!(benches);
