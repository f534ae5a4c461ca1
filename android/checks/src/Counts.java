/** What held and what did not, printed line by line. */
final class Counts {
    private int passed;
    private int failed;

    void expect(String what, Object found, Object want) {
        boolean same = String.valueOf(want).equals(String.valueOf(found));
        if (same) {
            passed++;
        } else {
            failed++;
        }
        System.out.println((same ? "ok    " + what : "FAIL  " + what + ", want " + want) + ": " + found);
    }

    /** Something broke off. */
    void broke(String what, Throwable error) {
        failed++;
        System.out.println("FAIL  " + what);
        error.printStackTrace(System.out);
    }

    /** Prints the counts as the last line and ends the program. */
    void end() {
        System.out.println(passed + " passed, " + failed + " failed");
        System.out.flush();
        Runtime.getRuntime().halt(failed == 0 ? 0 : 1);
    }
}
