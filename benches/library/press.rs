//! Articles that nobody wrote: sentences of business news around companies of the gazetteer, and words of the lexicon,
//! both as unevenly frequent as in real texts (Zipf's law). The first ones are analyzed. The others are the same with
//! other words and numbers, so that a large library takes minutes, not hours.

use depesche::analysis::{Analysis, analyze};
use depesche::document::{Document, Head, Published};
use depesche::intake::{Format, Metadata, document};
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::ops::Range;

const COMPANIES: &str = include_str!("../../assets/gazetteer/companies.tsv");
const GIVEN_NAMES: &str = include_str!("../../assets/gazetteer/given_names.tsv");
const WORDS: &str = include_str!("../../assets/language/de/words.tsv");
const SURNAMES: [&str; 24] = [
    "Albrecht",
    "Bergmann",
    "Claussen",
    "Dietrich",
    "Ebert",
    "Friedrich",
    "Gerlach",
    "Hartmann",
    "Iversen",
    "Jansen",
    "Kessler",
    "Lindner",
    "Martens",
    "Neumann",
    "Oswald",
    "Petersen",
    "Reinhardt",
    "Schreiber",
    "Thomsen",
    "Ulrich",
    "Vogt",
    "Wegner",
    "Zander",
    "Ziegler",
];
/// So many sentences of other words follow each sentence with a fact: texts have 1.8 KB then.
const SENTENCES: usize = 2;
/// So many words are in each of them.
const WORDS_IN_SENTENCE: usize = 8;
/// So many articles are analyzed.
const ORIGINALS: usize = 2000;

/// Random numbers for the article with this number.
fn seeded(number: usize) -> Random {
    let mut random = Random(0x9E37_79B9 + number as u64 * 7919);
    for _ in 0..4 {
        random.next();
    }
    random
}

/// Numbers that look random and are the same in every run (xorshift, Marsaglia 2003).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A rank below `end`, of which the first ones are the most frequent: the n-th about 1/n as often as the first.
    pub fn rank(&mut self, end: usize) -> usize {
        let part = (self.next() % 1_000_000) as f64 / 1_000_000.0;
        ((end as f64).powf(part) as usize).saturating_sub(1).min(end - 1)
    }
}

/// What writes articles.
pub struct Press {
    pub companies: Vec<&'static str>,
    pub words: Vec<&'static str>,
    given_names: Vec<&'static str>,
    /// The words by their length in bytes.
    by_length: HashMap<usize, Vec<&'static str>>,
    /// The articles that were analyzed, of which the others are variations.
    originals: Vec<(Document, Analysis)>,
}

impl Press {
    pub fn new() -> Self {
        let first = |table: &'static str| {
            depesche::lexicon::table::rows(table).filter_map(|mut cells| cells.next()).collect::<Vec<_>>()
        };
        let mut random = Random(7);
        let mut words: Vec<&str> = first(WORDS).into_iter().filter(|word| word.len() > 4).collect();
        let mut companies = first(COMPANIES);
        let mut given_names = first(GIVEN_NAMES);
        // The tables are in the order of the alphabet, which is not that of frequency.
        for list in [&mut words, &mut companies, &mut given_names] {
            for at in (1..list.len()).rev() {
                list.swap(at, random.below(at + 1));
            }
        }
        let mut by_length: HashMap<usize, Vec<&str>> = HashMap::new();
        for word in &words {
            by_length.entry(word.len()).or_default().push(word);
        }
        Self { companies, words, given_names, by_length, originals: Vec::new() }
    }

    /// The article with this number, and its analysis.
    pub fn analyzed(&mut self, number: usize) -> (Document, Analysis) {
        while self.originals.len() < ORIGINALS.min(number + 1) {
            let document = self.original(self.originals.len());
            let analysis = analyze(&document);
            self.originals.push((document, analysis));
        }
        let (document, analysis) = &self.originals[number % ORIGINALS];
        if number < ORIGINALS {
            (document.clone(), analysis.clone())
        } else {
            self.variation(document, analysis, number)
        }
    }

    /// The same article with other words and numbers of the same length, so that its analysis stays true.
    fn variation(&self, document: &Document, analysis: &Analysis, number: usize) -> (Document, Analysis) {
        let (mut document, mut analysis) = (document.clone(), analysis.clone());
        let mut random = seeded(number);
        let mut text = document.text.clone().into_bytes();
        for figure in &mut analysis.figures {
            let mut values = [0_i64; 2];
            for byte in &mut text[figure.span.range()] {
                if byte.is_ascii_digit() {
                    values[0] = values[0] * 10 + i64::from(*byte - b'0');
                    // A number that begins with a zero would be another one.
                    *byte = b'1' + u8::try_from(random.below(9)).unwrap_or_default();
                    values[1] = values[1] * 10 + i64::from(*byte - b'0');
                }
            }
            if values[0] != 0 {
                figure.value = figure.value / Decimal::from(values[0]) * Decimal::from(values[1]);
            }
        }
        let mut text = String::from_utf8(text).unwrap_or_default();
        let mut kept: Vec<Range<usize>> = analysis.mentions().map(|(_, span)| span.range()).collect();
        for figure in &analysis.figures {
            kept.extend(
                [Some(figure.span), figure.of].into_iter().flatten().map(depesche::document::Span::range),
            );
        }
        let mut varied = String::with_capacity(text.len());
        for word in text.split_inclusive([' ', '\n']) {
            let (at, bare) = (varied.len(), word.trim_end_matches([' ', '.', '\n']));
            let others = self.by_length.get(&bare.len()).filter(|_| {
                bare.len() > 5 && kept.iter().all(|kept| kept.end <= at || at + bare.len() <= kept.start)
            });
            match others {
                Some(others) => varied.push_str(others[random.rank(others.len())]),
                None => varied.push_str(bare),
            }
            varied.push_str(&word[bare.len()..]);
        }
        std::mem::swap(&mut text, &mut varied);
        document.head = self.head(number, document.head.title.as_deref());
        document.text = text;
        (document, analysis)
    }

    /// Most articles come in the order of their time, with a source and an author of many.
    fn head(&self, number: usize, title: Option<&str>) -> Head {
        let mut random = seeded(number);
        let day = chrono::NaiveDate::from_num_days_from_ce_opt(735_600 + (number / 55) as i32);
        let author = self.words[random.rank(3000)];
        let title = title.map(|title| {
            let start = title.rsplit_once(' ').map_or(title, |(start, _)| start);
            format!("{start} {}: {number}", self.words[random.rank(self.words.len())])
        });
        Head {
            title,
            source: Some(format!("Blatt {}", random.rank(40))),
            byline: Some(format!("Von Anna {author}")),
            published: day.map(Published::on),
            url: Some(format!("https://example.org/{number}")),
            ..Head::default()
        }
    }

    fn original(&self, number: usize) -> Document {
        let mut document = self.article(number);
        document.head = self.head(number, document.head.title.as_deref());
        document
    }

    /// Somebody of the company with this rank: the same one in every article.
    fn person(&self, company: usize) -> String {
        let given_name = self.given_names[company % self.given_names.len()];
        format!("{given_name} {}", SURNAMES[company % SURNAMES.len()])
    }

    /// The article with this number.
    fn article(&self, number: usize) -> Document {
        let mut random = seeded(number);
        let [of_company, of_other] = [(); 2].map(|()| random.rank(self.companies.len()));
        let (company, other) = (self.companies[of_company], self.companies[of_other]);
        let (boss, analyst) = (self.person(of_company), self.person(of_other + 1));
        let (amount, percent, jobs) =
            (random.below(900) + 10, random.below(400), random.below(90) * 100 + 100);
        let year = 2015 + number % 10;
        let mut text = format!("# {company} legt Zahlen für {year} vor: {amount} Millionen\n\n");
        let facts = [
            format!("{company} hat im Jahr {year} einen Umsatz von {amount} Millionen Euro erzielt."),
            format!("Das sind {},{} Prozent mehr als im Vorjahr.", percent / 10, percent % 10),
            format!("Der Gewinn von {company} stieg auf {} Millionen Euro.", amount / 7),
            format!("„Wir wollen weiter wachsen“, sagte Vorstandschef {boss}."),
            format!("{analyst}, Analyst bei {other}, hatte mit weniger gerechnet."),
            format!(
                "Der Konzern will {jobs} Stellen schaffen und {} Millionen Euro investieren.",
                amount / 3
            ),
        ];
        for fact in facts {
            text.push_str(&fact);
            for _ in 0..SENTENCES {
                text.push(' ');
                for at in 0..WORDS_IN_SENTENCE {
                    let word = self.words[random.rank(self.words.len())];
                    if at == 0 {
                        text.push_str("Dabei ");
                    }
                    text.push_str(word);
                    text.push(if at + 1 == WORDS_IN_SENTENCE { '.' } else { ' ' });
                }
            }
            text.push_str("\n\n");
        }
        document(text, Format::Markdown, Metadata::default())
    }
}
