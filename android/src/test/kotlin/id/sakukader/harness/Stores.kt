package id.sakukader.harness

import android.database.sqlite.SQLiteDatabase
import id.sakukader.App
import java.io.File
import java.io.RandomAccessFile
import org.robolectric.RuntimeEnvironment

/** The store's file, made such that it does not open, and put right again. */
class Stores(private val home: File) {
    /** Where the store is. */
    val folder = home.resolve("store")

    /** The store itself. */
    val file = folder.resolve("sakukader.db")

    /** Closes the open store, as the end of the process would. */
    fun close() = (RuntimeEnvironment.getApplication() as App).close()

    /** The file is no store. */
    fun damagedWhile(act: () -> Unit) =
        otherwise({ file.writeText("Ini bukan basis data. ".repeat(500)) }, act)

    /**
     * A newer app wrote it: the version in the header of the file (sqlite.org/fileformat.html, offset 60).
     */
    fun newerWhile(act: () -> Unit) =
        otherwise(
            {
                RandomAccessFile(file, "rw").use {
                    it.seek(60)
                    it.writeInt(9_999)
                }
            },
            act,
        )

    /** The folder takes no writing; not by permissions, which do not stop root. */
    fun readOnlyWhile(act: () -> Unit) {
        close()
        val aside = home.resolve("aside")
        folder.renameTo(aside)
        folder.writeText("where a folder should be")
        act()
        close()
        folder.delete()
        aside.renameTo(folder)
    }

    /** The newest entry is of a day that has not come: the phone's clock cannot be right. */
    fun wrongDateWhile(act: () -> Unit) =
        otherwise(
            {
                SQLiteDatabase.openDatabase(file.path, null, SQLiteDatabase.OPEN_READWRITE).use {
                    it.execSQL("UPDATE journal_entry SET stamp = stamp + (1000 * 86400 * 30 << 16)")
                }
            },
            act,
        )

    private fun otherwise(make: () -> Unit, act: () -> Unit) {
        close()
        val right = file.readBytes()
        make()
        act()
        close()
        file.writeBytes(right)
    }
}
