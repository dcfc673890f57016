//! What the stand-ins for the service answer.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::Response;

pub(crate) const TOKEN_PATH: &str = "/api/v3/get-management-token";

pub(crate) fn json(text: &str) -> Response<Bytes> {
    reply(200, "application/json; charset=utf-8", text)
}

pub(crate) fn reply(status: u16, content_type: &str, body: impl AsRef<[u8]>) -> Response<Bytes> {
    let response = Response::builder().status(status).header("content-type", content_type);
    response.body(Bytes::copy_from_slice(body.as_ref())).unwrap()
}

pub(crate) fn data(data: &str) -> Response<Bytes> {
    json(&format!(r#"{{"statusCode":200,"message":"操作成功","apiCode":20001,"data":{data}}}"#))
}

/// The reply to the `number`th request for a token.
pub(crate) fn grant(number: usize) -> String {
    format!(r#"{{"statusCode":200,"message":"ok","data":{{"access_token":"{}","expires_in":7200}}}}"#, jwt(number))
}

/// A token for the user pool `pool-1`.
pub(crate) fn jwt(number: usize) -> String {
    let payload = format!(r#"{{"scoped_userpool_id":"pool-1","number":{number}}}"#);
    format!("eyJhbGciOiJub25lIn0.{}.t0ken-s3cret", URL_SAFE_NO_PAD.encode(payload))
}

/// A user with all 31 fields.
pub(crate) const USER: &str = r#"{
    "userId": "6229ffaxxxxxxxxcade3e3d9", "createdAt": "2022-07-03T02:20:30.000Z", "updatedAt": "2022-07-03T02:20:30.000Z",
    "status": "Activated", "email": "test@example.com", "phone": "188xxxx8888", "phoneCountryCode": "+86", "username": "bob",
    "name": "张三", "nickname": "张三", "photo": "https://files.example.com/avatar.png", "loginsCount": 3,
    "lastLogin": "2022-07-03T02:20:30.000Z", "lastIp": "127.0.0.1", "gender": "M", "emailVerified": true, "phoneVerified": true,
    "passwordLastSetAt": "2022-07-03T02:20:30.000Z", "birthdate": "2022-06-03", "country": "CN", "province": "BJ", "city": "BJ",
    "address": "北京朝阳", "streetAddress": "北京朝阳区 xxx 街道", "postalCode": "438100", "externalId": "10010",
    "resetPasswordOnNextLogin": false, "departmentIds": ["624d930c3xxxx5c08dd4986e", "624d93102xxxx012f33cd2fe"],
    "identities": [{"identityId": "62299d8b866d2dab79a89dc4", "extIdpId": "6076bacxxxxxxxxd80d993b5", "provider": "wechat",
        "type": "openid", "userIdInIdp": "oj7Nq05R", "originConnIds": ["605492ac41xxxxe0362f0707"]}],
    "customData": {"school": "北京大学", "age": 22}, "statusChangedAt": "2022-07-03T02:20:30.000Z"
}"#;
