//! Values inside the variables of a document: a dotted path such as `userInfo.password` or `udvList[].value` and a JSON
//! text in, the text with the values at that path changed out.

use crate::runtime::values::JsonValue;

/// The variable that a path begins with.
pub(super) fn root(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or_default()
}

/// Changes every value at `path` of the variable `json`; what is absent or `null` stays so.
pub(super) fn change(
    path: &str,
    json: &str,
    mut change: impl FnMut(&mut JsonValue) -> Result<(), String>,
) -> Result<String, String> {
    let mut value: JsonValue =
        serde_json::from_str(json).map_err(|_| format!("the variable `{}` is no JSON", root(path)))?;
    let below = path.get(root(path).len()..).unwrap_or_default();
    at(&mut value, below, &mut change)?;
    Ok(value.to_string())
}

fn at(
    value: &mut JsonValue,
    path: &str,
    change: &mut impl FnMut(&mut JsonValue) -> Result<(), String>,
) -> Result<(), String> {
    if let Some(below) = path.strip_prefix("[]") {
        let items = value.as_array_mut().map(Vec::as_mut_slice).unwrap_or_default();
        return items.iter_mut().try_for_each(|item| at(item, below, change));
    }
    if let Some(path) = path.strip_prefix('.') {
        let (name, below) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
        return value.get_mut(name).map_or(Ok(()), |inner| at(inner, below, change));
    }
    if value.is_null() { Ok(()) } else { change(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_leads_to_each_value() {
        for (path, json, expected) in [
            ("a", "1", "0"),
            ("a.b", r#"{"b":1,"c":2}"#, r#"{"b":0,"c":2}"#),
            ("a[].b.c", r#"[{"b":{"c":1}},{"b":null},{}]"#, r#"[{"b":{"c":0}},{"b":null},{}]"#),
            ("a.b[]", r#"{"b":[1,null,2]}"#, r#"{"b":[0,null,0]}"#),
            ("a.b", "null", "null"),
            ("a.b", "[1]", "[1]"),
        ] {
            let changed = change(path, json, |value| {
                *value = 0.into();
                Ok(())
            });
            assert_eq!(changed.as_deref(), Ok(expected), "{path}");
        }
        assert_eq!(change("a.b", r#"{"b":1}"#, |_| Err("no".to_owned())), Err("no".to_owned()));
        assert_eq!((root("a.b"), root("a[].b"), root("a")), ("a", "a", "a"));
    }
}
