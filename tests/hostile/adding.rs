//! Hostile files into the library.

use super::process::run;
use super::{GOOD, files, is_of, write};

#[test]
fn what_can_be_read_is_added_and_the_library_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut files: Vec<_> = files();
    // One of each kind of body is enough here: what differs is the format.
    files.retain(|(name, _)| !is_of(name, "md") && !name.starts_with("body-"));
    files.push(("good.txt".to_owned(), GOOD.as_bytes().to_vec()));
    let mut args = vec!["add".into(), "--jobs".into(), "2".into()];
    args.extend(write(folder.path(), &files).into_iter().map(std::path::PathBuf::into_os_string));
    let added = run(&data, &args, 600);
    assert_eq!(added.status.code(), Some(1));
    for line in added.stderr.lines().filter(|line| line.starts_with("depesche: ")) {
        assert!(line.contains(folder.path().to_str().expect("a path in UTF-8")), "{line}");
    }
    assert!(run(&data, &["library", "check"], 60).status.success());
    let found = run(&data, &["search", "verdiente", "--to", "json"], 60);
    assert!(found.stdout.contains("SAP"), "{}", found.stdout);
}
