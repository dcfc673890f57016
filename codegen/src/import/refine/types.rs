//! The 类型 column: enters the raw cell and the type that the description names, leaves a type or how much of it is known.

use crate::ir::Type;
use crate::lower::types::{closest, parse};
use crate::pattern::Pattern;

static TAGS: Pattern = Pattern::new(r"<[^<>]*>");
static LINK: Pattern = Pattern::new(r"\[([^\[\]]*)\]\(([^()]*)\)");
static GENERIC: Pattern = Pattern::new(r"(?i)^(?:array|list|set)\s*<(.*)>$");

/// What a row says about its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Guess {
    /// The type.
    Known(Type),
    /// A list of it is not said what.
    List,
    /// Nothing.
    Unknown,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    /// The type.
    pub(super) guess: Guess,
    /// The word of the cell, when it is no canonical one.
    pub(super) other_word: Option<String>,
    /// Whether the word was taken for another that it resembles.
    pub(super) misspelt: bool,
}

/// Words that other generations and people use.
const WORDS: [(&str, Type); 26] = [
    ("string", Type::String),
    ("str", Type::String),
    ("text", Type::String),
    ("enum", Type::String),
    ("date", Type::String),
    ("datetime", Type::String),
    ("number", Type::Number),
    ("float", Type::Number),
    ("double", Type::Number),
    ("decimal", Type::Number),
    ("integer", Type::Integer),
    ("int", Type::Integer),
    ("int32", Type::Integer),
    ("int64", Type::Integer),
    ("long", Type::Integer),
    ("boolean", Type::Boolean),
    ("bool", Type::Boolean),
    ("object", Type::Object),
    ("map", Type::Object),
    ("json", Type::Object),
    ("dict", Type::Object),
    ("any", Type::Any),
    ("mixed", Type::Any),
    ("file", Type::File),
    ("binary", Type::File),
    ("void", Type::Any),
];

/// Reads a cell; `nested` is the DTO that the description names.
pub(super) fn read(cell: &str, nested: Option<&str>) -> Read {
    let words = LINK.replace(cell, "$1");
    let words = match GENERIC.captures(words.trim()).and_then(|c| c.get(1)) {
        Some(items) => format!("{}[]", items.as_str()),
        None => TAGS.replace(&words, ""),
    };
    let words: String = words.chars().filter(|c| !c.is_whitespace() && !"`\\".contains(*c)).collect();
    let base = words.trim_end_matches("[]");
    let depth = ((words.len() - base.len()) / 2).min(4);
    let list = |ty: Type| (0..depth).fold(ty, |ty, _| Type::array(ty));
    let of_dto = |name: Option<&str>| name.and_then(dto_name).map(|name| Type::Dto { name });
    let lower = base.to_ascii_lowercase();
    let known = WORDS.iter().find(|(word, _)| *word == lower).map(|(_, ty)| ty.clone());
    // What is linked, or starts with a capital, names a DTO.
    let is_word = known.is_none() && base == lower && base == cell.trim().trim_matches('`').trim_end_matches("[]");
    let misspelt = closest(base).filter(|_| is_word).and_then(|word| parse(word).ok());
    let guess = match (known, of_dto(nested)) {
        (Some(Type::Object), Some(dto)) => Guess::Known(list(dto)),
        (Some(ty), _) => Guess::Known(list(ty)),
        (None, nested) if base.is_empty() => nested.map_or(Guess::Unknown, |dto| Guess::Known(list(dto))),
        (None, nested) if matches!(lower.as_str(), "array" | "list") => match nested {
            Some(dto) => Guess::Known(Type::array(list(dto))),
            None if depth > 0 => Guess::Known(list(Type::array(Type::Any))),
            None => Guess::List,
        },
        (None, _) if misspelt.is_some() => misspelt.clone().map_or(Guess::Unknown, |ty| Guess::Known(list(ty))),
        (None, _) => of_dto(Some(base)).map_or(Guess::Unknown, |dto| Guess::Known(list(dto))),
    };
    let canonical = parse(base).is_ok() || base.is_empty() || base == "array";
    Read { guess, misspelt: misspelt.is_some(), other_word: (!canonical).then(|| base.to_owned()) }
}

/// The name of a DTO as a page of spec/ may have it: letters and digits, the first a capital, unlike a word for a type.
pub(super) fn dto_name(words: &str) -> Option<String> {
    let mut name: String = words.chars().filter(char::is_ascii_alphanumeric).collect();
    let first = name.get_mut(..1)?;
    first.make_ascii_uppercase();
    let usable = |name: &str| matches!(parse(name), Ok(Type::Dto { .. }));
    if !usable(&name) {
        name.push_str("Dto");
    }
    usable(&name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ty(cell: &str, nested: Option<&str>) -> String {
        match read(cell, nested).guess {
            Guess::Known(ty) => ty.to_string(),
            Guess::List => "list".to_owned(),
            Guess::Unknown => "?".to_owned(),
        }
    }

    #[test]
    fn cells() {
        let link = |name: &str| format!("<a href=\"#{name}\">{name}</a>");
        assert_eq!(ty(&link("CarDto"), None), "CarDto");
        assert_eq!(ty("<a href=\"#CarDto\">CarDto[]</a>", None), "CarDto[]");
        assert_eq!(ty("[CarDto](#CarDto)", None), "CarDto");
        assert_eq!(ty("<a href=\"#\"></a>", None), "?");
        assert_eq!(ty("", Some("CarDto")), "CarDto");
        assert_eq!(ty("array", Some("CarDto")), "CarDto[]");
        assert_eq!(ty("array", None), "list");
        assert_eq!(ty("object", Some("CarDto")), "CarDto");
        assert_eq!(ty("string", Some("Colour")), "string");
        for (cell, expected) in
            [("String", "string"), ("str", "string"), ("bool", "boolean"), ("map", "object"), ("enum", "string")]
        {
            assert_eq!(ty(cell, None), expected);
            assert_eq!(read(cell, None).other_word.as_deref(), Some(cell));
        }
        assert_eq!(ty("array<string>", None), "string[]");
        assert_eq!((ty("boolen", None), ty("strng[]", None)), ("boolean".to_owned(), "string[]".to_owned()));
        assert!(read("boolen", None).misspelt && !read("bool", None).misspelt);
        assert_eq!((ty(&link("objects"), None), ty("Strin", None)), ("ObjectsDto".to_owned(), "StrinDto".to_owned()));
        assert_eq!(ty("string []", None), "string[]");
        assert_eq!(ty("用户", None), "?");
        assert!([&TAGS, &LINK, &GENERIC].iter().all(|p| p.compiles()));
    }

    #[test]
    fn names_of_dtos() {
        assert_eq!(dto_name("carDto").as_deref(), Some("CarDto"));
        assert_eq!(dto_name("Car_Dto<T>").as_deref(), Some("CarDtoT"));
        assert_eq!(dto_name("Any").as_deref(), Some("AnyDto"));
        assert_eq!(dto_name("用户"), None);
        assert_eq!(dto_name("1"), None);
    }
}
