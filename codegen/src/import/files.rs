//! The files to import: enters paths that the user gave, leaves their texts.
//!
//! Links are not followed and sizes are bounded, since the pages come from outside.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::MAX_FILE_BYTES;
use crate::source::{FileId, Source, Sources, Span};

/// One file, and the last parts of its path, which name its page: `management/管理用户/get-user`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Input {
    pub(super) file: FileId,
    pub(super) page: String,
    /// Which of the user's paths it lies below.
    pub(super) root: usize,
}

/// Reads every `.md` and `.txt` file of the paths, sorted below each.
pub(super) fn read(paths: &[PathBuf], sources: &mut Sources, diagnostics: &mut Diagnostics) -> Vec<Input> {
    let mut inputs = Vec::new();
    for (root, path) in paths.iter().enumerate() {
        let mut found = Vec::new();
        walk(path, &mut found, 0);
        if found.is_empty() {
            let file = sources.add(Source::new(path.display().to_string(), ""));
            let message = format!("`{}` holds no .md or .txt file", path.display());
            diagnostics.push(Diagnostic::new(&codes::UNREADABLE, Span::file_start(file), message));
        }
        for path in found {
            if let Some(file) = read_one(&path, sources, diagnostics) {
                inputs.push(Input { file, page: page_name(&path), root });
            }
        }
    }
    inputs
}

fn walk(path: &Path, found: &mut Vec<PathBuf>, depth: usize) {
    let Ok(kind) = std::fs::symlink_metadata(path) else { return };
    if kind.is_file() {
        let known = path.extension().is_some_and(|e| e == "md" || e == "txt");
        found.extend(known.then(|| path.to_owned()));
    } else if kind.is_dir() && depth < 12 {
        let Ok(entries) = std::fs::read_dir(path) else { return };
        let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
        paths.sort();
        paths.iter().for_each(|path| walk(path, found, depth + 1));
    }
}

/// Reads one file; bytes that are no UTF-8 are replaced and reported, so that the rest of the page is not lost.
fn read_one(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<FileId> {
    let label = path.to_string_lossy().replace('\\', "/");
    let size = std::fs::metadata(path).map(|m| m.len());
    let (code, message) = match size.and_then(|size| Ok((size, std::fs::read(path)?))) {
        Ok((size, _)) if size > MAX_FILE_BYTES => {
            (&codes::FILE_TOO_LARGE, format!("the file has {size} bytes; at most {MAX_FILE_BYTES} are read"))
        }
        Ok((_, bytes)) => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let broken = text.find(char::REPLACEMENT_CHARACTER).filter(|_| std::str::from_utf8(&bytes).is_err());
            let file = sources.add(Source::new(label, text));
            if let Some(at) = broken {
                let finding = Diagnostic::new(&codes::NOT_UTF8, sources.span(file, at..at + 3), "not UTF-8");
                diagnostics.push(finding);
            }
            return Some(file);
        }
        Err(error) => (&codes::UNREADABLE, format!("cannot read `{label}`: {error}")),
    };
    let file = sources.add(Source::new(label, ""));
    diagnostics.push(Diagnostic::new(code, Span::file_start(file), message));
    None
}

/// The last two folders and the stem.
fn page_name(path: &Path) -> String {
    let mut parts: Vec<String> = path.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    if let (Some(last), Some(stem)) = (parts.last_mut(), path.file_stem()) {
        *last = stem.to_string_lossy().into_owned();
    }
    parts[parts.len().saturating_sub(3)..].join("/")
}

/// The files that pages include, by name: the folder `common` in or beside one of the user's folders.
pub(super) fn includes(paths: &[PathBuf], sources: &mut Sources) -> HashMap<String, FileId> {
    let mut found = HashMap::new();
    for folder in paths.iter().flat_map(|p| [Some(p.as_path()), p.parent()]).flatten() {
        let mut list = Vec::new();
        walk(&folder.join("common"), &mut list, 11);
        for path in list {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if !found.contains_key(&name)
                && let Some(file) = read_one(&path, sources, &mut Diagnostics::default())
            {
                found.insert(name, file);
            }
        }
    }
    found
}
