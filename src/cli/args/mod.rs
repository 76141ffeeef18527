//! The command-line arguments. The help, the manual page and the completions are generated from these definitions.

mod library;

pub use library::{AddArgs, FeedCommand, LibraryCommand, SearchArgs, Switch, SyncArgs, TimeArgs};

use crate::analysis::FigureKind;
use crate::intake::{FORMATS, Format, Source};
use crate::library::FigureQuery;
use crate::library::typed_amount::TypedAmount;
use crate::library::typed_unit::unit_name;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::str::FromStr;
use strum::VariantArray;

/// Read business news and see the people, companies and figures it mentions.
///
/// Without a command, depesche opens FILE in the reader. Without FILE, it opens the library, which offers sample articles
/// while it is empty. Without INPUT, lists cover the whole library.
#[derive(Debug, Parser)]
#[command(name = "depesche", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub struct Args {
    /// Files, folders and URLs to open; - for standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Format of FILE
    #[arg(long, value_parser = InputFormat::parser(), default_value = AUTO, value_name = "FORMAT")]
    pub from: InputFormat,

    /// Print FILE with numbered notes instead of opening the reader, for screen readers and pipes
    #[arg(long, requires = "files")]
    pub plain: bool,

    /// Colour theme of the reader: auto, dark, light, contrast, mono, terminal, or a file in themes/
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,

    /// When to use colour (honours `NO_COLOR`)
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN", global = true)]
    pub color: ColorChoice,

    /// Command to run instead of the reader
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands that do not open the reader.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Analyse articles and print everything they mention
    Extract(ExtractArgs),
    /// List people in articles
    People(LookupArgs),
    /// List companies in articles
    Companies(LookupArgs),
    /// List figures in articles
    Figures(Box<FiguresArgs>),
    /// List quotes and their speakers
    Quotes(LookupArgs),
    /// Add articles to the library
    Add(AddArgs),
    /// Fetch new articles from feeds
    Sync(SyncArgs),
    /// Manage feeds
    #[command(subcommand)]
    Feed(FeedCommand),
    /// Search the library
    Search(SearchArgs),
    /// Maintain the library
    #[command(subcommand)]
    Library(LibraryCommand),
    /// Show the effective settings and where each comes from
    Config(ConfigArgs),
    /// Generate shell completions
    Completions {
        /// Shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Generate the manual page (roff)
    Man,
    /// Train the models
    #[cfg(feature = "train")]
    #[command(subcommand, hide = true)]
    Train(TrainCommand),
}

/// Arguments of `config`.
#[derive(Debug, ClapArgs)]
pub struct ConfigArgs {
    /// Output format [default: table on a terminal, json otherwise]
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with_all = ["default", "schema"])]
    pub to: Option<ListTo>,

    /// Print a commented default config.toml
    #[arg(long, conflicts_with = "schema")]
    pub default: bool,

    /// Print the JSON Schema of config.toml, for editors
    #[arg(long)]
    pub schema: bool,
}

/// The commands of `train`.
#[cfg(feature = "train")]
#[derive(Debug, Subcommand)]
pub enum TrainCommand {
    /// Train the tagger on labelled sentences
    Tagger(TrainTaggerArgs),
    /// Train the link weights on gold articles
    Links(TrainLinksArgs),
    /// Train the name classifier on gold articles
    Names(TrainNamesArgs),
}

/// Arguments of `train links`.
#[cfg(feature = "train")]
#[derive(Debug, ClapArgs)]
pub struct TrainLinksArgs {
    /// File of gold articles; can be repeated
    #[arg(long, required = true, value_name = "FILE")]
    pub gold: Vec<PathBuf>,

    /// File with the articles of gold without text, by id; can be repeated
    #[arg(long, value_name = "FILE")]
    pub texts: Vec<PathBuf>,

    /// Names found in held-out articles, as written by `train names --found`
    #[arg(long, value_name = "FILE")]
    pub found: Option<PathBuf>,

    /// Output file for the weights
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,

    /// Output file for the template weights
    #[arg(long, value_name = "FILE")]
    pub templates: PathBuf,

    /// Print every wrong decision on held-out articles
    #[arg(long)]
    pub show: bool,
}

/// Arguments of `train names`.
#[cfg(feature = "train")]
#[derive(Debug, ClapArgs)]
pub struct TrainNamesArgs {
    /// File of gold articles; can be repeated
    #[arg(long, required = true, value_name = "FILE")]
    pub gold: Vec<PathBuf>,

    /// File with the articles of gold without text, by id; can be repeated
    #[arg(long, value_name = "FILE")]
    pub texts: Vec<PathBuf>,

    /// Folder with the labelled sentences
    #[arg(long, value_name = "FOLDER")]
    pub data: PathBuf,

    /// Folder with the word clusters of each language
    #[arg(long, value_name = "FOLDER")]
    pub clusters: PathBuf,

    /// Output file
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,

    /// Output file for names found in held-out articles, as JSON lines
    #[arg(long, value_name = "FILE")]
    pub found: Option<PathBuf>,
}

/// Arguments of `train tagger`.
#[cfg(feature = "train")]
#[derive(Debug, ClapArgs)]
pub struct TrainTaggerArgs {
    /// Language of the model, such as de
    #[arg(long, value_name = "CODE", value_parser = crate::language::PACKS.map(|pack| pack.code()))]
    pub language: String,

    /// Folder with the labelled sentences
    #[arg(long, value_name = "FOLDER")]
    pub data: PathBuf,

    /// Word clusters: a JSON object from words to clusters, most frequent word first
    #[arg(long, value_name = "FILE")]
    pub clusters: PathBuf,

    /// File of gold articles; can be repeated
    #[arg(long, value_name = "FILE")]
    pub gold: Vec<PathBuf>,

    /// File with the articles of gold without text, by id; can be repeated
    #[arg(long, value_name = "FILE")]
    pub texts: Vec<PathBuf>,

    /// Output folder for the model
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
}

/// Where articles come from.
#[derive(Debug, ClapArgs)]
pub struct InputArgs {
    /// Files, folders and URLs to read; - for standard input
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,

    /// Input format
    #[arg(long, value_parser = InputFormat::parser(), default_value = AUTO, value_name = "FORMAT")]
    pub from: InputFormat,

    /// Number of articles to analyse in parallel [default: number of cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

impl InputArgs {
    /// The sources; standard input if there are no inputs.
    pub fn sources(&self) -> Vec<Source> {
        if self.inputs.is_empty() {
            return vec![Source::Stdin];
        }
        self.inputs.iter().cloned().map(Source::from).collect()
    }

    /// Whether the inputs are known to hold many articles.
    pub fn is_jsonl(&self) -> bool {
        let by_name = |path: &PathBuf| Format::sniff(Some(path), b"") == Format::JsonLines;
        match self.from.0 {
            Some(format) => format == Format::JsonLines,
            None => self.inputs.iter().any(by_name),
        }
    }

    /// The number of worker threads.
    pub fn workers(&self) -> usize {
        self.jobs.map_or_else(
            || std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            usize::from,
        )
    }
}

/// Arguments of `extract`.
#[derive(Debug, ClapArgs)]
pub struct ExtractArgs {
    /// Where the articles come from.
    #[command(flatten)]
    pub input: InputArgs,

    /// Output format [default: table on a terminal, json otherwise]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<OutputFormat>,
}

/// Arguments of `people`, `companies` and `quotes`.
#[derive(Debug, ClapArgs)]
pub struct LookupArgs {
    /// Where the articles come from.
    #[command(flatten)]
    pub input: InputArgs,

    /// Output format [default: table on a terminal, json otherwise]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<ListTo>,

    /// Only entries about this person or company: a name, ticker or ISIN
    ///
    /// If there is no exact match, the start of a name is enough. A company's people are included, and people in the same
    /// sentences; for a person, companies and figures in the same sentences.
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub about: Option<String>,

    /// When the articles were published.
    #[command(flatten)]
    pub time: TimeArgs,
}

/// Arguments of `figures`.
#[derive(Debug, ClapArgs)]
pub struct FiguresArgs {
    /// The arguments that all lists share.
    #[command(flatten)]
    pub lookup: LookupArgs,

    /// Only figures of these kinds
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = named::<FigureKind>())]
    pub kind: Vec<FigureKind>,

    /// Only figures of at least this amount, such as 2.5bn, 5% or $300m; a range matches if either end does
    #[arg(long, value_name = "AMOUNT", value_parser = TypedAmount::at_least, allow_negative_numbers = true)]
    pub min: Option<TypedAmount>,

    /// Only figures of at most this amount
    #[arg(long, value_name = "AMOUNT", value_parser = TypedAmount::at_most, allow_negative_numbers = true)]
    pub max: Option<TypedAmount>,

    /// Only figures in this unit: a currency code such as EUR, %, pp, or a noun such as jobs
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,

    /// Only figures for this measure, such as Umsatz or "net profit", in German and English
    ///
    /// Figures whose measure contains these words match as well.
    #[arg(long, value_name = "WORDS", value_parser = words)]
    pub of: Option<String>,

    /// Sort order; in the library, `text` starts with the newest article
    #[arg(long, value_enum, default_value_t = Sort::Text, value_name = "ORDER")]
    pub sort: Sort,
}

impl LookupArgs {
    /// The conditions.
    pub fn query(&self) -> FigureQuery {
        let (after, before) = (self.time.after, self.time.before);
        FigureQuery { about: self.about.clone(), after, before, ..FigureQuery::default() }
    }
}

impl FiguresArgs {
    /// The conditions.
    pub fn query(&self) -> FigureQuery {
        let mut query = FigureQuery { kinds: self.kind.clone(), of: self.of.clone(), ..self.lookup.query() };
        for bound in self.min.iter().chain(&self.max) {
            query.take_amount(bound);
        }
        query.unit = self.unit.as_deref().map(|unit| unit_name(unit).to_owned()).or(query.unit);
        query
    }
}

/// Parses words to search for.
fn words(text: &str) -> Result<String, &'static str> {
    if text.contains(char::is_alphanumeric) { Ok(text.to_owned()) } else { Err("needs letters or digits") }
}

/// Parses the variants of an enum by their names.
fn named<T>() -> impl TypedValueParser<Value = T>
where
    T: VariantArray + FromStr + Clone + Send + Sync + 'static,
    &'static str: From<&'static T>,
{
    PossibleValuesParser::new(T::VARIANTS.iter().map(<&'static str>::from))
        .try_map(|name| name.parse::<T>().map_err(|_| "unknown name"))
}

/// Orders of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// As in the text
    Text,
    /// Largest value first
    Value,
    /// By kind, then largest value first
    Kind,
}

/// Formats of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListTo {
    /// JSON
    Json,
    /// Comma-separated values with a header
    Csv,
    /// Table
    Table,
}

impl ListTo {
    /// The requested format; by default a table on a terminal, JSON otherwise.
    pub fn or_usual(to: Option<Self>) -> Self {
        to.unwrap_or(if io::stdout().is_terminal() { Self::Table } else { Self::Json })
    }
}

/// The value of `--from` that leaves the format to the input.
const AUTO: &str = "auto";

/// The format of the inputs; none to detect it for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputFormat(pub Option<Format>);

impl InputFormat {
    /// Parses the name of a format. The help comes from the table of formats.
    fn parser() -> impl TypedValueParser<Value = Self> {
        let auto = PossibleValue::new(AUTO).help("Detect from the file name and content");
        let formats = FORMATS.iter().map(|spec| PossibleValue::new(spec.name).help(spec.about));
        PossibleValuesParser::new(std::iter::once(auto).chain(formats)).map(|name| Self(name.parse().ok()))
    }
}

/// Output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// One object for one article, an array for several
    Json,
    /// One object per line, written as soon as it is ready
    Jsonl,
    /// Figures as comma-separated values with a header
    Csv,
    /// Tables
    Table,
    /// Markdown report
    Markdown,
    /// Figures as Parquet, for Spark, Polars and others
    #[cfg(feature = "parquet")]
    Parquet,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
