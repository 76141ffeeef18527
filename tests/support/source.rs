//! The source of the crate as a graph: which file uses which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under `folder` that end in `.rs`, sorted.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.expect("folder can be listed").path()) {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A source file without comments and unit tests; string literals are kept.
pub struct Source {
    pub path: PathBuf,
    /// The path of the module: `analysis::text`, empty for the crate itself.
    pub module: String,
    pub code: String,
}

/// The files of the library crate.
pub fn sources() -> Vec<Source> {
    let src = root().join("src");
    let module = |path: &Path| {
        let inside = path.strip_prefix(&src).expect("a file of src").with_extension("");
        let parts: Vec<&str> = inside.iter().filter_map(|part| part.to_str()).collect();
        let parts = parts.strip_suffix(&["mod"]).unwrap_or(&parts);
        if parts == ["lib"] { String::new() } else { parts.join("::") }
    };
    let is_of_library =
        |path: &PathBuf| !["main.rs", "build.rs", "tests.rs"].iter().any(|name| path.ends_with(name));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("source can be read");
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let code = code.lines().map(without_comment).collect::<Vec<_>>().join("\n");
        Source { module: module(&path), path, code }
    };
    rust_files(&src).into_iter().filter(is_of_library).map(read).collect()
}

/// A line without a comment at its end. Two slashes in a string are no comment.
fn without_comment(line: &str) -> &str {
    let mut in_string = false;
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if in_string => at += 1,
            b'"' if !(at > 0 && bytes[at - 1] == b'\'') => in_string = !in_string,
            b'/' if !in_string && bytes.get(at + 1) == Some(&b'/') => return &line[..at],
            _ => {}
        }
        at += 1;
    }
    line
}

/// The string literals of a file.
pub fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = code.chars().peekable();
    let mut before = ' ';
    while let Some(char) = chars.next() {
        if char == '"' && before != '\'' {
            let mut literal = String::new();
            while let Some(char) = chars.next() {
                match char {
                    '"' => break,
                    '\\' => literal.extend(chars.next()),
                    char => literal.push(char),
                }
            }
            found.push(literal);
        }
        before = char;
    }
    found
}

/// One name that a `use` declaration brings: its path, and what it is called here.
struct Import {
    path: Vec<String>,
    name: String,
    is_public: bool,
}

/// The imports of a file.
fn imports(code: &str) -> Vec<Import> {
    let mut found = Vec::new();
    for statement in code.split(';') {
        let Some(start) = statement.rfind("use ") else { continue };
        let before = statement[..start].lines().last().unwrap_or_default().trim();
        let is_public = before.starts_with("pub");
        if !before.is_empty() && !is_public {
            continue;
        }
        let tree: String = statement[start + 4..].split_whitespace().collect::<Vec<_>>().join(" ");
        expand("", &tree, is_public, &mut found);
    }
    found
}

/// Takes the tree of a `use` declaration apart.
fn expand(prefix: &str, tree: &str, is_public: bool, found: &mut Vec<Import>) {
    let tree = tree.trim();
    if let Some((head, rest)) = tree.split_once('{') {
        let inner = rest.trim_end().strip_suffix('}').unwrap_or(rest);
        let (mut depth, mut part) = (0, String::new());
        let mut parts = Vec::new();
        for char in inner.chars() {
            depth += i32::from(char == '{') - i32::from(char == '}');
            if char == ',' && depth == 0 {
                parts.push(std::mem::take(&mut part));
            } else {
                part.push(char);
            }
        }
        parts.push(part);
        for part in parts.iter().filter(|part| !part.trim().is_empty()) {
            expand(&format!("{prefix}{}", head.trim()), part, is_public, found);
        }
        return;
    }
    let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias)));
    let full = format!("{prefix}{path}");
    let mut parts: Vec<String> = full.split("::").map(|part| part.trim().to_owned()).collect();
    if parts.last().is_some_and(|last| last == "self") && parts.len() > 1 {
        parts.pop();
    }
    let name = alias.map_or_else(|| parts.last().cloned().unwrap_or_default(), str::to_owned);
    found.push(Import { path: parts, name, is_public });
}

/// The paths that stand in the code itself: `crate::a::b`, `super::c`, `child::d`. Those of `pub(in crate::a)` say who may
/// see something, and use nothing.
fn paths(code: &str) -> Vec<Vec<String>> {
    let is_ident = |char: char| char.is_alphanumeric() || char == '_';
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("::") {
        let start = rest[..at]
            .rfind(|char: char| !is_ident(char))
            .map_or(0, |before| before + rest[before..].chars().next().map_or(1, char::len_utf8));
        let end = rest[at..]
            .find(|char: char| !is_ident(char) && char != ':')
            .map_or(rest.len(), |behind| at + behind);
        let path: Vec<String> =
            rest[start..end].split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        if path.len() > 1 && !rest[..start].ends_with("pub(in ") {
            found.push(path);
        }
        rest = &rest[end.max(at + 2)..];
    }
    found
}

/// Which module uses which, with one path for each that shows it.
pub struct Graph(pub BTreeMap<String, BTreeMap<String, String>>);

impl Graph {
    /// The graph of `sources`. A name that a module only passes on belongs to the module that has it, so that the
    /// modules of a folder may be shown by their parent.
    pub fn of(sources: &[Source]) -> Self {
        let modules: BTreeSet<&str> = sources.iter().map(|source| source.module.as_str()).collect();
        let imports: BTreeMap<&str, Vec<Import>> =
            sources.iter().map(|source| (source.module.as_str(), imports(&source.code))).collect();
        let resolver = Resolver { modules, imports };
        let uses = sources.iter().map(|source| (source.module.clone(), resolver.uses(source)));
        Self(uses.collect())
    }

    /// The groups of modules that use each other.
    pub fn circles(&self) -> Vec<Vec<&str>> {
        let reach: BTreeMap<&str, BTreeSet<&str>> =
            self.0.keys().map(|module| (module.as_str(), self.reachable(module))).collect();
        let mut circles: BTreeSet<Vec<&str>> = BTreeSet::new();
        for (module, reached) in &reach {
            let mut circle: Vec<&str> = reached
                .iter()
                .copied()
                .filter(|other| other != module && reach.get(other).is_some_and(|back| back.contains(module)))
                .collect();
            if !circle.is_empty() {
                circle.push(module);
                circle.sort_unstable();
                circles.insert(circle);
            }
        }
        circles.into_iter().collect()
    }

    fn reachable<'g>(&'g self, from: &'g str) -> BTreeSet<&'g str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![from];
        while let Some(module) = open.pop() {
            for next in self.0.get(module).into_iter().flat_map(BTreeMap::keys) {
                if reached.insert(next.as_str()) {
                    open.push(next);
                }
            }
        }
        reached
    }
}

struct Resolver<'s> {
    modules: BTreeSet<&'s str>,
    imports: BTreeMap<&'s str, Vec<Import>>,
}

impl Resolver<'_> {
    fn uses(&self, source: &Source) -> BTreeMap<String, String> {
        let own = &self.imports[source.module.as_str()];
        let mut paths: Vec<Vec<String>> =
            own.iter().filter(|import| !import.is_public).map(|import| import.path.clone()).collect();
        let body: String = source
            .code
            .lines()
            .filter(|line| !line.trim_start().starts_with("use "))
            .collect::<Vec<_>>()
            .join("\n");
        for path in self::paths(&body) {
            match own.iter().find(|import| import.name == path[0]) {
                Some(import) => paths.push(import.path.iter().chain(&path[1..]).cloned().collect()),
                None => paths.push(path),
            }
        }
        let mut uses = BTreeMap::new();
        for path in paths {
            let Some(home) = self.absolute(&source.module, &path).and_then(|path| self.home(&path, 0)) else {
                continue;
            };
            if home != source.module {
                uses.entry(home).or_insert_with(|| path.join("::"));
            }
        }
        uses
    }

    /// A path from the root of the crate; `None` for those of other crates.
    fn absolute(&self, module: &str, path: &[String]) -> Option<Vec<String>> {
        let mut base: Vec<String> =
            module.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        match path[0].as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some(base.into_iter().chain(path[1..].iter().cloned()).collect()),
            "super" => {
                let up = path.iter().take_while(|part| *part == "super").count();
                base.truncate(base.len().saturating_sub(up));
                Some(base.into_iter().chain(path[up..].iter().cloned()).collect())
            }
            first => {
                base.push(first.to_owned());
                let is_child = self.modules.contains(base.join("::").as_str());
                is_child.then(|| base.into_iter().chain(path[1..].iter().cloned()).collect())
            }
        }
    }

    /// The module that has what a path names: the longest part of it that is a module, or where that one has it from.
    fn home(&self, path: &[String], depth: usize) -> Option<String> {
        const DEEPEST: usize = 8;
        let length = (0..=path.len())
            .rev()
            .find(|&length| self.modules.contains(path[..length].join("::").as_str()))?;
        let module = path[..length].join("::");
        let passed_on = path.get(length).filter(|_| depth < DEEPEST).and_then(|name| {
            let import = self.imports[module.as_str()]
                .iter()
                .find(|import| import.is_public && import.name == *name)?;
            let mut target = self.absolute(&module, &import.path)?;
            target.extend_from_slice(&path[length + 1..]);
            self.home(&target, depth + 1)
        });
        Some(passed_on.unwrap_or(module))
    }
}
