package id.sakukader.people

import android.net.Uri
import id.sakukader.R
import id.sakukader.core.FormRef
import id.sakukader.core.PeopleScreen
import id.sakukader.core.Target
import id.sakukader.core.Whom
import id.sakukader.kit.BarAction
import id.sakukader.kit.Page
import id.sakukader.kit.Space
import id.sakukader.kit.TopBar
import id.sakukader.kit.column
import id.sakukader.kit.emergencyPhone
import id.sakukader.kit.outlinedButton
import id.sakukader.kit.stack
import id.sakukader.navigation.Place
import id.sakukader.navigation.Stage
import id.sakukader.navigation.fillShared
import id.sakukader.navigation.share

/** *Warga*: search before register; registering carries the words over. */
class People(stage: Stage, memory: Any?) : PeopleSearch(stage, memory, Whom.People) {
    override fun frame(): Page {
        val bar =
            TopBar(
                context,
                context.getString(R.string.place_people),
                back = null,
                actions =
                    listOf(
                        BarAction(
                            R.drawable.mdi_more,
                            context.getString(R.string.people_menu),
                            press = ::menu,
                        ),
                        context.emergencyPhone { stage.go(Place.Emergency(null)) },
                    ),
            )
        return Page(context, bar, stage.bottomBar(Place.People))
    }

    override fun found(page: Page, found: PeopleScreen) {
        page.clearNext()
        page.next(
            context.outlinedButton(found.register, R.drawable.mdi_register) {
                // Where there is no household yet there is nothing to choose.
                if (found.anyHousehold) register(found.typedName) else newHousehold(found.typedName)
            }
        )
    }

    override fun choose(target: Target) = stage.open(target)

    private fun menu() =
        stage.sheet(context.getString(R.string.place_people)) { close ->
            fun step(words: Int, picture: Int, press: () -> Unit) =
                context.outlinedButton(context.getString(words), picture) {
                    close()
                    press()
                }
            context.column().apply {
                stack(step(R.string.people_lists, R.drawable.mdi_storage) { stage.go(Place.Lists) })
                stack(step(R.string.people_share, R.drawable.mdi_share, ::share), Space.S)
                stack(
                    step(R.string.people_look_alikes, R.drawable.mdi_people) { stage.go(Place.LookAlikes) },
                    Space.S,
                )
            }
        }

    private fun share() {
        val wanted = query
        stage.share({ sharePeople(wanted) }) { sharing = true }
    }

    override fun fills(file: Uri): Boolean {
        // What was searched for does not outlive the process: then the file would hold everybody.
        val wanted = query
        if (sharing) stage.fillShared(file) { sharePeople(wanted) }
        else stage.say(context.getString(R.string.share_again))
        sharing = false
        return true
    }

    private fun newHousehold(typed: String) = stage.go(Place.Form(FormRef.NewHousehold(typed)))

    private fun register(typed: String) =
        stage.sheet(found?.register.orEmpty()) { close ->
            context.column().apply {
                stack(
                    context.outlinedButton(
                        context.getString(R.string.register_new_household),
                        R.drawable.mdi_home_plus,
                    ) {
                        close()
                        newHousehold(typed)
                    }
                )
                stack(
                    context.outlinedButton(
                        context.getString(R.string.register_in_household),
                        R.drawable.mdi_register,
                    ) {
                        close()
                        stage.go(Place.PickHousehold(typed))
                    },
                    Space.S,
                )
            }
        }
}
