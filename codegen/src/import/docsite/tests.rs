//! Pages of our own making: enters a page with a quirk, leaves what is read and reported.

use super::*;
use crate::source::Source;

const PAGE: &str = "\
# 取样\r
<!--\r
  ## 请求参数\r
-->\r
<LastUpdated />\r
\r
> 此文档根据别处生成\r
\r
第一段\r
第二行\r
### 说明\r
```json\r
{ \"a\": 1 }\r
```\r
## 方法名称\r
\r
`ManagementClient.takeSample`\r
\r
## 请求参数\r
\r
| 名称 | <div style=\"width:80px\">是否必填</div> | 类型 | <div></div>示例值</div> |\r
| ---- | ---- | ---- | ---- |\r
 | ids | 是 | string[]  | `a\r
b` |\r
\r
## 请求响应\r
\r
类型： `SampleRespDto`\r
\r
| 名称 | 类型 | 描述 |\r
| ---- | ---- | ---- |\r
| data | <a href=\"#X\">X</a> | 数据 |\r
\r
示例结果：\r
\r
```json\r
{ \"data\": 1 }\r
```\r
\r
## 数据结构\r
\r
### <a id=\"X\"></a> X\r
\r
!!!include(common/x.md)!!!\r
\r
### Y\r
| 名称 | 类型 |\r
| ---- | ---- |\r
| z | string |\r
";

const INCLUDED: &str = "| 名称 | 类型 | 必填 |\n| - | - | - |\n| x | array | 否 |\n!!!include(common/x.md)!!!\n";

/// The draft and the codes of the findings with their lines.
fn read_page(text: &str) -> (Option<Draft>, Vec<(&'static str, u32)>) {
    let mut sources = Sources::default();
    let file = sources.add(Source::new("a.md", text));
    let included = sources.add(Source::new("x.md", INCLUDED));
    let mut diagnostics = Diagnostics::default();
    let draft = read(file, &sources, &|path| (path == "common/x.md").then_some(included), &mut diagnostics);
    (draft, diagnostics.iter().map(|d| (d.code.id, d.primary.span.line)).collect())
}

#[test]
fn a_page_is_read_in_whole() {
    assert!(sniff(PAGE));
    let (draft, findings) = read_page(PAGE);
    let draft = draft.unwrap();
    assert_eq!(draft.title.text, "取样");
    let intro: Vec<&str> = draft.intro.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(intro, ["第一段\n第二行", "### 说明", "```json\n{ \"a\": 1 }\n```"]);
    assert_eq!(draft.method_name.unwrap().text, "takeSample");
    assert!(draft.says_query);
    let [ids] = &draft.parameters[..] else { panic!("{:?}", draft.parameters) };
    assert_eq!((ids.name.text.as_str(), ids.ty.text.as_str(), ids.description.text.as_str()), ("ids", "string[]", ""));
    assert_eq!((ids.required.as_ref().unwrap().text.as_str(), &ids.default), ("是", &None));
    let example = ids.example.as_ref().unwrap();
    assert_eq!((example.text.as_str(), example.at.line, ids.at.line), ("`a\nb`", 23, 23));
    assert_eq!(draft.response_name.unwrap().text, "SampleRespDto");
    assert_eq!(draft.response[0].ty.text, "<a href=\"#X\">X</a>");
    assert_eq!(draft.example.unwrap().text, "{ \"data\": 1 }");
    let dtos: Vec<(&str, &str)> =
        draft.dtos.iter().map(|d| (d.name.text.as_str(), d.rows[0].name.text.as_str())).collect();
    assert_eq!(dtos, [("X", "x"), ("Y", "z")]);
    assert_eq!(findings, [("I01", 23), ("I06", 4)]);
}

#[test]
fn pages_that_describe_no_single_operation_are_refused() {
    assert_eq!(read_page("## 订阅\n### 请求参数\n- a\n"), (None, vec![("I08", 1)]));
    let table = "| 名称 | 类型 |\n|---|---|\n| a | string |\n";
    let twice = format!("# 令牌\n### 请求参数\n{table}### 请求参数\n{table}");
    assert_eq!(read_page(&twice), (None, vec![("I15", 1)]));
    assert!(!sniff("¶ 请求参数\n名称 | 类型 |\n") && !sniff("## 取样\n#### 参数\n- `a`\n"));
}

#[test]
fn every_lost_line_is_reported() {
    let page = "\
## 请求参数
| a | b |
| 名称 | 类型 |
| a | string |
## 数据
| - | - |
| 名称 | 类型 |
## 请求响应
| 名称 | 类型 | 备注 |
| - | - | - |
| data | string | x
`y`
| | string | - |

| more | number | 1 |

|-|-|-|
<!--
| b | string |
-->
";
    let (draft, findings) = read_page(page);
    assert_eq!(draft.unwrap().response.len(), 2);
    let table = [("I09", 2), ("I13", 3), ("I09", 6)];
    let response = [("I13", 9), ("I10", 11), ("I09", 12), ("I12", 13), ("I09", 13), ("I12", 15), ("I09", 17)];
    assert_eq!(findings, [&table[..], &response, &[("I09", 18), ("I14", 1)]].concat());
}

#[test]
fn the_sample_names_the_method_if_nothing_else_does() {
    let page = "# 取样\n## 请求参数\n| 名称 | 类型 |\n|---|---|\n## 示例代码\n```\nclient.takeSample();\n```\n";
    let (draft, findings) = read_page(page);
    assert_eq!(draft.unwrap().method_name.unwrap().text, "takeSample");
    assert_eq!(findings, [("I16", 7)]);
}

#[test]
fn the_position_column_says_query() {
    let page =
        |position| format!("# A\n## 请求参数\n| 名称 | 位置 | 类型 |\n|---|---|---|\n| a | {position} | string |\n");
    assert!(read_page(&page("query")).0.unwrap().says_query);
    assert!(!read_page(&page("body")).0.unwrap().says_query);
}

#[test]
fn cut_pages_are_read_too() {
    for end in (0..PAGE.len()).filter(|end| PAGE.is_char_boundary(*end)) {
        read_page(&PAGE[..end]);
    }
}
