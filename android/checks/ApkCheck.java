import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a phone asks of the APK: java ApkCheck.java APK AAPT2 DEX VERSION_CODE VERSION_NAME. Ends with the counts. */
public final class ApkCheck {
    /** docs/decisions/003: the whole APK, in bytes. */
    private static final long MOST_BYTES = 6_000_000;
    private static final int PAGE = 16 * 1024;
    private static final List<String> ABIS = List.of("arm64-v8a", "armeabi-v7a");
    private static final List<String> LIBRARIES = List.of("libjnidispatch.so", "libsakukader.so");

    private int passed;
    private int failed;

    public static void main(String[] a) throws Exception {
        ApkCheck check = new ApkCheck();
        check.size(Path.of(a[0]));
        check.libraries(Path.of(a[0]));
        check.manifest(a[0], a[1], a[3], a[4]);
        check.code(a[2]);
        System.out.println(check.passed + " passed, " + check.failed + " failed");
        System.exit(check.failed == 0 ? 0 : 1);
    }

    private void expect(String what, boolean holds, Object found) {
        if (holds) {
            passed++;
        } else {
            failed++;
        }
        System.out.println((holds ? "ok    " : "FAIL  ") + what + ": " + found);
    }

    private void size(Path apk) throws IOException {
        long bytes = Files.size(apk);
        expect("at most " + MOST_BYTES + " bytes", bytes <= MOST_BYTES, bytes);
    }

    private void libraries(Path apk) throws IOException {
        TreeMap<String, TreeSet<String>> found = new TreeMap<>();
        try (ZipFile zip = new ZipFile(apk.toFile())) {
            for (ZipEntry e : Collections.list(zip.entries())) {
                if (e.getName().endsWith(".so")) {
                    String[] part = e.getName().split("/");
                    found.computeIfAbsent(part[1], k -> new TreeSet<>()).add(part[2]);
                    expect(e.getName() + " deflated", e.getMethod() == ZipEntry.DEFLATED, e.getCompressedSize());
                    long least = leastLoadAlignment(zip.getInputStream(e).readAllBytes());
                    expect(e.getName() + " loads at 16 KB", least >= PAGE && least % PAGE == 0, least);
                }
            }
        }
        expect("ABIs", new ArrayList<>(found.keySet()).equals(ABIS), found.keySet());
        for (String abi : ABIS) {
            expect("libraries of " + abi, new ArrayList<>(found.getOrDefault(abi, new TreeSet<>())).equals(LIBRARIES), found.get(abi));
        }
    }

    /** The least p_align of the PT_LOAD segments of an ELF file, whose addresses and offsets must agree by it. */
    private static long leastLoadAlignment(byte[] library) {
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        boolean wide = file.get(4) == 2;
        long table = wide ? file.getLong(32) : file.getInt(28);
        int size = file.getShort(wide ? 54 : 42);
        int count = file.getShort(wide ? 56 : 44);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            int p = (int) table + i * size;
            if (file.getInt(p) == 1) {
                long offset = wide ? file.getLong(p + 8) : file.getInt(p + 4);
                long address = wide ? file.getLong(p + 16) : file.getInt(p + 8);
                long align = wide ? file.getLong(p + 48) : file.getInt(p + 28);
                least = Math.min(least, (address - offset) % align == 0 ? align : 0);
            }
        }
        return least;
    }

    private void manifest(String apk, String aapt2, String code, String name) throws Exception {
        String badging = run(aapt2, "dump", "badging", apk);
        expect("application id", badging.contains("package: name='id.sakukader'"), first(badging, "package: .*"));
        expect("version", badging.contains("versionCode='" + code + "' versionName='" + name + "'"), code + " " + name);
        String least = first(badging, "(?:minS|s)dkVersion:'(\\d+)'");
        expect("minSdk 26", "26".equals(least), least);
        String target = first(badging, "targetSdkVersion:'(\\d+)'");
        expect("targetSdk 35", "35".equals(target), target);
        expect("no permission", !badging.contains("uses-permission"), first(badging, "uses-permission.*"));
        String tree = run(aapt2, "dump", "xmltree", "--file", "AndroidManifest.xml", apk);
        expect("no INTERNET", !tree.contains("android.permission.INTERNET"), first(tree, "android.permission[.A-Z_]*"));
        attribute(tree, "allowBackup", "false");
        attribute(tree, "fullBackupContent", "false");
        attribute(tree, "extractNativeLibs", "true");
        attribute(tree, "enableOnBackInvokedCallback", "true");
        attribute(tree, "dataExtractionRules", "@0x.*");
        attribute(tree, "localeConfig", "@0x.*");
        String debuggable = first(tree, ":debuggable\\(0x[0-9a-f]+\\)=(\\S+)");
        expect("not debuggable", debuggable == null || debuggable.equals("false"), debuggable);
    }

    private void attribute(String tree, String name, String want) {
        String found = first(tree, ":" + name + "\\(0x[0-9a-f]+\\)=(\\S+)");
        expect(name, found != null && found.matches(want), found);
    }

    private void code(String dex) throws Exception {
        String listing = run("dexdump", "-d", dex);
        int classes = count(listing, "Class descriptor  :");
        expect("the app's classes are in the dex", listing.contains("'Lid/sakukader/MainActivity;'"), classes + " classes");
        expect("the core's binding is in the dex", listing.contains("'Lid/sakukader/core/Saku;'"), classes + " classes");
        int late = count(listing, "invoke-custom") + count(listing, "invoke-polymorphic");
        expect("no invoke-custom or invoke-polymorphic", late == 0, late);
        String foreign = first(listing, "Class descriptor  : '(L(?:org/junit|junit|org/robolectric|androidx|id/sakukader/R\\$?)[^']*)'");
        expect("nothing of the tests in the dex", foreign == null, foreign);
        String test = first(listing, "Class descriptor  : '(Lid/sakukader/[^']*Test;)'");
        expect("no test class in the dex", test == null, test);
    }

    private static int count(String text, String what) {
        return (text.length() - text.replace(what, "").length()) / what.length();
    }

    private static String first(String text, String pattern) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        return !m.find() ? null : m.groupCount() == 0 ? m.group() : m.group(1);
    }

    private static String run(String... command) throws Exception {
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream in = p.getInputStream()) {
            String out = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (p.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + out);
            }
            return out;
        }
    }
}
