package io.parkcloud.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the figures were measured on.
 *
 * @param cores       logical processors
 * @param processor   its model, "unknown" where the kernel does not say
 * @param memory_mib  of the machine
 * @param java        version of the measuring and of the measured program
 * @param load_before one-minute load average before the bench began; well above 0 says that others were at work
 */
record Machine(int cores, String processor, long memory_mib, String java, double load_before) {

    static Machine now() throws IOException {
        var memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
        var processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(l -> l.startsWith("model name"))
                .findFirst()
                .map(l -> l.substring(l.indexOf(':') + 1).strip())
                .orElse("unknown");
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processor,
                Long.parseLong(memory) / 1024,
                System.getProperty("java.version"),
                Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]));
    }

    /** As the platform's own database is started on a machine with so much memory; see lib/env.sh and the service in the box. */
    static String[] database(long memoryMib) {
        return new String[] {
            "--innodb-buffer-pool-size=%dM".formatted(Math.clamp(memoryMib / 16, 256, 8192)),
            "--innodb-log-file-size=512M",
            "--innodb-autoinc-lock-mode=2",
            "--innodb-flush-method=O_DIRECT",
            "--collation-server=utf8mb4_bin",
            "--max-connections=200",
            "--performance-schema=OFF",
            "--skip-log-bin"
        };
    }
}
