package id.sakukader.kit

import id.sakukader.R
import java.io.File
import org.junit.Assert.assertTrue
import org.junit.Test

/** Each danger sign of the rule files has a drawing of its own name. */
class PicturesTest {
    @Test
    fun everyPictureTheRuleFilesNameIsThere() {
        val named =
            File("../core/rules")
                .walk()
                .filter { it.extension == "toml" }
                .flatMap { PICTURE.findAll(it.readText()) }
                .map { it.groupValues[1] }
                .toSet()
        assertTrue("the rule files name pictures", named.size > 10)
        val missing = named.filter { Pictures.sign(it) == R.drawable.mdi_sign }
        assertTrue("no drawing for $missing", missing.isEmpty())
    }

    @Test
    fun aNameOfANewerRuleFileGetsThePlainSign() {
        assertTrue(Pictures.sign("not drawn yet") == R.drawable.mdi_sign)
    }

    private companion object {
        val PICTURE = Regex("picture *= *\"([a-z_]+)\"")
    }
}
