//! The kind of a figure: whether an amount of money is the price of one thing. All other kinds follow from the unit.

use crate::analysis::FigureKind;
use crate::analysis::figures::candidate::FigureCandidate;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::noun_phrase::compound_end;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::{CurrencyForm, RatioWord};
use crate::language::MinorUnitPrices;
use rust_decimal::Decimal;
use std::ops::Range;

/// Currencies whose prices are quoted in whole numbers.
const WITHOUT_PARTS: [&str; 7] = ["CLP", "HUF", "IDR", "ISK", "JPY", "KRW", "VND"];

/// The kinds of the figures of a sentence: each by the words around it, then those of one movement alike
/// (`um 1,2 Cent auf 11,8 Cent je Kilowattstunde`).
pub(super) fn kinds(
    text: &FigureText<'_>,
    candidates: &[FigureCandidate],
    range: &Range<usize>,
) -> Vec<Option<FigureKind>> {
    let kind = |candidate: &FigureCandidate| match candidate.kind()? {
        FigureKind::Money if is_price(text, candidate, range) => Some(FigureKind::Price),
        kind => Some(kind),
    };
    let mut kinds: Vec<_> = candidates.iter().map(kind).collect();
    for index in 1..candidates.len() {
        let (first, second) = (&candidates[index - 1], &candidates[index]);
        let mixed = matches!(
            (kinds[index - 1], kinds[index]),
            (Some(FigureKind::Money), Some(FigureKind::Price))
                | (Some(FigureKind::Price), Some(FigureKind::Money))
        );
        let sums = (kinds[index - 1], kinds[index]) == (Some(FigureKind::Money), Some(FigureKind::Money));
        if (mixed || sums && moves(text, (first, second), range))
            && first.is_like(second)
            && are_ends(text, first, second)
        {
            (kinds[index - 1], kinds[index]) = (Some(FigureKind::Price), Some(FigureKind::Price));
        }
        // `gained $1.20, or 3.4 percent, to $36.50`
        let Some(change) = index.checked_sub(2).map(|change| &candidates[change]) else { continue };
        let repeated = first.is_percent()
            && (kinds[index - 2], kinds[index]) == (Some(FigureKind::Money), Some(FigureKind::Price));
        if repeated && change.is_like(second) && is_bracketed(text, change, first, second) {
            kinds[index - 2] = Some(FigureKind::Price);
        }
    }
    kinds
}

/// Whether two candidates without scale are the ends of one movement.
fn are_ends(text: &FigureText<'_>, first: &FigureCandidate, second: &FigureCandidate) -> bool {
    const WINDOW: usize = 3;
    let gap = first.tokens().end..second.tokens().start;
    let onto = gap.clone().next_back().is_some_and(|last| text.is(last, FigureTag::Onto));
    first.number().scale.is_none() && second.number().scale.is_none() && onto && gap.len() <= WINDOW
}

/// Whether a small amount by which something moves right behind its verb goes with the level that it moves to, and nothing
/// says that they are sums: `fell $0.42 to $41.30`.
fn moves(
    text: &FigureText<'_>,
    (first, second): (&FigureCandidate, &FigureCandidate),
    range: &Range<usize>,
) -> bool {
    const VERB: usize = 2;
    let start = first.tokens().start;
    let verb = text.any(start.saturating_sub(VERB).max(range.start)..start, FigureTag::Change);
    let small = second.number().fractional
        && second.value() < Decimal::from(10_000)
        && first.value() < second.value();
    verb && small && nearest_cue(text, first, range, false).is_none()
}

/// Whether `percent` says the change `first` again before the end of the movement, `second`.
fn is_bracketed(
    text: &FigureText<'_>,
    first: &FigureCandidate,
    percent: &FigureCandidate,
    second: &FigureCandidate,
) -> bool {
    const WINDOW: usize = 3;
    let before = first.tokens().end..percent.tokens().start;
    let behind = percent.tokens().end..second.tokens().start;
    let set_off = matches!(text.form(before.start), "," | "(") || text.is(before.start, FigureTag::List);
    let onto = behind.clone().next_back().is_some_and(|last| text.is(last, FigureTag::Onto));
    first.number().scale.is_none() && set_off && onto && before.len() <= WINDOW && behind.len() <= WINDOW
}

/// Sums of money in millions are no prices of single things; the words around decide about the others, those
/// behind the candidate first, then the nearest before it.
fn is_price(text: &FigureText<'_>, candidate: &FigureCandidate, range: &Range<usize>) -> bool {
    const DEAREST: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);
    const BEHIND: usize = 6;
    const DEAREST_WARE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
    if candidate.rule() == FigureRule::ExchangeRate {
        return true;
    }
    let summed = candidate.number().scale.is_some_and(|scale| scale > Decimal::ONE_THOUSAND);
    let end = candidate.tokens().end;
    if summed {
        // `a catalogue price of $17.6m per plane`
        let each = per_item(text, behind_bracket(text, end), range.end).is_some();
        return each && is_stated_price(text, candidate, range);
    }
    if is_rate(text, candidate, range.end) {
        return true;
    }
    if candidate.value() >= DEAREST {
        return is_stated_price(text, candidate, range);
    }
    let behind = end..range.end.min(end + BEHIND);
    let money_behind = behind
        .clone()
        .take_while(|&index| text.is_word(index) || text.form(index) == "-")
        .any(|index| text.is(index, FigureTag::MoneyCue));
    if is_recurring(text, end, range.end) {
        return false;
    }
    // A capital tells the noun behind `je` from what else may stand there.
    let nouns = text.pack.writing.nouns_capitalized;
    let later = behind.clone().find_map(|index| {
        let item = compound_end(text, index + 1, range.end) - 1;
        let per = nouns && text.is(index, FigureTag::Per) && is_item(text, item);
        per.then_some(item)
    });
    let item = per_item(text, end, range.end).or(later);
    let each = end < range.end && text.is(end, FigureTag::Each);
    // `EUR/USD 1,0845`
    let start = candidate.tokens().start;
    let pair = start > range.start + 1
        && text.form(start - 1) == "/"
        && text.is_joined(start)
        && text.entry(start - 2).currency.is_some();
    if each || pair || item.is_some_and(|item| !text.is(item, FigureTag::Share)) {
        return true;
    }
    // `soll 500 Euro kosten`
    let costs = text.is(end, FigureTag::CostNoun) && !text.is_capitalized(end) && end < range.end;
    let sold = || {
        // `kann für 70 Euro vorbestellt werden`
        text.is(candidate.tokens().start.saturating_sub(1), FigureTag::For)
            && text.any(behind.clone(), FigureTag::OnSale)
    };
    if candidate.value() < DEAREST_WARE && (costs || sold()) {
        return true;
    }
    // `its $500 price tag`
    if end < range.end && text.is(end, FigureTag::PriceNoun) && text.is_word(end) {
        return true;
    }
    if money_behind {
        return false;
    }
    let nearest = nearest_cue(text, candidate, range, item.is_some());
    if item.is_some() {
        // Earnings and dividends are counted by the share, everything else by the piece is a price.
        return nearest != Some(false);
    }
    // `ab 19,99 Euro`, `from £25`: what one pays at least is a price.
    let offered = text.is(candidate.tokens().start, FigureTag::PriceLead);
    nearest.unwrap_or_else(|| offered || moved_to(text, candidate) || is_small_change(text, candidate))
}

/// Whether the other currency of a rate stands behind an amount: `$1.354 to the euro`.
fn is_rate(text: &FigureText<'_>, candidate: &FigureCandidate, end: usize) -> bool {
    const LONGEST: usize = 4;
    let first = candidate.tokens().end;
    let own = candidate.currency();
    let named = |at: usize| {
        let word = text.entry(at).currency.as_ref().filter(|word| word.form == CurrencyForm::Name);
        word.zip(own).is_some_and(|(word, own)| !word.codes.contains(&own))
    };
    text.is(first, FigureTag::RateTo)
        && (first + 1..end.min(first + LONGEST)).take_while(|&at| !text.is_number(at)).any(named)
}

/// What follows the brackets at `at` with a sum in another currency: `$17.6m (£9.49m) per plane`.
fn behind_bracket(text: &FigureText<'_>, at: usize) -> usize {
    const LONGEST: usize = 8;
    if text.form(at) == ")" {
        return at + 1;
    }
    if text.form(at) != "(" {
        return at;
    }
    (at..at + LONGEST).find(|&close| text.form(close) == ")").map_or(at, |close| close + 1)
}

/// Whether a price is named as one right before an amount, or a price in the same list before: houses cost more than other
/// single things.
fn is_stated_price(text: &FigureText<'_>, candidate: &FigureCandidate, range: &Range<usize>) -> bool {
    const BEFORE: usize = 24;
    let start = candidate.tokens().start;
    let named = |at: &usize| text.is(*at, FigureTag::PriceNoun) || text.is(*at, FigureTag::MoneyCue);
    let nearest = (start.saturating_sub(BEFORE).max(range.start)..start).rev().find(named);
    nearest.is_some_and(|at| text.is(at, FigureTag::PriceNoun))
}

/// What the words before an amount say of it, the nearest first: a price, or money; those of its sentence, and
/// of the one before where the sentence goes on about its subject (`They closed at 123p`).
fn nearest_cue(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    range: &Range<usize>,
    each: bool,
) -> Option<bool> {
    const BEFORE: usize = 24;
    const ARTICLES: usize = 2;
    let start = candidate.tokens().start;
    let currency = candidate.currency()?;
    let resumed = (range.start..start.min(range.start + ARTICLES))
        .any(|index| text.is(index, FigureTag::Pronoun))
        && start > range.start
        && candidate.value() < Decimal::ONE_THOUSAND
        && text.sentence_of(range.start) > 0;
    let floor = if resumed { previous_sentence(text, range.start) } else { range.start };
    (floor.max(start.saturating_sub(BEFORE))..start).rev().find_map(|index| {
        let word = text.entry(index);
        let unit_of_one = index > floor + 1
            && text.is(index - 1, FigureTag::Per)
            && (text.entry(index - 2).currency.is_some()
                || text.is_number(index - 2)
                || text.is(index - 2, FigureTag::MoneyCue));
        if unit_of_one && word.is(FigureTag::PriceItem) {
            // `84 cents a share` says what the amount before is for, `Gewinn je Aktie` what the profit is.
            return None;
        }
        let counted = index > floor && text.is_number(index - 1) && word.is(FigureTag::Measure);
        let costs = word.is(FigureTag::CostNoun) && text.is_capitalized(index);
        if counted || costs {
            // `159 Liter` are counted; `Kosten` are a sum, `kosten` has a price.
            return None;
        }
        // `The euro bought 1.08 dollars`
        let traded = index > floor
            && text.is(index - 1, FigureTag::ExchangeLead)
            && word.currency.as_ref().is_some_and(|word| {
                word.form == CurrencyForm::Name && word.codes.first().is_some_and(|code| *code != currency)
            });
        // `will pay $34 a share`: who pays for one thing pays its price.
        let money = word.is(FigureTag::MoneyCue) && !(each && word.is(FigureTag::Pays));
        match (money, word.is(FigureTag::PriceCue) || traded) {
            (true, _) => Some(false),
            (_, true) => Some(true),
            _ => None,
        }
    })
}

/// Where the sentence before the one at `start` begins, if it stands in the same block.
fn previous_sentence(text: &FigureText<'_>, start: usize) -> usize {
    let sentences = &text.sentences;
    let here = text.sentence_of(start);
    match (here.checked_sub(1).and_then(|before| sentences.get(before)), sentences.get(here)) {
        (Some(before), Some(sentence)) if before.block_index == sentence.block_index => before.tokens.start,
        _ => start,
    }
}

/// `58 Euro im Monat`, `$9.99 a month`: what is paid again and again is a sum and no price of one thing.
fn is_recurring(text: &FigureText<'_>, at: usize, end: usize) -> bool {
    let led = text.is(at, FigureTag::Per) || text.is(at, FigureTag::RecurringLead) || text.form(at) == "/";
    let unit = at + 1;
    // Calls are sold by the minute.
    let tariff = text.is(unit, FigureTag::Tariff);
    unit < end
        && ((led && !tariff && (text.is(unit, FigureTag::Duration) && !text.is(unit, FigureTag::PriceItem)))
            || text.is(at, FigureTag::Recurring))
}

/// Cents of which nothing else is said are paid for a piece, a litre or a share.
fn is_small_change(text: &FigureText<'_>, candidate: &FigureCandidate) -> bool {
    let Some(currency) = candidate.currency() else { return false };
    candidate.is_minor()
        && match text.pack.numbers.minor_unit_prices {
            MinorUnitPrices::Every => true,
            MinorUnitPrices::Only(codes) => codes.contains(&currency.code()),
        }
}

/// `stieg um 6,8 Prozent auf 65,47 Euro`: what moves by percent to a small broken candidate is a share price,
/// unless the sentence says otherwise.
fn moved_to(text: &FigureText<'_>, candidate: &FigureCandidate) -> bool {
    const WINDOW: usize = 5;
    let Some(onto) = candidate.tokens().start.checked_sub(1).filter(|&onto| text.is(onto, FigureTag::Onto))
    else {
        return false;
    };
    let percent = (onto.saturating_sub(WINDOW)..onto)
        .any(|index| matches!(text.entry(index).ratio, Some(RatioWord::Percent(_))));
    // `to 270 yen`: whole numbers are share prices where the currency has no parts.
    let whole = candidate.currency().is_some_and(|currency| WITHOUT_PARTS.contains(&currency.code()));
    let fractional = candidate.number().fractional || candidate.is_minor();
    percent && (whole || (fractional && candidate.value() < Decimal::ONE_THOUSAND))
}

/// The thing that an amount is the price of: `a share`, `for each share`, `je Aktie`, `/kWh`, `-a-share`.
fn per_item(text: &FigureText<'_>, at: usize, end: usize) -> Option<usize> {
    let hyphenated = text.is(at, FigureTag::Hyphen) && text.is(at + 2, FigureTag::Hyphen);
    let per = if text.is(at, FigureTag::For) || hyphenated { at + 1 } else { at };
    let item = if hyphenated { per + 2 } else { per + 1 };
    // `2.410 Dollar die Feinunze`
    let article = text.is(at, FigureTag::UnitArticle);
    let led = text.is(per, FigureTag::Per) || text.form(per) == "/";
    // `for each Guidant share`
    let named = led && text.is_capitalized(item) && text.is(item + 1, FigureTag::PriceItem) && item + 1 < end;
    let item = item + usize::from(named);
    let known = text.is(item, FigureTag::PriceItem);
    let open = (text.is(per, FigureTag::AnyUnit) || text.form(per) == "/") && is_item(text, item);
    let found = item < end && ((article && known) || (led && (known || open)));
    found.then_some(item)
}

/// Whether a thing has a price by the piece: not people, and no stretch of time.
fn is_item(text: &FigureText<'_>, index: usize) -> bool {
    let noun = text.is_word(index) && (!text.pack.writing.nouns_capitalized || text.is_capitalized(index));
    let open = [FigureTag::Duration, FigureTag::PerHead, FigureTag::Function]
        .into_iter()
        .all(|tag| !text.is(index, tag));
    text.is(index, FigureTag::PriceItem) || (noun && open)
}
