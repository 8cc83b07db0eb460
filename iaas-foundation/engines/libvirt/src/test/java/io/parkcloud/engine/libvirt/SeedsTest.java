package io.parkcloud.engine.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.compute.spi.GuestSeed;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in a seed. */
final class SeedsTest {

    private static final ResourceId ID = ResourceId.of("01900000-0000-7000-8000-000000000001");

    @Test
    void metaDataIsYamlThatNothingCanBreakOutOf() {
        var seed = new GuestSeed("web\"\ninjected: yes", List.of("ssh-ed25519 AAAA me@here", "b\\c"), "");
        assertThat(Seeds.metaData(ID, seed)).isEqualTo("""
                        instance-id: 01900000-0000-7000-8000-000000000001
                        local-hostname: "web\\"\\ninjected: yes"
                        public-keys:
                          - "ssh-ed25519 AAAA me@here"
                          - "b\\\\c"
                        """);
    }

    @Test
    void withoutKeysThereIsNoListAndUserDataIsNeverEmpty() {
        var seed = new GuestSeed("web", List.of(), " ");
        assertThat(Seeds.metaData(ID, seed)).doesNotContain("public-keys");
        assertThat(Seeds.userData(seed)).isEqualTo("#cloud-config\n");
        assertThat(Seeds.userData(new GuestSeed("web", List.of(), "#!/bin/sh\n")))
                .isEqualTo("#!/bin/sh\n");
    }
}
