//! What is worth knowing where the focus is: for the line at the bottom, and for the help of what lies over the screen.
//!
//! Each table is in the order of use. The key for help and the way out come last, and are kept whatever else there is no
//! room for.

use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::screen::Screen;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::entity::Tab;
use crate::tui::screen::library::sidebar::Scope;
use crate::tui::ui::key::Key;
use crate::tui::ui::keymap::KeyContext;
use crate::tui::ui::strings::UiText;
use crossterm::event::KeyCode;

/// A hint, with the keys as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) struct ToldHint {
    /// The keys, as a reader knows them.
    pub keys: String,
    /// What they do.
    pub what: UiText,
    /// The action, where it is one that has one key.
    pub action: Option<Action>,
    /// Whether it leads out.
    pub is_way_out: bool,
    /// Whether it opens the help.
    pub is_help: bool,
}

/// What does it: actions with keys of the keymap, or keys that are fixed because letters are typed.
#[derive(Debug, Clone, Copy)]
enum Keys {
    Of(&'static [Action]),
    Fixed(&'static [KeyCode]),
}

type Hint = (Keys, UiText);

const fn of_actions(actions: &'static [Action], what: UiText) -> Hint {
    (Keys::Of(actions), what)
}

const fn fixed(keys: &'static [KeyCode], what: UiText) -> Hint {
    (Keys::Fixed(keys), what)
}

const MOVES: &[Action] = &[Action::Down, Action::Up];
const OPEN: &[Action] = &[Action::Open];
const HELP: Hint = of_actions(&[Action::Help], UiText::HintHelp);
const QUIT: Hint = of_actions(&[Action::Close], UiText::HintQuit);
const BACK: Hint = of_actions(&[Action::Close], UiText::HintBack);
const CLOSE: Hint = of_actions(&[Action::Back], UiText::HintClose);
const CARD: Hint = of_actions(&[Action::Card], UiText::HintCard);
const FILTER: Hint = of_actions(&[Action::Filter], UiText::HintFilter);
const KINDS: Hint = of_actions(&[Action::Filter], UiText::HintKinds);
const SEARCH: Hint = of_actions(&[Action::Search], UiText::HintSearch);
const FIND: Hint = of_actions(&[Action::Search], UiText::HintFind);
const PALETTE: Hint = of_actions(&[Action::Palette], UiText::HintPalette);
const SORT: Hint = of_actions(&[Action::Sort], UiText::HintSort);
const CHART: Hint = of_actions(&[Action::Chart], UiText::HintChart);
const COPY: Hint = of_actions(&[Action::Copy], UiText::HintCopy);
const READ_THERE: Hint = of_actions(OPEN, UiText::HintReadThere);
const MENTIONS: Hint = of_actions(&[Action::NextMention, Action::PreviousMention], UiText::HintItsMentions);
const MARKS: Hint = of_actions(&[Action::NextMark, Action::PreviousMark], UiText::HintMentions);
const PAGE: Hint = of_actions(&[Action::Page], UiText::HintPage);
const PANE: Hint = of_actions(&[Action::NextPane], UiText::HintPane);

const IN_SEARCH: &[Hint] = &[
    of_actions(&[Action::NextMention, Action::PreviousMention], UiText::HintHits),
    of_actions(&[Action::Back], UiText::HintEndSearch),
];
const IN_PICKER: &[Hint] =
    &[of_actions(OPEN, UiText::HintRead), of_actions(MOVES, UiText::HintChoose), PALETTE];
const IN_LIBRARY: &[Hint] = &[
    of_actions(OPEN, UiText::HintRead),
    SEARCH,
    of_actions(&[Action::Filter], UiText::HintUnread),
    of_actions(&[Action::Sync], UiText::HintSync),
    of_actions(&[Action::Star], UiText::HintStar),
    PANE,
    of_actions(&[Action::Add], UiText::HintAdd),
    PAGE,
    of_actions(&[Action::Delete], UiText::HintDelete),
    SORT,
    PALETTE,
];
/// Where the list is that of a search.
const IN_SEARCHED: &[Hint] = &[
    of_actions(OPEN, UiText::HintRead),
    SEARCH,
    of_actions(&[Action::SaveSearch], UiText::HintSave),
    of_actions(&[Action::Filter], UiText::HintUnread),
    of_actions(&[Action::Star], UiText::HintStar),
    SORT,
    of_actions(&[Action::Back], UiText::HintEndSearch),
];
/// Where the search asks for figures, which can be shown by themselves.
const IN_FOUND: &[Hint] = &[
    of_actions(OPEN, UiText::HintRead),
    of_actions(&[Action::View], UiText::HintFigures),
    SEARCH,
    of_actions(&[Action::SaveSearch], UiText::HintSave),
    of_actions(&[Action::Star], UiText::HintStar),
    SORT,
    of_actions(&[Action::Back], UiText::HintEndSearch),
];
const IN_FIGURE_TABLE: &[Hint] = &[
    of_actions(OPEN, UiText::HintRead),
    of_actions(&[Action::View], UiText::HintArticles),
    SORT,
    SEARCH,
    of_actions(&[Action::Filter], UiText::HintMeasure),
    of_actions(&[Action::Import], UiText::HintCard),
    COPY,
    of_actions(&[Action::Export], UiText::HintExport),
    PAGE,
];
const IN_SIDE: &[Hint] = &[
    of_actions(OPEN, UiText::HintArticles),
    of_actions(&[Action::MarkRead], UiText::HintMarkAll),
    of_actions(&[Action::Sync], UiText::HintSync),
    PANE,
    SEARCH,
    of_actions(&[Action::Add], UiText::HintAdd),
];
const AT_FEED: &[Hint] = &[
    of_actions(OPEN, UiText::HintArticles),
    of_actions(&[Action::MarkRead], UiText::HintMarkAll),
    of_actions(&[Action::Sync], UiText::HintSync),
    of_actions(&[Action::Delete], UiText::HintUnfollow),
    COPY,
    PANE,
];
const AT_SAVED_SEARCH: &[Hint] = &[
    of_actions(OPEN, UiText::HintArticles),
    of_actions(&[Action::MarkRead], UiText::HintMarkAll),
    of_actions(&[Action::Delete], UiText::HintDelete),
    COPY,
    PANE,
];
const IN_EMPTY_LIBRARY: &[Hint] =
    &[of_actions(&[Action::Add], UiText::HintAdd), of_actions(OPEN, UiText::HintRead), PALETTE];
const IN_PAGE: &[Hint] = &[
    READ_THERE,
    of_actions(&[Action::NextPane], UiText::HintNext),
    SORT,
    of_actions(&[Action::Filter], UiText::HintMeasure),
    CHART,
    CARD,
    FIND,
    COPY,
];
const IN_ARTICLES_OF_PAGE: &[Hint] = &[
    of_actions(OPEN, UiText::HintRead),
    of_actions(&[Action::NextPane], UiText::HintNext),
    COPY,
    of_actions(&[Action::Browse], UiText::HintBrowse),
];
const IN_QUOTES_OF_PAGE: &[Hint] = &[
    READ_THERE,
    of_actions(&[Action::NextPane], UiText::HintNext),
    CARD,
    COPY,
    of_actions(&[Action::Browse], UiText::HintBrowse),
];
const IN_TRENDS: &[Hint] = &[
    READ_THERE,
    of_actions(&[Action::PaneLeft, Action::PaneRight], UiText::HintPeriods),
    of_actions(&[Action::Filter], UiText::HintLengths),
    of_actions(&[Action::NextMention], UiText::HintSources),
    CHART,
    CARD,
    of_actions(&[Action::NextPane], UiText::HintNext),
];
/// With periods of one length, there are no others to go on to.
const IN_TRENDS_OF_ONE_LENGTH: &[Hint] = &[
    READ_THERE,
    of_actions(&[Action::PaneLeft, Action::PaneRight], UiText::HintPeriods),
    of_actions(&[Action::NextMention], UiText::HintSources),
    CHART,
    CARD,
    of_actions(&[Action::NextPane], UiText::HintNext),
];
const IN_ARTICLE: &[Hint] = &[of_actions(&[Action::NextPane], UiText::HintLists), MARKS, SEARCH, PALETTE];
const AT_MENTION: &[Hint] = &[
    CARD,
    of_actions(&[Action::NextMention, Action::PreviousMention], UiText::HintSameAgain),
    FILTER,
    of_actions(&[Action::NextMark, Action::PreviousMark], UiText::HintAnyMention),
    PAGE,
    SEARCH,
];
const IN_LIST: &[Hint] = &[READ_THERE, CARD, FILTER, MENTIONS, PAGE, FIND, SORT, COPY];
const IN_FIGURES: &[Hint] = &[READ_THERE, CARD, KINDS, CHART, FIND, SORT, COPY];
const AT_TABLE: &[Hint] = &[of_actions(OPEN, UiText::HintFold), MENTIONS, CARD, CHART, COPY, FIND];
const UNFILTER: Hint = of_actions(&[Action::Back], UiText::HintUnfilter);
const FILTERED: &[Hint] = &[UNFILTER, READ_THERE, CARD, FILTER, MARKS];
const FILTERED_TEXT: &[Hint] = &[UNFILTER, MARKS, CARD, FILTER];
const FILTERED_FIGURES: &[Hint] = &[UNFILTER, READ_THERE, CARD, KINDS, CHART, MARKS];
const IN_HELP: &[Hint] =
    &[fixed(&[KeyCode::Enter], UiText::HintRun), of_actions(MOVES, UiText::HintChoose), FIND, CLOSE];
const IN_CARD: &[Hint] =
    &[of_actions(OPEN, UiText::HintJump), COPY, of_actions(MOVES, UiText::HintScroll), HELP, CLOSE];
const IN_FIGURE_CARD: &[Hint] = &[
    of_actions(OPEN, UiText::HintJump),
    of_actions(&[Action::NextPane], UiText::HintOthers),
    COPY,
    of_actions(MOVES, UiText::HintScroll),
    HELP,
    CLOSE,
];
/// Where it lists the other amounts already.
const IN_TURNED_CARD: &[Hint] = &[
    of_actions(OPEN, UiText::HintJump),
    of_actions(&[Action::NextPane], UiText::HintSameMeasure),
    COPY,
    of_actions(MOVES, UiText::HintScroll),
    HELP,
    CLOSE,
];
const IN_TIMELINE: &[Hint] = &[
    of_actions(OPEN, UiText::HintJump),
    of_actions(&[Action::PaneLeft, Action::PaneRight], UiText::HintChoose),
    of_actions(&[Action::NextPane], UiText::HintLengths),
    COPY,
    HELP,
    CLOSE,
];
/// With periods of one length, there are no others to go on to.
const IN_ONE_TIMELINE: &[Hint] = &[
    of_actions(OPEN, UiText::HintJump),
    of_actions(&[Action::PaneLeft, Action::PaneRight], UiText::HintChoose),
    COPY,
    HELP,
    CLOSE,
];
const IN_CHART: &[Hint] = &[
    of_actions(OPEN, UiText::HintJump),
    of_actions(MOVES, UiText::HintChoose),
    of_actions(&[Action::NextPane], UiText::HintNext),
    COPY,
    HELP,
    CLOSE,
];
const IN_MENU: &[Hint] =
    &[of_actions(OPEN, UiText::HintTake), of_actions(MOVES, UiText::HintChoose), HELP, CLOSE];
/// Where letters are typed, only keys that are none do anything.
const TYPING: &[Hint] = &[
    fixed(&[KeyCode::Enter], UiText::HintOpen),
    fixed(&[KeyCode::Down, KeyCode::Up], UiText::HintChoose),
    fixed(&[KeyCode::Esc], UiText::HintClose),
];

/// The hints in the order of their use, the way out last.
pub(in crate::tui) fn of(app: &App) -> Vec<ToldHint> {
    let (hints, last): (&[Hint], &[Hint]) = match &app.overlay {
        Some(Overlay::Card(ItemId::Figure(_), sheet)) if app.screen.reader().is_some() => {
            (if sheet.is_turned { IN_TURNED_CARD } else { IN_FIGURE_CARD }, &[])
        }
        Some(Overlay::Card(..)) => (IN_CARD, &[]),
        Some(Overlay::Timeline(timeline)) if timeline.turns() => (IN_TIMELINE, &[]),
        Some(Overlay::Timeline(_)) => (IN_ONE_TIMELINE, &[]),
        Some(Overlay::Help(help)) if help.is_typing => (TYPING, &[]),
        Some(Overlay::Help(_)) => (IN_HELP, &[]),
        Some(Overlay::Menu(_)) => (IN_MENU, &[]),
        Some(Overlay::Chart(_)) => (IN_CHART, &[]),
        Some(Overlay::Palette(_)) => (TYPING, &[]),
        None if app.history.behind().is_empty() => (on_screen(app), &[HELP, QUIT]),
        None => (on_screen(app), &[HELP, BACK]),
    };
    hints.iter().chain(last).filter_map(|hint| told(app, hint)).collect()
}

fn on_screen(app: &App) -> &'static [Hint] {
    match &app.screen {
        Screen::Picker => IN_PICKER,
        Screen::Library => match &app.library {
            Some(library) if library.in_side => match library.side.present() {
                Scope::Feed(_) => AT_FEED,
                Scope::Search(..) => AT_SAVED_SEARCH,
                _ => IN_SIDE,
            },
            _ if app.shows_samples() => IN_EMPTY_LIBRARY,
            Some(library) if library.table.is_shown => IN_FIGURE_TABLE,
            Some(library) if library.asks_figures() => IN_FOUND,
            Some(library) if !library.query.is_empty() => IN_SEARCHED,
            _ => IN_LIBRARY,
        },
        Screen::Entity(page) => match page.tab {
            Tab::Trends if page.trends.as_ref().is_some_and(|trends| trends.lengths().len() > 1) => IN_TRENDS,
            Tab::Trends => IN_TRENDS_OF_ONE_LENGTH,
            Tab::Figures => IN_PAGE,
            Tab::Articles => IN_ARTICLES_OF_PAGE,
            Tab::Quotes => IN_QUOTES_OF_PAGE,
        },
        Screen::Article(reader) => in_article(reader, app.context()),
    }
}

fn in_article(reader: &Reader, context: KeyContext) -> &'static [Hint] {
    let typed = reader.list(reader.focus).is_some_and(|list| !list.query.is_empty());
    let at_table = matches!(reader.selected(reader.focus), Some(ItemId::Table(_)));
    let is_filtered = typed || !reader.filter.is_empty();
    match (context, reader.focus) {
        _ if reader.search.is_some() => IN_SEARCH,
        (_, Pane::Article) if is_filtered => FILTERED_TEXT,
        // There the key goes through the kinds, filtered or not.
        (_, Pane::Figures) if is_filtered => FILTERED_FIGURES,
        _ if is_filtered => FILTERED,
        (KeyContext::Article, _) if reader.current.is_some() => AT_MENTION,
        (KeyContext::Article, _) => IN_ARTICLE,
        _ if at_table => AT_TABLE,
        (_, Pane::Figures) => IN_FIGURES,
        _ => IN_LIST,
    }
}

/// A hint with its keys; none where nothing is bound.
fn told(app: &App, (keys, what): &Hint) -> Option<ToldHint> {
    let context = app.context();
    let (keys, action) = match keys {
        Keys::Of(actions) => {
            let keys: Vec<String> =
                actions.iter().filter_map(|&action| app.keymap.key_for(context, action)).collect();
            (keys, if let [action] = actions { Some(*action) } else { None })
        }
        Keys::Fixed(codes) => (codes.iter().map(|&code| Key::plain(code).to_string()).collect(), None),
    };
    let leads_out =
        [UiText::HintClose, UiText::HintQuit, UiText::HintBack, UiText::HintUnfilter, UiText::HintEndSearch];
    (!keys.is_empty()).then(|| ToldHint {
        keys: keys.join(" "),
        what: *what,
        action,
        is_way_out: leads_out.contains(what),
        is_help: action == Some(Action::Help),
    })
}
