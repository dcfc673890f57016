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
        why "A cell at the end is missing. An example is then absent, and so is a default; a description is empty."
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
    ROW_UNCLOSED = "I10" Note "no pipe closes a row"
        why "No line before the next row or section ends in a pipe. Only the first line was read as the row."
        bad "| code | string | 是 | 编码 | `a`" good "| code | string | 是 | 编码 | `a` |";
    CELL_SURPLUS = "I11" Note "a row has more cells than its table has columns"
        why "Empty cells behind the last column say nothing. A cell behind 必填 that fits is the default, for which the table lacks the column."
        bad "| scope | string | 否 | `openid` | 权限 | `openid` | under five columns" good "the same under six columns";
    TABLE_INTERRUPTED = "I12" Note "a table goes on after an interruption"
        why "Markdown ends a table at a blank line. The rows behind it have no header of their own."
        bad "a blank line between two rows" good "rows without a gap";
    HEADER_MENDED = "I13" Note "the header of a table is not as the template writes it"
        why "It lacks the line of dashes, or names a column twice or in unknown words. Cells of such a column are not read."
        bad "| 名称 | 类型 | 备注 |" good "| 名称 | 类型 | 描述 |";
    FRAME_MENDED = "I14" Note "the frame of a page is broken"
        why "A fence or comment that nothing closes would hide the rest of the page. It ends before the next section, or its mark is taken as words."
        bad "```json without its end" good "```json … ```";
    SEVERAL_OPERATIONS = "I15" Note "a page that describes several operations was left out"
        why "Its sections stand there more than once, so its rows belong to no single operation."
        bad "two sections 请求参数" good "one page for each operation";
    METHOD_FROM_SAMPLE = "I16" Note "the name of the method was taken from the code sample"
        why "The page has no 方法名称."
        bad "managementClient.getUser(…)" good "`ManagementClient.getUser`";
    NAME_LOST = "I50" Error "a row has no name"
        why "A scraped page lost the cell, and neither the example, nor the code sample, nor another page, nor the description tells it."
        bad "string | 否 | 备注。 | |" good "remark | string | 否 | 备注。 |";
    SCRAPED_TEXT = "I51" Note "a page came as scraped text"
        why "Its headings, pipes and fences were lost, and restored by the fixed words of the template."
        bad "¶ 请求参数" good "## 请求参数";
    LINE_LEFT_OUT = "I52" Note "lines were left out"
        why "They belong to no part of the page that an import reads."
        bad "¶ 相关链接" good "-";
    EXAMPLE_NOT_PRINTED = "I53" Note "an example was printed as `[object Object]`"
        why "The template did not write the object. The example reply has it; else the row has no example."
        bad "示例值: [object Object]" good "示例值: {\"age\":22}";
    SCRAPED_HEADER = "I54" Note "the header of a scraped table is lost"
        why "The columns are those that the template gives to a table of this width."
        bad "---|---|---|" good "名称 | 类型 | 描述 |";
    SAMPLE_PASSES_MORE = "I55" Note "the code sample passes what the table does not have"
        why "Either the table or the sample is out of date. The table counts."
        bad "client.getUser(id: 1)" good "client.getUser(userId: 1)";
    SECTION_AGAIN = "I56" Note "a section stands twice"
        why "Its rows were added to those of the first."
        bad "¶ 请求参数 … ¶ 请求参数" good "¶ 请求参数";
    NAME_CUT = "I60" Note "a name was cut from the text before it"
        why "Scraped definition lists glue a name to the description above. The arguments of the signature tell where it begins."
        bad "<string> 用户 IDupdates" good "`id` 用户 ID, `updates`";
    NAME_NOT_CUT = "I61" Warning "it is not certain where a name begins"
        why "It stands behind other text and begins with no argument of the signature."
        bad "<string> IDnode" good "<string> ID`node`";
    ITEM_MENDED = "I62" Note "a parameter is not written as the others"
        why "The form of an item is `name` \\<type\\> description, with a dotted name. The item was read in spite of its form."
        bad "- `list`\\<str\\>: 名单" good "- `list` \\<str\\> 名单";
    PARAMETER_TWICE = "I63" Note "a parameter stands twice"
        why "Only one can be meant; the first counts."
        bad "userInfo.lastIP, userInfo.lastIP" good "userInfo.lastIP";
    PARAMETER_NOT_IN_SIGNATURE = "I64" Note "a parameter is no argument of the signature"
        why "The list and the signature name it differently, or the signature is out of date."
        bad "detail(user_id) with `userId`" good "detail(user_id) with `user_id`";
    ARGUMENT_NOT_DESCRIBED = "I65" Note "an argument is not in the list of parameters"
        why "Its type and meaning are not known."
        bad "list(page, limit) with `page` only" good "list(page, limit) with both";
    SAMPLE_CALLS_OTHER = "I66" Note "a code sample calls another method"
        why "It was copied from elsewhere and not adapted."
        bad "users.detail(…) under delete_many" good "users.delete_many(…)";
    SAMPLE_LACKS_ARGUMENT = "I67" Note "a code sample lacks an argument"
        why "The signature has no default for it, and its description does not call it optional."
        bad "list_roles()" good "list_roles(userId='ID')";
    SAMPLE_NAME_UNKNOWN = "I68" Note "a code sample passes a name that is not documented"
        why "It is a slip of the sample, or the list of parameters is not complete."
        bad "'signedUpd': '2020-10-15'" good "'signedUp': '2020-10-15'";
    SAMPLE_EMPTY = "I69" Note "a method has an empty code sample"
        why "The heading stands there without code."
        bad "#### 示例" good "#### 示例 with code";
    METHOD_TWICE = "I70" Note "a method stands twice on a page"
        why "Both are kept; their parameters may differ."
        bad "two sections with list_roles(…)" good "one";
    CLIENT_NOT_NAMED = "I71" Note "no line of the page names its client"
        why "The signatures are written without it."
        bad "def list(self)" good "UsersManagementClient().list()";
    SIGNATURE_LOST = "I72" Note "a section without a signature was left out"
        why "Without a signature it is not known which method it describes."
        bad "## 初始化" good "## 列表, then list(page, limit)";
    TEMPLATE_WORD = "I73" Note "a variable of the doc site was replaced"
        why "The doc site puts the name of the product there."
        bad "{{$localeConfig.brandName}}" good "Authing";
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
