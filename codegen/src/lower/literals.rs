//! The 默认值 and 示例值 columns: `-` or one code span that holds a literal of the row's type.

use serde_json::Value;

use super::Context;
use crate::diagnostic::codes;
use crate::ir::{Fact, Rule, Type};
use crate::page::{Cell, Inline};

/// Reads a literal cell; `None` for `-`.
pub(super) fn read(cell: &Cell, ty: &Type, rule: Rule, cx: &mut Context<'_>) -> Option<Fact<Value>> {
    if cell.plain() == "-" && cell.only_code().is_none() {
        return None;
    }
    let Some(code) = cell.only_code() else {
        let help = "write `-` for none, or the value in a code span";
        cx.report(&codes::BAD_LITERAL_CELL, cell.span, "this is neither `-` nor one code span", help);
        return None;
    };
    fact(code, ty, rule, cx)
}

fn fact(code: &Inline, ty: &Type, rule: Rule, cx: &mut Context<'_>) -> Option<Fact<Value>> {
    match parse(&code.text, ty) {
        Ok(value) => Some(Fact::new(value, code.span, rule)),
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            let message = format!("`{}` is no literal of `{ty}`: {reason}", code.text);
            cx.report(&codes::BAD_LITERAL, code.span, message, "write JSON; only a string may stand without quotes");
            None
        }
    }
}

/// The literal in a code span. A string may stand bare, so text that is no JSON is one.
pub(crate) fn parse(words: &str, ty: &Type) -> Result<Value, serde_json::Error> {
    let bare = || Value::String(words.to_owned());
    match ty {
        Type::String | Type::File if words.starts_with('"') => serde_json::from_str(words).or_else(|_| Ok(bare())),
        Type::String | Type::File => Ok(bare()),
        Type::Enum { .. } | Type::Any => Ok(serde_json::from_str(words).unwrap_or_else(|_| bare())),
        _ => serde_json::from_str(words),
    }
}

/// The text that a code span says: a JSON string, or the words as they stand.
pub(crate) fn text(words: &str) -> String {
    match parse(words, &Type::String) {
        Ok(Value::String(text)) => text,
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn literals() {
        let literal = |words: &str, ty: Type| parse(words, &ty).ok();
        assert_eq!(literal("user_id", Type::String), Some(json!("user_id")));
        assert_eq!(literal("false", Type::String), Some(json!("false")));
        assert_eq!(literal("\"a b\"", Type::String), Some(json!("a b")));
        assert_eq!(literal("\"", Type::String), Some(json!("\"")));
        assert_eq!(literal("false", Type::Boolean), Some(json!(false)));
        assert_eq!(literal("[\"a\"]", Type::array(Type::String)), Some(json!(["a"])));
        assert_eq!(literal("a,b", Type::array(Type::String)), None);
        assert_eq!(literal("10", Type::Any), Some(json!(10)));
        assert_eq!(literal("text", Type::Any), Some(json!("text")));
    }
}
