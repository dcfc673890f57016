//! Findings about the form of a page.

super::codes! {
    EMPTY_PAGE = "P01" Error "the page is empty"
        why "An empty page documents nothing; a page that is no longer needed is deleted."
        bad "(nothing)" good "# 获取用户信息";
    BYTE_ORDER_MARK = "P02" Error "the page starts with a byte order mark"
        why "Pages are plain UTF-8, so that equal pages are equal bytes."
        bad "U+FEFF # 获取用户信息" good "# 获取用户信息";
    CARRIAGE_RETURN = "P03" Error "the page has CRLF line ends"
        why "Pages have LF line ends on every system, so that a page gives the same client everywhere."
        bad "# 获取用户信息\\r\\n" good "# 获取用户信息\\n";
    NOT_NFC = "P04" Error "the page is not in Unicode normalisation form C"
        why "The same word must be the same bytes; otherwise two equal-looking names differ."
        bad "e + U+0301" good "é";
    INVISIBLE_CHARACTER = "P05" Error "the page holds a control, tab, bidirectional or zero-width character"
        why "Such a character can make a page look different from what it says."
        bad "user\\u{202e}Id" good "userId";
    BLANK_LINE_MISSING = "P06" Error "a blank line is missing"
        why "Without blank lines around headings, tables and fences, Markdown joins them."
        bad "## 请求参数\n| 名称 | …" good "## 请求参数\n\n| 名称 | …";
    FOREIGN_BLOCK = "P07" Error "the block has no place in a page"
        why "Lists, quotations, HTML and indented code say nothing that the grammar reads; it would be lost silently."
        bad "- userId: string" good "| userId | string | 是 | - | 用户 ID。 | - |";
    FOREIGN_INLINE = "P08" Error "the markup has no place in text"
        why "Text is plain words and code spans. HTML, links and emphasis are written out or left out."
        bad "可选值：<br>- A" good "枚举值：`A`。";
    SEVERAL_LINES = "P09" Error "a paragraph has several lines"
        why "A paragraph is one line; a second line most often means that a blank line was lost."
        bad "取回用户。\n可分页。" good "取回用户。可分页。";
    LONE_TICK = "P10" Error "a tick opens no code span"
        why "An unpaired tick turns the code spans of a line inside out."
        bad "枚举值：`A、`B`。" good "枚举值：`A`、`B`。";
    OPEN_FENCE = "P11" Error "the fence is not closed"
        why "An open fence swallows the rest of the page."
        bad "```json\n{}" good "```json\n{}\n```";
    TITLE_MISSING = "P12" Error "the title is missing"
        why "The first line is the level-1 heading."
        bad "`GET /api/v3/get-user`" good "# 获取用户信息\n\n`GET /api/v3/get-user`";
    ROUTE_MISSING = "P13" Error "the route line is missing"
        why "The first thing under the title is one code span with the verb and path, or with QUERY or MUTATION and a name."
        bad "# 获取用户信息\n\n取回一个用户。" good "# 获取用户信息\n\n`GET /api/v3/get-user`";
    SECTION_MISSING = "P14" Error "a section is missing"
        why "Every page has 请求参数 and 请求响应, even when there are no parameters."
        bad "# 标题\n\n`GET /x`" good "## 请求参数\n\n## 请求响应";
    SECTION_ORDER = "P15" Error "the sections are out of order"
        why "One order makes pages comparable: 请求参数, 示例代码, 请求响应, 数据结构."
        bad "## 请求响应 … ## 请求参数" good "## 请求参数 … ## 请求响应";
    SECTION_TWICE = "P16" Error "a section stands twice"
        why "The second one would hide the first."
        bad "## 请求参数 … ## 请求参数" good "## 请求参数";
    UNKNOWN_SECTION = "P17" Error "the section is unknown"
        why "What stands in a section that nobody reads would be lost silently."
        bad "## 返回值" good "## 请求响应";
    MISPLACED_BLOCK = "P18" Error "the block does not belong here"
        why "Each section has its own order of blocks; see spec/README.md."
        bad "a second table under 请求参数" good "one table with all rows";
    TABLE_HEADER = "P19" Error "the columns of the table are wrong"
        why "Parameters, responses and DTOs have the same six columns; a table of values has two."
        bad "| 名称 | 类型 | 描述 |" good "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |";
    NO_TABLE = "P20" Error "these lines do not form a table"
        why "Markdown reads a table only after a blank line, and only when the delimiter line has as many cells as the header."
        bad "| 名称 | 类型 |\n| --- |" good "| 名称 | 类型 |\n| --- | --- |";
    EMPTY_TABLE = "P21" Error "the table has no rows"
        why "The line 无。 stands in for a table without rows, so that there is one way to say that there is nothing."
        bad "a header and a delimiter line only" good "无。";
    ROW_FRAME = "P22" Error "a row does not start and end with `|`"
        why "A line after a table without a blank line between becomes a row of its own; so a row is known by its frame."
        bad "userId | string | 是 | - | 用户 ID。 | -" good "| userId | string | 是 | - | 用户 ID。 | - |";
    CELL_COUNT = "P23" Error "the row has too few or too many cells"
        why "Markdown fills up short rows and drops further cells without a word. Here the cells are counted in the source."
        bad "| userId | string | 是 | 用户 ID。 | - |" good "| userId | string | 是 | - | 用户 ID。 | - |";
    VALUE_TABLE_HEADING = "P24" Error "the heading of a table of values names no field"
        why "The heading is the owner (a DTO, 请求参数 or 请求响应), a dot and the field."
        bad "#### status" good "#### UserDto.status";
    RESPONSE_TYPE = "P25" Error "the type of the response is missing"
        why "The section 请求响应 starts with the name of the response."
        bad "## 请求响应\n\n| 名称 | …" good "## 请求响应\n\n类型：`UserListRespDto`";
    EXAMPLE_FENCE = "P26" Error "the example reply is no json fence"
        why "示例结果： is followed by a fence marked `json`."
        bad "示例结果：\n\n```js" good "示例结果：\n\n```json";
    DTO_NAME = "P27" Error "the heading is no name of a DTO"
        why "A DTO's name is ASCII letters and digits and starts with a capital."
        bad "### user-dto" good "### UserDto";
    DTO_TWICE = "P28" Error "the page defines a DTO twice"
        why "The last one would win silently."
        bad "### UserDto … ### UserDto" good "### UserDto";
    TABLE_MISSING = "P29" Error "the table is missing"
        why "A lost table would silently become an operation without parameters; 无。 says that there are none."
        bad "## 请求参数\n\n## 请求响应" good "## 请求参数\n\n无。\n\n## 请求响应";
    STRAY_BLANK = "P30" Error "a blank stands where none belongs"
        why "One form for equal content: no blanks at the ends of lines, one on each side of a cell, one empty line between blocks, a line end at the end."
        bad "# 标题␠␠" good "# 标题";
    SAMPLE_LANGUAGE = "P31" Error "a code sample names no language"
        why "A sample is shown with its language."
        bad "```\nlet x = 1;\n```" good "```rust\nlet x = 1;\n```";
    TOO_MANY_ROWS = "P32" Error "the table has too many rows"
        why "No structure has so many fields; what is made of them would overflow the stack of compilers."
        bad "a table of 1,001 rows" good "several tables";
}
