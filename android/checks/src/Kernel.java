import com.github.unidbg.AndroidEmulator;
import com.github.unidbg.Emulator;
import com.github.unidbg.arm.context.RegisterContext;
import com.github.unidbg.file.linux.AndroidFileIO;
import com.github.unidbg.linux.ARM32SyscallHandler;
import com.github.unidbg.linux.ARM64SyscallHandler;
import com.github.unidbg.linux.android.AndroidARM64Emulator;
import com.github.unidbg.linux.android.AndroidARMEmulator;
import com.github.unidbg.memory.SvcMemory;
import com.github.unidbg.unix.UnixSyscallHandler;
import com.sun.jna.Pointer;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import unicorn.Arm64Const;
import unicorn.ArmConst;

/**
 * The part of Linux that SQLite asks for and unidbg lacks or does otherwise: positioned reads and writes, sizes and inodes,
 * locks, links. Paths under /data lie in a folder of the host. fsync and locks between processes are only said to succeed.
 */
final class Kernel {
    private static final int ENOENT = -2;
    private static final int EIO = -5;
    private static final int EINVAL = -22;

    /** Numbers by ABI, as in the kernel's asm/unistd.h. */
    private static final Map<Integer, String> ARM64 = Map.ofEntries(
        Map.entry(79, "fstatat"), Map.entry(80, "fstat"), Map.entry(67, "pread"), Map.entry(68, "pwrite"),
        Map.entry(46, "ftruncate"), Map.entry(82, "fsync"), Map.entry(83, "fsync"), Map.entry(25, "fcntl"),
        Map.entry(35, "unlinkat"), Map.entry(48, "faccessat"), Map.entry(32, "flock"), Map.entry(56, "openat"),
        Map.entry(52, "fchmod"), Map.entry(55, "fchown"), Map.entry(88, "utimensat"), Map.entry(78, "readlinkat"));
    private static final Map<Integer, String> ARM32 = Map.ofEntries(
        Map.entry(327, "fstatat"), Map.entry(195, "stat"), Map.entry(196, "stat"), Map.entry(197, "fstat"),
        Map.entry(180, "pread"), Map.entry(181, "pwrite"), Map.entry(194, "ftruncate"), Map.entry(118, "fsync"),
        Map.entry(148, "fsync"), Map.entry(221, "fcntl"), Map.entry(328, "unlinkat"), Map.entry(10, "unlink"),
        Map.entry(334, "faccessat"), Map.entry(33, "access"), Map.entry(143, "flock"), Map.entry(322, "openat"),
        Map.entry(94, "fchmod"), Map.entry(207, "fchown"), Map.entry(348, "utimensat"), Map.entry(269, "utimes"),
        Map.entry(332, "readlinkat"), Map.entry(140, "llseek"));

    private final File root;
    private final boolean wide;

    private Kernel(boolean wide, File root) {
        this.wide = wide;
        this.root = root;
    }

    /** An Android process whose files lie under `root`. */
    static AndroidEmulator emulator(boolean wide, File root) {
        Kernel kernel = new Kernel(wide, root);
        return wide ? kernel.new Emulator64() : kernel.new Emulator32();
    }

    private File host(String path) {
        return new File(root, path);
    }

    private static String path(AndroidFileIO io) {
        try {
            return io == null ? null : io.getPath();
        } catch (RuntimeException | AbstractMethodError noPath) { // a socket, like liblog's
            return null;
        }
    }

    /** Empty where unidbg's own handler is to do it. */
    private OptionalLong call(Emulator<?> emulator, Map<Integer, AndroidFileIO> open, int number) {
        String name = (wide ? ARM64 : ARM32).get(number);
        if (name == null) {
            return OptionalLong.empty();
        }
        RegisterContext c = emulator.getContext();
        switch (name) {
            case "fsync": case "flock": case "fchmod": case "fchown": case "utimensat": case "utimes":
                return OptionalLong.of(0);
            case "fstatat": case "faccessat": case "unlinkat": case "openat": case "readlinkat":
                return byPath(name, c.getPointerArg(1).getString(0), c.getPointerArg(2), c.getIntArg(2));
            case "stat": case "access": case "unlink":
                return byPath(name, c.getPointerArg(0).getString(0), c.getPointerArg(1), 0);
            case "llseek":
                return seek(open.get(c.getIntArg(0)), c, emulator);
            default:
                return byFile(name, emulator, c, path(open.get(c.getIntArg(0))));
        }
    }

    private OptionalLong byPath(String name, String path, Pointer stat, int flags) {
        if (!path.startsWith("/data")) {
            return OptionalLong.empty();
        }
        File file = host(path);
        switch (name) {
            case "fstatat": case "stat":
                return file.exists() ? stat(stat, file) : OptionalLong.of(ENOENT);
            case "faccessat": case "access":
                return OptionalLong.of(file.exists() ? 0 : ENOENT);
            case "unlinkat": case "unlink":
                return OptionalLong.of(file.delete() ? 0 : ENOENT);
            case "readlinkat":
                return OptionalLong.of(EINVAL);
            default: // openat: unidbg would make the file even without O_CREAT
                return file.exists() || (flags & 0100) != 0 ? OptionalLong.empty() : OptionalLong.of(ENOENT);
        }
    }

    private OptionalLong byFile(String name, Emulator<?> emulator, RegisterContext c, String path) {
        if (name.equals("fcntl")) {
            return fcntl(c.getIntArg(1), c.getPointerArg(2));
        }
        File file = path == null || !path.startsWith("/data") ? null : host(path);
        if (file == null || !file.exists()) {
            return OptionalLong.empty();
        }
        switch (name) {
            case "fstat":
                return stat(c.getPointerArg(1), file);
            case "pread": case "pwrite":
                return transfer(file, c.getPointerArg(1), c.getIntArg(2), offset(emulator, c), name.equals("pwrite"));
            default: // ftruncate: a 64-bit length is in r2 and r3 on 32-bit arm
                return truncate(file, wide ? c.getLongArg(1) : pair(c.getIntArg(2), c.getIntArg(3)));
        }
    }

    /** For the files that unidbg brings, like tzdata; all are below 2 GB. */
    private OptionalLong seek(AndroidFileIO file, RegisterContext c, Emulator<?> emulator) {
        if (file == null) {
            return OptionalLong.empty();
        }
        int whence = emulator.getBackend().reg_read(ArmConst.UC_ARM_REG_R4).intValue();
        int at = file.lseek((int) pair(c.getIntArg(2), c.getIntArg(1)), whence);
        c.getPointerArg(3).setLong(0, at);
        return OptionalLong.of(Math.min(at, 0));
    }

    /** Record locks: every one is granted, and asking finds none. */
    private static OptionalLong fcntl(int command, Pointer lock) {
        switch (command) {
            case 5: case 12: // F_GETLK, F_GETLK64
                lock.setShort(0, (short) 2); // F_UNLCK
                return OptionalLong.of(0);
            case 6: case 7: case 13: case 14: // F_SETLK, F_SETLKW and the 64-bit ones
                return OptionalLong.of(0);
            default:
                return OptionalLong.empty();
        }
    }

    private long offset(Emulator<?> emulator, RegisterContext c) {
        return wide ? c.getLongArg(3) : pair(emulator.getBackend().reg_read(ArmConst.UC_ARM_REG_R4).intValue(),
            emulator.getBackend().reg_read(ArmConst.UC_ARM_REG_R5).intValue());
    }

    private static long pair(int low, int high) {
        return (low & 0xffffffffL) | ((long) high << 32);
    }

    private static OptionalLong truncate(File file, long length) {
        try (RandomAccessFile f = new RandomAccessFile(file, "rw")) {
            f.setLength(length);
            return OptionalLong.of(0);
        } catch (IOException e) {
            return OptionalLong.of(EIO);
        }
    }

    private static OptionalLong transfer(File file, Pointer memory, int count, long offset, boolean write) {
        try (RandomAccessFile f = new RandomAccessFile(file, write ? "rw" : "r")) {
            f.seek(offset);
            if (write) {
                f.write(memory.getByteArray(0, count));
                return OptionalLong.of(count);
            }
            byte[] bytes = new byte[count];
            int got = 0;
            for (int n; got < count && (n = f.read(bytes, got, count - got)) > 0;) {
                got += n;
            }
            if (got > 0) {
                memory.write(0, bytes, 0, got);
            }
            return OptionalLong.of(got);
        } catch (IOException e) {
            return OptionalLong.of(EIO);
        }
    }

    /** The kernel's struct stat (arm64) or stat64 (arm). */
    private OptionalLong stat(Pointer to, File file) {
        for (int i = 0; i < (wide ? 128 : 104); i += 4) {
            to.setInt(i, 0);
        }
        boolean folder = file.isDirectory();
        long inode = Math.abs((long) file.getAbsolutePath().hashCode()) + 1000;
        long size = folder ? 4096 : file.length();
        int time = (int) (file.lastModified() / 1000);
        to.setLong(0, 64771);
        to.setInt(16, (folder ? 0040000 : 0100000) | 0600);
        to.setInt(20, 1);
        to.setLong(48, size);
        to.setInt(56, 4096);
        to.setLong(64, (size + 511) / 512);
        if (wide) {
            to.setLong(8, inode);
            for (int at : new int[] {72, 88, 104}) {
                to.setLong(at, time);
            }
        } else {
            to.setInt(12, (int) inode);
            for (int at : new int[] {72, 80, 88}) {
                to.setInt(at, time);
            }
            to.setLong(96, inode);
        }
        return OptionalLong.of(0);
    }

    private final class Emulator64 extends AndroidARM64Emulator {
        Emulator64() {
            super("id.sakukader", root, Collections.emptyList());
        }

        @Override
        protected UnixSyscallHandler<AndroidFileIO> createSyscallHandler(SvcMemory memory) {
            return new ARM64SyscallHandler(memory) {
                @Override
                protected boolean handleSyscall(Emulator<?> emulator, int number) {
                    OptionalLong answer = call(emulator, fdMap, number);
                    answer.ifPresent(n -> emulator.getBackend().reg_write(Arm64Const.UC_ARM64_REG_X0, n));
                    return answer.isPresent() || super.handleSyscall(emulator, number);
                }
            };
        }
    }

    private final class Emulator32 extends AndroidARMEmulator {
        Emulator32() {
            super("id.sakukader", root, Collections.emptyList());
        }

        @Override
        protected UnixSyscallHandler<AndroidFileIO> createSyscallHandler(SvcMemory memory) {
            return new ARM32SyscallHandler(memory) {
                @Override
                protected boolean handleSyscall(Emulator<?> emulator, int number) {
                    OptionalLong answer = call(emulator, fdMap, number);
                    answer.ifPresent(n -> emulator.getBackend().reg_write(ArmConst.UC_ARM_REG_R0, (int) n));
                    return answer.isPresent() || super.handleSyscall(emulator, number);
                }
            };
        }
    }
}
