//! A line of small bars, one column a value: `▁▃▂█▇`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// `values` as bars between the smallest and the largest; a missing one is a space. Equal values are bars of half the
/// height.
pub fn sparkline(values: &[Option<Decimal>]) -> String {
    let known = || values.iter().flatten();
    let (Some(&low), Some(&high)) = (known().min(), known().max()) else { return String::new() };
    let range = high.checked_sub(low).unwrap_or(Decimal::MAX);
    let bar = |value: Decimal| {
        let share = value.checked_sub(low).and_then(|above| above.checked_div(range));
        let step = share.and_then(|share| (share * Decimal::from(7)).round().to_usize());
        BARS[step.unwrap_or(3).min(7)]
    };
    values.iter().map(|value| value.map_or(" ", bar)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_between_the_smallest_and_the_largest() {
        let line = |values: &[Option<i64>]| {
            sparkline(&values.iter().map(|value| value.map(Decimal::from)).collect::<Vec<_>>())
        };
        assert_eq!(line(&[Some(10), Some(15), None, Some(24)]), "▁▃ █");
        assert_eq!(line(&[Some(-5), Some(5)]), "▁█");
        assert_eq!(line(&[Some(3), Some(3)]), "▄▄");
        assert_eq!(line(&[None]), "");
        assert_eq!(sparkline(&[Some(Decimal::MIN), Some(Decimal::MAX)]).chars().count(), 2);
    }
}
