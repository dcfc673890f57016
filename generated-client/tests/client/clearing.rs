//! Absent, `null` and a value are three things where the documentation says that a field may be empty.

use crate::fake::{Fake, only_call};
use crate::replies::data;
use authing_client::JsonValue;

#[tokio::test(start_paused = true)]
async fn null_is_sent_only_on_request() {
    for (sets, wanted) in [
        (0, serde_json::json!({"code": "a", "name": "b", "newCode": "c"})),
        (1, serde_json::json!({"code": "a", "name": "b", "newCode": "c", "disableTime": null})),
        (2, serde_json::json!({"code": "a", "name": "b", "newCode": "c", "disableTime": 7})),
    ] {
        let (client, log) = Fake::client_by_token(|_| Ok(data("{}")));
        let call = client.update_role("a", "b", "c");
        let call = match sets {
            0 => call,
            1 => call.disable_time(7).clear_disable_time(),
            _ => call.clear_disable_time().disable_time(7),
        };
        call.await.unwrap();
        assert_eq!(serde_json::from_slice::<JsonValue>(only_call(&log).body()).unwrap(), wanted);
    }
}
