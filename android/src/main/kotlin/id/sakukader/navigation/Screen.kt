package id.sakukader.navigation

import android.content.Context
import android.net.Uri
import android.view.View

/** One place on the screen. It is made when its place comes up and thrown away when another does. */
abstract class Screen(protected val stage: Stage) {
    /** To make views with. */
    protected val context: Context
        get() = stage.context

    /** What is drawn; asked for once. A screen that has something to show says [Stage.ready]. */
    abstract fun view(): View

    /** Something it may show has changed. */
    open fun refresh() = Unit

    /** Back, before the way back is gone: true when the screen itself had something to go back from. */
    open fun back(): Boolean = false

    /** The screen wants [back] even at the first stop. */
    open val takesBack: Boolean
        get() = false

    /** Its ground is dark in light mode too. */
    open val onStrongColour: Boolean
        get() = false

    /** What it wants to find again in [Stop.memory]. */
    open fun memory(): Any? = null

    /** Goes out of sight, maybe for ever: the last moment to keep a draft. May come more than once. */
    open fun leave() = Unit

    /**
     * A file was picked ([Stage.pickFile]): true when this screen takes it, now that it has something to
     * show.
     */
    open fun takes(file: Uri): Boolean = false

    /** A file was made for it to fill ([Stage.makeFile]): true when this screen fills it. */
    open fun fills(file: Uri): Boolean = false

    /** It is thrown away. */
    open fun close() = Unit
}
