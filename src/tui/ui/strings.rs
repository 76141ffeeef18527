//! What the interface says, in the reader's language: the files `assets/language/<code>/interface.toml`.
//!
//! A [`UiText`] is a key of these tables. Words in braces are filled in by [`Strings::fill`], so that a language
//! can put them where its grammar wants them.

use crate::language::{DEFAULT, Pack};
use crate::present::messages::Messages;
use crate::tui::action::Action;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Display;
use strum::VariantNames;

/// Something that the interface says. `assets/language/en/interface.toml` has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[allow(missing_docs, reason = "the tables say what each one is")]
pub enum UiText {
    PaneArticle,
    PanePeople,
    PaneCompanies,
    PaneFigures,
    PaneQuotes,
    SortSize,
    SortMentions,
    SortName,
    SortKind,
    SortSpeaker,
    ShownOf,
    SureOnly,
    UnsureHidden,
    UnsureShown,
    KindMoney,
    KindPercent,
    KindPercentagePoints,
    KindCount,
    KindMultiple,
    KindPrice,
    KindIndex,
    EmptyRunning,
    EmptyFailed,
    EmptyNoText,
    EmptyLanguage,
    EmptyLanguageUnclear,
    EmptyPeople,
    EmptyCompanies,
    EmptyFigures,
    EmptyQuotes,
    EmptyFiltered,
    HintHelp,
    HintHits,
    HintEndSearch,
    HintChoose,
    HintRead,
    HintQuit,
    HintLists,
    HintMentions,
    HintSearch,
    HintSameAgain,
    HintAnyMention,
    HintCard,
    HintReadThere,
    HintItsMentions,
    HintFilter,
    HintKinds,
    HintFold,
    HintFind,
    HintSort,
    HintCopy,
    HintBack,
    HintUnfilter,
    HintChart,
    HintPalette,
    HintNext,
    HintClose,
    HintScroll,
    HintJump,
    HintTake,
    HitOne,
    HitMany,
    HitOf,
    MentionOf,
    NotFound,
    Analysing,
    SelectFirst,
    NamesNothing,
    NoJump,
    Copied,
    CopiedPart,
    NothingSelected,
    NoRoom,
    NoAddress,
    AddressRefused,
    Opened,
    OpenFailed,
    Written,
    WriteFailed,
    WriteExists,
    NothingToFilter,
    NoFilter,
    NoHeadings,
    NoFiguresToChart,
    MeasureIs,
    ThemeIs,
    ArticleOne,
    ArticleMany,
    NoArticles,
    NoText,
    Untitled,
    Nobody,
    Keys,
    CardFigure,
    CardPerson,
    CardCompany,
    CardQuote,
    CardTable,
    CardTableSize,
    CardValue,
    CardOf,
    CardWhen,
    CardConverted,
    CardRate,
    CardOwnRates,
    CardAlike,
    CardSameMeasure,
    CardSameWhen,
    CardRole,
    CardOrganisation,
    CardStatements,
    CardNamedIn,
    CardTicker,
    CardIsin,
    CardCountry,
    CardFigures,
    CardPeople,
    CardMentions,
    CardTimesOne,
    CardTimes,
    CardSpeaker,
    ModifierExact,
    ModifierApprox,
    ModifierAtLeast,
    ModifierMoreThan,
    ModifierAtMost,
    ModifierLessThan,
    ModifierRange,
    Palette,
    PaletteNone,
    PaletteAction,
    PalettePerson,
    PaletteCompany,
    PaletteFigure,
    PaletteQuote,
    PaletteTable,
    PaletteHeading,
    PaletteText,
    PaletteLibrary,
    Outline,
    Chart,
    ChartOf,
    Themes,
    ThemeDark,
    ThemeLight,
    ThemeContrast,
    ThemeMono,
    ThemeTerminal,
    Export,
    ExportJson,
    ExportCsv,
    ExportMarkdown,
    TipLibrary,
    TipPicker,
    TipArticle,
    TipCard,
    TipPage,
    TipAgain,
    HelpSearch,
    HelpElsewhere,
    HelpNotHere,
    HelpRead,
    HelpGo,
    HelpLists,
    HelpLibrary,
    HelpFeeds,
    HelpView,
    HintRun,
    HintAdd,
    HintPane,
    HintOpen,
    TabArticle,
    TabPeople,
    TabCompanies,
    TabFigures,
    TabQuotes,
    PlaceTop,
    PlaceEnd,
    Links,
    PaletteLink,
    NoLinks,
    Library,
    LibraryAll,
    LibraryUnread,
    LibraryStarred,
    LibraryDeleted,
    LibraryFeeds,
    LibrarySearches,
    LibraryTags,
    LibraryEmpty,
    LibraryNothing,
    EmptyAdd,
    EmptyImport,
    EmptySamples,
    Today,
    Yesterday,
    OrderNewest,
    OrderOldest,
    OrderRelevance,
    OrderSource,
    OrderTitle,
    OrderMeasure,
    OrderDiffering,
    Deleted,
    Restored,
    UndoHint,
    MarkedRead,
    MarkedUnread,
    MarkedOne,
    MarkedMany,
    Starred,
    Unstarred,
    Tagged,
    AllRead,
    NotInLibrary,
    NoArticleList,
    FirstArticle,
    LastArticle,
    ChooseArticle,
    NoFeedSelected,
    ConfirmUnfollow,
    Unfollowed,
    KeyUnbound,
    PlaceUnread,
    Undone,
    NothingToUndo,
    Syncing,
    NewOne,
    NewMany,
    FeedsFailed,
    NoFeeds,
    PromptTags,
    PromptSave,
    PromptAddress,
    PromptImport,
    Fetching,
    AddedArticle,
    ImportedOne,
    ImportedMany,
    FollowedAlready,
    Following,
    ChooseFeed,
    BeyondOne,
    BeyondMany,
    SearchSaved,
    SearchForgotten,
    NothingToSave,
    PageUnknown,
    NoLibrary,
    ChangeLost,
    ChangesWait,
    Unsaved,
    UnsavedRead,
    UnsavedStar,
    UnsavedDelete,
    UnsavedTags,
    UnsavedPosition,
    UnsavedSearch,
    PageDiffers,
    Trends,
    PeriodsBefore,
    Quarters,
    HalfYears,
    NineMonths,
    Years,
    Months,
    Days,
    AllLengths,
    OneValue,
    NoRoomForDock,
    HintOthers,
    HintLengths,
    HintPeriods,
    HintSources,
    HintBrowse,
    Articles,
    Published,
    Source,
    Headline,
    HintStar,
    HintDelete,
    HintSync,
    HintPage,
    HintUnread,
    HintMeasure,
    OperatorCompany,
    OperatorPerson,
    OperatorOf,
    OperatorKind,
    OperatorUnit,
    OperatorMin,
    OperatorMax,
    OperatorAfter,
    OperatorBefore,
    OperatorTitle,
    OperatorSource,
    OperatorAuthor,
    OperatorFeed,
    OperatorTag,
    OperatorLang,
    OperatorIs,
    NeedValue,
    NeedAmount,
    NeedKind,
    NeedTime,
    NeedMark,
    NeedLibrary,
    UnknownOperator,
    UnknownName,
    DidYouMean,
    ToldFigures,
    ToldAuthor,
    ToldSince,
    ToldBefore,
    ToldRead,
    ToldUnread,
    ToldStarred,
    ToldDeleted,
    ToldOr,
    ToldWithout,
    ToldInTitle,
    ToldUnknown,
    ToldBetween,
    ToldOver,
    ToldAtLeast,
    ToldUnder,
    ToldAtMost,
    ToldUnit,
    ToldNothing,
    Suggested,
    HintFigures,
    HintArticles,
    HintExport,
    FigureOne,
    FigureMany,
    FiguresSaved,
    ExportFigures,
    ExportFiguresCsv,
    ExportFiguresJson,
    NoMeasure,
    OrderCompany,
    PaletteArticle,
}

/// The words of one language.
#[derive(Debug, Clone)]
pub struct Strings {
    pack: &'static Pack,
    texts: Vec<String>,
    actions: BTreeMap<String, String>,
    languages: BTreeMap<String, String>,
    messages: Messages,
}

impl Default for Strings {
    /// Says nothing.
    fn default() -> Self {
        Self {
            pack: DEFAULT,
            texts: Vec::new(),
            actions: BTreeMap::new(),
            languages: BTreeMap::new(),
            messages: Messages::default(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    texts: BTreeMap<String, String>,
    actions: BTreeMap<String, String>,
    languages: BTreeMap<String, String>,
}

impl Strings {
    /// The words in the language of `pack`.
    ///
    /// # Errors
    /// Never for the tables that are compiled in, which a test reads; the error names what is wrong.
    pub fn load(pack: &'static Pack) -> Result<Self, toml::de::Error> {
        let mut file: File = toml::from_str(pack.interface)?;
        let texts = UiText::VARIANTS.iter().map(|key| file.texts.remove(*key).unwrap_or_default());
        let (texts, messages) = (texts.collect(), Messages::of(pack));
        Ok(Self { pack, texts, actions: file.actions, languages: file.languages, messages })
    }

    /// The language that it is.
    pub fn pack(&self) -> &'static Pack {
        self.pack
    }

    /// The messages of commands and of the engine.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// What readers call the language with this ISO 639-1 code.
    pub fn language(&self, code: &str) -> Option<&str> {
        self.languages.get(code).map(String::as_str)
    }

    /// What stands for `text`.
    pub fn get(&self, text: UiText) -> &str {
        self.texts.get(text as usize).map_or("", String::as_str)
    }

    /// What stands for `text`, with the words in braces replaced by `values`.
    pub fn fill(&self, text: UiText, values: &[(&str, &dyn Display)]) -> String {
        let template = self.get(text);
        let mut filled = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, behind)) = after.split_once('}') else { break };
            if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
                filled.push_str(&value.to_string());
            }
            rest = behind;
        }
        filled + rest
    }

    /// `one` for a count of one, else `many`, with the count filled in.
    pub fn count(&self, one: UiText, many: UiText, count: usize) -> String {
        self.fill(if count == 1 { one } else { many }, &[("count", &count)])
    }

    /// What `action` does in a context of the keymap, where the keymap does not say it in this language.
    pub fn action(&self, action: Action, context: &str) -> Option<&str> {
        let there = self.actions.get(&format!("{}-in-{context}", action.name()));
        there.or_else(|| self.actions.get(action.name())).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;

    fn file(pack: &Pack) -> File {
        toml::from_str(pack.interface).expect("the words are right")
    }

    /// The words in braces, sorted.
    fn slots(text: &str) -> Vec<&str> {
        let mut slots: Vec<&str> =
            text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
        slots.sort_unstable();
        slots
    }

    #[test]
    fn every_language_says_the_same_things() {
        let english = file(DEFAULT);
        let mut keys: Vec<&str> = UiText::VARIANTS.to_vec();
        keys.sort_unstable();
        for pack in PACKS {
            let file = file(pack);
            assert_eq!(file.texts.keys().map(String::as_str).collect::<Vec<_>>(), keys, "{pack:?}");
            for (key, text) in &file.texts {
                assert!(!text.is_empty(), "{pack:?}: {key}");
                assert_eq!(slots(text), slots(&english.texts[key]), "{pack:?}: {key}");
            }
            assert!(file.languages.keys().eq(english.languages.keys()), "{pack:?}");
        }
    }

    #[test]
    fn every_action_is_told_in_every_language() {
        // The keymap says it in the language of those who speak none of the others.
        for pack in PACKS.into_iter().filter(|pack| !std::ptr::eq(*pack, DEFAULT)) {
            let strings = Strings::load(pack).unwrap_or_default();
            for &action in Action::ALL {
                assert!(strings.action(action, "article").is_some_and(|text| !text.is_empty()), "{action:?}");
            }
            for name in strings.actions.keys() {
                let (action, context) = name.split_once("-in-").unwrap_or((name, "article"));
                assert!(Action::ALL.iter().any(|known| known.name() == action), "{name}");
                assert!(["article", "list", "library", "page"].contains(&context), "{name}");
            }
        }
    }

    #[test]
    fn words_are_filled_in() {
        let english = Strings::load(DEFAULT).unwrap_or_default();
        let line = english.fill(UiText::HitOf, &[("number", &2), ("count", &7)]);
        assert_eq!(line, "Hit 2 of 7");
        assert_eq!(english.count(UiText::HitOne, UiText::HitMany, 1), "1 hit");
        assert_eq!(english.count(UiText::HitOne, UiText::HitMany, 0), "0 hits");
    }
}
