package io.parkcloud.control.secret;

import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.ResourceId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** The secrets of resources: made once, kept sealed, opened for who may. Thread-safe. */
public final class Secrets {

    private static final int RANDOM_BYTES = 15;

    private final Store store;
    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Store store, SecretBox box) {
        this.store = store;
        this.box = box;
    }

    /** The resource's secret of that name; {@code generator} makes it if there is none yet. The first writer wins. */
    public String of(ResourceId resource, String name, Supplier<String> generator) {
        var label = resource + "/" + name;
        return box.open(label, store.secret(resource, name, () -> box.seal(label, generator.get())));
    }

    /** The same with a new random one, 120 bits as hexadecimal digits: nothing that needs quoting anywhere. */
    public String random(ResourceId resource, String name) {
        return of(resource, name, () -> {
            var bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }
}
