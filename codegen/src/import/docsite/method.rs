//! The name of the method: enters the words under 方法名称 or a code sample, leaves where the name stands.

use std::ops::Range;

use super::headings::is_name;

/// The name in `` `ManagementClient.getUser` ``.
pub(super) fn named(words: &str) -> Option<Range<usize>> {
    let ticked = words.trim_matches(|c: char| c == '`' || c.is_whitespace());
    let start = words.find(ticked)?;
    let name = ticked.rsplit('.').next().filter(|name| is_name(name))?;
    Some(start + ticked.len() - name.len()..start + ticked.len())
}

/// The first method that a sample calls on a client: `managementClient.getUser(`.
pub(super) fn called(sample: &str) -> Option<Range<usize>> {
    sample.match_indices("lient.").find_map(|(at, found)| {
        let start = at + found.len();
        let end = start + sample[start..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))?;
        (is_name(&sample[start..end]) && sample[end..].starts_with('(')).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_is_the_method() {
        let name = |words: &'static str| named(words).map(|at| &words[at]);
        assert_eq!(name(" `ManagementClient.getUser` "), Some("getUser"));
        assert_eq!(name("getUser"), Some("getUser"));
        assert_eq!(name("`see below`"), None);
        assert_eq!(name("``"), None);
    }

    #[test]
    fn a_sample_calls_its_client() {
        let sample = "import a.client.ManagementClient;\nclientOptions.setId(1);\nmanagementClient.getUser(x);";
        assert_eq!(called(sample).map(|at| &sample[at]), Some("getUser"));
        assert_eq!(called("client.a"), None);
    }
}
