//! Rules and conditions: names become positions, cut-offs become numbers.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;

use super::answer::AnswerValue;
use super::condition::{Bound, Comparison, Condition, Fact};
use super::error::Report;
use super::form::{Form, Item, ItemKind};
use super::library::Rules;
use super::raw::{RawCondition, RawRule, Stands, Threshold, Values};
use super::read::{bound, own_source, resolve};
use super::rule::{Level, Part, Rule, Template};
use super::stand::Scheduled;

/// Rank of a rule that gives none.
const DEFAULT_RANK: u32 = 100;

/// Reads what refers to items; the form has its items already.
pub(super) struct Reader<'a, 'b> {
    pub(super) report: &'a mut Report<'b>,
    pub(super) rules: &'a Rules,
    pub(super) form: &'a Form,
}

impl Reader<'_, '_> {
    pub(super) fn item(&mut self, written: &Spanned<String>) -> Option<usize> {
        let found = self.form.find(written.get_ref()).map(|(position, _)| position);
        if found.is_none() {
            self.report.say(written.span().start, format!("unknown item '{}'", written.get_ref()));
        }
        found
    }

    pub(super) fn rule(&mut self, raw: RawRule) -> Option<Rule> {
        let offset = raw.id.span().start;
        let item = match &raw.item {
            Some(written) => Some(self.item(written)?),
            None => None,
        };
        let Some(level) = Level::from_number(raw.level) else {
            self.report.say(offset, "level must be 0, 1, 2 or 3");
            return None;
        };
        let when = self.condition(offset, item, raw.when)?;
        if raw.advice.is_empty() || raw.advice.iter().any(|line| line.trim().is_empty()) {
            self.report.say(offset, format!("rule {} has no advice", raw.id.get_ref()));
        }
        if level > Level::Good && raw.say.trim().is_empty() {
            self.report.say(offset, format!("rule {} has no sentence for the family", raw.id.get_ref()));
        }
        if level > Level::Good && raw.category.is_none() {
            self.report.say(offset, format!("rule {} has no category", raw.id.get_ref()));
        }
        if raw.discreet.as_ref().is_some_and(|text| text.trim().is_empty()) {
            self.report.say(offset, format!("rule {} has an empty discreet wording", raw.id.get_ref()));
        }
        let reason = self.template(offset, &raw.reason);
        let due_days = raw.due_days.or_else(|| self.rules.level(level).and_then(|text| text.due_days));
        let (source, standing) = own_source(self.report, self.rules, self.form, raw.source, raw.standing)?;
        Some(Rule {
            id: raw.id.into_inner(),
            item,
            when,
            even_if_hidden: raw.even_if_hidden,
            level,
            rank: raw.rank.unwrap_or(DEFAULT_RANK),
            reason,
            discreet: raw.discreet,
            advice: raw.advice,
            say: raw.say,
            category: raw.category,
            due_days: if level == Level::Good { None } else { due_days },
            source,
            standing,
        })
    }

    /// Whom a form is offered to or asked of: before there are answers, so no items.
    pub(super) fn offered(&mut self, offset: usize, raw: RawCondition) -> Option<Condition> {
        let condition = self.condition(offset, None, raw)?;
        let mut asks = false;
        condition.walk(&mut |condition| asks |= condition.item().is_some());
        if asks {
            self.report.say(offset, "offered_when and due_when ask facts and statuses, no items");
        }
        Some(condition)
    }

    fn template(&mut self, offset: usize, text: &str) -> Template {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (gap, tail) = after.split_once('}').unwrap_or((after, ""));
            parts.push(Part::Text(before.to_owned()));
            if let Some(name) = gap.strip_prefix("cut:") {
                let cut_offs = &self.rules.cut_offs;
                match (cut_offs.get(name), cut_offs.limit(name)) {
                    (Some(cut_off), _) => parts.push(Part::Text(cut_off.show())),
                    (None, Some(limit)) => parts.push(Part::Limit(limit.clone())),
                    (None, None) => {
                        self.report.say(offset, format!("unknown cut-off '{name}' in the reason"))
                    }
                }
            } else if let Some(name) = gap.strip_prefix("fact:") {
                let read: Result<Fact, serde::de::value::Error> = Fact::deserialize(name.into_deserializer());
                match read {
                    Ok(fact) => parts.push(Part::Fact(fact)),
                    Err(_) => self.report.say(offset, format!("unknown fact '{name}' in the reason")),
                }
            } else if let Some(name) = gap.strip_prefix("dose:") {
                parts.extend(self.dose(offset, name).map(Part::Stands));
            } else if let Some(name) = gap.strip_prefix("campaign:") {
                parts.extend(self.campaign(offset, name).map(Part::Stands));
            } else {
                match self.form.find(gap) {
                    Some((position, _)) => parts.push(Part::Item(position)),
                    None => self.report.say(offset, format!("unknown item '{gap}' in the reason")),
                }
            }
            rest = tail;
        }
        if parts.is_empty() && rest.trim().is_empty() {
            self.report.say(offset, "the reason is empty");
        }
        parts.push(Part::Text(rest.to_owned()));
        Template(parts)
    }

    /// `about` is the rule's own item, for tests that name none.
    pub(super) fn condition(
        &mut self,
        offset: usize,
        about: Option<usize>,
        raw: RawCondition,
    ) -> Option<Condition> {
        let item = match &raw.item {
            Some(written) => Some(self.item(written)?),
            None => about,
        };
        let offset = raw.item.as_ref().map_or(offset, |written| written.span().start);
        let mut tests: Vec<Condition> = self.stands(offset, &raw).into_iter().collect();
        if let Some(inner) = raw.all {
            tests.push(Condition::All(self.several(offset, about, inner)?));
        }
        if let Some(inner) = raw.any {
            tests.push(Condition::Any(self.several(offset, about, inner)?));
        }
        if let Some(inner) = raw.not {
            tests.push(Condition::Not(Box::new(self.condition(offset, about, *inner)?)));
        }
        if let Some(status) = raw.status {
            tests.push(Condition::Status(status));
        }
        if let Some(known) = raw.known {
            match raw.fact {
                Some(fact) => tests.push(Condition::Known { fact, known }),
                None => self.report.say(offset, "known needs a fact"),
            }
        }
        type Make = fn(Bound) -> Comparison;
        let comparisons: [(&Option<Threshold>, Make); 4] = [
            (&raw.at_least, Comparison::AtLeast),
            (&raw.above, Comparison::Above),
            (&raw.at_most, Comparison::AtMost),
            (&raw.below, Comparison::Below),
        ];
        for (threshold, make) in comparisons {
            let Some(threshold) = threshold else { continue };
            let comparison = make(bound(self.report, self.rules, offset, threshold)?);
            tests.push(match (raw.fact, raw.last) {
                (Some(fact), _) => Condition::Fact { fact, comparison },
                (None, Some(measure)) => Condition::Last { measure, comparison },
                (None, None) => Condition::Number { item: self.any_number(offset, item)?, comparison },
            });
        }
        if let Some(values) = raw.is {
            tests.push(self.is(offset, item, values)?);
        }
        if let Some(months) = raw.older_than_months {
            let months = resolve(self.report, self.rules, offset, &months)?;
            let item = self.item_of(offset, item, "a date", |item| matches!(item.kind, ItemKind::Date))?;
            tests.push(Condition::OlderThanMonths { item, months });
        }
        if let Some(trend) = raw.trend {
            tests.push(Condition::Trend { item: self.number_item(offset, item)?, trend });
        }
        if let Some(answered) = raw.answered {
            tests.push(Condition::Answered {
                item: self.item_of(offset, item, "an item", |_| true)?,
                answered,
            });
        }
        if tests.is_empty() {
            self.report.say(offset, "the condition tests nothing");
        }
        if tests.len() == 1 { tests.pop() } else { Some(Condition::All(tests)) }
    }

    /// `{ dose = "DPT-HB-Hib 1", stands = "late" }`, `{ campaign = "vitamin_a", stands = ["due", "late"] }`.
    fn stands(&mut self, offset: usize, raw: &RawCondition) -> Option<Condition> {
        let of = match (&raw.dose, &raw.campaign) {
            (Some(dose), None) => self.dose(dose.span().start, dose.get_ref()),
            (None, Some(campaign)) => self.campaign(campaign.span().start, campaign.get_ref()),
            (Some(_), Some(_)) => {
                self.report.say(offset, "a dose or a campaign, not both");
                None
            }
            (None, None) => {
                if raw.stands.is_some() {
                    self.report.say(offset, "stands needs a dose or a campaign");
                }
                return None;
            }
        };
        let stands = match raw.stands.clone() {
            Some(Stands::One(stand)) => vec![stand],
            Some(Stands::Several(stands)) => stands,
            None => {
                self.report.say(offset, "a dose or campaign needs stands");
                return None;
            }
        };
        let of = of?;
        if let Some(never) = stands.iter().find(|stand| !of.all().contains(stand)) {
            self.report.say(offset, format!("it can never stand as {never:?}"));
        }
        Some(Condition::Stands { of, stands })
    }

    fn dose(&mut self, offset: usize, name: &str) -> Option<Scheduled> {
        let rules = &self.rules.calendars.immunization;
        let found = name.rsplit_once(' ').and_then(|(antigen, number)| {
            let wanted = (rules.antigen(antigen)?, number.parse::<u8>().ok()?);
            rules.doses.iter().position(|dose| (dose.antigen, dose.number) == wanted)
        });
        if found.is_none() {
            self.report.say(offset, format!("unknown dose '{name}'"));
        }
        found.map(Scheduled::Dose)
    }

    fn campaign(&mut self, offset: usize, name: &str) -> Option<Scheduled> {
        let found = self.rules.calendars.supplements.campaigns.iter().position(|one| one.id == name);
        if found.is_none() {
            self.report.say(offset, format!("unknown campaign '{name}'"));
        }
        found.map(Scheduled::Campaign)
    }

    fn several(
        &mut self,
        offset: usize,
        about: Option<usize>,
        raw: Vec<RawCondition>,
    ) -> Option<Vec<Condition>> {
        raw.into_iter().map(|condition| self.condition(offset, about, condition)).collect()
    }

    /// A number, asked or derived.
    fn any_number(&mut self, offset: usize, item: Option<usize>) -> Option<usize> {
        self.item_of(offset, item, "a number", |item| match &item.kind {
            ItemKind::Number(_) => true,
            ItemKind::Derived(derived) => derived.is_number(),
            _ => false,
        })
    }

    fn number_item(&mut self, offset: usize, item: Option<usize>) -> Option<usize> {
        self.item_of(offset, item, "a number", |item| matches!(item.kind, ItemKind::Number(_)))
    }

    fn item_of(
        &mut self,
        offset: usize,
        item: Option<usize>,
        what: &str,
        fits: impl Fn(&Item) -> bool,
    ) -> Option<usize> {
        let found = item.filter(|position| self.form.items.get(*position).is_some_and(fits));
        if found.is_none() {
            self.report.say(offset, format!("this test needs {what}"));
        }
        found
    }

    fn is(&mut self, offset: usize, item: Option<usize>, values: Values) -> Option<Condition> {
        let position = self.item_of(offset, item, "a choice or sign", |item| match &item.kind {
            ItemKind::Choice(_) | ItemKind::Sign { .. } => true,
            ItemKind::Derived(derived) => !derived.is_number(),
            _ => false,
        })?;
        let values = match values {
            Values::One(value) => vec![value],
            Values::Several(values) => values,
        };
        let item = self.form.items.get(position)?;
        for value in &values {
            let known = match &item.kind {
                ItemKind::Derived(derived) => derived.classes.iter().any(|class| class.value == *value),
                _ => item.choice(&AnswerValue::Choice(value.clone())).is_some(),
            };
            if !known {
                self.report.say(offset, format!("item {} has no option '{value}'", item.id));
            }
        }
        Some(Condition::Is { item: position, values })
    }
}
