//! Names of the pages as words.
//!
//! Enters: a name on the wire, such as `userIdInIdp`, `MFAConfig`, `zh-CN` or `1`. Leaves: its words in lower case, and
//! the words joined as Rust writes names of values and of types.

/// Words whose capitals do not start a new word.
const MIXED: [&str; 2] = ["OAuth", "IdP"];

/// Put before a name that starts with a digit: `1` becomes `value_1` and `Value1`.
const BEFORE_DIGIT: &str = "value";

/// The words of `name`; `None` when it has no word, or a letter that ASCII has not: dropping it would change the name's
/// meaning, and spelling it out in Latin letters is a choice for people.
pub(super) fn split(name: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let foreign = |c: char| c.is_alphanumeric() && !c.is_ascii();
    if name.contains(foreign) {
        return None;
    }
    for part in name.split(|c: char| !c.is_ascii_alphanumeric()) {
        split_part(part, &mut words);
    }
    if words.first()?.starts_with(|c: char| c.is_ascii_digit()) {
        words.insert(0, BEFORE_DIGIT.to_owned());
    }
    Some(words)
}

/// `user_id_in_idp`
pub(super) fn snake(words: &[String]) -> String {
    words.join("_")
}

/// `UserIdInIdp`
pub(super) fn pascal(words: &[String]) -> String {
    let capital = |word: &String| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + rest
    };
    words.iter().map(capital).collect()
}

/// Cuts a run of ASCII letters and digits where a capital starts a word.
fn split_part(mut rest: &str, words: &mut Vec<String>) {
    while !rest.is_empty() {
        let (word, next) = rest.split_at(word_end(rest));
        words.push(word.to_ascii_lowercase());
        rest = next;
    }
}

/// The length of the first word: capitals up to the last one before a small letter (`RSA` of `RSAConfig`), or one
/// capital with the small letters and digits after it (`Config`, `Sm2`). A plural `s` belongs to its capitals (`IDs`).
fn word_end(text: &str) -> usize {
    if let Some(mixed) = MIXED.into_iter().find(|m| text.strip_prefix(m).is_some_and(|next| !starts_lower(next))) {
        return mixed.len() + run(&text[mixed.len()..], |c| c.is_ascii_digit());
    }
    let capitals = run(text, |c| c.is_ascii_uppercase());
    let tail = &text[capitals..];
    let plural = tail.strip_prefix('s').is_some_and(|next| !next.starts_with(|c: char| !c.is_ascii_uppercase()));
    match capitals {
        2.. if plural => capitals + 1,
        2.. if starts_lower(tail) => capitals - 1,
        _ => capitals + run(tail, |c| !c.is_ascii_uppercase()),
    }
}

fn starts_lower(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
}

/// How many bytes of ASCII text from its start are `wanted`.
fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c: char| !wanted(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_real_names() {
        let table = [
            ("userIdInIdp", "user_id_in_idp", "UserIdInIdp"),
            ("lastIp", "last_ip", "LastIp"),
            ("lastIP", "last_ip", "LastIp"),
            ("MFAConfig", "mfa_config", "MfaConfig"),
            ("SystmeInfoRSAConfig", "systme_info_rsa_config", "SystmeInfoRsaConfig"),
            ("SystmeInfoSM2Config", "systme_info_sm2_config", "SystmeInfoSm2Config"),
            ("SMTPEmailProviderConfig", "smtp_email_provider_config", "SmtpEmailProviderConfig"),
            ("CasIdPConfig", "cas_idp_config", "CasIdpConfig"),
            ("OAuth2Config", "oauth2_config", "Oauth2Config"),
            ("CustomFieldI18n", "custom_field_i18n", "CustomFieldI18n"),
            ("country_code3", "country_code3", "CountryCode3"),
            ("apiCode_department", "api_code_department", "ApiCodeDepartment"),
            ("get-user-batch", "get_user_batch", "GetUserBatch"),
            ("zh-CN", "zh_cn", "ZhCn"),
            ("application/json", "application_json", "ApplicationJson"),
            ("extIdpIDs", "ext_idp_ids", "ExtIdpIds"),
            ("IDsOfUsers", "ids_of_users", "IdsOfUsers"),
            ("URLstring", "ur_lstring", "UrLstring"),
            ("ARRAY", "array", "Array"),
            ("M", "m", "M"),
            ("1", "value_1", "Value1"),
            ("+86", "value_86", "Value86"),
            ("2fa", "value_2fa", "Value2fa"),
            ("-get-row-batch", "get_row_batch", "GetRowBatch"),
            ("type", "type", "Type"),
        ];
        for (name, snake_case, pascal_case) in table {
            let words = split(name).unwrap_or_default();
            assert_eq!((snake(&words).as_str(), pascal(&words).as_str()), (snake_case, pascal_case), "{name}");
        }
    }

    #[test]
    fn some_names_have_no_words() {
        for name in ["", "*", "用户", "userId用户", "ß", "１", "--", "🦀"] {
            assert_eq!(split(name), None, "{name}");
        }
    }
}
