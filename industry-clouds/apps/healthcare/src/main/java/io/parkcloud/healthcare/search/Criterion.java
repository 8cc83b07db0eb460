package io.parkcloud.healthcare.search;

import io.parkcloud.healthcare.index.ParamDefinition;
import io.parkcloud.healthcare.index.Span;
import java.util.List;

/** One condition of a search. All conditions must hold; of the values of one, any. */
sealed interface Criterion {

    /** {@code _id}. */
    record Ids(List<String> ids) implements Criterion {}

    /** {@code _lastUpdated}. */
    record Updated(List<Moment> moments) implements Criterion {}

    /** A parameter with values. */
    record Match(ParamDefinition param, Modifier modifier, List<String> values) implements Criterion {}

    /** {@code :missing}. */
    record Missing(ParamDefinition param, boolean missing) implements Criterion {}

    /** A condition on what a reference points at, for each type that it may point at. */
    record Chain(ParamDefinition reference, List<Target> targets) implements Criterion {}

    /** Of a chain: the condition if the target is of this type. */
    record Target(String type, Criterion criterion) {}

    /** A time with its prefix. */
    record Moment(Prefix prefix, Span span) {}

    /** How a parameter's values are compared, other than usual. */
    enum Modifier {
        NONE,
        EXACT,
        CONTAINS,
        NOT,
        IDENTIFIER
    }

    /** Prefixes of ordered values. */
    enum Prefix {
        EQ,
        NE,
        GT,
        LT,
        GE,
        LE,
        SA,
        EB,
        AP
    }
}
