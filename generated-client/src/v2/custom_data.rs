//! The custom data of users, which the service keeps as a list of keys and texts: as a map with values of their types,
//! both ways.

use super::users::{models, operations};
use crate::runtime::{Call, JsonObject, JsonValue, OpenEnum};

impl models::User {
    /// The custom data by key, with values of the types that the service states. Empty unless they were asked for, by
    /// `with_custom_data`.
    ///
    /// ```no_run
    /// # async fn example(users: &authing_client::v2::UsersClient) -> Result<(), authing_client::Error> {
    /// if let Some(user) = users.find().email("bob@example.com").with_custom_data(true).await? {
    ///     println!("{:?}", user.custom_data_map().get("age"));
    /// }
    /// # Ok(()) }
    /// ```
    pub fn custom_data_map(&self) -> JsonObject {
        self.custom_data.iter().map(|item| (item.key.clone(), item.typed_value())).collect()
    }
}

impl models::UserDefinedData {
    /// The value with the type that the service states: a number for `NUMBER`, a truth value for `BOOLEAN`, any JSON for
    /// `OBJECT`, else a text. A text that is not of its type is a text.
    pub fn typed_value(&self) -> JsonValue {
        let text = || JsonValue::String(self.value.clone());
        let fits: fn(&JsonValue) -> bool = match self.data_type.as_str() {
            "NUMBER" => JsonValue::is_number,
            "BOOLEAN" => JsonValue::is_boolean,
            "OBJECT" => |_| true,
            _ => return text(),
        };
        serde_json::from_str(&self.value).ok().filter(fits).unwrap_or_else(text)
    }
}

impl Call<operations::Create> {
    /// The custom data of the new user, by key, in place of those that were set: what `params` takes, and what
    /// [`custom_data_map`](models::User::custom_data_map) gives.
    ///
    /// ```no_run
    /// # async fn example(users: &authing_client::v2::UsersClient) -> Result<(), authing_client::Error> {
    /// use authing_client::v2::users::models::CreateUserInput;
    ///
    /// let data = serde_json::json!({"age": 7, "likes": ["tea"]});
    /// let bob = CreateUserInput::new().username("bob");
    /// users.create(bob).custom_data(data.as_object().cloned().unwrap_or_default()).await?;
    /// # Ok(()) }
    /// ```
    pub fn custom_data<K: Into<String>, V: Into<JsonValue>>(self, data: impl IntoIterator<Item = (K, V)>) -> Self {
        let item = |(key, value): (K, V)| serde_json::json!({"key": key.into(), "value": value.into()});
        self.set_body("params", data.into_iter().map(item).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_types_that_are_stated() {
        let typed = |data_type: &str, value: &str| {
            let item =
                models::UserDefinedData { data_type: data_type.into(), value: value.to_owned(), ..Default::default() };
            item.typed_value()
        };
        for (data_type, value, expected) in [
            ("NUMBER", "7.5", serde_json::json!(7.5)),
            ("NUMBER", "\"7\"", serde_json::json!("\"7\"")),
            ("BOOLEAN", "true", serde_json::json!(true)),
            ("BOOLEAN", "yes", serde_json::json!("yes")),
            ("OBJECT", "{\"a\":[1]}", serde_json::json!({"a": [1]})),
            ("OBJECT", "{", serde_json::json!("{")),
            ("STRING", "7", serde_json::json!("7")),
            ("DATETIME", "2024-10-10T07:28:40.000Z", serde_json::json!("2024-10-10T07:28:40.000Z")),
            ("NEW", "true", serde_json::json!("true")),
        ] {
            assert_eq!(typed(data_type, value), expected, "{data_type} {value}");
        }
    }
}
