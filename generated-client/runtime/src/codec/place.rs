//! Where a value of JSON goes: a [`Place`] is a field, an item or a whole output, behind a pointer.
//!
//! A value is never returned: whoever holds it lends its place, and the one visitor of [`object`](super::object) fills it. So
//! reading is compiled once, in this crate, and a model costs the program that uses it a `match` on names and no more.

use super::scalar::Scalar;

/// What a scalar did: it was taken, or it is of the kind that the error names.
pub type Taken = Result<(), &'static str>;

/// What can be filled with a JSON value.
pub trait Place {
    /// Completes "expected …" in errors. It is empty where a whole output is skipped.
    fn expected(&self) -> &'static str {
        "text"
    }

    /// Takes a text, a number, a boolean, or `null`, which gives the empty value.
    fn scalar(&mut self, value: Scalar<'_>) -> Taken;

    /// Begins a list, if the place takes one.
    fn list(&mut self) -> Option<&mut dyn List> {
        None
    }

    /// Begins an object, if the place takes one. Whoever lends the place of a model has emptied it.
    fn object(&mut self) -> Option<&mut dyn Object> {
        None
    }

    /// What an `Option` of this is for `null`.
    fn null() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }
}

/// A list under construction.
pub trait List {
    /// The place of the next item.
    fn push(&mut self) -> &mut dyn Place;
}

/// A model with named fields.
pub trait Object {
    /// The place of the field `key`; `None` where it is skipped.
    fn field(&mut self, key: &str) -> Option<&mut dyn Place>;
}

/// A value that can be read leniently from a reply. `null` gives the empty value, which is the `Default`.
pub trait Read: Place + Default {}

impl<T: Place + Default> Read for T {}

/// A place after emptying it, as a field that holds an object needs it: a reply may name the field twice.
pub fn fresh<T: Read>(place: &mut T) -> &mut dyn Place {
    *place = T::default();
    place
}

impl<T: Object + Default> Place for T {
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

/// A model that holds itself is boxed.
impl<T: Object> Object for Box<T> {
    fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
        (**self).field(key)
    }
}
