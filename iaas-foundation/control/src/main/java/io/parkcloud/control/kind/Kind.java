package io.parkcloud.control.kind;

import io.parkcloud.control.security.Principal;
import io.parkcloud.kernel.Resource;
import java.util.List;
import java.util.Map;

/**
 * A kind of resource. A module adds one by publishing a bean of this type; store, quota, metering, audit, authorisation,
 * REST, CLI and portal need nothing more.
 *
 * <p>Spec and observed facts are records that Jackson can read and write. Limits of single fields are said with Jakarta
 * Validation annotations on the spec; what compares several fields or other resources is said in {@link #check}.
 *
 * @param <S> what is asked for
 * @param <T> what is seen
 */
public interface Kind<S extends Record, T extends Record> {

    KindName name();

    Scope scope();

    Access access();

    Class<S> specType();

    Class<T> observedType();

    /** The facts of a resource that nothing has been seen of yet. */
    T unobserved();

    Reconciler<S, T> reconciler();

    /** What a resource of this spec takes from the quotas of its project and organisation; no metric twice. */
    default List<Charge> charges(S spec) {
        return List.of(new Charge(name().plural().replace('-', '_'), 1));
    }

    /** Whom the spec points at. */
    default List<Reference> references(S spec) {
        return List.of();
    }

    /** What the proposal must hold alone from the moment that it is accepted. */
    default List<UniqueClaim> claims(Proposal<S> proposal) {
        return List.of();
    }

    /**
     * Refuses what cannot be: called in the accepting transaction, references checked and locked, for new specs and changed
     * ones. Must not touch anything.
     *
     * @throws io.parkcloud.kernel.PlatformException with a code of the module
     */
    default void check(Proposal<S> proposal, World world) {}

    /**
     * Refuses what this caller may not ask for although they may write resources of the kind, such as more rights for
     * themselves. Called before {@link #check}, outside of any transaction, and not for the platform itself.
     *
     * @throws io.parkcloud.kernel.PlatformException with a code of the module
     */
    default void permit(Principal who, Proposal<S> proposal) {}

    /**
     * Refuses to let go of what still holds something; what refers to the resource is looked at already. Called in the
     * accepting transaction. Must not touch anything.
     *
     * @throws io.parkcloud.kernel.PlatformException with a code of the module
     */
    default void checkDelete(Resource<S, T> resource, Contents contents) {}

    /** Verbs beyond create, change and delete, by the name they have in URLs ({@code POST …/{id}:start}). */
    default Map<String, Action<S, T>> actions() {
        return Map.of();
    }
}
