//! Small APIs made by hand, so that the rust stage is tested alone.
#![allow(dead_code, unreachable_pub, unused_imports, reason = "each test uses a part of it")]

use codegen::diagnostic::Diagnostics;
use codegen::ir::{
    Api, Client, Constraints, Deprecation, Dto, Enum, EnumValue, Envelope, FORMAT, Fact, Field, Method, Operation,
    Parameter, Place, Reach, Response, Rule, Transport, Type, Version,
};
use codegen::output::FileSet;
use codegen::rust::{Pins, render};
use codegen::source::Span;
use serde_json::Value;

mod full;
pub use full::full;

pub fn at(line: u32) -> Span {
    Span { file: 0, line, start: line * 100, end: line * 100 + 1 }
}

pub fn fact<T>(value: T) -> Fact<T> {
    Fact::new(value, at(1), Rule::NameCell)
}

pub fn field(name: &str, ty: Type, required: bool) -> Field {
    Field {
        name: fact(name.to_owned()),
        ty: fact(ty),
        required: fact(required),
        default: None,
        description: None,
        example: None,
        values: None,
        constraints: Constraints::default(),
        sensitive: None,
    }
}

/// Chained facts of a field.
pub trait With {
    fn example(self, value: impl Into<Value>) -> Self;
    fn words(self, text: &str) -> Self;
    fn nullable(self) -> Self;
    fn deprecated(self, replacement: Option<&str>) -> Self;
}

impl With for Field {
    fn example(mut self, value: impl Into<Value>) -> Self {
        self.example = Some(fact(value.into()));
        self
    }

    fn words(mut self, text: &str) -> Self {
        self.description = Some(fact(text.to_owned()));
        self
    }

    fn nullable(mut self) -> Self {
        self.constraints.nullable = Some(fact(true));
        self
    }

    fn deprecated(mut self, replacement: Option<&str>) -> Self {
        self.constraints.deprecated = Some(fact(Deprecation { replacement: replacement.map(str::to_owned) }));
        self
    }
}

pub fn dto_type(name: &str) -> Type {
    Type::Dto { name: name.to_owned() }
}

pub fn enum_type(name: &str) -> Type {
    Type::Enum { name: name.to_owned() }
}

pub fn dto(name: &str, reach: Reach, fields: Vec<Field>) -> Dto {
    Dto { name: fact(name.to_owned()), fields, reach, also_at: Vec::new() }
}

pub fn values(name: &str, reach: Reach, list: &[(&str, Option<&str>)]) -> Enum {
    let value = |(value, text): &(&str, Option<&str>)| EnumValue {
        value: fact((*value).to_owned()),
        text: text.map(|text| fact(text.to_owned())),
    };
    Enum {
        name: name.to_owned(),
        values: list.iter().map(value).collect(),
        open: false,
        owners: vec![format!("{name}.owner")],
        reach,
    }
}

pub fn response(name: &str, envelope: Envelope, data: Option<Type>) -> Response {
    let fields = data.into_iter().map(|ty| field("data", ty, false)).collect();
    Response { name: fact(name.to_owned()), fields, selection: Vec::new(), envelope, example: None }
}

pub fn operation(id: &str, method: Method, parameters: Vec<(Place, Field)>, response: Response) -> Operation {
    Operation {
        id: id.to_owned(),
        group: "users".to_owned(),
        page: 0,
        title: fact(format!("标题 {id}")),
        description: None,
        deprecated: None,
        transport: fact(Transport::Http { method, path: format!("/api/v3/{id}") }),
        parameters: parameters.into_iter().map(|(place, field)| Parameter { place, field }).collect(),
        response,
        pagination: None,
        samples: Vec::new(),
    }
}

pub fn api(operations: Vec<Operation>, dtos: Vec<Dto>, enums: Vec<Enum>) -> Api {
    let client =
        Client { version: Version::V3, name: "management".to_owned(), groups: Vec::new(), operations, dtos, enums };
    Api {
        format: FORMAT,
        files: vec!["spec/v3/management/users/page.md".to_owned()],
        clients: vec![client],
        corrections: Vec::new(),
    }
}

/// The files of an API without findings.
pub fn rendered(api: &Api) -> FileSet {
    let mut diagnostics = Diagnostics::default();
    let files = render(api, &Pins::default(), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    files
}

/// The codes of the findings; there are no files then.
pub fn codes(api: &Api, pins: &[(&str, &str)]) -> Vec<&'static str> {
    let mut diagnostics = Diagnostics::default();
    let entries = pins.iter().map(|(key, name)| ((*key).to_owned(), ((*name).to_owned(), at(9)))).collect();
    let files = render(api, &Pins { entries }, &mut diagnostics);
    assert_eq!(files.is_empty(), diagnostics.has_errors());
    let mut codes: Vec<_> = diagnostics.iter().map(|d| d.code.id).collect();
    codes.sort_unstable();
    codes
}
