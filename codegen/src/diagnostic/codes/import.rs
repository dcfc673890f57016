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
    PAGE_LEFT_OUT = "I80" Note "a page was left out"
        why "spec/upstream.tsv says that it documents no operation of its own; the row gives the reason."
        bad "management/登录/signin" good "authentication/登录/signin";
    NO_ROUTE = "I81" Warning "no route is known for a page"
        why "Pages do not state their verb and path. Add a row to spec/upstream.tsv."
        bad "a new page of the doc site" good "a row with its route";
    PAGE_BY_METHOD = "I82" Note "a page was known by the method that it names"
        why "A scraped page has no folder and name; the method in its code sample tells which operation it documents."
        bad "client.listUsers(…)" good "list-users";
    VERB_DIFFERS = "I83" Warning "the form of a page and its route disagree"
        why "The doc site indents the parameter rows of GET pages; spec/upstream.tsv says another verb."
        bad "indented rows on a POST page" good "-";
    NEEDS_WORDS = "I84" Note "a row needs a description"
        why "spec/ has no words for the field yet. Write them into its 描述 cell; later imports keep them."
        bad "| newField | string | 否 | - | - | - |" good "| newField | string | 否 | - | 新字段。 | - |";
    ONLY_IN_ONE_LANGUAGE = "I85" Note "a row stands only on the page of one language"
        why "The pages of the languages document one service; what one of them lacks was forgotten there."
        bad "-" good "-";
    LANGUAGES_DIFFER = "I86" Note "the pages of two languages contradict each other"
        why "The language that was given first is taken."
        bad "-" good "-";
    BAD_UPSTREAM_ROW = "I87" Error "a row of spec/upstream.tsv cannot be read"
        why "The columns are page, fate, operation, route and note, apart by tabs."
        bad "management/管理用户/get-user" good "management/管理用户/get-user\toperation\tv3/management/users/get-user\tGET /api/v3/get-user\t-";
}
