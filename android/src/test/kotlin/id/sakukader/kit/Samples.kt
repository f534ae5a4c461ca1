package id.sakukader.kit

import android.content.Context
import android.widget.FrameLayout
import id.sakukader.R
import id.sakukader.core.Advice
import id.sakukader.core.Chip
import id.sakukader.core.Choice
import id.sakukader.core.Field
import id.sakukader.core.FieldKind
import id.sakukader.core.FieldNote
import id.sakukader.core.Filter
import id.sakukader.core.Icon
import id.sakukader.core.Keyboard
import id.sakukader.core.Line
import id.sakukader.core.Question
import id.sakukader.core.Row
import id.sakukader.core.Target
import id.sakukader.core.Tone

/** Pages of every component with made-up words, for the kit's own tests and pictures. */
object Samples {
    private fun question(context: Context, field: Field, large: Boolean = false, changed: (String) -> Unit) =
        QuestionBlock(context, field, large, today = "24-11-2026", changed)

    val pages: Map<String, (Context) -> Page> =
        mapOf(
            "rows" to ::rows,
            "questions" to ::questions,
            "signs" to ::signs,
            "signs_nifas" to ::signsNifas,
            "register" to ::register,
        )

    private fun rows(context: Context): Page {
        val bar =
            TopBar(
                context,
                "Hari ini",
                null,
                listOf(context.emergencyPhone {}, BarAction(R.drawable.mdi_account, "Pengaturan") {}),
            )
        val places =
            BottomBar(
                context,
                listOf(
                    BarPlace(R.drawable.mdi_today, "Hari ini", true) {},
                    BarPlace(R.drawable.mdi_people, "Warga", false) {},
                ),
            )
        val page = Page(context, bar, places)
        page.add(
            context.chips(
                listOf(
                    context.chip("Dusun Lembang · RT 02", Tone.PLAIN, R.drawable.mdi_place),
                    context.chip("JKN", Tone.GOOD),
                    context.chip("Jamban belum", Tone.FOLLOW_UP),
                )
            )
        )
        page.addWide(
            context.filterRow(
                listOf(
                    Filter("", "Semua", true),
                    Filter("a", "Hamil 6", false),
                    Filter("b", "Bayi 9", false),
                    Filter("c", "Balita 41", false),
                )
            ) {}
        )
        page.add(context.sectionTitle("Kunjungan hari ini · 3 rumah, RT 02"))
        page.add(
            context.card(
                listOf(
                    Row(
                        Icon.EMERGENCY,
                        Tone.EMERGENCY,
                        "Kel. Bp. Darmawan",
                        "Ibu Rini: rujukan belum sampai",
                        null,
                        Chip("Hari ini", Tone.EMERGENCY),
                        Target.People,
                    ),
                    Row(
                        Icon.INFANT,
                        Tone.REFER,
                        "Kel. Bp. Suparman",
                        "Bayi 5 hari, belum KN2",
                        null,
                        Chip("sampai besok", Tone.REFER),
                        Target.People,
                    ),
                    Row(
                        Icon.PREGNANT,
                        Tone.PLAIN,
                        "Siti Aminah",
                        "29 th · Hamil 30 minggu",
                        Line("K5 paling lambat 20 Mei", Tone.REFER),
                        null,
                        Target.People,
                    ),
                    Row(
                        Icon.CHECK,
                        Tone.GOOD,
                        "3 anggota lain · Baik",
                        "Darmawan, Nur Aini, Hj. Saodah",
                        null,
                        null,
                        null,
                    ),
                )
            ) {}
        )
        page.add(
            context.card(
                listOf(
                    Row(
                        Icon.REPORT,
                        Tone.INFORMATION,
                        "2 hal perlu dilaporkan ke bidan",
                        "Terakhir lapor Senin, 3 Mei",
                        null,
                        null,
                        Target.FollowUps,
                    )
                )
            ) {}
        )
        page.add(
            context.pairOf(
                context.outlinedButton("Anggota", R.drawable.mdi_register) {},
                context.outlinedButton("Ubah rumah", R.drawable.mdi_edit) {},
            )
        )
        page.notice(Snackbar(context, "Tersimpan: Siti Aminah") {})
        return page.next(context.primaryButton("Mulai kunjungan berikutnya", R.drawable.mdi_walk) {})
    }

    private fun questions(context: Context): Page {
        val page =
            Page(context, TopBar(context, "Siti Aminah · 30 mgg", {}, listOf(context.emergencyPhone {})))
        page.under(Progress(context, 5, 12))
        page.add(context.text(Type.SECOND, "Ajak bicara · 5 dari 12", context.palette.soft))
        page.add(
            question(
                context,
                field(
                    "kia",
                    "Boleh saya lihat buku KIA-nya, Bu?",
                    choice("Ada, dapat ditunjukkan", "Ada, tidak ditunjukkan", "Tidak ada"),
                    "0",
                ),
                large = true,
            ) {},
            Space.XS,
        )
        val tablet =
            question(
                context,
                field(
                    "ttd",
                    "Tablet tambah darah / MMS diminum hari ini?",
                    choice("Ya", "Tidak"),
                    "1",
                    help = "Dalam 24 jam terakhir",
                ),
                large = true,
            ) {}
        tablet.show(
            FieldNote(
                "ttd",
                null,
                null,
                Advice("Ingatkan: 1 tablet tiap hari, malam hari dengan air putih.", "Buku KIA 2023"),
                Tone.FOLLOW_UP,
            )
        )
        page.add(tablet, Space.XL)
        val arm =
            question(
                context,
                field(
                    "lila",
                    "Lingkar lengan atas (LiLA)",
                    FieldKind.Number("cm", 1u),
                    "24,1",
                    known = "Bulan lalu 23,8 cm",
                ),
                large = true,
            ) {}
        arm.show(FieldNote("lila", Chip("Hijau", Tone.GOOD), null, null, Tone.GOOD))
        arm.ask(
            Question(
                "q",
                "lila",
                "LiLA turun dari bulan lalu. Pita sudah rata dan tidak miring?",
                "Ya, benar",
                "Ukur lagi",
            )
        )
        page.add(arm, Space.XL)
        return page.next(context.primaryButton("Lanjut") {})
    }

    private fun signs(context: Context): Page =
        signs(
            context,
            "Tanda bahaya ibu hamil",
            listOf(
                "bleeding" to "Perdarahan",
                "fluid" to "Keluar air ketuban",
                "headache" to "Sakit kepala berat, pandangan kabur",
                "convulsion" to "Kejang",
                "fetal_movement" to "Gerakan janin berkurang",
                "fever" to "Demam lebih dari 2 hari",
                "stomach_pain" to "Nyeri perut hebat",
                "chest_pain" to "Berdebar, nyeri dada",
                "vomiting" to "Muntah terus, tak mau makan",
                "cough" to "Batuk > 2 minggu / kontak TBC",
                "diarrhoea" to "Diare berulang",
                "urine" to "Sakit saat kencing, keputihan",
                "sleepless" to "Sulit tidur, cemas",
            ),
        )

    private fun signsNifas(context: Context): Page =
        signs(
            context,
            "Tanda bahaya ibu nifas",
            listOf(
                "blurred" to "Pandangan kabur",
                "swelling" to "Bengkak",
                "odour" to "Darah nifas berbau",
                "self_harm" to "Terpikir melukai diri atau bayi",
                "hallucination" to "Mendengar atau melihat yang tidak nyata",
                "wound" to "Kelamin bengkak, nyeri, atau luka",
                "breast" to "Payudara bengkak atau nyeri",
                "discharge" to "Keputihan berlebih",
                "ear" to "Bengkak nyeri di belakang telinga",
                "food" to "Tidak mau makan atau minum",
            ),
        )

    private fun signs(context: Context, title: String, names: List<Pair<String, String>>): Page {
        val fields =
            names.mapIndexed { i, (picture, name) ->
                field("s$i", name, FieldKind.Sign(picture), if (i == 0 || i == 2) "yes" else "")
            }
        val page = Page(context, TopBar(context, title, {}, listOf(context.emergencyPhone {})))
        page.add(
            context.text(Type.SECOND, "Tanyakan satu per satu. Ketuk yang ada.", context.palette.soft),
            0,
        )
        page.add(SignGrid(context, fields) { _, _ -> })
        return page.next(
            context.emergencyButton("2 tanda darurat · lihat tindakan", R.drawable.mdi_emergency) {}
        )
    }

    private fun register(context: Context): Page {
        val page = Page(context, TopBar(context, "Keluarga baru", {}))
        val name =
            question(
                context,
                field(
                    "name",
                    "Nama kepala keluarga",
                    FieldKind.Text(Keyboard.NAME, 100u),
                    "",
                    required = true,
                ),
            ) {}
        name.problem("Nama belum diisi.")
        page.add(name)
        page.add(
            question(
                context,
                field("nik", "NIK", FieldKind.Text(Keyboard.DIGITS, 16u), "7371010101900001"),
            ) {},
            Space.L,
        )
        page.add(question(context, field("born", "Tanggal lahir", FieldKind.Date, "04-05-1996")) {}, Space.L)
        page.add(
            question(context, field("sex", "Jenis kelamin", choice("Perempuan", "Laki-laki"), "0")) {},
            Space.L,
        )
        page.add(
            question(
                context,
                field(
                    "tells",
                    "Penyakit yang pernah dikatakan petugas",
                    FieldKind.Many(options("Darah tinggi", "Kencing manis", "TBC", "Gangguan jiwa")),
                    "1,2",
                ),
            ) {},
            Space.L,
        )
        page.add(
            Banner(
                context,
                "Baca dulu: yang mirip sudah ada di daftar.",
                Tone.INFORMATION,
                R.drawable.mdi_question,
            ),
            Space.L,
        )
        val card = Card(context)
        card.stack(
            LevelHead(context, Tone.REFER, "Siti Aminah · Rujuk ke Pustu", "LiLA 23,1 cm (kurang dari 23,5)")
        )
        card.body(
            context.sayingTo("Katakan kepada ibu", "“Ibu perlu diperiksa bidan minggu ini. Saya temani, ya.”")
        )
        card.row(
            SwitchRow(
                context,
                context.circle(R.drawable.mdi_practice, Tone.PLAIN),
                "Mode latihan",
                "Catatan latihan tidak dihitung.",
                true,
            ) {}
        )
        card.row(SourceLine(context, "Buku KIA 2023, halaman 12"))
        page.add(card, Space.L)
        page.add(
            context.emptyState(
                R.drawable.mdi_people,
                "Belum ada warga. Daftarkan keluarga pertama.",
                step = context.textButton("Daftarkan keluarga") {},
            )
        )
        return page.next(context.primaryButton("Simpan keluarga", R.drawable.mdi_check) {})
    }

    private fun options(vararg labels: String) = labels.mapIndexed { i, label -> Choice("$i", label) }

    private fun choice(vararg labels: String) = FieldKind.Choice(options(*labels))

    private fun field(
        id: String,
        label: String,
        kind: FieldKind,
        value: String,
        help: String? = null,
        known: String? = null,
        required: Boolean = false,
    ) = Field(id, label, help, kind, value, known, required)

    /** Shows a page over the whole activity. */
    fun show(activity: android.app.Activity, page: Page) =
        activity.setContentView(FrameLayout(activity).apply { addView(page) })
}
