//! The whole analysis in MB/s, for German and English: `cargo bench --bench analysis`.
//!
//! The text is the sample articles of one language; `stages` shows where the time goes on the German ones.
#![allow(missing_docs, reason = "criterion makes public items")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use depesche::analysis::{analyze, figures, links, names, periods, quotes, text};
use depesche::document::Document;
use depesche::intake::{self, Format, Metadata};
use std::hint::black_box;

const GERMAN: [&str; 4] = [
    include_str!("../assets/samples/01-meta-offene-ki.de.txt"),
    include_str!("../assets/samples/02-sap-quartal.de.txt"),
    include_str!("../assets/samples/03-dsv-schenker.de.txt"),
    include_str!("../assets/samples/04-boersen-5-august.de.txt"),
];
const ENGLISH: [&str; 2] = [
    include_str!("../assets/samples/05-intel-job-cuts.en.txt"),
    include_str!("../assets/samples/06-mistral-funding.en.txt"),
];

fn documents(texts: &[&str]) -> Vec<Document> {
    texts.iter().map(|text| intake::document((*text).to_owned(), Format::Text, Metadata::default())).collect()
}

fn bytes(documents: &[Document]) -> Throughput {
    Throughput::Bytes(documents.iter().map(|document| document.text.len() as u64).sum())
}

fn whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analysis");
    for (name, texts) in [("german", GERMAN.as_slice()), ("english", ENGLISH.as_slice())] {
        let documents = documents(texts);
        group.throughput(bytes(&documents));
        group.bench_function(name, |bencher| {
            bencher.iter(|| documents.iter().map(analyze).map(black_box).count());
        });
    }
    group.finish();
}

fn intake_of(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("intake");
    group.throughput(bytes(&documents(&GERMAN)));
    group.bench_function("german", |bencher| bencher.iter(|| black_box(documents(&GERMAN))));
    group.finish();
}

fn stages(criterion: &mut Criterion) {
    let documents = documents(&GERMAN);
    let mut group = criterion.benchmark_group("stages");
    group.throughput(bytes(&documents));
    group.bench_function("tokens", |bencher| {
        bencher.iter(|| documents.iter().filter_map(text::annotate).map(black_box).count());
    });
    let tokens: Vec<_> = documents.iter().filter_map(text::annotate).collect();
    let published: Vec<_> = documents.iter().map(|document| document.head.published).collect();
    let periods_of =
        || tokens.iter().zip(&published).map(|(tokens, published)| periods::recognize(tokens, *published));
    group.bench_function("periods", |bencher| bencher.iter(|| periods_of().map(black_box).count()));
    let periods: Vec<_> = periods_of().collect();
    let quantities_of =
        || tokens.iter().zip(&periods).map(|(tokens, periods)| figures::recognize(tokens, periods));
    group.bench_function("figures", |bencher| bencher.iter(|| quantities_of().map(black_box).count()));
    let quantities: Vec<_> = quantities_of().collect();
    let names_of = || tokens.iter().zip(&quantities).map(|(tokens, found)| names::recognize(tokens, found));
    group.bench_function("names", |bencher| bencher.iter(|| names_of().map(black_box).count()));
    let names: Vec<_> = names_of().collect();
    group.bench_function("quotes", |bencher| {
        bencher.iter(|| {
            tokens
                .iter()
                .zip(&names)
                .map(|(tokens, names)| quotes::recognize(tokens, names))
                .map(black_box)
                .count()
        });
    });
    group.bench_function("links", |bencher| {
        bencher.iter(|| {
            (0..tokens.len())
                .map(|at| links::link(&tokens[at], &quantities[at], &periods[at], &names[at]))
                .map(black_box)
                .count()
        });
    });
    group.finish();
}

criterion_group!(benches, whole, intake_of, stages);
criterion_main!(benches);
