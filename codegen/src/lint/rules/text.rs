//! W00–W05: signs. What looks right to a hurried reader and is another character, or one too many.

use super::super::context::{Out, Words, WordsKind};
use super::super::prose::is_han;
use super::super::rule::rules;
use crate::pattern::Pattern;

rules! { Text:
    "W001" "half-width-punctuation" Warning Recommended Page Words half_width;
        title "half-width punctuation between Chinese words"
        says "`,`, `;`, `:`, `?` or `!` stands directly between two Chinese characters, or half-width brackets hold Chinese words."
        why "The fixed sentences of a page need full-width punctuation; a text that mixes both invites the wrong one there."
        bad "| lang | string | 否 | - | 界面语言,可切换。 | - |"
        good "| lang | string | 否 | - | 界面语言，可切换。 | - |"

    "W002" "doubled-punctuation" Warning Recommended Page Words doubled;
        title "two marks of punctuation where one belongs"
        says "`，`, `。`, `、` or `；` stands directly behind one of them, or behind `：`, `,` or `;`."
        why "Most often a word between the marks is lost."
        bad "| lang | string | 否 | - | 界面语言，。 | - |"
        good "| lang | string | 否 | - | 界面语言。 | - |"

    "W003" "unbalanced-brackets" Warning Recommended Nothing Words unbalanced;
        title "a bracket or quotation mark has no partner"
        says "Outside code spans, `（）`, `「」`, `《》` or `“”` do not close in order; half-width brackets count as full-width ones."
        why "The end of the remark is lost, and with it perhaps a fact."
        bad "| lang | string | 否 | - | 界面语言（如中文。 | - |"
        good "| lang | string | 否 | - | 界面语言（如中文）。 | - |"

    "W004" "double-blank" Warning Recommended Page Words double_blank;
        title "several blanks in a row"
        says "Two or more blanks stand between words, or one stands beside a full-width mark."
        why "Markdown shows one blank or none; a diff shows a change where there is none."
        bad "| lang | string | 否 | - | 界面  语言。 | - |"
        good "| lang | string | 否 | - | 界面语言。 | - |"

    "W005" "no-full-stop" Note All Page Words no_full_stop;
        title "a description does not end with `。`"
        says "A description of a row, or an introduction, ends without `。`, `？`, `！` or `：`."
        why "A fixed sentence begins after `。`; without it the next one to be added is read as prose."
        bad "| lang | string | 否 | - | 界面语言 | - |"
        good "| lang | string | 否 | - | 界面语言。 | - |"

    "W006" "missing-blank-between-scripts" Note All Page Words no_blank;
        title "no blank between Chinese and Latin words"
        says "A Chinese character stands directly beside an ASCII letter or digit."
        why "A matter of style: pages that agree on it are easier to search."
        bad "| lang | string | 否 | - | 用户ID。 | - |"
        good "| lang | string | 否 | - | 用户 ID。 | - |"

    "W007" "confusable-character" Warning Recommended Nothing Words confusable;
        title "a letter of another script inside a Latin word"
        says "A Cyrillic, Greek or full-width letter stands directly beside an ASCII letter."
        why "The word looks right and is never found; as a name or value it never matches."
        bad "| lang | string | 否 | - | 用户的 usеrId。 | - |"
        good "| lang | string | 否 | - | 用户的 userId。 | - |"
}

static HALF: Pattern = Pattern::new(r"\p{Han}([,;:?!])\p{Han}|(\()[^()（）]*\p{Han}[^()（）]*(\))");
static DOUBLED: Pattern = Pattern::new("[，。；、][，。；、,;]|[,;][，。；、]|：[，。；、：]");
static BLANKS: Pattern = Pattern::new(" {2,}|[，。；：、（）] +| +[，。；：、（）]");
static SCRIPTS: Pattern = Pattern::new(r"\p{Han}([A-Za-z0-9])|[A-Za-z0-9](\p{Han})");
static FOREIGN: Pattern = Pattern::new(
    r"[A-Za-z][\p{Greek}\p{Cyrillic}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}]|[\p{Greek}\p{Cyrillic}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}][A-Za-z]",
);

/// The full-width form of a mark.
fn wide(mark: &str) -> &'static str {
    match mark {
        "," => "，",
        ";" => "；",
        ":" => "：",
        "?" => "？",
        "!" => "！",
        "(" => "（",
        _ => "）",
    }
}

fn half_width(text: &Words<'_>, out: &mut Out<'_>) {
    let marks = HALF.all(&text.prose.words).flat_map(|found| [found.get(1), found.get(2), found.get(3)]).flatten();
    let marks: Vec<_> = marks.map(|mark| (text.place(mark.range()), wide(mark.as_str()))).collect();
    let Some((at, _)) = marks.first() else { return };
    let finding = out.finding(*at, "half-width punctuation stands between Chinese words");
    out.push(marks.into_iter().fold(finding, |f, (at, by)| f.edit(at, by)).help("write the full-width form"));
}

fn doubled(text: &Words<'_>, out: &mut Out<'_>) {
    let Some(found) = DOUBLED.find(&text.prose.words) else { return };
    let at = text.place(found.range());
    let last = found.as_str().chars().rfind(|c| !c.is_ascii()).unwrap_or('。');
    let finding = out.finding(at, format!("`{}` is one mark too many", found.as_str()));
    out.push(finding.edit(at, last.to_string()).help("keep one of the two"));
}

fn unbalanced(text: &Words<'_>, out: &mut Out<'_>) {
    const PAIRS: [(char, char); 4] = [('（', '）'), ('「', '」'), ('《', '》'), ('“', '”')];
    let wide = |c| match c {
        '(' => '（',
        ')' => '）',
        other => other,
    };
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut lone = None;
    for (at, mark) in text.prose.words.char_indices() {
        let mark = wide(mark);
        if let Some((_, close)) = PAIRS.iter().find(|(start, _)| *start == mark) {
            open.push((at, *close));
        } else if PAIRS.iter().any(|(_, close)| *close == mark) && open.pop().is_none_or(|(_, close)| close != mark) {
            lone = Some(at);
            break;
        }
    }
    let Some(at) = lone.or(open.first().map(|(at, _)| *at)) else { return };
    let mark = text.prose.words[at..].chars().next().unwrap_or('（');
    let finding = out.finding(text.place(at..at + mark.len_utf8()), format!("`{mark}` has no partner"));
    out.push(finding.help("add the other half, or remove this one"));
}

fn double_blank(text: &Words<'_>, out: &mut Out<'_>) {
    let mut finding = None;
    for found in BLANKS.all(&text.prose.words).filter_map(|found| found.get(0)) {
        let marks = found.as_str().replace(' ', "");
        // Blanks between two Chinese characters are none at all.
        let beside = |c: Option<char>| c.is_some_and(is_han);
        let words = &text.prose.words;
        let inside = beside(words[..found.start()].chars().next_back()) && beside(words[found.end()..].chars().next());
        let by = if marks.is_empty() && !inside { " " } else { marks.as_str() };
        let at = text.place(found.range());
        let first = finding.take().unwrap_or_else(|| out.finding(at, "blanks stand where none or one belongs"));
        finding = Some(first.edit(at, by));
    }
    finding.into_iter().for_each(|f| out.push(f.help("remove the blanks")));
}

fn no_full_stop(text: &Words<'_>, out: &mut Out<'_>) {
    if !matches!(text.kind, WordsKind::Description | WordsKind::Intro)
        || text.prose.source.ends_with(['。', '？', '！', '：', '.', '…'])
        || text.prose.source == "-"
    {
        return;
    }
    let end = text.prose.source.len();
    let last = text.prose.source.char_indices().next_back().map_or(0, |(at, _)| at);
    let finding = out.finding(text.place(last..end), "the text does not end with `。`");
    out.push(finding.edit(text.place(end..end), "。").help("end it with `。`"));
}

fn no_blank(text: &Words<'_>, out: &mut Out<'_>) {
    let mut finding = None;
    for found in SCRIPTS.all(&text.prose.words).filter_map(|found| found.get(1).or(found.get(2))) {
        let at = text.place(found.start()..found.start());
        let shown = text.place(found.range());
        let first = finding.take().unwrap_or_else(|| out.finding(shown, "a blank is missing between two scripts"));
        finding = Some(first.edit(at, " "));
    }
    finding.into_iter().for_each(|f| out.push(f.help("put a blank between Chinese and Latin words")));
}

fn confusable(text: &Words<'_>, out: &mut Out<'_>) {
    let Some(found) = FOREIGN.find(text.prose.source) else { return };
    let letter = found.as_str().chars().find(|c| !c.is_ascii()).unwrap_or('е');
    let message = format!("`{letter}` (U+{:04X}) is no Latin letter, though it looks like one", u32::from(letter));
    out.push(out.finding(text.place(found.range()), message).help("type the letter anew"));
}
