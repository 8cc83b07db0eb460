package io.parkcloud.healthcare.search;

import io.parkcloud.healthcare.index.ParamDefinition;
import java.util.List;
import java.util.Optional;

/**
 * A search that was understood.
 *
 * @param type resource type searched for
 * @param criteria all must hold
 * @param sort first key first
 * @param count most matches on a page; 0 asks for the number only
 * @param includes what is given along with the matches
 * @param total whether matches are counted
 * @param after where the page before has ended
 */
public record SearchQuery(
        String type,
        List<Criterion> criteria,
        List<SortKey> sort,
        int count,
        List<Include> includes,
        boolean total,
        Optional<Cursor> after) {

    /**
     * A sort key.
     *
     * @param field which
     * @param descending largest first
     */
    record SortKey(Field field, boolean descending) {}

    /** What results are sorted by. */
    sealed interface Field {
        /** An indexed parameter. */
        record Indexed(ParamDefinition param) implements Field {}

        /** {@code _id}. */
        record Id() implements Field {}

        /** {@code _lastUpdated}. */
        record Updated() implements Field {}
    }

    /**
     * {@code _include} or {@code _revinclude}.
     *
     * @param params the references followed
     * @param targetType only targets of this type
     * @param reverse whether the references are those that point at a match
     */
    record Include(List<ParamDefinition> params, Optional<String> targetType, boolean reverse) {}
}
