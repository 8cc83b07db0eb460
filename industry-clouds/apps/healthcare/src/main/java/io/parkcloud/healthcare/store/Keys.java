package io.parkcloud.healthcare.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Numbers for rows and ids for resources. A row's number is the millisecond (41 bits), a number of this process (10) and a count
 * (12), so that rows made later lie further back in every index and nothing has to be asked of the database.
 */
@Component
public final class Keys {
    private static final long SINCE = 1_577_836_800_000L; // 2020-01-01
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final long process = RANDOM.nextInt(1 << 10);
    private final AtomicLong last = new AtomicLong();

    Keys(Clock clock) {
        this.clock = clock;
    }

    /** A number larger than all that this process gave before. */
    public long next() {
        long now = (clock.millis() - SINCE) << 12;
        long ticks = last.updateAndGet(before -> Math.max(before + 1, now));
        return ((ticks >>> 12) << 22) | (process << 12) | (ticks & 0xfff);
    }

    /** An id for a resource whose client gave none. */
    public String resourceId() {
        return UUID.randomUUID().toString();
    }

    /** Eight bytes of a digest: enough that two different codes never share them in practice. */
    public static long hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
