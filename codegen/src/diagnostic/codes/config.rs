//! Findings about groups.toml, corrections.toml and codegen.toml.

super::codes! {
    BAD_TOML = "C01" Error "the file cannot be read as TOML"
        why "The file has a syntax error, an unknown key or a value of the wrong kind; the parser's own message is quoted."
        bad "[[group]]\nsluk = \"users\"" good "[[group]]\nslug = \"users\"";
    DUPLICATE_GROUP = "C02" Error "a group stands twice"
        why "One folder has one title."
        bad "two [[group]] entries for users" good "one entry";
    UNKNOWN_GROUP = "C03" Error "the folder has no entry in groups.toml"
        why "A group's Chinese title and its doc-site folders are needed by the client's documentation and by import."
        bad "spec/v3/management/roles/ without an entry" good "[[group]] slug = \"roles\" …";
    UNUSED_GROUP = "C04" Warning "the group has no pages"
        why "The entry may be misspelt, or left over from a folder that is gone."
        bad "[[group]] slug = \"usres\"" good "[[group]] slug = \"users\"";
    CORRECTION_TARGET = "C05" Error "the correction has no legal target"
        why "A target is client, operation or DTO, field and fact, and must exist once."
        bad "target = \"list-users.page\"" good "target = \"management.list-users.page.type\"";
    CORRECTION_STALE = "C06" Error "the correction no longer applies"
        why "The pages no longer say the old value. Either the documentation was mended, and the entry should go, or it changed again."
        bad "old = \"秒\" where the page says 毫秒" good "no entry";
    CORRECTION_CHANGES_NOTHING = "C07" Error "the correction changes nothing"
        why "Old and new value are the same."
        bad "old = \"秒\"  new = \"秒\"" good "no entry";
    CORRECTION_VALUE = "C08" Error "the new value cannot be read"
        why "A new value is written as a page would write it: a type, 是 or 否, a literal, a unit, a number."
        bad "new = \"strng\"" good "new = \"string\"";
    CORRECTION_WITHOUT_REASON = "C09" Error "the correction gives no reason"
        why "A reader must be able to check why the client differs from the documentation."
        bad "because = \"\"" good "because = \"the page's own example is in milliseconds\"";
    ENUM_OWNER = "C10" Error "an owner of a named enum does not exist"
        why "Each owner is a field with 枚举值：, as Dto.field, operation.parameter or *.field, and belongs to one name only."
        bad "of = [\"UserDto.stauts\"]" good "of = [\"UserDto.status\"]";
    ENUM_NAME = "C11" Error "the name of an enum is not usable"
        why "It is ASCII letters and digits, starts with a capital, and no DTO or other enum of the client has it."
        bad "name = \"user_status\"" good "name = \"UserStatus\"";
    BAD_FEATURE = "C12" Error "the cargo feature of a group has no usable name"
        why "A feature is lower-case words joined by `-`. It starts with the folder of the client, or with `v2`, so that it is never taken for a feature of the client's own."
        bad "feature = \"serde-both\"" good "feature = \"management-users\"";
    BAD_METHOD = "C13" Error "an entry of spec/methods.toml cannot be used"
        why "It names a client and a method, a route line and a reply, which is a type over GraphQL and the name of a [[structure]] over HTTP."
        bad "route = \"MUTATE createUser\"" good "route = \"MUTATION createUser\"";
}
