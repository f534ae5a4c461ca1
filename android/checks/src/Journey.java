import id.sakukader.core.Answer;
import id.sakukader.core.Field;
import id.sakukader.core.FormPage;
import id.sakukader.core.FormRef;
import id.sakukader.core.FormSave;
import id.sakukader.core.FormScreen;
import id.sakukader.core.SakuInterface;
import id.sakukader.core.Target;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The same short life of a store, whatever runs the core: made, set up, a household saved, a visit begun, closed, opened
 * again, a command undone and done again. What is expected is what was typed.
 */
final class Journey {
    /** How a store is opened and closed. */
    interface Phone {
        SakuInterface open(String folder) throws Exception;

        void close(SakuInterface saku) throws Exception;
    }

    private final Phone phone;
    private final Counts counts;

    Journey(Phone phone, Counts counts) {
        this.phone = phone;
        this.counts = counts;
    }

    void run(String folder) throws Exception {
        SakuInterface saku = phone.open(folder);
        counts.expect("a new store asks for set-up", saku.start().getNeedsSetup(), true);
        Answer.Done setUp = save(saku, FormRef.SetUp.INSTANCE, Map.of(
            "kader.name", "Ratna", "name", "Melati", "village", "Sukamaju", "district", "Cibeber"));
        counts.expect("set-up names a command", setUp.getCommand().isEmpty(), false);
        counts.expect("a store that is set up does not ask", saku.start().getNeedsSetup(), false);
        Answer refused = answer(saku, new FormRef.NewHousehold(""), Map.of());
        counts.expect("an empty household is refused", refused instanceof Answer.Problems, true);

        Answer.Done saved = save(saku, new FormRef.NewHousehold(""), Map.of(
            "head.name", "Darmawan", "head.sex", "male", "head.birth_date", "12-03-1980", "address", "Jalan Mawar 3"));
        String household = ((Target.Household) saved.getNext()).getId();
        counts.expect("the household shows its head", saku.household(household).toString().contains("Darmawan"), true);
        Answer.Done begun = (Answer.Done) saku.beginVisit(household);
        counts.expect("a visit begins", begun.getNext() instanceof Target.Visit, true);
        String before = saku.household(household).toString();
        phone.close(saku);

        saku = phone.open(folder);
        counts.expect("opened again, it is still set up", saku.start().getNeedsSetup(), false);
        counts.expect("the posyandu is there", saku.home().getPosyandu(), "Posyandu Melati");
        counts.expect("the household is there, word for word", saku.household(household).toString().equals(before), true);
        undoAndRedo(saku, household, saved.getCommand(), begun.getCommand());
        phone.close(saku);
    }

    /** The visit rests on the household, so it goes first. */
    private void undoAndRedo(SakuInterface saku, String household, String saved, String begun) throws Exception {
        counts.expect("the visit is undone", saku.undo(begun, List.of()) instanceof Answer.Done, true);
        Answer undone = saku.undo(saved, List.of());
        counts.expect("the household is undone", undone instanceof Answer.Done, true);
        counts.expect("it is gone from the register", refusal(() -> saku.household(household)), "NotFound");
        counts.expect("it is done again", saku.redo(saved) instanceof Answer.Done, true);
        counts.expect("the head is back", saku.household(household).toString().contains("Darmawan"), true);
    }

    /** The name of the error a call ends with. Kotlin declares none, so a proxy wraps it. */
    static String refusal(Callable<?> call) {
        try {
            return "none: " + call.call();
        } catch (UndeclaredThrowableException wrapped) {
            return wrapped.getCause().getClass().getSimpleName();
        } catch (Exception error) {
            return error.getClass().getSimpleName();
        }
    }

    private Answer.Done save(SakuInterface saku, FormRef form, Map<String, String> typed) throws Exception {
        Answer answer = answer(saku, form, typed);
        if (answer instanceof Answer.Done) {
            return (Answer.Done) answer;
        }
        throw new IllegalStateException(form + ": " + answer);
    }

    /** Opens a form, types into it, and saves it. */
    private Answer answer(SakuInterface saku, FormRef form, Map<String, String> typed) throws Exception {
        FormScreen screen = saku.form(form);
        Map<String, String> values = new HashMap<>();
        for (FormPage page : screen.getPages()) {
            for (Field field : page.getFields()) {
                values.put(field.getId(), typed.getOrDefault(field.getId(), field.getValue()));
            }
        }
        if (!values.keySet().containsAll(typed.keySet())) {
            throw new IllegalStateException(form + " has only the fields " + values.keySet());
        }
        return saku.save(new FormSave(form, screen.getCommand(), screen.getOpened(), values, List.of()));
    }
}
