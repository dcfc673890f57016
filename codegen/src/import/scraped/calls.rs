//! The calls of a client in a code sample of any language.
//!
//! Enters: code that lost its indentation. Leaves: each `…client….name(…)` with what it passes. The code is scanned once
//! from start to end; a call inside another call's arguments is taken as part of them.

use std::ops::Range;

use super::text::is_name_byte;

/// A call of a client's method.
#[derive(Debug)]
pub(crate) struct Call {
    /// The name of the method, as a byte range of the code.
    pub(crate) name: Range<usize>,
    /// What stands between the parentheses.
    pub(crate) inside: Range<usize>,
    /// `name=value`, `name: value` and `'name' => value`.
    pub(crate) arguments: Vec<Argument>,
}

/// A value with a name.
#[derive(Debug)]
pub(crate) struct Argument {
    /// The name, without quotes.
    pub(crate) name: Range<usize>,
    /// The value.
    pub(crate) value: Range<usize>,
    /// 1 for an argument of the call, more for the key of an object.
    pub(crate) depth: usize,
}

/// Every call of a client in the code.
pub(crate) fn calls(code: &str) -> Vec<Call> {
    let mut scan = Scan { bytes: code.as_bytes(), at: 0 };
    let mut found = Vec::new();
    while let Some(byte) = scan.peek() {
        if is_name_byte(byte) {
            let (name, of_client) = scan.chain(code);
            scan.blanks();
            if of_client && scan.peek() == Some(b'(') {
                let (inside, arguments) = scan.arguments();
                found.push(Call { name, inside, arguments });
            }
        } else {
            scan.skip();
        }
    }
    found
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn looking_at(&self, words: &str) -> bool {
        self.bytes[self.at..].starts_with(words.as_bytes())
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Passes a string, a comment or one byte; gives the inside of a string.
    fn skip(&mut self) -> Option<Range<usize>> {
        match self.peek() {
            Some(quote @ (b'"' | b'\'')) => Some(self.string(quote)),
            Some(b'#') => self.rest_of_line(),
            Some(b'/') if self.looking_at("//") => self.rest_of_line(),
            _ => {
                self.at += 1;
                None
            }
        }
    }

    fn rest_of_line<T>(&mut self) -> Option<T> {
        while self.peek().is_some_and(|b| b != b'\n') {
            self.at += 1;
        }
        None
    }

    /// A string ends at its quote, at the latest at the end of its line.
    fn string(&mut self, quote: u8) -> Range<usize> {
        let start = self.at + 1;
        self.at = start;
        while let Some(byte) = self.peek().filter(|b| *b != b'\n' && *b != quote) {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
        self.at = self.at.min(self.bytes.len());
        let end = self.at;
        self.at += usize::from(self.peek() == Some(quote));
        start..end
    }

    fn name(&mut self) -> Range<usize> {
        let start = self.at;
        while self.peek().is_some_and(is_name_byte) {
            self.at += 1;
        }
        start..self.at
    }

    /// `a.b->c`: the last name, and whether a name before it is that of a client.
    fn chain(&mut self, code: &str) -> (Range<usize>, bool) {
        let mut of_client = false;
        loop {
            let name = self.name();
            let step = if self.looking_at("->") { 2 } else { usize::from(self.looking_at(".")) };
            if step == 0 || !self.bytes.get(self.at + step).copied().is_some_and(is_name_byte) {
                return (name, of_client);
            }
            of_client |= code.get(name).is_some_and(|name| name.to_ascii_lowercase().ends_with("client"));
            self.at += step;
        }
    }

    /// What a call passes; stands at its `(`.
    fn arguments(&mut self) -> (Range<usize>, Vec<Argument>) {
        let start = self.at + 1;
        let mut found: Vec<Argument> = Vec::new();
        // For each open bracket, the argument whose value is being read.
        let mut open: Vec<Option<usize>> = Vec::new();
        while let Some(byte) = self.peek() {
            if matches!(byte, b')' | b']' | b'}' | b',') {
                let last = if byte == b',' { open.last_mut().and_then(Option::take) } else { open.pop().flatten() };
                if let Some(argument) = last.and_then(|i| found.get_mut(i)) {
                    argument.value.end = self.at;
                }
            }
            if matches!(byte, b'(' | b'[' | b'{') {
                open.push(None);
                self.at += 1;
            } else if open.is_empty() {
                self.at += 1;
                return (start..self.at - 1, found);
            } else {
                let name = if is_name_byte(byte) { Some(self.name()) } else { self.skip() };
                if let (Some(name), true) = (name, open.last() == Some(&None) && self.separator()) {
                    open.pop();
                    open.push(Some(found.len()));
                    found.push(Argument { name, value: self.at..self.at, depth: open.len() });
                }
            }
        }
        for index in open.into_iter().flatten() {
            if let Some(argument) = found.get_mut(index) {
                argument.value.end = self.at;
            }
        }
        (start..self.at, found)
    }

    /// Passes `:`, `=` or `=>`, but not `==` or `::`.
    fn separator(&mut self) -> bool {
        let before = self.at;
        self.blanks();
        let length = if self.looking_at("=>") { 2 } else { usize::from(self.looking_at(":") || self.looking_at("=")) };
        self.at += length;
        if length == 0 || length == 1 && (self.looking_at("=") || self.looking_at(":")) {
            self.at = before;
            return false;
        }
        true
    }
}
