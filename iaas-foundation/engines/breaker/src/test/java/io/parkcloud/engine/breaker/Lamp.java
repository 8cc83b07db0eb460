package io.parkcloud.engine.breaker;

import io.parkcloud.kernel.EnginePort;
import io.parkcloud.kernel.EnginePort.Host;
import io.parkcloud.kernel.EnginePort.OnHost;
import io.parkcloud.kernel.EnginePort.Unasked;
import io.parkcloud.kernel.ResourceId;
import java.util.function.Consumer;

/** A port with everything that a port may have. */
@EnginePort("lamp")
public interface Lamp {

    /** A parameter that knows its host. */
    record Socket(ResourceId host, int number) implements OnHost {}

    void light(String color);

    String color();

    Bulb bulb();

    String colorAt(@Host Socket socket);

    String colorOf(@Host ResourceId host);

    @Unasked
    int watts();

    @Unasked
    void onChange(Consumer<String> listener);

    default String described() {
        return color() + " at " + watts() + " W";
    }

    /** A part of it. */
    @EnginePort("lamp")
    interface Bulb {
        boolean whole();
    }
}
