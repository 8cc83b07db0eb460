package io.parkcloud.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Citizens of a city at its service hall. Those who browse read a page, think, and read the next; those who file come one after
 * another at an even pace, whether or not the hall keeps up, and each fills in the form and sends it with a picture.
 */
final class Town implements AutoCloseable {

    /**
     * How much is going on.
     *
     * @param sessions    who browse at the same time, each with a connection
     * @param submissions forms sent in a second
     */
    record Size(int sessions, double submissions) {}

    private static final double THINK_SECONDS = 10;
    private static final double LONGEST_THINK_SECONDS = 60;
    private static final String FORM = "/items/11330100MB1A01119G3332011007000/apply";
    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);
    private static final byte[] PICTURE = picture();

    private final String url;
    private final Size size;
    private final List<String> items;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread filing = Thread.ofVirtual().unstarted(this::file);
    private final AtomicLong filed = new AtomicLong();
    private volatile boolean open = true;
    private volatile double arrival;
    private volatile Tally tally = new Tally();

    Town(String url, Size size) throws IOException {
        this.url = url;
        this.size = size;
        try (var anybody = new Citizen(url)) {
            this.items = JsonMapper.shared()
                    .readTree(anybody.get("/api/items"))
                    .path("items")
                    .valueStream()
                    .map(item -> item.path("code").asString())
                    .toList();
        }
    }

    /** Evenly over so many seconds; after these all who file do so at their full pace. */
    void comeIn(int seconds) {
        arrival = seconds;
        for (int i = 0; i < size.sessions(); i++) {
            var random = new Random(i);
            double after = (double) seconds * i / size.sessions();
            people.execute(() -> browse(random, after));
        }
        filing.start();
    }

    /** Looks on for so long. */
    Tally.Window measure(int seconds) throws InterruptedException {
        var mine = new Tally();
        tally = mine;
        TimeUnit.SECONDS.sleep(seconds);
        var window = mine.close();
        mine.errors().stream().limit(5).forEach(error -> Progress.tell("%s", error));
        return window;
    }

    /** Everybody goes home, when what they are about is done. @return how many forms were given a receipt since the town came in */
    long goHome() throws InterruptedException {
        open = false;
        filing.join();
        people.shutdown();
        if (!people.awaitTermination(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("somebody still waits for a page");
        }
        return filed.get();
    }

    private void browse(Random random, double after) {
        try (var citizen = new Citizen(url)) {
            think(after);
            citizen.get("/assets/hall.css");
            citizen.get("/assets/hall.js");
            while (open) {
                timed(citizen, path(random));
                think(Math.min(-Math.log(1 - random.nextDouble()) * THINK_SECONDS, LONGEST_THINK_SECONDS));
            }
        } catch (IOException e) {
            tally.error(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void timed(Citizen citizen, String path) {
        long begin = System.nanoTime();
        try {
            citizen.get(path);
            tally.page(System.nanoTime() - begin);
        } catch (IOException e) {
            tally.error(e.toString());
        }
    }

    private String path(Random random) {
        var item = "/items/" + items.get(random.nextInt(items.size()));
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> "/";
            case 3 -> "/?event=open-shop";
            case 4 -> "/?q=%E9%A9%BE%E9%A9%B6%E8%AF%81"; // 驾驶证
            case 5, 6, 7 -> item;
            case 8 -> item + "/apply";
            default -> "/progress";
        };
    }

    /** In small steps, so that the town is empty soon after it is told to go home. */
    private void think(double seconds) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (open && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(Math.min(end - System.nanoTime(), 500_000_000));
        }
    }

    private void file() {
        long begin = System.nanoTime();
        for (long i = 0; open; i++) {
            long due = begin + (long) (due(i) * 1e9);
            try {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            people.execute(this::fileOne);
        }
    }

    /** @return seconds after which that one files: the pace grows evenly until all have come in */
    private double due(long number) {
        double grown = arrival * size.submissions() / 2;
        return number < grown
                ? Math.sqrt(2 * arrival * number / size.submissions())
                : arrival + (number - grown) / size.submissions();
    }

    private void fileOne() {
        try (var citizen = new Citizen(url)) {
            var page = citizen.get(FORM);
            long begin = System.nanoTime();
            var receipt = citizen.post(FORM, filledIn(page));
            if (!receipt.contains("MC")) {
                throw new IOException("no receipt was given");
            }
            filed.incrementAndGet();
            tally.submission(System.nanoTime() - begin);
        } catch (IOException e) {
            tally.error(e.toString());
        }
    }

    private static HttpEntity filledIn(String page) throws IOException {
        return MultipartEntityBuilder.create()
                .addTextBody("_csrf", Citizen.hidden(page, "_csrf"), TEXT)
                .addTextBody("key", Citizen.hidden(page, "key"), TEXT)
                .addTextBody("f/applicant/name", "王建国", TEXT)
                .addTextBody("f/applicant/idNumber", "11010519491231002X", TEXT)
                .addTextBody("f/applicant/mobile", "13800138000", TEXT)
                .addTextBody("f/card/age", "76", TEXT)
                .addTextBody("f/card/household", "local", TEXT)
                .addTextBody("f/card/address", "明城市中山路一号", TEXT)
                .addTextBody("f/card/pickup", "post", TEXT)
                .addBinaryBody("document.id-card", PICTURE, ContentType.IMAGE_PNG, "id.png")
                .build();
    }

    /** As large as a photograph of a card that a phone has made smaller. */
    private static byte[] picture() {
        var bytes = new byte[64 * 1024];
        new Random(1).nextBytes(bytes);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, bytes, 0, 8);
        return bytes;
    }

    @Override
    public void close() {
        open = false;
        filing.interrupt();
        people.shutdownNow();
    }
}
