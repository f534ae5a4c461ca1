package id.sakukader.gateway

import id.sakukader.core.SakuException

/** What went wrong, named by what can be done; [sentence] is what the kader reads. */
sealed class Trouble(val sentence: String) {
    /** The subject is gone: go back. */
    class Gone(sentence: String) : Trouble(sentence)

    /** Another start of the app holds the store: close that one. */
    class Locked(sentence: String) : Trouble(sentence)

    /** A newer app wrote the store: update. */
    class Newer(sentence: String) : Trouble(sentence)

    /** The file is no store, or damaged: set it aside. */
    class Damaged(sentence: String) : Trouble(sentence)

    /** No room on the phone: make some, save again. */
    class Full(sentence: String) : Trouble(sentence)

    /** The folder takes no writing. */
    class ReadOnly(sentence: String) : Trouble(sentence)

    /** Whoever waited said stop. */
    class Stopped(sentence: String) : Trouble(sentence)

    /** A mistake in the app. */
    class Bug(sentence: String) : Trouble(sentence)

    /** The store itself cannot be used: no screen can be drawn before that is put right. */
    val ofTheStore: Boolean
        get() = this is Locked || this is Newer || this is Damaged || this is ReadOnly

    internal companion object {
        fun of(error: Throwable, otherwise: String): Trouble =
            when (error) {
                is SakuException.NotFound -> Gone(error.sentence)
                is SakuException.Locked -> Locked(error.sentence)
                is SakuException.NewerData -> Newer(error.sentence)
                is SakuException.Damaged -> Damaged(error.sentence)
                is SakuException.StorageFull -> Full(error.sentence)
                is SakuException.ReadOnly -> ReadOnly(error.sentence)
                is SakuException.Cancelled -> Stopped(error.sentence)
                is SakuException.Bug -> Bug(error.sentence)
                else -> Bug(otherwise)
            }
    }
}
