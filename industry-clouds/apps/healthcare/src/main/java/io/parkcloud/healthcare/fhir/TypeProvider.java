package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Since;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.account.Callers;
import io.parkcloud.healthcare.fhir.Written.Result;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The interactions of one resource type, as HAPI's server calls them. All types have the same. */
public final class TypeProvider<T extends IBaseResource> implements IResourceProvider {
    private final Class<T> type;
    private final String name;
    private final Interactions interactions;
    private final Bundles bundles;
    private final Callers callers;

    TypeProvider(Class<T> type, String name, Interactions interactions, Bundles bundles, Callers callers) {
        this.type = type;
        this.name = name;
        this.interactions = interactions;
        this.bundles = bundles;
        this.callers = callers;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    /** Read and vread. */
    @Read(version = true)
    public T read(@IdParam IIdType id, RequestDetails request) {
        return type.cast(
                interactions.read(name, id.getIdPart(), Optional.ofNullable(id.getVersionIdPart()), caller(request)));
    }

    /** Create, and conditional create. */
    @Create
    public MethodOutcome create(
            @ResourceParam T resource, @ConditionalUrlParam @Nullable String condition, RequestDetails request) {
        return outcome(interactions.write(new Wish.Create((Resource) resource, query(condition)), caller(request)));
    }

    /** Update, update as create, and conditional update. */
    @Update
    public MethodOutcome update(
            @IdParam @Nullable IIdType id,
            @ResourceParam T resource,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        var where = query(condition);
        var put = new Wish.Put(
                (Resource) resource,
                where.isEmpty() && id != null ? String.valueOf(id.getIdPart()) : "",
                where,
                ifMatch(request));
        return outcome(interactions.write(put, caller(request)));
    }

    /** Delete. */
    @Delete
    public MethodOutcome delete(@IdParam IIdType id, RequestDetails request) {
        return outcome(interactions.write(new Wish.Remove(name, id.getIdPart(), ifMatch(request)), caller(request)));
    }

    /** History of one resource. */
    @History
    public IBundleProvider historyOfOne(
            @IdParam IIdType id,
            @Since @Nullable InstantType since,
            @Count @Nullable IntegerType count,
            RequestDetails request) {
        return history(Optional.of(id.getIdPart()), since, count, request);
    }

    /** History of the type. */
    @History
    public IBundleProvider historyOfAll(
            @Since @Nullable InstantType since, @Count @Nullable IntegerType count, RequestDetails request) {
        return history(Optional.empty(), since, count, request);
    }

    private IBundleProvider history(
            Optional<String> id, @Nullable InstantType since, @Nullable IntegerType count, RequestDetails request) {
        var bundle = bundles.history(
                name,
                id,
                since == null || since.getValue() == null
                        ? 0
                        : since.getValue().toInstant().toEpochMilli(),
                count == null || count.getValue() == null ? 0 : count.getValue(),
                request,
                caller(request));
        return ReadyBundles.leave(bundle, request);
    }

    /** Search by whatever R4 defines for the type. */
    @Search(allowUnknownParams = true)
    @Description("Search by the parameters that R4 defines for the type")
    public Bundle search(RequestDetails request) {
        return bundles.search(name, request, caller(request));
    }

    private Caller caller(RequestDetails request) {
        return callers.of(((ServletRequestDetails) request).getServletRequest());
    }

    private static String query(@Nullable String condition) {
        return condition == null ? "" : condition.substring(condition.indexOf('?') + 1);
    }

    static int ifMatch(RequestDetails request) {
        var header = request.getHeader("If-Match");
        return header == null ? 0 : version(header);
    }

    /** The version in {@code W/"3"}. */
    static int version(String tag) {
        var text = tag.strip().replaceAll("^(W/)?\"?|\"$", "");
        if (!text.matches("\\d{1,9}") || text.equals("0")) {
            throw new InvalidRequestException("If-Match is W/\"<version>\", such as W/\"3\", was '" + tag + "'");
        }
        return Integer.parseInt(text);
    }

    private MethodOutcome outcome(Written written) {
        var outcome = new MethodOutcome(
                new IdType(name, written.id(), written.version() == 0 ? null : Integer.toString(written.version())),
                written.result() == Result.CREATED);
        if (written.resource() != null) {
            outcome.setResource(written.resource());
        }
        return outcome;
    }
}
