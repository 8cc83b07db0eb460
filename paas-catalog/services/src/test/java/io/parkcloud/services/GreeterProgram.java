package io.parkcloud.services;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program for a tenant: says whether it reaches the database it was told of. Packed into a jar of its own by the test. */
public final class GreeterProgram {

    private GreeterProgram() {}

    public static void main(String[] arguments) throws IOException {
        var environment = System.getenv();
        if (environment.containsKey("FAIL")) {
            System.exit(3);
        }
        var server =
                HttpServer.create(new InetSocketAddress(Integer.parseInt(environment.getOrDefault("PORT", "0"))), 16);
        server.createContext("/", exchange -> {
            var text =
                    (environment.getOrDefault("WORD", greeting(environment)) + "\n").getBytes(StandardCharsets.UTF_8);
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
    /** Packs it into a jar of its own. */
    static void pack(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, GreeterProgram.class.getName());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            var name = GreeterProgram.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(name));
            try (var in = GreeterProgram.class.getClassLoader().getResourceAsStream(name)) {
                Objects.requireNonNull(in, name).transferTo(out);
            }
            out.closeEntry();
        }
    }
}
