package io.parkcloud.healthcare.search;

import io.parkcloud.healthcare.store.StoredResource;
import java.util.List;
import java.util.Optional;

/**
 * One page of a search.
 *
 * @param matches what was found
 * @param included what is given along
 * @param total number of matches on all pages; empty if it was not asked for
 * @param next what {@code _after} is on the next page; empty on the last one
 */
public record SearchPage(
        List<StoredResource> matches, List<StoredResource> included, Optional<Long> total, Optional<String> next) {}
