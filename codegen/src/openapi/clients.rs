//! What no page says: where the service is, how a caller proves itself, and how a failure looks.
//!
//! Enters: the clients of the `Api`. Leaves: servers, security schemes and requirements. A client that this table does not
//! know has none of them.

use serde_json::{Map, Value, json};

use crate::ir::{Api, Client};

/// The name of the reply that tells a failure.
pub(super) const FAILURE: &str = "Failure";

/// The servers that most operations have: those of the first known client in the order of the table.
pub(super) fn servers(api: &Api) -> Value {
    main_client(api).and_then(server).into_iter().collect()
}

/// The servers of a client, where they are others.
pub(super) fn servers_of(client: &Client, api: &Api) -> Option<Value> {
    (main_client(api) != Some(&client.name))
        .then(|| server(&client.name).into_iter().collect::<Value>())
        .filter(|servers| servers.as_array().is_some_and(|list| !list.is_empty()))
}

fn main_client(api: &Api) -> Option<&str> {
    let names = ["management", "authentication"];
    names.into_iter().find_map(|name| api.clients.iter().find(|client| client.name == name)).map(|c| c.name.as_str())
}

fn server(client: &str) -> Option<Value> {
    match client {
        "management" => Some(json!({ "url": "https://api.authing.cn" })),
        "authentication" => Some(json!({
            "url": "https://{app}.authing.cn",
            "description": "The address of the app, as the console shows it.",
            "variables": { "app": { "default": "example", "description": "The name of the app's address." } },
        })),
        "users" => Some(json!({ "url": "https://core.authing.cn" })),
        _ => None,
    }
}

/// What an operation of the client asks for: one of these.
pub(super) fn security(client: &Client) -> Value {
    match client.name.as_str() {
        "management" => json!([{ "managementToken": [] }, { "accessKeySignature": [] }]),
        // The pages do not say which operations need a user.
        "authentication" => json!([{ "appId": [], "userToken": [] }, { "appId": [] }]),
        "users" => json!([{ "userPoolToken": [], "userPoolId": [] }]),
        _ => json!([]),
    }
}

/// The schemes that the clients need.
pub(super) fn security_schemes(api: &Api) -> Value {
    let has = |name: &str| api.clients.iter().any(|client| client.name == name);
    let mut schemes = Map::new();
    let mut put = |name: &str, scheme: Value| schemes.insert(name.to_owned(), scheme);
    if has("management") {
        put(
            "managementToken",
            json!({
                "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
                "description": "The `access_token` that `POST /api/v3/get-management-token` gives for `accessKeyId` and \
                    `accessKeySecret`.",
            }),
        );
        put(
            "accessKeySignature",
            json!({
                "type": "apiKey", "in": "header", "name": "authorization",
                "description": SIGNATURE,
            }),
        );
    }
    if has("authentication") {
        put(
            "appId",
            json!({
                "type": "apiKey", "in": "header", "name": "x-authing-app-id",
                "description": "The id of the app. Operations that answer with tokens also want `client_id` and \
                    `client_secret` in the body, or both by HTTP Basic, as the app is set up.",
            }),
        );
        put(
            "userToken",
            json!({
                "type": "http", "scheme": "bearer",
                "description": "The access token of a user, as signing in gives it.",
            }),
        );
    }
    if has("users") {
        schemes.insert(
            "userPoolToken".to_owned(),
            json!({
                "type": "http", "scheme": "bearer",
                "description": "The `accessToken` that the GraphQL query `accessToken` gives for the id and the secret of a \
                    user pool.",
            }),
        );
        schemes.insert(
            "userPoolId".to_owned(),
            json!({
                "type": "apiKey", "in": "header", "name": "x-authing-userpool-id",
                "description": "The id of the user pool.",
            }),
        );
    }
    schemes.into()
}

/// How a request is signed.
const SIGNATURE: &str = "`authing <accessKeyId>:<signature>`, in place of a token. The signature is the base64 of the \
HMAC-SHA1, by `accessKeySecret`, of these lines joined by line feeds: the verb; each of the headers `date` and \
`x-authing-*` as `name:value`, sorted by lower-case name; and the path with all arguments, of the query or the body, as \
`?name=value&…`, sorted by name and not encoded, values that are not text as compact JSON. The headers `date`, \
`x-authing-signature-nonce`, `x-authing-signature-method` (`HMAC-SHA1`) and `x-authing-signature-version` (`1.0`) have to \
be sent.";

/// The reply that tells a failure. It stands under `4XX`: progenitor takes `default` for a second kind of success.
pub(super) fn failure() -> Value {
    json!({
        "description": "A failure. It can also come with HTTP status 200.",
        "content": { "application/json": { "schema": {
            "type": "object",
            "properties": {
                "statusCode": { "type": "integer", "format": "int32", "description": "200 for success, else the kind of failure." },
                "message": { "type": "string", "description": "The failure in words." },
                "apiCode": { "type": "integer", "format": "int32", "description": "The failure as a code." },
                "requestId": { "type": "string", "description": "The id of the request, for support." },
            },
        } } },
    })
}
