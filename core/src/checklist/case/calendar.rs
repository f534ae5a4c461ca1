//! What the calendars ask of a case: province, doses, capsules.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::facts::{FactReader, calendar_day};
use super::problem::Problem;
use crate::immunization::DoseRecord;
use crate::rules::Rules;

/// Capsules of vitamin A and tablets against worms; `None`: on a day not known.
pub(super) type Capsules = (Vec<Option<NaiveDate>>, Vec<Option<NaiveDate>>);

impl<'a> FactReader<'a> {
    pub(super) fn province(&mut self, rules: &Rules) -> Option<String> {
        let value = self.given("province")?;
        let code = value.as_str().and_then(|name| rules.calendars.immunization.province(name));
        code.map(str::to_owned).or_else(|| self.impossible("province", value))
    }

    pub(super) fn doses(
        &mut self,
        rules: &Rules,
        birth: Option<NaiveDate>,
        day: NaiveDate,
    ) -> Vec<DoseRecord> {
        let plan = &rules.calendars.immunization;
        let mut doses = Vec::new();
        for (place, one) in self.list("doses", &["antigen", "number", "on"]) {
            let antigen = one.get("antigen").and_then(Value::as_str);
            let number =
                one.get("number").and_then(Value::as_u64).and_then(|number| u8::try_from(number).ok());
            let known = antigen.and_then(|name| plan.antigen(name)).zip(number);
            let Some((antigen, number)) = known.filter(|(antigen, number)| plan.has_dose(*antigen, *number))
            else {
                self.impossible::<()>(&place, one);
                continue;
            };
            if let Some(on) = self.on(&place, one, birth, day) {
                doses.push(DoseRecord { antigen: plan.code(antigen).to_owned(), number, on });
            }
        }
        doses
    }

    pub(super) fn capsules(&mut self, birth: Option<NaiveDate>, day: NaiveDate) -> Capsules {
        let (mut vitamin_a, mut deworming) = (Vec::new(), Vec::new());
        for (place, one) in self.list("capsules", &["kind", "on"]) {
            let kind = match one.get("kind").and_then(Value::as_str) {
                Some("vitamin_a") => &mut vitamin_a,
                Some("deworming") => &mut deworming,
                _ => {
                    self.impossible::<()>(&place, one);
                    continue;
                }
            };
            kind.extend(self.on(&place, one, birth, day));
        }
        (vitamin_a, deworming)
    }

    /// The entries of a list with their place; what is no list, and a field nobody knows, is a problem.
    fn list(&mut self, name: &str, fields: &[&str]) -> Vec<(String, &'a Value)> {
        let Some(value) = self.given(name) else { return Vec::new() };
        let Some(list) = value.as_array() else {
            self.impossible::<()>(name, value);
            return Vec::new();
        };
        let entries: Vec<(String, &Value)> =
            list.iter().enumerate().map(|(at, one)| (format!("{name}[{at}]"), one)).collect();
        for (place, one) in &entries {
            let names = one.as_object().into_iter().flat_map(Map::keys);
            for unknown in names.filter(|name| !fields.contains(&name.as_str())) {
                self.problems.push(Problem::UnknownField { field: format!("facts.{place}.{unknown}") });
            }
        }
        entries
    }

    /// The day of an entry: `Some(None)` not known, `None` one that cannot be.
    fn on(
        &mut self,
        place: &str,
        one: &Value,
        birth: Option<NaiveDate>,
        day: NaiveDate,
    ) -> Option<Option<NaiveDate>> {
        match one.get("on") {
            None | Some(Value::Null) => Some(None),
            Some(on) => match on.as_str().and_then(calendar_day) {
                Some(on) => self.lived(place, on, birth, day).map(Some),
                None => self.impossible(place, one),
            },
        }
    }
}
