import com.github.unidbg.AndroidEmulator;
import com.github.unidbg.Module;
import com.github.unidbg.pointer.UnidbgPointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import unicorn.Arm64Const;

/**
 * Calls the exported UniFFI functions of a library that runs in the emulator.
 *
 * A RustBuffer is {u64 capacity, u64 length, pointer}; a RustCallStatus {i8 code, RustBuffer error}. By AAPCS64 a struct of
 * 24 bytes goes by pointer and comes back through x8; by AAPCS32 its six words go in registers and on the stack, and it
 * comes back through a pointer in r0; a u64 begins at an even register.
 */
final class ArmLibrary {
    /** What came back with a call that did not succeed: 1 an error, 2 a panic that was caught. */
    static final class CallFailed extends RuntimeException {
        final int code;
        final byte[] error;

        CallFailed(String name, int code, byte[] error) {
            super(name + ": status " + code + " " + new String(error, StandardCharsets.UTF_8));
            this.code = code;
            this.error = error;
        }
    }

    private static final String FFI = "ffi_sakukader_rustbuffer_";

    private final AndroidEmulator emulator;
    private final Module module;
    private final boolean wide;
    private final UnidbgPointer status;
    private final UnidbgPointer result;
    private final UnidbgPointer[] slots = new UnidbgPointer[4];

    ArmLibrary(AndroidEmulator emulator, Module module) {
        this.emulator = emulator;
        this.module = module;
        wide = emulator.is64Bit();
        status = emulator.getMemory().malloc(32, true).getPointer();
        result = emulator.getMemory().malloc(24, true).getPointer();
        for (int i = 0; i < slots.length; i++) {
            slots[i] = emulator.getMemory().malloc(24, true).getPointer();
        }
    }

    /** A function that answers a handle, or nothing. Arguments: Long (a handle), Byte (a flag), byte[] (a buffer). */
    long callHandle(String name, Object... arguments) {
        long answer = run(name, false, lowered(arguments));
        check(name);
        return answer;
    }

    /** A function that answers a buffer. */
    byte[] callBuffer(String name, Object... arguments) {
        run(name, true, lowered(arguments));
        check(name);
        return take(result);
    }

    private void check(String name) {
        int code = status.getByte(0);
        if (code != 0) {
            throw new CallFailed(name, code, take((UnidbgPointer) status.share(8)));
        }
    }

    /** Buffers copied into memory that Rust owns, as 24 bytes each. */
    private Object[] lowered(Object[] arguments) {
        Object[] lowered = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            lowered[i] = arguments[i] instanceof byte[] ? give((byte[]) arguments[i]) : arguments[i];
        }
        return lowered;
    }

    private byte[] give(byte[] bytes) {
        run(FFI + "alloc", true, new Object[] {(long) bytes.length});
        check(FFI + "alloc");
        result.setLong(8, bytes.length);
        if (bytes.length > 0) {
            result.getPointer(16).write(0, bytes, 0, bytes.length);
        }
        return result.getByteArray(0, 24);
    }

    private byte[] take(UnidbgPointer buffer) {
        int length = (int) buffer.getLong(8);
        byte[] bytes = length == 0 ? new byte[0] : buffer.getPointer(16).getByteArray(0, length);
        byte[] whole = buffer.getByteArray(0, 24);
        run(FFI + "free", false, new Object[] {whole});
        return bytes;
    }

    private long run(String name, boolean answersBuffer, Object[] arguments) {
        status.setLong(0, 0);
        List<Number> passed = wide ? wide(answersBuffer, arguments) : narrow(answersBuffer, arguments);
        return module.callFunction(emulator, name, passed.toArray()).longValue();
    }

    private List<Number> wide(boolean answersBuffer, Object[] arguments) {
        List<Number> passed = new ArrayList<>();
        int slot = 0;
        for (Object argument : arguments) {
            if (argument instanceof byte[]) {
                slots[slot].write(0, (byte[]) argument, 0, 24);
                passed.add(slots[slot++].peer);
            } else {
                passed.add(((Number) argument).longValue());
            }
        }
        passed.add(status.peer);
        if (answersBuffer) {
            emulator.getBackend().reg_write(Arm64Const.UC_ARM64_REG_X8, result.peer);
        }
        return passed;
    }

    private List<Number> narrow(boolean answersBuffer, Object[] arguments) {
        List<Number> words = new ArrayList<>();
        if (answersBuffer) {
            words.add((int) result.peer);
        }
        for (Object argument : arguments) {
            if (argument instanceof Byte) {
                words.add(((Byte) argument).intValue());
                continue;
            }
            if (words.size() % 2 != 0) {
                words.add(0);
            }
            if (argument instanceof byte[]) {
                java.nio.ByteBuffer struct = java.nio.ByteBuffer.wrap((byte[]) argument).order(java.nio.ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < 6; i++) {
                    words.add(struct.getInt(4 * i));
                }
            } else {
                long value = (Long) argument;
                words.add((int) value);
                words.add((int) (value >>> 32));
            }
        }
        words.add((int) status.peer);
        // The stack stays aligned at 8 bytes.
        if (words.size() > 4 && words.size() % 2 != 0) {
            words.add(0);
        }
        return words;
    }
}
