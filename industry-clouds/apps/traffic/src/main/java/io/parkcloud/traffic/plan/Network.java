package io.parkcloud.traffic.plan;

import io.parkcloud.traffic.gtfs.Feed;
import io.parkcloud.traffic.gtfs.Stop;
import io.parkcloud.traffic.gtfs.Transfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands still: where stops are, and how long one walks between them when changing. Never changes, so it is shared. */
public final class Network {
    private final Feed feed;
    private final Walking walking;
    /** Stops where vehicles stop and whose place is known, from south to north. */
    private final int[] byLatitude;

    private final Map<Integer, List<Integer>> platforms = new HashMap<>();
    private final int[] footOffset;
    private final int[] footStop;
    private final int[] footSeconds;
    private final int[] changeSeconds;

    private Network(Feed feed, Walking walking) {
        this.feed = feed;
        this.walking = walking;
        int count = feed.stops().size();
        var stops = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            var stop = feed.stops().get(i);
            if (stop.kind() == 0 && stop.placed()) {
                stops.add(i);
            }
            if (stop.kind() == 0 && stop.parent() >= 0) {
                platforms
                        .computeIfAbsent(stop.parent(), key -> new ArrayList<>())
                        .add(i);
            }
        }
        byLatitude = stops.stream()
                .sorted(Comparator.comparingDouble(
                        (Integer i) -> feed.stops().get(i).latitude()))
                .mapToInt(Integer::intValue)
                .toArray();
        changeSeconds = new int[count];
        Arrays.fill(changeSeconds, walking.changeSeconds());
        var foot = footpaths();
        footOffset = new int[count + 1];
        for (int i = 0; i < count; i++) {
            footOffset[i + 1] = footOffset[i] + foot.get(i).size();
        }
        footStop = new int[footOffset[count]];
        footSeconds = new int[footOffset[count]];
        for (int i = 0; i < count; i++) {
            int at = footOffset[i];
            for (var way : foot.get(i).entrySet()) {
                footStop[at] = way.getKey();
                footSeconds[at++] = way.getValue();
            }
        }
    }

    /** Takes a moment for a large feed: every stop is looked at with its neighbours. */
    public static Network of(Feed feed, Walking walking) {
        return new Network(feed, walking);
    }

    /** The feed this was made of. */
    public Feed feed() {
        return feed;
    }

    Walking walking() {
        return walking;
    }

    private List<Map<Integer, Integer>> footpaths() {
        var ways = new ArrayList<Map<Integer, Integer>>();
        for (int i = 0; i < feed.stops().size(); i++) {
            ways.add(new HashMap<>());
        }
        for (int from : byLatitude) {
            var stop = feed.stops().get(from);
            for (var near : near(stop.latitude(), stop.longitude(), walking.changeMetres())) {
                if (near.stop() != from) {
                    ways.get(from).put(near.stop(), walking.seconds(near.metres()) + walking.changeSeconds());
                }
            }
        }
        for (var transfer : feed.transfers()) {
            for (int from : stopsOf(transfer.from())) {
                for (int to : stopsOf(transfer.to())) {
                    rule(ways.get(from), from, to, transfer);
                }
            }
        }
        return ways;
    }

    private void rule(Map<Integer, Integer> ways, int from, int to, Transfer transfer) {
        if (from == to) {
            changeSeconds[from] = transfer.possible() ? Math.max(0, transfer.seconds()) : Raptor.NEVER / 2;
        } else if (!transfer.possible()) {
            ways.remove(to);
        } else if (transfer.seconds() >= 0) {
            ways.put(to, transfer.seconds());
        } else {
            ways.computeIfAbsent(to, key -> walking.seconds(metres(from, to)) + walking.changeSeconds());
        }
    }

    private double metres(int from, int to) {
        var a = feed.stops().get(from);
        var b = feed.stops().get(to);
        return a.placed() && b.placed() ? Earth.metres(a.latitude(), a.longitude(), b.latitude(), b.longitude()) : 0;
    }

    /** The stop itself, or those of a station. */
    public List<Integer> stopsOf(int number) {
        return feed.stops().get(number).kind() == 0 ? List.of(number) : platforms.getOrDefault(number, List.of());
    }

    /** Stops within so many metres, nearest first. */
    public List<NearStop> near(double latitude, double longitude, double metres) {
        double band = metres / Earth.METRES_PER_DEGREE;
        var found = new ArrayList<NearStop>();
        for (int i = firstFrom(latitude - band); i < byLatitude.length; i++) {
            Stop stop = feed.stops().get(byLatitude[i]);
            if (stop.latitude() > latitude + band) {
                break;
            }
            double distance = Earth.metres(latitude, longitude, stop.latitude(), stop.longitude());
            if (distance <= metres) {
                found.add(new NearStop(byLatitude[i], distance));
            }
        }
        found.sort(Comparator.comparingDouble(NearStop::metres));
        return found;
    }

    private int firstFrom(double latitude) {
        int low = 0;
        int high = byLatitude.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (feed.stops().get(byLatitude[middle]).latitude() < latitude) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Stops one can walk to from a place, or from which one can walk to it, with seconds. */
    Map<Integer, Integer> around(Place place) {
        var reached = new HashMap<Integer, Integer>();
        switch (place) {
            case Place.AtPoint point -> {
                for (var near : near(point.latitude(), point.longitude(), walking.accessMetres())) {
                    reached.put(near.stop(), walking.seconds(near.metres()));
                }
            }
            case Place.AtStop stopAt -> {
                for (int stop : stopsOf(stopAt.number())) {
                    var at = feed.stops().get(stop);
                    if (at.placed()) {
                        for (var near : near(at.latitude(), at.longitude(), walking.changeMetres())) {
                            reached.merge(near.stop(), walking.seconds(near.metres()), Math::min);
                        }
                    }
                    reached.put(stop, 0);
                }
            }
        }
        return reached;
    }

    int stopCount() {
        return changeSeconds.length;
    }

    int change(int stop) {
        return changeSeconds[stop];
    }

    int footFrom(int stop) {
        return footOffset[stop];
    }

    int footTo(int stop) {
        return footOffset[stop + 1];
    }

    int footStop(int way) {
        return footStop[way];
    }

    int footSeconds(int way) {
        return footSeconds[way];
    }
}
