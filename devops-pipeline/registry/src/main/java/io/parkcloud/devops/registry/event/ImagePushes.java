package io.parkcloud.devops.registry.event;

import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.audit.AuditTrail.Subject;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.web.ProjectLookup;
import io.parkcloud.devops.registry.image.ImageRepositoryKind;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Writes down what was pushed, and tells those who wait for it. Thread-safe. */
public final class ImagePushes {

    private static final Principal ASKER = Principal.system("registry");

    private final ProjectLookup projects;
    private final ImageRepositoryKind kind;
    private final AuditTrail trail;
    private final List<Consumer<ResourceId>> listeners = new CopyOnWriteArrayList<>();

    public ImagePushes(ProjectLookup projects, ImageRepositoryKind kind, AuditTrail trail) {
        this.projects = projects;
        this.kind = kind;
        this.trail = trail;
    }

    /** From now on the listener gets the id of every repository that something was pushed to. It must not block. */
    public void onPush(Consumer<ResourceId> listener) {
        listeners.add(listener);
    }

    /** One version of an image has arrived. A repository that is gone meanwhile has no use for it. */
    void pushed(String path, String tag, String digest, String who, String requestId) {
        var parts = path.split("/", 2);
        if (parts.length < 2) {
            return;
        }
        projects.ready(ASKER, kind, parts[0], parts[1]).ifPresent(repository -> {
            var metadata = repository.metadata();
            var subject = new Subject(metadata.tenant(), metadata.project(), metadata.id(), metadata.name());
            trail.record(who, "image-repository.push", subject, requestId, Map.of("tag", tag, "digest", digest));
            listeners.forEach(listener -> listener.accept(metadata.id()));
        });
    }
}
