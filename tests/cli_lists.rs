//! `people`, `companies`, `figures` and `quotes`: the same flags give the same answer on a file, on JSON lines and in the
//! library.
#![cfg(feature = "app")]

use serde_json::{Map, Value};
use std::fs;
use std::process::{Command, Output, Stdio};

const SAMPLES: [&str; 3] = ["02-sap-quartal.de.txt", "01-meta-offene-ki.de.txt", "06-mistral-funding.en.txt"];

/// The fields that the library adds.
const ADDED: [(&str, &[&str]); 4] = [
    ("people", &["article", "title", "source", "published", "url", "entity", "articles"]),
    ("companies", &["article", "title", "source", "published", "url", "entity", "articles"]),
    ("figures", &["article", "title", "source", "published", "url", "measure", "difference", "entity"]),
    ("quotes", &["article", "title", "source", "published", "url", "text", "entity"]),
];

const FLAGS: [(&str, &[&str]); 34] = [
    ("people", &[]),
    ("people", &["--about", "SAP"]),
    ("people", &["--about", "zuck"]),
    ("people", &["--about", "US30303M1027"]),
    ("people", &["--after", "2024-06"]),
    ("companies", &[]),
    ("companies", &["--about", "meta"]),
    ("companies", &["--about", "mistr"]),
    ("companies", &["--before", "2024-06"]),
    ("quotes", &[]),
    ("quotes", &["--about", "Meta"]),
    ("quotes", &["--about", "mensch"]),
    ("figures", &[]),
    ("figures", &["--about", "sap se"]),
    ("figures", &["--about", "DE0007164600"]),
    ("figures", &["--about", "meta"]),
    ("figures", &["--about", "OpenA"]),
    ("figures", &["--about", "nobody"]),
    ("figures", &["--of", "revenue"]),
    ("figures", &["--of", "Umsatz"]),
    ("figures", &["--of", "sales"]),
    ("figures", &["--kind", "percent,count"]),
    ("figures", &["--min", "1bn"]),
    ("figures", &["--max", "50"]),
    ("figures", &["--min", "10", "--max", "30", "--kind", "percent"]),
    ("figures", &["--unit", "usd"]),
    ("figures", &["--unit", "%"]),
    ("figures", &["--unit", "nutzer"]),
    ("figures", &["--after", "2024-05-21", "--before", "2024-07"]),
    ("figures", &["--before", "2020"]),
    ("figures", &["--sort", "value"]),
    ("figures", &["--sort", "kind", "--min", "100"]),
    ("figures", &["--about", "Meta", "--of", "Umsatz", "--unit", "USD"]),
    ("figures", &["--about", "microsoft", "--sort", "value"]),
];

/// A folder with a library of the named samples, and with them as JSON lines.
struct Articles {
    folder: tempfile::TempDir,
    files: Vec<String>,
    lines: String,
}

impl Articles {
    fn of(names: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let files: Vec<String> = names
            .iter()
            .map(|name| format!("{}/assets/samples/{name}", env!("CARGO_MANIFEST_DIR")))
            .collect();
        let line = |file: &String| {
            let text = fs::read_to_string(file).expect("read");
            serde_json::json!({ "id": file, "text": text }).to_string() + "\n"
        };
        let lines = folder.path().join("articles.jsonl");
        fs::write(&lines, files.iter().map(line).collect::<String>()).expect("written");
        let articles = Self { files, lines: lines.display().to_string(), folder };
        let mut args = vec!["add"];
        args.extend(articles.files.iter().map(String::as_str));
        stdout(&articles.run(&args));
        articles
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_depesche"))
            .args(args)
            .env("LC_ALL", "C")
            .env("DEPESCHE_DATA_DIR", self.folder.path())
            .env("COLUMNS", "200")
            .stdin(Stdio::null())
            .output()
            .expect("it runs")
    }

    /// The list of the files, of the JSON lines and of the library, in this format.
    fn lists(&self, list: &str, flags: &[&str], format: &str) -> [String; 3] {
        let files: Vec<&str> = self.files.iter().map(String::as_str).collect();
        [&files[..], &[self.lines.as_str()], &[]]
            .map(|inputs| stdout(&self.run(&[&[list, "--to", format], flags, inputs].concat())))
    }
}

fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn objects(json: &str) -> Vec<Map<String, Value>> {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}"))
}

#[test]
fn the_same_flags_give_the_same_answer_as_json() {
    for sample in SAMPLES {
        let articles = Articles::of(&[sample]);
        for (list, flags) in FLAGS {
            let [file, lines, library] = articles.lists(list, flags, "json");
            assert_eq!(file, lines, "{sample} {list} {flags:?}");
            let mut library = objects(&library);
            for object in &mut library {
                for field in ADDED.iter().find(|(name, _)| *name == list).expect("a list").1 {
                    assert!(object.remove(*field).is_some(), "{list} {field}");
                }
            }
            assert_eq!(objects(&file), library, "{sample} {list} {flags:?}");
        }
    }
}

/// Each set of flags finds something and leaves something out. Otherwise the test above would prove nothing.
#[test]
fn every_flag_makes_a_difference() {
    let articles = Articles::of(&SAMPLES);
    for (list, flags) in FLAGS.iter().filter(|(_, flags)| !flags.is_empty()) {
        let [all, ..] = articles.lists(list, &[], "json");
        let [found, ..] = articles.lists(list, flags, "json");
        assert_ne!(all, found, "{list} {flags:?}");
        let is_empty = ["nobody", "2020"].iter().any(|word| flags.contains(word));
        assert_eq!(found == "[]\n", is_empty, "{list} {flags:?}");
    }
}

/// The columns of files come first, with the same names and in the same order.
#[test]
fn the_library_adds_its_columns_at_the_end() {
    let articles = Articles::of(&SAMPLES[..1]);
    for (list, added) in ADDED {
        let [file, lines, library] = articles.lists(list, &[], "csv");
        assert_eq!(file, lines);
        let rows = |csv: &str| -> Vec<Vec<String>> {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
            let rows = reader.records().map(|row| row.expect("CSV").iter().map(str::to_owned).collect());
            rows.collect()
        };
        let (file, library) = (rows(&file), rows(&library));
        assert_eq!(file.len(), library.len(), "{list}");
        // CSV has the words of quotations among the columns of files.
        let added = added.iter().filter(|field| **field != "text").map(|field| (*field).to_owned());
        assert_eq!(library[0], file[0].iter().cloned().chain(added).collect::<Vec<_>>(), "{list}");
        for (file, library) in file.iter().zip(&library) {
            assert_eq!(library[..file.len()], file[..], "{list}");
        }
    }
}

/// Regression test: these flags used to find nothing in a file.
#[test]
fn companies_and_measures_are_found_by_any_of_their_names() {
    let articles = Articles::of(&["02-sap-quartal.de.txt"]);
    for (flags, count) in [
        (&["--about", "SAP"][..], 19),
        (&["--about", "sap se"], 19),
        (&["--about", "DE0007164600"], 19),
        (&["--of", "revenue"], 2),
        (&["--of", "Umsatz"], 2),
    ] {
        for list in articles.lists("figures", flags, "json") {
            assert_eq!(objects(&list).len(), count, "{flags:?}");
        }
    }
}

/// An exact match in one article excludes prefix matches in the others.
#[test]
fn exact_matches_exclude_prefix_matches() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let files = [
        write("a.txt", "Metallwerk Beispiel AG setzte 2023 rund 3 Milliarden Euro um, 5 Prozent mehr."),
        write("b.txt", "Meta Platforms setzte 2023 rund 134 Milliarden Dollar um, 16 Prozent mehr."),
    ];
    let articles = Articles { files: files.to_vec(), lines: String::new(), folder };
    stdout(&articles.run(&["add", &files[0], &files[1]]));
    for about in ["meta", "META", "metall", "me"] {
        let names = |inputs: &[&str]| -> Vec<Value> {
            let args = [&["companies", "--to", "json", "--about", about], inputs].concat();
            objects(&stdout(&articles.run(&args))).iter().map(|object| object["name"].clone()).collect()
        };
        let mut library = names(&[]);
        library.reverse();
        assert_eq!(names(&[&files[0], &files[1]]), library, "{about}");
        assert_eq!(library.len(), if about == "me" { 2 } else { 1 }, "{about}: {library:?}");
    }
}

#[test]
fn flags_that_can_find_nothing_are_wrong_usage() {
    let articles = Articles::of(&SAMPLES[..1]);
    for flags in
        [&["--about", ""], &["--about", "…"], &["--of", ""], &["--of", "%"], &["--kind", "money,colour"]]
    {
        let output = articles.run(&[&["figures"], &flags[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{flags:?}");
    }
}
