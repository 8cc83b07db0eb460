package io.parkcloud.hall.attachment;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * ClamAV's daemon over its INSTREAM command (clamd(8)): {@code zINSTREAM}, a zero byte, the file in chunks with their length in
 * four bytes before each, a length of zero; the answer is {@code stream: OK} or {@code stream: <name> FOUND}, ended by a zero
 * byte. Anything else is no answer, such as a file beyond clamd's own size limit.
 */
final class ClamdScanner implements MalwareScanner {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int LONGEST_ANSWER = 1_000;

    private final ClamdSettings settings;

    ClamdScanner(ClamdSettings settings) {
        this.settings = settings;
    }

    @Override
    public ScanResult scan(Path file) {
        String answer;
        try {
            answer = settings.address().startsWith("/") ? overSocketFile(file) : overTcp(file);
        } catch (IOException e) {
            throw new HallException(
                    Problem.SCANNER_UNAVAILABLE,
                    "The malware scanner at " + settings.address() + " does not answer; try again shortly",
                    e);
        }
        if (answer.equals("stream: OK")) {
            return ScanResult.CLEAN;
        }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
            return ScanResult.infected(answer.substring("stream: ".length(), answer.length() - " FOUND".length()));
        }
        throw new HallException(
                Problem.SCANNER_UNAVAILABLE, "The malware scanner could not judge the file, it said '" + answer + "'");
    }

    private String overTcp(Path file) throws IOException {
        var address = settings.address();
        int colon = address.lastIndexOf(':');
        int millis = Math.toIntExact(settings.timeout().toMillis());
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    millis);
            socket.setSoTimeout(millis);
            return ask(file, socket.getOutputStream(), socket.getInputStream());
        }
    }

    /** On the same machine; clamd ends the connection itself when its own command timeout passes. */
    private String overSocketFile(Path file) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(settings.address()))) {
            return ask(file, Channels.newOutputStream(channel), Channels.newInputStream(channel));
        }
    }

    private static String ask(Path file, OutputStream out, InputStream in) throws IOException {
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        var buffer = new byte[CHUNK_BYTES];
        try (var content = Files.newInputStream(file)) {
            for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
                out.write(ByteBuffer.allocate(4).putInt(read).array());
                out.write(buffer, 0, read);
            }
        }
        out.write(new byte[4]);
        out.flush();
        var answer = new ByteArrayOutputStream();
        for (int next = in.read(); next > 0 && answer.size() < LONGEST_ANSWER; next = in.read()) {
            answer.write(next);
        }
        return answer.toString(StandardCharsets.UTF_8).strip();
    }
}
