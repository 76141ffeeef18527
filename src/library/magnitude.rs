//! About how large an amount is. Indexes of amounts are ordered by this first and by the article next, so that new figures
//! come to a few places of them instead of all over.

/// The order of magnitude of an amount, in powers of two: it never falls where amounts rise. Amounts between -1 and 1 have
/// 0, and those below have negative ones.
pub(super) fn magnitude(amount: f64) -> i64 {
    /// Bits of the fraction of a float.
    const FRACTION: u32 = f64::MANTISSA_DIGITS - 1;
    let size = amount.abs();
    if size.is_nan() || size < 1.0 {
        return 0;
    }
    // The exponent of a float of at least 1 is the logarithm to base 2, rounded down, plus 1023.
    let size = i64::try_from(size.to_bits() >> FRACTION).unwrap_or_default() - 1023 + 1;
    if amount < 0.0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::magnitude;

    #[test]
    fn magnitudes_never_fall_where_amounts_rise() {
        let mut amounts: Vec<f64> = (-120..120).map(|power| 1.37_f64.powi(power)).collect();
        amounts.extend([0.0, 1.0, 4.0, 16.0, f64::MAX, f64::INFINITY]);
        amounts.extend(amounts.clone().iter().map(|amount| -amount));
        amounts.sort_by(f64::total_cmp);
        let magnitudes: Vec<i64> = amounts.iter().map(|&amount| magnitude(amount)).collect();
        assert!(magnitudes.is_sorted(), "{magnitudes:?}");
        assert_eq!(
            [-5.0, -1.0, -0.5, 0.0, 0.9, 1.0, 3.9, 4.0, 1e9].map(magnitude),
            [-3, -1, 0, 0, 0, 1, 2, 3, 30]
        );
    }
}
