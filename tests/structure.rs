//! The structure of the crate that newcomers rely on: no circles, one meaning a name, languages in their packs only.

#[path = "support/source.rs"]
mod source;

use depesche::language::PACKS;
use depesche::lexicon::table::rows;
use depesche::lexicon::{Form, TaggedForm};
use source::{Graph, literals, root, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

#[test]
fn no_files_use_each_other() {
    let graph = Graph::of(&sources());
    let edges: usize = graph.0.values().map(BTreeMap::len).sum();
    assert!(edges > 500, "only {edges} uses found: is the search broken?");
    let told: Vec<String> = graph
        .circles()
        .iter()
        .map(|circle| {
            let uses =
                circle.iter().flat_map(|module| graph.0[*module].iter().map(move |used| (module, used)));
            let inside = uses.filter(|(_, (used, _))| circle.contains(&used.as_str()));
            inside
                .map(|(module, (used, path))| format!("  {module} uses {used}: {path}"))
                .collect::<Vec<_>>()
                .join("\n")
        })
        .collect();
    assert!(told.is_empty(), "circles:\n{}", told.join("\n"));
}

#[test]
fn the_search_for_circles_finds_one() {
    let source = |module: &str, code: &str| source::Source {
        path: root().to_owned(),
        module: module.to_owned(),
        code: code.to_owned(),
    };
    let sources = [
        source("a", "mod x;\nmod y;\npub use x::{X, Other as Z};\nfn f() {}"),
        source("a::x", "use super::y::Y;\npub struct X;"),
        source("a::y", "use crate::a::{X, Z};\npub struct Y;"),
        source("b", "use crate::a::X;\nfn g() { crate::c::h(); }"),
        source("c", "fn h() {}"),
    ];
    let graph = Graph::of(&sources);
    assert_eq!(graph.circles(), [["a::x", "a::y"]]);
    assert!(graph.0["b"].contains_key("c") && graph.0["b"].contains_key("a::x"), "{:?}", graph.0["b"]);
}

/// The names of the types that a file defines, and whether others can see them.
fn types(code: &str) -> Vec<(bool, String)> {
    code.lines()
        .filter_map(|line| {
            let (visibility, rest) = match line.strip_prefix("pub") {
                Some(rest) => (true, rest.split_once(") ").map_or(rest, |(_, rest)| rest).trim_start()),
                None => (false, line),
            };
            let rest =
                ["struct ", "enum ", "trait ", "type "].iter().find_map(|kind| rest.strip_prefix(kind))?;
            let name: String =
                rest.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect();
            Some((visibility, name))
        })
        .collect()
}

#[test]
fn a_name_means_one_type() {
    let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources() {
        for (_, name) in types(&source.code).into_iter().filter(|(is_visible, _)| *is_visible) {
            homes.entry(name).or_default().insert(source.module.clone());
        }
    }
    // Every module with errors has its own, as the standard library does.
    for usual in ["Error", "Result"] {
        homes.remove(usual);
    }
    assert!(homes.len() > 200, "only {} types found: is the search broken?", homes.len());
    let doubled: Vec<_> = homes.iter().filter(|(_, modules)| modules.len() > 1).collect();
    assert!(doubled.is_empty(), "{} names mean several types: {doubled:#?}", doubled.len());
}

/// Modules that may name a language: the packs, and those that translate the codes of others.
const LANGUAGES: [&str; 2] = ["language", "intake::language"];

/// Literals that look like words or codes of a language and are something else: the module, the literals, and what they
/// are.
const NO_WORDS: [(&str, &[&str], &str); 7] = [
    ("analysis::links::owner::feature", &["who"], "a decision, as the table of weights and the JSON call it"),
    (
        "analysis::links::period::feature",
        &["when"],
        "a decision, as the table of weights and the JSON call it",
    ),
    ("analysis::model", &["pp"], "the unit of percentage points in the JSON"),
    ("analysis::period_form", &["FY", "H", "LTM", "M", "Q"], "the normal forms of periods in the JSON"),
    ("analysis::text::plain", &["dollar", "euro", "lt", "pound", "yen"], "entities of HTML"),
    ("intake::encoding", &["de"], "a top-level domain, which tells what old encodings were common there"),
    ("train::score", &["en"], "an ending, in the list that the yardstick has for all languages"),
];

fn is_no_word(module: &str, literal: &str) -> bool {
    NO_WORDS.iter().any(|(home, literals, _)| *home == module && literals.contains(&literal))
}

#[test]
fn what_is_no_word_is_still_there() {
    let sources = sources();
    for (module, words, what) in NO_WORDS {
        let source = sources.iter().find(|source| source.module == module);
        let literals = source.map(|source| literals(&source.code)).unwrap_or_default();
        for word in words {
            assert!(literals.iter().any(|literal| literal == word), "{module} has no {word:?} ({what})");
        }
    }
}

#[test]
fn languages_are_named_in_their_packs_only() {
    let codes: Vec<&str> = PACKS.iter().map(|pack| pack.code()).collect();
    let names: Vec<String> = PACKS.iter().map(|pack| pack.name.to_lowercase()).collect();
    let mut found = Vec::new();
    for source in sources() {
        let top = source.module.split("::").next().unwrap_or_default();
        if LANGUAGES.contains(&source.module.as_str()) || LANGUAGES.contains(&top) {
            continue;
        }
        let code = source.code.to_lowercase();
        let words = code.split(|char: char| !char.is_alphanumeric() && char != '_');
        let naming = words.filter(|word| word.split('_').any(|part| names.iter().any(|name| name == part)));
        found.extend(naming.map(|word| format!("{}: {word}", source.path.display())));
        let is_code =
            |literal: &String| codes.contains(&literal.as_str()) && !is_no_word(&source.module, literal);
        let literals = literals(&source.code).into_iter().filter(is_code);
        found.extend(literals.map(|literal| format!("{}: {literal:?}", source.path.display())));
    }
    assert!(found.is_empty(), "code that names a language:\n{}", found.join("\n"));
}

#[test]
fn the_analysis_has_no_words_of_a_language() {
    let mut words: BTreeSet<String> = BTreeSet::new();
    for pack in PACKS {
        for TaggedForm { form, .. } in pack.lexicon.forms() {
            match form {
                Form::Word(word) | Form::CompoundEnd(word) => words.insert(word.to_lowercase()),
                Form::Phrase(parts) => words.insert(parts.join(" ")),
                Form::SeparableVerb { .. } => false,
            };
        }
    }
    assert!(words.len() > 5_000);
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.module.starts_with("analysis")) {
        for literal in literals(&source.code) {
            // Signs are the same in every language; the names of tags and stages are words of the program.
            let is_word = literal.chars().any(char::is_alphabetic) && words.contains(&literal.to_lowercase());
            if is_word && !is_name_of_tag(&literal) && !is_no_word(&source.module, &literal) {
                found.push(format!("{}: {literal:?}", source.path.display()));
            }
        }
    }
    assert!(found.is_empty(), "words of the lexicon in code:\n{}", found.join("\n"));
}

/// Whether the lexicon has a stage or a tag of this name.
fn is_name_of_tag(name: &str) -> bool {
    PACKS.iter().flat_map(|pack| pack.lexicon.forms()).any(|TaggedForm { tag, .. }| {
        tag.name == name || tag.stage == name || tag.value.split('/').any(|value| value == name)
    })
}

#[test]
fn a_word_stands_in_one_row() {
    let codes = PACKS.iter().map(|pack| (pack.code(), 3_000)).chain([("common", 200)]);
    for (code, least) in codes {
        let table = fs::read_to_string(root().join(LANGUAGE_TABLES).join(code).join("lexicon.tsv"));
        let table = table.expect("a lexicon");
        let mut seen = BTreeSet::new();
        for row in rows(&table) {
            let forms: Vec<&str> = row.clone().next().unwrap_or_default().split(", ").collect();
            assert_eq!(row.clone().count(), 2, "{forms:?}");
            for form in forms {
                assert!(seen.insert(form.to_owned()), "{code}: {form} stands in two rows");
            }
        }
        assert!(seen.len() > least, "{code}");
    }
}

/// Where the words of languages stand.
const LANGUAGE_TABLES: &str = "assets/language";

/// The tables and lists outside the packs, and what they hold instead of words of a language.
const TABLES_WITHOUT_WORDS: [(&str, &str); 15] = [
    ("assets/gazetteer/companies.tsv", "names of companies"),
    ("assets/gazetteer/given_names.tsv", "given names"),
    ("assets/gazetteer/legal_forms.tsv", "legal forms, which are parts of names in every language"),
    ("assets/gazetteer/not_companies.tsv", "names of what is no company"),
    ("assets/gazetteer/places.tsv", "names of places"),
    ("assets/gazetteer/surnames_stop.tsv", "surnames"),
    ("assets/intake/classes.tsv", "names of classes, as web pages have them"),
    ("assets/intake/languages.txt", "codes of languages"),
    ("assets/intake/places.tsv", "names of places"),
    ("assets/intake/sources.tsv", "names of publishers"),
    ("assets/intake/zones.tsv", "abbreviations of time zones"),
    ("assets/pdf/encodings.tsv", "codes of characters"),
    ("assets/pdf/glyphs.tsv", "names of glyphs"),
    ("assets/pdf/standard_widths.tsv", "widths of characters"),
    ("assets/rates/ecb.tsv", "rates"),
];

/// Folders whose files are no tables of words: what the trainer writes, and articles to try the reader with.
const FOLDERS_WITHOUT_WORDS: [&str; 2] = ["assets/model", "assets/samples"];

/// The tables and lists in `folder` and below, as paths from the root.
fn tables(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).expect("a folder") {
        let path = format!("{folder}/{}", entry.expect("an entry").file_name().display());
        if root().join(&path).is_dir() {
            found.extend(tables(&path));
        } else if [".tsv", ".txt", ".csv"].iter().any(|ending| path.ends_with(ending)) {
            found.push(path);
        }
    }
    found
}

#[test]
fn tables_of_words_stand_in_the_packs() {
    let is_home = |path: &str| {
        let folders = FOLDERS_WITHOUT_WORDS.iter().chain([&LANGUAGE_TABLES]);
        folders.into_iter().any(|folder| path.starts_with(&format!("{folder}/")))
    };
    let outside: BTreeSet<String> = tables("assets").into_iter().filter(|path| !is_home(path)).collect();
    let known: BTreeSet<String> = TABLES_WITHOUT_WORDS.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(outside, known, "words of a language belong into the lexicon of its pack");
    // Folders of the packs: one a language, and what all share.
    let folders = PACKS.iter().map(|pack| pack.code()).chain(["common"]).collect::<Vec<_>>();
    for path in tables(LANGUAGE_TABLES) {
        assert!(
            folders.iter().any(|folder| path.starts_with(&format!("{LANGUAGE_TABLES}/{folder}/"))),
            "{path}"
        );
    }
}

/// Among a hundred different words of names hardly five stand in every text; in a table of words it is ten.
#[test]
fn tables_of_names_have_no_words_of_a_language() {
    let function_words: BTreeSet<&str> =
        PACKS.iter().flat_map(|pack| pack.function_words.split_whitespace()).collect();
    assert!(function_words.len() > 100);
    for (path, what) in TABLES_WITHOUT_WORDS {
        let table = fs::read_to_string(root().join(path)).expect("a table");
        // Codes of two letters are words in some language.
        let words =
            rows(&table).flatten().flat_map(|cell| cell.split([' ', '_', '*'])).filter(|word| word.len() > 2);
        let words: BTreeSet<&str> = words.collect();
        let found: BTreeSet<&&str> = words.intersection(&function_words).collect();
        assert!(20 * found.len() <= words.len(), "{path} ({what}): {found:?}");
    }
}

#[test]
fn tables_have_one_reader() {
    for source in sources() {
        let reads = source.code.contains("starts_with('#')");
        // Rates of the user's own are no table of the program: their errors name the line. Lists of feeds are another
        // program's.
        let is_reader =
            ["lexicon::table_rows", "rates::own", "sync::newsboat"].contains(&source.module.as_str());
        assert!(!reads || is_reader, "{} reads a table of its own", source.path.display());
    }
}

/// The documentation of the crate, without the comment marks.
fn guide() -> String {
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("the crate");
    text.lines().map_while(|line| line.strip_prefix("//!")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_files_of_the_recipes_exist() {
    let guide = guide();
    let recipes =
        guide.split("# Recipes").nth(1).and_then(|rest| rest.split("\n # ").next()).expect("recipes");
    let count = recipes.matches("**").count() / 2;
    assert!(count >= 7, "{count} recipes");
    let files = recipes.split('`').skip(1).step_by(2).filter(|name| name.contains('/') || name.contains('.'));
    let mut seen = 0;
    for file in files {
        let path = root().join(file);
        let of_language = PACKS.map(|pack| root().join("assets/language").join(pack.code()).join(file));
        assert!(path.exists() || of_language.iter().all(|path| path.exists()), "{file} does not exist");
        seen += 1;
    }
    assert!(seen > 20, "only {seen} files found: is the search broken?");
}

#[test]
fn the_life_of_an_article_and_the_glossary_are_told() {
    let guide = guide();
    let section = |title: &str| {
        let rest = guide.split(&format!("# {title}\n")).nth(1).expect("a section");
        rest.split("\n # ").next().unwrap_or_default().to_owned()
    };
    assert!((1..=10).all(|number| section("The life of an article").contains(&format!(" {number}. "))));
    let words = section("Glossary").lines().filter(|line| line.starts_with(" | ")).count();
    assert!(words - 2 >= 20, "{words}");
}
