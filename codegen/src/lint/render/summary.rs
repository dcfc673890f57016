//! How many findings each rule has, the most first.

use std::collections::BTreeMap;

use crate::lint::{Report, find};

/// One line per rule: count, id, name and title.
pub fn summary(report: &Report) -> String {
    let mut counts: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for d in report.diagnostics().iter() {
        counts.entry(d.code.id).or_insert((0, d.code.title)).0 += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|(id, (count, _))| (std::cmp::Reverse(*count), *id));
    let row = |(id, (count, title)): (&str, (usize, &str))| {
        let name = find(id).map_or("", |rule| rule.name);
        let line = format!("{count:>6}  {id:<4}  {name:<32}  {title}");
        line.trim_end().to_owned() + "\n"
    };
    rows.into_iter().map(row).collect()
}
