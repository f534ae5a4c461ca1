//! From answers to an outcome.

use chrono::NaiveDate;

use super::facts::{Facts, Sheet};
use crate::life_stage::add_months;
use crate::rules::{
    Answers, Category, Condition, Derived, Every, Form, Ground, Item, ItemId, ItemKind, Level, Part, Rule,
    Source, Standing, Template,
};

/// Which rule, in which version of which form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleId {
    /// The form.
    pub form: String,
    /// Its version.
    pub version: u32,
    /// The rule.
    pub rule: String,
}

/// What one rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The item; `None` when it follows from facts alone.
    pub item: Option<ItemId>,
    /// The outcome.
    pub level: Level,
    /// Among findings of one level the smallest comes first.
    pub rank: u32,
    /// Why, with the number: "LiLA 23,1 cm (kurang dari 23,5)".
    pub reason: String,
    /// What lists say instead; `None`: the reason.
    pub discreet: Option<String>,
    /// What the kader does.
    pub advice: Vec<String>,
    /// What she says to the family; empty for some of level 0.
    pub say: String,
    /// The weekly report's category; there at level 1 and above.
    pub category: Option<Category>,
    /// Days until the next look; there at level 1 and above.
    pub due_days: Option<u32>,
    /// Where it comes from.
    pub source: Source,
    /// How sure it is.
    pub standing: Standing,
    /// Which rule.
    pub rule: RuleId,
}

impl Finding {
    /// The day of the next look.
    #[must_use]
    pub fn due(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.checked_add_days(chrono::Days::new(self.due_days?.into()))
    }
}

/// The outcome in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything asked and judged, nothing found.
    Good,
    /// Nothing found, but the sheet asks things this version does not judge.
    GoodAsJudged,
    /// Nothing found yet, but not everything is answered.
    Incomplete,
    /// Something was found.
    Found(Level),
}

impl Verdict {
    /// As the screen says it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Good | Self::Found(Level::Good) => "Baik",
            Self::GoodAsJudged => "Baik untuk yang sudah dinilai",
            Self::Incomplete => "Belum lengkap",
            Self::Found(Level::FollowUp) => "Perlu tindak lanjut",
            Self::Found(Level::Refer) => "Rujuk ke Pustu/Puskesmas",
            Self::Found(Level::Emergency) => "SEGERA – jangan tunggu",
        }
    }
}

/// What a sheet comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// The most urgent finding's level; `Good` also while the sheet is not complete.
    pub level: Level,
    /// The outcome in words.
    pub verdict: Verdict,
    /// Every item that has to be answered is, in a way this version can read.
    pub complete: bool,
    /// Items this version does not judge, answered or not: "belum dinilai"; and derived ones of which nothing can
    /// be said.
    pub not_yet_judged: Vec<ItemId>,
    /// Asked items without an answer that have to have one.
    pub unanswered: Vec<ItemId>,
    /// Asked items with an answer this version cannot read; never taken for a "no".
    pub unreadable: Vec<ItemId>,
    /// The most urgent first; those of level 0 are advice.
    pub findings: Vec<Finding>,
    /// The derived items that are shown and of which something is known, in order.
    pub derived: Vec<DerivedAnswer>,
}

/// What a derived item comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DerivedAnswer {
    /// The item.
    pub item: ItemId,
    /// As people read it: "22,4 kg/m²", "Merah", "paling sedikit 6".
    pub shown: String,
    /// The number, when it is one and known.
    pub number: Option<i64>,
    /// The value of the class, when it is one and known.
    pub class: Option<String>,
    /// It is known, and says how it is: a class such as "belum tergolong" does not.
    pub judged: bool,
}

impl Evaluation {
    /// The one follow-up of this person: the first finding above level 0.
    #[must_use]
    pub fn follow_up(&self) -> Option<&Finding> {
        self.findings.first().filter(|finding| finding.level > Level::Good)
    }

    /// What means *SEGERA*.
    pub fn emergencies(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.level == Level::Emergency)
    }

    /// What an item's answer calls for.
    #[must_use]
    pub fn about(&self, item: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.item.as_deref() == Some(item))
    }
}

/// Whether a form is offered to the person; `None` when what it asks is not known of her.
#[must_use]
pub fn offered(form: &Form, facts: &Facts) -> Option<bool> {
    holds(form, form.offered_when.as_ref(), facts)
}

/// Whether a form is asked of the person who never had it; `None` when what it asks is not known of her.
#[must_use]
pub fn due_at_first(form: &Form, facts: &Facts) -> Option<bool> {
    holds(form, form.due_when.as_ref(), facts)
}

fn holds(form: &Form, condition: Option<&Condition>, facts: &Facts) -> Option<bool> {
    let answers = Answers::new();
    condition.map_or(Some(true), |condition| condition.holds(form, &Sheet::new(form, &answers, facts)))
}

/// The day from which a form is due again after the last time; `None` when it comes once.
#[must_use]
pub fn due_again(form: &Form, last: NaiveDate) -> Option<NaiveDate> {
    match form.every? {
        Every::Contact => Some(last),
        Every::Days(days) => last.checked_add_days(chrono::Days::new(days.into())),
        Every::Months(months) => add_months(last, months.into()),
    }
}

/// The items that are shown, in order.
#[must_use]
pub fn visible(form: &Form, answers: &Answers, facts: &Facts) -> Vec<ItemId> {
    let sheet = Sheet::new(form, answers, facts);
    form.items.iter().filter(|item| is_visible(&sheet, item)).map(|item| item.id.clone()).collect()
}

fn is_visible(sheet: &Sheet<'_>, item: &Item) -> bool {
    item.shown_when.as_ref().is_none_or(|condition| condition.holds(sheet.form, sheet) == Some(true))
}

/// Evaluates a sheet. Measured numbers stand among the answers under the item that asks for them.
#[must_use]
pub fn evaluate(form: &Form, answers: &Answers, facts: &Facts) -> Evaluation {
    let sheet = Sheet::new(form, answers, facts);
    let shown: Vec<bool> = form.items.iter().map(|item| is_visible(&sheet, item)).collect();
    let mut evaluation = Evaluation {
        level: Level::Good,
        verdict: Verdict::Good,
        complete: false,
        not_yet_judged: Vec::new(),
        unanswered: Vec::new(),
        unreadable: Vec::new(),
        findings: findings(&sheet, &shown),
        derived: derived(&sheet, &shown),
    };
    for (item, _) in form.items.iter().zip(&shown).filter(|(_, shown)| **shown) {
        if let ItemKind::Derived(derived) = &item.kind {
            let found = evaluation.derived.iter().find(|derived| derived.item == item.id);
            if !item.optional && says_nothing(&sheet, derived, found) {
                evaluation.not_yet_judged.push(item.id.clone());
            }
            continue;
        }
        match sheet.answer(item) {
            Some(answer) if item.can_read(answer) => {}
            Some(_) => evaluation.unreadable.push(item.id.clone()),
            None if item.optional => {}
            None => evaluation.unanswered.push(item.id.clone()),
        }
        if !item.judged {
            evaluation.not_yet_judged.push(item.id.clone());
        }
    }
    evaluation.complete = evaluation.unanswered.is_empty() && evaluation.unreadable.is_empty();
    evaluation.level = evaluation.findings.first().map_or(Level::Good, |finding| finding.level);
    evaluation.verdict = match evaluation.level {
        Level::Good if !evaluation.complete => Verdict::Incomplete,
        Level::Good if !evaluation.not_yet_judged.is_empty() => Verdict::GoodAsJudged,
        Level::Good => Verdict::Good,
        level => Verdict::Found(level),
    };
    evaluation
}

/// Something it rests on is answered, or facts are all it rests on, and yet it does not say how it is.
fn says_nothing(sheet: &Sheet<'_>, derived: &Derived, found: Option<&DerivedAnswer>) -> bool {
    if let Some(found) = found.filter(|found| found.class.is_some() || found.number.is_some()) {
        return !found.judged;
    }
    let items = derived.items();
    let answered = |position: &usize| {
        sheet.form.items.get(*position).is_some_and(|item| {
            !item.is_derived() && sheet.answer(item).is_some_and(|answer| item.can_read(answer))
        })
    };
    items.is_empty() || items.iter().any(answered)
}

/// What follows from the facts alone, before any question: a pregnancy at risk.
#[must_use]
pub fn from_facts(form: &Form, facts: &Facts) -> Vec<Finding> {
    let answers = Answers::new();
    let mut findings = findings(&Sheet::new(form, &answers, facts), &[]);
    findings.retain(|finding| finding.item.is_none());
    findings
}

fn findings(sheet: &Sheet<'_>, shown: &[bool]) -> Vec<Finding> {
    let mut decided = vec![false; sheet.form.items.len()];
    let mut findings = Vec::new();
    for rule in &sheet.form.rules {
        if let Some(item) = rule.item {
            let asked = shown.get(item).copied().unwrap_or(false);
            let open = decided.get(item).is_some_and(|decided| !decided);
            if !open || !(asked || rule.even_if_hidden) {
                continue;
            }
        }
        if rule.when.holds(sheet.form, sheet) != Some(true) {
            continue;
        }
        if let Some(decided) = rule.item.and_then(|item| decided.get_mut(item)) {
            *decided = true;
        }
        findings.push(finding(sheet, rule));
    }
    // Stable: findings of one level and rank stay in the file's order.
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.level), finding.rank));
    findings
}

fn derived(sheet: &Sheet<'_>, shown: &[bool]) -> Vec<DerivedAnswer> {
    let items = sheet.form.items.iter().zip(shown).enumerate().filter(|(_, (_, shown))| **shown);
    items
        .filter_map(|(position, (item, _))| {
            let ItemKind::Derived(derived) = &item.kind else { return None };
            let value = sheet.derived(sheet.form, position, derived);
            let class = value.only_class(derived);
            Some(DerivedAnswer {
                item: item.id.clone(),
                shown: derived.show(value)?,
                number: value.range().filter(|(least, most)| least == most).map(|(number, _)| number),
                class: class.map(|class| class.value.clone()),
                judged: value.is_exact() && class.is_none_or(|class| class.judged),
            })
        })
        .collect()
}

fn finding(sheet: &Sheet<'_>, rule: &Rule) -> Finding {
    Finding {
        item: rule.item.and_then(|item| sheet.form.items.get(item)).map(|item| item.id.clone()),
        level: rule.level,
        rank: rule.rank,
        reason: fill(sheet, &rule.reason),
        discreet: rule.discreet.clone(),
        advice: rule.advice.clone(),
        say: rule.say.clone(),
        category: rule.category,
        due_days: rule.due_days,
        source: rule.source.clone(),
        standing: rule.standing,
        rule: RuleId { form: sheet.form.id.clone(), version: sheet.form.version, rule: rule.id.clone() },
    }
}

fn fill(sheet: &Sheet<'_>, template: &Template) -> String {
    let mut text = String::new();
    for part in &template.0 {
        match part {
            Part::Text(piece) => text.push_str(piece),
            Part::Item(position) => {
                let shown = sheet.form.items.get(*position).and_then(|item| match &item.kind {
                    ItemKind::Derived(derived) => derived.show(sheet.derived(sheet.form, *position, derived)),
                    _ => Some(item.show(sheet.answer(item)?)),
                });
                text.push_str(shown.as_deref().unwrap_or("–"));
            }
            Part::Limit(limit) => match limit.value(sheet) {
                Some(value) => text.push_str(&limit.measure.show(value)),
                None => text.push('–'),
            },
            Part::Stands(of) => text.push_str(&sheet.says(*of)),
            Part::Fact(fact) => match sheet.value(*fact) {
                Some(value) => text.push_str(&value.to_string()),
                None => text.push('–'),
            },
        }
    }
    text
}
