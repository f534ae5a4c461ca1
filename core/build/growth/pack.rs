//! The packing side of `src/growth/packed.rs`.

/// Collects the two streams.
#[derive(Default)]
pub struct Pack {
    codes: Vec<u8>,
    filled: usize,
    others: Vec<u8>,
}

impl Pack {
    pub fn column(&mut self, column: &[i32]) {
        let (mut value, mut step) = (0, 0);
        for next in column {
            let new_step = next - value;
            self.difference(new_step - step);
            (value, step) = (*next, new_step);
        }
    }

    fn difference(&mut self, difference: i32) {
        let code = match difference {
            0 => 0,
            -1 => 1,
            1 => 2,
            _ => {
                self.varint(difference);
                3
            }
        };
        if self.filled.is_multiple_of(4) {
            self.codes.push(0);
        }
        if let Some(last) = self.codes.last_mut() {
            *last |= code << (self.filled % 4 * 2);
        }
        self.filled += 1;
    }

    fn varint(&mut self, difference: i32) {
        let mut zigzag = (difference.unsigned_abs() << 1) - u32::from(difference < 0);
        while zigzag > 127 {
            self.others.push((zigzag & 127) as u8 | 128);
            zigzag >>= 7;
        }
        self.others.push(zigzag as u8);
    }

    pub fn finish(self) -> (Vec<u8>, Vec<u8>) {
        (self.codes, self.others)
    }
}
