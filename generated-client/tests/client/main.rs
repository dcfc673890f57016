//! The client from outside: on the wire, without a network, and what its models and errors say.

mod errors;
mod models;
mod support;
mod token;
mod wire;
