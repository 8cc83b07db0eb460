package io.parkcloud.bench;

import io.parkcloud.control.testkit.MariaDbServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program of an industry as its template runs it, without the network between its parts: its jar with the flags of an
 * Application of that much memory, and a MySQL with the options of a service instance of the small plan.
 */
final class AppProcess implements AutoCloseable {

    /** Of every account that a bench names. */
    static final String PASSWORD = "measured-password-1";

    private static final int HEAP_PERCENT = 60;

    private final MariaDbServer database = MariaDbServer.start(
            "--innodb-buffer-pool-size=170M", "--performance-schema=OFF", "--skip-log-bin", "--max-connections=151");
    private final String address = database.newDatabase();
    private final Child program;
    private final int port = Child.freePort();

    /**
     * @param prefix how the names of its settings begin, such as {@code HALL}
     * @param settings those beyond port, data directory and database, without the prefix
     */
    AppProcess(Path jar, String prefix, int memoryMib, Map<String, String> settings) {
        program = new Child("bench-" + prefix);
        var all = new HashMap<>(settings);
        all.put("PORT", "" + port);
        all.put("DATA_DIR", program.folder().resolve("data").toString());
        all.put("DB_URL", address);
        all.put("DB_USER", "root");
        all.put("DB_PASSWORD", "");
        var environment = new HashMap<String, String>();
        all.forEach((name, value) -> environment.put(prefix + "_" + name, value));
        program.java(
                program.folder(),
                List.of(
                        "-Xmx" + memoryMib * HEAP_PERCENT / 100 + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString()),
                environment);
        program.awaitAnswer(url() + "/healthz");
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return program.pid();
    }

    /** How many rows a table of its database has. */
    long rows(String table) throws SQLException {
        try (var connection = DriverManager.getConnection(address, "root", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        program.close();
        database.close();
    }
}
