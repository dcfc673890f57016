//! The same for what only mutations of that client have.

fn added_urgent(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).urgent(true));
}

fn added_kind(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).kind("k"));
}

fn added_do_notify(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).do_notify(true));
}

fn added_clear_password(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).clear_password());
}

fn added_clear_email() -> models::NewUserDto {
    models::NewUserDto::new("n").clear_email()
}

fn added_notify_argument(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(true, user));
}

fn added_new_with_two(name: &str) -> models::NewUserDto {
    models::NewUserDto::new(name, name)
}

fn added_get_role_2(client: &ManagementClient) {
    drop(client.get_role_2("admin"));
}

fn added_read_role(client: &ManagementClient) {
    drop(client.read_role("admin"));
}

fn added_user(client: &ManagementClient) {
    drop(client.user("u1"));
}

fn added_get_user_without_id(client: &ManagementClient) {
    drop(client.get_user());
}

fn added_get_user_id(client: &ManagementClient) {
    drop(client.get_user().user_id("u1"));
}

fn added_role_list(page: Vec<models::RoleDto>, client: &ManagementClient) {
    async fn roles(client: &ManagementClient) -> Result<Vec<models::RoleDto>, Error> {
        client.get_role("admin").send().await
    }
}

fn added_email_value() -> models::GetUserIdType {
    models::GetUserIdType::Email
}

fn added_mobile_value() -> models::GetUserIdType {
    models::GetUserIdType::Mobile
}

fn added_gone_value() -> models::UserStatus {
    models::UserStatus::Gone
}

fn added_green_value() -> models::NewUserColor {
    models::NewUserColor::Green
}

fn added_crimson_value() -> models::NewUserColor {
    models::NewUserColor::Crimson
}

fn added_vip(user: &models::UserDto) -> Option<bool> {
    user.vip
}

fn added_vip_required(user: &models::UserDto) -> bool {
    user.vip
}

fn added_total(page: &models::RolePagingDto) -> i64 {
    page.total
}

fn added_rows(page: models::RolePagingDto) -> Vec<models::RoleDto> {
    page.rows
}

fn added_level_text(user: &models::UserDto) -> &str {
    &user.level
}

fn added_level_option(user: &models::UserDto) -> Option<i64> {
    user.level
}

fn added_age_fraction(user: &models::UserDto) -> Option<f64> {
    user.age
}

fn added_years(user: &models::UserDto) -> Option<i64> {
    user.years
}

fn added_type(profile: &models::ProfileDto) -> Option<&str> {
    profile.r#type.as_deref()
}

fn added_owner(profile: models::ProfileDto) -> Option<String> {
    profile.owner.map(|owner| owner.user_id.clone())
}

fn added_nick(profile: models::ProfileDto) -> Option<String> {
    profile.nick
}

fn added_gender_enum(profile: models::ProfileDto) -> models::ProfileGender {
    profile.gender
}

fn added_old_enum(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).old(models::CreateUserOld::A));
}

fn added_more(user: models::UserDto) -> Option<String> {
    user.extra?.a
}

fn added_extra_profile(user: models::UserDto) -> Option<models::ProfileDto> {
    user.extra
}

fn added_user_profile(user: models::UserDto) -> Option<models::UserProfileDto> {
    user.profile
}

fn added_profile(user: models::UserDto) -> Option<models::Profile> {
    user.profile
}

fn added_status(user: models::UserDto) -> Option<models::Status> {
    user.status
}

fn added_kind_enum() -> models::Kind {
    models::Kind::Phone
}

fn added_role_new() -> models::RoleDto {
    models::RoleDto::new("admin").title("t")
}

fn added_new_user_without_name() -> models::NewUserDto {
    models::NewUserDto::new().name("n")
}

fn added_depth_fraction(client: &ManagementClient) {
    drop(client.get_user("u1").depth(2.5));
}

fn added_login(client: &api::runtime::AuthenticationClient) {
    drop(client.get_role("admin"));
}

async fn added_create_user_bool(client: &ManagementClient, user: models::NewUserDto) -> Result<Option<bool>, Error> {
    Ok(client.create_user(user).send().await?.into())
}

async fn added_create_user_gives(client: &ManagementClient, user: models::NewUserDto) -> Result<String, Error> {
    Ok(client.create_user(user).send().await?.name)
}

fn added_notify_count(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).notify(1));
}

fn added_notify_text(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).notify("yes"));
}

fn added_notify_value(client: &ManagementClient, user: models::NewUserDto, value: JsonValue) {
    drop(client.create_user(user).notify(value));
}

fn added_one_key(client: &ManagementClient) {
    drop(client.get_user("u1").keys("k"));
}

fn added_keys_by_number(client: &ManagementClient) {
    drop(client.get_user("u1").keys([1, 2]));
}

fn added_context_user(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user.clone()).context(user));
}

fn added_context_of_object(client: &ManagementClient, user: models::NewUserDto, object: JsonObject) {
    drop(client.create_user(object).context(user));
}

fn added_new_vip(name: &str) -> models::NewUserDto {
    models::NewUserDto::new(name, true)
}

fn added_nick_plain(user: models::NewUserDto) -> Option<String> {
    user.nick
}

fn added_one_tag(user: models::UserDto) -> Option<String> {
    user.tags
}

fn added_tags_of_objects(user: models::UserDto) -> Vec<JsonObject> {
    user.tags
}

fn added_color_text(user: models::NewUserDto) -> Option<String> {
    user.color
}

fn added_get_user_by_type(client: &ManagementClient) {
    drop(client.get_user("phone", "u1"));
}

fn added_get_user_with_keys(client: &ManagementClient) {
    drop(client.get_user(["k"], "u1"));
}

fn added_get_user_by_number(client: &ManagementClient) {
    drop(client.get_user(1));
}

fn added_mode_number(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(user).mode(1));
}

fn added_user_or_null(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(Some(user)));
}

fn added_user_later(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user().user(user));
}

fn added_users(client: &ManagementClient, user: models::NewUserDto) {
    drop(client.create_user(vec![user]));
}

async fn added_role_nothing(client: &ManagementClient) -> Result<(), Error> {
    client.get_role("admin").send().await
}

async fn added_role_object(client: &ManagementClient) -> Result<JsonObject, Error> {
    client.get_role("admin").send().await
}

async fn added_role_reply(client: &ManagementClient) -> Result<models::GetRoleRespDto, Error> {
    client.get_role("admin").send().await
}

fn added_profiles(user: models::UserDto) -> Vec<models::ProfileDto> {
    user.profile
}

fn added_extra_value(user: models::UserDto) -> Option<JsonValue> {
    user.extra
}

fn added_age_always(user: &models::UserDto) -> i64 {
    user.age
}

fn added_age_bool(user: &models::UserDto) -> Option<bool> {
    user.age
}

fn added_new_labels() -> models::NewUserDto {
    models::NewUserDto::new(["l"], "n")
}

fn added_emails() -> models::NewUserDto {
    models::NewUserDto::new("n").email(["e"])
}

fn added_quota_fraction(mut user: models::NewUserDto) -> models::NewUserDto {
    user.quota = Some(2.5);
    user
}

fn added_meta_user(user: models::NewUserDto) -> models::NewUserDto {
    models::NewUserDto::new("n").meta(user)
}

fn added_role_objects(page: models::RolePagingDto) -> Vec<JsonObject> {
    page.list
}

fn added_levels(client: &ManagementClient) {
    drop(client.get_user("u1").levels(2));
}
