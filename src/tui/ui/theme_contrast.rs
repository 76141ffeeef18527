//! That every text can be read on every background that it can stand on, in each built-in theme.

use crate::config::ThemeName;
use crate::tui::ui::theme::{ElementStyle, Theme};
use ratatui::style::{Color, Modifier};

/// The least contrast of text, as WCAG 2 demands it at level AA.
const LEAST: f64 = 4.5;

/// The colours 0 to 15, as xterm has them.
const NAMED: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// The relative luminance of one of the 256 colours, as WCAG defines it.
fn luminance(index: u8) -> f64 {
    const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let [red, green, blue] = match index {
        0..16 => NAMED[usize::from(index)],
        16..232 => [36, 6, 1].map(|step| CUBE[usize::from((index - 16) / step % 6)]),
        _ => [8 + 10 * (index - 232); 3],
    };
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: u8, other: u8) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn index(color: Option<Color>, usual: u8) -> u8 {
    match color {
        Some(Color::Indexed(index)) => index,
        None | Some(Color::Reset) => usual,
        other => panic!("{other:?} is none of the 256 colours"),
    }
}

/// The theme, and what its terminal's background and text are.
fn themes() -> [(ThemeName, Theme, u8, u8); 3] {
    [(ThemeName::Dark, 234, 252), (ThemeName::Light, 231, 16), (ThemeName::Contrast, 16, 231)]
        .map(|(name, back, fore)| (name, Theme::load(name).expect("a theme"), back, fore))
}

/// What stands in the text.
fn of_text(theme: &Theme) -> [ElementStyle; 13] {
    [
        theme.text,
        theme.kicker,
        theme.headline,
        theme.deck,
        theme.meta,
        theme.heading,
        theme.quote,
        theme.preformatted,
        theme.table_head,
        theme.caption,
        theme.person,
        theme.company,
        theme.figure,
    ]
}

/// What stands in rows that can be selected.
fn of_rows(theme: &Theme) -> [ElementStyle; 17] {
    [
        theme.row,
        theme.about,
        theme.count,
        theme.amount,
        theme.up,
        theme.down,
        theme.unsure,
        theme.quote,
        theme.title,
        theme.title_focused,
        theme.key,
        theme.headline,
        theme.person,
        theme.company,
        theme.figure,
        theme.notice,
        theme.empty,
    ]
}

#[test]
fn every_text_is_readable_on_every_background() {
    for (name, theme, back, fore) in themes() {
        let check = |text: ElementStyle, ground: Option<ElementStyle>| {
            let ground = ground.map_or(text.bg, |ground| ground.bg.or(text.bg));
            let seen = contrast(index(text.fg, fore), index(ground, back));
            assert!(seen >= LEAST, "{name:?} {text:?} on {ground:?}: {seen:.2}");
        };
        for text in of_text(&theme) {
            check(text, None);
            check(text, Some(theme.selected));
        }
        for row in of_rows(&theme) {
            check(row, None);
            // On a selected row `Canvas::select` gives faint text another colour.
            let is_faint = row.fg.is_some_and(|fg| theme.is_faint(fg));
            let text = if is_faint { theme.faint_selected } else { row };
            check(text, Some(theme.row_selected));
            check(text, Some(theme.row_focused));
        }
        let others = [
            theme.boilerplate,
            theme.r#virtual,
            theme.dimmed,
            theme.cursor,
            theme.hit,
            theme.hit_current,
            theme.status,
            theme.prompt,
        ];
        for text in others {
            check(text, None);
        }
    }
}

#[test]
fn selections_and_marks_are_seen() {
    for (name, theme, back, _) in themes() {
        for row in [theme.selected, theme.row_selected, theme.row_focused] {
            assert!(row.bg.is_some_and(|bg| index(Some(bg), back) != back), "{name:?} {row:?}");
        }
        let bar = contrast(index(theme.thumb.fg, back), back);
        assert!(bar >= 3.0, "{name:?} scrollbar {bar:.2}");
    }
}

#[test]
fn the_theme_of_high_contrast_passes_the_strictest_level() {
    let [.., (_, theme, back, fore)] = themes();
    for text in of_text(&theme).into_iter().chain(of_rows(&theme)) {
        let seen = contrast(index(text.fg, fore), index(text.bg, back));
        assert!(seen >= 7.0, "{text:?}: {seen:.2}");
    }
}

#[test]
fn the_kinds_of_mentions_differ_without_colour() {
    for (name, built_in) in crate::config::BUILT_IN_THEMES {
        let theme = Theme::load(built_in).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        let looks = [theme.person, theme.company, theme.figure].map(|look| look.add_modifier);
        assert!(looks[0] != looks[1] && looks[1] != looks[2] && looks[0] != looks[2], "{name}");
    }
}

#[test]
fn the_theme_without_colour_has_none() {
    let mut theme = Theme::load(ThemeName::Mono).unwrap_or_default();
    assert!(theme.rows_mut().all(|row| row.fg.is_none() && row.bg.is_none()));
    assert!(theme.row_focused.add_modifier.contains(Modifier::REVERSED));
}

/// A palette is the user's, so that no contrast is known; but what has a name there is never set on itself.
#[test]
fn the_terminals_theme_has_names_only() {
    let mut theme = Theme::load(ThemeName::Terminal).unwrap_or_default();
    let is_named = |color: &Color| !matches!(color, Color::Indexed(_) | Color::Rgb(..));
    for row in theme.rows_mut() {
        assert!([row.fg, row.bg].iter().flatten().all(is_named), "{row:?}");
        assert!(row.bg.is_none() || row.fg.is_some(), "a background needs its own text: {row:?}");
    }
    for text in of_text(&theme) {
        let unsafe_colors =
            [Some(Color::Black), Some(Color::White), Some(Color::DarkGray), Some(Color::Gray)];
        assert!(!unsafe_colors.contains(&text.fg), "{text:?} may have the colour of the background");
    }
}

/// Where the terminal's background is not known, this theme is the one that has to do on any.
#[test]
fn the_terminals_theme_is_readable_on_black_and_on_white() {
    let theme = Theme::load(ThemeName::Terminal).unwrap_or_default();
    let all = of_text(&theme).into_iter().chain(of_rows(&theme));
    for text in all.chain([theme.gutter, theme.status, theme.prompt, theme.hit, theme.cursor]) {
        let Some(fore) = text.fg else { continue };
        for ground in [Color::Black, Color::White] {
            let seen = contrast(named_index(fore), named_index(text.bg.unwrap_or(ground)));
            assert!(seen >= 3.5, "{text:?} on {ground:?}: {seen:.2}");
        }
    }
}

fn named_index(color: Color) -> u8 {
    use Color::{Black, Blue, Cyan, DarkGray, Gray, Green, Magenta, Red, White, Yellow};
    use Color::{LightBlue, LightCyan, LightGreen, LightMagenta, LightRed, LightYellow};
    let named = [
        [Black, Red, Green, Yellow, Blue, Magenta, Cyan, Gray],
        [DarkGray, LightRed, LightGreen, LightYellow, LightBlue, LightMagenta, LightCyan, White],
    ];
    let place = named.as_flattened().iter().position(|known| *known == color);
    place.map_or_else(|| panic!("{color:?} has no name"), |place| place as u8)
}
