//! Reads and checks the rule files, so that a broken one fails the build, and writes them as the app holds them.

#[path = "build/areas.rs"]
#[allow(clippy::print_stdout, reason = "how a build script talks to cargo")]
mod areas;
#[path = "build/growth.rs"]
#[allow(clippy::print_stdout, clippy::indexing_slicing, reason = "a build script that cannot go on stops")]
mod growth;
#[path = "src/rules/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the build only reads the files")]
mod rules;
#[path = "build/template.rs"]
#[allow(clippy::print_stdout, reason = "how a build script talks to cargo")]
mod template;

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
    let rules = rules::Rules::read(rules::FILES)?;
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    std::fs::write(out.join("rules"), rules.compile()?)?;
    growth::compile(&out)?;
    areas::compile(&out)?;
    template::compile(&out)?;
    Ok(())
}
