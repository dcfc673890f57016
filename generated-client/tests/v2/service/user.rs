//! The user of the schema, with everything that can be selected.

use super::{Shared, lock};
use async_graphql::{ComplexObject, Context, Enum, SimpleObject};
use serde::Serialize;

#[derive(Enum, Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(rename_items = "PascalCase")]
pub(crate) enum UserStatus {
    Suspended,
    Resigned,
    Activated,
    Archived,
}

#[derive(SimpleObject, Serialize, Clone)]
#[graphql(rename_fields = "camelCase")]
#[serde(rename_all = "camelCase")]
pub(crate) struct Identity {
    pub(crate) openid: Option<String>,
    pub(crate) user_id_in_idp: Option<String>,
    pub(crate) user_id: Option<String>,
    pub(crate) connection_id: Option<String>,
    pub(crate) is_social: Option<bool>,
    pub(crate) provider: Option<String>,
    #[graphql(name = "type")]
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    pub(crate) user_pool_id: Option<String>,
}

#[derive(Enum, Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum UdfDataType {
    String,
    Number,
    Datetime,
    Boolean,
    Object,
    Select,
}

#[derive(SimpleObject, Serialize, Clone)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UserDefinedData {
    pub(crate) key: String,
    pub(crate) data_type: UdfDataType,
    /// JSON text, as it was set.
    pub(crate) value: String,
    pub(crate) label: Option<String>,
}

/// The texts of a user are many, and all alike.
macro_rules! user {
    ($($text:ident,)*) => {
        #[derive(SimpleObject, Serialize, Clone, Default)]
        #[allow(clippy::struct_field_names, reason = "the schema is not ours")]
        #[graphql(complex)]
        #[serde(rename_all = "camelCase")]
        pub(crate) struct User {
            pub(crate) id: String,
            pub(crate) arn: String,
            pub(crate) user_pool_id: String,
            $(pub(crate) $text: Option<String>,)*
            #[graphql(name = "lastIP")]
            #[serde(rename = "lastIP")]
            pub(crate) last_ip: Option<String>,
            pub(crate) email_verified: Option<bool>,
            pub(crate) phone_verified: Option<bool>,
            pub(crate) blocked: Option<bool>,
            pub(crate) is_deleted: Option<bool>,
            pub(crate) logins_count: Option<i32>,
            pub(crate) register_source: Option<Vec<String>>,
            pub(crate) status: Option<UserStatus>,
            pub(crate) identities: Option<Vec<Identity>>,
            pub(crate) custom_data: Option<Vec<UserDefinedData>>,
        }
    };
}

user! {
    username, email, phone, phone_country_code, unionid, openid, nickname, photo, password, oauth, token,
    token_expired_at, last_login, signed_up, device, browser, company, name, given_name, family_name, middle_name,
    profile, preferred_username, website, gender, birthdate, zoneinfo, locale, address, formatted, street_address,
    locality, region, postal_code, city, province, country, created_at, updated_at, external_id,
    main_department_id, main_department_code, expired_at,
}

#[ComplexObject]
impl User {
    async fn groups(&self, ctx: &Context<'_>) -> PaginatedGroups {
        let store = lock(ctx.data_unchecked::<Shared>());
        let own = store.groups.iter().filter(|(_, members)| members.contains(&self.id));
        let list: Vec<_> = own.map(|(code, _)| Group::new(code)).collect();
        PaginatedGroups { total_count: list.len(), list }
    }

    async fn roles(&self, ctx: &Context<'_>, namespace: Option<String>) -> PaginatedRoles {
        let store = lock(ctx.data_unchecked::<Shared>());
        let is_meant = |space: &str| namespace.as_deref().is_none_or(|namespace| namespace == space);
        let own = store.roles.iter().filter(|((space, _), members)| is_meant(space) && members.contains(&self.id));
        let list: Vec<_> = own.map(|((space, code), _)| Role::new(space, code)).collect();
        PaginatedRoles { total_count: list.len(), list }
    }
}

#[derive(SimpleObject)]
pub(crate) struct PaginatedUsers {
    pub(crate) total_count: usize,
    pub(crate) list: Vec<User>,
}

#[derive(SimpleObject)]
pub(crate) struct PaginatedGroups {
    total_count: usize,
    list: Vec<Group>,
}

#[derive(SimpleObject)]
pub(crate) struct PaginatedRoles {
    total_count: usize,
    list: Vec<Role>,
}

#[derive(SimpleObject)]
pub(crate) struct Group {
    code: String,
    name: String,
    description: Option<String>,
    created_at: Option<String>,
    updated_at: Option<String>,
}

impl Group {
    fn new(code: &str) -> Self {
        let (description, created_at) = (Some(format!("the {code}")), Some("2024-10-10T07:28:40.000Z".to_owned()));
        Self { code: code.to_owned(), name: code.to_owned(), description, updated_at: created_at.clone(), created_at }
    }
}

#[derive(SimpleObject)]
pub(crate) struct Role {
    id: String,
    namespace: String,
    code: String,
    arn: String,
    description: Option<String>,
    is_system: Option<bool>,
    created_at: Option<String>,
    updated_at: Option<String>,
    parent: Option<Box<Role>>,
}

impl Role {
    fn new(namespace: &str, code: &str) -> Self {
        Self {
            id: format!("role-{code}"),
            namespace: namespace.to_owned(),
            code: code.to_owned(),
            arn: format!("arn:cn:authing:{}:role:{code}", super::POOL),
            description: None,
            is_system: Some(false),
            created_at: None,
            updated_at: None,
            parent: (code == "reader").then(|| Box::new(Self::new(namespace, "admin"))),
        }
    }
}
