//! The call that the doc comment of an operation shows.
//!
//! Enters: the parameters of an operation. Leaves: Rust source made of their documented examples; it compiles, as a doc
//! test, whatever the examples are.

use std::collections::BTreeMap;

use serde_json::Value;

use super::recursion::Recursion;
use crate::ir::{Client, Dto, Field, Parameter, Type};
use crate::rust::names::{ClientNames, OperationNames};

/// What the examples of one client need to know.
pub(super) struct Examples<'a> {
    names: &'a ClientNames,
    dtos: BTreeMap<&'a str, &'a Dto>,
    recursion: Recursion<'a>,
}

/// An example call: the method and perhaps one setter, each with its arguments.
#[derive(Debug)]
pub(super) struct Call {
    chain: Vec<(String, Vec<String>)>,
}

/// Texts and lists are shown only up to this many characters and items.
const MAX_TEXT: usize = 80;
const MAX_ITEMS: usize = 2;

/// The longest call in one line.
const MAX_LINE: usize = 88;

impl Call {
    /// The fenced code.
    pub(super) fn lines(&self, names: &ClientNames) -> Vec<String> {
        let ClientNames { client, module, .. } = names;
        let parent = names.parent.as_ref().map(|parent| format!("{parent}::")).unwrap_or_default();
        let mut code = vec![
            "```no_run".to_owned(),
            format!(
                "# async fn example(client: &authing_client::{parent}{client}) -> Result<(), authing_client::Error> {{"
            ),
        ];
        if self.chain.iter().any(|(_, arguments)| arguments.iter().any(|argument| argument.contains("models::"))) {
            code.push(format!("use authing_client::{parent}{module}::models;"));
            code.push(String::new());
        }
        let links: Vec<String> =
            self.chain.iter().map(|(name, arguments)| format!(".{name}({})", arguments.join(", "))).collect();
        let line = format!("let reply = client{}.send().await?;", links.concat());
        if line.chars().count() <= MAX_LINE {
            code.push(line);
        } else {
            code.push("let reply = client".to_owned());
            for (link, (name, arguments)) in links.into_iter().zip(&self.chain) {
                code.extend(broken_link(&link, name, arguments));
            }
            code.extend(["    .send()".to_owned(), "    .await?;".to_owned()]);
        }
        code.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
        code
    }
}

/// A link of the chain on its own line, or with a line for each argument.
fn broken_link(link: &str, name: &str, arguments: &[String]) -> Vec<String> {
    if link.chars().count() <= MAX_LINE {
        return vec![format!("    {link}")];
    }
    let mut lines = vec![format!("    .{name}(")];
    lines.extend(arguments.iter().map(|argument| format!("        {argument},")));
    lines.push("    )".to_owned());
    lines
}

impl<'a> Examples<'a> {
    /// Looks up the DTOs of a client.
    pub(super) fn new(client: &'a Client, names: &'a ClientNames) -> Self {
        let dtos = client.dtos.iter().map(|dto| (dto.name.value.as_str(), dto)).collect();
        Self { names, dtos, recursion: Recursion::new(&client.dtos) }
    }

    /// The call with all required parameters and the first optional one that has an example.
    pub(super) fn call(&self, names: &OperationNames, required: &[&Parameter], optional: &[&Parameter]) -> Call {
        let arguments: Vec<String> = required.iter().map(|p| self.argument(&p.field, true)).collect();
        let mut chain = vec![(names.method.to_string(), arguments)];
        let shown = |field: &Field| field.example.is_some() && field.constraints.deprecated.is_none();
        let setter = optional.iter().map(|parameter| &parameter.field).find(|field| shown(field));
        if let Some((field, name)) = setter.and_then(|field| Some((field, names.parameters.get(&field.name.value)?))) {
            chain.push((name.to_string(), vec![self.argument(field, true)]));
        }
        Call { chain }
    }

    /// The value of a field: its example, its default, or one of its type. A struct inside a struct stays empty.
    fn argument(&self, field: &Field, outer: bool) -> String {
        let nullable = field.constraints.nullable.as_ref().is_some_and(|fact| fact.value);
        if nullable && field.required.value {
            return "None".to_owned();
        }
        let literal = field.example.as_ref().or(field.default.as_ref()).map(|fact| &fact.value);
        self.value(&field.ty.value, literal, field, outer)
    }

    fn value(&self, ty: &Type, literal: Option<&Value>, field: &Field, outer: bool) -> String {
        match ty {
            Type::String => text(literal, field),
            Type::Number | Type::Integer => number(literal, *ty == Type::Number && field.has_fraction()),
            Type::Boolean => literal.and_then(Value::as_bool).unwrap_or(true).to_string(),
            Type::Object => "authing_client::JsonObject::new()".to_owned(),
            Type::Any | Type::File => "authing_client::JsonValue::Null".to_owned(),
            Type::Enum { name } => self.variant(name, literal),
            Type::Dto { name } => self.structure(name, outer),
            Type::Array { items } => self.list(items, literal, field, outer),
        }
    }

    /// An array where the method takes anything that can be iterated, else an empty `Vec`.
    fn list(&self, items: &Type, literal: Option<&Value>, field: &Field, outer: bool) -> String {
        if matches!(items, Type::Array { .. } | Type::Object | Type::Any | Type::File | Type::Boolean) {
            return "Vec::new()".to_owned();
        }
        let literals = literal.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut shown: Vec<String> =
            literals.iter().take(MAX_ITEMS).map(|item| self.value(items, Some(item), field, outer)).collect();
        if shown.is_empty() {
            shown.push(self.value(items, None, field, outer));
        }
        format!("[{}]", shown.join(", "))
    }

    fn variant(&self, name: &str, literal: Option<&Value>) -> String {
        let wire = match literal {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let names = self.names.ty(name);
        let variant =
            names.and_then(|n| n.members.get(&wire).or_else(|| n.members.values().next()).map(|v| (&n.name, v)));
        variant.map_or_else(|| "\"value\"".to_owned(), |(ty, variant)| format!("models::{ty}::{variant}"))
    }

    fn structure(&self, name: &str, outer: bool) -> String {
        let ty = self.names.ty(name).map_or_else(String::new, |names| names.name.to_string());
        let dto = self.dtos.get(name).filter(|_| outer);
        let Some(dto) = dto else { return format!("models::{ty}::default()") };
        let mut required: Vec<&Field> =
            dto.fields.iter().filter(|f| f.required.value && !self.recursion.closes(name, &f.ty.value)).collect();
        required.sort_by(|a, b| a.name.value.cmp(&b.name.value));
        let arguments: Vec<String> = required.into_iter().map(|field| self.argument(field, false)).collect();
        format!("models::{ty}::new({})", arguments.join(", "))
    }
}

fn text(literal: Option<&Value>, field: &Field) -> String {
    let documented =
        literal.and_then(Value::as_str).filter(|text| !text.is_empty() && text.chars().count() <= MAX_TEXT);
    format!("{:?}", documented.unwrap_or(&field.name.value))
}

/// A number beyond `i32`, the type that inference would choose, needs a suffix.
fn number(literal: Option<&Value>, fraction: bool) -> String {
    if fraction {
        return format!("{:?}", literal.and_then(Value::as_f64).unwrap_or(0.5));
    }
    let number = literal.and_then(Value::as_i64).unwrap_or(1);
    if i32::try_from(number).is_ok() { number.to_string() } else { format!("{number}_i64") }
}
