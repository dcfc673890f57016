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
    TYPE_WORD = "I20" Note "a word for a type was replaced"
        why "The types of a page have one word each; hand-edited pages and other languages use others."
        bad "| email | String |" good "| email | string |";
    TYPE_UNKNOWN = "I21" Note "no type is named"
        why "The doc site prints nothing for a choice between types, so the row takes any value."
        bad "| struct | <a href=\"#\"></a> |" good "| struct | any |";
    ITEMS_BY_EXAMPLE = "I22" Note "the items of a list are what its example or its values show"
        why "The doc site says `array` and not of what."
        bad "| ids | array | … | `[\"a\"]` |" good "| ids | string[] |";
    ITEMS_BY_ELIMINATION = "I23" Note "the items of a list are the structure to which nothing else refers"
        why "The doc site says `array` in the table of a reply; the one structure of the page that nothing refers to is its item."
        bad "| data | array |" good "| data | UserDto[] |";
    ITEMS_UNKNOWN = "I24" Note "nothing says what a list holds"
        why "Neither a structure, nor values, nor an example tell. A correction can give the type."
        bad "| sources | array |" good "| sources | any[] |";
    DTO_WITHOUT_ROWS = "I25" Note "a structure has no rows"
        why "It is an object whose fields the page does not list."
        bad "### User without a table" good "object";
    DTO_UNDEFINED = "I26" Note "a structure that a row names is not on the page"
        why "A page is complete in itself, so the row takes any object."
        bad "| data | UserDto | without ### UserDto" good "| data | object |";
    DTO_BY_ELIMINATION = "I27" Note "an undefined name was taken for the structure that nothing refers to"
        why "The page names one structure that it does not define and defines one that it does not name."
        bad "| data | CarDataDto | and ### OldCarDataDto" good "| data | OldCarDataDto |";
    DTO_LEFT_OUT = "I28" Note "a structure was left out"
        why "Nothing reaches it from the parameters or the reply, or it has no usable name."
        bad "### UnusedDto" good "-";
    DTO_TWICE_DIFFERENT = "I29" Note "a structure stands twice with different rows"
        why "The rows of both are taken; of two rows of one name, the first."
        bad "### CarDto with a, ### CarDto with b" good "### CarDto with a and b";
    DTO_RENAMED = "I30" Note "the name of a structure was changed"
        why "Names of structures are letters and digits, start with a capital and are no word for a type."
        bad "### carDto" good "### CarDto";
    LIST_BY_EXAMPLE = "I31" Note "a structure in itself is a list, as its example shows"
        why "A hand-edited page names the structure and means a list of it."
        bad "| children | Node | … | `[{…}]` |" good "| children | Node[] |";
    ENUM_TABLE = "I32" Note "a structure that lists values became an enum"
        why "Its rows have the type `enum` and are values, not fields."
        bad "### Colour with | RED | enum |" good "枚举值：`RED`、`BLUE`。";
    ENUM_FROM_EXAMPLE = "I33" Note "the first value of an enum is known, and no other"
        why "In tables of structures the doc site prints the first value of an enum without ticks in place of an example."
        bad "| effect | string | … | ALLOW |" good "枚举值：`ALLOW`、…。";
    ENUM_OPENED = "I34" Note "a list of values was left open"
        why "The page itself shows a value that the list lacks."
        bad "`a`、`b`, example `c`" good "枚举值：`a`、`b`、…。";
    VALUE_LEFT_OUT = "I35" Note "an item of a list is no value"
        why "It is no literal of the row's type, stands twice, or is no single word; the list is left open."
        bad "- `a`: …<br>- 其他情况" good "枚举值：`a`、…。";
    EXAMPLE_REPAIRED = "I36" Note "an example was changed to fit its type"
        why "What it says could be kept without loss."
        bad "| ids | string[] | … | `a,b` |" good "`[\"a\",\"b\"]`";
    EXAMPLE_LEFT_OUT = "I37" Note "an example was left out"
        why "It is no value of the row's type, or lies outside the bounds. A correction of the type keeps it."
        bad "| errMsg | boolean | … | `未定义` |" good "-";
    EXAMPLE_KEY_LEFT_OUT = "I38" Note "a key of an example was left out"
        why "The structure has no such row."
        bad "`{\"direction\":\"asc\"}` for SortDto without direction" good "`{}`";
    EXAMPLE_CONTRADICTS = "I39" Note "the example of a text is a list or an object"
        why "It was kept as a text; most likely the type is wrong, which a correction can mend."
        bad "| ids | string | … | `[\"a\"]` |" good "| ids | string[] |";
    DEFAULT_REPAIRED = "I40" Note "a default was changed to fit its type"
        why "What it says could be kept without loss."
        bad "| ids | string[] | 否 | a |" good "`[\"a\"]`";
    DEFAULT_LEFT_OUT = "I41" Note "a default was left out"
        why "It is no value of the row's type: a slip of the doc site, or words about the default."
        bad "[object Object]" good "-";
    DEFAULT_FROM_PROSE = "I42" Note "a default was taken from the description"
        why "The doc site prints no default that is false, zero or empty, and none for fields of structures."
        bad "| all | boolean | 否 | - | 默认为 false |" good "| all | boolean | 否 | `false` |";
    LIMIT_LEFT_OUT = "I43" Note "a limit was left out"
        why "It does not fit the type, or the default lies outside."
        bad "| name | string | … 数组长度限制：5。" good "-";
    TIMESTAMP_WITHOUT_UNIT = "I44" Note "the unit of a time stamp is not known"
        why "Neither the words nor an example tell seconds from milliseconds, so the page calls it a number."
        bad "| start | number | 开始时间戳 | `11` |" good "-";
    UNIT_BY_EXAMPLE = "I45" Note "the unit of a time stamp is what its example shows"
        why "Seconds and milliseconds of our days differ by three digits."
        bad "时间戳, `1655714763890`" good "单位：毫秒。";
    UNIT_CONTRADICTED = "I46" Note "the words and the example of a time stamp contradict each other"
        why "The words were taken; a correction can give the other unit."
        bad "精确到秒, `1655714763890`" good "-";
    REPLY_LIST_OF_ONE = "I47" Note "a value of the example reply became a list of one"
        why "The doc site prints one object where the table says a list."
        bad "\"list\": { … }" good "\"list\": [ { … } ]";
    REPLY_REPAIRED = "I48" Note "a value of the example reply was changed to fit its type"
        why "The doc site prints lists, numbers and booleans as texts; what they say was kept."
        bad "\"ids\": \"[\\\"a\\\"]\"" good "\"ids\": [\"a\"]";
    REPLY_KEY_LEFT_OUT = "I49" Note "a key of the example reply was left out"
        why "The table has no such row."
        bad "\"unknown\": 1" good "-";
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
        why "The columns are page, fate, operation, route, deprecated and note, apart by tabs."
        bad "management/管理用户/get-user" good "management/管理用户/get-user\toperation\tv3/management/users/get-user\tGET /api/v3/get-user\t-\t-";
    METHOD_LEFT_OUT = "I88" Note "a method of the v2 SDKs was left out"
        why "Its route and reply stand on no page of the documentation; spec/methods.toml does not tell them."
        bad "kick(userIds) without an entry" good "[[method]] with name = \"kick\" and its route";
    PARAMETER_LEFT_OUT = "I89" Note "a parameter of a v2 method was left out"
        why "spec/methods.toml gives the reason: the service does not take it."
        bad "userInfo.city" good "-";
    REPLY_VALUE_LEFT_OUT = "I90" Note "a value of the example reply was left out"
        why "It is no value of its row's type. A correction of the type keeps it."
        bad "\"total\": \"many\"" good "-";
    REPLY_UNREADABLE = "I91" Note "the example reply was left out"
        why "It is not JSON, or no object."
        bad "{ … }" good "-";
    PROSE_REWORDED = "I92" Note "words that read as a fixed sentence were changed"
        why "In running text they state no fact, and the strict reader refuses them there."
        bad "时间，格式：年月日" good "时间，格式为 年月日";
    LINK_TARGET_LOST = "I93" Note "a link became its text"
        why "Pages hold no links."
        bad "[文档](https://example.com)" good "文档";
    HIDDEN_CHARACTER = "I94" Note "invisible characters were removed"
        why "Pages hold none, and no text that is not in normal form C."
        bad "a, U+200B, b" good "ab";
    UNPAIRED_TICK = "I95" Note "a tick without partner was removed"
        why "It would turn the words up to the next tick into code."
        bad "先执行 `SCAN 操作" good "先执行 SCAN 操作";
    REQUIRED_UNCLEAR = "I96" Note "a 必填 cell is neither 是 nor 否"
        why "It was read as 否."
        bad "| 可能 |" good "| 否 |";
    RESPONSE_NAME = "I97" Note "the name of a reply was changed or left out"
        why "It is letters and digits and starts with a capital."
        bad "类型： `userResp`" good "类型：`UserResp`";
    BLOCK_LEFT_OUT = "I98" Note "a code block or table of a description was left out"
        why "The description of an operation consists of paragraphs."
        bad "a fence above 请求参数" good "-";
    ARGUMENT_TAKEN_APART = "I74" Note "the fields of an argument became parameters"
        why "The argument is one of the SDK; the service takes its fields, as spec/methods.toml says."
        bad "find(options) with options.email" good "| email | string | …";
    METHOD_TYPE_DIFFERS = "I75" Note "spec/methods.toml gives a parameter another type"
        why "The page keeps the type of the documentation. A correction mends it where it is wrong."
        bad "roles: string" good "target = \"users.add-roles.roles.type\"";
    PAGE_GONE = "I76" Note "an operation has no page any more"
        why "A folder speaks for its groups, and for a whole client if it has most of its pages. `--prune` deletes such pages."
        bad "management/管理用户/ without get-user.md" good "get-user.md";
    ROWS_GONE = "I77" Warning "a page lost rows"
        why "A page cut short, or a row without its mark, looks like an API that shrank. Nobody would notice among the notes."
        bad "a page that ends before its tables" good "the whole page";
    TYPE_MISSPELT = "I78" Warning "a type is misspelt"
        why "It was read as the word that it resembles. If a structure is meant, its name starts with a capital."
        bad "| blocked | boolen | …" good "| blocked | boolean | …";
}
