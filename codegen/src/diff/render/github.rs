//! For a GitHub workflow: commands that become annotations at lines of the pages.

use super::{is_doc, verdicts};
use crate::diff::{Changes, Level};
use crate::report::{Annotation, github as annotate};

/// Every change but those of words, the worst first. What was removed is shown without a line, for the file that it stood in
/// may be gone.
pub fn github(changes: &Changes) -> String {
    let told = changes.list.iter().filter(|change| !is_doc(change) && change.accepted.is_none());
    let list: Vec<Annotation> = told
        .map(|change| Annotation {
            level: match change.level {
                Level::Error => 0,
                Level::Warning => 1,
                Level::Info | Level::Doc => 2,
            },
            place: change.new.at.as_ref().map(|at| (at.path.clone(), at.line)),
            title: change.check.id.to_owned(),
            message: format!("{} ({})", change.line(), verdicts(change)),
        })
        .collect();
    let unused = changes.unused.iter().map(|unused| Annotation {
        level: 0,
        place: None,
        title: "unused-acceptance".to_owned(),
        message: format!("no change is {}", unused.fingerprint),
    });
    annotate(&list, "codegen diff") + &annotate(&unused.collect::<Vec<_>>(), "codegen diff")
}
