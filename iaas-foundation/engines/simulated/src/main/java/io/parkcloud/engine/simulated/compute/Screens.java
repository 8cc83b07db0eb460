package io.parkcloud.engine.simulated.compute;

import io.parkcloud.compute.spi.ConsoleEndpoint;
import io.parkcloud.kernel.ResourceId;

/** The screens of simulated guests. Thread-safe. */
interface Screens {

    /** Nobody is there, and no socket is opened: what runs in one thread under a seed looks at no screen. */
    Screens DARK = new Screens() {
        @Override
        public ConsoleEndpoint of(ResourceId instance) {
            return new ConsoleEndpoint.Loopback(5900);
        }

        @Override
        public void off(ResourceId instance) {}
    };

    /** Where the screen of a running guest is. */
    ConsoleEndpoint of(ResourceId instance);

    /** The guest does not run any more: who looks at its screen is disconnected. Off already is success. */
    void off(ResourceId instance);
}
