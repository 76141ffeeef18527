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

/// A news page as publishers build it: the sample article between menus, teasers, comments and data for programs.
fn page(article: &str) -> String {
    let link = |at: usize| {
        format!(
            "<li class=\"menu__item\"><a class=\"menu__link\" href=\"/ressort/{at}\"><span>Ressort {at}</span></a></li>"
        )
    };
    let teaser = |at: usize| {
        format!(
            "<article class=\"teaser teaser--small\"><a href=\"/artikel/{at}\"><div class=\"teaser__media\"><picture><source srcset=\"/{at}.webp\">\
             <img src=\"/{at}.jpg\" alt=\"Bild {at}\"></picture></div><div class=\"teaser__text\"><span class=\"teaser__kicker\">Wirtschaft</span>\
             <h3 class=\"teaser__title\">Hafenbahn meldet Rekord Nummer {at}</h3><p>Der Umsatz stieg im Quartal auf {at} Millionen Euro.</p></div></a></article>"
        )
    };
    let comment = |at: usize| {
        format!(
            "<li class=\"comment\"><div class=\"comment__author\">Leser {at}</div><div class=\"comment__body\"><p>Das sehe ich anders, denn die Zahlen sagen nichts.</p></div></li>"
        )
    };
    let metas = |at: usize| {
        format!(
            "<meta property=\"x:tag{at}\" content=\"Wert {at}\"><link rel=preload href=\"/s{at}.js\" as=script>"
        )
    };
    let many = |count: usize, of: &dyn Fn(usize) -> String| (0..count).map(of).collect::<String>();
    let mut lines = article.split("\n\n");
    let title = lines.next().unwrap_or_default().trim();
    let lines: Vec<String> = lines.map(|line| line.replace("der ", "<a href=\"/x\">der</a> ")).collect();
    let paragraphs = lines.join("</p><div class=\"ad-slot\"></div>\n<p class=\"article__p\">");
    format!(
        "<!doctype html><html lang=de><head><title>{title} - Hafenblatt</title><meta property=og:title content=\"{title}\">{}\
         <style>.is-hidden{{display:none}} .a{{color:red}}</style><script>var a = 1 < 2;</script>\
         <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"Zahlen\",\"datePublished\":\"2024-05-21T08:00:00+02:00\",\"author\":[{{\"@type\":\"Person\",\"name\":\"Ada Horn\"}}]}}</script></head>\
         <body><header class=site-header><nav><ul>{}</ul></nav></header><main><article class=article><header><h1>{title}</h1><div class=byline>Von Ada Horn</div>\
         <time datetime=\"2024-05-21T08:00:00+02:00\">21. Mai 2024</time><ul class=share><li><a href=#>Teilen</a></li></ul></header>\
         <div class=\"article__body\"><p class=\"article__p\">{paragraphs}</p></div></article><section class=related>{}</section><section class=comments><ul>{}</ul></section></main>\
         <footer><ul>{}</ul></footer></body></html>",
        many(40, &metas),
        many(80, &link),
        many(40, &teaser),
        many(30, &comment),
        many(60, &link)
    )
}

fn pages(criterion: &mut Criterion) {
    let pages: Vec<String> = GERMAN.iter().chain(&ENGLISH).map(|article| page(article)).collect();
    let mut group = criterion.benchmark_group("intake");
    group.throughput(Throughput::Elements(pages.len() as u64));
    group.bench_function("pages", |bencher| {
        bencher.iter(|| {
            let read =
                |page: &String| intake::page_document(page.clone(), Metadata::default()).expect("an article");
            pages.iter().map(read).map(black_box).count()
        });
    });
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

criterion_group!(benches, whole, intake_of, pages, stages);
criterion_main!(benches);
