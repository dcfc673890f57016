//! What every reply is wrapped in: `{statusCode, message, apiCode, requestId, data}`, in any order, read in one pass.

use super::codec::{self, List, Object, Place, Scalar, Taken};

/// The success of a reply, by `statusCode`.
pub(super) const OK: i64 = 200;

/// What the service says about the outcome, beside the data.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) status_code: Option<i64>,
    pub(super) api_code: Option<i64>,
    pub(super) request_id: Option<String>,
    pub(super) message: Option<String>,
}

impl Outcome {
    /// What the reply `text` says about itself, whatever its data are. It never fails on a wrong type: a message that
    /// explains a failure must not be lost to a code of an unexpected kind.
    pub(super) fn of(text: &str) -> Option<Self> {
        let Words { status_code, api_code, request_id, message } = codec::from_text(text).ok()?;
        Some(Self {
            status_code: status_code.number,
            api_code: api_code.number,
            request_id: request_id.words(),
            message: message.words(),
        })
    }

    /// Whether the service says that it worked, or says nothing (then the HTTP status speaks).
    pub(super) fn is_success(&self) -> bool {
        self.status_code.is_none_or(|code| code == OK)
    }
}

/// The outcome as it is written.
#[derive(Default)]
struct Words {
    status_code: Code,
    api_code: Code,
    request_id: Said,
    message: Said,
}

impl Object for Words {
    fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
        match key {
            "statusCode" => Some(&mut self.status_code),
            "apiCode" => Some(&mut self.api_code),
            "requestId" => Some(self.request_id.emptied()),
            "message" => Some(self.message.emptied()),
            _ => None,
        }
    }
}

/// A code, as a number or as text; anything else is none.
#[derive(Default)]
struct Code {
    number: Option<i64>,
    is_list: bool,
    skipped: Wordless,
}

impl Place for Code {
    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        self.number = match value {
            Scalar::Integer(number) if !self.is_list => Some(number),
            Scalar::Text(text) if !self.is_list => text.trim().parse().ok(),
            _ => None,
        };
        Ok(())
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        (self.number, self.is_list) = (None, true);
        Some(self)
    }

    fn object(&mut self) -> Option<&mut dyn Object> {
        self.number = None;
        Some(&mut self.skipped)
    }
}

impl List for Code {
    fn push(&mut self) -> &mut dyn Place {
        self
    }
}

/// The words of any value: a text or number as it is, the items of a list, as some messages are, one after the other. An
/// object has none.
#[derive(Default)]
struct Said(String, Wordless);

/// An object of which every field is skipped.
#[derive(Default)]
struct Wordless;

impl Object for Wordless {
    fn field(&mut self, _key: &str) -> Option<&mut dyn Place> {
        None
    }
}

impl Said {
    /// Of two fields of one name the last counts.
    fn emptied(&mut self) -> &mut dyn Place {
        self.0.clear();
        self
    }

    /// The words, if there are any.
    fn words(self) -> Option<String> {
        (!self.0.is_empty()).then_some(self.0)
    }
}

impl Place for Said {
    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        if !self.0.is_empty() && value != Scalar::Null {
            self.0.push_str("; ");
        }
        self.0.push_str(&value.into_text());
        Ok(())
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        Some(self)
    }

    fn object(&mut self) -> Option<&mut dyn Object> {
        Some(&mut self.1)
    }
}

impl List for Said {
    fn push(&mut self) -> &mut dyn Place {
        self
    }
}

/// A reply whose data go to a place. Of the outcome only the code: the words are for errors, which are read once more.
pub(super) struct Envelope<'a> {
    status_code: Code,
    pub(super) data: Output<'a>,
}

impl<'a> Envelope<'a> {
    /// For data that go to `place`, which is empty.
    pub(super) fn new(place: &'a mut dyn Place) -> Self {
        Self { status_code: Code::default(), data: Output::new(place) }
    }

    /// The `statusCode`.
    pub(super) fn status_code(&self) -> Option<i64> {
        self.status_code.number
    }
}

impl Place for Envelope<'_> {
    fn expected(&self) -> &'static str {
        "an object"
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        value.only_null()
    }

    fn object(&mut self) -> Option<&mut dyn Object> {
        Some(self)
    }
}

impl Object for Envelope<'_> {
    fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
        match key {
            "data" => self.data.place(),
            "statusCode" => Some(&mut self.status_code),
            _ => None,
        }
    }
}

/// A place that knows whether it was filled.
pub(super) struct Output<'a> {
    place: &'a mut dyn Place,
    /// Whether there was anything but `null`, which is so for what is skipped.
    pub(super) is_given: bool,
}

impl<'a> Output<'a> {
    /// For `place`, which is empty.
    pub(super) fn new(place: &'a mut dyn Place) -> Self {
        Self { place, is_given: false }
    }

    /// The place; `None` if the value is skipped, as a second one is.
    pub(super) fn place(&mut self) -> Option<&mut dyn Place> {
        if self.place.expected().is_empty() {
            self.is_given = true;
        }
        if self.is_given { None } else { Some(self) }
    }
}

impl Place for Output<'_> {
    fn expected(&self) -> &'static str {
        self.place.expected()
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        self.is_given = value != Scalar::Null;
        self.place.scalar(value)
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        self.is_given = true;
        self.place.list()
    }

    fn object(&mut self) -> Option<&mut dyn Object> {
        self.is_given = true;
        self.place.object()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code and the data, if there are any.
    fn envelope(json: &str) -> (Option<i64>, Option<Vec<i64>>) {
        let mut data = Vec::new();
        let mut envelope = Envelope::new(&mut data);
        codec::fill(json, &mut envelope).unwrap();
        let (code, is_given) = (envelope.status_code(), envelope.data.is_given);
        (code, is_given.then_some(data))
    }

    fn outcome(json: &str) -> Outcome {
        Outcome::of(json).unwrap()
    }

    #[test]
    fn the_order_of_the_fields_does_not_matter() {
        for json in [
            r#"{"statusCode":404,"message":"m","apiCode":2004,"requestId":"r","data":[1]}"#,
            r#"{"data":[1],"requestId":"r","more":{},"apiCode":"2004","message":"m","statusCode":"404"}"#,
        ] {
            let outcome = outcome(json);
            assert_eq!((outcome.status_code, outcome.api_code), (Some(404), Some(2004)));
            assert_eq!((outcome.request_id.as_deref(), outcome.message.as_deref()), (Some("r"), Some("m")));
            assert_eq!(envelope(json), (Some(404), Some(vec![1])));
            assert!(!outcome.is_success());
        }
    }

    #[test]
    fn the_first_of_several_data_counts() {
        assert_eq!(envelope(r#"{"data":null,"data":[1],"data":[2,3]}"#), (None, Some(vec![1])));
    }

    #[test]
    fn an_outcome_of_unexpected_types_is_still_an_outcome() {
        let odd = outcome(r#"{"statusCode":400,"message":["a","b"],"apiCode":{},"requestId":7,"data":null}"#);
        assert_eq!((odd.status_code, odd.api_code), (Some(400), None));
        assert_eq!(outcome(r#"{"statusCode":[[200]],"apiCode":true}"#).status_code, None);
        assert_eq!((odd.message.as_deref(), odd.request_id.as_deref()), (Some("a; b"), Some("7")));
        assert!(outcome("{}").is_success());
        assert_eq!(envelope("{}"), (None, None));
    }
}
