//! Help and argument errors in the user's language.
//!
//! Clap says its own words in English only. The help is rendered from a copy of the command whose texts are translated,
//! and its headings are replaced in what comes out; an argument error is translated line by line. Arguments are always
//! parsed by the English command, so that the language never changes what they mean.

use super::args::Args;
use crate::language::DEFAULT;
use crate::present::messages::Messages;
use clap::builder::{PossibleValue, PossibleValuesParser, StyledStr};
use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory as _};
use std::ffi::OsString;

/// The words that clap puts around the texts of the help.
const HEADINGS: [&str; 10] = [
    "Usage:",
    "Commands:",
    "Arguments:",
    "Options:",
    "[OPTIONS]",
    "[COMMAND]",
    "<COMMAND>",
    "[default:",
    "[possible values:",
    "Possible values:",
];

/// What clap has to say about `arguments`, in the language of `messages`: with escape sequences for colours where it is
/// help. None in the default language, which clap speaks.
pub fn translated(
    told: &clap::Error,
    messages: &Messages,
    arguments: impl Iterator<Item = OsString>,
) -> Option<StyledStr> {
    if std::ptr::eq(messages.pack(), DEFAULT) {
        return None;
    }
    let headings = |text: String| {
        HEADINGS.into_iter().fold(text, |text, original| text.replace(original, messages.get(original)))
    };
    let text = match told.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let mut command = Args::command();
            command.build();
            let help = in_language(command, messages).try_get_matches_from(arguments).err()?;
            headings(help.render().ansi().to_string())
        }
        _ => {
            let line = |line: &str| {
                let text = line.trim_start();
                let indent = line.len() - text.len();
                let text = placeholders(&messages.translate(text), messages);
                format!("{}{text}\n", &line[..indent])
            };
            headings(told.render().to_string().lines().map(line).collect())
        }
    };
    Some(StyledStr::from(text))
}

/// A line with the names of values in angle brackets in the language of `messages`, as the help has them: `<FILE>`.
fn placeholders(line: &str, messages: &Messages) -> String {
    let mut translated = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('<') {
        let Some((name, after)) = behind.split_once('>') else { break };
        translated.push_str(before);
        translated.push('<');
        translated.push_str(&messages.translate(name));
        translated.push('>');
        rest = after;
    }
    translated + rest
}

/// The command with its texts in the language of `messages`.
fn in_language(command: Command, messages: &Messages) -> Command {
    let about = command.get_about().map(|text| paragraphs(text, messages));
    let long = command.get_long_about().map(|text| paragraphs(text, messages));
    let mut command = command.mut_args(|arg| argument(arg, messages));
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(long) = long {
        command = command.long_about(long);
    }
    command.mut_subcommands(|command| in_language(command, messages))
}

fn argument(arg: Arg, messages: &Messages) -> Arg {
    let help = arg.get_help().map(|text| paragraphs(text, messages));
    let long = arg.get_long_help().map(|text| paragraphs(text, messages));
    let names: Option<Vec<String>> = arg
        .get_value_names()
        .map(|names| names.iter().map(|name| messages.translate(name).into_owned()).collect());
    let values = arg.get_possible_values();
    let mut arg = arg;
    if let Some(names) = names {
        arg = arg.value_names(names);
    }
    if let Some(help) = help {
        arg = arg.help(help);
    }
    if let Some(long) = long {
        arg = arg.long_help(long);
    }
    if values.iter().any(|value| value.get_help().is_some()) {
        let value = |value: PossibleValue| {
            let help = value.get_help().map(|text| paragraphs(text, messages)).unwrap_or_default();
            PossibleValue::new(value.get_name().to_owned()).help(help)
        };
        arg = arg.value_parser(PossibleValuesParser::new(values.into_iter().map(value)));
    }
    arg
}

/// The text, translated paragraph by paragraph.
fn paragraphs(text: &StyledStr, messages: &Messages) -> String {
    let text = text.to_string();
    text.split("\n\n").map(|part| messages.translate(part)).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;

    /// All texts of the help of `command` and of its commands.
    fn texts(command: &Command, found: &mut Vec<String>) {
        let mut add = |text: Option<&StyledStr>| {
            let text = text.map(ToString::to_string).unwrap_or_default();
            found.extend(text.split("\n\n").filter(|part| !part.is_empty()).map(str::to_owned));
        };
        add(command.get_about());
        add(command.get_long_about());
        for arg in command.get_arguments() {
            add(arg.get_help());
            add(arg.get_long_help());
            for value in arg.get_possible_values() {
                add(value.get_help());
            }
        }
        command
            .get_subcommands()
            .filter(|command| !command.is_hide_set())
            .for_each(|command| texts(command, found));
    }

    #[test]
    fn the_help_is_translated_into_every_language() {
        let mut command = Args::command();
        command.build();
        let mut all = HEADINGS.map(str::to_owned).to_vec();
        texts(&command, &mut all);
        assert!(all.len() > 100);
        for pack in PACKS.into_iter().filter(|pack| !std::ptr::eq(*pack, DEFAULT)) {
            let messages = Messages::of(pack);
            let missing: Vec<&String> = all.iter().filter(|text| !messages.knows(text)).collect();
            assert!(missing.is_empty(), "{}: {missing:#?}", pack.code());
        }
    }

    fn told(arguments: &str, messages: &Messages) -> String {
        let arguments = || arguments.split(' ').map(OsString::from);
        let told = <Args as clap::Parser>::try_parse_from(arguments()).expect_err("help or an error");
        translated(&told, messages, arguments()).map(|text| text.to_string()).unwrap_or_default()
    }

    #[test]
    fn help_and_errors_are_in_the_language() {
        let german = Messages::of(crate::language::by_code("de").expect("German"));
        let help = told("depesche figures --help", &german);
        for part in
            ["Aufruf: depesche figures [OPTIONEN] [EINGABE]...", "Argumente:", "Optionen:", "[Vorgabe: auto]"]
        {
            assert!(help.contains(part), "{part}\n{help}");
        }
        for line in help.lines() {
            assert!(
                !line.contains("Options") && !line.contains("default") && !line.contains("possible"),
                "{line}"
            );
        }
        for (arguments, expected) in [
            ("depesche figures --frm", "Fehler: unbekanntes Argument „--frm“"),
            ("depesche figures --kind geld", "Fehler: ungültiger Wert „geld“ für „--kind <ART>“"),
            ("depesche figures --min x", "Fehler: ungültiger Wert „x“ für „--min <BETRAG>“: "),
            ("depesche feed lst", "Fehler: unbekannter Befehl „lst“"),
            ("depesche add", "Fehler: es fehlen:"),
            ("depesche people --after soon", "für „--after <ZEIT>“: erwartet wird eine Zeit wie 2022"),
            ("depesche config --default --schema", "Fehler: „--default“ geht nicht zusammen mit „--schema“"),
        ] {
            let told = told(arguments, &german);
            assert!(told.contains(expected), "{arguments}\n{told}");
            assert!(!told.contains("error") && !told.contains("try"), "{told}");
        }
        assert_eq!(told("depesche figures --help", &Messages::default()), "", "clap says it itself");
    }
}
