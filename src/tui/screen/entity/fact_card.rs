//! The card of a quote of a page, and that of a figure of a page, or of those that a search finds: with its sentence, which the library looks up, and with what other articles say.

use crate::analysis::Direction;
use crate::document::Span;
use crate::layout::cell;
use crate::library::origin::Origin;
use crate::library::stored_figure::StoredFigure;
use crate::present::amount::ShortAmount;
use crate::present::period;
use crate::present::row::measured;
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::card_figure::{CardContext, ToldFigure};
use crate::tui::overlay::sheet::{Part, Sheet, SheetEntry, Tone, unbroken};
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::entity::view::quoted;
use crate::tui::ui::strings::UiText;

/// So many other figures are listed.
const LISTED: usize = 6;

/// Opens the card of the selected figure, for which the words around `place` were looked up.
pub(in crate::tui) fn show(app: &mut App, article: i64, place: Span, words: Option<[String; 3]>) {
    let Some((fact, at)) = selected(app) else { return };
    // The selection may have moved on.
    if (fact.origin.article, fact.record.figure.span) != (article, place) {
        return;
    }
    let page = app.screen.entity();
    let owner = page.map(|page| page.page.entity.name.as_str()).or(fact.record.who.as_deref());
    let sentence = words.map(|[before, marked, behind]| {
        SheetEntry::wide(vec![(before, Tone::Plain), (marked, Tone::Marked), (behind, Tone::Plain)])
    });
    let context = CardContext { strings: &app.strings, rates: &app.rates, currency: app.currency };
    let told = ToldFigure {
        figure: &fact.record.figure,
        language: fact.record.language,
        published: fact.origin.published.map(|published| published.date),
        when: fact.record.when.as_deref().unwrap_or_default(),
        locale: app.locale,
    };
    let mut head = amount(app, fact);
    let when = fact.record.figure.when.and_then(|when| period::short(&when, app.locale));
    let measured = measured(&fact.record);
    let [what, whose] = [&measured, owner.unwrap_or_default()].map(|part| cell::visible(part).into_owned());
    let about = [what, whose, unbroken(&when.unwrap_or_default())];
    for part in about.into_iter().filter(|part| !part.is_empty()) {
        head.push((" · ".to_owned(), Tone::Faint));
        head.push((part, Tone::Plain));
    }
    let mut entries = told.entries(head, sentence, context);
    let mut label = app.strings.get(UiText::Source).to_owned();
    entries.push(SheetEntry::new(&label, source(app, &fact.origin), Tone::Faint));
    let is_same = |other: &&StoredFigure| {
        let (one, other) = (&fact.record.figure, (&other.record.figure, other));
        let form = |figure: &crate::analysis::Figure| figure.when.and_then(|when| when.form);
        other.1.measure.is_some()
            && other.1.measure == fact.measure
            && (one.kind, &one.unit) == (other.0.kind, &other.0.unit)
            && form(one).is_some()
            && form(one) == form(other.0)
            && (other.1.origin.article, other.0.span) != (article, place)
    };
    app.strings.get(UiText::CardSameWhen).clone_into(&mut label);
    let all = page.map_or(&[][..], |page| page.page.figures.as_slice());
    let others: Vec<&StoredFigure> = all.iter().filter(is_same).collect();
    for other in others.iter().take(LISTED) {
        let mut text = amount(app, other);
        text.push((format!(" {}", source(app, &other.origin)), Tone::Faint));
        entries.push(SheetEntry { label: std::mem::take(&mut label), text, is_wide: false });
    }
    if others.len() > LISTED {
        entries.push(SheetEntry::new("", format!("+ {}", others.len() - LISTED), Tone::Faint));
    }
    let sheet = Sheet::new(app.strings.get(UiText::CardFigure), entries, false, app.size);
    app.overlay = Some(Overlay::Card(ItemId::Figure(at as u32), sheet));
}

/// The card of the selected quote of a page.
pub(in crate::tui) fn of_quote(app: &App) -> Option<Overlay> {
    let page = app.screen.entity()?;
    let row = page.cursor().0;
    let said = page.said(row)?;
    let label = |text| app.strings.get(text);
    let words = cell::visible(&quoted(&said.record, said.origin.language)).into_owned();
    let speaker = said.record.speaker.as_deref().unwrap_or(label(UiText::Nobody));
    let entries = vec![
        SheetEntry::wide(vec![(words, Tone::Plain)]),
        SheetEntry::blank(),
        SheetEntry::new(label(UiText::CardSpeaker), cell::visible(speaker), Tone::Person),
        SheetEntry::new(label(UiText::Source), source(app, &said.origin), Tone::Faint),
    ];
    let sheet = Sheet::new(label(UiText::CardQuote), entries, false, app.size);
    Some(Overlay::Card(ItemId::Quote(row as u32), sheet))
}

/// The selected figure of the page, or of the figures that a search finds, with its number.
fn selected(app: &App) -> Option<(&StoredFigure, usize)> {
    if let Some(page) = app.screen.entity() {
        let at = page.selected_fact()?;
        return Some((page.page.figures.get(at)?, at));
    }
    let table = &app.shown_library()?.table;
    Some((table.selected_row()?, table.selected))
}

fn amount(app: &App, fact: &StoredFigure) -> Vec<Part> {
    let record = &fact.record;
    let amount = ShortAmount::in_locale(&record.figure, record.language, app.locale);
    let mut parts = vec![(amount.to_string(), Tone::Amount)];
    match record.figure.direction {
        Some(Direction::Up) => parts.push((" ▲".to_owned(), Tone::Up)),
        Some(Direction::Down) => parts.push((" ▼".to_owned(), Tone::Down)),
        None => {}
    }
    parts
}

/// Where it is from.
fn source(app: &App, origin: &Origin) -> String {
    let day = origin.published.map(|at| app.locale.date(at.date));
    let parts = [origin.source.clone(), day, origin.title.clone()];
    cell::visible(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")).into_owned()
}
