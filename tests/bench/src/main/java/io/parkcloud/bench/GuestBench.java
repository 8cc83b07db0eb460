package io.parkcloud.bench;
import java.nio.file.Path;
import java.util.List;
record GuestBench(String url, Path home, int runs) {
    Report run() { return new Report("guest", List.of()); }
}
