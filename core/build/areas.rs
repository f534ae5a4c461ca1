//! Checks `areas/indonesia.txt` and packs it for the binary.

use std::error::Error;
use std::path::Path;

/// Its folder and name, from the crate's.
const FILE: &str = "areas/indonesia.txt";

/// Writes `areas` into `out`.
///
/// # Errors
/// The first line that is no area, by its number.
pub fn compile(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FILE}");
    let text = std::fs::read_to_string(FILE)?;
    let mut kept = String::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        if !is_area(line) {
            return Err(format!("{FILE}:{}: no area: {line}", at + 1).into());
        }
        kept.push_str(line);
        kept.push('\n');
    }
    std::fs::write(out.join("areas"), miniz_oxide::deflate::compress_to_vec(kept.as_bytes(), 10))?;
    Ok(())
}

/// A sign, the digits its level has, and a name.
fn is_area(line: &str) -> bool {
    let (digits, rest) = match line.as_bytes().first() {
        Some(b'=' | b'+' | b'-') => (2, line.get(1..).unwrap_or_default()),
        Some(b'0'..=b'9') if line.get(4..5) == Some(" ") => (4, line),
        Some(_) => return line == line.trim() && line.len() > 1,
        None => return false,
    };
    let (code, name) = rest.split_at_checked(digits).unwrap_or_default();
    code.bytes().all(|byte| byte.is_ascii_digit())
        && !code.is_empty()
        && name.starts_with(' ')
        && name.trim().len() > 1
}
