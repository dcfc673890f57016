//! A method as the draft of a page: enters a method with dotted parameters, leaves a table of parameters and a table for
//! each structure that has fields.

use crate::config::Method;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::import::draft::{Draft, Raw, RawDto, RawRow};
use crate::import::methods::{MethodDraft, ParamDraft};
use crate::page::is_dto_name;

/// Cuts the paths of the parameters. What the entry leaves out, or takes apart, is reported.
pub(super) fn draft(method: &MethodDraft, entry: &Method, diagnostics: &mut Diagnostics) -> Draft {
    let mut rows = Rows { method, parameters: Vec::new(), dtos: Vec::new() };
    for param in &method.params {
        let path = segments(&param.path.text);
        let flat = path.first().is_some_and(|root| entry.flatten.contains(root));
        if let Some(reason) = entry.omit.get(&param.path.text) {
            let message = format!("`{}` was left out: {reason}", param.path.text);
            diagnostics.push(Diagnostic::new(&codes::PARAMETER_LEFT_OUT, param.path.at, message));
        } else if flat && path.len() == 1 {
            let message = format!("the fields of `{}` became parameters", param.path.text);
            diagnostics.push(Diagnostic::new(&codes::ARGUMENT_TAKEN_APART, param.path.at, message));
        } else {
            rows.add(param, if flat { &path[1..] } else { &path }, &path);
        }
    }
    let Rows { parameters, dtos, .. } = rows;
    Draft {
        file: method.at.file,
        title: method.title.clone(),
        intro: method.description.clone(),
        method_name: Some(method.name.clone()),
        says_query: false,
        parameters,
        response_name: None,
        response: Vec::new(),
        example: None,
        dtos,
    }
}

/// `updates[list][on]` and `updates.list.on` → `updates`, `list`, `on`
fn segments(path: &str) -> Vec<String> {
    path.split(['.', '[', ']']).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

struct Rows<'a> {
    method: &'a MethodDraft,
    parameters: Vec<RawRow>,
    dtos: Vec<RawDto>,
}

impl Rows<'_> {
    /// Puts a parameter into the table of what it stands in; `path` is what is left of the `whole` one.
    fn add(&mut self, param: &ParamDraft, path: &[String], whole: &[String]) {
        let Some((name, outer)) = path.split_last() else { return };
        let at = param.path.at;
        let ty = param.ty.as_ref().map(|ty| ty.text.clone()).filter(|ty| !is_nothing(ty)).unwrap_or_default();
        let held = self.structure(whole).map(|name| if ty.ends_with("[]") { format!("{name}[]") } else { name });
        let row = RawRow {
            at: param.at,
            name: Raw { text: name.clone(), at },
            ty: Raw { text: held.unwrap_or(ty), at: param.ty.as_ref().map_or(at, |ty| ty.at) },
            required: None,
            default: None,
            description: Raw { text: with_values(&param.description.text), at: param.description.at },
            example: param.example.clone().or_else(|| moment(&param.description)),
        };
        if outer.is_empty() {
            self.parameters.push(row);
            return;
        }
        let Some(owner) = self.structure(&whole[..whole.len() - 1]) else { return };
        match self.dtos.iter_mut().find(|dto| dto.name.text == owner) {
            Some(dto) => dto.rows.push(row),
            None => self.dtos.push(RawDto { name: Raw { text: owner, at }, rows: vec![row] }),
        }
    }

    /// The structure behind a path, if it has fields: its type, or else a name made of the path.
    fn structure(&self, path: &[String]) -> Option<String> {
        let below = |param: &&ParamDraft| segments(&param.path.text);
        let has_fields = self.method.params.iter().any(|param| {
            let other = below(&param);
            other.len() > path.len() && other.starts_with(path)
        });
        if !has_fields {
            return None;
        }
        let own = self.method.params.iter().find(|param| below(param) == path);
        let ty = own.and_then(|param| param.ty.as_ref()).map(|ty| ty.text.trim_end_matches("[]").to_owned());
        let known = ty.filter(|ty| is_dto_name(ty) && !matches!(ty.as_str(), "Object" | "Array" | "List"));
        known.or_else(|| Some(path.iter().fold(pascal(&self.method.name.text), |name, part| name + &pascal(part))))
    }
}

/// What a page writes where it does not know the type.
fn is_nothing(ty: &str) -> bool {
    matches!(ty.to_ascii_lowercase().as_str(), "null" | "none" | "undefined")
}

/// Capitals that are explained in parentheses, `M(Man) 表示…、F(Female) 表示…`, as a list of values.
fn with_values(text: &str) -> String {
    let mut values: Vec<(usize, char)> = Vec::new();
    let mut last = [' ', ' '];
    for (at, c) in text.char_indices() {
        if matches!(c, '(' | '（') && last[1].is_ascii_uppercase() && !last[0].is_ascii_alphanumeric() {
            values.push((at - 1, last[1]));
        }
        last = [last[1], c];
    }
    match values.first() {
        Some((start, _)) if values.len() > 1 => {
            let list: Vec<String> = values.iter().map(|(_, value)| value.to_string()).collect();
            format!("{}，可选值 {}", text[..*start].trim_end(), list.join(", "))
        }
        _ => text.to_owned(),
    }
}

/// The first moment in quotes of a description that names ISO 8601: an example, by which the format is known.
fn moment(description: &Raw) -> Option<Raw> {
    let text = &description.text;
    if !text.contains("ISO8601") && !text.contains("ISO 8601") {
        return None;
    }
    let is_moment =
        |word: &&str| word.contains('T') && word.ends_with('Z') && word.starts_with(|c: char| c.is_ascii_digit());
    let word = text.split('"').find(is_moment)?;
    Some(Raw { text: format!("`{word}`"), at: description.at })
}

/// `add_group` → `AddGroup`
fn pascal(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_moments_in_words() {
        let text = "性别, M(Man) 男、F(Female) 女、未知 U(Unknown)";
        assert_eq!(with_values(text), "性别,，可选值 M, F, U");
        for plain in ["", "编号（ID）", "见 A(a)", "名称(可选)"] {
            assert_eq!(with_values(plain), plain);
        }
        let raw = |text: &str| Raw { text: text.to_owned(), at: crate::source::Span::file_start(0) };
        let words = |text: &str| moment(&raw(text)).map(|raw| raw.text);
        let found = words("符合 ISO8601。(如 \"2017-06-07T14:34:08.700\", \"2017-06-07T14:34:08.700Z\")");
        assert_eq!(found.as_deref(), Some("`2017-06-07T14:34:08.700Z`"));
        assert_eq!(words("ISO8601"), None);
        assert_eq!(words("\"2017-06-07T14:34:08.700Z\""), None);
    }

    #[test]
    fn paths_have_segments() {
        assert_eq!(segments("updates[list][on]"), ["updates", "list", "on"]);
        assert_eq!(segments("userInfo.email"), ["userInfo", "email"]);
        assert_eq!(pascal("add_group"), "AddGroup");
    }
}
