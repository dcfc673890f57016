//! Findings of the stage `rust`.

super::codes! {
    NO_RUST_NAME = "R01" Error "no Rust name can be made of a name"
        why "A Rust name is made of the ASCII words of the name on the page. A name in Chinese, a bare symbol, or `self`, `super`, `crate` has none, and a made-up one would change without notice. Choose it in spec/codegen.toml."
        bad "枚举值：`男`、`女`。" good "\"management.UserGender.男\" = \"Male\"";
    NAME_CLASH = "R02" Error "two things have the same Rust name"
        why "Two names of the page become one in Rust, such as `userId` and `user_id`. Telling them apart by a number would depend on their order, so one of them needs a name in spec/codegen.toml."
        bad "| userId | … |  and  | user_id | … |" good "\"management.UserDto.user_id\" = \"legacy_user_id\"";
    RESERVED_NAME = "R03" Error "a Rust name is taken"
        why "The name belongs to a method, type or file that every client has, such as `send` or `mod.rs`, or to the variant `Unknown` of every enum. Choose another one in spec/codegen.toml."
        bad "| timeout | number | 否 | … |" good "\"management.run-task.timeout\" = \"task_timeout\"";
    UNUSED_PIN = "R04" Error "a pinned name names nothing"
        why "An entry of [rust.names] must name an operation, type, parameter, field or value that exists. A pin whose page has changed would be lost silently."
        bad "\"management.UserDto.typ\" = \"kind\"" good "\"management.UserDto.type\" = \"kind\"";
    BAD_PIN = "R05" Error "a pinned name is no Rust name"
        why "Operations, parameters and fields are in snake_case, types and values in PascalCase, all in ASCII. `self`, `super`, `crate` and `Self` cannot be names."
        bad "\"management.UserDto.type\" = \"user-type\"" good "\"management.UserDto.type\" = \"user_type\"";
    NO_WIRE_FORM = "R06" Error "the type cannot be sent or received there"
        why "A path holds one text, number, boolean or enum; a query string also holds lists of them; neither holds data structures. The bytes of a file cannot be a part of JSON."
        bad "`GET /api/v3/list-users` with | filter | FilterDto | …" good "`POST /api/v3/list-users` with | filter | FilterDto | …";
    NO_RUNTIME = "R07" Error "the client has no runtime for this operation"
        why "generated-client/src/runtime has no client type of this name, or cannot speak GraphQL. Write it there first, then add it to the generator."
        bad "`QUERY findUser`" good "`GET /api/v3/get-user`";
    RESPONSE_CLASH = "R08" Error "two responses of one name have different fields"
        why "A response without `data` becomes a data structure with the name after 类型：. Responses and data structures of one name must have the same fields; give one of them another name by a correction."
        bad "类型：`TokenDto` twice, once without `expiresIn`" good "the same rows on both pages";
    BROKEN_OUTPUT = "R09" Error "internal: the generated code does not parse"
        why "This is a mistake of the generator, not of the page. Nothing is written."
        bad "-" good "-";
}
