package io.parkcloud.devops.registry.image;

import java.util.List;

/**
 * What is seen of an image repository.
 *
 * @param address what {@code podman push} and {@code podman pull} take, without a tag; empty until it is there
 * @param tags its tags in the order of the alphabet, at most {@value #MOST} of them
 */
public record ImageRepositoryStatus(String address, List<String> tags) {

    static final int MOST = 100;

    public ImageRepositoryStatus {
        tags = tags.stream().limit(MOST).toList();
    }
}
