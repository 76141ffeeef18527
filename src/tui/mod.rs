//! The reader on the terminal.
