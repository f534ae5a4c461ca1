//! Reads the rule files with the code that reads them on the phone, so that a broken file fails the build.

#[path = "src/rules/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the build only reads the files")]
mod rules;

use std::error::Error;

// Cargo listens on standard output.
#[allow(clippy::print_stdout, reason = "how a build script talks to cargo")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/rules");
    for folder in ["", "screening/"] {
        for entry in std::fs::read_dir(format!("rules/{folder}"))? {
            let entry = entry?;
            let name = format!("{folder}{}", entry.file_name().display());
            if entry.file_type()?.is_file() && !rules::FILES.iter().any(|(known, _)| name == *known) {
                return Err(format!("rules/{name} is not in src/rules/files.rs").into());
            }
        }
    }
    rules::Rules::read(rules::FILES)?;
    Ok(())
}
