//! Findings of `codegen import`: what a foreign page got wrong, and what was done about it.

super::codes! {
    ROW_JOINED = "I01" Note "a row over several lines was joined"
        why "The doc site breaks long cells. A row that starts with `|` and does not end with one goes on in the next line."
        bad "| sourceCode | string | 是 | `a\nb` |" good "| sourceCode | string | 是 | `a b` |";
    PIPE_IN_CELL = "I02" Note "a pipe inside a code span was kept in its cell"
        why "Markdown would cut the cell there."
        bad "`(|(a=b)(c=d))`" good "`(\\|(a=b)(c=d))`";
    CELLS_SHIFTED = "I03" Note "the cells of a row were moved to their columns"
        why "The row has fewer cells than the table has columns, or a cell in the wrong one."
        bad "| code | string | 是 | 编码 | `a` | under six columns" good "| code | string | 是 | - | 编码 | `a` |";
    CELL_MISSING = "I04" Note "a row lacks a cell"
        why "The missing cell is taken as empty."
        bad "| code | string | 是 | 编码 |" good "| code | string | 是 | 编码 | |";
    NAME_RECOVERED = "I05" Note "a lost name was recovered"
        why "A scraped page lost the cell. Its name is the key of the example that stands between its neighbours and has the row's value."
        bad "string | 否 | 邮箱。 示例值: a@b.c | |" good "email | string | 否 | 邮箱。 示例值: a@b.c |";
    INCLUDE_LOST = "I06" Note "an included file is not part of the page"
        why "`!!!include(…)!!!` names a file of the doc site. It is read where it lies beside the pages, else its part is missing."
        bad "!!!include(reference/sdk/common/x.md)!!!" good "the included rows";
    DTO_TWICE_ALIKE = "I07" Note "a structure that stands twice on a page was taken once"
        why "The template prints a structure once for the request and once for the response."
        bad "### LangObject … ### LangObject" good "### LangObject";
    NOT_A_PAGE = "I08" Note "the file documents no operation"
        why "It has no tables that describe an operation; the reason is in spec/upstream.tsv where the page is known."
        bad "events.md" good "-";
    ROW_LEFT_OUT = "I09" Note "a row was left out"
        why "The row could not be read; the message says why."
        bad "| |" good "-";
}
