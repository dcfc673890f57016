//! Findings about facts that contradict each other, on one page or across pages.

super::codes! {
    UNDEFINED_DTO = "K01" Error "the DTO is not defined on the page"
        why "A page is complete in itself: every DTO that it names has a section under 数据结构."
        bad "| data | UserDto | … without ### UserDto" good "### UserDto";
    UNREFERENCED_DTO = "K02" Error "nothing refers to the DTO"
        why "A structure that nothing reaches would silently be left out of the client."
        bad "### UserDto, but data has type object" good "| data | UserDto | …";
    SENTENCE_TYPE = "K03" Error "the sentence does not fit the type"
        why "A number of items is said of lists, a length of texts, a range of numbers, a date format of texts, values of texts and numbers."
        bad "| name | string | … 数组长度限制：50。" good "| name | string | … 最大长度：50。";
    BAD_BOUNDS = "K04" Error "the lower bound is above the upper one"
        why "No value satisfies such bounds."
        bad "取值范围：50-1。" good "取值范围：1-50。";
    LITERAL_TYPE = "K05" Error "the literal is not of the row's type"
        why "A default or example that contradicts the type shows that one of the two is wrong. A correction can mend the type."
        bad "| totalCount | boolean | … | `10` |" good "| totalCount | number | … | `10` |";
    NOT_LISTED = "K06" Error "the literal is not one of the listed values"
        why "Either the list lacks a value, or the literal is misspelt."
        bad "枚举值：`Activated`。 with example `activated`" good "example `Activated`";
    OUT_OF_BOUNDS = "K07" Error "the literal lies outside the bounds"
        why "Either the bounds or the literal are wrong."
        bad "最大值：50。 with default `100`" good "default `10`";
    EXAMPLE_TYPE = "K08" Error "the example reply contradicts the table"
        why "The example is fed to mock clients and decoded in tests, so it must be what the table declares."
        bad "\"list\": { … } for UserDto[]" good "\"list\": [ { … } ]";
    EXAMPLE_KEY = "K09" Error "the example reply has a key that the table lacks"
        why "Either the table lacks a row, or the key is misspelt."
        bad "\"userid\": \"…\"" good "\"userId\": \"…\"";
    DTO_CONFLICT = "K10" Error "two pages define a DTO in contradiction"
        why "Definitions of one name must agree in types, defaults, limits, formats, units and conditions; a correction can make them agree."
        bad "disableTime is string on one page and number on another" good "target = \"management.RoleDto.disableTime.type\"";
    OTHER_WORDS = "K11" Warning "two pages describe a field in other words"
        why "Only the words of the first page, by path, reach the client. Use one wording for one field."
        bad "用户 ID。 / 用户的编号。" good "用户 ID。 / 用户 ID。";
    DUPLICATE_OPERATION = "K12" Error "two pages have the same name"
        why "The file stem is the operation's id, and a method of the client."
        bad "users/get-user.md and members/get-user.md" good "one page";
    DUPLICATE_ROUTE = "K13" Error "two pages have the same route"
        why "One route is one operation; a second page would contradict the first sooner or later."
        bad "two pages with `GET /api/v3/get-user`" good "one page";
    TIMESTAMP_UNIT = "K14" Error "a time stamp has no unit"
        why "A number of seconds read as milliseconds is a date in 1970. 单位：秒。 or 单位：毫秒。 settles it."
        bad "格式：timestamp。" good "格式：timestamp。单位：毫秒。";
    CONDITION = "K15" Error "a condition names no row, or no value of it"
        why "条件必填 is about another row of the same table, and about a value that this row can have."
        bad "条件必填：`conection` 为 `wechat`。" good "条件必填：`connection` 为 `wechat`。";
    GRAPHQL_ONLY = "K16" Error "the sentence says nothing here"
        why "加密, GraphQL 类型, 条件返回 and 格式：json say how a GraphQL document and its variables are made, and 条件返回 what of a reply is asked for."
        bad "`POST /api/v3/create-user` with 加密：RSA。" good "`MUTATION createUser` with 加密：RSA。";
    NO_GRAPHQL_TYPE = "K17" Error "the type has no GraphQL form"
        why "A variable has an exact type in the document; `object`, `any` and `file` name none."
        bad "| value | any | …" good "| value | any | … 格式：json。";
    GRAPHQL_CONFLICT = "K18" Error "two pages disagree about a type of GraphQL"
        why "A field and an argument have one type in every document, and a structure is either sent or received."
        bad "id is string for `QUERY user(id)` and string[] for `QUERY user(id).roles`" good "string on both pages";
    UNREACHED_VALUE = "K19" Error "the client cannot reach a value that it has to change"
        why "Encrypted values and JSON texts are found by a path of names. A structure in itself, a text around, more than 12 structures around, or more than 100 values have none, and what is not found would be sent as it is."
        bad "| next | LoginInput | … inside LoginInput, which has | password | … 加密：RSA。" good "| password | … in a structure that does not hold itself";
}
