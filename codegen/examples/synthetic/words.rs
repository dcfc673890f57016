//! What things are called, each name with its Chinese word.

/// A word on the wire and in descriptions.
pub(crate) type Word = (&'static str, &'static str);

/// Things that an identity service manages.
pub(crate) const NOUNS: [Word; 32] = [
    ("user", "用户"),
    ("group", "分组"),
    ("department", "部门"),
    ("role", "角色"),
    ("resource", "资源"),
    ("application", "应用"),
    ("identity", "身份"),
    ("namespace", "权限空间"),
    ("policy", "策略"),
    ("post", "岗位"),
    ("tenant", "租户"),
    ("session", "会话"),
    ("token", "令牌"),
    ("device", "设备"),
    ("webhook", "回调"),
    ("pipeline", "流水线"),
    ("connection", "连接"),
    ("template", "模板"),
    ("message", "消息"),
    ("email", "邮件"),
    ("phone", "电话"),
    ("address", "地址"),
    ("invoice", "发票"),
    ("order", "订单"),
    ("package", "套餐"),
    ("domain", "域名"),
    ("certificate", "证书"),
    ("scope", "范围"),
    ("rule", "规则"),
    ("event", "事件"),
    ("task", "任务"),
    ("log", "日志"),
];

/// Further words of fields, after a noun.
pub(crate) const PARTS: [Word; 12] = [
    ("Id", " ID"),
    ("Name", "名称"),
    ("Code", "代码"),
    ("Description", "描述"),
    ("Count", "数量"),
    ("Icon", "图标"),
    ("Owner", "所有者"),
    ("Key", "标识"),
    ("Title", "标题"),
    ("Remark", "备注"),
    ("Url", "链接"),
    ("Version", "版本"),
];

/// Those of them that count.
pub(crate) const NUMBERS: [&str; 2] = ["Count", "Version"];

/// Fields that list values, and the values with their texts.
pub(crate) const ENUMS: [(Word, &[Word]); 8] = [
    (("status", "状态"), &[("Activated", "正常"), ("Suspended", "已停用"), ("Archived", "已归档")]),
    (("type", "类型"), &[("STATIC", "静态"), ("DYNAMIC", "动态")]),
    (("source", "来源"), &[("register", "注册"), ("import", "导入"), ("sync", "同步"), ("admin", "管理员创建")]),
    (("level", "级别"), &[("low", "低"), ("medium", "中"), ("high", "高"), ("critical", "紧急")]),
    (("gender", "性别"), &[("M", "男"), ("W", "女"), ("U", "未知")]),
    (("effect", "效果"), &[("ALLOW", "允许"), ("DENY", "拒绝")]),
    (("protocol", "协议"), &[("oidc", "OIDC"), ("saml", "SAML"), ("cas", "CAS"), ("oauth", "OAuth"), ("ldap", "LDAP")]),
    (("channel", "渠道"), &[("web", "网页"), ("app", "手机"), ("mini-program", "小程序"), ("api", "接口")]),
];

/// Verbs that only read.
pub(crate) const READ: [Word; 2] = [("get", "获取"), ("check", "检查")];

/// Verbs that change something.
pub(crate) const WRITE: [Word; 4] = [("create", "创建"), ("update", "修改"), ("bind", "绑定"), ("send", "发送")];
