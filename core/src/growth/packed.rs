//! The tables as they lie in the binary. The build script reads this file too.
//!
//! The columns are smooth, so the second differences are nearly always 0, 1 or −1: each is a code of two bits, four in
//! a byte, and what is none of the three is code 3 with its value in a second stream of zigzag varints. All 64,788
//! figures take about 20 KB so, where whole numbers would take 173 KB in each of the APK's three libraries.

/// Reads the two streams from their beginnings.
pub(crate) struct Unpack<'a> {
    codes: &'a [u8],
    others: &'a [u8],
    next: usize,
}

impl<'a> Unpack<'a> {
    pub(crate) fn new(codes: &'a [u8], others: &'a [u8]) -> Self {
        Self { codes, others, next: 0 }
    }

    /// The next column of so many rows; `None` when the streams end too early.
    pub(crate) fn column(&mut self, rows: usize) -> Option<Vec<i32>> {
        let mut column = Vec::with_capacity(rows);
        let (mut value, mut step) = (0_i32, 0_i32);
        for _ in 0..rows {
            step = step.checked_add(self.difference()?)?;
            value = value.checked_add(step)?;
            column.push(value);
        }
        Some(column)
    }

    fn difference(&mut self) -> Option<i32> {
        let byte = self.codes.get(self.next / 4)?;
        let code = byte >> (self.next % 4 * 2) & 3;
        self.next += 1;
        match code {
            0 => Some(0),
            1 => Some(-1),
            2 => Some(1),
            _ => self.varint(),
        }
    }

    fn varint(&mut self) -> Option<i32> {
        let mut zigzag = 0_u32;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.others.split_first()?;
            self.others = rest;
            zigzag |= u32::from(byte & 127) << shift;
            if *byte < 128 {
                return i32::try_from(zigzag >> 1).ok().map(|half| half ^ -i32::from(zigzag & 1 == 1));
            }
        }
        None
    }
}
