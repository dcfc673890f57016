//! A server on loopback that misbehaves by a script. Plain threads and sockets: it depends on no runtime, so that any
//! client can be tested with it.

use socket2::SockRef;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the server does with one exchange.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Resets the connection without reading the request.
    ResetUnread,
    /// Reads the request, sends these bytes, and then does this.
    Send(Vec<u8>, Then),
    /// Sends the first bytes at once, the others one by one.
    Drip(Vec<u8>, Vec<u8>),
}

/// What follows the bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Then {
    /// Waits for the next request.
    KeepOpen,
    Close,
    Reset,
    /// Sends nothing more, and keeps the connection open.
    Stall,
}

/// The server. It stops when it is dropped.
pub(crate) struct FaultyServer {
    pub(crate) url: String,
    requests: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

struct Script {
    steps: Vec<Step>,
    next: Mutex<usize>,
    requests: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

impl FaultyServer {
    /// Follows the steps in turn, then repeats the last one. Without any step nobody listens.
    pub(crate) fn start(steps: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (requests, stop) = (Arc::<AtomicUsize>::default(), Arc::<AtomicBool>::default());
        let server = Self { url, requests: requests.clone(), stop: stop.clone() };
        if steps.is_empty() {
            return server;
        }
        let script = Arc::new(Script { steps, next: Mutex::new(0), requests, stop });
        thread::spawn(move || {
            for stream in listener.incoming() {
                if script.stop.load(SeqCst) {
                    return;
                }
                let script = script.clone();
                // A client that gives up early makes writing fail, which is what such a case is about.
                thread::spawn(move || script.serve(stream.unwrap()));
            }
        });
        server
    }

    /// How many requests came, read or not.
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(SeqCst)
    }
}

impl Drop for FaultyServer {
    fn drop(&mut self) {
        self.stop.store(true, SeqCst);
        // Wakes the thread that accepts connections.
        let _ = TcpStream::connect(self.url.trim_start_matches("http://"));
    }
}

impl Script {
    fn step(&self) -> Step {
        let mut next = self.next.lock().unwrap();
        let step = self.steps[(*next).min(self.steps.len() - 1)].clone();
        *next += 1;
        step
    }

    fn serve(&self, mut stream: TcpStream) -> Option<()> {
        loop {
            if matches!(stream.peek(&mut [0]), Ok(0) | Err(_)) {
                return None;
            }
            let step = self.step();
            self.requests.fetch_add(1, SeqCst);
            if matches!(step, Step::ResetUnread) {
                return reset(&stream);
            }
            read_request(&mut stream)?;
            match step {
                Step::ResetUnread => {}
                Step::Send(bytes, then) => {
                    stream.write_all(&bytes).ok()?;
                    match then {
                        Then::KeepOpen => {}
                        Then::Close => return None,
                        Then::Reset => return reset(&stream),
                        Then::Stall => return self.stall(),
                    }
                }
                Step::Drip(first, rest) => {
                    stream.write_all(&first).ok()?;
                    for byte in rest {
                        thread::sleep(Duration::from_millis(20));
                        stream.write_all(&[byte]).ok().filter(|()| !self.stop.load(SeqCst))?;
                    }
                }
            }
        }
    }

    fn stall(&self) -> Option<()> {
        while !self.stop.load(SeqCst) {
            thread::sleep(Duration::from_millis(10));
        }
        None
    }
}

/// Makes closing the connection, which follows, a reset.
fn reset(stream: &TcpStream) -> Option<()> {
    SockRef::from(stream).set_linger(Some(Duration::ZERO)).ok()
}

/// Reads a request with its body.
fn read_request(stream: &mut TcpStream) -> Option<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next()?.parse().ok());
    stream.read_exact(&mut vec![0; length.unwrap_or(0)]).ok()
}
