//! Reading spec/: enters a folder, leaves the texts of its files and what each of them is.
//!
//! The folder is untrusted: links are not followed, sizes are bounded, and a file that has no place is reported.

use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::Version;
use crate::source::{FileId, Source, Sources, Span};

/// The longest file that is read.
pub const MAX_FILE_BYTES: u64 = 2 * 1024 * 1024;

/// The files of spec/ that are read as configuration, and those that only people read.
const CONFIGURATION: [&str; 5] = ["groups.toml", "corrections.toml", "codegen.toml", "methods.toml", "upstream.tsv"];
const FOR_PEOPLE: [&str; 2] = ["README.md", "census.md"];

/// What spec/ holds.
#[derive(Debug, Clone, Default)]
pub struct Spec {
    /// The pages, sorted by path.
    pub pages: Vec<PageFile>,
    /// groups.toml
    pub groups: Option<FileId>,
    /// corrections.toml
    pub corrections: Option<FileId>,
    /// codegen.toml
    pub config: Option<FileId>,
    /// methods.toml
    pub methods: Option<FileId>,
    /// upstream.tsv
    pub upstream: Option<FileId>,
}

/// One page and what its path says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile {
    /// The text.
    pub file: FileId,
    /// The first folder.
    pub version: Version,
    /// The second folder.
    pub client: String,
    /// The third folder; v2 pages lie in their client's folder, which is then their group too.
    pub group: String,
    /// The file stem.
    pub id: String,
}

/// Reads every file below `dir`. Messages and generated docs call the folder `spec`, so that nothing depends on where it
/// lies.
pub fn load(dir: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Spec {
    let mut walk = Walk { sources, diagnostics, spec: Spec::default(), files: Vec::new() };
    walk.folder(dir, "spec", &[]);
    let files = std::mem::take(&mut walk.files);
    // Reading takes longest, so it is done on several threads.
    let read: Vec<_> = files.into_par_iter().map(|file| (read(&file), file)).collect();
    for (text, file) in read {
        walk.add(text, file);
    }
    walk.spec
}

struct Walk<'a> {
    sources: &'a mut Sources,
    diagnostics: &'a mut Diagnostics,
    spec: Spec,
    files: Vec<Listed>,
}

/// A file that is to be read.
struct Listed {
    disk: PathBuf,
    label: String,
    name: String,
    /// What its path says; `None` for configuration.
    page: Option<(Version, String, String, String)>,
}

/// Why a file could not be read.
enum Unread {
    TooLarge(u64),
    NotUtf8(FromUtf8Error),
    Failed(std::io::Error),
}

/// The text of a file, with its lines indexed.
fn read(file: &Listed) -> Result<Source, Unread> {
    let size = std::fs::metadata(&file.disk).map_err(Unread::Failed)?.len();
    if size > MAX_FILE_BYTES {
        return Err(Unread::TooLarge(size));
    }
    let bytes = std::fs::read(&file.disk).map_err(Unread::Failed)?;
    let text = String::from_utf8(bytes).map_err(Unread::NotUtf8)?;
    Ok(Source::new(file.label.as_str(), text))
}

impl Walk<'_> {
    /// Visits the entries of a folder in the order of their names; `path` are the folders from spec/ to here.
    fn folder(&mut self, dir: &Path, label: &str, path: &[String]) {
        let entries = std::fs::read_dir(dir).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.report(label, &codes::UNREADABLE, format!("cannot list `{label}`: {error}")),
        };
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let label = format!("{label}/{name}");
            match entry.file_type() {
                Err(error) => self.report(&label, &codes::UNREADABLE, format!("cannot read `{label}`: {error}")),
                Ok(kind) if kind.is_symlink() => {
                    self.report(&label, &codes::SYMLINK, format!("`{label}` is a symbolic link"));
                }
                Ok(kind) if kind.is_dir() => {
                    let path: Vec<String> = path.iter().cloned().chain([name]).collect();
                    if path.len() <= 3 {
                        self.folder(&entry.path(), &label, &path);
                    } else {
                        self.report(&label, &codes::UNKNOWN_FILE, format!("the folder `{label}` lies too deep"));
                    }
                }
                Ok(_) if is_left_behind(&name) => {}
                Ok(_) => self.file(entry.path(), label, path, name),
            }
        }
    }

    /// Notes a file; its text is read later.
    fn file(&mut self, disk: PathBuf, label: String, folders: &[String], name: String) {
        let at_top = folders.is_empty();
        if at_top && FOR_PEOPLE.contains(&name.as_str()) {
            return;
        }
        let page = page_of(folders, &name);
        if page.is_some() || at_top && CONFIGURATION.contains(&name.as_str()) {
            self.files.push(Listed { disk, label, name, page });
        } else {
            self.report(&label, &codes::UNKNOWN_FILE, format!("`{label}` is neither a page nor a known file"));
        }
    }

    /// Adds a file that was read, or tells why it was not.
    fn add(&mut self, text: Result<Source, Unread>, listed: Listed) {
        let Listed { label, name, page, .. } = listed;
        let file = match text {
            Ok(source) => self.sources.add(source),
            Err(Unread::TooLarge(size)) => {
                let message = format!("the file has {size} bytes; at most {MAX_FILE_BYTES} are read");
                return self.report(&label, &codes::FILE_TOO_LARGE, message);
            }
            Err(Unread::NotUtf8(error)) => return self.not_utf8(&label, &error),
            Err(Unread::Failed(error)) => {
                return self.report(&label, &codes::UNREADABLE, format!("cannot read `{label}`: {error}"));
            }
        };
        match (page, name.as_str()) {
            (Some((version, client, group, id)), _) => {
                if let Some(bad) = [&client, &group, &id].into_iter().find(|part| !is_slug(part)) {
                    let message = format!("`{bad}` is not a slug of lower-case words joined by `-`");
                    self.diagnostics.push(Diagnostic::new(&codes::BAD_FILE_NAME, Span::file_start(file), message));
                } else {
                    self.spec.pages.push(PageFile { file, version, client, group, id });
                }
            }
            (None, "groups.toml") => self.spec.groups = Some(file),
            (None, "corrections.toml") => self.spec.corrections = Some(file),
            (None, "methods.toml") => self.spec.methods = Some(file),
            (None, "upstream.tsv") => self.spec.upstream = Some(file),
            (None, _) => self.spec.config = Some(file),
        }
    }

    /// Points at the first bad byte; the file is shown with replacement characters.
    fn not_utf8(&mut self, label: &str, error: &FromUtf8Error) {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let end = (at + char::REPLACEMENT_CHARACTER.len_utf8()).min(shown.len());
        let file = self.sources.add(Source::new(label, shown));
        let span = self.sources.span(file, at..end);
        let finding = Diagnostic::new(&codes::NOT_UTF8, span, format!("byte {at} (0x{byte:02X}) is not UTF-8"));
        self.diagnostics.push(finding.help("save the file as UTF-8"));
    }

    /// A finding about a file that is not read.
    fn report(&mut self, label: &str, code: &'static codes::Code, message: String) {
        let file = self.sources.add(Source::new(label, ""));
        self.diagnostics.push(Diagnostic::new(code, Span::file_start(file), message));
    }
}

/// What a page's path below spec/ says.
pub fn place_of(file: FileId, path: &str) -> Option<PageFile> {
    let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    let name = parts.pop()?;
    let (version, client, group, id) = page_of(&parts, &name)?;
    Some(PageFile { file, version, client, group, id })
}

/// Version, client, group and id of a page at this place.
fn page_of(folders: &[String], name: &str) -> Option<(Version, String, String, String)> {
    let id = name.strip_suffix(".md")?.to_owned();
    match folders {
        [v3, client, group] if v3 == "v3" => Some((Version::V3, client.clone(), group.clone(), id)),
        [v2, client] if v2 == "v2" => Some((Version::V2, client.clone(), client.clone(), id)),
        _ => None,
    }
}

/// Lower-case ASCII words joined by single `-`, starting with a letter. So a name can be no path and no option.
pub fn is_slug(name: &str) -> bool {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    name.len() <= 80 && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.split('-').all(word)
}

/// What editors and systems leave behind, which nobody means as a page.
fn is_left_behind(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}

#[cfg(test)]
mod tests {
    use super::is_slug;

    #[test]
    fn slugs() {
        for good in ["get-user", "v2", "a", "list-users-2"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Get", "..", "a/b", "用户", "2a", &"a".repeat(81)] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
