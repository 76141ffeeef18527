//! The tagger: what it proposes on its own, and what its word is worth beside the rules.

#[path = "support/growth.rs"]
mod growth;

use depesche::analysis::tagger::{Proposal, ProposalKind};
use depesche::analysis::{analyze, names, text};
use depesche::document::{Document, Language};
use depesche::intake::{self, Format, Metadata};
use growth::{assert_linear, cost};

fn read(text: &str) -> Document {
    intake::document(text.to_owned(), Format::Text, Metadata::default())
}

fn proposed(text: &str) -> Vec<(ProposalKind, String)> {
    let document = read(text);
    let Some(tokens) = text::annotate(&document) else { return Vec::new() };
    let text_of = |proposal: &Proposal| tokens.slice(tokens.span(proposal.tokens.clone())).to_owned();
    names::propose(&tokens).iter().map(|proposal| (proposal.kind, text_of(proposal))).collect()
}

#[test]
fn people_organisations_and_places_are_told_apart() {
    let names = proposed(
        "Der Vorstand der Deutschen Bahn tagte am Montag in Leipzig. Verkehrsminister Volker Wissing sprach danach mit \
         der Gewerkschaft.",
    );
    for name in [
        (ProposalKind::Organization, "Deutschen Bahn"),
        (ProposalKind::Place, "Leipzig"),
        (ProposalKind::Person, "Volker Wissing"),
    ] {
        assert!(names.contains(&(name.0, name.1.to_owned())), "{name:?} is not in {names:?}");
    }
}

#[test]
fn a_name_that_nothing_knows_is_told_by_its_place_in_the_sentence() {
    let names =
        proposed("Der Umsatz werde weiter steigen, sagte Ostgard Wellmer am Montag. Er leitet die Firma.");
    let [(ProposalKind::Person, name)] = names.as_slice() else { panic!("{names:?}") };
    assert!(name.ends_with("Wellmer"), "{name}");
}

#[test]
fn ordinary_text_has_no_names() {
    assert_eq!(proposed("Die Umsätze stiegen im vergangenen Jahr, weil die Kunden mehr Geräte kauften."), []);
    assert_eq!(proposed(""), []);
}

#[test]
fn proposals_are_in_order_and_apart() {
    let text = include_str!("../assets/samples/03-dsv-schenker.de.txt");
    let document = read(text);
    let tokens = text::annotate(&document).expect("a language with a pack");
    let proposals = names::propose(&tokens);
    assert!(proposals.len() > 10, "only {} proposals", proposals.len());
    assert!(proposals.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
    assert!(proposals.iter().all(|proposal| proposal.margin >= 0 && !proposal.tokens.is_empty()));
}

#[test]
fn each_language_has_a_model() {
    let names =
        proposed("The chief executive of Quorvane, Roland Busch, said on Thursday that sales had risen.");
    for name in [(ProposalKind::Organization, "Quorvane"), (ProposalKind::Person, "Roland Busch")] {
        assert!(names.contains(&(name.0, name.1.to_owned())), "{name:?} is not in {names:?}");
    }
}

/// What the gazetteer knows to be no company stays none, whatever the sentence looks like.
#[test]
fn the_tagger_does_not_overrule_what_is_known() {
    let document =
        read("Die SPD kritisierte den Plan. Die Bundesbank und die SPD legten am Dienstag Zahlen vor.");
    assert!(analyze(&document).companies.is_empty());
}

#[test]
fn the_time_is_linear_on_runs_of_capitals() {
    assert_linear("capitals", 5_000, |count| {
        let document = Document::of_paragraphs("Wortlos Namenlos ".repeat(count), Language::new("de"));
        let tokens = text::annotate(&document).expect("a language with a pack");
        cost(|| names::propose(&tokens))
    });
}
