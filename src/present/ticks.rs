//! Round values for the scale of a chart.

use rust_decimal::Decimal;

/// At most `most` round values from below `low` to above `high`, evenly apart. Where the values reach down to a third of the
/// largest, the scale begins at zero.
pub fn ticks(low: Decimal, high: Decimal, most: usize) -> Vec<Decimal> {
    // Parts and multiples of the step, the finest first.
    const PARTS: [(i64, u32); 9] =
        [(1, 1), (2, 1), (25, 2), (5, 1), (1, 0), (2, 0), (25, 1), (5, 0), (10, 0)];
    let three = Decimal::from(3);
    let low = if low > Decimal::ZERO && low <= high / three { Decimal::ZERO } else { low };
    let high = if high < Decimal::ZERO && high >= low / three { Decimal::ZERO } else { high };
    let spaces = Decimal::from(most.max(2) - 1);
    let Some(range) = high.checked_sub(low) else { return vec![low, high] };
    // A scale of equal values is as wide as a tenth of them.
    let range = if range.is_zero() { (high.abs() / Decimal::TEN).max(Decimal::new(1, 6)) } else { range };
    let mut step = Decimal::ONE;
    while step < range / spaces {
        let Some(next) = step.checked_mul(Decimal::TEN) else { break };
        step = next;
    }
    while step > Decimal::new(1, 12) && step / Decimal::TEN >= range / spaces {
        step /= Decimal::TEN;
    }
    for part in PARTS.map(|(digits, decimals)| Decimal::new(digits, decimals)) {
        let (smaller, mut at) = (step.checked_mul(part).unwrap_or(step), Vec::new());
        let Some(mut value) = (low / smaller).floor().checked_mul(smaller) else { continue };
        while at.len() <= most {
            at.push(value.normalize());
            if value >= high {
                break;
            }
            let Some(next) = value.checked_add(smaller) else { break };
            value = next;
        }
        if at.len() <= most && at.len() > 1 && at.last().is_some_and(|&last| last >= high) {
            return at;
        }
    }
    vec![low, low.checked_add(range).unwrap_or(high)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_have_round_values_that_enclose_all() {
        let of = |low: &str, high: &str, most| {
            let decimal = |text: &str| text.parse::<Decimal>().expect("a decimal");
            let ticks = ticks(decimal(low), decimal(high), most);
            ticks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of("12.4", "15.2", 5), "12 13 14 15 16");
        assert_eq!(of("12.4", "15.2", 4), "12 14 16");
        assert_eq!(of("12400000000", "15200000000", 4), "12000000000 14000000000 16000000000");
        assert_eq!(of("1", "9", 6), "0 2 4 6 8 10");
        assert_eq!(of("-5", "12", 5), "-5 0 5 10 15");
        assert_eq!(of("3", "3", 3), "2 4");
        for (low, high) in [
            ("0", "0"),
            ("0.0001", "0.0003"),
            ("-79228162514264337593543950335", "79228162514264337593543950335"),
        ] {
            for most in 0..9 {
                let found = of(low, high, most);
                assert!(
                    (2..=most.max(2)).contains(&found.split(' ').count()),
                    "{low} {high} {most}: {found}"
                );
            }
        }
    }
}
