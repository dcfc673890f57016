//! For a GitHub workflow: commands that become annotations at lines of the pages.

/// GitHub shows ten errors and ten warnings of a step; the rest would be lost without a word.
const SHOWN: usize = 10;

/// The commands, the worst first.
const WORDS: [&str; 3] = ["error", "warning", "notice"];

/// One annotation.
pub(crate) struct Annotation {
    /// Which of error, warning and notice it is: 0, 1 or 2.
    pub(crate) level: usize,
    /// The path and line; none if there is no such line any more.
    pub(crate) place: Option<(String, u32)>,
    /// What kind of thing it is.
    pub(crate) title: String,
    /// What is to be said.
    pub(crate) message: String,
}

/// `::error file=…,line=…,title=…::message`, at most ten of a level, with a last one that tells how many more there are.
pub(crate) fn github(list: &[Annotation], tool: &str) -> String {
    let mut out = String::new();
    for (level, word) in WORDS.into_iter().enumerate() {
        let of_level: Vec<&Annotation> = list.iter().filter(|annotation| annotation.level == level).collect();
        for annotation in of_level.iter().take(SHOWN) {
            let at = annotation.place.as_ref().map(|(path, line)| format!("file={},line={line},", property(path)));
            let title = property(&annotation.title);
            out += &format!("::{word} {}title={title}::{}\n", at.unwrap_or_default(), data(&annotation.message));
        }
        if of_level.len() > SHOWN {
            out += &format!("::{word} title={tool}::{} more of this level\n", of_level.len() - SHOWN);
        }
    }
    out
}

/// A message, in which `%` and line ends would be read as commands.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, which `:` and `,` would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
