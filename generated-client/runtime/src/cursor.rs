//! Where a stream is in its list: says which page to ask for and writes that into a request; hears how many items came
//! and knows by that when the list ends. Nothing here depends on the operation, so it is compiled once.

use crate::codec;
use crate::operation::OperationInfo;
use crate::request::Request;
use crate::url_value::UrlValue;
use crate::values::{JsonObject, JsonValue};

/// Where the request of an operation says which page it wants: in the query of a `GET`, else in the JSON body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// The parameter with the number of the page, from 1: its name, or a dotted path such as
    /// `options.pagination.page`.
    pub page: &'static str,
    /// The parameter with the greatest number of items of a page.
    pub limit: &'static str,
    /// The limit that is sent when the caller sets none: the greatest that the documentation allows, which takes the
    /// fewest requests.
    pub size: i64,
    /// The greatest limit that the documentation allows, if it names one.
    pub max: Option<i64>,
}

/// How many times in a row the same page ends the list.
const MAX_REPEATS: u32 = 3;

/// A place in a list.
#[derive(Debug)]
pub struct Cursor {
    paging: Paging,
    in_body: bool,
    /// The limit of each page, as it is sent.
    limit: i64,
    /// The page that comes next.
    due: i64,
    /// The page that is asked for next.
    next: i64,
    /// How many items lie before the page that comes next.
    before: i64,
    /// How many items all pages have, if the service told.
    total: Option<i64>,
    /// Whether any page came.
    started: bool,
    repeats: u32,
    ended: bool,
}

/// Whether a page came before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Not as far as is known.
    New,
    /// It is the one before: the service may not heed the page, or rows moved by just one page.
    Previous,
    /// It is an earlier one: the service goes in circles.
    Earlier,
}

/// What a page means for the list.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// It belongs to the list.
    Page,
    /// It is an earlier one again.
    Skip,
    /// It is an earlier one again, and there is no use in asking further.
    End,
    /// The same, though this many items are missing.
    Missing(i64),
}

impl Cursor {
    /// Starts at the page that the request names, else at the first.
    pub fn new(info: &OperationInfo, paging: Paging, request: &Request) -> Self {
        let in_body = info.method.always_has_body();
        let number = |path| if in_body { body_number(request, path) } else { query_number(request, path) };
        let page = number(paging.page).unwrap_or(1);
        let limit = number(paging.limit).unwrap_or(paging.size);
        let before = page.saturating_sub(1).max(0).saturating_mul(page_size(limit, paging));
        Self {
            paging,
            in_body,
            limit,
            due: page,
            next: page,
            before,
            total: None,
            started: false,
            repeats: 0,
            ended: false,
        }
    }

    /// The page that comes next.
    pub fn due(&self) -> i64 {
        self.due
    }

    /// Whether no page comes any more.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// Lets no page come any more.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// Whether to ask for a page more when this many are under way already. How many there are is known only after the
    /// first one.
    pub fn asks(&self, under_way: usize, most: usize) -> bool {
        if self.ended || under_way == 0 {
            return !self.ended;
        }
        let ahead = (self.next - self.due).saturating_mul(page_size(self.limit, self.paging));
        let is_there = self.total.is_none_or(|total| self.before.saturating_add(ahead) < total);
        self.started && under_way < most && is_there
    }

    /// Makes the request ask for the next page.
    pub fn ask(&mut self, request: &mut Request) {
        for (path, number) in [(self.paging.page, self.next), (self.paging.limit, self.limit)] {
            if self.in_body {
                set_body_number(request, path, number);
            } else {
                request.set_query(path, UrlValue::Integer(number));
            }
        }
        self.next = self.next.saturating_add(1);
    }

    /// Hears of the page that was due.
    pub fn came(&mut self, items: usize, total: Option<i64>, repeat: Repeat) -> Step {
        self.started = true;
        self.due = self.due.saturating_add(1);
        // A total that the service leaves out reads as 0.
        self.total = total.filter(|total| *total > 0);
        if repeat != Repeat::New {
            return self.repeated(repeat);
        }
        self.repeats = 0;
        let count = i64::try_from(items).unwrap_or(i64::MAX);
        self.before = self.before.saturating_add(count);
        let is_last = match self.total {
            Some(total) => self.before >= total,
            None => count < page_size(self.limit, self.paging),
        };
        self.ended = is_last || items == 0;
        Step::Page
    }

    fn repeated(&mut self, repeat: Repeat) -> Step {
        self.repeats += 1;
        if repeat == Repeat::Previous && self.repeats < MAX_REPEATS {
            return Step::Skip;
        }
        self.ended = true;
        let missing = self.total.map_or(0, |total| total.saturating_sub(self.before));
        if missing > 0 { Step::Missing(missing) } else { Step::End }
    }
}

/// How many items a full page has: the service may cap a limit that is too high.
fn page_size(limit: i64, paging: Paging) -> i64 {
    paging.max.map_or(limit, |max| limit.min(max)).max(1)
}

fn query_number(request: &Request, name: &str) -> Option<i64> {
    let (_, value) = request.query.iter().find(|(known, _)| *known == name)?;
    let mut number = None;
    value.for_each_text(&mut |text| number = text.parse().ok());
    number
}

fn body_number(request: &Request, path: &str) -> Option<i64> {
    let mut names = path.split('.');
    let first = names.next()?;
    let (_, json) = request.body.iter().find(|(known, _)| *known == first)?;
    let value: JsonValue = codec::from_text(json).ok()?;
    names.try_fold(&value, |value, name| value.get(name))?.as_i64()
}

/// Sets a number in the field that a path names, and leaves what is beside it as it is.
fn set_body_number(request: &mut Request, path: &'static str, number: i64) {
    let Some((first, rest)) = path.split_once('.') else { return request.set_body(path, &number) };
    let json = request.body.iter().find(|(known, _)| *known == first).map(|(_, json)| json.as_str());
    let mut whole = json.and_then(|json| codec::from_text(json).ok()).unwrap_or_default();
    let mut place: &mut JsonValue = &mut whole;
    for name in rest.split('.') {
        if !place.is_object() {
            *place = JsonValue::Object(JsonObject::new());
        }
        place = &mut place[name];
    }
    *place = number.into();
    request.set_body(first, &whole);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::{Method, Payload};

    const FLAT: Paging = Paging { page: "page", limit: "limit", size: 50, max: Some(50) };
    const NESTED: Paging = Paging { page: "a.b.page", limit: "a.b.limit", size: 10, max: None };

    fn cursor(method: Method, paging: Paging, request: &Request) -> Cursor {
        let info = OperationInfo {
            id: "test",
            method,
            path: "/",
            payload: Payload::Data,
            idempotent: false,
            page: "",
            limits: &[],
        };
        Cursor::new(&info, paging, request)
    }

    fn only(request: &Request) -> JsonValue {
        assert_eq!(request.body.len(), 1);
        serde_json::from_str(&request.body[0].1).unwrap()
    }

    fn list() -> Cursor {
        cursor(Method::Get, FLAT, &Request::default())
    }

    #[test]
    fn the_page_and_the_limit_of_the_caller_are_kept() {
        let mut request = Request::default();
        request.set_query("page", 3.into());
        request.set_query("limit", 20.into());
        let mut cursor = cursor(Method::Get, FLAT, &request);
        cursor.ask(&mut request);
        cursor.ask(&mut request);
        assert_eq!(request.query, [("page", UrlValue::Integer(4)), ("limit", UrlValue::Integer(20))]);
        assert_eq!(cursor.came(20, Some(61), Repeat::New), Step::Page);
        assert!(!cursor.has_ended());
        assert_eq!(cursor.came(1, Some(61), Repeat::New), Step::Page);
        assert!(cursor.has_ended());
    }

    #[test]
    fn a_nested_page_leaves_its_neighbours() {
        let mut request = Request::default();
        request.set_body("a", &serde_json::json!({"x": 1, "b": {"limit": 7, "y": null}}));
        cursor(Method::Post, NESTED, &request).ask(&mut request);
        assert_eq!(only(&request), serde_json::json!({"x": 1, "b": {"limit": 7, "page": 1, "y": null}}));
        for odd in ["null", "[]", "not JSON"] {
            let mut request = Request { body: vec![("a", odd.to_owned())], ..Request::default() };
            cursor(Method::Post, NESTED, &request).ask(&mut request);
            assert_eq!(only(&request), serde_json::json!({"b": {"limit": 10, "page": 1}}));
        }
    }

    #[test]
    fn without_a_total_a_page_that_is_not_full_is_the_last() {
        let mut cursor = list();
        assert_eq!(cursor.came(50, Some(0), Repeat::New), Step::Page);
        assert!(!cursor.has_ended());
        assert_eq!(cursor.came(49, None, Repeat::New), Step::Page);
        assert!(cursor.has_ended());
    }

    #[test]
    fn a_short_page_is_not_the_last_while_the_total_says_more() {
        let mut cursor = list();
        cursor.came(3, Some(100), Repeat::New);
        assert!(!cursor.has_ended());
        cursor.came(0, Some(100), Repeat::New);
        assert!(cursor.has_ended());
    }

    #[test]
    fn asks_ahead_only_for_pages_that_there_are() {
        let mut cursor = list();
        let request = &mut Request::default();
        assert!(cursor.asks(0, 4));
        cursor.ask(request);
        assert!(!cursor.asks(1, 4), "it is not known yet how many there are");
        cursor.came(50, Some(120), Repeat::New);
        let mut asked = 0;
        while cursor.asks(asked, 4) {
            cursor.ask(request);
            asked += 1;
        }
        assert_eq!(asked, 2);
    }

    #[test]
    fn repeated_pages_end_the_list() {
        let mut cursor = list();
        cursor.came(50, None, Repeat::New);
        let steps: Vec<_> = (0..3).map(|_| cursor.came(50, None, Repeat::Previous)).collect();
        assert_eq!(steps, [Step::Skip, Step::Skip, Step::End]);
        assert!(cursor.has_ended());
        let mut cursor = list();
        cursor.came(50, None, Repeat::New);
        assert_eq!(cursor.came(50, None, Repeat::Earlier), Step::End);
        let mut cursor = list();
        cursor.came(50, Some(80), Repeat::New);
        let steps: Vec<_> = (0..3).map(|_| cursor.came(50, Some(80), Repeat::Previous)).collect();
        assert_eq!(steps, [Step::Skip, Step::Skip, Step::Missing(30)]);
    }
}
