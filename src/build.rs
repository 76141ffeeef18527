//! Compiles the tables in `assets/gazetteer`, `assets/language` and `assets/rates` into structures that need no parsing at start.
//!
//! | output | from | is |
//! | --- | --- | --- |
//! | `phrases.fst` | companies, given names, places, what is no company | phrase -> classes and company row |
//! | `phrases.first` | the same | a bit for each hash of a phrase's first word |
//! | `companies.dat` | companies | rows of `name TAB ticker TAB isin TAB country`, one a line |
//! | `companies.idx` | companies | where each row starts in `companies.dat`, 32 bits each, little endian |
//! | `words.de.fst`, `words.en.fst` | words | lower-case word -> classes |
//! | `lexicon.de.dat`, `lexicon.en.dat` | lexicons | words, and the forms and tags of each stage; `src/lexicon/compile.rs` has the layout |
//! | `rates.dat` | rates | days and scaled rates |
//!
//! The numbers that stand in the automata are explained in `src/lexicon/gazetteer.rs` and `dictionary.rs`,
//! which read them; the layout of the rates in `src/rates/table.rs`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const GAZETTEER: &str = "assets/gazetteer";
const LANGUAGES: &str = "assets/language";
const RATES: &str = "assets/rates/ecb.tsv";

#[path = "lexicon/compile.rs"]
mod compile;
#[path = "lexicon/table_rows.rs"]
mod table_rows;

/// Classes of a phrase, in the upper half of its value; the lower half is the company's row plus one.
mod phrase {
    pub const AMBIGUOUS: u64 = 1 << 32;
    pub const AGENCY: u64 = 1 << 33;
    pub const GIVEN_NAME: u64 = 1 << 34;
    pub const GIVEN_AMBIGUOUS: u64 = 1 << 35;
    pub const PLACE: u64 = 1 << 36;
    pub const DEMONYM: u64 = 1 << 37;
    pub const NO_COMPANY: u64 = 1 << 38;
    pub const PRODUCT: u64 = 1 << 39;
    pub const SURNAME_STOP: u64 = 1 << 40;
    pub const PLATFORM: u64 = 1 << 41;
    pub const NEWSPAPER: u64 = 1 << 42;
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/build.rs");
    // The profile's `strip` is lost by cargo where a package of the profile has settings of its own.
    if env::var("PROFILE").as_deref() == Ok("release")
        && env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux")
    {
        println!("cargo::rustc-link-arg-bins=-Wl,--strip-all");
        if knows_packed_relocations() {
            println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
        }
    }
    println!("cargo::rerun-if-changed={GAZETTEER}");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut phrases = BTreeMap::new();
    companies(&out, &mut phrases)?;
    other_phrases(&mut phrases)?;
    fs::write(out.join("phrases.first"), first_words(&phrases))?;
    write_map(&out.join("phrases.fst"), phrases)?;
    for language in ["de", "en"] {
        words(language, &out.join(format!("words.{language}.fst")))?;
        lexicon(language, &out.join(format!("lexicon.{language}.dat")))?;
    }
    rates(&out.join("rates.dat"))
}

/// Whether the program can be loaded with its relative relocations packed, which take a tenth of its size otherwise. The C
/// library of this machine says so by the name of a version, from glibc 2.36 on; other machines are not asked.
fn knows_packed_relocations() -> bool {
    const VERSION: &[u8] = b"GLIBC_ABI_DT_RELR";
    let multiarch = env::var("CARGO_CFG_TARGET_ARCH").map(|arch| format!("/lib/{arch}-linux-gnu/libc.so.6"));
    let places = multiarch.into_iter().chain(["/lib64/libc.so.6", "/usr/lib/libc.so.6"].map(str::to_owned));
    env::var("HOST") == env::var("TARGET")
        && env::var("CARGO_CFG_TARGET_ENV").as_deref() == Ok("gnu")
        && places
            .filter_map(|place| fs::read(place).ok())
            .any(|library| library.windows(VERSION.len()).any(|bytes| bytes == VERSION))
}

/// The rows of a table of the gazetteer, each padded to `columns` cells.
fn rows(name: &str, columns: usize) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    table(&Path::new(GAZETTEER).join(name), columns)
}

/// The rows of a table, each padded to `columns` cells.
fn table(path: &Path, columns: usize) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", path.display());
    let table = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let padded = |row: std::str::Split<'_, char>| {
        let mut cells: Vec<String> = row.map(str::to_owned).collect();
        cells.resize(columns.max(cells.len()), String::new());
        cells
    };
    Ok(table_rows::rows(&table).map(padded).collect())
}

/// The form in which phrases are looked up: hyphens as spaces, the straight apostrophe.
fn normalized(phrase: &str) -> String {
    phrase.trim().replace(['-', '\u{A0}'], " ").replace('\u{2019}', "'")
}

/// The number of bits for the first words of phrases: six for each of them.
const FIRST_WORD_BITS: usize = 1 << 18;

/// A bit for each hash of a first word: what a phrase has before the first character that is no letter, digit or mark.
fn first_words(phrases: &BTreeMap<String, u64>) -> Vec<u8> {
    let is_inside = |char: char| char.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&char);
    let mut bits = vec![0; FIRST_WORD_BITS / 8];
    for phrase in phrases.keys() {
        let end = phrase.find(|char| !is_inside(char)).unwrap_or(phrase.len());
        let bit = compile::slot(&phrase[..end], FIRST_WORD_BITS);
        bits[bit / 8] |= 1 << (bit % 8);
    }
    bits
}

fn companies(out: &Path, phrases: &mut BTreeMap<String, u64>) -> Result<(), Box<dyn Error>> {
    let mut data = String::new();
    let mut index = Vec::new();
    for (row, cells) in rows("companies.tsv", 7)?.iter().enumerate() {
        let [name, aliases, ticker, isin, country, flags, ambiguous, ..] = cells.as_slice() else {
            return Err(format!("companies.tsv: row {} is too short", row + 1).into());
        };
        index.extend(u32::try_from(data.len())?.to_le_bytes());
        writeln!(data, "{name}\t{ticker}\t{isin}\t{country}")?;
        let ambiguous: Vec<&str> = ambiguous.split('|').collect();
        let agency = if flags.contains('m') { phrase::AGENCY } else { 0 };
        let newspaper = if flags.contains('n') { phrase::NEWSPAPER } else { 0 };
        let forms = std::iter::once(name.as_str()).chain(aliases.split('|'));
        for form in forms.filter(|form| !form.is_empty()) {
            let doubt = if ambiguous.contains(&form) { phrase::AMBIGUOUS } else { 0 };
            let value = (row as u64 + 1) | doubt | agency | newspaper;
            phrases.entry(normalized(form)).or_insert(value);
        }
    }
    index.extend(u32::try_from(data.len())?.to_le_bytes());
    fs::write(out.join("companies.dat"), data)?;
    fs::write(out.join("companies.idx"), index)?;
    Ok(())
}

fn other_phrases(phrases: &mut BTreeMap<String, u64>) -> Result<(), Box<dyn Error>> {
    let mut add = |form: &str, class: u64| *phrases.entry(normalized(form)).or_insert(0) |= class;
    for cells in rows("given_names.tsv", 2)? {
        let doubt = if cells[1].contains('c') { phrase::GIVEN_AMBIGUOUS } else { 0 };
        add(&cells[0], phrase::GIVEN_NAME | doubt);
    }
    for cells in rows("places.tsv", 2)? {
        add(&cells[0], if cells[1] == "demonym" { phrase::DEMONYM } else { phrase::PLACE });
    }
    for cells in rows("not_companies.tsv", 2)? {
        if cells[1] == "platform" {
            add(&cells[0], phrase::PLATFORM);
            continue;
        }
        let product = if matches!(cells[1].as_str(), "service" | "product") { phrase::PRODUCT } else { 0 };
        add(&cells[0], phrase::NO_COMPANY | product);
    }
    for cells in rows("surnames_stop.tsv", 1)? {
        add(&cells[0], phrase::SURNAME_STOP);
    }
    Ok(())
}

fn lexicon(language: &str, path: &Path) -> Result<(), Box<dyn Error>> {
    let mut tables = Vec::new();
    for folder in ["common", language] {
        let table = Path::new(LANGUAGES).join(folder).join("lexicon.tsv");
        println!("cargo::rerun-if-changed={}", table.display());
        tables.push(fs::read_to_string(&table).map_err(|error| format!("{}: {error}", table.display()))?);
    }
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    fs::write(path, compile::compile(&tables)?)?;
    Ok(())
}

fn words(language: &str, path: &Path) -> Result<(), Box<dyn Error>> {
    let mut words = BTreeMap::new();
    for cells in table(&Path::new(LANGUAGES).join(language).join("words.tsv"), 2)? {
        let ordinary = u64::from(cells[1].contains('n'));
        let surname = u64::from(cells[1].contains('s')) << 1;
        words.insert(cells[0].clone(), ordinary | surname);
    }
    write_map(path, words)
}

fn write_map(path: &Path, entries: BTreeMap<String, u64>) -> Result<(), Box<dyn Error>> {
    let map = fst::Map::from_iter(entries)?;
    fs::write(path, map.as_fst().as_bytes())?;
    Ok(())
}

/// The number of days of a currency that are read together.
const DAYS_IN_BLOCK: usize = 64;

/// Exchange rates: whole numbers in units of the last decimal place that their column uses.
fn rates(path: &Path) -> Result<(), Box<dyn Error>> {
    let rows = table(Path::new(RATES), 0)?;
    let (header, rows) = rows.split_first().ok_or("no header in the table of rates")?;
    let codes = header.get(1..).unwrap_or_default();
    let places: Vec<usize> = (1..=codes.len())
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| decimals(cell)).max().unwrap_or(0)
        })
        .collect();
    let mut data = Vec::new();
    for number in [codes.len(), rows.len(), DAYS_IN_BLOCK] {
        data.extend(u32::try_from(number)?.to_le_bytes());
    }
    for (code, places) in codes.iter().zip(&places) {
        let code: [u8; 3] =
            code.as_bytes().try_into().map_err(|_| format!("{RATES}: `{code}` is no code"))?;
        data.extend(code);
        data.push(u8::try_from(*places)?);
    }
    let mut last = 0;
    for row in rows {
        let day =
            date(&row[0]).filter(|&day| day > last).ok_or_else(|| format!("{RATES}: day {}", row[0]))?;
        data.extend(day.to_le_bytes());
        last = day;
    }
    let mut blocks = Vec::new();
    for (column, &places) in places.iter().enumerate() {
        for rows in rows.chunks(DAYS_IN_BLOCK) {
            data.extend(u32::try_from(blocks.len())?.to_le_bytes());
            let mut before = 0;
            for row in rows {
                let cell = row.get(column + 1).map_or("", String::as_str);
                let rate =
                    scaled(cell, places).ok_or_else(|| format!("{RATES}: {}: rate `{cell}`", row[0]))?;
                write_difference(&mut blocks, rate - before);
                before = rate;
            }
        }
    }
    data.extend(blocks);
    fs::write(path, data)?;
    Ok(())
}

/// Writes a number in as few bytes as it needs, seven bits each, the lowest first. The lowest bit of all is the sign.
fn write_difference(data: &mut Vec<u8>, difference: i32) {
    let mut rest = (difference << 1 ^ difference >> 31).cast_unsigned();
    while rest >= 0x80 {
        data.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    data.push(rest as u8);
}

fn decimals(cell: &str) -> usize {
    cell.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// A date as a number that grows with it: year, four bits for the month, five for the day.
fn date(cell: &str) -> Option<u32> {
    let mut parts = cell.split('-').map(str::parse::<u32>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day) && parts.next().is_none();
    valid.then_some((year << 9) | (month << 5) | day)
}

/// `1.0861` with four places is 10861. Larger numbers than the table holds are refused; an empty cell is zero.
fn scaled(cell: &str, places: usize) -> Option<i32> {
    if cell.is_empty() {
        return Some(0);
    }
    let (whole, fraction) = cell.split_once('.').unwrap_or((cell, ""));
    let rate: i32 = format!("{whole}{fraction:0<places$}").parse().ok()?;
    (1..1 << 24).contains(&rate).then_some(rate)
}
