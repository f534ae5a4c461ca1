package id.sakukader.harness

/** Fills the app in and counts what that takes of a finger. */
class Counted(private val app: RunningApp) {
    var taps = 0
        private set

    var letters = 0
        private set

    fun tap(words: String) {
        taps++
        app.tap(words)
    }

    fun back() {
        taps++
        app.back()
    }

    /** A field that has the keyboard already needs no tap. */
    fun type(label: String, words: String) {
        if (!app.field(label).isFocused) taps++
        letters += words.length
        app.type(label, words)
    }
}
