//! One page as facts: enters a [`Page`], leaves an operation and the DTOs of its page.
//!
//! Here words get their meaning: types, literals, fixed sentences. Whether the facts agree with each other is checked
//! later, in `link`, after the corrections.

mod fields;
mod graphql;
pub(crate) mod literals;
pub(crate) mod route;
mod sentences;
pub(crate) mod types;
mod values;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{
    Constraints, Deprecation, Dto, Envelope, Fact, Field, Method, Operation, Parameter, Place, Reach, Response, Rule,
    Sample, Transport, Type, Version,
};
use crate::load::PageFile;
use crate::page::{Fence, Page, Text};
use crate::source::{Sources, Span};

/// The facts of one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Lowered {
    /// What the path of the page says.
    pub page: PageFile,
    /// The operation.
    pub operation: Operation,
    /// The DTOs of the page, in its order; their reach is not yet known.
    pub dtos: Vec<Dto>,
    /// Whether everything on the page could be read. What a broken page lacks is no further finding.
    pub whole: bool,
}

/// The state of one page's reading.
pub(crate) struct Context<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) diagnostics: &'a mut Diagnostics,
}

impl Context<'_> {
    pub(crate) fn report(
        &mut self,
        code: &'static codes::Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic::new(code, span, message).help(help));
    }
}

/// Reads the facts of a page. `None` when its route is unreadable; each problem is reported in any case.
pub fn lower(file: &PageFile, page: &Page, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Lowered> {
    let mut cx = Context { sources, diagnostics };
    let transport = route::read(&page.route, &mut cx);
    let parameters = fields::read(&page.parameters, &mut cx);
    let dtos: Vec<Dto> = page.dtos.iter().map(|dto| lower_dto(dto, &mut cx)).collect();
    let deprecated = page.deprecated.as_ref().and_then(|text| deprecation(text, &mut cx));
    if let Some(text) = page.intro.iter().find(|text| text.plain().contains("已废弃")) {
        let help = "the deprecation is the first paragraph under the route line";
        cx.report(&codes::MISPLACED_SENTENCE, text.span, "已废弃 stands too late", help);
    }
    let transport = transport?;
    graphql::check(&transport, &parameters, &dtos, &mut cx);
    let response = response(&page.response, &transport.value, file.version, &mut cx);
    let operation = Operation {
        id: file.id.clone(),
        group: file.group.clone(),
        page: file.file,
        title: Fact::new(page.title.marked(), page.title.span, Rule::Title),
        description: intro(&page.intro),
        deprecated,
        parameters: place(parameters, &transport, &mut cx),
        transport,
        response,
        pagination: None,
        samples: page.samples.iter().map(sample).collect(),
    };
    Some(Lowered { page: file.clone(), operation, dtos, whole: true })
}

fn lower_dto(dto: &crate::page::Dto, cx: &mut Context<'_>) -> Dto {
    Dto {
        name: Fact::new(dto.name.plain(), dto.name.span, Rule::DtoHeading),
        fields: fields::read(&dto.rows, cx),
        reach: Reach::Both,
        also_at: Vec::new(),
    }
}

fn intro(paragraphs: &[Text]) -> Option<Fact<String>> {
    let (first, last) = (paragraphs.first()?, paragraphs.last()?);
    let words: Vec<String> = paragraphs.iter().map(Text::marked).collect();
    Some(Fact::new(words.join("\n\n"), Span { end: last.span.end, ..first.span }, Rule::Intro))
}

fn deprecation(text: &Text, cx: &mut Context<'_>) -> Option<Fact<Deprecation>> {
    let value = sentences::deprecation(text.marked().strip_suffix('。')?);
    if value.is_none() {
        let help = "write `已废弃。` or `已废弃，请使用 <operation>。`";
        cx.report(&codes::BAD_SENTENCE, text.span, "this does not say a deprecation", help);
    }
    Some(Fact::new(value?, text.span, Rule::DeprecatedSentence))
}

fn sample(fence: &Fence) -> Fact<Sample> {
    let value = Sample { language: fence.language.clone(), code: fence.code.clone() };
    Fact::new(value, fence.code_span, Rule::SampleFence)
}

/// The JSON of a fence; a syntax error is shown at its own line.
fn example(fence: &Fence, cx: &mut Context<'_>) -> Option<Fact<serde_json::Value>> {
    match serde_json::from_str(&fence.code) {
        Ok(value) => Some(Fact::new(value, fence.code_span, Rule::ExampleResult)),
        Err(error) => {
            let lines: usize =
                fence.code.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            let at = (lines + error.column().saturating_sub(1)).min(fence.code.trim_end().len().saturating_sub(1));
            let start = fence.code_span.start as usize + at;
            let span = cx.sources.span(fence.code_span.file, start..start + 1);
            let reason = error.to_string();
            let message = format!("the example is not JSON: {}", reason.split(" at line ").next().unwrap_or_default());
            cx.report(&codes::EXAMPLE_NOT_JSON, span, message, "the example is a real reply, in JSON");
            None
        }
    }
}

/// The section 请求响应.
fn response(page: &crate::page::Response, transport: &Transport, version: Version, cx: &mut Context<'_>) -> Response {
    let name = Fact::new(page.name.text.clone(), page.name.span, Rule::ResponseType);
    let example = page.example.as_ref().and_then(|fence| example(fence, cx));
    let selection = Vec::new();
    if transport.root_field().is_some() {
        let fields = value(page, cx).into_iter().collect();
        return Response { name, envelope: Envelope::Value, fields, selection, example };
    }
    if !crate::page::is_dto_name(&name.value) {
        let message = format!("`{}` is no name of a response", name.value);
        cx.report(&codes::DTO_NAME, name.at, message, "write a name such as `UserListRespDto`");
    }
    let fields = fields::read(&page.rows, cx);
    Response { name, envelope: envelope(&fields, version), fields, selection, example }
}

/// The reply of a GraphQL operation, as a row.
fn value(page: &crate::page::Response, cx: &mut Context<'_>) -> Option<Field> {
    let at = page.name.span;
    let nullable = page.nullable.map(|at| Fact::new(true, at, Rule::NullableSentence));
    Some(Field {
        name: Fact::new("data".to_owned(), at, Rule::ResponseType),
        ty: Fact::new(types::read(&page.name.text, at, cx)?, at, Rule::ResponseType),
        required: Fact::new(true, at, Rule::ResponseType),
        default: None,
        description: None,
        example: None,
        values: None,
        constraints: Constraints { nullable, ..Constraints::default() },
        sensitive: None,
    })
}

/// How the reply wraps its payload: known by the fields `statusCode` (`code` in v2) and `message`.
fn envelope(fields: &[Field], version: Version) -> Envelope {
    let has = |name: &str| fields.iter().any(|f| f.name.value == name);
    let code = if version == Version::V2 { "code" } else { "statusCode" };
    let known = [code, "message", "apiCode", "requestId", "data"];
    let only_known = fields.iter().all(|f| known.contains(&f.name.value.as_str()));
    match (has(code) && only_known, has("data")) {
        (true, true) => Envelope::Data,
        (true, false) => Envelope::Empty,
        (false, _) if fields.is_empty() => Envelope::Empty,
        (false, _) => Envelope::Flat,
    }
}

/// Where each parameter travels.
fn place(fields: Vec<Field>, transport: &Fact<Transport>, cx: &mut Context<'_>) -> Vec<Parameter> {
    let (method, path) = match &transport.value {
        Transport::Http { method, path } => (*method, path.as_str()),
        _ => return fields.into_iter().map(|field| Parameter { place: Place::Variable, field }).collect(),
    };
    let in_path: Vec<&str> = route::path_names(path).collect();
    for name in &in_path {
        match fields.iter().find(|f| f.name.value == *name) {
            Some(field) if field.required.value => {}
            Some(field) => {
                let message = format!("`{name}` is part of the path, so it is required");
                cx.report(&codes::PATH_PARAMETER, field.required.at, message, "write 是");
            }
            None => {
                let message = format!("the path has `{{{name}}}`, but 请求参数 has no row `{name}`");
                cx.report(&codes::PATH_PARAMETER, transport.at, message, format!("add the row `{name}`"));
            }
        }
    }
    let place = |name: &str| match method {
        _ if in_path.contains(&name) => Place::Path,
        Method::Get | Method::Delete => Place::Query,
        Method::Post | Method::Put | Method::Patch => Place::Body,
    };
    let parameters = fields.into_iter().map(|field| Parameter { place: place(&field.name.value), field });
    let parameters: Vec<Parameter> = parameters.collect();
    parameters.iter().filter(|p| p.place != Place::Body).for_each(|p| check_query_type(&p.field, cx));
    parameters
}

/// A path or query string holds scalars and, in a query, lists of them.
fn check_query_type(field: &Field, cx: &mut Context<'_>) {
    let item = match &field.ty.value {
        Type::Array { items } => items,
        scalar => scalar,
    };
    if matches!(item, Type::Array { .. } | Type::Object | Type::Any | Type::File | Type::Dto { .. }) {
        let message = format!("a `{}` cannot stand in a query string or path", field.ty.value);
        let help = "use string, number, integer, boolean or a list of one of them, or another verb";
        cx.report(&codes::QUERY_TYPE, field.ty.at, message, help);
    }
}
