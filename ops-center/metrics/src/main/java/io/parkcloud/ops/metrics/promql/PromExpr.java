package io.parkcloud.ops.metrics.promql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A query as a tree. Whatever reads series is a {@link Selector}; there is no other node that does. */
public sealed interface PromExpr {

    /** The parts that it is made of. */
    List<PromExpr> parts();

    /** A number as it stands. */
    record Figure(double value) implements PromExpr {
        @Override
        public List<PromExpr> parts() {
            return List.of();
        }
    }

    /** Some functions take text. */
    record Text(String value) implements PromExpr {
        @Override
        public List<PromExpr> parts() {
            return List.of();
        }
    }

    /**
     * Series by their labels, now or over a time.
     *
     * @param matchers all of which hold; the metric's name is the label {@code __name__}
     * @param range milliseconds of time looked back upon; empty for the newest value
     */
    record Selector(List<Matcher> matchers, Optional<Long> range, Shift shift) implements PromExpr {
        public Selector {
            matchers = List.copyOf(matchers);
        }

        @Override
        public List<PromExpr> parts() {
            return List.of();
        }

        /** The same with more to hold. */
        public Selector and(List<Matcher> more) {
            return new Selector(Stream.concat(matchers.stream(), more.stream()).toList(), range, shift);
        }
    }

    /** The expression at many moments: of the last {@code range} milliseconds, {@code step} apart. */
    record Subquery(PromExpr of, long range, Optional<Long> step, Shift shift) implements PromExpr {
        @Override
        public List<PromExpr> parts() {
            return List.of(of);
        }
    }

    /** A function of what stands between its parentheses. */
    record Call(String function, List<PromExpr> arguments) implements PromExpr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<PromExpr> parts() {
            return arguments;
        }
    }

    /** Many series made into fewer. */
    record Aggregation(String operator, Optional<Grouping> grouping, List<PromExpr> arguments) implements PromExpr {
        public Aggregation {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<PromExpr> parts() {
            return arguments;
        }
    }

    /** Two sides and what is made of them. */
    record Binary(String operator, Pairing pairing, PromExpr left, PromExpr right) implements PromExpr {
        @Override
        public List<PromExpr> parts() {
            return List.of(left, right);
        }
    }

    /** A sign before something. */
    record Unary(char sign, PromExpr of) implements PromExpr {
        @Override
        public List<PromExpr> parts() {
            return List.of(of);
        }
    }

    /** @param operator {@code =}, {@code !=}, {@code =~} or {@code !~} */
    record Matcher(String label, String operator, String value) {}

    /**
     * The time that is looked at instead of now.
     *
     * @param at seconds since the epoch, or {@code start()} or {@code end()} of the range; empty for the moment of evaluation
     * @param offset milliseconds before that; empty for none
     */
    record Shift(Optional<String> at, Optional<Long> offset) {
        static final Shift NONE = new Shift(Optional.empty(), Optional.empty());
    }

    /** @param without whether these labels go, instead of being all that stays */
    record Grouping(boolean without, List<String> labels) {
        public Grouping {
            labels = List.copyOf(labels);
        }
    }

    /**
     * How series of both sides find each other.
     *
     * @param bool whether a comparison answers 0 and 1 instead of leaving out
     * @param by the labels that must be equal, or that need not be; empty for all
     * @param many which side may have several: {@code group_left} or {@code group_right}
     */
    record Pairing(boolean bool, Optional<On> by, Optional<Many> many) {
        static final Pairing USUAL = new Pairing(false, Optional.empty(), Optional.empty());
    }

    /** @param ignoring whether these labels are left aside, instead of being all that counts */
    record On(boolean ignoring, List<String> labels) {
        public On {
            labels = List.copyOf(labels);
        }
    }

    /** @param labels taken over from the side with one */
    record Many(boolean left, List<String> labels) {
        public Many {
            labels = List.copyOf(labels);
        }
    }
}
