//! What one place says of one name.

use super::candidate::{Candidate, NameKind};
use super::name_text::NameText;
use super::points::NameRule;
use std::ops::Range;

/// Points for a company's name at one place.
#[derive(Debug, Clone)]
pub(super) struct CompanyEvidence {
    /// The name; its score is that of this place alone.
    pub candidate: Candidate,
}

impl CompanyEvidence {
    /// What `rule` sees in `tokens`, worth its points.
    pub fn new(text: &NameText<'_>, tokens: Range<usize>, rule: NameRule) -> Option<Self> {
        Self::with_points(text, tokens, rule, rule.points().given(text.nouns_capitalized()))
    }

    /// What `rule` sees in `tokens`, unless capitals say nothing there. No name goes on in the next sentence.
    pub fn with_points(
        text: &NameText<'_>,
        tokens: Range<usize>,
        rule: NameRule,
        points: i32,
    ) -> Option<Self> {
        let is_cut = tokens.end > text.sentence(tokens.start).end;
        if tokens.is_empty() || is_cut || text.is_title_case(tokens.start) && rule != NameRule::LegalForm {
            return None;
        }
        // The gazetteer gives the row, and says of a genitive.
        let known = text.phrase_at(tokens.start).filter(|phrase| phrase.tokens == tokens);
        let row = known.and_then(|phrase| phrase.sense.company_row());
        let inflected = known.map_or_else(|| text.is_genitive(tokens.end - 1), |phrase| phrase.inflected);
        let kind = NameKind::Company;
        Some(Self { candidate: Candidate { tokens, kind, score: points, rule, row, inflected } })
    }
}
