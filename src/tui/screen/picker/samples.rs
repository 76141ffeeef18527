//! The articles that the program brings: something to read on the first day.

use crate::document::Document;
use crate::intake::{self, Format, Metadata};

const SAMPLES: [(&str, &str); 6] = [
    ("01-meta-offene-ki.de.txt", include_str!("../../../../assets/samples/01-meta-offene-ki.de.txt")),
    ("02-sap-quartal.de.txt", include_str!("../../../../assets/samples/02-sap-quartal.de.txt")),
    ("03-dsv-schenker.de.txt", include_str!("../../../../assets/samples/03-dsv-schenker.de.txt")),
    ("04-boersen-5-august.de.txt", include_str!("../../../../assets/samples/04-boersen-5-august.de.txt")),
    ("05-intel-job-cuts.en.txt", include_str!("../../../../assets/samples/05-intel-job-cuts.en.txt")),
    ("06-mistral-funding.en.txt", include_str!("../../../../assets/samples/06-mistral-funding.en.txt")),
];

/// All of them, in the order of their numbers.
pub fn documents() -> Vec<Document> {
    let document = |(name, text): (&str, &str)| {
        let given = Metadata { id: Some(name.to_owned()), ..Metadata::default() };
        intake::document(text.to_owned(), Format::Text, given)
    };
    SAMPLES.into_iter().map(document).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn every_sample_is_there_and_has_a_title() -> std::io::Result<()> {
        let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples"))?;
        let mut names: Vec<String> = files
            .filter_map(Result::ok)
            .map(|file| file.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(names, SAMPLES.map(|sample| sample.0));
        for document in documents() {
            assert!(document.head.title.is_some(), "{:?}", document.id);
        }
        Ok(())
    }
}
