//! How answers are typed and shown.

use crate::rules::{AnswerValue, Rules};

fn typed(form: &str, item: &str, text: &str) -> Result<Option<AnswerValue>, String> {
    let day = "2026-05-04".parse().unwrap();
    Rules::bundled().unwrap().form(form, day).unwrap().item(item).unwrap().from_typed(text, day)
}

#[test]
fn numbers_are_typed_with_a_comma_and_kept_in_whole_small_units() {
    let number = |value| Ok(Some(AnswerValue::Number(value)));
    assert_eq!(typed("pregnant", "BH1", "37,8"), number(378));
    assert_eq!(typed("pregnant", "BH1", " 37.8 "), number(378));
    assert_eq!(typed("pregnant", "BH1", "37"), number(370));
    assert_eq!(typed("pregnant", "BH1", "37,80"), number(378));
    assert_eq!(typed("pregnant", "BH7", "23,5"), number(235));
    assert_eq!(typed("infant", "BY5", "4,25"), number(4250));
    assert_eq!(typed("infant", "BY5", "4,255"), number(4255));
    assert_eq!(typed("pregnant", "BH1", ""), Ok(None));
}

#[test]
fn what_cannot_be_is_refused_with_a_sentence() {
    let sentence = |form, item, text| typed(form, item, text).unwrap_err();
    assert_eq!(sentence("pregnant", "BH1", "378"), "378,0 °C tidak mungkin. Maksudnya 37,8 °C?");
    assert_eq!(sentence("pregnant", "BH7", "235"), "235,0 cm tidak mungkin. Maksudnya 23,5 cm?");
    assert_eq!(sentence("bmi_adult", "IM1", "350"), "350,00 kg tidak mungkin. Maksudnya 35,00 kg?");
    assert_eq!(sentence("infant", "BY5", "350"), "350,00 kg tidak mungkin. Maksudnya 3,50 kg?");
    assert_eq!(sentence("infant", "BY1", "hangat"), "Tulis dengan angka, misalnya 36,5 °C.");
    assert_eq!(sentence("pregnant", "BH1", "50"), "50,0 °C tidak mungkin. Isi antara 30,0 dan 45,0 °C.");
    for text in ["tiga puluh", "37,8,1", "-37", "3O,0", "37,85", ",5", "99999999999999999999"] {
        assert!(typed("pregnant", "BH1", text).is_err(), "{text}");
    }
    assert_eq!(sentence("infant", "BY4", "32-01-2026"), "Tanggal itu tidak ada. Tulis seperti 04-05-2026.");
    assert_eq!(sentence("infant", "BY4", "4-5-26"), "Tanggal itu tidak ada. Tulis seperti 04-05-2026.");
    assert_eq!(sentence("infant", "BY4", "05-05-2026"), "Tanggal itu belum terjadi.");
    assert!(typed("infant", "BY4", "04-05-2026").is_ok_and(|answer| answer.is_some()));
    assert_eq!(sentence("pregnant", "BH2", "maybe"), "Pilih salah satu jawaban.");
    assert_eq!(sentence("pregnant", "BH12", &"a".repeat(61)), "Terlalu panjang, paling banyak 60 huruf.");
}

#[test]
fn a_strange_number_is_asked_about_once_and_a_common_one_is_not() {
    let day = "2026-05-04".parse().unwrap();
    let item = Rules::bundled().unwrap().form("pregnant", day).unwrap().item("BH1").unwrap();
    assert_eq!(item.plausibility(&AnswerValue::Number(368)), None);
    let question = item.plausibility(&AnswerValue::Number(342)).unwrap();
    assert_eq!(question, "34,2 °C tidak biasa. Apakah angkanya sudah benar?");
}

#[test]
fn an_answer_is_shown_as_people_read_it() {
    let day = "2026-05-04".parse().unwrap();
    let show = |form: &str, item: &str, answer: AnswerValue| {
        Rules::bundled().unwrap().form(form, day).unwrap().item(item).unwrap().show(&answer)
    };
    assert_eq!(show("pregnant", "BH1", AnswerValue::Number(378)), "37,8 °C");
    assert_eq!(show("infant", "BY5", AnswerValue::Number(4250)), "4,25 kg");
    assert_eq!(show("infant", "BY5", AnswerValue::Number(4255)), "4,255 kg");
    assert_eq!(show("infant", "BY5", AnswerValue::Number(4000)), "4,00 kg");
    assert_eq!(
        show("pregnant", "BH2", AnswerValue::Choice("not_shown".into())),
        "Ada, tidak dapat ditunjukkan"
    );
    assert_eq!(show("pregnant", "BH-TB1", AnswerValue::no()), "Tidak ada");
    assert_eq!(show("infant", "BY4", AnswerValue::Date(day)), "04-05-2026");
    assert_eq!(show("pregnant", "BH2", AnswerValue::Choice("lost".into())), "lost", "as stored");
}
