//! Lists that come page by page: which requests go out, and what comes of the replies.

use crate::fake::{Fake, Log};
use crate::replies::data;
use authing_client::management::models::{ListUsersOptionsDto, PaginationDto};
use authing_client::{JsonValue, ManagementClient};
use bytes::Bytes;
use futures_core::Stream;
use http::{Request, Response};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// `page` and `limit` of a request, wherever they are.
fn asked(request: &Request<Bytes>) -> (usize, usize) {
    let number = |text: Option<String>| text.unwrap().parse().unwrap();
    if request.method() == http::Method::GET {
        let query = request.uri().query().unwrap().to_owned();
        let value = |name: &str| {
            query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
        };
        return (number(value("page")), number(value("limit")));
    }
    let body: JsonValue = serde_json::from_slice(request.body()).unwrap();
    let place = body.pointer("/options/pagination").unwrap_or(&body).clone();
    (number(place.get("page").map(ToString::to_string)), number(place.get("limit").map(ToString::to_string)))
}

fn pages(log: &Log) -> Vec<(usize, usize)> {
    log.lock().unwrap().iter().map(asked).collect()
}

/// A service with `count` groups, which tells their number.
fn groups(count: usize) -> (ManagementClient, Log) {
    Fake::client_by_token(move |request| {
        let (page, limit) = asked(request);
        let codes = (0..count).skip((page - 1) * limit).take(limit).map(|n| format!(r#"{{"code":"{n}"}}"#));
        let list = codes.collect::<Vec<_>>().join(",");
        Ok(data(&format!(r#"{{"totalCount":{count},"list":[{list}]}}"#)))
    })
}

/// A service that answers the page `page` by `answer`, as a bare list of departments.
fn departments(answer: impl Fn(usize) -> Vec<usize> + Send + Sync + 'static) -> (ManagementClient, Log) {
    Fake::client_by_token(move |request| Ok(list(&answer(asked(request).0))))
}

fn list(ids: &[usize]) -> Response<Bytes> {
    let items = ids.iter().map(|id| format!(r#"{{"departmentId":"{id}"}}"#)).collect::<Vec<_>>();
    data(&format!("[{}]", items.join(",")))
}

#[tokio::test(start_paused = true)]
async fn items_come_in_order_until_the_total_is_reached() {
    let (client, log) = groups(120);
    let codes: Vec<_> = client.list_groups().items().all().await.unwrap().into_iter().map(|group| group.code).collect();
    assert_eq!(codes, (0..120).map(|n| n.to_string()).collect::<Vec<_>>());
    assert_eq!(pages(&log), [(1, 50), (2, 50), (3, 50)]);
}

#[tokio::test(start_paused = true)]
async fn the_start_and_the_limit_of_the_caller_are_kept() {
    let (client, log) = groups(100);
    let mut items = client.list_groups().page(3).limit(20).items();
    assert_eq!(items.next().await.unwrap().unwrap().code, "40");
    assert_eq!(items.page(), 4);
    assert_eq!(items.all().await.unwrap().len(), 59);
    assert_eq!(pages(&log), [(3, 20), (4, 20), (5, 20)]);
    let (client, log) = groups(0);
    assert_eq!(client.list_groups().pages().all().await.unwrap().len(), 1, "an empty page is a page");
    assert_eq!(pages(&log), [(1, 50)]);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_before_it_is_asked_for() {
    let (client, log) = groups(100);
    let mut pages = client.list_groups().limit(10).pages();
    assert!(log.lock().unwrap().is_empty());
    for sent in 1..4 {
        assert_eq!(pages.next().await.unwrap().unwrap().list.len(), 10);
        assert_eq!((log.lock().unwrap().len(), pages.page()), (sent, i64::try_from(sent).unwrap() + 1));
    }
}

#[tokio::test(start_paused = true)]
async fn a_nested_page_keeps_the_other_options() {
    let (client, log) = Fake::client_by_token(|request| {
        let (page, _) = asked(request);
        Ok(data(&format!(r#"{{"totalCount":3,"list":[{{"userId":"{page}"}}]}}"#)))
    });
    let options = ListUsersOptionsDto::new().with_post(true).pagination(PaginationDto::new().limit(1));
    let users = client.list_users().keywords("a").options(options).items().all().await.unwrap();
    assert_eq!(users.iter().map(|user| user.user_id.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
    let last: JsonValue = serde_json::from_slice(log.lock().unwrap()[2].body()).unwrap();
    let wanted =
        serde_json::json!({"keywords": "a", "options": {"pagination": {"limit": 1, "page": 3}, "withPost": true}});
    assert_eq!(last, wanted);
}

#[tokio::test(start_paused = true)]
async fn without_a_total_a_page_that_is_not_full_is_the_last() {
    let (client, log) = departments(|page| if page < 3 { (page * 50..(page + 1) * 50).collect() } else { vec![7] });
    assert_eq!(client.search_departments_list("a").items().all().await.unwrap().len(), 101);
    assert_eq!(pages(&log).len(), 3);
    let (client, log) = departments(|page| if page < 3 { (page * 50..(page + 1) * 50).collect() } else { vec![] });
    assert_eq!(client.search_departments_list("a").items().all().await.unwrap().len(), 100);
    assert_eq!(pages(&log).len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_does_not_heed_the_page_is_not_asked_for_ever() {
    let (client, log) = departments(|_| (0..50).collect());
    assert_eq!(client.search_departments_list("a").items().all().await.unwrap().len(), 50);
    assert_eq!(pages(&log).len(), 4);
    // Nor one that starts again, nor one that stays at the last page.
    for wrong in [|page: usize| (page - 1) % 3, |page: usize| page.min(3)] {
        let (client, log) = departments(move |page| (wrong(page) * 50..(wrong(page) + 1) * 50).collect());
        assert_eq!(client.search_departments_list("a").items().all().await.map(|all| all.len() / 50).unwrap() % 3, 0);
        assert!(pages(&log).len() <= 9, "{:?}", pages(&log));
    }
}

#[tokio::test(start_paused = true)]
async fn a_list_that_ends_before_its_total_says_so() {
    let (client, _) = Fake::client_by_token(|_| Ok(data(r#"{"totalCount":9,"list":[{"code":"a"},{"code":"b"}]}"#)));
    let mut pages = client.list_groups().limit(2).pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.is_decode() && error.to_string().contains("7 more items"), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn rows_that_move_come_twice_and_the_list_still_ends() {
    // A row more at the front before each page.
    let (client, log) = Fake::client_by_token(|request| {
        let (page, limit) = asked(request);
        let rows = (0..9 + page).rev().skip((page - 1) * limit).take(limit).map(|n| format!(r#"{{"code":"{n}"}}"#));
        Ok(data(&format!(r#"{{"totalCount":{},"list":[{}]}}"#, 9 + page, rows.collect::<Vec<_>>().join(","))))
    });
    let codes = client.list_groups().limit(4).items().all().await.unwrap();
    let shown: Vec<_> = codes.iter().map(|group| group.code.as_str()).collect();
    assert_eq!(shown, ["9", "8", "7", "6", "6", "5", "4", "3", "3", "2", "1", "0"]);
    assert_eq!(pages(&log).len(), 3);
}

#[tokio::test(start_paused = true)]
async fn an_error_ends_the_stream_and_names_the_page() {
    let (client, log) = Fake::client_by_token(|request| match asked(request) {
        (2, _) => Ok(crate::replies::json(r#"{"statusCode":403,"message":"no"}"#)),
        (page, limit) => {
            let rows = (0..limit).map(|n| format!(r#"{{"code":"{page}-{n}"}}"#)).collect::<Vec<_>>().join(",");
            Ok(data(&format!(r#"{{"totalCount":99,"list":[{rows}]}}"#)))
        }
    });
    let mut items = client.list_groups().limit(3).items().prefetch(4);
    for _ in 0..3 {
        assert!(items.next().await.unwrap().is_ok());
    }
    assert!(items.next().await.unwrap().unwrap_err().is_auth());
    assert!(items.next().await.is_none());
    assert_eq!(items.page(), 2);
    assert!(pages(&log).len() <= 5);
}

#[tokio::test(start_paused = true)]
async fn prefetching_keeps_the_order_and_the_bound() {
    for ahead in [1, 3, 100] {
        let under_way = Arc::new(AtomicUsize::new(0));
        let (client, log) = groups(95);
        let mut pages_of_groups = client.list_groups().limit(10).pages().prefetch(ahead);
        let mut seen = Vec::new();
        while let Some(page) = pages_of_groups.next().await {
            seen.extend(page.unwrap().list.into_iter().map(|group| group.code));
            let sent = pages(&log).len();
            let most = under_way.fetch_max(sent - seen.len().div_ceil(10), Ordering::Relaxed);
            assert!(most <= ahead);
        }
        assert_eq!(seen, (0..95).map(|n| n.to_string()).collect::<Vec<_>>());
        assert_eq!(pages(&log), (1..=10).map(|page| (page, 10)).collect::<Vec<_>>(), "each page once");
        assert_eq!(under_way.load(Ordering::Relaxed), ahead.min(9));
    }
}

#[tokio::test(start_paused = true)]
async fn prefetching_takes_less_time() {
    let (client, _) = groups(100);
    let start = tokio::time::Instant::now();
    client.list_groups().limit(10).items().prefetch(9).all().await.unwrap();
    assert_eq!(start.elapsed().as_millis(), 10, "one exchange for the first page, one for all others");
}

#[tokio::test(start_paused = true)]
async fn they_are_streams_that_can_be_sent() {
    fn stream(
        of: impl Stream<Item = Result<impl Send, authing_client::Error>> + Send + Unpin + 'static,
    ) -> impl Stream {
        of
    }
    let (client, _) = groups(3);
    let mut items = stream(client.list_groups().items());
    let mut count = 0;
    while std::future::poll_fn(|context| Pin::new(&mut items).poll_next(context)).await.is_some() {
        count += 1;
    }
    assert_eq!(count, 3);
    let pages = client.list_groups().pages();
    assert!(format!("{pages:?}").contains("list-groups"));
    let _ = stream(pages);
}
