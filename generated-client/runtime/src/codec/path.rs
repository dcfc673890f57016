//! Where decoding failed: each object and list that an error passes on its way out adds its step, and the reader of the
//! reply takes the path, such as `data.list[3].status`.
//!
//! Decoding once more while keeping track, as `serde_path_to_error` does, would have every user compile the decoding of
//! every operation twice, and carry it in the program twice. That crate is the oracle of the tests.

use std::cell::RefCell;

/// More than a reply needs. Whoever reads models without taking the path makes it no longer than this and a step.
const LONGEST: usize = 4096;

thread_local! {
    /// Where the error was that is on its way out, as far as it came: steps are put in front.
    static PATH: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Forgets what earlier errors left.
pub(crate) fn clear() {
    PATH.with_borrow_mut(String::clear);
}

/// An error leaves the field `name` of an object.
#[cold]
pub(crate) fn leave_field(name: &str) {
    PATH.with_borrow_mut(|path| {
        if path.len() < LONGEST {
            let separator = if path.is_empty() || path.starts_with('[') { "" } else { "." };
            path.insert_str(0, separator);
            path.insert_str(0, name);
        }
    });
}

/// An error leaves the item number `index` of a list.
#[cold]
pub(super) fn leave_item(index: usize) {
    leave_field(&format!("[{index}]"));
}

/// The path of the value that the last error was about; `None` for the whole reply.
pub(crate) fn take() -> Option<String> {
    let path = PATH.take();
    (!path.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::{self, Deserialize, Deserializer, Object, Place};

    /// A model with a value of each kind.
    #[derive(Debug, Default)]
    struct Model {
        text: String,
        number: i64,
        flags: Vec<bool>,
        inner: Vec<Model>,
        lists: Option<Vec<Vec<i64>>>,
    }

    impl Object for Model {
        fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
            match key {
                "text" => Some(&mut self.text),
                "a \"key\"" => Some(&mut self.number),
                "flags" => Some(&mut self.flags),
                "inner" => Some(&mut self.inner),
                "lists" => Some(&mut self.lists),
                _ => None,
            }
        }
    }

    impl<'de> Deserialize<'de> for Model {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            codec::deserialize(deserializer)
        }
    }

    const TEXT: &str = "{\"text\": \"a]}\\\"\\\\\", \"a \\\"key\\\"\": 1.0,\n \"flags\" : [true,\n\tfalse ], \"other\": [{}, {\"x\":null}],\
        \"inner\": [{\"flags\":[]}, {\"text\":\"\u{7528}\",\"inner\":[{\"a \\\"key\\\"\":\"7\"}]}], \"lists\": [[], [1, -2e1]]}";

    /// Our path and that of the oracle; `None` when the text decodes.
    fn paths(text: &str) -> Option<[Option<String>; 2]> {
        clear();
        serde_json::from_str::<Model>(text).err()?;
        let ours = take();
        let tracked = serde_path_to_error::deserialize::<_, Model>(&mut serde_json::Deserializer::from_str(text));
        let oracle = tracked.expect_err("a failure").path().to_string();
        Some([ours, Some(oracle).filter(|path| path != ".")])
    }

    #[test]
    fn paths_are_those_of_the_oracle() {
        assert_eq!(serde_json::from_str::<Model>(TEXT).expect("a legal text").inner.len(), 2);
        let values = ["1.0", "true", "false ", "\"7\"", "1", "-2e1", "[]", "{}", "\"\u{7528}\"", "[1, -2e1]"];
        let wrong = ["\"words\"", "{ \"y\" : [ 1 ] }", "[ [ 2 ] ]", "1.5", "{}", "[]", "true", "99999999999999999999"];
        let mut failures = 0;
        for old in values {
            for (start, _) in TEXT.match_indices(old) {
                for new in wrong {
                    let text = format!("{}{new}{}", &TEXT[..start], &TEXT[start + old.len()..]);
                    let is_data = serde_json::from_str::<Model>(&text).is_err_and(|error| error.is_data());
                    if let Some([ours, oracle]) = paths(&text).filter(|_| is_data) {
                        assert_eq!(ours, oracle, "{text}");
                        failures += 1;
                    }
                }
            }
        }
        assert!(failures > 40, "{failures}");
    }

    #[test]
    fn what_nobody_takes_is_bounded() {
        for _ in 0..LONGEST {
            serde_json::from_str::<Model>("{\"inner\":[{\"flags\":[\"no\"]}]}").expect_err("no flag");
        }
        assert!(PATH.with_borrow(String::len) <= LONGEST + "inner".len());
        clear();
        assert_eq!(take(), None);
    }
}
