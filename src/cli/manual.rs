//! The manual page and the completions, generated from the argument definitions.

use super::args::Args;
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use std::io;

const ENDING: &str = r#".SH "EXIT STATUS"
.TP
0
Success, even if nothing was found.
.TP
1
An input could not be read or analysed. The other inputs were processed; each failure is one line on standard error.
.TP
2
Invalid arguments.
.SH ENVIRONMENT
.TP
NO_COLOR
If set, disables colour.
.TP
COLUMNS
The width to which tables are cut.
.TP
DEPESCHE_CONFIG_DIR
The configuration folder, instead of the platform's default.
.TP
DEPESCHE_DATA_DIR
The folder of the library, instead of the platform's default.
"#;

/// The manual page in roff: the program, then each command with its options.
///
/// # Errors
/// None in practice: it writes to memory.
pub fn page() -> io::Result<Vec<u8>> {
    let mut command = Args::command();
    command.build();
    let mut page = Vec::new();
    let man = Man::new(command.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        page.extend(format!(".SH \"DEPESCHE {}\"\n{about}.\n", sub.get_name().to_uppercase()).bytes());
        let mut options = Vec::new();
        Man::new(sub.clone()).render_options_section(&mut options)?;
        let options = String::from_utf8_lossy(&options);
        page.extend(
            options
                .lines()
                .filter(|line| !line.starts_with(".SH"))
                .flat_map(|line| line.bytes().chain(std::iter::once(b'\n'))),
        );
    }
    page.extend(ENDING.bytes());
    Ok(page)
}

/// The completions for `shell`.
pub fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "depesche", &mut script);
    script
}
