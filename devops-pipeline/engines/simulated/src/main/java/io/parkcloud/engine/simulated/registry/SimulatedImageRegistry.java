package io.parkcloud.engine.simulated.registry;

import io.parkcloud.devops.registry.spi.ImageRegistry;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Keeps names of tags and nothing else. Thread-safe. */
public final class SimulatedImageRegistry implements ImageRegistry {

    private final Map<String, NavigableSet<String>> pushed = new ConcurrentHashMap<>();

    /** What a client of a real registry would do. */
    public void push(String path, String tag) {
        pushed.computeIfAbsent(path, none -> new ConcurrentSkipListSet<>()).add(tag);
    }

    @Override
    public SortedSet<String> tags(String path) {
        return new TreeSet<>(pushed.getOrDefault(path, new TreeSet<>()));
    }

    @Override
    public void delete(String path) {
        pushed.remove(path);
    }
}
