package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** A clerk who decides cases for tests that are about something else. */
final class Office {
    private final HallClient clerk;

    Office(HallRig rig) {
        clerk = rig.client();
        clerk.signIn("clerk", HallRig.CLERK_PASSWORD);
    }

    HallClient clerk() {
        return clerk;
    }

    void approve(String receipt) {
        act(receipt, "claim", "");
        act(receipt, "approve", "材料齐全");
    }

    void act(String receipt, String step, String reason) {
        var page = "/clerk/cases/" + receipt;
        assertThat(clerk.post(page + "/" + step, clerk.get(page), Map.of("reason", reason))
                        .status())
                .isEqualTo(302);
    }
}
