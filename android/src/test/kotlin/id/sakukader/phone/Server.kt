package id.sakukader.phone

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.URLDecoder
import java.net.URLEncoder
import java.util.concurrent.Executors

/** The page and what it asks for, on this machine only. [ask] runs something on the phone's thread. */
internal class Server(
    private val frames: Frames,
    private val ask: (() -> Any) -> Any,
    private val session: Session,
) {
    fun start(port: Int) {
        val server = HttpServer.create(InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0)
        server.executor = Executors.newCachedThreadPool { Thread(it, "phone-http").apply { isDaemon = true } }
        val page = Server::class.java.getResource("/phone.html")!!.readBytes()
        server.createContext("/") { it.answer("text/html; charset=utf-8", page) }
        server.createContext("/frame", ::frame)
        server.createContext("/in", ::input)
        server.createContext("/texts") {
            it.answer("application/json", (ask { session.texts() } as String).toByteArray())
        }
        server.start()
    }

    /** Waits for a picture newer than `n` or a remark newer than `r`. */
    private fun frame(exchange: HttpExchange) {
        val query = exchange.query()
        val frame = frames.after(query["n"]?.toLongOrNull() ?: 0, query["r"]?.toLongOrNull() ?: 0)
        exchange.responseHeaders.set("X-Frame", "${frame.number}")
        exchange.responseHeaders.set("X-Remark-Number", "${frame.remarkNumber}")
        exchange.responseHeaders.set("X-Remark", URLEncoder.encode(frame.remark, "UTF-8"))
        exchange.answer("image/jpeg", frame.jpeg)
    }

    /** Answers once it is done, so that what comes next finds it done. */
    private fun input(exchange: HttpExchange) {
        val query = exchange.query()
        val words = query["s"].orEmpty()
        fun number(name: String) = query[name]?.toFloatOrNull() ?: 0f
        ask {
            when (val kind = query["k"]) {
                "down",
                "move",
                "up",
                "cancel" -> session.touch(kind, number("x"), number("y"))
                "wheel" -> session.wheel(number("x"), number("y"), number("d"))
                "text" -> session.type(words)
                "key" -> session.key(words)
                "config" -> session.configure(words)
                "font" -> session.font(words.toFloat())
                "kill" -> session.kill()
            }
        }
        exchange.answer("text/plain", ByteArray(0))
    }

    private fun HttpExchange.query(): Map<String, String> =
        (requestURI.rawQuery ?: "")
            .split('&')
            .filter { '=' in it }
            .associate { it.substringBefore('=') to URLDecoder.decode(it.substringAfter('='), "UTF-8") }

    private fun HttpExchange.answer(type: String, body: ByteArray) = use {
        responseHeaders.set("Content-Type", type)
        responseHeaders.set("Cache-Control", "no-store")
        sendResponseHeaders(200, if (body.isEmpty()) -1 else body.size.toLong())
        if (body.isNotEmpty()) responseBody.write(body)
    }
}
