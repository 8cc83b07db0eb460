package io.parkcloud.bench;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What many visitors saw within one stretch of time. */
final class Tally {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long begin = System.nanoTime();
    private final Queue<Double> pages = new ConcurrentLinkedQueue<>();
    private final Queue<Double> submissions = new ConcurrentLinkedQueue<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();

    void page(long nanos) {
        pages.add(nanos / NANOS_PER_MILLI);
    }

    void submission(long nanos) {
        submissions.add(nanos / NANOS_PER_MILLI);
    }

    void error(String what) {
        errors.add(what);
    }

    Queue<String> errors() {
        return errors;
    }

    /** The figures of the time from its making until now. */
    Window close() {
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Window(
                pages.size() / seconds,
                percentile(pages),
                submissions.size() / seconds,
                percentile(submissions),
                errors.size());
    }

    private static double percentile(Queue<Double> millis) {
        if (millis.isEmpty()) {
            throw new IllegalStateException("nothing was answered in a whole window of time");
        }
        return Figures.percentile(
                millis.stream().mapToDouble(Double::doubleValue).toArray(), 95);
    }

    /**
     * One measured stretch.
     *
     * @param pageP95       milliseconds from asking until the last byte of a page
     * @param submissionP95 milliseconds from sending the filled form until the page with its receipt is there
     */
    record Window(double pages, double pageP95, double submissions, double submissionP95, int errors) {}
}
