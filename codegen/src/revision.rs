//! Pages of a git revision: enters a revision and the folder of pages, leaves a copy of that folder as it was then.
//!
//! The git command does the work, without a checkout and without a shell. A revision comes from outside, so it is never
//! taken for an option, and paths are read between NULs, since git quotes those that are not ASCII.

use std::fmt;
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::load::MAX_FILE_BYTES;

/// Why a revision could not be read.
#[derive(Debug)]
pub enum Error {
    /// git could not be started, or its output not be read.
    Git(std::io::Error),
    /// git refused.
    Refused {
        /// What was asked of it.
        what: String,
        /// What it said.
        said: String,
    },
    /// The revision has no such folder.
    NoPages(String),
    /// The copy could not be written.
    Copy(std::io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Git(error) => write!(f, "cannot run git: {error}"),
            Self::Refused { what, said } => write!(f, "git cannot {what}: {}", said.trim()),
            Self::NoPages(revision) => write!(f, "`{revision}` has no folder of pages there"),
            Self::Copy(error) => write!(f, "cannot copy the pages: {error}"),
        }
    }
}

impl std::error::Error for Error {}

/// A copy of the pages; dropped with the value.
#[derive(Debug)]
pub struct Pages {
    /// The commit, shortened.
    pub commit: String,
    dir: TempDir,
}

impl Pages {
    /// The folder of pages.
    pub fn folder(&self) -> &Path {
        self.dir.path()
    }
}

/// A git repository, seen from the folder of pages in it.
#[derive(Debug)]
pub struct Repository {
    /// Where git runs.
    at: PathBuf,
    /// The folder of pages, relative to the root of the repository, with `/` at its end.
    prefix: String,
}

impl Repository {
    /// The repository that holds the folder of pages.
    pub fn of(spec: &Path) -> Result<Self, Error> {
        // A branch without pages is no reason to fail: the folder may exist in the other version.
        let at = if spec.is_dir() { spec.to_owned() } else { PathBuf::from(".") };
        let prefix = git(&at, "find a repository", &["rev-parse", "--show-prefix"])?;
        let mut prefix = prefix.trim_end_matches('\n').to_owned();
        if !spec.is_dir() {
            let names = spec.components().filter_map(|part| match part {
                Component::Normal(name) => Some(name.to_string_lossy().into_owned() + "/"),
                _ => None,
            });
            prefix.extend(names);
        }
        Ok(Self { at, prefix })
    }

    /// The commit that a revision names.
    pub fn commit(&self, revision: &str) -> Result<String, Error> {
        let wanted = format!("{revision}^{{commit}}");
        let what = format!("find the revision `{revision}`");
        let arguments = ["rev-parse", "--verify", "--end-of-options", &wanted];
        Ok(git(&self.at, &what, &arguments)?.trim().to_owned())
    }

    /// The last commit that `HEAD` and the revision share.
    pub fn merge_base(&self, revision: &str) -> Result<String, Error> {
        let (commit, head) = (self.commit(revision)?, self.commit("HEAD")?);
        let what = format!("find what `{revision}` and HEAD share (in a shallow clone: git fetch --unshallow)");
        Ok(git(&self.at, &what, &["merge-base", &commit, &head])?.trim().to_owned())
    }

    /// The main branch: that of the remote, else a local one.
    pub fn main_branch(&self) -> Option<&'static str> {
        let names = ["refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/heads/main", "refs/heads/master"];
        names.into_iter().find(|name| self.commit(name).is_ok())
    }

    /// A copy of the pages of a commit, which [`Self::commit`] or [`Self::merge_base`] gave.
    pub fn pages(&self, commit: &str) -> Result<Pages, Error> {
        let listed = git(&self.at, "list the pages", &["ls-tree", "-r", "-z", "--long", "--full-tree", commit])?;
        let blobs: Vec<Blob<'_>> =
            listed.split('\0').filter_map(blob).filter(|blob| blob.path.starts_with(&self.prefix)).collect();
        if blobs.is_empty() {
            return Err(Error::NoPages(commit.to_owned()));
        }
        let dir = tempfile::tempdir().map_err(Error::Copy)?;
        self.copy(&blobs, dir.path())?;
        Ok(Pages { commit: commit.chars().take(10).collect(), dir })
    }

    fn copy(&self, blobs: &[Blob<'_>], to: &Path) -> Result<(), Error> {
        let mut child = command(&self.at)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Error::Git)?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let ids: String = blobs.iter().map(|blob| format!("{}\n", blob.id)).collect();
        // Both pipes are finite: one thread writes while this one reads.
        let writer = std::thread::spawn(move || input.map(|mut pipe| pipe.write_all(ids.as_bytes())));
        let copied = output.map_or(Ok(()), |pipe| self.unpack(blobs, std::io::BufReader::new(pipe), to));
        if copied.is_err() {
            // It may wait for a reader; that it is gone already is no error.
            child.kill().ok();
        }
        writer.join().ok();
        child.wait().map_err(Error::Git)?;
        copied
    }

    /// The answers of `git cat-file --batch`: a line `id blob size`, the bytes, and a line end.
    fn unpack(&self, blobs: &[Blob<'_>], mut from: impl std::io::BufRead, to: &Path) -> Result<(), Error> {
        for blob in blobs {
            let mut head = String::new();
            from.read_line(&mut head).map_err(Error::Git)?;
            let size = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
            let refused = || Error::Refused { what: format!("read `{}`", blob.path), said: head.clone() };
            let size = size.filter(|size| *size == blob.size).ok_or_else(refused)?;
            let mut bytes = Vec::new();
            from.by_ref().take(size).read_to_end(&mut bytes).map_err(Error::Git)?;
            from.by_ref().take(1).read_to_end(&mut Vec::new()).map_err(Error::Git)?;
            let path = Path::new(blob.path.strip_prefix(&self.prefix).unwrap_or(blob.path));
            if path.components().all(|part| matches!(part, Component::Normal(_))) {
                let path = to.join(path);
                path.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(Error::Copy)?;
                std::fs::write(&path, &bytes).map_err(Error::Copy)?;
            }
        }
        Ok(())
    }
}

/// A file of a tree.
struct Blob<'a> {
    id: &'a str,
    size: u64,
    path: &'a str,
}

/// `100644 blob <id> <size>\t<path>`. Links and submodules are left out, and so is what no page can be as long as.
fn blob(line: &str) -> Option<Blob<'_>> {
    let (head, path) = line.split_once('\t')?;
    let mut words = head.split_whitespace();
    let (mode, kind, id) = (words.next()?, words.next()?, words.next()?);
    let size = words.next()?.parse().ok()?;
    (kind == "blob" && mode != "120000" && size <= MAX_FILE_BYTES).then_some(Blob { id, size, path })
}

fn command(at: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(at).env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C").stdin(Stdio::null());
    command
}

fn git(at: &Path, what: &str, arguments: &[&str]) -> Result<String, Error> {
    let output = command(at).args(arguments).output().map_err(Error::Git)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(Error::Refused { what: what.to_owned(), said })
}
