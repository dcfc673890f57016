//! Drafts without places, and the strict reader as the judge of what became of them.

use codegen::config::{Config, Correction};
use codegen::diagnostic::{Diagnostics, Style, render_text};
use codegen::import::draft::{Draft, Raw, RawDto, RawRow};
use codegen::import::print;
use codegen::import::refine::{Refined, refine};
use codegen::ir::{Envelope, Fact, Field, Method, Operation, Parameter, Place, Response, Rule, Transport, Version};
use codegen::load::PageFile;
use codegen::source::{FileId, Source, Sources, Span};
use codegen::{link, lower, page};
use serde_json::Value;

/// A row without a place: name, type, description, example.
pub(crate) fn row(name: &str, ty: &str, description: &str, example: Option<&str>) -> RawRow {
    RawRow {
        at: at(),
        name: raw(name),
        ty: raw(ty),
        required: Some(raw("否")),
        default: Some(raw("-")),
        description: raw(description),
        example: example.map(raw),
    }
}

pub(crate) fn at() -> Span {
    Span::file_start(0)
}

pub(crate) fn raw(text: &str) -> Raw {
    Raw { text: text.trim().to_owned(), at: at() }
}

pub(crate) fn dto(name: &str, rows: Vec<RawRow>) -> RawDto {
    RawDto { name: raw(name), rows }
}

pub(crate) fn draft(parameters: Vec<RawRow>, response: Vec<RawRow>, dtos: Vec<RawDto>) -> Draft {
    Draft {
        file: 0,
        title: raw("一辆车"),
        intro: Vec::new(),
        method_name: None,
        says_query: false,
        parameters,
        response_name: Some(raw("CarRespDto")),
        response,
        example: None,
        dtos,
    }
}

/// What a draft says, and the codes of its report.
pub(crate) fn read(draft: &Draft) -> (Refined, Vec<&'static str>) {
    read_with(draft, &[])
}

pub(crate) fn read_with(draft: &Draft, corrections: &[Correction]) -> (Refined, Vec<&'static str>) {
    let mut sources = Sources::default();
    sources.add(Source::new("get-car.md", ""));
    let mut diagnostics = Diagnostics::default();
    let refined = refine(draft, corrections, &sources, &mut diagnostics);
    let codes = diagnostics.iter().map(|d| d.code.id).collect();
    let findings = strict(&refined, corrections, &sources);
    assert!(findings.is_empty(), "{findings}");
    (refined, codes)
}

/// One parameter.
pub(crate) fn one(ty: &str, description: &str, example: &str) -> (Field, Vec<&'static str>) {
    let (mut refined, codes) = read(&draft(vec![row("x", ty, description, Some(example))], vec![], vec![]));
    (refined.parameters.remove(0), codes)
}

/// One field of a structure.
pub(crate) fn inside(ty: &str, description: &str, example: &str) -> (Field, Vec<&'static str>) {
    let car = dto("CarDto", vec![row("x", ty, description, Some(example)), row("y", "string", "`code`", None)]);
    let (mut refined, codes) = read(&draft(vec![row("car", "CarDto", "车", Some(""))], vec![], vec![car]));
    (refined.dtos.remove(0).fields.remove(0), codes)
}

pub(crate) fn values(field: &Field) -> (Vec<&str>, bool) {
    let list = field.values.iter().flat_map(|v| &v.list).map(|v| v.value.value.as_str()).collect();
    (list, field.values.as_ref().is_some_and(|v| v.open))
}

pub(crate) fn fields(refined: &Refined) -> impl Iterator<Item = &Field> {
    refined.parameters.iter().chain(&refined.response).chain(refined.dtos.iter().flat_map(|d| &d.fields))
}

pub(crate) fn prose(field: &Field) -> &str {
    field.description.as_ref().map_or("-", |d| d.value.as_str())
}

pub(crate) fn example(field: &Field) -> Option<Value> {
    field.example.as_ref().map(|f| f.value.clone())
}

/// What the strict reader finds on the printed page.
pub(crate) fn strict(refined: &Refined, corrections: &[Correction], before: &Sources) -> String {
    let text = print(&operation(refined), &refined.dtos);
    let mut sources = before.clone();
    let file = sources.add(Source::new("spec/v3/management/cars/get-car.md", text.as_str()));
    let mut found = Diagnostics::default();
    let place = |file: FileId| PageFile {
        file,
        version: Version::V3,
        client: "management".into(),
        group: "cars".into(),
        id: "get-car".into(),
    };
    if let Some(page) = page::read(file, &sources, &mut found) {
        let lowered = lower::lower(&place(file), &page, &sources, &mut found);
        let config = Config { corrections: corrections.to_vec(), ..Config::default() };
        link::link(lowered.into_iter().collect(), &config, &sources, &mut found);
    }
    // The page has no groups.toml, and a correction may be of another page.
    found.retain(|d| !["C", "O"].contains(&&d.code.id[..1]));
    render_text(&found, &sources, Style::Plain)
}

pub(crate) fn operation(refined: &Refined) -> Operation {
    let parameter = |field: &Field| Parameter { place: Place::Body, field: field.clone() };
    let name = refined.response_name.clone().unwrap_or(Fact::new("CarRespDto".into(), at(), Rule::ResponseType));
    Operation {
        id: "get-car".into(),
        group: "cars".into(),
        page: 0,
        title: refined.title.clone(),
        description: refined.intro.clone(),
        deprecated: refined.deprecated.clone(),
        transport: Fact::new(
            Transport::Http { method: Method::Post, path: "/api/v3/get-car".into() },
            at(),
            Rule::RouteLine,
        ),
        parameters: refined.parameters.iter().map(parameter).collect(),
        response: Response {
            name,
            fields: refined.response.clone(),
            selection: Vec::new(),
            envelope: Envelope::Flat,
            example: refined.example.clone(),
        },
        pagination: None,
        samples: Vec::new(),
    }
}
