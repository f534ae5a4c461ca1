//! The plain SQL that the benches time beside the core's saves still fits the core's tables.

use sakukader_tests::raw::Raw;
use sakukader_tests::saving::Saving;
use sakukader_tests::village::{SMALL, Village};

#[test]
fn the_statements_beside_the_saves_run_on_a_store_of_the_core() {
    let saving = Saving::new(Village::made(&SMALL));
    saving.save(&saving.household());
    let household = saving.last_bodies(4);
    Raw::open(&saving.village.file(), household).transaction(include_str!("../bench/raw/save_household.sql"));
    saving.save(&saving.sheet());
    let sheet = saving.last_bodies(2);
    Raw::open(&saving.village.file(), sheet).transaction(include_str!("../bench/raw/save_sheet.sql"));
}
