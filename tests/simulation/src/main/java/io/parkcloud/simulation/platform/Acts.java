package io.parkcloud.simulation.platform;

import io.parkcloud.compute.host.HostSpec;
import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.resource.Requests.Ask;
import io.parkcloud.control.resource.Requests.Change;
import io.parkcloud.control.resource.Requests.Create;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.security.Role;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.simulation.Turbulence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What users, the operator and bad luck do. */
final class Acts {

    private static final int ALL = 1_000_000;
    private static final List<String> PORTS = List.of(
            "NetworkEngine", "LogicalObjects", "ComputeEngine", "BlockStorageEngine", "ImageStore", "WorkloadEngine");

    private final Engines engines;
    private final Turbulence turbulence;
    private final List<Place> places = new ArrayList<>();
    private final List<ResourceId> flavors = new ArrayList<>();
    private ResourceId image = ResourceId.PLATFORM;

    Acts(Engines engines, Turbulence turbulence) {
        this.engines = engines;
        this.turbulence = turbulence;
    }

    void begin(List<Place> where, ResourceId theImage, List<ResourceId> theFlavors) {
        places.addAll(where);
        image = theImage;
        flavors.addAll(theFlavors);
    }

    /** A user, what is there for them, and whom to tell. */
    private record Scene(
            ControlPlane plane,
            SplittableRandom random,
            Consumer<String> story,
            Place place,
            Principal who,
            List<Resource<?, ?>> own) {

        Optional<Resource<?, ?>> one() {
            return own.isEmpty() ? Optional.empty() : Optional.of(own.get(random.nextInt(own.size())));
        }

        void tell(String what, Resource<?, ?> about) {
            story.accept("%s: %s %s %s (%s)"
                    .formatted(
                            who.name(),
                            what,
                            about.metadata().kind(),
                            about.name(),
                            about.id().shortName(6)));
        }
    }

    void act(ControlPlane plane, SplittableRandom random, Consumer<String> story) {
        int user = random.nextInt(places.size());
        var scene = scene(plane, random, story, user);
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> create(scene, scene.own());
            case 7, 8, 9 -> scene.one().ifPresent(own -> change(scene, own));
            case 10, 11, 12, 13 -> scene.one().ifPresent(own -> delete(scene, own));
            case 14, 15 -> scene.one().ifPresent(own -> action(scene, own));
            case 16, 17 -> intrude(scene, scene(plane, random, story, (user + 1) % places.size()));
            case 18 -> misfortune(scene);
            default -> operate(scene);
        }
    }

    private Scene scene(ControlPlane plane, SplittableRandom random, Consumer<String> story, int user) {
        var place = places.get(user);
        var who = new Principal(
                place.tenant().derive("admin"),
                "user-" + user,
                place.tenant(),
                Set.of(Role.ORGANISATION_ADMIN),
                Set.of());
        var own = plane.store().within(place.tenant(), Optional.of(place.project()), ALL).stream()
                .<Resource<?, ?>>map(plane.codec()::decode)
                .toList();
        return new Scene(plane, random, story, place, who, own);
    }

    @SuppressWarnings("unchecked") // a spec's own class
    private <S extends Record> void create(Scene scene, List<? extends Resource<?, ?>> pointAt) {
        var wish = new Wishes(scene.random(), pointAt, image, flavors).some();
        if (wish.isEmpty()) {
            return;
        }
        var spec = (S) wish.get();
        var kind = scene.plane().resources().kinds().of((Class<S>) spec.getClass());
        var name = kind.name().slug() + "-" + scene.random().nextInt(3);
        scene.story().accept(scene.who().name() + ": create " + kind.name().singular() + " " + name);
        var made = scene.plane()
                .resources()
                .create(
                        scene.who(),
                        kind,
                        new Create<>(
                                scene.place(),
                                Optional.empty(),
                                NetworkZone.INTRANET,
                                name,
                                Map.of(),
                                spec,
                                Optional.empty(),
                                Optional.empty(),
                                "simulation"));
        scene.tell("  accepted", made.resource());
    }

    @SuppressWarnings("unchecked") // a resource's own kind
    private <S extends Record> void change(Scene scene, Resource<?, ?> own) {
        scene.tell("change", own);
        var spec = (S) new Wishes(scene.random(), scene.own(), image, flavors).changed(own.spec());
        change(scene, own, "update", spec);
    }

    @SuppressWarnings("unchecked") // a resource's own kind
    private static <S extends Record> void change(Scene scene, Resource<?, ?> own, String verb, S spec) {
        var resources = scene.plane().resources();
        var unused = resources.change(
                scene.who(),
                resources.kinds().of((Class<S>) own.spec().getClass()),
                new Change<>(
                        scene.place(),
                        own.id(),
                        own.metadata().revision(),
                        verb,
                        own.metadata().labels(),
                        spec,
                        "simulation"));
    }

    private static void delete(Scene scene, Resource<?, ?> own) {
        scene.tell("delete", own);
        var kind = scene.plane().resources().kinds().named(own.metadata().kind());
        var unused = scene.plane()
                .resources()
                .delete(
                        scene.who(),
                        kind,
                        scene.place(),
                        own.id(),
                        own.metadata().revision(),
                        "simulation");
    }

    @SuppressWarnings("unchecked") // a resource's own kind
    private static <S extends Record, T extends Record> void action(Scene scene, Resource<?, ?> some) {
        var own = (Resource<S, T>) some;
        var kind = (Kind<S, T>)
                scene.plane().resources().kinds().of((Class<S>) own.spec().getClass());
        var verbs = new TreeMap<>(kind.actions());
        if (verbs.isEmpty()) {
            return;
        }
        var verb = List.copyOf(verbs.keySet()).get(scene.random().nextInt(verbs.size()));
        scene.tell(verb, own);
        var ask = new Ask(scene.place(), own.id(), verb, Map.of(), "simulation");
        switch (Objects.requireNonNull(verbs.get(verb))) {
            case Action.Change<S, T> change -> {
                var unused = scene.plane().resources().act(scene.who(), kind, ask);
            }
            case Action.Answer<S, T> answer -> {
                var unused = scene.plane().resources().answer(scene.who(), kind, ask);
            }
        }
    }

    /** Tries to read, change, remove or point at what is somebody else's. */
    private void intrude(Scene thief, Scene victim) {
        var target = victim.one();
        if (target.isEmpty()) {
            return;
        }
        var foreign = target.get();
        thief.tell("intrude on " + victim.who().name() + "'s", foreign);
        int way = thief.random().nextInt(5);
        if (way == 4) {
            create(thief, victim.own().stream().filter(Acts::pointedAt).toList());
            return; // Whether it points at anything is looked at with everything else.
        }
        try {
            intrude(way, thief, victim, foreign);
        } catch (PlatformException refused) {
            return;
        }
        throw new AssertionError("%s got at %s's %s %s in way %d"
                .formatted(
                        thief.who().name(),
                        victim.who().name(),
                        foreign.metadata().kind(),
                        foreign.name(),
                        way));
    }

    private static boolean pointedAt(Resource<?, ?> resource) {
        return !resource.metadata().deleting();
    }

    private static void intrude(int way, Scene thief, Scene victim, Resource<?, ?> foreign) {
        var resources = thief.plane().resources();
        var kind = resources.kinds().named(foreign.metadata().kind());
        switch (way) {
            case 0 -> resources.get(thief.who(), kind, thief.place(), foreign.id());
            case 1 -> resources.get(thief.who(), kind, victim.place(), foreign.id());
            case 2 -> delete(thief, foreign);
            default -> change(thief, foreign, "update", foreign.spec());
        }
    }

    /** Something breaks behind the platform's back. */
    private void misfortune(Scene scene) {
        var random = scene.random();
        if (random.nextInt(3) == 0) {
            var port = PORTS.get(random.nextInt(PORTS.size()));
            var time = Duration.ofSeconds(random.nextInt(1, 200));
            scene.story().accept(port + " is away for " + time);
            turbulence.away(port, time);
            return;
        }
        scene.one().ifPresent(own -> {
            scene.tell("the engine loses or crashes", own);
            switch (own.metadata().kind()) {
                case "Instance" -> engines.compute().crash(own.id());
                case "Replica", "ServiceInstance" -> engines.workloads().crash(own.id());
                default -> engines.network().lose(own.id());
            }
        });
    }

    /** The operator drains hosts and lets them in again. */
    private static void operate(Scene scene) {
        var hosts = scene.plane().store().within(ResourceId.PLATFORM, Optional.empty(), ALL).stream()
                .filter(row -> row.kind().equals("Host"))
                .toList();
        if (hosts.isEmpty()) {
            return;
        }
        StoredResource host = hosts.get(scene.random().nextInt(hosts.size()));
        var state = scene.random().nextInt(3) == 0 ? HostSpec.State.DRAINING : HostSpec.State.ACTIVE;
        scene.story().accept("the operator sets " + host.name() + " to " + state);
        var usual = HostSpec.usual();
        scene.plane()
                .change(
                        host.id(),
                        new HostSpec(
                                Optional.of(state),
                                usual.vcpusPerCpu(),
                                usual.memoryOvercommit(),
                                usual.reservedMemoryMiB(),
                                usual.zones()));
    }
}
