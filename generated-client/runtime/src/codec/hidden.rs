//! Showing models of which not every field may be seen: names and values in, `Debug` text with `***` out.

use std::fmt;

/// A value that `Debug` does not show. An empty one is shown as it is, for whether there is one is no secret.
pub struct Hidden<'a, T>(pub &'a T);

impl<T: fmt::Debug + Default + PartialEq> fmt::Debug for Hidden<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self.0 == T::default() { self.0.fmt(formatter) } else { formatter.write_str("***") }
    }
}

/// Shows a struct as the derived `Debug` would.
pub fn show(formatter: &mut fmt::Formatter<'_>, name: &str, fields: &[(&str, &dyn fmt::Debug)]) -> fmt::Result {
    let mut shown = formatter.debug_struct(name);
    for (field, value) in fields {
        shown.field(field, value);
    }
    shown.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Login {
        name: String,
        password: Option<String>,
        codes: Vec<String>,
    }

    impl fmt::Debug for Login {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let Self { name, password, codes } = self;
            show(f, "Login", &[("name", name), ("password", &Hidden(password)), ("codes", &Hidden(codes))])
        }
    }

    #[test]
    fn hides_what_there_is() {
        let login = |password: Option<&str>, codes: &[&str]| {
            let codes = codes.iter().copied().map(str::to_owned).collect();
            format!("{:?}", Login { name: "bob".to_owned(), password: password.map(str::to_owned), codes })
        };
        assert_eq!(login(Some("s3cret"), &["1"]), r#"Login { name: "bob", password: ***, codes: *** }"#);
        assert_eq!(login(None, &[]), r#"Login { name: "bob", password: None, codes: [] }"#);
    }
}
