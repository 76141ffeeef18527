//! What the interface says, in the reader's language: the tables in `assets/strings`.
//!
//! A [`Text`] is a key of these tables. Words in braces are filled in by [`Strings::fill`], so that a language
//! can put them where its grammar wants them.

use super::action::Action;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Display;
use strum::VariantNames;

/// The languages of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

impl Tongue {
    /// The one with this code.
    pub fn of(code: &str) -> Self {
        if code == "de" { Self::German } else { Self::English }
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The one that the environment asks for, by the first variable that is set of those that programs obey.
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let wanted = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
        match wanted.map(|value| value.to_lowercase()).find(|value| !value.is_empty()) {
            Some(value) if value == "de" || value.starts_with("de_") || value.starts_with("de-") => {
                Self::German
            }
            _ => Self::English,
        }
    }
}

/// Something that the interface says. `assets/strings/en.toml` has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[allow(missing_docs, reason = "the tables say what each one is")]
pub enum Text {
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
    CardValue,
    CardWords,
    CardOriginal,
    CardOf,
    CardWho,
    CardWhen,
    CardDirection,
    CardConverted,
    CardRate,
    CardOwnRates,
    CardSentence,
    CardAlike,
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
    Up,
    Down,
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
    PaletteHeading,
    PaletteText,
    Outline,
    Chart,
    ChartOf,
    Themes,
    ThemeDark,
    ThemeLight,
    ThemeContrast,
    ThemeMono,
    Export,
    ExportJson,
    ExportCsv,
    ExportMarkdown,
    Tour,
    TourPanes,
    TourJump,
    TourCard,
    TourSearch,
    TourHelp,
    TourEnd,
    Links,
    PaletteLink,
    NoLinks,
    Library,
    ShelfAll,
    ShelfUnread,
    ShelfStarred,
    ShelfFeeds,
    ShelfSearches,
    ShelfTags,
    ShelfEmpty,
    ShelfNothing,
    OrderNewest,
    OrderOldest,
    OrderRelevance,
    OrderSource,
    OrderTitle,
    OrderMeasure,
    OrderDiffering,
    Deleted,
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
    Fetching,
    AddedArticle,
    Following,
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
    LanguageDe,
    LanguageEn,
    LanguageAr,
    LanguageEs,
    LanguageFr,
    LanguageHi,
    LanguageIt,
    LanguageJa,
    LanguageKo,
    LanguageNl,
    LanguagePt,
    LanguageRu,
    LanguageSv,
    LanguageTr,
    LanguageVi,
    LanguageZh,
}

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct Strings {
    tongue: Tongue,
    texts: Vec<String>,
    actions: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    texts: BTreeMap<String, String>,
    actions: BTreeMap<String, String>,
}

impl Strings {
    /// The words of `tongue`.
    ///
    /// # Errors
    /// Never for the tables that are compiled in, which a test reads; the error names what is wrong.
    pub fn load(tongue: Tongue) -> Result<Self, toml::de::Error> {
        let mut file: File = toml::from_str(match tongue {
            Tongue::English => include_str!("../../assets/strings/en.toml"),
            Tongue::German => include_str!("../../assets/strings/de.toml"),
        })?;
        let texts = Text::VARIANTS.iter().map(|key| file.texts.remove(*key).unwrap_or_default());
        Ok(Self { tongue, texts: texts.collect(), actions: file.actions })
    }

    /// The language that it is.
    pub fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// What stands for `text`.
    pub fn get(&self, text: Text) -> &str {
        self.texts.get(text as usize).map_or("", String::as_str)
    }

    /// What stands for `text`, with the words in braces replaced by `values`.
    pub fn fill(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
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
    pub fn count(&self, one: Text, many: Text, count: usize) -> String {
        self.fill(if count == 1 { one } else { many }, &[("count", &count)])
    }

    /// What `action` does, where the keymap does not say it in this language.
    pub fn action(&self, action: Action) -> Option<&str> {
        self.actions.get(action.name()).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> BTreeMap<String, String> {
        toml::from_str::<File>(text).map(|file| file.texts).unwrap_or_default()
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
        let english = file(include_str!("../../assets/strings/en.toml"));
        let german = file(include_str!("../../assets/strings/de.toml"));
        let mut keys: Vec<&str> = Text::VARIANTS.to_vec();
        keys.sort_unstable();
        assert_eq!(english.keys().map(String::as_str).collect::<Vec<_>>(), keys);
        assert_eq!(german.keys().map(String::as_str).collect::<Vec<_>>(), keys);
        for (key, text) in &english {
            assert!(!text.is_empty() && !german[key].is_empty(), "{key}");
            assert_eq!(slots(text), slots(&german[key]), "{key}");
        }
    }

    #[test]
    fn every_action_is_told_in_german() {
        let german = Strings::load(Tongue::German).unwrap_or_default();
        for &action in Action::ALL {
            assert!(german.action(action).is_some_and(|text| !text.is_empty()), "{action:?}");
        }
        assert_eq!(german.actions.len(), Action::ALL.len(), "an action that there is not");
    }

    #[test]
    fn words_are_filled_in() {
        let english = Strings::load(Tongue::English).unwrap_or_default();
        let line = english.fill(Text::HitOf, &[("number", &2), ("count", &7)]);
        assert_eq!(line, "Hit 2 of 7");
        assert_eq!(english.count(Text::HitOne, Text::HitMany, 1), "1 hit");
        assert_eq!(english.count(Text::HitOne, Text::HitMany, 0), "0 hits");
    }

    #[test]
    fn the_environment_chooses_the_language() {
        let of = |name: &'static str, value: &'static str| {
            Tongue::from_environment(move |asked| (asked == name).then(|| value.to_owned()))
        };
        assert_eq!(of("LANG", "de_AT.UTF-8"), Tongue::German);
        assert_eq!(of("LC_ALL", "de"), Tongue::German);
        assert_eq!(of("LANG", "C.UTF-8"), Tongue::English);
        assert_eq!(of("LANG", "dev"), Tongue::English);
        let both = |asked: &str| match asked {
            "LC_ALL" => Some(String::new()),
            "LC_MESSAGES" => Some("en_GB".to_owned()),
            _ => Some("de_DE".to_owned()),
        };
        assert_eq!(Tongue::from_environment(both), Tongue::English);
    }
}
