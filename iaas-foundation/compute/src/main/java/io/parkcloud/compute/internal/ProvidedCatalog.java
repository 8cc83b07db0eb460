package io.parkcloud.compute.internal;

import io.parkcloud.compute.flavor.FlavorSpec;
import io.parkcloud.compute.image.ImageSpec;
import io.parkcloud.compute.spi.ImagePart;
import io.parkcloud.control.resource.Provision;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a new platform offers before anybody has added anything: a few flavors, and an image for every folder with a
 * {@code vmlinuz} and an {@code initrd} below the folder of provided images. What exists under the name already is left alone.
 */
public final class ProvidedCatalog {

    private static final int SMALLEST_MIB = 192;

    private static final Map<String, FlavorSpec> FLAVORS = Map.of(
            "micro", new FlavorSpec(1, 256, 0),
            "small", new FlavorSpec(1, 1024, 10),
            "medium", new FlavorSpec(2, 4096, 20),
            "large", new FlavorSpec(4, 8192, 40));

    private final ResourceService resources;
    private final Provision provision;
    private final Optional<Path> images;

    /** @param images folder of provided images; empty if there is none */
    public ProvidedCatalog(ResourceService resources, Store store, Optional<Path> images) {
        this.resources = resources;
        this.provision = new Provision(resources, store, "provided-catalog");
        this.images = images;
    }

    /** Adds what is missing. */
    public void provide() {
        FLAVORS.forEach((name, spec) -> add(FlavorSpec.class, name, spec));
        images.filter(Files::isDirectory).ifPresent(this::provideImages);
    }

    private void provideImages(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> Files.isRegularFile(entry.resolve("vmlinuz")))
                    .sorted()
                    .forEach(entry -> add(ImageSpec.class, entry.getFileName().toString(), image(entry)));
        } catch (IOException e) {
            throw new UncheckedIOException("the provided images in " + folder + " cannot be listed", e);
        }
    }

    private static ImageSpec image(Path folder) {
        var kernel = new ImageSpec.Part(
                ImagePart.Role.KERNEL, folder.resolve("vmlinuz").toUri(), Optional.empty());
        var initrd = new ImageSpec.Part(
                ImagePart.Role.INITRD, folder.resolve("initrd").toUri(), Optional.empty());
        return new ImageSpec(List.of(kernel, initrd), Optional.empty(), Optional.empty(), SMALLEST_MIB, 0);
    }

    private <S extends Record> void add(Class<S> specType, String name, S spec) {
        var plural = resources.kinds().of(specType).name().plural();
        var id = ResourceId.PLATFORM.derive("provided/" + plural + "/" + name);
        provision.provide(
                new Provision.Item<>(Place.PLATFORM, id, NetworkZone.PRIVATE, name, Map.of("provided", "true"), spec));
    }
}
