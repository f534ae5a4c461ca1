//! Checks the growth tables in `rules/growth` and writes them into the binary: the WHO tables packed, the small tables
//! as Rust statics.

#[path = "growth/check.rs"]
mod check;
#[path = "../src/growth/layout.rs"]
#[allow(dead_code, reason = "the tables' places are the core's")]
mod layout;
#[path = "growth/pack.rs"]
mod pack;
#[path = "../src/growth/packed.rs"]
mod packed;
#[path = "growth/sheet.rs"]
mod sheet;
#[path = "growth/small.rs"]
mod small;

use std::error::Error;
use std::path::Path;

use layout::LAYOUTS;

/// The folder, from the crate's.
const FOLDER: &str = "rules/growth";

/// Writes `growth_codes.bin`, `growth_others.bin` and `growth.rs` into `out`.
///
/// # Errors
/// The first mistake in a table, with file and line.
pub fn compile(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed={FOLDER}");
    let mut packing = pack::Pack::default();
    let mut columns = Vec::new();
    for layout in &LAYOUTS {
        for sex in ["boys", "girls"] {
            for column in check::lms(layout, sex)? {
                packing.column(&column);
                columns.push(column);
            }
        }
    }
    let (codes, others) = packing.finish();
    let mut unpack = packed::Unpack::new(&codes, &others);
    if columns.iter().any(|column| unpack.column(column.len()).as_ref() != Some(column)) {
        return Err("the packed growth tables do not read back".into());
    }
    std::fs::write(out.join("growth_codes.bin"), codes)?;
    std::fs::write(out.join("growth_others.bin"), others)?;
    std::fs::write(out.join("growth.rs"), small::statics()?)?;
    Ok(())
}
