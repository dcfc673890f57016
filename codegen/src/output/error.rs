//! Why the output folder could not be read or written.

use std::io;
use std::path::{Path, PathBuf};

use super::Foreign;

/// Why [`compare`](super::compare) or [`apply`](super::apply) failed.
#[derive(Debug)]
pub enum Error {
    /// The operating system refused.
    Io {
        /// What was to be done with the path: `read`, `write` …
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Its answer.
        source: io::Error,
    },
    /// The folder holds what codegen did not write. Nothing was changed.
    Foreign(Vec<Foreign>),
}

impl Error {
    /// Whether the folder only may not be written, as in a read-only checkout.
    pub fn is_read_only(&self) -> bool {
        use io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
        matches!(self, Self::Io { action, source, .. }
            if *action != "read" && matches!(source.kind(), PermissionDenied | ReadOnlyFilesystem))
    }

    /// Whether the file went away meanwhile, which only another run does.
    pub(super) fn is_not_found(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }

    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { action, path, source }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io { action, path, source } => write!(f, "cannot {action} `{}`: {source}", path.display()),
            Self::Foreign(list) => {
                write!(f, "nothing was written, since the generated folder holds what codegen did not write:")?;
                list.iter().try_for_each(|foreign| write!(f, "\n  {foreign}"))
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Foreign(_) => None,
        }
    }
}
