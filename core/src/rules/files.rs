//! The rule files that ship with the app.

/// Name and text of each; the shared files first, then the checklists.
pub const FILES: &[(&str, &str)] = &[
    ("sources.toml", include_str!("../../rules/sources.toml")),
    ("choices.toml", include_str!("../../rules/choices.toml")),
    ("levels.toml", include_str!("../../rules/levels.toml")),
    ("emergency.toml", include_str!("../../rules/emergency.toml")),
    ("life_stage.toml", include_str!("../../rules/life_stage.toml")),
    ("visit_priority.toml", include_str!("../../rules/visit_priority.toml")),
    ("household.toml", include_str!("../../rules/household.toml")),
    ("pregnant.toml", include_str!("../../rules/pregnant.toml")),
    ("postpartum.toml", include_str!("../../rules/postpartum.toml")),
    ("infant.toml", include_str!("../../rules/infant.toml")),
    ("child.toml", include_str!("../../rules/child.toml")),
    ("school_age.toml", include_str!("../../rules/school_age.toml")),
    ("adult.toml", include_str!("../../rules/adult.toml")),
    ("older_adult.toml", include_str!("../../rules/older_adult.toml")),
    ("tb.toml", include_str!("../../rules/tb.toml")),
    ("development.toml", include_str!("../../rules/development.toml")),
    ("card_pregnant.toml", include_str!("../../rules/card_pregnant.toml")),
    ("card_postpartum.toml", include_str!("../../rules/card_postpartum.toml")),
    ("card_school_age.toml", include_str!("../../rules/card_school_age.toml")),
    ("card_adult.toml", include_str!("../../rules/card_adult.toml")),
    ("card_older_adult.toml", include_str!("../../rules/card_older_adult.toml")),
];
