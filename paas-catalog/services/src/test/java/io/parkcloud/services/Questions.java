package io.parkcloud.services;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Somebody who asks again and again, each time over a new connection, from inside a network. */
final class Questions implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Each answer is a line; what is no answer is a line that begins with WRONG. */
    private static final String SCRIPT = """
            while :; do
              curl -sS --fail --max-time 5 "$1" 2>&1 || echo "WRONG $?"
            done
            """;

    private final Path answers;
    private final Process process;

    /** @param namespace of the network to ask from */
    Questions(Path namespace, String url) throws IOException {
        this.answers = Files.createTempFile("questions", ".txt");
        this.process = new ProcessBuilder("nsenter", "--net=" + namespace, "bash", "-c", SCRIPT, "questions", url)
                .redirectErrorStream(true)
                .redirectOutput(answers.toFile())
                .start();
    }

    /** Waits for so many more answers of that word. */
    void until(String word, int more) throws IOException {
        long before = count(word);
        await().atMost(PATIENCE).until(() -> count(word) >= before + more);
    }

    String last() throws IOException {
        return lines().getLast();
    }

    List<String> wrong() throws IOException {
        return lines().stream().filter(line -> !line.matches("[a-z]+")).toList();
    }

    private long count(String word) throws IOException {
        return lines().stream().filter(word::equals).count();
    }

    /** Without a line that is only begun. */
    private List<String> lines() throws IOException {
        var text = Files.readString(answers);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(answers);
    }
}
