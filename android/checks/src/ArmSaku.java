import id.sakukader.core.FfiConverterRustBuffer;
import id.sakukader.core.FfiConverterSequenceString;
import id.sakukader.core.FfiConverterTypeAnswer;
import id.sakukader.core.FfiConverterTypeFormRef;
import id.sakukader.core.FfiConverterTypeFormSave;
import id.sakukader.core.FfiConverterTypeFormScreen;
import id.sakukader.core.FfiConverterTypeHomeScreen;
import id.sakukader.core.FfiConverterTypeHouseholdScreen;
import id.sakukader.core.FfiConverterTypeSakuError;
import id.sakukader.core.FfiConverterTypeStartScreen;
import id.sakukader.core.SakuInterface;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The core inside the emulator, through the converters that the app itself uses. */
final class ArmSaku implements Journey.Phone {
    private static final String FN = "uniffi_sakukader_fn_";

    /** What a method of the core takes and answers; `null` is a plain string. */
    private record Shape(FfiConverterRustBuffer<?> answer, List<FfiConverterRustBuffer<?>> takes) {}

    private static final FfiConverterRustBuffer<?> TEXT = null;
    private static final Map<String, Shape> SHAPES = Map.of(
        "start", shape(FfiConverterTypeStartScreen.INSTANCE),
        "home", shape(FfiConverterTypeHomeScreen.INSTANCE),
        "household", shape(FfiConverterTypeHouseholdScreen.INSTANCE, TEXT),
        "form", shape(FfiConverterTypeFormScreen.INSTANCE, FfiConverterTypeFormRef.INSTANCE),
        "save", shape(FfiConverterTypeAnswer.INSTANCE, FfiConverterTypeFormSave.INSTANCE),
        "beginVisit", shape(FfiConverterTypeAnswer.INSTANCE, TEXT),
        "undo", shape(FfiConverterTypeAnswer.INSTANCE, TEXT, FfiConverterSequenceString.INSTANCE),
        "redo", shape(FfiConverterTypeAnswer.INSTANCE, TEXT));

    private final ArmLibrary library;
    private final Map<SakuInterface, Long> handles = new java.util.IdentityHashMap<>();

    ArmSaku(ArmLibrary library) {
        this.library = library;
    }

    private static Shape shape(FfiConverterRustBuffer<?> answer, FfiConverterRustBuffer<?>... takes) {
        return new Shape(answer, java.util.Arrays.asList(takes));
    }

    @Override
    public SakuInterface open(String folder) throws Exception {
        long handle = open(folder, (byte) 0);
        SakuInterface saku = (SakuInterface) Proxy.newProxyInstance(ArmSaku.class.getClassLoader(),
            new Class<?>[] {SakuInterface.class}, (proxy, method, a) -> call(handle, method.getName(), a));
        handles.put(saku, handle);
        return saku;
    }

    long open(String folder, byte practice) throws Exception {
        try {
            return library.callHandle(FN + "constructor_saku_open", folder.getBytes(StandardCharsets.UTF_8), practice);
        } catch (ArmLibrary.CallFailed failed) {
            throw lifted(failed);
        }
    }

    @Override
    public void close(SakuInterface saku) {
        library.callHandle(FN + "free_saku", handles.remove(saku));
    }

    private Object call(long handle, String method, Object[] given) throws Exception {
        Shape shape = SHAPES.get(method);
        if (shape == null) {
            throw new UnsupportedOperationException(method);
        }
        Object[] passed = new Object[shape.takes.size() + 1];
        // A method uses its handle up.
        passed[0] = library.callHandle(FN + "clone_saku", handle);
        for (int i = 1; i < passed.length; i++) {
            passed[i] = lowered(shape.takes.get(i - 1), given[i - 1]);
        }
        String name = FN + "method_saku_" + method.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        try {
            return shape.answer.read(ByteBuffer.wrap(library.callBuffer(name, passed)));
        } catch (ArmLibrary.CallFailed failed) {
            throw lifted(failed);
        }
    }

    @SuppressWarnings("unchecked")
    private static byte[] lowered(FfiConverterRustBuffer<?> converter, Object value) {
        if (converter == TEXT) {
            return ((String) value).getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        ((FfiConverterRustBuffer<Object>) converter).write(value, buffer);
        return java.util.Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static Exception lifted(ArmLibrary.CallFailed failed) {
        return failed.code == 1 ? FfiConverterTypeSakuError.INSTANCE.read(ByteBuffer.wrap(failed.error)) : failed;
    }
}
