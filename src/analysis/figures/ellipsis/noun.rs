//! Counts whose noun does not follow: `30 of Boeing's jets`, `die Mitarbeiterzahl sank auf 4.800`, `rund 700 arbeiten …`.
//!
//! [`CUES`] say whether a bare number is a count at all, [`NOUNS`] where its noun is looked for.

use crate::analysis::Modifier;
use crate::analysis::figures::candidate::{FigureCandidate, Follows};
use crate::analysis::figures::ellipsis::antecedent;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::number::scale::is_sure_letter;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::cardinal::CardinalSuffix;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::document::Span;
use crate::language::NounPhrase;
use rust_decimal::Decimal;
use std::ops::Range;

/// A number without a unit, in its sentence.
struct BareNumber<'a> {
    text: &'a FigureText<'a>,
    candidate: &'a FigureCandidate,
    sentence: &'a Range<usize>,
    /// The noun of the count before it.
    last: Option<Span>,
}

/// Whether something says that a bare number is a count.
type CountCue = fn(&BareNumber<'_>) -> bool;

/// What says that a bare number is a count, the first one that holds being its rule.
const CUES: [(FigureRule, CountCue); 13] = [
    (FigureRule::PartedNoun, |number| number.parted().is_some()),
    (FigureRule::GroupNoun, |number| number.group().is_some() || number.moved_group().is_some()),
    (FigureRule::Employed, |number| number.is_employed()),
    (FigureRule::LabelledNoun, |number| number.is_labelled()),
    (FigureRule::Additional, |number| number.is_additional()),
    (FigureRule::Adjectives, |number| number.lacks_noun()),
    (FigureRule::NumberNoun, |number| number.is_number_of()),
    (FigureRule::Modified, |number| number.candidate.modifier() != Modifier::Exact),
    (FigureRule::Grouped, |number| number.candidate.number().grouped),
    (FigureRule::Apposition, |number| number.is_apposition()),
    (FigureRule::Movement, |number| number.is_paired()),
    (FigureRule::ScaledCount, |number| number.is_scaled()),
    (FigureRule::Resumed, |number| number.is_resumed()),
];

/// Where the noun of a bare number is looked for, in this order.
const NOUNS: [fn(&BareNumber<'_>) -> Option<Span>; 8] = [
    |number| number.parted(),
    |number| number.group(),
    |number| number.noun_behind_more(),
    |number| number.number_noun(),
    |number| number.thing_before(),
    |number| number.thing_behind(),
    |number| number.moved_noun(),
    |number| number.last,
];

/// Makes a count of `candidate`, which has no unit, where a cue says that it is one. `last` is the noun of the count
/// before it.
pub(crate) fn count(
    text: &FigureText<'_>,
    candidate: &mut FigureCandidate,
    sentence: &Range<usize>,
    last: Option<Span>,
) {
    let number = BareNumber { text, candidate, sentence, last };
    let Some((rule, noun)) = number.counted() else { return };
    let further = number.ends_with_further();
    if further {
        candidate.extend_to(candidate.tokens().end + 1);
    }
    candidate.set_count(noun, rule);
}

impl BareNumber<'_> {
    /// The rule that makes it a count, and the counted noun where it is named.
    fn counted(&self) -> Option<(FigureRule, Option<Span>)> {
        if !self.may_count() {
            return None;
        }
        let (rule, _) = CUES.into_iter().find(|(_, holds)| holds(self))?;
        let number = self.candidate.number();
        let employed = self.is_employed();
        let large = !number.letter
            && self.candidate.value() >= Decimal::ONE_HUNDRED
            && (self.candidate.modifier() != Modifier::Exact || number.grouped || self.is_additional());
        // Who employs is not what is employed.
        let noun = NOUNS.into_iter().find_map(|noun| noun(self));
        let noun = noun.filter(|_| !employed || self.parted().is_some());
        let people = self.moved_group().is_some_and(|group| self.text.is(group, FigureTag::Multitude));
        let noun = if people { self.number_noun() } else { noun };
        (noun.is_some() || large || employed || people).then_some((rule, noun))
    }

    fn may_count(&self) -> bool {
        let number = self.candidate.number();
        // `0.37 of a share`
        let whole = !number.fractional || number.scale.is_some() || self.parted().is_some();
        let letter = number.letter && !is_sure_letter(self.text, number);
        let other = self.candidate.follows() == Follows::Uncounted || number.suffix != CardinalSuffix::None;
        whole && !letter && !other && !number.single && !self.candidate.value().is_zero()
    }

    fn start(&self) -> usize {
        self.candidate.tokens().start
    }

    fn end(&self) -> usize {
        self.candidate.tokens().end
    }

    fn led(&self, tag: FigureTag) -> bool {
        self.text.is_led(self.start(), self.sentence.start, tag)
    }

    /// The token before the number, where the sentence has one.
    fn before(&self) -> Option<&str> {
        (self.start() > self.sentence.start).then(|| self.text.form(self.start() - 1))
    }

    fn parted(&self) -> Option<Span> {
        antecedent::parted_noun(self.text, self.end(), self.sentence.end)
    }

    fn group(&self) -> Option<Span> {
        let (text, start, floor) = (self.text, self.start(), self.sentence.start);
        // Unemployment is a number of people, and not what is counted.
        let named = |group: &usize| text.is(*group, FigureTag::Group);
        let moved = || self.moved_group().filter(named).map(|group| text.span(group..group + 1));
        let sold = || self.is_many().then(|| antecedent::wares_sold(text, start, floor)).flatten();
        antecedent::group_of(text, start, floor).or_else(moved).or_else(sold)
    }

    fn moved_group(&self) -> Option<usize> {
        let moved = || antecedent::moved_group(self.text, self.start(), self.sentence.start);
        self.is_many().then(moved).flatten()
    }

    /// Whether a number is large enough to be one of people or wares without saying so.
    fn is_many(&self) -> bool {
        let number = self.candidate.number();
        number.scale.is_some() || number.grouped
    }

    fn noun_behind_more(&self) -> Option<Span> {
        antecedent::more_noun(self.text, self.end(), self.sentence.end)
    }

    fn number_noun(&self) -> Option<Span> {
        antecedent::number_of(self.text, self.start(), self.sentence.start)
    }

    fn thing_before(&self) -> Option<Span> {
        antecedent::thing_before(self.text, self.start(), self.sentence.start)
    }

    fn thing_behind(&self) -> Option<Span> {
        antecedent::thing_behind(self.text, self.end(), self.sentence.end, self.is_apposition())
    }

    fn moved_noun(&self) -> Option<Span> {
        antecedent::moved_noun(self.text, self.start(), self.sentence.start)
    }

    /// `die Zahl der Läden lag bei 95`, `the number of branches reached 48`
    fn is_number_of(&self) -> bool {
        antecedent::is_number_of(self.text, self.start(), self.sentence.start)
            || (self.led(FigureTag::Onto) && self.number_noun().is_some())
    }

    /// `the firm employs 300 in Leeds`, `it will lay off 700`
    fn is_employed(&self) -> bool {
        let particle = self.led(FigureTag::EmploysParticle)
            && self.text.is_led(self.start() - 1, self.sentence.start, FigureTag::EmploysWithParticle);
        (particle || self.led(FigureTag::Employs)) && self.candidate.value() > Decimal::ONE
    }

    /// `Stellen: 500`
    fn is_labelled(&self) -> bool {
        self.before() == Some(":")
            && self.text.is_led(self.start() - 1, self.sentence.start, FigureTag::Thing)
    }

    /// `weitere 300`, `300 more`, but not `the other two`
    fn is_additional(&self) -> bool {
        let known = self.candidate.number().spelled && self.led(FigureTag::Both);
        (self.led(FigureTag::More) && !known) || self.text.is(self.end(), FigureTag::Comparative)
    }

    /// Whether it has adjectives, and its noun came before or another number follows: `vier europäische, drei asiatische
    /// und fünf afrikanische Staaten`.
    fn lacks_noun(&self) -> bool {
        const NEAR: usize = 4;
        let mut behind = self.end()..self.sentence.end.min(self.end() + NEAR);
        self.candidate.follows() == Follows::Adjectives
            && (self.last.is_some()
                || self.thing_before().is_some()
                || behind.any(|at| self.text.is_number(at) || self.text.entry(at).number.is_some()))
    }

    /// `die vier, inzwischen sanierten Banken`
    fn is_apposition(&self) -> bool {
        self.text.pack.numbers.noun_phrase == NounPhrase::CapitalizedHead
            && self.text.form(self.end()) == ","
            && self.led(FigureTag::Known)
            && self.candidate.number().spelled
    }

    /// One of two numbers of a movement: `down by 30 to 126`, `stieg um 30 auf 126`.
    fn is_paired(&self) -> bool {
        let (text, start, end, floor) = (self.text, self.start(), self.end(), self.sentence.start);
        let led = |at| text.is_led(at, floor, FigureTag::By) || text.is_led(at, floor, FigureTag::From);
        let first = led(start)
            && text.is(end, FigureTag::Onto)
            && text.is_number(end + 1)
            && end + 1 < self.sentence.end;
        let second = start > floor + 2
            && self.led(FigureTag::Onto)
            && (2..=3).any(|step| start > floor + step && text.is_number(start - step) && led(start - step));
        first || second
    }

    /// `Subscribers: 1.2m`, `Er hat 2 Mio. Kunden. Vor einem Jahr waren es 1,8 Mio.`
    fn is_scaled(&self) -> bool {
        const NEAR: usize = 6;
        let near = self.sentence.start.max(self.start().saturating_sub(NEAR));
        self.candidate.number().scale.is_some_and(|scale| {
            (scale > Decimal::ONE_THOUSAND && self.last.is_some())
                || (scale >= Decimal::ONE_THOUSAND
                    && antecedent::thing_before(self.text, self.start(), near).is_some())
        })
    }

    /// A number word that takes up the count before it in the sentence: `five jets: two to Riyadh and three to Cairo`.
    fn is_resumed(&self) -> bool {
        let (text, end) = (self.text, self.end());
        let first = text.span(self.sentence.start..self.sentence.start + 1);
        let here = self.last.is_some_and(|last| last.start >= first.start);
        let opens = matches!(self.before(), Some(":" | ";" | ","))
            || self.led(FigureTag::Including)
            || self.led(FigureTag::And);
        let goes_on = text.is_word(end) && text.is(end, FigureTag::Function) && end < self.sentence.end;
        self.candidate.number().spelled && here && opens && goes_on
    }

    /// `für sechs weitere`, `up to 16 more`, but not `17 more than Boeing`
    fn ends_with_further(&self) -> bool {
        let (text, end) = (self.text, self.end());
        end < self.sentence.end
            && text.is(end, FigureTag::Further)
            && !text.is(end + 1, FigureTag::Than)
            && self.noun_behind_more().is_none()
    }
}
