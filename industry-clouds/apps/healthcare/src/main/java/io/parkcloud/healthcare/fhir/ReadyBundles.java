package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Gives a finished bundle as the answer of a history. HAPI wants to make those itself, from a list of resources, and pages by offset
 * in a list it keeps; ours know deletions, and page by where the page before has ended.
 */
@Interceptor
public final class ReadyBundles {
    private static final String KEY = ReadyBundles.class.getName();

    static IBundleProvider leave(Bundle bundle, RequestDetails request) {
        request.getUserData().put(KEY, bundle);
        return new SimpleBundleProvider(List.of());
    }

    /** Puts the bundle in place of HAPI's. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void replace(RequestDetails request, ResponseDetails response) {
        if (request.getUserData().get(KEY) instanceof Bundle bundle) {
            response.setResponseResource(bundle);
        }
    }
}
