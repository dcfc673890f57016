//! Random numbers that are the same on every run and system (the generator `SplitMix64`).

/// A source of numbers.
pub(crate) struct Chance(u64);

impl Chance {
    /// The only seed: a measurement has to mean the same thing tomorrow.
    pub(crate) fn new() -> Self {
        Self(20_220_703)
    }

    /// A number below `end`; 0 when `end` is.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let z = (z ^ (z >> 31)) >> 33;
        usize::try_from(z).unwrap_or_default() % end.max(1)
    }

    /// True `percent` times of a hundred.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}
