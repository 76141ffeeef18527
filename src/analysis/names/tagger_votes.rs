//! What the tagger takes the names of a text for.

use super::evidence::CompanyEvidence;
use super::name_span::starts_with_owner;
use super::name_tag::{NameTag, NameTags};
use super::name_text::NameText;
use super::points::{NameRule, TAGGER_LARGEST_MARGIN, TAGGER_LEAD_OF_A_POINT, TAGGER_MOST_POINTS};
use crate::analysis::tagger::{self, Model, Proposal, ProposalKind, Sight, TaggerView};
use crate::analysis::text::Text;
use foldhash::HashMap;
use std::ops::Range;

/// What the tagger alone says of `tokens`, in the order of the text. [`recognize`](super::recognize) weighs it
/// against its rules.
pub fn propose(text: &Text<'_>) -> Vec<Proposal> {
    with_view_of(&NameText::new(text), |view| tagger::look(view, Model::of(text.pack)).proposals)
}

/// Calls `look` with what the tagger sees of `tokens`.
#[cfg(feature = "train")]
pub(crate) fn with_view<R>(text: &Text<'_>, look: impl FnOnce(&TaggerView<'_>) -> R) -> R {
    with_view_of(&NameText::new(text), look)
}

fn with_view_of<R>(text: &NameText<'_>, look: impl FnOnce(&TaggerView<'_>) -> R) -> R {
    let tags: Vec<u32> = text.tags.iter().map(|tags| tags.feature_bits()).collect();
    let joints: Vec<bool> = text.tags.iter().map(|tags| tags.any(NameTag::ForeignJoint)).collect();
    look(&TaggerView {
        text: text.base,
        senses: &text.senses,
        words: &text.words,
        tags: &tags,
        function: NameTags::from(NameTag::Function).feature_bits(),
        joints: &joints,
        starts: &text.sentence_starts,
        title_case: &text.title_case,
    })
}

/// What the tagger says of each name, over the whole article.
#[derive(Debug)]
pub(super) struct TaggerVotes<'m> {
    pub sight: Sight<'m>,
    /// For each name the margins of the places where it is an organisation, less those where it is not.
    leads: HashMap<String, i32>,
}

impl<'m> TaggerVotes<'m> {
    /// What `model` says, if there is one.
    pub fn new(text: &NameText<'_>, model: Option<Model<'m>>) -> Self {
        let sight = with_view_of(text, |view| tagger::look(view, model));
        let mut leads = HashMap::default();
        for proposal in &sight.proposals {
            let margin = proposal.margin.min(TAGGER_LARGEST_MARGIN);
            let signed = if proposal.kind == ProposalKind::Organization { margin } else { -margin };
            let lead: &mut i32 = leads.entry(name(text, &proposal.tokens)).or_default();
            *lead = lead.saturating_add(signed);
        }
        Self { sight, leads }
    }

    /// What the tagger takes for a company, over the whole article.
    pub fn companies(&self, text: &NameText<'_>) -> impl Iterator<Item = CompanyEvidence> {
        self.organizations(text).filter_map(|(tokens, points)| {
            let tokens = without_kind(text, tokens);
            let owner = tokens.end.saturating_sub(2).max(tokens.start)..tokens.end;
            if says_more(text, tokens.end - 1) || starts_with_owner(text, owner) {
                return None;
            }
            CompanyEvidence::with_points(text, tokens, NameRule::Tagger, points)
        })
    }

    /// The places of organisations, each with the points that all places of the name give it together.
    fn organizations(&self, text: &NameText<'_>) -> impl Iterator<Item = (Range<usize>, i32)> {
        self.sight.proposals.iter().filter(|proposal| proposal.kind == ProposalKind::Organization).filter_map(
            |proposal| {
                let lead = *self.leads.get(&name(text, &proposal.tokens))?;
                let points = (lead / TAGGER_LEAD_OF_A_POINT).min(TAGGER_MOST_POINTS);
                (points > 0 && is_whole(text, &proposal.tokens)).then(|| (proposal.tokens.clone(), points))
            },
        )
    }
}

/// The name without what says what the firm is: `die Nachrichtenagentur Reuters`.
fn without_kind(text: &NameText<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.len() > 1
        && text.is(tokens.start, NameTag::Firm | NameTag::Role)
        && !text.is(tokens.start, NameTag::HeadNoun)
    {
        tokens.start += 1;
    }
    tokens
}

/// Whether the last word of a compound makes something else of the name: `Nordtief-Gründer` is nobody's name.
fn says_more(text: &NameText<'_>, last: usize) -> bool {
    text.is_hyphen(last.wrapping_sub(1))
        && text.is(last, NameTag::Role | NameTag::Compound | NameTag::Former)
        && !text.is(last, NameTag::HeadNoun)
}

fn name(text: &NameText<'_>, tokens: &Range<usize>) -> String {
    text.slice(text.span(tokens.clone())).to_owned()
}

/// Whether no hyphen goes on with the name: a part of a hyphenated word is another rule's business.
fn is_whole(text: &NameText<'_>, tokens: &Range<usize>) -> bool {
    text.compound(tokens.start).start == tokens.start
        && text.compound(tokens.end.saturating_sub(1)).end == tokens.end
}
