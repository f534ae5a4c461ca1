//! Expected values are worked out from WHO's printed `l`, `m`, `s` by the formula, with 40 digits, or are WHO's own.

mod category;
mod kms;
mod packed;
mod scores;
mod sd_tables;
