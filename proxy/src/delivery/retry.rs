//! When to try again.

/// The first wait, doubled with each attempt.
const FIRST: i64 = 2;
/// The longest wait.
const LONGEST: i64 = 15 * 60;

/// Seconds to wait after attempt number `attempts` (from 1) failed: at least what the platform asked for (`after`), else
/// doubling, and each event its own share of it, so that what failed together does not come back together.
/// `chance` is any number.
pub(super) fn wait(attempts: i64, after: u32, chance: u32) -> i64 {
    let doublings = attempts.clamp(1, 12) - 1;
    let longest = (FIRST << doublings).min(LONGEST);
    let share = longest / 2 + i64::from(chance) % (longest / 2 + 1);
    share + i64::from(after)
}

/// Any number.
pub(super) fn chance() -> u32 {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    u32::from_ne_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_to_a_quarter_of_an_hour_and_never_undercut_the_platform() {
        assert_eq!([1, 2, 3, 4].map(|attempt| wait(attempt, 0, u32::MAX / 2 * 2) <= FIRST << (attempt - 1)), [true; 4]);
        for chance in [0, 1, 77, u32::MAX] {
            assert!((LONGEST / 2..=LONGEST).contains(&wait(100, 0, chance)));
            assert!(wait(1, 90, chance) >= 90);
            assert!(wait(1, 0, chance) >= 1);
        }
    }
}
