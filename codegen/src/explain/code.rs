//! The codes of findings, as text and as docs/DIAGNOSTICS.md.

use std::fmt::Write as _;

use crate::diagnostic::{Code, codes};

/// One code with its reason and examples.
pub fn explain_code(code: &Code) -> String {
    let indent = |text: &str| text.lines().map(|line| format!("    {line}\n")).collect::<String>();
    format!(
        "{} ({}): {}\n\n{}\n\nwrong:\n{}\nright:\n{}",
        code.id,
        code.severity.word(),
        code.title,
        code.why,
        indent(code.bad),
        indent(code.good)
    )
}

/// docs/DIAGNOSTICS.md: every code, by stage.
pub fn markdown() -> String {
    let mut text = String::from(
        "# Diagnostics\n\nWritten from `codegen/src/diagnostic/codes/`; a test keeps it fresh (`UPDATE_GOLDENS=1 cargo \
         test --workspace` rewrites it).\n`codegen explain <CODE>` prints one entry.\n",
    );
    for (stage, list) in codes::stages() {
        let _ = write!(text, "\n## {stage}\n");
        for code in list {
            let fence = |example: &str| format!("```text\n{example}\n```");
            let _ = write!(
                text,
                "\n### {} · {}\n\n{} · {}\n\nWrong:\n\n{}\n\nRight:\n\n{}\n",
                code.id,
                code.title,
                capitalised(code.severity.word()),
                code.why,
                fence(code.bad),
                fence(code.good)
            );
        }
    }
    text
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
