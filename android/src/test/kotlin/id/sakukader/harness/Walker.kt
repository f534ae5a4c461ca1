package id.sakukader.harness

import id.sakukader.core.FormRef
import id.sakukader.navigation.Place
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue

/**
 * Walks through the app in one look and stops at each screen: what holds for every screen is checked there,
 * its picture kept where -Dscreenshots.folder says so, and in [Look.TURNED] the phone turned and turned back.
 */
class Walker(private val app: RunningApp, private val look: Look) {
    /** Kinds of places and of forms stopped at so far. */
    val seen = HashSet<Class<*>>()

    /** Stops at the screen there is. What only asks for a moment, a sheet from below, is not [turned]. */
    fun holds(name: String, turned: Boolean = true) {
        val place = app.stage.places.last()
        seen.add(place.javaClass)
        if (place is Place.Form) seen.add(place.form.javaClass)
        check(name)
        if (look == Look.TURNED && turned) turn(name)
    }

    /** Goes to a place and stops there. */
    fun go(name: String, place: Place) {
        app.stage.go(place)
        app.settle()
        holds(name)
    }

    /** Stops at every page of the form on the screen, from the one that is open. */
    fun everyPage(name: String) {
        var page = 1
        holds("$name-$page")
        while (app.texts().any { it == NEXT }) {
            app.tap(NEXT)
            page++
            holds("$name-$page")
        }
    }

    private fun check(name: String) {
        System.getProperty("screenshots.folder")?.let {
            Windows.save(Windows.picture(), File(it, "$name-${look.label}.png"))
        }
        Checks.screen("$name, ${look.label}")
    }

    private fun turn(name: String) {
        // A notice is over after a while; the phone is turned then.
        app.pass(NOTICE_MS)
        val places = app.stage.places
        val words = kept()
        app.configure(look.lying)
        check(name)
        assertEquals("$name, lying", words, kept())
        app.configure(look.standing)
        assertEquals("$name, standing again", words, kept())
        assertEquals("$name, the way back", places, app.stage.places)
    }

    /** The words on the screen; those of the pad go with the finger that left its field. */
    private fun kept() = app.texts().filter { it.length > 1 || it[0].isLetter() }

    /** Every kind of place and of form has been stopped at. */
    fun sawEverything() {
        val kinds = Place::class.java.declaredClasses.filter { Place::class.java.isAssignableFrom(it) }
        val forms = FormRef::class.java.declaredClasses.filter { FormRef::class.java.isAssignableFrom(it) }
        assertTrue("kinds are found", kinds.size > 10 && forms.size > 8)
        assertEquals("not stopped at", emptyList<Class<*>>(), (kinds + forms).filter { it !in seen })
    }

    private companion object {
        const val NEXT = "Lanjut"
        const val NOTICE_MS = 10_500L
    }
}
