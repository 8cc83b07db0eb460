package io.parkcloud.engine.distribution;

import io.parkcloud.devops.registry.spi.ImageRegistry;
import io.parkcloud.devops.registry.spi.RegistryAccess;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** The registry by its own protocol (OCI distribution-spec 1.0). Thread-safe. */
final class DistributionRegistry implements ImageRegistry, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NEXT = "Link";

    /** What a registry answers with is as it was pushed only if all its forms are accepted. */
    private static final String MANIFESTS = String.join(
            ", ",
            List.of(
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json",
                    "application/vnd.docker.distribution.manifest.v2+json"));

    private final DistributionProperties properties;
    private final RegistryAccess access;
    private final HttpClient http;

    DistributionRegistry(DistributionProperties properties, RegistryAccess access) {
        this.properties = properties;
        this.access = access;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.patience())
                .build();
    }

    @Override
    public SortedSet<String> tags(String path) {
        var found = new TreeSet<String>();
        var token = access.token(path, Set.of("pull"));
        Optional<String> page = Optional.of("/v2/" + path + "/tags/list?n=1000");
        while (page.isPresent()) {
            var answer = send(request(page.get(), token).GET(), 200, 404);
            if (answer.statusCode() == 404) {
                return found;
            }
            JSON.readTree(answer.body()).path("tags").forEach(tag -> found.add(tag.asString()));
            page = next(answer);
        }
        return found;
    }

    /** Manifests go; the registry's own collection takes the layers that no other image has. */
    @Override
    public void delete(String path) {
        for (var tag : tags(path)) {
            var token = access.token(path, Set.of("pull", "delete"));
            var manifest =
                    send(request("/v2/" + path + "/manifests/" + tag, token).HEAD(), 200, 404);
            var digest = manifest.headers().firstValue("Docker-Content-Digest");
            if (manifest.statusCode() == 200 && digest.isPresent()) {
                send(
                        request("/v2/" + path + "/manifests/" + digest.get(), token)
                                .DELETE(),
                        202,
                        404);
            }
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** As in {@code </v2/…?n=1000&last=…>; rel="next"} (RFC 8288). */
    private static Optional<String> next(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue(NEXT)
                .map(link -> link.substring(link.indexOf('<') + 1, link.indexOf('>')))
                .map(link -> link.substring(link.indexOf("/v2/")));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(properties.url() + path))
                .timeout(properties.patience())
                .header("Authorization", "Bearer " + token)
                .header("Accept", MANIFESTS);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int... expected) {
        var asked = request.build();
        try {
            var answer = http.send(asked, BodyHandlers.ofString());
            for (int status : expected) {
                if (answer.statusCode() == status) {
                    return answer;
                }
            }
            var said = "the registry answers %d to %s %s: %s"
                    .formatted(answer.statusCode(), asked.method(), asked.uri(), answer.body());
            throw answer.statusCode() >= 500
                    ? EngineException.unavailable(said, null)
                    : new EngineException(EngineErrors.REFUSED, said);
        } catch (IOException e) {
            throw EngineException.unavailable("the registry at " + properties.url() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable("interrupted while the registry was asked", e);
        }
    }
}
