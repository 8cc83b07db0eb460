package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.Statistics.Week;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of what came in and what was decided, week by week, as the page draws them in SVG: the geometry is the server's, the
 * colours are the style sheet's, so that no style stands in the page.
 *
 * @param bars bars from left to right
 * @param lines levels with their labels
 */
public record WeekChart(List<Bars> bars, List<Level> lines) {
    /** Size of the drawing. */
    public static final int WIDTH = 960;

    public static final int HEIGHT = 200;
    private static final int LEFT = 40;
    private static final int TOP = 12;
    private static final int BOTTOM = 172;

    public WeekChart {
        bars = List.copyOf(bars);
        lines = List.copyOf(lines);
    }

    static WeekChart of(List<Week> weeks) {
        long most = weeks.stream()
                .mapToLong(week ->
                        Math.max(week.figures().received(), week.figures().decided()))
                .max()
                .orElse(0);
        long top = roundUp(Math.max(most, 4));
        double slot = (double) (WIDTH - LEFT) / weeks.size();
        int every = Math.max(1, weeks.size() / 12);
        var bars = new ArrayList<Bars>();
        for (int i = 0; i < weeks.size(); i++) {
            var figures = weeks.get(i).figures();
            int x = (int) (LEFT + i * slot + slot * 0.15);
            int width = Math.max(2, (int) (slot * 0.32));
            int late = height(figures.late(), top);
            int decided = height(figures.decided(), top);
            int received = height(figures.received(), top);
            bars.add(new Bars(
                    weeks.get(i),
                    i % every == 0,
                    new Box(x, BOTTOM - received, width, received),
                    new Box(x + width + 1, BOTTOM - decided + late, width, decided - late),
                    new Box(x + width + 1, BOTTOM - decided, width, late)));
        }
        var lines = new ArrayList<Level>();
        for (long level = 0; level <= top; level += top / 4) {
            lines.add(new Level(BOTTOM - height(level, top), level));
        }
        return new WeekChart(bars, lines);
    }

    private static int height(long value, long top) {
        return (int) (value * (BOTTOM - TOP) / top);
    }

    /** The next number that four equal steps make of whole cases. */
    private static long roundUp(long value) {
        long step = 4;
        while (step < value) {
            step = step * 2;
        }
        return step;
    }

    /**
     * A rectangle.
     *
     * @param x left
     * @param y top
     * @param width width
     * @param height height
     */
    public record Box(int x, int y, int width, int height) {}

    /**
     * The bars of a week.
     *
     * @param week the week
     * @param labelled whether its day stands below
     * @param received what came in
     * @param onTime decided within the limit
     * @param late decided after it
     */
    public record Bars(Week week, boolean labelled, Box received, Box onTime, Box late) {}

    /**
     * A level of the scale.
     *
     * @param y where
     * @param cases how many cases it means
     */
    public record Level(int y, long cases) {}
}
