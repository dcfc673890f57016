//! The queries and mutations of users, and that for a token.

use super::inputs::{
    CreateUserIdentityInput, CreateUserInput, FindUserByIdentityInput, SearchUserDepartmentOpt, SearchUserGroupOpt,
    SearchUserRoleOpt, SortByEnum, UpdateUserInput,
};
use super::store::{Refusal, Store};
use super::user::{Identity, PaginatedUsers, UdfDataType, User, UserDefinedData};
use super::{POOL, SECRET, Shared, lock};
use async_graphql::{Context, EmptySubscription, Error, ErrorExtensions, Object, Result, Schema, SimpleObject};
use std::sync::MutexGuard;

pub(super) type ServiceSchema = Schema<Query, Mutation, EmptySubscription>;

pub(super) fn schema(store: Shared) -> ServiceSchema {
    Schema::build(Query, Mutation, EmptySubscription).data(store).finish()
}

impl From<Refusal> for Error {
    fn from(Refusal(code, message): Refusal) -> Self {
        Self::new(message).extend_with(|_, extensions| extensions.set("refusal", code))
    }
}

fn store<'a>(ctx: &Context<'a>) -> MutexGuard<'a, Store> {
    lock(ctx.data_unchecked::<Shared>())
}

#[derive(SimpleObject)]
struct AccessTokenRes {
    access_token: Option<String>,
    exp: Option<i64>,
    iat: Option<i64>,
}

#[derive(SimpleObject)]
struct RefreshToken {
    token: Option<String>,
    iat: Option<i64>,
    exp: Option<i64>,
}

#[derive(SimpleObject)]
struct CommonMessage {
    message: Option<String>,
    code: Option<i32>,
}

impl CommonMessage {
    fn done(message: &str) -> Self {
        Self { message: Some(message.to_owned()), code: Some(200) }
    }
}

/// One page of a list.
fn page(users: &[User], page: Option<i32>, limit: Option<i32>) -> PaginatedUsers {
    let (page, limit) = (page.unwrap_or(1), limit.unwrap_or(10));
    let skipped = usize::try_from((page - 1) * limit).unwrap_or_default();
    let list = users.iter().skip(skipped).take(usize::try_from(limit).unwrap_or_default()).cloned().collect();
    PaginatedUsers { total_count: users.len(), list }
}

pub(super) struct Query;

#[Object]
#[allow(clippy::too_many_arguments, clippy::unused_async, reason = "the schema is not ours")]
impl Query {
    async fn access_token(&self, ctx: &Context<'_>, user_pool_id: String, secret: String) -> Result<AccessTokenRes> {
        if (user_pool_id.as_str(), secret.as_str()) != (POOL, SECRET) {
            return Err(Refusal(2016, "the secret is wrong").into());
        }
        let (token, iat, exp) = store(ctx).new_token();
        Ok(AccessTokenRes { access_token: Some(token), exp: Some(exp), iat: Some(iat) })
    }

    async fn users(
        &self,
        ctx: &Context<'_>,
        page: Option<i32>,
        limit: Option<i32>,
        sort_by: Option<SortByEnum>,
        exclude_users_in_org: Option<bool>,
    ) -> PaginatedUsers {
        let _ = exclude_users_in_org;
        let mut users = store(ctx).users.clone();
        if matches!(sort_by, Some(SortByEnum::CreatedAtDesc | SortByEnum::UpdatedAtDesc)) {
            users.reverse();
        }
        self::page(&users, page, limit)
    }

    async fn user(&self, ctx: &Context<'_>, id: Option<String>) -> Option<User> {
        store(ctx).user(&id?).ok().cloned()
    }

    async fn find_user(
        &self,
        ctx: &Context<'_>,
        email: Option<String>,
        phone: Option<String>,
        username: Option<String>,
        external_id: Option<String>,
        identity: Option<FindUserByIdentityInput>,
    ) -> Option<User> {
        let is_same = |own: &Option<String>, wanted: &Option<String>| wanted.is_some() && own == wanted;
        let by_identity = |user: &User| {
            let own = user.identities.iter().flatten();
            identity.as_ref().is_some_and(|wanted| {
                own.clone().any(|own| {
                    own.provider.as_ref() == Some(&wanted.provider)
                        && own.user_id_in_idp.as_ref() == Some(&wanted.user_id_in_idp)
                })
            })
        };
        let is_meant = |user: &&User| {
            is_same(&user.email, &email)
                || is_same(&user.phone, &phone)
                || is_same(&user.username, &username)
                || is_same(&user.external_id, &external_id)
                || by_identity(user)
        };
        store(ctx).users.iter().find(is_meant).cloned()
    }

    async fn search_user(
        &self,
        ctx: &Context<'_>,
        query: String,
        fields: Option<Vec<Option<String>>>,
        page: Option<i32>,
        limit: Option<i32>,
        department_opts: Option<Vec<Option<SearchUserDepartmentOpt>>>,
        group_opts: Option<Vec<Option<SearchUserGroupOpt>>>,
        role_opts: Option<Vec<Option<SearchUserRoleOpt>>>,
    ) -> PaginatedUsers {
        let _ = fields;
        let departments: Vec<_> = department_opts.into_iter().flatten().flatten().collect();
        let store = store(ctx);
        let groups: Vec<_> = group_opts.into_iter().flatten().flatten().filter_map(|opt| opt.code).collect();
        let roles: Vec<_> = role_opts.into_iter().flatten().flatten().collect();
        let is_meant = |user: &&User| {
            let has_words = [&user.username, &user.email, &user.nickname, &user.name]
                .into_iter()
                .flatten()
                .any(|text| text.contains(&query));
            let in_groups =
                groups.iter().all(|code| store.groups.get(code).is_some_and(|members| members.contains(&user.id)));
            let has_roles = roles.iter().all(|role| {
                let namespace = role.namespace.clone().unwrap_or_else(|| "default".to_owned());
                store.roles.get(&(namespace, role.code.clone())).is_some_and(|members| members.contains(&user.id))
            });
            // Nobody is in a department here.
            let in_departments =
                departments.iter().all(|opt| opt.department_id.is_none() && opt.include_children_departments.is_none());
            has_words && in_groups && has_roles && in_departments
        };
        let found: Vec<_> = store.users.iter().filter(is_meant).cloned().collect();
        self::page(&found, page, limit)
    }

    async fn user_batch(
        &self,
        ctx: &Context<'_>,
        ids: Vec<String>,
        #[graphql(name = "type")] kind: Option<String>,
    ) -> Result<Vec<User>> {
        let by = |user: &User| match kind.as_deref().unwrap_or("id") {
            "id" => Ok(Some(user.id.clone())),
            "username" => Ok(user.username.clone()),
            "phone" => Ok(user.phone.clone()),
            "email" => Ok(user.email.clone()),
            "externalId" => Ok(user.external_id.clone()),
            _ => Err(Refusal(400, "no such kind of id")),
        };
        let mut found = Vec::new();
        for user in &store(ctx).users {
            if by(user)?.is_some_and(|id| ids.contains(&id)) {
                found.push(user.clone());
            }
        }
        Ok(found)
    }

    async fn archived_users(&self, ctx: &Context<'_>, page: Option<i32>, limit: Option<i32>) -> PaginatedUsers {
        self::page(&store(ctx).archived, page, limit)
    }

    async fn is_user_exists(
        &self,
        ctx: &Context<'_>,
        email: Option<String>,
        phone: Option<String>,
        username: Option<String>,
        external_id: Option<String>,
    ) -> Option<bool> {
        Some(self.find_user(ctx, email, phone, username, external_id, None).await.ok()?.is_some())
    }
}

pub(super) struct Mutation;

#[Object]
#[allow(clippy::too_many_arguments, clippy::unused_async, reason = "the schema is not ours")]
impl Mutation {
    async fn create_user(
        &self,
        ctx: &Context<'_>,
        user_info: CreateUserInput,
        params: Option<String>,
        identity: Option<CreateUserIdentityInput>,
        keep_password: Option<bool>,
        reset_password_on_first_login: Option<bool>,
    ) -> Result<User> {
        let _ = (keep_password, reset_password_on_first_login);
        let mut user = User { status: Some(super::user::UserStatus::Activated), ..User::default() };
        user_info.apply(&mut user);
        user.custom_data = params.map(|params| custom_data(&params)).transpose()?;
        user.identities = identity.map(|own| {
            vec![Identity {
                openid: own.openid,
                user_id_in_idp: own.user_id_in_idp,
                user_id: None,
                connection_id: own.connection_id,
                is_social: own.is_social,
                provider: Some(own.provider),
                kind: None,
                user_pool_id: Some(POOL.to_owned()),
            }]
        });
        let mut store = store(ctx);
        let user = store.add(user)?;
        if let Some(password) = user_info.password {
            store.set_password(&user.id, &password)?;
        }
        Ok(user)
    }

    async fn update_user(&self, ctx: &Context<'_>, id: Option<String>, input: UpdateUserInput) -> Result<User> {
        let id = id.unwrap_or_default();
        let mut store = store(ctx);
        input.apply(store.user_mut(&id)?);
        if let Some(password) = input.password {
            store.set_password(&id, &password)?;
        }
        Ok(store.user(&id)?.clone())
    }

    async fn delete_user(&self, ctx: &Context<'_>, id: String) -> Result<CommonMessage> {
        store(ctx).remove(&[id])?;
        Ok(CommonMessage::done("deleted"))
    }

    async fn delete_users(&self, ctx: &Context<'_>, ids: Vec<String>) -> Result<CommonMessage> {
        store(ctx).remove(&ids)?;
        Ok(CommonMessage::done("deleted"))
    }

    async fn refresh_token(&self, ctx: &Context<'_>, id: Option<String>) -> Result<RefreshToken> {
        let store = store(ctx);
        let user = store.user(&id.unwrap_or_default())?;
        Ok(RefreshToken { token: Some(format!("user-token-of-{}", user.id)), iat: Some(1), exp: Some(1_300_000) })
    }

    async fn add_user_to_group(
        &self,
        ctx: &Context<'_>,
        user_ids: Vec<String>,
        code: Option<String>,
    ) -> Result<CommonMessage> {
        members(ctx, &user_ids, &code.unwrap_or_default(), true)
    }

    async fn remove_user_from_group(
        &self,
        ctx: &Context<'_>,
        user_ids: Vec<String>,
        code: Option<String>,
    ) -> Result<CommonMessage> {
        members(ctx, &user_ids, &code.unwrap_or_default(), false)
    }

    async fn assign_role(
        &self,
        ctx: &Context<'_>,
        namespace: Option<String>,
        role_code: Option<String>,
        role_codes: Option<Vec<Option<String>>>,
        user_ids: Option<Vec<String>>,
        group_codes: Option<Vec<String>>,
        node_codes: Option<Vec<String>>,
    ) -> Result<CommonMessage> {
        let _ = (group_codes, node_codes);
        let codes = role_codes.into_iter().flatten().flatten().chain(role_code);
        holders(ctx, namespace, codes, &user_ids.unwrap_or_default(), true)
    }

    async fn revoke_role(
        &self,
        ctx: &Context<'_>,
        namespace: Option<String>,
        role_code: Option<String>,
        role_codes: Option<Vec<Option<String>>>,
        user_ids: Option<Vec<String>>,
        group_codes: Option<Vec<String>>,
        node_codes: Option<Vec<String>>,
    ) -> Result<CommonMessage> {
        let _ = (group_codes, node_codes);
        let codes = role_codes.into_iter().flatten().flatten().chain(role_code);
        holders(ctx, namespace, codes, &user_ids.unwrap_or_default(), false)
    }
}

fn members(ctx: &Context<'_>, ids: &[String], code: &str, is_in: bool) -> Result<CommonMessage> {
    let mut store = store(ctx);
    ids.iter().try_for_each(|id| store.user(id).map(drop))?;
    let members = store.groups.get_mut(code).ok_or(Refusal(404, "no such group"))?;
    for id in ids {
        let _ = if is_in { members.insert(id.clone()) } else { members.remove(id) };
    }
    Ok(CommonMessage::done("the group has changed"))
}

fn holders(
    ctx: &Context<'_>,
    namespace: Option<String>,
    codes: impl Iterator<Item = String>,
    ids: &[String],
    has: bool,
) -> Result<CommonMessage> {
    let namespace = namespace.unwrap_or_else(|| "default".to_owned());
    let mut store = store(ctx);
    ids.iter().try_for_each(|id| store.user(id).map(drop))?;
    for code in codes {
        let holders = store.roles.get_mut(&(namespace.clone(), code)).ok_or(Refusal(404, "no such role"))?;
        for id in ids {
            let _ = if has { holders.insert(id.clone()) } else { holders.remove(id) };
        }
    }
    Ok(CommonMessage::done("the roles have changed"))
}

/// `params`, which is the JSON text of a list of keys and values.
fn custom_data(params: &str) -> Result<Vec<UserDefinedData>> {
    let wrong = || Refusal(400, "`params` is no list of keys and values");
    let items: serde_json::Value = serde_json::from_str(params).map_err(|_| wrong())?;
    let item = |item: &serde_json::Value| {
        let (key, value) = (item.get("key")?.as_str()?, item.get("value")?);
        let data_type = match value {
            serde_json::Value::Bool(_) => UdfDataType::Boolean,
            serde_json::Value::Number(_) => UdfDataType::Number,
            serde_json::Value::String(_) => UdfDataType::String,
            _ => UdfDataType::Object,
        };
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(UserDefinedData { key: key.to_owned(), data_type, value: text, label: None })
    };
    let list = items.as_array().ok_or_else(wrong)?.iter().map(item).collect::<Option<_>>();
    Ok(list.ok_or_else(wrong)?)
}
