package io.parkcloud.devops.registry.token;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody asks to do, as in {@code repository:PROJECT/NAME:pull,push}.
 *
 * @param name with slashes in it
 */
record AccessScope(String type, String name, SequencedSet<String> actions) {

    /** Several in one parameter are apart by spaces; what is none is left out, so that it is not granted either. */
    static List<AccessScope> parse(List<String> parameters) {
        return parameters.stream()
                .flatMap(text -> Stream.of(text.split(" ")))
                .flatMap(text -> one(text).stream())
                .toList();
    }

    /** The name may have a colon in it, if it begins with a host. */
    private static Optional<AccessScope> one(String text) {
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        if (first <= 0 || last <= first + 1) {
            return Optional.empty();
        }
        var actions = new LinkedHashSet<>(Arrays.asList(text.substring(last + 1).split(",", -1)));
        return Optional.of(new AccessScope(text.substring(0, first), text.substring(first + 1, last), actions));
    }

    /** The same with those of its actions only that are among these. */
    AccessScope only(Set<String> allowed) {
        var left = new LinkedHashSet<>(actions);
        left.retainAll(allowed);
        return new AccessScope(type, name, left);
    }
}
