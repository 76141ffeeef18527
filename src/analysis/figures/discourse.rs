//! What the sentences before have spoken of, which a number can take up without naming it.

use crate::analysis::figures::candidate::FigureCandidate;
use crate::analysis::figures::ellipsis::table_head::TableHead;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::vocabulary::word::CurrencyForm;
use crate::document::Span;

/// How many sentences of its paragraph later a number can still take up a noun or a currency.
const MEMORY: usize = 2;

/// What has been spoken of so far.
#[derive(Debug)]
pub(super) struct Discourse {
    /// The sentence that is read.
    sentence: usize,
    /// The block that it stands in.
    block: Option<usize>,
    /// The last amount of money of the block, with its sentence.
    money: Option<(usize, FigureCandidate)>,
    /// An amount in the currency of the sums of the text.
    sums: Option<FigureCandidate>,
    /// The last counted noun of the block, with its sentence.
    noun: Option<(usize, Span)>,
    /// The last sentence that counted something in millions.
    millions: Option<usize>,
    /// The head of the table that is read.
    pub table: Option<TableHead>,
}

impl Discourse {
    /// Before the first sentence.
    pub fn new(text: &FigureText<'_>) -> Self {
        let sums = first_money(text);
        Self { sentence: 0, block: None, money: None, sums, noun: None, millions: None, table: None }
    }

    /// Goes on to a sentence. In another block nothing of the one before is taken up.
    pub fn enter(&mut self, text: &FigureText<'_>, sentence: usize) {
        let block = text.sentences.get(sentence).map(|sentence| sentence.block_index);
        if block != self.block {
            (self.money, self.noun, self.block) = (None, None, block);
        }
        self.sentence = sentence;
    }

    /// The last amount of money, where it stands in the sentence or the one before.
    pub fn money(&self) -> Option<&FigureCandidate> {
        self.money.as_ref().filter(|(at, _)| self.sentence - at < MEMORY).map(|(_, amount)| amount)
    }

    /// An amount in the currency that the sums of the text are in.
    pub fn currency(&self) -> Option<&FigureCandidate> {
        self.money().or(self.sums.as_ref())
    }

    /// The same, where millions without a unit can be sums.
    pub fn sums(&self) -> Option<&FigureCandidate> {
        // `1,2 Mio. Kunden, vor einem Jahr waren es 1,1 Mio.`: millions that were counted go on being counted.
        let counted = self.millions.is_some_and(|at| self.sentence - at <= MEMORY);
        self.sums.as_ref().filter(|_| !counted)
    }

    /// The last counted noun.
    pub fn noun(&self) -> Option<Span> {
        self.noun.filter(|(at, _)| self.sentence - at <= MEMORY).map(|(_, noun)| noun)
    }

    /// Keeps what `candidate` counts.
    pub fn keep_count(&mut self, candidate: &FigureCandidate) {
        if let (true, Some(noun)) = (candidate.is_count(), candidate.noun()) {
            self.noun = Some((self.sentence, noun));
            self.millions = candidate.number().scale.map(|_| self.sentence).or(self.millions);
        }
    }

    /// Keeps the last amount of money of the sentence.
    pub fn keep_money(&mut self, candidates: &[FigureCandidate]) {
        if let Some(last) = candidates.iter().rev().find(|amount| amount.is_money()) {
            self.money = Some((self.sentence, last.clone()));
            self.sums = Some(last.clone());
        }
    }
}

/// The first currency of the text, as an amount of one: what its sums are in before one is read.
fn first_money(text: &FigureText<'_>) -> Option<FigureCandidate> {
    let amount = |index: usize| {
        let word = text.entry(index).currency.as_ref()?;
        let before = index.checked_sub(1);
        let beside = match word.form {
            CurrencyForm::Sign => text.is_number(index + 1) || text.is_number(before?),
            CurrencyForm::Code => text.is_number(index + 1) || is_scaled(text, before?),
            CurrencyForm::Name => is_scaled(text, before?),
            _ => false,
        };
        let currency = text.joined_country(index).or(word.codes.first().copied())?;
        beside.then(|| FigureCandidate::one_of(currency, index)).flatten()
    };
    (0..text.len()).find_map(amount)
}

/// Whether a number or its scale stands at `index`: what a currency is written behind.
fn is_scaled(text: &FigureText<'_>, index: usize) -> bool {
    let point = text.form(index) == "." && text.is_joined(index) && index > 0;
    let index = index - usize::from(point);
    text.is_number(index) || text.entry(index).scale.is_some()
}
