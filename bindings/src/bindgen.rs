//! The generator of the Kotlin side: `cargo run --features bindgen --bin uniffi-bindgen`.

fn main() {
    uniffi::uniffi_bindgen_main();
}
