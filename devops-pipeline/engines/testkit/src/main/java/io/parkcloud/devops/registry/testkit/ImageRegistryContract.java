package io.parkcloud.devops.registry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.devops.registry.spi.ImageRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a registry does, whichever it is. */
public abstract class ImageRegistryContract {

    /** A project and a name that no other test uses. */
    private final String path = UUID.randomUUID() + "/app";

    protected abstract ImageRegistry registry();

    /** Pushes an image as a user would. */
    protected abstract void push(String path, String tag) throws Exception;

    @Test
    void whatWasNeverPushedToHasNoTags() {
        assertThat(registry().tags(path)).isEmpty();
    }

    @Test
    void tagsAreThereInOrder() throws Exception {
        push(path, "v2");
        push(path, "v1");
        push(path, "v1");

        assertThat(registry().tags(path)).containsExactly("v1", "v2");
    }

    @Test
    void whatIsDeletedIsGoneAndOnlyThat() throws Exception {
        push(path, "v1");
        push(path, "latest");
        push(path + "-beside", "v1");

        registry().delete(path);
        registry().delete(path);

        assertThat(registry().tags(path)).isEmpty();
        assertThat(registry().tags(path + "-beside")).containsExactly("v1");
        push(path, "v3");
        assertThat(registry().tags(path)).containsExactly("v3");
    }

    @Test
    void nothingIsDeletedWhereNothingIs() {
        registry().delete(path);

        assertThat(registry().tags(path)).isEmpty();
    }
}
