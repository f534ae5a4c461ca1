//! The z-score of a measurement from `l`, `m`, `s` (WHO 2006, methods and development; WHO's macros for ±3 SD).

use super::table::Lms;

/// `((y / m)^l − 1) / (l · s)`.
pub(super) fn plain(lms: &Lms, y: f64) -> f64 {
    let Lms { l, m, s } = *lms;
    if l == 0.0 { (y / m).ln() / s } else { ((y / m).powf(l) - 1.0) / (l * s) }
}

/// For what weight enters into: beyond ±3 SD the distance counts in steps of the last SD, since the formula's tail
/// would be skewed by the few very heavy and very light.
pub(super) fn restricted(lms: &Lms, y: f64) -> f64 {
    let z = plain(lms, y);
    if z > 3.0 {
        let (two, three) = (value_at(lms, 2.0), value_at(lms, 3.0));
        3.0 + (y - three) / (three - two)
    } else if z < -3.0 {
        let (two, three) = (value_at(lms, -2.0), value_at(lms, -3.0));
        -3.0 + (y - three) / (two - three)
    } else {
        z
    }
}

/// The measurement at so many SD: `m · (1 + l·s·k)^(1/l)`.
pub(super) fn value_at(lms: &Lms, sd: f64) -> f64 {
    let Lms { l, m, s } = *lms;
    if l == 0.0 { m * (s * sd).exp() } else { m * (1.0 + l * s * sd).powf(l.recip()) }
}
