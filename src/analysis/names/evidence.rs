//! The places that show that a name is a company's.

use super::acronym::is_acronym_of;
use super::candidate::{Candidate, Kind};
use super::classes::Classes;
use super::context::Context;
use super::proposal::Votes;
use super::run::{run_end, run_start, starts_inside};
use crate::analysis::text::Shape;
use crate::lexicon::gazetteer;
use std::ops::Range;

/// Points for one name at one place.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    pub candidate: Candidate,
    pub points: i32,
}

impl Evidence {
    /// What `rule` sees in `tokens`, unless capitals say nothing there. No name goes on in the next sentence.
    pub fn new(context: &Context<'_>, tokens: Range<usize>, points: i32, rule: &'static str) -> Option<Self> {
        let is_cut = tokens.end > context.sentence(tokens.start).end;
        if tokens.is_empty() || is_cut || context.is_shouted(tokens.start) && rule != "legal form" {
            return None;
        }
        // The gazetteer gives the row, and says of a genitive.
        let known = context.phrase_at(tokens.start).filter(|phrase| phrase.tokens == tokens);
        let row = known.and_then(|phrase| phrase.sense.company_row());
        let genitive = known.map_or_else(|| is_genitive(context, tokens.end - 1), |phrase| phrase.genitive);
        let candidate = Candidate { tokens, kind: Kind::Company, score: points, rule, row, genitive };
        Some(Self { candidate, points })
    }
}

/// Looks at every token and adds what the rules see there.
pub(super) fn gather(context: &Context<'_>, votes: &Votes, found: &mut Vec<Evidence>) {
    let mut gatherer = Gatherer { context, found };
    gatherer.tagged(votes);
    for index in 0..context.text.len() {
        if !context.text.is_word(index) {
            continue;
        }
        gatherer.legal_form(index);
        gatherer.head(index);
        gatherer.head_first(index);
        gatherer.ampersand(index);
        gatherer.apposition(index);
        gatherer.compound(index);
        gatherer.followed(index);
        gatherer.bracketed(index);
        gatherer.acts(index);
        gatherer.domain(index);
    }
}

struct Gatherer<'c, 't> {
    context: &'c Context<'t>,
    found: &'c mut Vec<Evidence>,
}

impl Gatherer<'_, '_> {
    fn add(&mut self, tokens: Range<usize>, points: i32, rule: &'static str) {
        self.found.extend(Evidence::new(self.context, tokens, points, rule));
    }

    /// What the tagger takes for an organisation, over the whole article.
    fn tagged(&mut self, votes: &Votes) {
        for (mut tokens, points) in votes.organizations(self.context) {
            // `die Nachrichtenagentur Reuters`
            let class = |index: usize| self.context.class(index);
            while tokens.len() > 1
                && class(tokens.start).any(Classes::FIRM | Classes::ROLE)
                && !class(tokens.start).any(Classes::HEAD)
            {
                tokens.start += 1;
            }
            // `Nordtief-Gründer` is nobody's name.
            let last = tokens.end - 1;
            let says_more = self.context.is_hyphen(last.wrapping_sub(1))
                && self.context.class(last).any(Classes::ROLE | Classes::COMPOUND | Classes::FORMER)
                && !self.context.class(last).any(Classes::HEAD);
            let start = if tokens.len() > 2 { tokens.end - 2 } else { tokens.start };
            if !(says_more || is_possessor(self.context, start, tokens.end)) {
                self.add(tokens, points, "tagger");
            }
        }
    }

    /// `Immigon Portfolio Abbau AG`, `Citigroup Inc.`
    fn legal_form(&mut self, index: usize) {
        let context = self.context;
        // `SHARES SOAR AS PRICES FALL`
        let shouted_word = context.is_shouted(index) && context.is_function_in_lower_case(index);
        if !context.class(index).any(Classes::FORM)
            || shouted_word
            || context.is_hyphen(index + 1) && !context.class(index + 2).any(Classes::FORM)
        {
            return;
        }
        let Some(before) = context.before(index).filter(|_| !context.is_hyphen(index.wrapping_sub(1))) else {
            return;
        };
        let before =
            if context.form(before) == "," { context.before(before).unwrap_or(before) } else { before };
        let start = run_start(context, before, true);
        if start > before {
            return;
        }
        let mut end = index + 1;
        // `GmbH & Co. KG`, `Inc.`
        loop {
            let point = usize::from(context.form(end) == "." && context.text.is_joined(end));
            let joint = usize::from(context.form(end + point) == "&");
            let next = end + point + joint;
            if next > end && context.class(next).any(Classes::FORM) && context.sentence(index).contains(&next)
            {
                end = next + 1;
            } else {
                if point == 1 && context.sentence(index).end > end + 1 {
                    end += 1;
                }
                break;
            }
        }
        self.add(start..end, 12, "legal form");
    }

    /// `Vienna Insurance Group`, `Savings Bank of Ukraine`, `Bain Capital`
    fn head(&mut self, index: usize) {
        let context = self.context;
        if !context.class(index).any(Classes::HEAD)
            || !context.text.is_capitalized(index)
            || context.text.is_joined(index)
        {
            return;
        }
        let Some(before) = context.before(index) else { return };
        let start = run_start(context, before, false);
        let end = run_end(context, index);
        if start > before || (start..index).all(|at| context.class(at).any(Classes::ROLE | Classes::FIRM)) {
            return;
        }
        // `Texas Education Department`, `Wiens Energie`
        let goes_on = !context.nouns_capitalized()
            && context.text.is_capitalized(end)
            && context.class(end).any(Classes::ROLE | Classes::NOT_PERSON);
        if goes_on || is_possessor(context, start, end) {
            return;
        }
        let points = if context.nouns_capitalized() { 6 } else { 7 };
        self.add(start..end, points, "head noun");
    }

    /// `Stadtwerke Oberaue`, `Regionalbank Hausruck`: the head noun may come first.
    fn head_first(&mut self, index: usize) {
        let context = self.context;
        let class = context.class(index);
        if !context.text.pack.syntax.head_noun_first
            || !class.any(Classes::HEAD)
            || !context.text.is_capitalized(index)
            || starts_inside(context, index)
        {
            return;
        }
        let next = index + 1;
        // `Volksbank (VB) Wien-Baden`
        if context.form(next) == "("
            && context.form(index + 3) == ")"
            && context.is_acronym(index + 2)
            && context.sense(index + 4).is_place()
        {
            self.add(index..context.compound(index + 4).end, 9, "head noun first");
            return;
        }
        // `die Reederei NBL` says what NBL is.
        let described = class.any(Classes::FIRM) && context.is_acronym(next);
        let named = !described
            && context.is_name_word(next)
            && !context.text.is_joined(next)
            && context.sentence(index).contains(&next)
            && (!context.word(next).is_ordinary() || context.sense(next).is_place());
        if named {
            let mut end = context.compound(next).end;
            // `Raiffeisenbank Wels Süd`
            if matches!(context.form(end), "Süd" | "Nord" | "Ost" | "West" | "Mitte" | "Land" | "Stadt") {
                end += 1;
            }
            self.add(index..end, 7, "head noun first");
        }
    }

    /// `Marks & Spencer`, `Kessel & Söhne`
    fn ampersand(&mut self, index: usize) {
        let context = self.context;
        if context.form(index + 1) != "&" || !context.is_name_word(index) || !context.is_name_word(index + 2)
        {
            return;
        }
        if context.text.is_joined(index + 1) || context.is_acronym(index) && context.is_acronym(index + 2) {
            return;
        }
        let own = context.is_common_noun(index)
            && context.is_common_noun(index + 2)
            && !context.sense(index).is_given_name();
        if own && !matches!(context.form(index + 2), "Söhne" | "Sohn" | "Partner" | "Co" | "Cie" | "Brüder")
        {
            return;
        }
        let start = run_start(context, index, false).min(index);
        let end = run_end(context, index + 2);
        self.add(start..end, 8, "ampersand");
    }

    /// `Winemaker Southcorp`, `die Ratingagentur Moodys`, `banking giant Citigroup`
    fn apposition(&mut self, index: usize) {
        let context = self.context;
        let class = context.class(index);
        if !class.any(Classes::FIRM) || context.nouns_capitalized() && !context.text.is_capitalized(index) {
            return;
        }
        let mut start = index + 1;
        if matches!(context.form(start), "„" | "“" | "\"" | "»" | "‘") {
            start += 1;
        }
        if !context.is_name_word(start)
            || context.text.is_joined(start) && start == index + 1
            || !context.sentence(index).contains(&start)
            || !context.nouns_capitalized()
                && context.text.is_capitalized(index)
                && !context.starts_sentence(index)
        {
            return;
        }
        let end = run_end(context, start);
        self.add(start..end, if context.closed_compounds() { 8 } else { 6 }, "apposition");
    }

    /// `Unicredit-Chef`, `MPS-Aktien`, `die RBI-Tochter`
    fn compound(&mut self, index: usize) {
        let context = self.context;
        if index < 2
            || !context.is_hyphen(index - 1)
            || context.is_hyphen(index + 1) && context.text.is_word(index + 2)
        {
            return;
        }
        let class = context.class(index);
        let points = if class.any(Classes::COMPOUND) {
            6
        } else if class.any(Classes::ROLE | Classes::FIRM) {
            5
        } else {
            return;
        };
        let compound = context.compound(index);
        let mut start = compound.start;
        if context.class(start).any(Classes::FORMER) || context.form(start) == "Ex" {
            start += 2;
        }
        if start + 1 > index - 1 || !context.is_name_word(start) || context.is_hyphen(start.wrapping_sub(1)) {
            return;
        }
        // `Sailer-Gruppe` is the name itself, `VW-Gruppe` says what VW is.
        let names_group = matches!(context.form(index), "Gruppe" | "Group" | "Bank" | "Werke" | "Holding");
        let known = context
            .phrase_at(start)
            .is_some_and(|phrase| phrase.tokens.end == index - 1 && phrase.sense.company_row().is_some());
        let describes = matches!(context.form(index), "Gruppe" | "Group");
        if names_group && !(known && describes) {
            self.add(start..index + 1, 6, "group compound");
        } else {
            self.add(start..index - 1, points, "compound");
        }
    }

    /// `Fiat chief executive`, `WeWork employees`, `Metlife's chairman`
    fn followed(&mut self, index: usize) {
        let context = self.context;
        if context.closed_compounds() || !context.is_name_word(index) || starts_inside(context, index) {
            return;
        }
        let end = run_end(context, index);
        let next = context.after_possessive(end);
        if !context.sentence(index).contains(&next)
            || context.text.is_capitalized(next) && context.class(next).any(Classes::HEAD)
        {
            return;
        }
        let class = context.class(next);
        // `Norwegian investors`, `the Bavarian unit`
        let from_place = context.sense(index).is_demonym()
            || context.sense(index).company_row().is_none()
                && ["ian", "ish", "ese"].iter().any(|ending| context.form(index).ends_with(ending));
        let adjective = end == index + 1 && next == end && from_place;
        if class.any(Classes::COMPOUND | Classes::ROLE) && !adjective {
            self.add(index..end, if next > end { 5 } else { 6 }, "followed");
        }
    }

    /// `Vienna Insurance Group (VIG)`, `Lowe's (LOW)`, `Home Depot (ticker: HD)`
    fn bracketed(&mut self, index: usize) {
        let context = self.context;
        if context.form(index.wrapping_sub(1)) != "(" || index < 2 {
            return;
        }
        let ticker_words = ["ticker", "NYSE", "NASDAQ", "Nasdaq", "ISIN", "WKN", "LSE", "XETRA"];
        let (code, by_word) =
            if ticker_words.contains(&context.form(index)) { (index + 2, true) } else { (index, false) };
        let close = code + 1;
        if context.form(close) != ")" && !by_word {
            return;
        }
        if context.text.tokens.get(code).is_none_or(|token| token.shape != Shape::Upper && !by_word) {
            return;
        }
        let Some(before) = context.before(index - 1) else { return };
        let start = run_start(context, before, false);
        if start > before {
            return;
        }
        let defines = is_acronym_of(context, context.form(code), start..before + 1);
        if by_word {
            self.add(start..before + 1, 9, "ticker");
        } else if defines {
            self.add(start..before + 1, 5, "acronym");
            self.add(code..code + 1, 5, "acronym of");
        } else {
            self.add(start..before + 1, 4, "bracketed code");
        }
    }

    /// `Booking.com`
    fn domain(&mut self, index: usize) {
        let context = self.context;
        let ending = index + 2;
        if context.text.is_capitalized(index)
            && context.form(index + 1) == "."
            && matches!(context.form(ending), "com" | "net")
            && context.text.is_joined(index + 1)
            && context.text.is_joined(ending)
        {
            self.add(index..ending + 1, 8, "domain");
        }
    }

    /// `Southcorp rejected`, `kündigte Maxenergy an`
    fn acts(&mut self, index: usize) {
        let context = self.context;
        if !context.is_name_word(index) || starts_inside(context, index) {
            return;
        }
        let end = run_end(context, index);
        let is_verb = |at: usize| {
            context.class(at).any(Classes::ACT)
                && !context.text.is_capitalized(at)
                && context.sentence(index).contains(&at)
        };
        let behind = is_verb(end);
        let before = context.text.pack.syntax.inversion && context.before(index).is_some_and(is_verb);
        if behind || before {
            self.add(index..end, 4, "acts");
        }
        // A company speaks of itself as `it`.
        let says_it = behind
            && context.class(end).any(Classes::SAY)
            && matches!(context.form(end + 1), "it" | "its" | "they");
        if says_it {
            self.add(index..end, 3, "it");
        }
        let told = context.before(index).is_some_and(|at| matches!(context.form(at), "told" | "by"));
        if told {
            self.add(index..end, 2, "told");
        }
    }
}

/// Whether a name ends in a genitive s: another place of the text has it without.
fn is_genitive(context: &Context<'_>, last: usize) -> bool {
    let Some(base) = context.without_genitive(last).filter(|base| base.chars().count() > 2) else {
        return false;
    };
    context.occurs(base)
}

/// Whether the first word is a genitive in front of what it owns: `Merkels Energie`.
fn is_possessor(context: &Context<'_>, start: usize, end: usize) -> bool {
    let Some(base) = context.without_genitive(start).filter(|_| start + 2 == end) else {
        return false;
    };
    let sense = gazetteer::sense_of(base);
    sense.is_place()
        || sense.is_given_name()
        || sense.company_row().is_some()
        || context.text.pack.dictionary.sense_of(base).is_surname()
        || context.occurs(base)
}
