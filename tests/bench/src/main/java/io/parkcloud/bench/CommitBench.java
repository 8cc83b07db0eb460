package io.parkcloud.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many small rows this database commits durably in a second, each alone, on this machine, now. The platform's own figures are
 * worth what this one is: machines differ, and the same one differs from hour to hour.
 */
final class CommitBench {

    private static final int ROWS = 4_000;

    private final String address;
    private final int clients;

    CommitBench(String address, int clients) {
        this.address = address;
        this.clients = clients;
    }

    double perSecond() throws Exception {
        execute("CREATE TABLE commit_bench (id BIGINT NOT NULL PRIMARY KEY, content VARCHAR(100) NOT NULL)");
        try {
            commit(0);
            long begin = System.nanoTime();
            commit(ROWS);
            return ROWS / ((System.nanoTime() - begin) / 1e9);
        } finally {
            execute("DROP TABLE commit_bench");
        }
    }

    private void commit(int from) throws Exception {
        try (var workers = Executors.newFixedThreadPool(clients)) {
            var all = new ArrayList<Future<?>>();
            for (int client = 0; client < clients; client++) {
                int first = from + client * (ROWS / clients);
                all.add(workers.submit((Callable<Void>) () -> {
                    insert(first, ROWS / clients);
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    private void insert(int first, int count) throws SQLException {
        try (var connection = DriverManager.getConnection(address, "root", "");
                var insert = connection.prepareStatement("INSERT INTO commit_bench VALUES (?, ?)")) {
            for (int i = first; i < first + count; i++) {
                insert.setLong(1, i);
                insert.setString(2, "what a small row holds");
                insert.executeUpdate();
            }
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(address, "root", "");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
