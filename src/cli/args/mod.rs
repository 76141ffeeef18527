//! The arguments of the program. Help, manual page and completions are made from these definitions.

mod library;

pub use library::{AddArgs, FeedCommand, LibraryCommand, SearchArgs, Switch, SyncArgs, TimeArgs};

use crate::analysis::FigureKind;
use crate::intake::{FORMATS, Format, Source};
use crate::library::FigureQuery;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use rust_decimal::Decimal;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::str::FromStr;
use strum::VariantArray;

/// Read business news and see the people, companies and figures that it names.
///
/// Without a command, depesche opens FILE in the reader; without FILE too, the library, or sample articles while that is
/// empty. Where a list is asked for without INPUT, it is one of the whole library.
#[derive(Debug, Parser)]
#[command(name = "depesche", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub struct Args {
    /// What to open: web addresses, text, Markdown, web pages, feeds, mail, PDF, JSON lines, folders of these; - for standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// The format of FILE
    #[arg(long, value_parser = InputFormat::parser(), default_value = AUTO, value_name = "FORMAT")]
    pub from: InputFormat,

    /// Print FILE with numbered notes instead of opening the reader, for screen readers and pipes
    #[arg(long, requires = "files")]
    pub plain: bool,

    /// When to use colour (`NO_COLOR` is obeyed)
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN", global = true)]
    pub color: ColorChoice,

    /// What to do instead of opening the reader
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands that need no reader.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Analyse articles and print all that they name
    Extract(ExtractArgs),
    /// List the people that articles name
    People(LookupArgs),
    /// List the companies that articles name
    Companies(LookupArgs),
    /// List the figures that articles name
    Figures(FiguresArgs),
    /// List what articles quote, and whom
    Quotes(LookupArgs),
    /// Add articles to the library
    Add(AddArgs),
    /// Fetch what is new in the feeds
    Sync(SyncArgs),
    /// Follow feeds, and see how they are
    #[command(subcommand)]
    Feed(FeedCommand),
    /// Find articles in the library
    Search(SearchArgs),
    /// Look after the library
    #[command(subcommand)]
    Library(LibraryCommand),
    /// Show the configuration: every setting, its value and where it comes from
    Config(ConfigArgs),
    /// Print the completions for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, in roff
    Man,
    /// Make the models
    #[cfg(feature = "train")]
    #[command(subcommand, hide = true)]
    Train(TrainCommand),
}

/// Arguments of `config`.
#[derive(Debug, ClapArgs)]
pub struct ConfigArgs {
    /// How to print it
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with_all = ["default", "schema"])]
    pub to: Option<ListTo>,

    /// Print a config.toml with every setting as it is without one
    #[arg(long, conflicts_with = "schema")]
    pub default: bool,

    /// Print the JSON Schema of config.toml, for editors
    #[arg(long)]
    pub schema: bool,
}

/// What `train` makes.
#[cfg(feature = "train")]
#[derive(Debug, Subcommand)]
pub enum TrainCommand {
    /// Make the model of the tagger from labelled sentences
    Tagger(TrainTaggerArgs),
    /// Make the weights of the links from gold articles
    Links(TrainLinksArgs),
    /// Make the trees that judge names from gold articles
    Names(TrainNamesArgs),
}

/// Arguments of `train links`.
#[cfg(feature = "train")]
#[derive(Debug, ClapArgs)]
pub struct TrainLinksArgs {
    /// A file of gold articles; may be given several times
    #[arg(long, required = true, value_name = "FILE")]
    pub gold: Vec<PathBuf>,

    /// The names found in articles not fitted to, as `train names --found` writes them
    #[arg(long, value_name = "FILE")]
    pub found: Option<PathBuf>,

    /// The table of weights to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,

    /// The file to write with the weights of filled templates
    #[arg(long, value_name = "FILE")]
    pub templates: PathBuf,

    /// Print every wrong decision on articles not fitted to
    #[arg(long)]
    pub show: bool,
}

/// Arguments of `train names`.
#[cfg(feature = "train")]
#[derive(Debug, ClapArgs)]
pub struct TrainNamesArgs {
    /// A file of gold articles; may be given several times
    #[arg(long, required = true, value_name = "FILE")]
    pub gold: Vec<PathBuf>,

    /// The folder with the labelled sentences
    #[arg(long, value_name = "FOLDER")]
    pub data: PathBuf,

    /// The folder with the word clusters of each language
    #[arg(long, value_name = "FOLDER")]
    pub clusters: PathBuf,

    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,

    /// A file for what is found in articles not fitted to, as JSON lines
    #[arg(long, value_name = "FILE")]
    pub found: Option<PathBuf>,
}

/// Arguments of `train tagger`.
#[cfg(feature = "train")]
#[derive(Debug, ClapArgs)]
pub struct TrainTaggerArgs {
    /// The language of the model, such as de
    #[arg(long, value_name = "CODE", value_parser = crate::language::PACKS.map(|pack| pack.code()))]
    pub language: String,

    /// The folder with the labelled sentences
    #[arg(long, value_name = "FOLDER")]
    pub data: PathBuf,

    /// The word clusters: a JSON object from words to clusters, the most frequent word first
    #[arg(long, value_name = "FILE")]
    pub clusters: PathBuf,

    /// A file of gold articles; may be given several times
    #[arg(long, value_name = "FILE")]
    pub gold: Vec<PathBuf>,

    /// The folder to write the model to
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
}

/// Where articles come from.
#[derive(Debug, ClapArgs)]
pub struct InputArgs {
    /// Files, folders and web addresses to read; - for standard input
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,

    /// The format of the inputs
    #[arg(long, value_parser = InputFormat::parser(), default_value = AUTO, value_name = "FORMAT")]
    pub from: InputFormat,

    /// How many articles to analyse at the same time [default: the number of cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

impl InputArgs {
    /// The sources that they name; standard input if none.
    pub fn sources(&self) -> Vec<Source> {
        if self.inputs.is_empty() {
            return vec![Source::Stdin];
        }
        self.inputs.iter().cloned().map(Source::from).collect()
    }

    /// Whether the inputs surely hold many articles.
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

    /// The format to print [default: table on a terminal, else json]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<OutputFormat>,
}

/// Arguments of `people`, `companies` and `quotes`.
#[derive(Debug, ClapArgs)]
pub struct LookupArgs {
    /// Where the articles come from.
    #[command(flatten)]
    pub input: InputArgs,

    /// The format to print [default: table on a terminal, else json]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<ListTo>,

    /// Only entries about this person or company: a name, ticker or ISIN
    ///
    /// If there is no exact match, the start of a name is enough. A company's people are included.
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub about: Option<String>,

    /// When the articles were published.
    #[command(flatten)]
    pub time: TimeArgs,
}

/// Arguments of `figures`.
#[derive(Debug, ClapArgs)]
pub struct FiguresArgs {
    /// What all lists have.
    #[command(flatten)]
    pub lookup: LookupArgs,

    /// Only figures of these kinds
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = named::<FigureKind>())]
    pub kind: Vec<FigureKind>,

    /// Only figures of at least this amount, such as 2.5bn or 300; one end of a range is enough
    #[arg(long, value_name = "AMOUNT", value_parser = crate::present::parse_amount, allow_negative_numbers = true)]
    pub min: Option<Decimal>,

    /// Only figures of at most this amount
    #[arg(long, value_name = "AMOUNT", value_parser = crate::present::parse_amount, allow_negative_numbers = true)]
    pub max: Option<Decimal>,

    /// Only figures in this unit: a currency code such as EUR, %, pp, or a counted noun
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,

    /// Only figures for this measure, such as Umsatz or "net profit", in German and English
    ///
    /// Figures whose measure contains these words match as well.
    #[arg(long, value_name = "WORDS", value_parser = words)]
    pub of: Option<String>,

    /// The order: as in the text (in the library, from the newest article), largest value first, or by kind
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
        FigureQuery {
            kinds: self.kind.clone(),
            of: self.of.clone(),
            unit: self.unit.clone(),
            min: self.min,
            max: self.max,
            ..self.lookup.query()
        }
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
    /// The largest value first
    Value,
    /// By kind, and the largest value first
    Kind,
}

/// Formats of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListTo {
    /// An array of objects, each with the article's id
    Json,
    /// Comma-separated values with a header
    Csv,
    /// A table to read
    Table,
}

impl ListTo {
    /// What is asked for; else a table on a terminal, and JSON elsewhere.
    pub fn or_usual(to: Option<Self>) -> Self {
        to.unwrap_or(if io::stdout().is_terminal() { Self::Table } else { Self::Json })
    }
}

/// The value of `--from` that leaves the format to the input.
const AUTO: &str = "auto";

/// The format of inputs, or none if it is to be told from each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputFormat(pub Option<Format>);

impl InputFormat {
    /// Reads the name of a format, with the table of formats as help.
    fn parser() -> impl TypedValueParser<Value = Self> {
        let auto = PossibleValue::new(AUTO).help("By the file's name and content");
        let formats = FORMATS.iter().map(|spec| PossibleValue::new(spec.name).help(spec.about));
        PossibleValuesParser::new(std::iter::once(auto).chain(formats)).map(|name| Self(name.parse().ok()))
    }
}

/// Formats to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// One object for one article, an array for several
    Json,
    /// One object a line, each written as soon as it is done
    Jsonl,
    /// The figures as comma-separated values with a header
    Csv,
    /// Tables to read
    Table,
    /// A report in Markdown
    Markdown,
    /// The figures as Parquet, for Spark, Polars and the like
    #[cfg(feature = "parquet")]
    Parquet,
}

/// When to print in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
