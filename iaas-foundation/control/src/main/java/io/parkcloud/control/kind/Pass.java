package io.parkcloud.control.kind;

import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reconciler has in hand during one pass over one resource. */
public interface Pass<S extends Record, T extends Record> extends World {

    Resource<S, T> resource();

    /** Grows with every change of hands; engines refuse a smaller one than they have seen. */
    long fence();

    /** How often in a row the engine has failed on this resource. */
    int attempt();

    Instant now();

    default boolean deleting() {
        return resource().metadata().deleting();
    }

    default S spec() {
        return resource().spec();
    }

    default T observed() {
        return resource().status().observed();
    }

    default ResourceId id() {
        return resource().metadata().id();
    }

    /**
     * What this resource stands on, once it is Ready; empty while that is being worked on.
     *
     * @throws io.parkcloud.kernel.PlatformException {@code resource.dependency-failed} if it has failed, and so this resource
     *         cannot become what was asked for until somebody mends that; what is real already is left alone
     */
    default <R extends Resource<?, ?>> Optional<R> ready(Optional<R> standsOn) {
        boolean real = resource().status().observedGeneration()
                == resource().metadata().generation();
        standsOn.filter(other -> other.phase() == Phase.FAILED && !real).ifPresent(other -> {
            throw KindErrors.DEPENDENCY_FAILED.error(
                    "%s \"%s\" has failed (%s); mend or replace it",
                    other.metadata().kind(),
                    other.name(),
                    other.status().condition("Ready").map(Condition::reason).orElse("no reason is known"));
        });
        return standsOn.filter(Resource::ready);
    }

    /**
     * Takes the first free one of {@code candidates} in {@code space} for this resource, for good. If the resource holds a
     * key of that space already, that one is returned and nothing is taken.
     *
     * @return empty if every candidate is taken
     */
    Optional<String> claimFirst(ResourceId space, Stream<String> candidates);

    /** The resources that this one made ({@link #ensureOwned}), oldest first. */
    List<Resource<?, ?>> owned();

    /** Those of one kind among {@link #owned()}, in the same order. */
    @SuppressWarnings("unchecked") // a kind has one type of spec and one of what is observed
    default <C extends Record, O extends Record> List<Resource<C, O>> owned(Class<C> specType, Class<O> observedType) {
        return owned().stream()
                .filter(owned -> specType.isInstance(owned.spec()) && observedType.isInstance(owned.observed()))
                .map(owned -> (Resource<C, O>) owned)
                .toList();
    }

    /**
     * Makes sure that a resource of this one's own exists with that spec, through the ordinary door: checked, charged,
     * audited. Its id is {@code id().derive(part)}; it goes when this one goes, after {@link #deleteOwned}.
     *
     * @param part name of the part among this resource's parts, unique and stable
     * @return the owned resource as it stands now
     */
    <C extends Record> Resource<C, ?> ensureOwned(String part, Class<C> specType, String name, C spec);

    /** Asks for deletion of an owned resource; absent or already going is success. */
    void deleteOwned(ResourceId id);

    /** A secret of this resource, made by {@code generator} the first time; stored sealed. */
    String secret(String name, java.util.function.Supplier<String> generator);
}
