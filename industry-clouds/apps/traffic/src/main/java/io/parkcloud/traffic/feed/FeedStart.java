package io.parkcloud.traffic.feed;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** At start: the feed that was in use, or the sample if there is none. Requests wait for nothing; they are told. */
@Component
class FeedStart implements ApplicationRunner {
    private final FeedVersions versions;
    private final Clock clock;

    FeedStart(FeedVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var active = versions.active();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (active.isPresent() && !overSample(active.get(), today)) {
            versions.load(active.get());
            return;
        }
        try (var sample = SampleFeed.open(today)) {
            versions.take(sample, SampleFeed.NAME, "parkcloud", "SAMPLE");
        }
    }

    private static boolean overSample(FeedRow row, LocalDate today) {
        var last = row.lastDay();
        return row.origin().equals("SAMPLE") && last != null && last.isBefore(today);
    }
}
