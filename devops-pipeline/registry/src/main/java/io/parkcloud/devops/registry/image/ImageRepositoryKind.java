package io.parkcloud.devops.registry.image;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.devops.registry.RegistryErrors;
import io.parkcloud.devops.registry.spi.ImageRegistry;
import io.parkcloud.kernel.Metadata;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An image and its versions, in the project's part of the registry. It is asked for before the first push, because what nobody has
 * asked for is in nobody's quota.
 */
public final class ImageRepositoryKind implements Kind<ImageRepositorySpec, ImageRepositoryStatus> {

    public static final KindName NAME = new KindName("ImageRepository", "image-repositories", "devops");

    /** One part of a repository's name (distribution-spec, "Pulling manifests"). */
    public static final Pattern NAMES = Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");

    private final ImageRegistry registry;
    private final String address;

    /** @param address where people reach the registry, {@code host:port} */
    public ImageRepositoryKind(ImageRegistry registry, String address) {
        this.registry = registry;
        this.address = address;
    }

    /** Where the registry keeps it. */
    public static String path(Metadata repository) {
        return repository.project() + "/" + repository.name();
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PROJECT;
    }

    @Override
    public Access access() {
        return Access.PROJECT;
    }

    @Override
    public Class<ImageRepositorySpec> specType() {
        return ImageRepositorySpec.class;
    }

    @Override
    public Class<ImageRepositoryStatus> observedType() {
        return ImageRepositoryStatus.class;
    }

    @Override
    public ImageRepositoryStatus unobserved() {
        return new ImageRepositoryStatus("", List.of());
    }

    @Override
    public Reconciler<ImageRepositorySpec, ImageRepositoryStatus> reconciler() {
        return this::reconcile;
    }

    /** The registry makes a repository with the first push; here is seen what is in it. */
    private Outcome<ImageRepositoryStatus> reconcile(Pass<ImageRepositorySpec, ImageRepositoryStatus> pass) {
        var path = path(pass.resource().metadata());
        if (pass.deleting()) {
            registry.delete(path);
            return Outcome.forget();
        }
        var tags = List.copyOf(registry.tags(path));
        return Outcome.ready(new ImageRepositoryStatus(address + "/" + path, tags));
    }

    @Override
    public List<Charge> charges(ImageRepositorySpec spec) {
        return List.of(new Charge("image_repositories", 1));
    }

    @Override
    public void check(Proposal<ImageRepositorySpec> proposal, World world) {
        if (!NAMES.matcher(proposal.name()).matches()) {
            throw RegistryErrors.NAME_INVALID.error(
                    "\"%s\" is no name of an image: small letters and digits, with single dots, one or two underscores or hyphens between them",
                    proposal.name());
        }
    }
}
