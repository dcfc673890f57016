//! Findings about what the words of a page say.

super::codes! {
    BAD_NAME = "L01" Error "the 名称 cell holds no name"
        why "The name goes to the wire as it stands: at most 80 ASCII letters, digits and `_$@.-`, of which the first is not `.` or `-`."
        bad "| user id | string | …" good "| userId | string | …";
    UNKNOWN_TYPE = "L02" Error "the type is unknown"
        why "A type is string, number, integer, boolean, object, any, file, the name of a DTO, or one of these with `[]`."
        bad "| userId | strng | …" good "| userId | string | …";
    BARE_ARRAY = "L03" Error "the list does not say what it holds"
        why "`array` alone would leave every user of the client with untyped values."
        bad "| data | array | …" good "| data | UserDto[] | …";
    TYPE_TOO_DEEP = "L04" Error "the lists nest too deep"
        why "More than four lists in one another are a slip, or an attack."
        bad "string[][][][][]" good "string[][]";
    BAD_REQUIRED = "L05" Error "必填 is neither 是 nor 否"
        why "Whether a field is required decides its Rust type; there is no third answer."
        bad "| userId | string | yes | …" good "| userId | string | 是 | …";
    BAD_LITERAL_CELL = "L06" Error "the cell is neither `-` nor one code span"
        why "A default, an example or a listed value is one code span, so that `-`, `false` and the empty text can be told apart."
        bad "| … | 10 | 每页数目。 | … |" good "| … | `10` | 每页数目。 | … |";
    BAD_LITERAL = "L07" Error "the literal does not fit the type"
        why "A literal is JSON of the row's type; only a string may stand without quotes."
        bad "| userIds | string[] | … | `a,b` |" good "| userIds | string[] | … | `[\"a\",\"b\"]` |";
    DUPLICATE_NAME = "L08" Error "the name stands twice in the table"
        why "Two rows of one name contradict each other; the last one would win silently."
        bad "| userId | … and again | userId | …" good "one row userId";
    BAD_SENTENCE = "L09" Error "the fixed sentence cannot be read"
        why "A fact in a description is a sentence of fixed wording; a near miss would be lost as prose."
        bad "数组长度限制:50" good "数组长度限制：50。";
    MISPLACED_SENTENCE = "L10" Error "words stand after a fixed sentence"
        why "Fixed sentences end a description, so that free words can never be mistaken for facts."
        bad "枚举值：`A`。用户状态。" good "用户状态。枚举值：`A`。";
    SENTENCE_ORDER = "L11" Error "the fixed sentences are out of order"
        why "One order gives one spelling for the same facts."
        bad "单位：秒。格式：timestamp。" good "格式：timestamp。单位：秒。";
    DUPLICATE_SENTENCE = "L12" Error "a fixed sentence stands twice"
        why "Two sentences of one kind contradict each other."
        bad "单位：秒。单位：毫秒。" good "单位：毫秒。";
    DUPLICATE_VALUE = "L13" Error "a value is listed twice"
        why "A value has one meaning."
        bad "枚举值：`A`、`A`。" good "枚举值：`A`、`B`。";
    VALUE_TEXT = "L14" Error "a text belongs to no listed value"
        why "The table of texts explains the values that 枚举值： lists; a value only there would be lost."
        bad "#### UserDto.status with a row `Gone`" good "枚举值：…、`Gone`。";
    BAD_ROUTE = "L15" Error "the route cannot be read"
        why "A route is a verb in capitals and a path of plain segments and `{name}` segments, or QUERY or MUTATION and a name."
        bad "`get api/v3/get-user`" good "`GET /api/v3/get-user`";
    PATH_PARAMETER = "L16" Error "the path and the parameters disagree"
        why "Each `{name}` of the path is a required row of 请求参数."
        bad "`DELETE /api/v3/ip-list/{id}` without a row id" good "| id | string | 是 | - | 名单 ID。 | - |";
    EXAMPLE_NOT_JSON = "L17" Error "the example reply is not JSON"
        why "The example is decoded in tests and fed to mock servers, so it must be a real reply."
        bad "{ \"data\": [ … ] }" good "{ \"data\": [] }";
    QUERY_TYPE = "L18" Error "the type has no place in a query string or path"
        why "GET and DELETE send their parameters in the URL, where only scalars and lists of scalars have a known form."
        bad "`GET /x` with | options | OptionsDto |" good "`POST /x` with | options | OptionsDto |";
    BAD_VARIABLE = "L19" Error "the GraphQL route and the parameters disagree"
        why "Each parameter is a variable that a field of the route takes, or one that 条件返回 names; each name in parentheses is a row."
        bad "`QUERY user(id: userId).roles` without a row userId" good "| userId | string | 是 | - | 用户 ID。 | - |";
}
