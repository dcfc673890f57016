//! The budget of repetitions that all calls of a client share, so that an outage is not answered by a flood.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// What a repetition costs; a call that works at once gives 1 back.
const COST: u32 = 10;

/// A bucket of tokens. Ten calls that work at once pay for one repetition.
#[derive(Debug)]
pub(crate) struct Budget {
    capacity: u32,
    left: AtomicU32,
}

impl Budget {
    /// A full budget of so many repetitions.
    pub(crate) fn new(repetitions: u32) -> Self {
        let capacity = repetitions.saturating_mul(COST);
        Self { capacity, left: AtomicU32::new(capacity) }
    }

    /// Pays for one repetition, if there is enough.
    pub(super) fn take(&self) -> bool {
        self.left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(COST)).is_ok()
    }

    /// A call worked at once.
    pub(crate) fn refill(&self) {
        if self.left.load(Relaxed) < self.capacity {
            // The error is that it is full, which is as good.
            let _ = self.left.fetch_update(Relaxed, Relaxed, |left| (left < self.capacity).then(|| left + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_budget_is_filled_by_calls_that_work() {
        let budget = Budget::new(2);
        assert_eq!([budget.take(), budget.take(), budget.take()], [true, true, false]);
        for _ in 0..COST {
            assert!(!budget.take());
            budget.refill();
        }
        assert_eq!([budget.take(), budget.take()], [true, false]);
        (0..100).for_each(|_| budget.refill());
        assert_eq!([budget.take(), budget.take(), budget.take()], [true, true, false]);
    }
}
