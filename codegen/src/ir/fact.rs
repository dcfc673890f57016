//! A fact: a value, the place it was read from, and the rule that read it.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// A value that can say where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// What is the case.
    pub value: T,
    /// The words that say so: a cell, a sentence of a cell, a heading, or an entry of corrections.toml.
    pub at: Span,
    /// How the words were read.
    pub rule: Rule,
}

impl<T> Fact<T> {
    /// A fact read from `at` by `rule`.
    pub fn new(value: T, at: Span, rule: Rule) -> Self {
        Self { value, at, rule }
    }
}

/// The rules by which words of a page become facts. `codegen explain` prints their wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The `#` heading.
    Title,
    /// The code span under the title.
    RouteLine,
    /// The paragraphs between the route line and the first section.
    Intro,
    /// The 名称 column.
    NameCell,
    /// The 类型 column.
    TypeCell,
    /// The 必填 column.
    RequiredCell,
    /// The 默认值 column.
    DefaultCell,
    /// The 描述 column without its fixed sentences.
    DescriptionCell,
    /// The 示例值 column.
    ExampleCell,
    /// The sentence 枚举值：….
    EnumSentence,
    /// A `####` table of values and their texts.
    EnumTable,
    /// The sentence 数组长度限制：….
    ArrayLengthSentence,
    /// The sentences 长度限制：…, 最小长度：…, 最大长度：….
    LengthSentence,
    /// The sentences 取值范围：…, 最小值：…, 最大值：….
    RangeSentence,
    /// The sentence 格式：….
    FormatSentence,
    /// The sentence 单位：….
    UnitSentence,
    /// The sentence 加密：….
    EncryptionSentence,
    /// The sentence GraphQL 类型：….
    GraphqlTypeSentence,
    /// The sentence 条件返回：….
    IncludeIfSentence,
    /// The sentence 条件必填：….
    RequiredIfSentence,
    /// The sentence 可为空。
    NullableSentence,
    /// The sentence 已废弃。 or 已废弃，请使用 ….
    DeprecatedSentence,
    /// The line 类型：`…`.
    ResponseType,
    /// The fence under 示例结果：.
    ExampleResult,
    /// A fence under 示例代码.
    SampleFence,
    /// A `###` heading under 数据结构.
    DtoHeading,
    /// The end of a name.
    NameEnd,
    /// The end of the first clause of a description.
    DescriptionEnd,
    /// An entry of corrections.toml.
    Correction,
}

impl Rule {
    /// The rule in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Title => "the level-1 heading is the title",
            Self::RouteLine => "the code span under the title is the route",
            Self::Intro => "the paragraphs under the route are the description",
            Self::NameCell => "the 名称 cell is the name on the wire",
            Self::TypeCell => "the 类型 cell is the type",
            Self::RequiredCell => "是 in the 必填 cell means required",
            Self::DefaultCell => "the code span in the 默认值 cell is the default",
            Self::DescriptionCell => "the 描述 cell without its fixed sentences is the description",
            Self::ExampleCell => "the code span in the 示例值 cell is an example",
            Self::EnumSentence => "the code spans after 枚举值： are the values",
            Self::EnumTable => "a #### table gives the text of each value",
            Self::ArrayLengthSentence => "数组长度限制： bounds the number of items",
            Self::LengthSentence => "长度限制：, 最小长度： and 最大长度： bound the number of characters",
            Self::RangeSentence => "取值范围：, 最小值： and 最大值： bound the number",
            Self::FormatSentence => "格式： names the format of the text or number",
            Self::UnitSentence => "单位： names the unit",
            Self::EncryptionSentence => "加密： says how a text is encrypted before it is sent",
            Self::GraphqlTypeSentence => "GraphQL 类型： names the type of the variable",
            Self::IncludeIfSentence => "条件返回： names the parameter without which the field is not asked for",
            Self::RequiredIfSentence => "条件必填 says when a row that is optional is required",
            Self::NullableSentence => "可为空。 says that null is a value",
            Self::DeprecatedSentence => "已废弃 marks a deprecation",
            Self::ResponseType => "the code span after 类型： names the response",
            Self::ExampleResult => "the json fence after 示例结果： is an example reply",
            Self::SampleFence => "a fence under 示例代码 is a code sample",
            Self::DtoHeading => "a level-3 heading under 数据结构 names a DTO",
            Self::NameEnd => "a name that ends like that of a secret or an address marks one",
            Self::DescriptionEnd => "a description whose first clause ends with a secret or an address marks one",
            Self::Correction => "an entry of spec/corrections.toml replaces what the page says",
        }
    }
}
