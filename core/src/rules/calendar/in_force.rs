//! The calendars on the page *Aturan yang berlaku*.

use super::{AgePoint, Calendars, Period, RuleFile, Timing};
use crate::rules::in_force::{InForce, RuleKind};
use crate::rules::source::{Source, Standing};

impl Calendars {
    /// A line for every dose, campaign, contact, goal, risk flag and list.
    pub(in crate::rules) fn in_force(&self, lines: &mut Vec<InForce>) {
        let mut add = |file: &RuleFile, id: &str, title: &str, says: String, source: &Source, standing| {
            lines.push(line(file, id, title, says, source, standing));
        };
        let plan = &self.immunization;
        for dose in &plan.doses {
            let id = format!("{} {}", plan.code(dose.antigen), dose.number);
            let bands: Vec<String> = dose
                .bands
                .iter()
                .map(|band| format!("{} sejak {}", timing(band.timing), age(band.from)))
                .collect();
            add(&plan.file, &id, &dose.label, bands.join("; "), &dose.source, dose.standing);
        }
        for program in &plan.programs {
            for start in &program.starts {
                let place =
                    if start.provinces.is_empty() { "semua".to_owned() } else { start.provinces.join(", ") };
                let says = format!("sejak {}, provinsi {place}", start.from);
                add(&plan.file, &program.id, "Mulai diberikan", says, &start.source, start.standing);
            }
        }
        for dose in &plan.school {
            let id = format!("{} {}", plan.code(dose.antigen), dose.number);
            let says = format!("kelas {}, bulan {}", dose.grade, dose.month);
            add(&plan.file, &id, &dose.label, says, &dose.source, dose.standing);
        }
        for dose in &plan.tetanus {
            let id = format!("T{}", dose.number);
            let says = format!("{} sesudahnya, melindungi {} tahun", age(dose.after), dose.protects_years);
            add(&plan.file, &id, "Status T", says, &dose.source, dose.standing);
        }
        for campaign in &self.supplements.campaigns {
            let months: Vec<String> = campaign.months.iter().map(u32::to_string).collect();
            for band in &campaign.bands {
                let says = format!("{}, bulan {}", band.dose, months.join(" dan "));
                let title = format!(
                    "{} {}–{} bulan",
                    campaign.title,
                    band.from_month,
                    band.until_month.saturating_sub(1)
                );
                add(&self.supplements.file, &campaign.id, &title, says, &band.source, band.standing);
            }
        }
        let antenatal = &self.antenatal;
        for contact in &antenatal.contacts {
            let with = if contact.doctor { ", dengan dokter dan USG" } else { "" };
            let says = format!("trimester {}{with}", contact.trimester);
            add(
                &antenatal.file,
                &contact.code,
                "Pemeriksaan kehamilan",
                says,
                &contact.source,
                contact.standing,
            );
        }
        for goal in &antenatal.goals {
            let says = format!("{} kali", goal.count);
            add(&antenatal.file, &goal.id, &goal.title, says, &goal.source, goal.standing);
        }
        for risk in &antenatal.risks {
            let says = format!("tingkat {}", risk.level.number());
            add(&antenatal.file, &risk.id, &risk.title, says, &risk.source, risk.standing);
        }
        let postnatal = &self.postnatal;
        for one in postnatal.mother.iter().chain(&postnatal.newborn).chain(&postnatal.vitamin_a) {
            let says = format!("hari {}–{}", one.from_day, one.to_day);
            add(&postnatal.file, &one.code, &one.title, says, &one.source, one.standing);
        }
        for target in &self.targets.targets {
            let says = period(target.period).to_owned();
            add(&self.targets.file, &target.id, &target.title, says, &target.source, target.standing);
        }
    }
}

fn line(
    file: &RuleFile,
    id: &str,
    title: &str,
    says: String,
    source: &Source,
    standing: Standing,
) -> InForce {
    InForce {
        kind: RuleKind::Calendar,
        id: id.to_owned(),
        form: Some(file.id.clone()),
        title: title.to_owned(),
        says,
        version: Some(file.version),
        valid_from: Some(file.valid_from),
        source: source.clone(),
        standing,
    }
}

fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::OnTime => "tepat waktu",
        Timing::Late => "terlambat",
        Timing::CatchUp => "kejar",
        Timing::Closed => "tidak diberikan",
        Timing::Ask => "tanyakan ke bidan",
    }
}

fn age(point: AgePoint) -> String {
    match (point.months, point.days) {
        (0, 0) => "lahir".to_owned(),
        (months, 0) => format!("{months} bulan"),
        (0, days) => format!("{days} hari"),
        (months, days) => format!("{months} bulan {days} hari"),
    }
}

fn period(period: Period) -> &'static str {
    match period {
        Period::Member => "daftar sasaran",
        Period::Contact => "setiap bertemu",
        Period::Week => "sekali seminggu",
        Period::CalendarMonth => "sekali tiap bulan",
        Period::Months(1) => "sekali sebulan",
        Period::Months(12) => "sekali setahun",
        Period::Months(_) => "berkala",
        Period::Once => "sekali pada umurnya",
    }
}
