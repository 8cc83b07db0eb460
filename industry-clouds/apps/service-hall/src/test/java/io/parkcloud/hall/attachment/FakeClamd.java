package io.parkcloud.hall.attachment;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * Speaks clamd's INSTREAM to the letter, and knows one malware: the EICAR test file. A command or a chunk of another form gets
 * clamd's answer to those; what is longer than its limit gets the size limit error and the end of the connection.
 */
public final class FakeClamd implements AutoCloseable {
    /** Harmless, and detected by every scanner by agreement; in two pieces, so that this source file is not. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private final ServerSocket server;
    private final int limit;

    public FakeClamd(int limit) {
        this.limit = limit;
        try {
            server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("fake-clamd").start(this::serve);
    }

    /** Where it listens. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                client.getOutputStream().write((answer(client) + "\0").getBytes(StandardCharsets.UTF_8));
            } catch (SocketException e) {
                if (server.isClosed()) {
                    return;
                } // otherwise the other side has gone, as it may
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String answer(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        var command = new StringBuilder();
        for (int next = in.read(); next > 0 && command.length() < 40; next = in.read()) {
            command.append((char) next);
        }
        if (!command.toString().equals("zINSTREAM")) {
            return "UNKNOWN COMMAND";
        }
        var content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            if (length < 0 || content.size() + length > limit) {
                return "INSTREAM size limit exceeded. ERROR";
            }
            content.writeBytes(in.readNBytes(length));
        }
        boolean found = content.toString(StandardCharsets.ISO_8859_1).contains(EICAR);
        return found ? "stream: Eicar-Signature FOUND" : "stream: OK";
    }
}
