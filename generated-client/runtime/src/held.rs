//! A value on the heap behind a border: the code that frees it is compiled once, where the value is made, and not again
//! wherever a generic type that holds it is used, as in every program.

use std::ops::{Deref, DerefMut};

/// A value behind a border. Make it in a function that is not generic.
pub struct Held<T>(Box<dyn Holder<T>>);

trait Holder<T>: Send + Sync {
    fn value(&self) -> &T;
    fn value_mut(&mut self) -> &mut T;
}

impl<T: Send + Sync + 'static> Holder<T> for T {
    fn value(&self) -> &T {
        self
    }

    fn value_mut(&mut self) -> &mut T {
        self
    }
}

impl<T: Send + Sync + 'static> Held<T> {
    /// Puts it there.
    pub fn new(value: T) -> Self {
        Self(Box::new(value))
    }
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        (*self.0).value()
    }
}

impl<T> DerefMut for Held<T> {
    fn deref_mut(&mut self) -> &mut T {
        (*self.0).value_mut()
    }
}
