//! Dice: pseudo-random numbers for tests and measurements (xorshift64*, Vigna 2016), the same in every run.

/// The state; not zero.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `limit`, which is at most 2^31; zero where the limit is.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % limit.max(1)
    }

    /// An index below `limit`; zero where the limit is.
    pub(crate) fn index(&mut self, limit: usize) -> usize {
        usize::try_from(self.below(limit as u64)).unwrap_or(0)
    }
}
