//! Fields whose values nobody should read in a log, known by their names and by what their descriptions say they are.
//!
//! A name counts by how it ends (`oldPassword`, `access_token`, but not `tokenExpiresIn`), a description by how its first
//! clause ends (“用户的密码”, but not “密码的安全强度等级”). Only texts and values without listed fields are marked: a structure
//! hides its own fields, and the values of an enum are known to everybody.

use crate::ir::{Dto, Fact, Field, Operation, Rule, Sensitivity, Type};

/// How the names of secrets end, in lower case and without separators.
const SECRET_NAMES: [&str; 22] = [
    "password",
    "passwd",
    "pwd",
    "secret",
    "token",
    "passcode",
    "otp",
    "captcha",
    "captchacode",
    "verifycode",
    "recoverycode",
    "permanentcode",
    "credential",
    "credentials",
    "privatekey",
    "secretkey",
    "accesskey",
    "apikey",
    "aeskey",
    "salt",
    "ticket",
    "ciphertext",
];

/// How the first clauses about secrets end.
const SECRET_WORDS: [&str; 15] = [
    "密码",
    "密钥",
    "私钥",
    "令牌",
    "口令",
    "密文",
    "验证码",
    "授权码",
    "恢复码",
    "临时凭证",
    "凭据",
    "Token",
    "Secret",
    "token",
    "得到的 `code`",
];

/// How the names of addresses of persons end.
const PERSONAL_NAMES: [&str; 5] = ["email", "phone", "mobile", "phonenumber", "mobilenumber"];

/// How the first clauses about addresses of persons end.
const PERSONAL_WORDS: [&str; 4] = ["邮箱地址", "电子邮箱", "手机号码", "手机号"];

/// Marks the sensitive fields of a client.
pub(super) fn mark(operations: &mut [Operation], dtos: &mut [Dto]) {
    for operation in operations {
        let parameters = operation.parameters.iter_mut().map(|parameter| &mut parameter.field);
        parameters.chain(&mut operation.response.fields).for_each(mark_field);
    }
    dtos.iter_mut().flat_map(|dto| &mut dto.fields).for_each(mark_field);
}

fn mark_field(field: &mut Field) {
    let holds_text = matches!(field.ty.value.innermost(), Type::String | Type::Object | Type::Any);
    field.sensitive = if holds_text && field.values.is_none() { found(field) } else { None };
}

fn found(field: &Field) -> Option<Fact<Sensitivity>> {
    let name: String = field.name.value.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    let by_name = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end)).then_some((field.name.at, Rule::NameEnd));
    let described = field.description.as_ref().map(|fact| (first_clause(&fact.value), fact.at));
    let by_words = |ends: &[&str]| {
        let (clause, at) = described?;
        ends.iter().any(|end| clause.ends_with(end)).then_some((at, Rule::DescriptionEnd))
    };
    let kinds = [
        (Sensitivity::Secret, by_name(&SECRET_NAMES).or_else(|| by_words(&SECRET_WORDS))),
        (Sensitivity::Personal, by_name(&PERSONAL_NAMES).or_else(|| by_words(&PERSONAL_WORDS))),
    ];
    kinds.into_iter().find_map(|(kind, place)| place.map(|(at, rule)| Fact::new(kind, at, rule)))
}

fn first_clause(text: &str) -> &str {
    text.split(['，', '。', '；', '（', '(', '：', '\n']).next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Constraints;
    use crate::source::Span;

    fn sensitivity(name: &str, description: &str, ty: Type) -> Option<Sensitivity> {
        let at = Span::file_start(0);
        let mut field = Field {
            name: Fact::new(name.to_owned(), at, Rule::NameCell),
            ty: Fact::new(ty, at, Rule::TypeCell),
            required: Fact::new(false, at, Rule::RequiredCell),
            default: None,
            description: Some(Fact::new(description.to_owned(), at, Rule::DescriptionCell)),
            example: None,
            values: None,
            constraints: Constraints::default(),
            sensitive: None,
        };
        mark_field(&mut field);
        field.sensitive.map(|fact| fact.value)
    }

    #[test]
    fn names_count_by_their_ends() {
        for name in ["password", "oldPassword", "access_token", "id-token", "AppSecret", "totp", "encodingAESKey"] {
            assert_eq!(sensitivity(name, "-", Type::String), Some(Sensitivity::Secret), "{name}");
        }
        for name in ["tokenExpiresIn", "passwordLastSetAt", "phoneCountryCode", "emailVerified", "code", "key"] {
            assert_eq!(sensitivity(name, "-", Type::String), None, "{name}");
        }
        assert_eq!(sensitivity("mfaPhone", "-", Type::String), Some(Sensitivity::Personal));
    }

    #[test]
    fn descriptions_count_by_the_end_of_their_first_clause() {
        for words in
            ["发件所用的密码。", "从华为移动端取得的授权码，一次有效。", "小程序调用 `wx.login` 得到的 `code`。"]
        {
            assert_eq!(sensitivity("x", words, Type::String), Some(Sensitivity::Secret), "{words}");
        }
        for words in ["密码的安全强度等级。", "手机号码的国际区号。", "角色的识别码。"] {
            assert_eq!(sensitivity("x", words, Type::String), None, "{words}");
        }
        assert_eq!(sensitivity("x", "用来接收通知的手机号码。", Type::String), Some(Sensitivity::Personal));
    }

    #[test]
    fn only_what_holds_text_is_marked() {
        assert_eq!(sensitivity("token", "-", Type::array(Type::String)), Some(Sensitivity::Secret));
        assert_eq!(sensitivity("token", "-", Type::Any), Some(Sensitivity::Secret));
        for ty in [Type::Boolean, Type::Number, Type::Dto { name: "TokenDto".to_owned() }] {
            assert_eq!(sensitivity("token", "-", ty), None);
        }
    }
}
