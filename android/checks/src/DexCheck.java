import id.sakukader.core.Saku;
import id.sakukader.core.SakuInterface;
import java.nio.file.Files;
import java.nio.file.Path;

/** The journey through code that came back out of classes.dex, on this JVM, against the host's library: DexCheck FOLDER. */
public final class DexCheck {
    private DexCheck() {}

    public static void main(String[] a) throws Exception {
        Counts counts = new Counts();
        Path folder = Path.of(a[0]);
        String from = Saku.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        counts.expect("the classes come out of the dex", from.endsWith("/back.jar"), true);
        Journey.Phone phone = new Journey.Phone() {
            @Override
            public SakuInterface open(String folder) throws Exception {
                return Saku.Companion.open(folder, false);
            }

            @Override
            public void close(SakuInterface saku) {
                ((Saku) saku).close();
            }
        };
        try {
            new Journey(phone, counts).run(folder.resolve("store").toString());
            locked(counts, phone, folder.resolve("locked").toString());
            damaged(counts, phone, folder.resolve("damaged"));
        } catch (Throwable error) {
            counts.broke("the journey", error);
        }
        counts.end();
    }

    private static void locked(Counts counts, Journey.Phone phone, String folder) throws Exception {
        SakuInterface first = phone.open(folder);
        counts.expect("a second start", Journey.refusal(() -> phone.open(folder)), "Locked");
        phone.close(first);
        phone.close(phone.open(folder));
    }

    private static void damaged(Counts counts, Journey.Phone phone, Path folder) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("sakukader.db"), "This is a letter, not a database. ".repeat(200));
        counts.expect("a store that is not a database", Journey.refusal(() -> phone.open(folder.toString())), "Damaged");
    }
}
