//! Hides what a message of the service may repeat of a request: e-mail addresses, phone numbers, tokens.

/// The digits that a number needs to count as a phone number.
const PHONE: usize = 7;
/// The characters that a word without any separator needs to count as a token.
const TOKEN: usize = 40;

/// The text with `***` in place of what looks personal or secret.
pub(super) fn text(text: &str) -> String {
    let is_part = |character| matches!(character, '0'..='9' | 'A'..='Z' | 'a'..='z' | '@' | '.' | '+' | '-' | '_' | '=' | '/' | '%');
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|character| is_part(character) != is_part(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        shown.push_str(if is_part(first) && is_private(word) { "***" } else { word });
        rest = after;
    }
    shown
}

/// A request id as it is, if it is one.
pub(super) fn id(id: &str) -> String {
    let is_id = id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte));
    if is_id { id.to_owned() } else { text(id) }
}

fn is_private(word: &str) -> bool {
    let (mut digits, mut is_number, mut is_one_word) = (0, true, true);
    for byte in word.bytes() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'+' | b'-' => {}
            b'/' | b'.' => (is_number, is_one_word) = (false, false),
            _ => is_number = false,
        }
    }
    let is_email = word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let is_phone = digits >= PHONE && is_number;
    let is_token = word.starts_with("eyJ") || (word.len() >= TOKEN && is_one_word && digits > 0);
    is_email || is_phone || is_token
}

#[cfg(test)]
mod tests {
    use super::{id, text};

    #[test]
    fn what_looks_personal_is_hidden_and_nothing_else() {
        for (message, shown) in [
            ("邮箱 zhang.san+1@example.com 已存在", "邮箱 *** 已存在"),
            ("phone +86-18812345678, code 1234", "phone ***, code 1234"),
            ("token eyJhbGciOi.eyJzdWIi.c2ln expired", "token *** expired"),
            ("key 0123456789abcdef0123456789abcdef01234567: no", "key ***: no"),
            ("手机号18812345678不存在", "手机号***不存在"),
        ] {
            assert_eq!(text(message), shown);
        }
        for plain in [
            "no connection to http://127.0.0.1:54321: tcp connect error",
            "expected an integer, found text at line 1 column 123456",
            "user 6229ffaxxxxxxxxcade3e3d9 not found",
            "a @ b",
            "",
        ] {
            assert_eq!(text(plain), plain);
        }
        assert_eq!((id("1234567890").as_str(), id("a@b.c d").as_str()), ("1234567890", "*** d"));
    }
}
