//! The 类型 column.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::Type;
use crate::page::is_dto_name;
use crate::source::Span;

use super::Context;

/// The words for types that are no DTO.
const WORDS: [(&str, Type); 7] = [
    ("string", Type::String),
    ("number", Type::Number),
    ("integer", Type::Integer),
    ("boolean", Type::Boolean),
    ("object", Type::Object),
    ("any", Type::Any),
    ("file", Type::File),
];

/// How deep lists may nest. The API knows no list of lists of lists.
const MAX_DEPTH: usize = 4;

/// Why a text is no type.
pub(crate) enum Problem {
    /// `array` without an item type.
    BareArray,
    /// More than [`MAX_DEPTH`] lists.
    TooDeep,
    /// No known word; the closest one.
    Unknown(Option<&'static str>),
}

/// The type that a text names.
pub(crate) fn parse(words: &str) -> Result<Type, Problem> {
    let base = words.trim_end_matches("[]");
    let depth = (words.len() - base.len()) / 2;
    let ty = match WORDS.iter().find(|(word, _)| *word == base) {
        Some((_, ty)) => ty.clone(),
        None if base == "array" => return Err(Problem::BareArray),
        None if is_dto_name(base) && closest(base).is_none() => Type::Dto { name: base.to_owned() },
        None => return Err(Problem::Unknown(closest(base))),
    };
    if depth > MAX_DEPTH {
        return Err(Problem::TooDeep);
    }
    Ok((0..depth).fold(ty, |ty, _| Type::array(ty)))
}

/// Reads a type cell.
pub(super) fn read(words: &str, span: Span, cx: &mut Context<'_>) -> Option<Type> {
    let (code, message, help) = match parse(words) {
        Ok(ty) => return Some(ty),
        Err(Problem::BareArray) => {
            let help = "write the item type, such as `string[]` or `UserDto[]`".to_owned();
            (&codes::BARE_ARRAY, "`array` does not say what it holds".to_owned(), help)
        }
        Err(Problem::TooDeep) => {
            let help = format!("at most {MAX_DEPTH} lists nest; use a DTO or `any`");
            (&codes::TYPE_TOO_DEEP, "the lists nest too deep".to_owned(), help)
        }
        Err(Problem::Unknown(Some(word))) => {
            let finding = Diagnostic::new(&codes::UNKNOWN_TYPE, span, format!("unknown type `{words}`"));
            let fixed = format!("{word}{}", "[]".repeat((words.len() - words.trim_end_matches("[]").len()) / 2));
            cx.diagnostics.push(finding.help(format!("did you mean `{word}`?")).fix(span, fixed));
            return None;
        }
        Err(Problem::Unknown(None)) => {
            let words_of_types: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
            let help =
                format!("the types are {}, the name of a DTO, and any of them with `[]`", words_of_types.join(", "));
            (&codes::UNKNOWN_TYPE, format!("unknown type `{words}`"), help)
        }
    };
    cx.report(code, span, message, help);
    None
}

/// The type word that a misspelt one most likely means.
pub(crate) fn closest(base: &str) -> Option<&'static str> {
    let aliases = [("str", "string"), ("int", "integer"), ("bool", "boolean"), ("float", "number"), ("dict", "object")];
    let lower = base.to_ascii_lowercase();
    let alias = aliases.iter().find(|(alias, _)| *alias == lower).map(|(_, word)| *word);
    let length = lower.chars().count();
    let near = || {
        // Texts are at least as far apart as their lengths, which are faster to compare.
        let candidates =
            WORDS.iter().map(|(word, _)| *word).filter(|word| word.len().abs_diff(length) <= near_enough(word));
        candidates.into_iter().find(|word| strsim::damerau_levenshtein(word, &lower) <= near_enough(word))
    };
    alias.or_else(near)
}

/// Short words are near only when equal but for case.
fn near_enough(word: &str) -> usize {
    if word.len() <= 4 { 0 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types() {
        let parsed = |words: &str| parse(words).ok().map(|ty| ty.to_string());
        for good in ["string", "string[]", "UserDto", "UserDto[][]", "any", "Any1", "file"] {
            assert_eq!(parsed(good).as_deref(), Some(good));
        }
        for bad in ["", "array", "string[", "[]", "userDto", "User Dto", "String", "strng", "string[][][][][]", "用户"]
        {
            assert_eq!(parsed(bad), None, "{bad}");
        }
        assert_eq!(closest("strng"), Some("string"));
        assert_eq!(closest("Bool"), Some("boolean"));
        assert_eq!(closest("UserDto"), None);
    }
}
