//! The places that show that a name is a company's.

use super::acronym::is_acronym_of;
use super::candidate::{Candidate, Kind};
use super::name_span::{run_end, run_start, starts_inside};
use super::name_tag::NameTag;
use super::name_text::NameText;
use super::tagger_votes::TaggerVotes;
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
    pub fn new(text: &NameText<'_>, tokens: Range<usize>, points: i32, rule: &'static str) -> Option<Self> {
        let is_cut = tokens.end > text.sentence(tokens.start).end;
        if tokens.is_empty() || is_cut || text.is_title_case(tokens.start) && rule != "legal form" {
            return None;
        }
        // The gazetteer gives the row, and says of a genitive.
        let known = text.phrase_at(tokens.start).filter(|phrase| phrase.tokens == tokens);
        let row = known.and_then(|phrase| phrase.sense.company_row());
        let genitive = known.map_or_else(|| is_genitive(text, tokens.end - 1), |phrase| phrase.genitive);
        let candidate = Candidate { tokens, kind: Kind::Company, score: points, rule, row, genitive };
        Some(Self { candidate, points })
    }
}

/// Looks at every token and adds what the rules see there.
pub(super) fn gather(text: &NameText<'_>, votes: &TaggerVotes, found: &mut Vec<Evidence>) {
    let mut gatherer = Gatherer { text, found };
    gatherer.tagged(votes);
    for index in 0..text.len() {
        if !text.is_word(index) {
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
    text: &'c NameText<'t>,
    found: &'c mut Vec<Evidence>,
}

impl Gatherer<'_, '_> {
    fn add(&mut self, tokens: Range<usize>, points: i32, rule: &'static str) {
        self.found.extend(Evidence::new(self.text, tokens, points, rule));
    }

    /// What the tagger takes for an organisation, over the whole article.
    fn tagged(&mut self, votes: &TaggerVotes) {
        for (mut tokens, points) in votes.organizations(self.text) {
            // `die Nachrichtenagentur Reuters`
            let class = |index: usize| self.text.tags(index);
            while tokens.len() > 1
                && class(tokens.start).any(NameTag::Firm | NameTag::Role)
                && !class(tokens.start).any(NameTag::HeadNoun)
            {
                tokens.start += 1;
            }
            // `Nordtief-Gründer` is nobody's name.
            let last = tokens.end - 1;
            let says_more = self.text.is_hyphen(last.wrapping_sub(1))
                && self.text.is(last, NameTag::Role | NameTag::Compound | NameTag::Former)
                && !self.text.is(last, NameTag::HeadNoun);
            let start = if tokens.len() > 2 { tokens.end - 2 } else { tokens.start };
            if !(says_more || is_possessor(self.text, start, tokens.end)) {
                self.add(tokens, points, "tagger");
            }
        }
    }

    /// `Immigon Portfolio Abbau AG`, `Citigroup Inc.`
    fn legal_form(&mut self, index: usize) {
        let text = self.text;
        // `SHARES SOAR AS PRICES FALL`
        let capitals_only = text.is_title_case(index) && text.is_function_in_lower_case(index);
        if !text.is(index, NameTag::LegalForm)
            || capitals_only
            || text.is_hyphen(index + 1) && !text.is(index + 2, NameTag::LegalForm)
        {
            return;
        }
        let Some(before) = text.before(index).filter(|_| !text.is_hyphen(index.wrapping_sub(1))) else {
            return;
        };
        let before = if text.form(before) == "," { text.before(before).unwrap_or(before) } else { before };
        let start = run_start(text, before, true);
        if start > before {
            return;
        }
        let mut end = index + 1;
        // `GmbH & Co. KG`, `Inc.`
        loop {
            let point = usize::from(text.form(end) == "." && text.is_joined(end));
            let joint = usize::from(text.form(end + point) == "&");
            let next = end + point + joint;
            if next > end && text.is(next, NameTag::LegalForm) && text.sentence(index).contains(&next) {
                end = next + 1;
            } else {
                if point == 1 && text.sentence(index).end > end + 1 {
                    end += 1;
                }
                break;
            }
        }
        self.add(start..end, 12, "legal form");
    }

    /// `Vienna Insurance Group`, `Savings Bank of Ukraine`, `Bain Capital`
    fn head(&mut self, index: usize) {
        let text = self.text;
        if !text.is(index, NameTag::HeadNoun) || !text.is_capitalized(index) || text.is_joined(index) {
            return;
        }
        let Some(before) = text.before(index) else { return };
        let start = run_start(text, before, false);
        let end = run_end(text, index);
        if start > before || (start..index).all(|at| text.is(at, NameTag::Role | NameTag::Firm)) {
            return;
        }
        // `Texas Education Department`, `Wiens Energie`
        let goes_on = !text.nouns_capitalized()
            && text.is_capitalized(end)
            && text.is(end, NameTag::Role | NameTag::NotPerson);
        if goes_on || is_possessor(text, start, end) {
            return;
        }
        let points = if text.nouns_capitalized() { 6 } else { 7 };
        self.add(start..end, points, "head noun");
    }

    /// `Stadtwerke Oberaue`, `Regionalbank Hausruck`: the head noun may come first.
    fn head_first(&mut self, index: usize) {
        let text = self.text;
        let tags = text.tags(index);
        if !text.base.pack.naming.head_noun_first
            || !tags.any(NameTag::HeadNoun)
            || !text.is_capitalized(index)
            || starts_inside(text, index)
        {
            return;
        }
        let next = index + 1;
        // `Volksbank (VB) Wien-Baden`
        if text.form(next) == "("
            && text.form(index + 3) == ")"
            && text.is_acronym(index + 2)
            && text.sense(index + 4).is_place()
        {
            self.add(index..text.compound(index + 4).end, 9, "head noun first");
            return;
        }
        // `die Reederei NBL` says what NBL is.
        let described = tags.any(NameTag::Firm) && text.is_acronym(next);
        let named = !described
            && text.is_name_word(next)
            && !text.is_joined(next)
            && text.sentence(index).contains(&next)
            && (!text.word(next).is_ordinary() || text.sense(next).is_place());
        if named {
            let mut end = text.compound(next).end;
            // `Raiffeisenbank Wels Süd`
            if text.is(end, NameTag::TownQuarter) {
                end += 1;
            }
            self.add(index..end, 7, "head noun first");
        }
    }

    /// `Marks & Spencer`, `Kessel & Söhne`
    fn ampersand(&mut self, index: usize) {
        let text = self.text;
        if text.form(index + 1) != "&" || !text.is_name_word(index) || !text.is_name_word(index + 2) {
            return;
        }
        if text.is_joined(index + 1) || text.is_acronym(index) && text.is_acronym(index + 2) {
            return;
        }
        let own = text.is_common_noun(index)
            && text.is_common_noun(index + 2)
            && !text.sense(index).is_given_name();
        if own && !text.is(index + 2, NameTag::Partner) {
            return;
        }
        let start = run_start(text, index, false).min(index);
        let end = run_end(text, index + 2);
        self.add(start..end, 8, "ampersand");
    }

    /// `Winemaker Southcorp`, `die Ratingagentur Moodys`, `banking giant Citigroup`
    fn apposition(&mut self, index: usize) {
        let text = self.text;
        let tags = text.tags(index);
        if !tags.any(NameTag::Firm) || text.nouns_capitalized() && !text.is_capitalized(index) {
            return;
        }
        let mut start = index + 1;
        if matches!(text.form(start), "„" | "“" | "\"" | "»" | "‘") {
            start += 1;
        }
        if !text.is_name_word(start)
            || text.is_joined(start) && start == index + 1
            || !text.sentence(index).contains(&start)
            || !text.nouns_capitalized() && text.is_capitalized(index) && !text.starts_sentence(index)
        {
            return;
        }
        let end = run_end(text, start);
        self.add(start..end, if text.closed_compounds() { 8 } else { 6 }, "apposition");
    }

    /// `Unicredit-Chef`, `MPS-Aktien`, `die RBI-Tochter`
    fn compound(&mut self, index: usize) {
        let text = self.text;
        if index < 2 || !text.is_hyphen(index - 1) || text.is_hyphen(index + 1) && text.is_word(index + 2) {
            return;
        }
        let tags = text.tags(index);
        let points = if tags.any(NameTag::Compound) {
            6
        } else if tags.any(NameTag::Role | NameTag::Firm) {
            5
        } else {
            return;
        };
        let compound = text.compound(index);
        let mut start = compound.start;
        if text.is(start, NameTag::Former | NameTag::FormerPrefix) {
            start += 2;
        }
        if start + 1 > index - 1 || !text.is_name_word(start) || text.is_hyphen(start.wrapping_sub(1)) {
            return;
        }
        // `Sailer-Gruppe` is the name itself, `VW-Gruppe` says what VW is.
        let names_group = text.is(index, NameTag::GroupNoun);
        let known = text
            .phrase_at(start)
            .is_some_and(|phrase| phrase.tokens.end == index - 1 && phrase.sense.company_row().is_some());
        let describes = text.is(index, NameTag::Group);
        if names_group && !(known && describes) {
            self.add(start..index + 1, 6, "group compound");
        } else {
            self.add(start..index - 1, points, "compound");
        }
    }

    /// `Fiat chief executive`, `WeWork employees`, `Metlife's chairman`
    fn followed(&mut self, index: usize) {
        let text = self.text;
        if text.closed_compounds() || !text.is_name_word(index) || starts_inside(text, index) {
            return;
        }
        let end = run_end(text, index);
        let next = text.after_possessive(end);
        if !text.sentence(index).contains(&next)
            || text.is_capitalized(next) && text.is(next, NameTag::HeadNoun)
        {
            return;
        }
        let tags = text.tags(next);
        // `Norwegian investors`, `the Bavarian unit`
        let from_place = text.sense(index).is_demonym()
            || text.sense(index).company_row().is_none() && text.is_adjective_of_origin(index);
        let adjective = end == index + 1 && next == end && from_place;
        if tags.any(NameTag::Compound | NameTag::Role) && !adjective {
            self.add(index..end, if next > end { 5 } else { 6 }, "followed");
        }
    }

    /// `Vienna Insurance Group (VIG)`, `Lowe's (LOW)`, `Home Depot (ticker: HD)`
    fn bracketed(&mut self, index: usize) {
        let text = self.text;
        if text.form(index.wrapping_sub(1)) != "(" || index < 2 {
            return;
        }
        let (code, by_word) =
            if text.is(index, NameTag::TickerLabel) { (index + 2, true) } else { (index, false) };
        let close = code + 1;
        if text.form(close) != ")" && !by_word {
            return;
        }
        if text.base.tokens.get(code).is_none_or(|token| token.shape != Shape::Upper && !by_word) {
            return;
        }
        let Some(before) = text.before(index - 1) else { return };
        let start = run_start(text, before, false);
        if start > before {
            return;
        }
        let defines = is_acronym_of(text, text.form(code), start..before + 1);
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
        let text = self.text;
        let ending = index + 2;
        if text.is_capitalized(index)
            && text.form(index + 1) == "."
            && text.is(ending, NameTag::DomainEnding)
            && text.is_joined(index + 1)
            && text.is_joined(ending)
        {
            self.add(index..ending + 1, 8, "domain");
        }
    }

    /// `Southcorp rejected`, `kündigte Maxenergy an`
    fn acts(&mut self, index: usize) {
        let text = self.text;
        if !text.is_name_word(index) || starts_inside(text, index) {
            return;
        }
        let end = run_end(text, index);
        let is_verb = |at: usize| {
            text.is(at, NameTag::Act) && !text.is_capitalized(at) && text.sentence(index).contains(&at)
        };
        let behind = is_verb(end);
        let before = text.base.pack.syntax.inversion && text.before(index).is_some_and(is_verb);
        if behind || before {
            self.add(index..end, 4, "acts");
        }
        // A company speaks of itself as `it`.
        let says_it = behind && text.is(end, NameTag::Say) && text.is(end + 1, NameTag::FirmPronoun);
        if says_it {
            self.add(index..end, 3, "it");
        }
        let told =
            text.before(index).is_some_and(|at| text.is(at, NameTag::Told | NameTag::AgentPreposition));
        if told {
            self.add(index..end, 2, "told");
        }
    }
}

/// Whether a name ends in a genitive s: another place of the text has it without.
fn is_genitive(text: &NameText<'_>, last: usize) -> bool {
    let Some(base) = text.without_genitive(last).filter(|base| base.chars().count() > 2) else {
        return false;
    };
    text.occurs(base)
}

/// Whether the first word is a genitive in front of what it owns: `Merkels Energie`.
fn is_possessor(text: &NameText<'_>, start: usize, end: usize) -> bool {
    let Some(base) = text.without_genitive(start).filter(|_| start + 2 == end) else {
        return false;
    };
    let sense = gazetteer::sense_of(base);
    sense.is_place()
        || sense.is_given_name()
        || sense.company_row().is_some()
        || text.base.pack.dictionary.sense_of(base).is_surname()
        || text.occurs(base)
}
