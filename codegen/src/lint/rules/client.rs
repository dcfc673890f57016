//! W40: what makes the generated client worse than it need be.

use serde_json::Value;

use super::super::context::{Out, Owner, PageFacts, Row};
use super::super::rule::rules;
use super::names::is_text;
use super::prose::in_request;
use crate::ir::{Sensitivity, Type};
use crate::pattern::Pattern;

rules! { Client:
    "W401" "secret-not-marked" Note All Nothing Row secret;
        title "a text is about a secret and is not kept out of logs"
        says "A text whose description says 密码, 密钥, 私钥 or 令牌 is not taken for a secret by its name and first clause."
        why "Its values are in `Debug` and in spans. Most such rows are about a secret and are none."
        bad "| seed | string | 否 | - | 生成密钥所用的种子。 | - |"
        good "| seed | string | 否 | - | 生成随机数所用的种子。 | - |"

    "W402" "large-number" Warning Recommended Nothing Row large;
        title "a number is too large for JSON readers"
        says "An example or default of a number is a whole number beyond 2^53."
        why "JavaScript and many other readers round it; such values are sent as texts."
        bad "| serial | number | 否 | - | 序号。 | `9223372036854775807` |"
        good "| serial | string | 否 | - | 序号。 | `9223372036854775807` |"

    "W403" "empty-structure" Note Strict Nothing Page empty;
        title "a data structure lists no fields"
        says "The table of a data structure is `无。`, and so it has no rows."
        why "Users get a type without fields."
        bad "### HollowDto\n\n无。"
        good "### HollowDto with a table"

    "W404" "untyped-payload" Note All Nothing Row payload;
        title "the payload of a reply has no type"
        says "The row `data` of a reply is `object`, `any` or a list of them."
        why "Users get JSON values; the census lists them."
        bad "| data | object | 否 | - | 结果。 | - |"
        good "| data | ThingDto | 否 | - | 结果。 | - |"

    "W405" "secret-in-example" Warning Recommended Nothing Row secret_example;
        title "an example looks like a real secret"
        says "An example or default is a signed JSON web token, a private key or an access key of a cloud, and is not shortened by `xxx`, `***` or `...`."
        why "Secrets in documentation are found by whoever looks for them; real ones must be replaced and revoked."
        bad "| token2 | string | 否 | - | 凭证。 | `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U` |"
        good "| token2 | string | 否 | - | 凭证。 | `eyJhbGxxxxxx.eyJzdWxxxxxx.dozjgxxxxxx` |"

    "W406" "person-in-example" Note All Nothing Row person;
        title "an example looks like the address of a real person"
        says "An example is a Chinese mobile number without five equal or rising digits, or a mail address outside example.com, example.org, test.com and authing.co."
        why "It may reach somebody."
        bad "| contact | string | 否 | - | 联系方式。 | `13924601753` |"
        good "| contact | string | 否 | - | 联系方式。 | `188xxxx8888` |"

    "W407" "missing-example" Note All Nothing Row missing;
        title "a required parameter has no example"
        says "A parameter with 必填 是 has `-` in 示例值; booleans and rows with values do not count."
        why "Users do not see what it looks like."
        bad "| lang | string | 是 | - | 界面语言。 | - |"
        good "| lang | string | 是 | - | 界面语言。 | `zh-CN` |"

    "W408" "many-required" Note All Nothing Page many;
        title "an operation requires many parameters"
        says "More than six parameters are required."
        why "The method takes them all in a row, where they are easily swapped."
        bad "seven rows with 必填 是"
        good "six"

    "W409" "secret-in-url" Warning Strict Nothing Row in_url;
        title "a secret travels in the URL"
        says "A parameter that is taken for a secret travels in the path or the query string."
        why "URLs are kept in logs of servers and proxies."
        bad "`GET /api/v3/probe` with | password | …"
        good "`POST /api/v3/probe` with | password | …"

    "W410" "file-among-values" Note All Nothing Page file;
        title "a request holds a file and other values"
        says "A parameter has the type `file`."
        why "The request is a form, which the client sends in another way than all others; users should look twice."
        bad "| photo | file | 是 | - | 头像。 | - |"
        good "| photo | string | 是 | - | 头像的地址。 | - |"
}

static SECRET: Pattern = Pattern::new("密码|密钥|私钥|令牌");
static TOKENS: Pattern = Pattern::new(
    r"^eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}$|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]{64}|\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bLTAI[A-Za-z0-9]{12,20}\b|\bAKID[A-Za-z0-9]{32}\b",
);
static MOBILE: Pattern = Pattern::new(r"^(?:\+?86)?(1[3-9][0-9]{9})$");
static MAIL: Pattern = Pattern::new(r"^[A-Za-z0-9._+-]+@([A-Za-z0-9.-]+\.[a-z]{2,})$");

fn secret(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(found) = row.prose().and_then(|prose| SECRET.find(&prose.words)) else { return };
    let plain = row.field.values.is_none() && is_text(&row.field.ty.value);
    if plain && !row.page.client.sensitive.contains_key(&row.subject()) {
        let finding = out.finding(row.field.name.at, format!("`{}` is not taken for a secret", row.name()));
        out.push(finding.also(row.place(found.range()), "about a secret"));
    }
}

fn large(row: &Row<'_>, out: &mut Out<'_>) {
    for literal in [&row.field.default, &row.field.example].into_iter().flatten() {
        let number = literal.value.as_u64().or_else(|| literal.value.as_i64().map(i64::unsigned_abs));
        if number.is_some_and(|number| number > 1 << 53) && !literal.value.is_f64() {
            let finding = out.finding(literal.at, "this number is beyond 2^53");
            out.push(finding.also(row.field.ty.at, "the type").help("is it sent as a text?"));
        }
    }
}

fn empty(page: &PageFacts<'_>, out: &mut Out<'_>) {
    for dto in page.page.dtos.iter().filter(|dto| dto.fields.is_empty()) {
        let finding = out.finding(dto.name.at, format!("`{}` lists no fields", dto.name.value));
        out.push(finding.of(format!("{}.{}", page.client.name, dto.name.value)));
    }
}

fn payload(row: &Row<'_>, out: &mut Out<'_>) {
    let untyped = matches!(row.field.ty.value.innermost(), Type::Object | Type::Any);
    if untyped && row.name() == "data" && matches!(row.owner, Owner::Reply) {
        out.push(out.finding(row.field.ty.at, format!("the payload is `{}`", row.field.ty.value)));
    }
}

fn texts(row: &Row<'_>) -> Vec<(String, crate::source::Span)> {
    let literals = [&row.field.default, &row.field.example].into_iter().flatten();
    let text = |value: &Value| value.as_str().or_else(|| value.as_array()?.first()?.as_str()).map(str::to_owned);
    literals.filter_map(|fact| Some((text(&fact.value)?, fact.at))).collect()
}

fn secret_example(row: &Row<'_>, out: &mut Out<'_>) {
    for (text, at) in texts(row) {
        let shortened =
            ["xxx", "XXX", "***", "...", "…", "<", "example", "EXAMPLE"].iter().any(|word| text.contains(word));
        if !shortened && TOKENS.is_match(&text) {
            let finding = out.finding(at, "this looks like a real secret");
            out.push(finding.help("shorten it by `xxx`; if it was real, revoke it"));
        }
    }
}

fn person(row: &Row<'_>, out: &mut Out<'_>) {
    const SAFE: [&str; 9] = ["example", "test", "authing", "xxx", "demo", "mail.com", "domain", "company", "abc"];
    for (text, at) in texts(row) {
        let mobile = MOBILE.captures(&text).and_then(|found| found.get(1)).is_some_and(|number| {
            let digits = number.as_str().as_bytes();
            let same = digits.windows(5).any(|five| five.iter().all(|d| Some(d) == five.first()));
            let rising = digits.windows(5).any(|five| five.windows(2).all(|two| two[1] == two[0] + 1));
            !same && !rising
        });
        let host = MAIL.captures(&text).and_then(|found| found.get(1).map(|host| host.as_str().to_owned()));
        if mobile || host.is_some_and(|host| !SAFE.iter().any(|safe| host.contains(safe))) {
            out.push(out.finding(at, "this looks like the address of a real person"));
        }
    }
}

fn missing(row: &Row<'_>, out: &mut Out<'_>) {
    let field = row.field;
    let told = field.example.is_some() || field.values.is_some() || field.ty.value == Type::Boolean;
    if field.required.value && !told && matches!(row.owner, Owner::Parameters) && field.ty.value != Type::File {
        out.push(out.finding(field.name.at, format!("`{}` is required and has no example", row.name())));
    }
}

fn many(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let count = page.operation().parameters.iter().filter(|p| p.field.required.value).count();
    if count > 6 {
        out.push(
            out.finding(page.operation().title.at, format!("`{}` requires {count} parameters", page.operation().id)),
        );
    }
}

fn in_url(row: &Row<'_>, out: &mut Out<'_>) {
    let parameters = &page_parameters(row);
    let places = [crate::ir::Place::Path, crate::ir::Place::Query];
    let in_url = parameters.iter().any(|p| p.field.name.value == row.name() && places.contains(&p.place));
    let secret = row.page.client.sensitive.get(&row.subject()) == Some(&Sensitivity::Secret);
    if matches!(row.owner, Owner::Parameters) && in_url && secret && in_request(row) {
        let finding = out.finding(row.field.name.at, format!("the secret `{}` travels in the URL", row.name()));
        out.push(finding.also(row.page.operation().transport.at, "the route"));
    }
}

fn page_parameters<'a>(row: &Row<'a>) -> &'a [crate::ir::Parameter] {
    &row.page.operation().parameters
}

fn file(page: &PageFacts<'_>, out: &mut Out<'_>) {
    for parameter in &page.operation().parameters {
        if matches!(parameter.field.ty.value.innermost(), Type::File) {
            out.push(out.finding(parameter.field.ty.at, format!("`{}` is a file", parameter.field.name.value)));
        }
    }
}
