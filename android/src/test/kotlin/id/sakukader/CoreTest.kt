package id.sakukader

import id.sakukader.core.Saku
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

/** The host library answers from inside the sandbox. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35])
class CoreTest {
    @get:Rule val folder = TemporaryFolder()

    @Test
    fun opensAStoreInAFolder() {
        Saku.open(folder.root.path, false).use { assertTrue(it.start().needsSetup) }
        assertTrue("the store is in the folder", File(folder.root, "sakukader.db").isFile)
    }

    @Test
    fun theAppIsSakuKader() {
        val app = RuntimeEnvironment.getApplication()
        assertEquals("id.sakukader", app.packageName)
        assertEquals("SakuKader", app.getString(R.string.app_name))
    }
}
