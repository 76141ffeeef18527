//! Detects advertising, navigation, subscription offers and links to other articles.
//!
//! No block is dropped for a single word. The evidence is a cue from the lexicons (`cues`) together with form and position:
//! cues count in short lines, offers need a price or a deal, and blocks without a cue are only dropped in a run of short
//! lines with cues at the end of the text. Head lines, long paragraphs and everything before the last long paragraph are
//! kept, so news is not lost. If nothing would be left, the text stays as it is.

use super::cues::{CueKind, beginning, holds, is_cue};
use super::sentence_end::ends_sentence;
use crate::document::{Block, BlockKind};

/// Short lines have at most so many words.
const SHORT: usize = 14;
/// A hint at another article has at most so many: it holds that article's headline.
const LINK: usize = 26;
/// The longest paragraph that a phrase makes boilerplate, in bytes.
const PHRASE_PARAGRAPH: usize = 500;
/// A paragraph from so many bytes on that ends like a sentence is news, and ends the trailing matter.
const NEWS_PARAGRAPH: usize = 140;

/// What a block looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Opens the matter behind the article.
    Tail,
    /// Hints at other articles, which the next lines name.
    LinkHead,
    /// Boilerplate by itself.
    Cue,
    /// A list of features or sections, parted by points: boilerplate among boilerplate.
    Features,
    /// A short line without a full stop.
    Line,
    /// Anything else.
    News,
}

/// Marks the blocks that are boilerplate. The head must have been recognised before.
pub fn mark(text: &str, blocks: &mut [Block]) {
    let mut signs: Vec<Sign> =
        blocks.iter().map(|block| sign(block.kind, &text[block.span.range()])).collect();
    for at in 0..signs.len() {
        if signs[at] == Sign::LinkHead {
            take_links(&mut signs, blocks, at);
        }
    }
    take_tail(&mut signs);
    take_trailing_run(&mut signs);
    let is_boilerplate = |sign: Sign| matches!(sign, Sign::Tail | Sign::LinkHead | Sign::Cue);
    let stays = |(block, &sign): (&Block, &Sign)| block.kind.is_news() && !is_boilerplate(sign);
    if !blocks.iter().zip(&signs).any(stays) {
        return;
    }
    for (block, sign) in blocks.iter_mut().zip(signs) {
        if is_boilerplate(sign) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// The lines behind a cue such as `Lesen Sie auch:` that has no headline beside it: all items of a list, or
/// one line.
fn take_links(signs: &mut [Sign], blocks: &[Block], at: usize) {
    let is_item = |block: &Block| block.kind == BlockKind::ListItem;
    let mut next = at + 1;
    while blocks.get(next).is_some_and(is_item) {
        signs[next] = Sign::Cue;
        next += 1;
    }
    if next == at + 1 && signs.get(next) == Some(&Sign::Line) {
        signs[next] = Sign::Cue;
    }
}

/// Behind the first opener of trailing matter that no news follows, everything goes.
fn take_tail(signs: &mut [Sign]) {
    let after_news = signs.iter().rposition(|&sign| sign == Sign::News).map_or(0, |last| last + 1);
    if let Some(opener) = signs[after_news..].iter().position(|&sign| sign == Sign::Tail) {
        signs[after_news + opener..].fill(Sign::Cue);
    }
}

/// Short lines at the end of the text go from the first cue among them on, and with it the list of features
/// before it and that list's own headline.
fn take_trailing_run(signs: &mut [Sign]) {
    let run = signs.iter().rposition(|&sign| sign == Sign::News).map_or(0, |last| last + 1);
    let is_cue = |sign: &Sign| matches!(sign, Sign::Tail | Sign::LinkHead | Sign::Cue);
    let Some(first) = signs[run..].iter().position(is_cue) else { return };
    let mut from = run + first;
    if from > run && signs[from - 1] == Sign::Features {
        from -= 1;
        from -= usize::from(from > run && signs[from - 1] == Sign::Line);
    }
    signs[from..].fill(Sign::Cue);
}

/// Whether a line is boilerplate by itself.
pub fn is_cue_line(text: &str) -> bool {
    matches!(sign(BlockKind::Paragraph, text), Sign::Cue | Sign::Tail | Sign::LinkHead)
}

fn sign(kind: BlockKind, text: &str) -> Sign {
    match kind {
        BlockKind::Boilerplate => return Sign::Cue,
        BlockKind::Caption if !is_bare_credit(text) => return Sign::Line,
        kind if kind.is_head() => return Sign::News,
        _ => {}
    }
    let stops = ends_sentence(text);
    if text.len() > PHRASE_PARAGRAPH {
        return Sign::News;
    }
    let lower = text.to_lowercase().replace('’', "'");
    let words = lower.split_whitespace().count();
    let start = lower.trim_start_matches(['>', '»', '→', '+', '*', '-', '•', '|', ' ']);
    if words <= SHORT && beginning(CueKind::Tail, start).is_some() && !stops {
        return Sign::Tail;
    }
    if let Some(cue) = beginning(CueKind::Link, start).filter(|_| words <= LINK) {
        let rest = start[cue.len()..].trim();
        if rest.chars().all(|character| !character.is_alphanumeric()) {
            return Sign::LinkHead;
        }
        let is_title_below = start[cue.len()..].trim_start_matches(' ').starts_with('\n');
        if is_title_below || rest.starts_with([':', '|', '–', '-', '»', '→', '>']) {
            return Sign::Cue;
        }
    }
    let cue = words <= SHORT
        && (beginning(CueKind::Line, start).is_some() || is_whole(&lower) || is_offer(&lower, stops))
        || is_share_line(&lower)
        || holds(CueKind::Phrase, &lower.replace(',', ""))
        || is_promotion(&lower, words);
    if cue {
        Sign::Cue
    } else if is_feature_list(&lower) {
        Sign::Features
    } else if !stops && words <= 2 * SHORT && text.len() < NEWS_PARAGRAPH && !text.ends_with(['?', '!', ':'])
    {
        Sign::Line
    } else {
        Sign::News
    }
}

/// Whether a caption says nothing but whose the picture is.
fn is_bare_credit(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split_whitespace().count() <= SHORT && beginning(CueKind::Line, &lower).is_some()
}

/// The names of buttons in a row: `Facebook Twitter Drucken`.
fn is_share_line(lower: &str) -> bool {
    const MOST: usize = 12;
    let words =
        || lower.split(|char: char| char.is_whitespace() || matches!(char, '|' | '·' | '•' | ',' | '/'));
    let words = || words().filter(|word| word.contains(char::is_alphabetic));
    let count = words().count();
    (2..=MOST).contains(&count)
        && words().all(|word| is_cue(CueKind::Share, word.trim_matches(|char: char| !char.is_alphanumeric())))
}

fn is_whole(lower: &str) -> bool {
    let bare = lower.trim_matches(|character: char| !character.is_alphabetic());
    is_cue(CueKind::Whole, bare)
}

/// `Für 2 € sichern`, `Jetzt 30 Tage kostenlos testen`, `Subscribe for $1 a week`.
fn is_offer(lower: &str, stops: bool) -> bool {
    let buying = || lower.split(|c: char| !c.is_alphanumeric()).any(|word| is_cue(CueKind::Buying, word));
    let deal = || holds(CueKind::Deal, lower);
    !stops
        && beginning(CueKind::Opener, lower).is_some()
        && (deal() && lower.split_whitespace().count() <= 8 || has_small_price(lower) && buying())
}

/// A few words to the reader about what the publisher sells. Words between quotation marks do not count:
/// someone said them.
fn is_promotion(lower: &str, words: usize) -> bool {
    if words > 2 * SHORT {
        return false;
    }
    let (mut promo, mut reader) = (Vec::new(), false);
    let outside = lower.split(['„', '“', '”', '"', '«', '»']).step_by(2);
    for word in outside.flat_map(|text| text.split(|character: char| !character.is_alphanumeric())) {
        reader |= is_cue(CueKind::Reader, word);
        if is_cue(CueKind::Promo, word) && !promo.contains(&word) {
            promo.push(word);
        }
    }
    reader && promo.len() >= 2
}

/// A price of up to three digits with no scale: nobody sells an article for millions.
fn has_small_price(lower: &str) -> bool {
    let is_sign = |word: &str| is_cue(CueKind::Price, word);
    let small = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        (1..=5).contains(&digits)
            && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'-'))
    };
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.iter().enumerate().any(|(at, word)| {
        let beside = |other: Option<&&str>| other.is_some_and(|other| is_sign(other));
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let glued = word.trim_start_matches(['$', '€', '£']).trim_end_matches('€');
        small(word) && (beside(words.get(at + 1)) || beside(before))
            || glued.len() < word.len() && small(glued)
    })
}

/// At least three short parts between points or bars.
fn is_feature_list(lower: &str) -> bool {
    let parts: Vec<&str> = lower.split(['·', '•', '|']).map(str::trim).collect();
    parts.len() >= 3 && parts.iter().all(|part| !part.is_empty() && part.split_whitespace().count() <= 7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::plain;

    const NEWS: &str = "Der Konzern hat im dritten Quartal mehr verdient als vor einem Jahr und hebt deshalb die \
                        Prognose für das laufende Jahr an, wie er am Montag in Frankfurt mitteilte.";

    /// The boilerplate of a text; `§` stands for a paragraph of news.
    fn boilerplate(text: &str) -> Vec<String> {
        let text = text.replace('§', NEWS);
        let mut blocks = plain::blocks(&text);
        mark(&text, &mut blocks);
        let marked = blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate);
        marked.map(|block| text[block.span.range()].to_owned()).collect()
    }

    #[test]
    fn the_matter_behind_an_article_goes() {
        for tail in [
            "Besser anlegen mit Beispielbrief\nKurse · 30 Jahre Daten · 5.000 Analysen\n\nFür 3 € sichern",
            "Das könnte Sie auch interessieren\n\nBahn baut um\n\nWerft findet Käufer",
            "Jetzt 30 Tage kostenlos testen",
            "Melden Sie sich für unseren Newsletter an und erhalten Sie jeden Morgen die wichtigsten Nachrichten.",
            "© 2024 Beispielverlag",
            "Foto: dpa\n\nTeilen\n\nKommentare (12)",
            "Read also: Shares fall after profit warning",
            "Subscribe for $1 a week",
            "Related articles\n\nChipmaker to cut jobs\n\nBank names new chief",
            "Enjoying this story? Get 2 months of Example Weekly for £1.",
            "Weniger Rauschen: Unser Newsletter kommt täglich um 18 Uhr. Hier kostenlos anmelden.",
            "This article is for informational purposes only and is not investment advice.",
        ] {
            let lines = tail.lines().filter(|line| !line.is_empty()).count();
            assert_eq!(boilerplate(&format!("§\n\n§\n\n{tail}")).len(), lines, "{tail}");
        }
    }

    #[test]
    fn hints_between_paragraphs_go_alone() {
        assert_eq!(
            boilerplate("§\n\nLesen Sie auch: Werft findet Käufer\n\n§"),
            ["Lesen Sie auch: Werft findet Käufer"]
        );
        assert_eq!(
            boilerplate("§\n\nMehr zum Thema\n\n- Werft findet Käufer\n- Bahn baut um\n\n§\n\n§").len(),
            3
        );
        assert_eq!(
            boilerplate("§\n\nMehr zum Thema:\n\nWerft findet Käufer\n\n§"),
            ["Mehr zum Thema:", "Werft findet Käufer"]
        );
        assert_eq!(boilerplate("§\n\nAnzeige\n\n§\n\nZwischentitel\n\n§"), ["Anzeige"]);
        assert_eq!(boilerplate("§\n\nWeitere Artikel\n\n§").len(), 1);
    }

    #[test]
    fn news_stays() {
        for text in [
            "§\n\nVW muss 2 Milliarden Euro sichern\n\n§",
            "§\n\nAnzeige gegen Manager\n\n§",
            "§\n\nCopyright-Klage gegen OpenAI\n\n§",
            "§\n\nMehr Umsatz, weniger Gewinn\n\n§",
            "§\n\nDAX 18.704 · Dow Jones 39.806 · Gold 2.425",
            "§\n\nGoogle will Cookies abschaffen.\n\n§",
            "§\n\nDer Verlag verkauft seinen Newsletter-Dienst für 5 Euro je Leser.",
            "§\n\nFür 2 Euro je Aktie geht die Mehrheit an die Familie",
            "§\n\nSpotify will Abonnements künftig kostenlos testen lassen.\n\n§",
            "§\n\n„Unser Newsletter ist kostenlos“, sagte der Verlagschef.\n\n§",
            "§\n\nRelated companies fell too.\n\n§",
            "§\n\nWatch maker Swatch warned on profit.\n\n§",
            "§\n\nAusblick",
            "Für 2 € sichern",
            "",
        ] {
            assert_eq!(boilerplate(text), [] as [String; 0], "{text}");
        }
    }
}
