package io.parkcloud.services;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A program for a tenant: says whether it reaches the database it was told of. Packed into a jar of its own by the test. */
public final class GreeterProgram {

    private GreeterProgram() {}

    public static void main(String[] arguments) throws IOException {
        var environment = System.getenv();
        var server =
                HttpServer.create(new InetSocketAddress(Integer.parseInt(environment.getOrDefault("PORT", "0"))), 16);
        server.createContext("/", exchange -> {
            var text = (greeting(environment) + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            try (var body = exchange.getResponseBody()) {
                body.write(text);
            }
        });
        server.start();
    }

    private static String greeting(Map<String, String> environment) {
        var host = environment.getOrDefault("DB_HOST", "");
        int port = Integer.parseInt(environment.getOrDefault("DB_PORT", "0"));
        try (var socket = new Socket(host, port)) {
            socket.setSoTimeout(2000);
            var first = socket.getInputStream().read();
            return "url=" + environment.get("URL") + " database=" + (first > 0 ? "reached" : "silent");
        } catch (IOException e) {
            return "database=" + e.getMessage();
        }
    }
}
