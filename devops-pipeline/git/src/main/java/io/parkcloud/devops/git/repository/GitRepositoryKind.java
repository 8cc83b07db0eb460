package io.parkcloud.devops.git.repository;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.devops.git.GitErrors;
import io.parkcloud.devops.git.spi.GitStorage;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** A git repository of a project: its members clone it and push to it. */
public final class GitRepositoryKind implements Kind<GitRepositorySpec, GitRepositoryStatus> {

    public static final KindName NAME = new KindName("GitRepository", "git-repositories", "devops");

    /** Names that need no escaping in an address. */
    public static final Pattern NAMES = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private final GitStorage storage;
    private final RepositoryAddresses addresses;

    public GitRepositoryKind(GitStorage storage, RepositoryAddresses addresses) {
        this.storage = storage;
        this.addresses = addresses;
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
    public Class<GitRepositorySpec> specType() {
        return GitRepositorySpec.class;
    }

    @Override
    public Class<GitRepositoryStatus> observedType() {
        return GitRepositoryStatus.class;
    }

    @Override
    public GitRepositoryStatus unobserved() {
        return GitRepositoryStatus.UNKNOWN;
    }

    @Override
    public Reconciler<GitRepositorySpec, GitRepositoryStatus> reconciler() {
        return new GitRepositoryReconciler(storage, addresses);
    }

    @Override
    public List<Charge> charges(GitRepositorySpec spec) {
        return List.of(new Charge("git_repositories", 1));
    }

    /** A name is part of an address; names of branches are as git-check-ref-format(1) has them. */
    @Override
    public void check(Proposal<GitRepositorySpec> proposal, World world) {
        if (!NAMES.matcher(proposal.name()).matches()) {
            throw GitErrors.NAME_INVALID.error(
                    "\"%s\" is no name of a repository: it has small letters, digits, dots, underscores and hyphens, and begins with a letter or digit",
                    proposal.name());
        }
        var spec = proposal.spec();
        Stream.concat(Stream.of(spec.begins()), spec.protectedBranches().orElse(List.of()).stream())
                .filter(branch -> !Repository.isValidRefName(Constants.R_HEADS + branch))
                .findFirst()
                .ifPresent(branch -> {
                    throw GitErrors.BRANCH_INVALID.error(
                            "\"%s\" is no name of a branch: it has a space, two dots, one of ~^:?*[ or a backslash, or ends with .lock or /",
                            branch);
                });
    }
}
