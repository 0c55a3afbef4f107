//! Passing over a value without reading it. Its values count and its depth is watched all the same.

use super::Text;
use crate::domain::fault::FaultKind;
use crate::domain::source::MAX_DEPTH;

impl Text<'_> {
    /// Passes over the value at the cursor; a loop, not a recursion, because nothing bounds its depth.
    pub(super) fn pass(&mut self) {
        let mut closers: Vec<u8> = Vec::new();
        loop {
            match self.peek() {
                b'{' | b'[' => {
                    let close = if self.peek() == b'{' { b'}' } else { b']' };
                    if self.depth + closers.len() >= MAX_DEPTH {
                        self.complain(FaultKind::TooDeep);
                    }
                    self.at += 1;
                    self.blank();
                    if self.peek() == close {
                        self.at += 1;
                    } else {
                        closers.push(close);
                        if close == b'}' {
                            self.member();
                        }
                        self.count();
                        continue;
                    }
                }
                _ => self.scalar(),
            }
            if !self.close(&mut closers) {
                return;
            }
        }
    }

    /// After a value inside `closers`: on to the next value (`true`), or out of everything (`false`).
    pub(super) fn close(&mut self, closers: &mut Vec<u8>) -> bool {
        loop {
            let Some(&close) = closers.last() else { return false };
            self.blank();
            if self.broken {
                return false;
            }
            if self.peek() == close {
                self.at += 1;
                closers.pop();
                continue;
            }
            self.expect(b',');
            self.blank();
            if close == b'}' {
                self.member();
            }
            self.count();
            return !self.broken;
        }
    }

    pub(super) fn scalar(&mut self) {
        match self.peek() {
            b'"' => drop(self.string()),
            b't' => drop(self.word(b"true")),
            b'f' => drop(self.word(b"false")),
            b'n' => drop(self.word(b"null")),
            b'-' | b'0'..=b'9' => _ = self.number(),
            _ => self.break_off(),
        }
    }
}
