//! Values inside the variables of a document: a dotted path such as `userInfo.password` or `udvList[].value` and a JSON
//! text in, the text with the values at that path changed out.

use crate::values::JsonValue;

/// The variable that a path begins with.
pub(super) fn root(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or_default()
}

/// Changes every value at `path` of the variable `json`; what is absent or `null` stays so. Each level of a list has its
/// own `[]`. A variable of another form is an error: a value in it that is to be changed might be sent as it is.
pub(super) fn change(
    path: &str,
    json: &str,
    mut change: impl FnMut(&mut JsonValue) -> Result<(), String>,
) -> Result<String, String> {
    let root = root(path);
    let mut value: JsonValue = serde_json::from_str(json).map_err(|_| format!("the variable `{root}` is no JSON"))?;
    at(&mut value, root.len(), path, &mut change)?;
    Ok(value.to_string())
}

/// Changes the values in `value`, which is at the first `done` bytes of `path`.
fn at(
    value: &mut JsonValue,
    done: usize,
    path: &str,
    change: &mut impl FnMut(&mut JsonValue) -> Result<(), String>,
) -> Result<(), String> {
    let (here, below) = path.split_at(done);
    if value.is_null() {
        return Ok(());
    }
    if below.starts_with("[]") {
        let items = value.as_array_mut().ok_or_else(|| format!("`{here}` is no list, as `{path}` needs it to be"))?;
        return items.iter_mut().try_for_each(|item| at(item, done + 2, path, change));
    }
    if let Some(names) = below.strip_prefix('.') {
        let fields =
            value.as_object_mut().ok_or_else(|| format!("`{here}` is no object, as `{path}` needs it to be"))?;
        let name = root(names);
        return fields.get_mut(name).map_or(Ok(()), |inner| at(inner, done + 1 + name.len(), path, change));
    }
    change(value)
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
            ("a[][].b", r#"[[{"b":1},{}],null,[null,{"b":2}],[]]"#, r#"[[{"b":0},{}],null,[null,{"b":0}],[]]"#),
            ("a[].b[][]", r#"[{"b":[[1],[2,null]]}]"#, r#"[{"b":[[0],[0,null]]}]"#),
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

    #[test]
    fn a_form_that_the_path_does_not_lead_through_is_an_error() {
        for (path, json, fault) in [
            ("a[].b", r#"[[{"b":"s3cret"}]]"#, "`a[]` is no object, as `a[].b` needs it to be"),
            ("a[][].b", r#"[{"b":"s3cret"}]"#, "`a[]` is no list, as `a[][].b` needs it to be"),
            ("a[].b", r#"{"b":"s3cret"}"#, "`a` is no list, as `a[].b` needs it to be"),
            ("a.b", r#"[{"b":"s3cret"}]"#, "`a` is no object, as `a.b` needs it to be"),
            ("a.b.c", r#"{"b":"s3cret"}"#, "`a.b` is no object, as `a.b.c` needs it to be"),
            ("a.b", "{", "the variable `a` is no JSON"),
        ] {
            assert_eq!(change(path, json, |_| Ok(())), Err(fault.to_owned()), "{json}");
        }
    }
}
