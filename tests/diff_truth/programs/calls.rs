//! Small programs of users of the client of `codegen/tests/diff/spec`: calls. Each function is one; `api` is the client.

fn get_user_call(client: &ManagementClient) {
    drop(client.get_user("u1"));
}

fn get_user_by_string(client: &ManagementClient, id: String) {
    drop(client.get_user(id).code(1).send());
}

fn get_user_code(client: &ManagementClient) {
    drop(client.get_user("u1").code(1));
}

fn get_user_depth(client: &ManagementClient) {
    drop(client.get_user("u1").depth(2));
}

fn get_user_depth_by_i64(client: &ManagementClient, depth: i64) {
    drop(client.get_user("u1").depth(depth));
}

fn get_user_id_type(client: &ManagementClient) {
    drop(client.get_user("u1").id_type(models::GetUserIdType::Phone));
}

fn get_user_id_type_by_text(client: &ManagementClient) {
    drop(client.get_user("u1").id_type("phone"));
}

fn get_user_keys(client: &ManagementClient) {
    drop(client.get_user("u1").keys(["a", "b"]));
}

fn get_user_since(client: &ManagementClient) {
    drop(client.get_user("u1").since(0));
}

async fn get_user_output(client: &ManagementClient) -> Result<models::UserDto, Error> {
    client.get_user("u1").send().await
}

async fn get_user_level(client: &ManagementClient) -> Result<i64, Error> {
    Ok(client.get_user("u1").send().await?.level)
}

fn get_user_wrapper(client: &ManagementClient) -> Call<operations::GetUser> {
    client.get_user("u1")
}

fn create_user_call(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user));
}

fn create_user_context(client: &ManagementClient, user: models::NewUserDto, context: JsonObject) {
    drop(client.create_user(user).context(context));
}

fn create_user_day(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).day("2024-01-01"));
}

fn create_user_mode(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).mode("far").target("x"));
}

fn create_user_note(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).note("n"));
}

fn create_user_clear_note(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).clear_note());
}

fn create_user_notify(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).notify(true));
}

fn create_user_notify_parsed(client: &ManagementClient, user: models::NewUserDto, text: &str) -> Option<()> {
    drop(client.create_user(user).notify(text.parse().ok()?));
    Some(())
}

fn create_user_old(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).old("o"));
}

fn create_user_password(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).password("secret"));
}

fn create_user_target(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).target("t"));
}

fn create_user_wait(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).wait(5));
}

async fn create_user_output(client: &ManagementClient, user: models::NewUserDto) -> Result<(), Error> {
    client.create_user(user).send().await
}

fn get_role_call(client: &ManagementClient) {
    drop(client.get_role("admin"));
}

async fn get_role_output(client: &ManagementClient) -> Result<models::RoleDto, Error> {
    client.get_role("admin").send().await
}

async fn get_role_title(client: &ManagementClient) -> Option<String> {
    client.get_role("admin").send().await.ok()?.title
}

fn list_roles_call(client: &ManagementClient) {
    drop(client.list_roles());
}

fn list_roles_limit(client: &ManagementClient) {
    drop(client.list_roles().limit(20));
}

fn list_roles_page(client: &ManagementClient) {
    drop(client.list_roles().page(2));
}

fn list_roles_items(client: &ManagementClient) {
    drop(client.list_roles().items());
}

async fn list_roles_output(client: &ManagementClient) -> Result<models::RolePagingDto, Error> {
    client.list_roles().send().await
}

async fn list_roles_codes(client: &ManagementClient) -> Result<Vec<String>, Error> {
    let page = client.list_roles().send().await?;
    Ok(page.list.into_iter().map(|role| role.code).collect())
}
