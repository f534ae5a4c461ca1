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
    for entry in std::fs::read_dir("rules")? {
        let name = entry?.file_name();
        if !rules::FILES.iter().any(|(known, _)| name.to_str() == Some(*known)) {
            return Err(format!("rules/{} is not in src/rules/files.rs", name.display()).into());
        }
    }
    rules::Rules::read(rules::FILES)?;
    Ok(())
}
