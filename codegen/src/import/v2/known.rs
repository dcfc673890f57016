//! The rows of methods.toml: enters their text, leaves fields, read as those of a page.

use crate::config::{Method, Methods};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{Constraints, Dto, Fact, Field, Rule, Type, Version};
use crate::load::PageFile;
use crate::lower;
use crate::page;
use crate::source::{FileId, Source, Sources, Span};

const HEAD: &str = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n";

/// What methods.toml knows of parameters and structures.
pub(super) struct Known {
    file: FileId,
    /// The rows of each method, by its place in the file.
    methods: Vec<Vec<Field>>,
    /// The client of a structure, the rows that are only on some pages, and the structure.
    structures: Vec<(String, Vec<String>, Dto)>,
}

impl Known {
    /// Reads all rows as the structures of one page.
    pub(super) fn read(methods: &Methods, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Self {
        let tables = methods.methods.iter().map(|method| method.rows.as_str());
        let tables = tables.chain(methods.structures.iter().map(|structure| structure.rows.as_str()));
        let mut text =
            String::from("# 行\n\n`POST /rows`\n\n## 请求参数\n\n无。\n\n## 请求响应\n\n类型：`Rows`\n\n无。\n");
        for (at, rows) in tables.enumerate() {
            text.push_str(if at == 0 { "\n## 数据结构\n" } else { "" });
            let rows = rows.trim();
            let table = if rows.is_empty() { "无。\n".to_owned() } else { format!("{HEAD}{rows}\n") };
            text.push_str(&format!("\n### Rows{at}\n\n{table}"));
        }
        let file = sources.add(Source::new("the rows of spec/methods.toml", text));
        let place = PageFile {
            file,
            version: Version::V2,
            client: "rows".to_owned(),
            group: "rows".to_owned(),
            id: "rows".to_owned(),
        };
        let page = page::read(file, sources, diagnostics);
        let lowered = page.and_then(|page| lower::lower(&place, &page, sources, diagnostics));
        let mut dtos = lowered.map(|lowered| lowered.dtos).unwrap_or_default().into_iter();
        let rows = methods.methods.iter().map(|_| dtos.next().map(|dto| dto.fields).unwrap_or_default());
        let rows = rows.collect();
        let structures = methods.structures.iter().zip(dtos.by_ref()).map(|(structure, dto)| {
            let name = Fact::new(structure.name.0.clone(), structure.name.1, Rule::DtoHeading);
            (structure.client.clone(), structure.optional.clone(), Dto { name, ..dto })
        });
        Self { file, methods: rows, structures: structures.collect() }
    }

    /// Whether a fact comes from methods.toml.
    pub(super) fn says<T>(&self, fact: &Fact<T>) -> bool {
        fact.at.file == self.file
    }

    /// The rows of a method.
    pub(super) fn parameters(&self, at: usize) -> Vec<Field> {
        self.methods.get(at).cloned().unwrap_or_default()
    }

    /// The structures of a client, as the page of a method has them.
    pub(super) fn structures(&self, entry: &Method) -> impl Iterator<Item = Dto> {
        let of_client = self.structures.iter().filter(|(client, ..)| *client == entry.client);
        of_client.map(|(_, optional, dto)| {
            let mut dto = dto.clone();
            let name = dto.name.value.clone();
            let asked = |field: &Field| entry.with.contains(&format!("{name}.{}", field.name.value));
            dto.fields.retain(|field| !optional.contains(&field.name.value) || asked(field));
            dto
        })
    }

    /// One structure, as the page of a method has it.
    pub(super) fn structure(&self, entry: &Method, name: &str) -> Option<Dto> {
        self.structures(entry).find(|dto| dto.name.value == name)
    }

    /// What a field of this name means in the structures of a client.
    pub(super) fn words(&self, client: &str, name: &str) -> Option<&str> {
        let of_client = self.structures.iter().filter(|(other, ..)| other == client);
        let mut fields = of_client.flat_map(|(.., dto)| &dto.fields).filter(|field| field.name.value == name);
        fields.find_map(|field| field.description.as_ref()).map(|fact| fact.value.as_str())
    }
}

/// Adds what only methods.toml says. Where both say a type, the documentation counts, and corrections.toml mends it.
pub(super) fn complete(fields: &mut Vec<Field>, known: Vec<Field>, diagnostics: &mut Diagnostics) {
    for row in known {
        let Some(field) = fields.iter_mut().find(|field| field.name.value == row.name.value) else {
            fields.push(row);
            continue;
        };
        let is_open = matches!(field.ty.value.innermost(), Type::Any | Type::Object);
        if field.ty.value == Type::Any || is_open && row.ty.value.dto().is_some() {
            field.ty = row.ty;
        } else if field.ty.value != row.ty.value {
            let message = format!("`{}` is `{}` in spec/methods.toml", field.name.value, row.ty.value);
            let finding = Diagnostic::new(&codes::METHOD_TYPE_DIFFERS, field.name.at, message);
            diagnostics.push(finding.help("spec/corrections.toml mends a type that the documentation has wrong"));
        }
        field.required = row.required;
        field.description = row.description.or(field.description.take());
        field.default = field.default.take().or(row.default);
        field.example = field.example.take().or(row.example);
        field.values = row.values.or(field.values.take());
        let (facts, more) = (&mut field.constraints, row.constraints);
        facts.array_length = facts.array_length.take().or(more.array_length);
        facts.length = facts.length.take().or(more.length);
        facts.range = facts.range.take().or(more.range);
        facts.format = facts.format.take().or(more.format);
        facts.unit = facts.unit.take().or(more.unit);
        facts.encrypted = more.encrypted;
        facts.graphql_type = more.graphql_type;
        facts.include_if = more.include_if;
        facts.nullable = facts.nullable.take().or(more.nullable);
        facts.deprecated = facts.deprecated.take().or(more.deprecated);
    }
}

/// The row that stands for a reply over GraphQL.
pub(super) fn value(ty: &Type, at: Span, nullable: bool) -> Field {
    let rule = Rule::ResponseType;
    Field {
        name: Fact::new("data".to_owned(), at, rule),
        ty: Fact::new(ty.clone(), at, rule),
        required: Fact::new(true, at, rule),
        default: None,
        description: None,
        example: None,
        values: None,
        constraints: Constraints {
            nullable: nullable.then(|| Fact::new(true, at, Rule::NullableSentence)),
            ..Constraints::default()
        },
        sensitive: None,
    }
}
