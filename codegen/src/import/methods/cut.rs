//! Where a name begins that is glued to the end of another text.
//!
//! Enters: `用户 IDupdates` and the arguments of the signature. Leaves: the place of `updates`. A path begins with an
//! argument, so the last argument that a dot or bracket follows begins it; else the longest argument at the very end.

/// A name at the end of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Where it begins.
    pub(super) at: usize,
    /// Whether characters of a name stand right before it.
    pub(super) glued: bool,
    /// Whether it begins with an argument.
    pub(super) known: bool,
}

/// Finds the name at the end of `text`; `None` when it ends with no name.
pub(super) fn cut(text: &str, roots: &[&str]) -> Option<Cut> {
    let start =
        text.rfind(|c: char| !is_path_char(c)).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let tail = &text[start..];
    let root = dotted(tail, roots).or_else(|| bare(tail, roots));
    let whole = tail.trim_start_matches('.');
    let offset = root.unwrap_or(tail.len() - whole.len());
    let first = tail[offset..].chars().next()?;
    (first.is_ascii_alphabetic() || first == '_').then_some(Cut {
        at: start + offset,
        glued: offset > 0,
        known: root.is_some(),
    })
}

fn is_path_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '[' | ']')
}

/// The last place of an argument with a dot or bracket behind it; of arguments that overlap, the longer.
fn dotted(tail: &str, roots: &[&str]) -> Option<usize> {
    let places = roots.iter().flat_map(|root| {
        let follows = |at: &usize| tail[at + root.len()..].starts_with(['.', '[']) && tail.len() > at + root.len() + 1;
        tail.match_indices(root).map(|(at, _)| at).filter(follows).map(move |at| (at, at + root.len()))
    });
    let inner = |at: usize| at > 0 && tail[..at].ends_with(['.', '[']);
    let (last, end) = places.clone().max_by_key(|(at, end)| (!inner(*at), *end, tail.len() - at))?;
    Some(places.filter(|(_, other)| *other == end).map(|(at, _)| at).min().unwrap_or(last))
}

/// The longest argument that ends the text.
fn bare(tail: &str, roots: &[&str]) -> Option<usize> {
    roots.iter().filter(|root| tail.ends_with(**root)).map(|root| tail.len() - root.len()).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name<'a>(text: &'a str, roots: &[&str]) -> Option<&'a str> {
        cut(text, roots).map(|cut| &text[cut.at..])
    }

    #[test]
    fn names_are_cut_at_the_arguments() {
        let roots = ["id", "updates"];
        assert_eq!(name("编号 IDupdates", &roots), Some("updates"));
        assert_eq!(name("旧的 openidupdates.openid", &roots), Some("updates.openid"));
        assert_eq!(name("updates.openid", &roots), Some("updates.openid"));
        assert_eq!(name("。id", &roots), Some("id"));
        assert_eq!(name("看 updates.aupdates.b", &roots), Some("updates.b"));
        assert_eq!(name("等等...updates.b", &roots), Some("updates.b"));
        assert_eq!(name("updates[list][on]", &roots), Some("updates[list][on]"));
        assert_eq!(name("Xuser_group", &["group", "user_group"]), Some("user_group"));
        assert_eq!(name("Xuser_group.a", &["group", "user_group"]), Some("user_group.a"));
        assert_eq!(name("没有", &roots), None);
        assert_eq!(name("版本 2.0", &roots), None);
        assert_eq!(cut("节点 node", &roots), Some(Cut { at: 7, glued: false, known: false }));
        assert_eq!(cut("", &roots), None);
    }
}
