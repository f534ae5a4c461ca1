package id.sakukader.navigation

/** A place one has been, with what its screen wants to find again. */
class Stop(
    val place: Place,
    /** A date, an id, what is wrong with a file; never a person's name: it outlives the process too. */
    var note: String? = null,
) {

    /** Scroll position, search words and their like; lost with the process. */
    var memory: Any? = null
}

/** The way back: the last stop is the one on the screen. */
class BackStack(places: List<Place>) {
    private val stops = places.mapTo(ArrayList()) { Stop(it) }

    /** Where one is. */
    val top: Stop
        get() = stops.last()

    /** How many stops there are. */
    val depth: Int
        get() = stops.size

    /** The places, first to last. */
    val places: List<Place>
        get() = stops.map { it.place }

    /** Goes on. A very long way forgets its second stop first: Back still ends at the first. */
    fun push(place: Place) {
        stops.add(Stop(place))
        if (stops.size > MOST) stops.removeAt(1)
    }

    /** Goes back; false at the first stop. */
    fun pop(): Boolean = stops.size > 1 && stops.removeAt(stops.size - 1).let { true }

    /** Takes this place for the one on the screen. */
    fun replace(place: Place) {
        stops[stops.size - 1] = Stop(place)
    }

    /** Goes back to a place already been to; false when there is none before the top. */
    fun popTo(place: Place): Boolean {
        val at = stops.dropLast(1).indexOfLast { it.place == place }
        if (at < 0) return false
        while (stops.size > at + 1) stops.removeAt(stops.size - 1)
        return true
    }

    /** Starts anew. */
    fun reset(places: List<Place>) {
        stops.clear()
        stops.addAll(places.map { Stop(it) })
    }

    /** For the saved state. */
    fun write(): ArrayList<String> = stops.filter { it.place != Place.Start }.mapTo(ArrayList(), ::code)

    private fun code(stop: Stop) = PlaceCode.write(stop.place) + stop.note?.let { "$NOTE$it" }.orEmpty()

    companion object {
        /** The most stops kept: with ids of 36 letters the saved state stays below 5 KB. */
        const val MOST = 24

        /** The way as it was saved, with the opening of the store before it is gone on with. */
        fun read(saved: List<String>?): BackStack =
            BackStack(listOf(Place.Start)).apply { stops.addAll(0, saved.orEmpty().mapNotNull(::stop)) }

        private fun stop(code: String): Stop? =
            PlaceCode.read(code.substringBefore(NOTE))?.let { place ->
                Stop(place, code.substringAfter(NOTE, "").takeIf(String::isNotEmpty))
            }

        /** Stands between a place and its note; a place's own text never has it. */
        private const val NOTE = '?'
    }
}
