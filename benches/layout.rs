//! How fast articles are broken into rows: `cargo bench --bench layout`.
#![allow(missing_docs, reason = "criterion makes public items")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use depesche::document::{Document, Language};
use depesche::layout::Flow;
use std::hint::black_box;

const PARAGRAPH: &str = "Die Aktionäre der Beteiligungsgesellschaft stimmten am Dienstag der Kapitalerhöhung \
    um 1,2 Milliarden Euro zu. Vorstandschefin Brandt sagte, die Finanzierung der Speicherkraftwerke sei damit \
    bis zum Jahresende gesichert; über weitere Unternehmenszukäufe werde der Aufsichtsrat entscheiden.";

/// `bytes` of paragraphs, or of one paragraph that never ends.
fn article(bytes: usize, endless: bool) -> Document {
    let end = if endless { " " } else { "\n\n" };
    let count = bytes.div_ceil(PARAGRAPH.len() + end.len());
    Document::of_paragraphs(format!("{PARAGRAPH}{end}").repeat(count), Language::new("de"))
}

fn layout(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layout");
    group.sample_size(10);
    for (name, document) in [
        ("article", article(5_000, false)),
        ("1 MB of paragraphs", article(1 << 20, false)),
        ("5 MB on one line", article(5 << 20, true)),
    ] {
        group.throughput(Throughput::Bytes(document.text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| Flow::new(black_box(&document), &[], 72)));
    }
    group.finish();
    let document = article(1 << 20, false);
    let flow = Flow::new(&document, &[], 72);
    criterion.bench_function("layout/byte to cell", |bencher| {
        let mut byte = 0;
        bencher.iter(|| {
            byte = (byte + 4_099) % document.text.len();
            flow.place_of(&document, black_box(byte))
        });
    });
}

criterion_group!(benches, layout);
criterion_main!(benches);
