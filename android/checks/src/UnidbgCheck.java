import com.github.unidbg.AndroidEmulator;
import com.github.unidbg.Module;
import com.github.unidbg.linux.android.AndroidResolver;
import com.github.unidbg.memory.Memory;
import java.io.File;

/** The journey through a library for arm on the libc of Android 6: UnidbgCheck LIB.so 64|32 FOLDER. */
public final class UnidbgCheck {
    /** Where an app keeps its files; the emulator lays it into FOLDER. */
    private static final String FILES = "/data/data/id.sakukader/files";

    private UnidbgCheck() {}

    public static void main(String[] a) throws Exception {
        Counts counts = new Counts();
        File root = new File(a[2]);
        File files = new File(root, FILES);
        if (!files.mkdirs()) {
            throw new IllegalStateException(files + " is not new");
        }
        try {
            AndroidEmulator emulator = Kernel.emulator(a[1].equals("64"), root);
            Memory memory = emulator.getMemory();
            memory.setLibraryResolver(new AndroidResolver(23));
            emulator.getSyscallHandler().setEnableThreadDispatcher(true);
            Module module = emulator.loadLibrary(new File(a[0]), true);
            counts.expect("it loads", module.name, "libsakukader.so");
            ArmSaku arm = new ArmSaku(new ArmLibrary(emulator, module));
            panic(counts, arm);
            new Journey(arm, counts).run(FILES + "/store");
            File store = new File(files, "store/sakukader.db");
            counts.expect("the store is a SQLite database on the host's disk", head(store), "SQLite format 3");
        } catch (Throwable error) {
            counts.broke("the journey", error);
        }
        counts.end();
    }

    /** A flag that is neither 0 nor 1 makes UniFFI panic: it must be unwound and caught, or the process would end here. */
    private static void panic(Counts counts, ArmSaku arm) throws Exception {
        try {
            arm.open(FILES, (byte) 7);
            counts.expect("a panic", "opened", "caught");
        } catch (ArmLibrary.CallFailed failed) {
            counts.expect("a panic is caught", failed.code, 2);
            counts.expect("the panic has its message", failed.getMessage().contains("practice"), true);
        }
    }

    private static String head(File file) throws Exception {
        try (java.io.FileInputStream in = new java.io.FileInputStream(file)) {
            return new String(in.readNBytes(15), java.nio.charset.StandardCharsets.US_ASCII);
        }
    }
}
