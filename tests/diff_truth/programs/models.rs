//! The same for models.

fn user_age(user: &models::UserDto) -> Option<i64> {
    user.age
}

fn user_created_at(user: &models::UserDto) -> Option<&str> {
    user.created_at.as_deref()
}

fn user_extra(user: models::UserDto) -> Option<JsonObject> {
    user.extra
}

fn user_level(user: &models::UserDto) -> i64 {
    user.level
}

fn user_profile(user: models::UserDto) -> Option<models::ProfileDto> {
    user.profile
}

fn user_nickname(user: models::UserDto) -> Option<String> {
    user.profile?.nickname
}

fn user_status(user: models::UserDto) -> Option<models::UserStatus> {
    user.status
}

fn user_tags(user: &models::UserDto) -> &[String] {
    &user.tags
}

fn user_id(user: &models::UserDto) -> &str {
    &user.user_id
}

fn user_destructured(user: models::UserDto) -> (String, i64) {
    let models::UserDto { user_id, level, .. } = user;
    (user_id, level)
}

fn user_status_matched(status: &models::UserStatus) -> bool {
    match status {
        models::UserStatus::On => true,
        models::UserStatus::Off => false,
        _ => false,
    }
}

fn user_status_on() -> models::UserStatus {
    models::UserStatus::On
}

fn user_status_off() -> models::UserStatus {
    models::UserStatus::Off
}

fn user_status_unknown(status: models::UserStatus) -> Option<String> {
    match status {
        models::UserStatus::Unknown(text) => Some(text),
        _ => None,
    }
}

fn user_status_counted(user: models::UserDto, counts: &mut HashMap<models::UserStatus, usize>) {
    *counts.entry(user.status.unwrap_or_default()).or_default() += 1;
}

fn user_made_in_a_test() -> models::UserDto {
    let mut user = models::UserDto::default();
    user.user_id = "u1".to_owned();
    user.age = Some(7);
    user
}

fn user_compared(a: &models::UserDto, b: &models::UserDto) -> bool {
    a == b && format!("{a:?}") == format!("{:?}", b.clone())
}

fn user_across_threads(user: models::UserDto) -> impl Send + Sync + 'static {
    user
}

fn profile_gender(profile: &models::ProfileDto) -> &str {
    &profile.gender
}

fn profile_gender_owned(profile: models::ProfileDto) -> String {
    profile.gender
}

fn profile_nickname(profile: models::ProfileDto) -> Option<String> {
    profile.nickname
}

fn profile_in_a_struct() {
    struct Mine {
        profile: models::ProfileDto,
    }
    drop(Mine { profile: Default::default() }.profile);
}

fn role_code(role: models::RoleDto) -> String {
    role.code
}

fn role_title(role: models::RoleDto) -> Option<String> {
    role.title
}

fn role_paging_list(page: models::RolePagingDto) -> Vec<models::RoleDto> {
    page.list
}

fn role_paging_total_count(page: &models::RolePagingDto) -> i64 {
    page.total_count
}

fn new_user() -> models::NewUserDto {
    models::NewUserDto::new("n")
}

fn new_user_born() -> models::NewUserDto {
    models::NewUserDto::new("n").born("2000-01-01")
}

fn new_user_color() -> models::NewUserDto {
    models::NewUserDto::new("n").color(models::NewUserColor::Red)
}

fn new_user_color_blue() -> models::NewUserDto {
    models::NewUserDto::new("n").color(models::NewUserColor::Blue)
}

fn new_user_color_by_text() -> models::NewUserDto {
    models::NewUserDto::new("n").color("red")
}

fn new_user_color_read(user: models::NewUserDto) -> Option<models::NewUserColor> {
    user.color
}

fn new_user_count() -> models::NewUserDto {
    models::NewUserDto::new("n").count(1)
}

fn new_user_count_read(user: &models::NewUserDto) -> Option<i64> {
    user.count
}

fn new_user_email() -> models::NewUserDto {
    models::NewUserDto::new("n").email("a@example.com")
}

fn new_user_labels() -> models::NewUserDto {
    models::NewUserDto::new("n").labels(["a"])
}

fn new_user_legacy() -> models::NewUserDto {
    models::NewUserDto::new("n").legacy("l")
}

fn new_user_meta(meta: JsonObject) -> models::NewUserDto {
    models::NewUserDto::new("n").meta(meta)
}

fn new_user_name(user: models::NewUserDto) -> String {
    user.name
}

fn new_user_nick() -> models::NewUserDto {
    models::NewUserDto::new("n").nick("k")
}

fn new_user_clear_nick() -> models::NewUserDto {
    models::NewUserDto::new("n").clear_nick()
}

fn new_user_nick_read(user: models::NewUserDto) -> Option<Option<String>> {
    user.nick
}

fn new_user_old_meta(meta: JsonObject) -> models::NewUserDto {
    models::NewUserDto::new("n").old_meta(meta)
}

fn new_user_quota() -> models::NewUserDto {
    models::NewUserDto::new("n").quota(10)
}

fn new_user_size() -> models::NewUserDto {
    models::NewUserDto::new("n").size(1)
}

fn new_user_ttl() -> models::NewUserDto {
    models::NewUserDto::new("n").ttl(60)
}

fn new_user_field_set(mut user: models::NewUserDto) -> models::NewUserDto {
    user.email = Some("a@example.com".to_owned());
    user.quota = Some(1);
    user
}

fn id_type_matched(id: &models::GetUserIdType) -> &'static str {
    match id {
        models::GetUserIdType::UserId => "id",
        models::GetUserIdType::Phone => "phone",
        _ => "other",
    }
}

fn id_type_shown(id: &models::GetUserIdType) -> String {
    format!("{id} {}", id.as_str())
}
