package io.parkcloud.healthcare.fhir;

import org.hl7.fhir.r4.model.Resource;

/** One change that a client asks for. */
public sealed interface Wish {

    /**
     * A new resource, with an id of ours.
     *
     * @param resource what
     * @param condition a search; if it finds one, nothing is made. Empty if always
     */
    record Create(Resource resource, String condition) implements Wish {}

    /**
     * A resource as it shall be from now on.
     *
     * @param resource what
     * @param id which; empty if the condition says so
     * @param condition a search that finds which
     * @param ifMatch the version it must have now; 0 if any
     */
    record Put(Resource resource, String id, String condition, int ifMatch) implements Wish {}

    /**
     * A resource that shall be gone.
     *
     * @param type its type
     * @param id its id
     * @param ifMatch the version it must have now; 0 if any
     */
    record Remove(String type, String id, int ifMatch) implements Wish {}
}
