package io.parkcloud.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an installation has on this machine.
 *
 * @param namespaces network namespaces
 * @param links      network interfaces
 * @param cgroups    control groups of workloads
 * @param processes  processes that carry its mark, or see its folders
 */
record Traces(
        SortedSet<String> namespaces, SortedSet<String> links, SortedSet<String> cgroups, SortedSet<String> processes) {

    static Traces of(Box box, String installation) {
        return new Traces(
                words(box.shell().run("ip", "netns", "list").lines(), "pc" + installation),
                links(box, installation),
                cgroups(installation),
                processes(installation));
    }

    boolean none() {
        return namespaces.isEmpty() && links.isEmpty() && cgroups.isEmpty() && processes.isEmpty();
    }

    private static SortedSet<String> words(List<String> lines, String start) {
        return lines.stream()
                .map(line -> line.split(" ", 2)[0])
                .filter(name -> name.startsWith(start))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> links(Box box, String installation) {
        return box.shell().run("ip", "-o", "link", "show").lines().stream()
                .map(line -> line.split(":\\s+", 3)[1].replaceFirst("@.*", ""))
                .filter(name -> name.contains(installation))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> cgroups(String installation) {
        try (var all = Files.walk(Path.of("/sys/fs/cgroup"), 4)) {
            var found = new TreeSet<String>();
            var list = all.iterator();
            while (list.hasNext()) {
                var path = list.next().toString();
                int at = path.indexOf("parkcloud-" + installation);
                if (at > 0 && Files.isDirectory(Path.of(path))) {
                    found.add(path.substring(at));
                }
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new AssertionError("control groups cannot be listed", e);
        }
    }

    private static SortedSet<String> processes(String installation) {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.filter(p -> p.getFileName().toString().matches("\\d+"))
                    .filter(p -> belongs(p, installation))
                    .map(p -> p.getFileName() + " " + read(p.resolve("comm")).strip())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean belongs(Path process, String installation) {
        return read(process.resolve("environ")).contains("PARKCLOUD_SUPERVISED=" + installation + "\0")
                || read(process.resolve("mountinfo")).contains("parkcloud-" + installation);
    }

    /** Empty for a process that is gone by now. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
