package io.parkcloud.devops.git.repository;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.devops.git.GitErrors;
import io.parkcloud.devops.git.spi.GitStorage;
import io.parkcloud.devops.git.spi.ObservedRepository;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes a repository exist and says how large it is. */
final class GitRepositoryReconciler implements Reconciler<GitRepositorySpec, GitRepositoryStatus> {

    private static final long MIB = 1024L * 1024;

    private final GitStorage storage;
    private final RepositoryAddresses addresses;

    GitRepositoryReconciler(GitStorage storage, RepositoryAddresses addresses) {
        this.storage = storage;
        this.addresses = addresses;
    }

    @Override
    public Outcome<GitRepositoryStatus> reconcile(Pass<GitRepositorySpec, GitRepositoryStatus> pass) {
        if (pass.deleting()) {
            storage.delete(pass.id());
            return Outcome.forget();
        }
        var seen = storage.observe(pass.id());
        return switch (GitRepositoryPlanner.next(pass.observed(), seen)) {
            case CREATE -> {
                storage.create(pass.id(), pass.spec().begins());
                yield Outcome.ready(status(pass, new ObservedRepository(0, Map.of())));
            }
            case REPORT_LOSS ->
                Outcome.failed(
                        GitErrors.REPOSITORY_LOST,
                        "repository %s is not in its storage any more: put it back from a backup or a clone, or delete it"
                                .formatted(pass.id()),
                        pass.observed());
            case SETTLED -> {
                storage.setDefaultBranch(pass.id(), pass.spec().begins());
                yield Outcome.ready(status(pass, seen.orElseThrow()));
            }
        };
    }

    private static Map<String, String> heads(Map<String, String> branches) {
        return branches.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(GitRepositoryStatus.MOST_HEADS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private GitRepositoryStatus status(Pass<GitRepositorySpec, GitRepositoryStatus> pass, ObservedRepository seen) {
        var metadata = pass.resource().metadata();
        return new GitRepositoryStatus(
                addresses.http(metadata),
                addresses.ssh(metadata),
                seen.branches().size(),
                Math.ceilDiv(seen.bytes(), MIB),
                heads(seen.branches()));
    }
}
