//! Figures for engines beyond one machine: Parquet as they read it, and the Spark job of `examples`. What needs Java, Spark
//! or `DuckDB` is skipped, saying so, where they are missing.
#![cfg(feature = "app")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ARTICLES: &str = concat!(
    r#"{"id": "1", "text": "Apple verdiente 2 Mrd. Dollar. Der Umsatz stieg im Jahr 2023 um 5 Prozent."}"#,
    "\n",
    r#"{"id": "2", "title": "Meta", "text": "Meta Platforms said revenue was $34.1 billion in 2023."}"#,
    "\n",
);

fn has(program: &str, args: &[&str]) -> bool {
    Command::new(program).args(args).output().is_ok_and(|output| output.status.success())
}

/// Runs Python in a folder of its own, so that no file beside it is taken for a module.
fn python(folder: &Path, args: &[&str]) -> Output {
    let programs = Path::new(env!("CARGO_BIN_EXE_depesche")).parent().expect("a folder");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("python3");
    command.args(args).current_dir(folder).env("PATH", path).env("SPARK_LOCAL_IP", "127.0.0.1");
    command.output().expect("python3 runs")
}

fn articles(folder: &Path) -> String {
    let path = folder.join("articles.jsonl");
    fs::write(&path, ARTICLES).expect("written");
    path.display().to_string()
}

#[test]
fn the_spark_job_finds_what_the_command_finds() {
    if !has("java", &["-version"]) || !has("python3", &["-c", "import pyspark, pandas, pyarrow"]) {
        eprintln!("skipped: Java, pyspark, pandas or pyarrow is not here");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let job = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/figures_with_spark.py");
    let ran = python(folder.path(), &[job, &articles(folder.path())]);
    let shown = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "{shown}\n{}", String::from_utf8_lossy(&ran.stderr));
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> =
        shown.lines().filter(|line| line.starts_with('|')).skip(1).map(cells).collect();
    let texts: Vec<&str> = rows.iter().map(|row| row[4].as_str()).collect();
    assert_eq!(texts, ["2 Mrd. Dollar", "5 Prozent", "$34.1 billion"], "{shown}");
    let last = rows.last().expect("a row");
    assert_eq!(
        (last[6].as_str(), last[12].as_str(), last[14].as_str()),
        ("3.41E10", "Meta Platforms", "2023-01-01")
    );
}

#[cfg(feature = "parquet")]
#[test]
fn duckdb_and_polars_read_the_parquet_file() {
    if !has("python3", &["-c", "import duckdb, polars"]) {
        eprintln!("skipped: duckdb or polars is not here");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_depesche"))
        .args(["extract", "--to", "parquet", &articles(folder.path())])
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::write(folder.path().join("figures.parquet"), output.stdout).expect("written");
    let script = "import duckdb, polars
print(duckdb.sql(\"SELECT id, exact, value, who, \\\"from\\\" FROM 'figures.parquet' ORDER BY value\").fetchall())
print(polars.read_parquet('figures.parquet')['unit'].to_list())";
    let ran = python(folder.path(), &["-c", script]);
    let shown = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(
        shown.contains("('2', '34100000000', 34100000000.0, 'Meta Platforms', datetime.date(2023, 1, 1))"),
        "{shown}"
    );
    assert!(shown.contains("['USD', '%', 'USD']"), "{shown} {}", String::from_utf8_lossy(&ran.stderr));
}
