//! For the test reports of a CI server: one XML document with a case for each check.

use super::markup::escaped;
use super::{place, verdicts};
use crate::diff::{Change, Changes, all};

/// Every check as a case, which fails if `fails` says so of any of its changes; the others are told in its output.
pub fn junit(changes: &Changes, fails: &dyn Fn(&Change) -> bool) -> String {
    let mut cases = String::new();
    let mut failures = 0;
    for check in all() {
        let found = changes.list.iter().filter(|change| *change.check == *check);
        let (bad, good): (Vec<&Change>, Vec<&Change>) = found.partition(|change| fails(change));
        failures += usize::from(!bad.is_empty());
        cases += &case(check.id, check.title, &bad, &good);
    }
    let tests = all().len() + 1;
    if changes.unused.is_empty() {
        cases += &case("unused-acceptance", "", &[], &[]);
    } else {
        failures += 1;
        let named = changes.unused.iter().map(|entry| format!("no change is {}: {}", entry.fingerprint, entry.reason));
        let lines: String = named.map(|line| escaped(&line) + "\n").collect();
        let message = format!("{} entries of the accept file name no change", changes.unused.len());
        cases +=
            &format!("{OPEN}unused-acceptance\">\n{}    </testcase>\n", failure(&message, "unused-acceptance", &lines));
    }
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"codegen diff\" {counts}>\n  \
         <testsuite name=\"codegen diff\" {counts}>\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

const OPEN: &str = "    <testcase classname=\"codegen diff\" name=\"";

fn case(id: &str, title: &str, bad: &[&Change], good: &[&Change]) -> String {
    if bad.is_empty() && good.is_empty() {
        return format!("{OPEN}{id}\"/>\n");
    }
    let mut inner = String::new();
    if !bad.is_empty() {
        let count = if bad.len() == 1 { title.to_owned() } else { format!("{title}, {} times", bad.len()) };
        inner += &failure(&count, id, &lines(bad));
    }
    if !good.is_empty() {
        inner += &format!("      <system-out>{}</system-out>\n", lines(good));
    }
    format!("{OPEN}{id}\">\n{inner}    </testcase>\n")
}

/// `lines` are escaped already.
fn failure(message: &str, kind: &str, lines: &str) -> String {
    format!("      <failure message=\"{}\" type=\"{kind}\">{lines}</failure>\n", escaped(message))
}

fn lines(changes: &[&Change]) -> String {
    let line = |change: &&Change| {
        let place = place(change).map(|place| format!("{place}: ")).unwrap_or_default();
        escaped(&format!("{place}{} ({})", change.line(), verdicts(change))) + "\n"
    };
    changes.iter().map(line).collect()
}
