package io.parkcloud.devops.git.ssh;

import io.parkcloud.control.security.KeyOwners;
import io.parkcloud.control.security.Principal;
import io.parkcloud.devops.git.access.Located;
import io.parkcloud.devops.git.access.Pushes;
import io.parkcloud.devops.git.access.RepositoryFinder;
import io.parkcloud.devops.git.store.DirectoryGitStorage;
import io.parkcloud.kernel.IdGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.UploadPack;

/** What may be run over SSH: {@code git-upload-pack(1)} and {@code git-receive-pack(1)}. */
public final class GitCommands {

    private static final Pattern LINE = Pattern.compile("git[- ](upload|receive)-pack '?/?([^']+)'?");
    private static final int PATIENCE_SECONDS = 120;

    private final KeyOwners owners;
    private final RepositoryFinder finder;
    private final DirectoryGitStorage storage;
    private final Pushes pushes;
    private final IdGenerator ids;

    public GitCommands(
            KeyOwners owners, RepositoryFinder finder, DirectoryGitStorage storage, Pushes pushes, IdGenerator ids) {
        this.owners = owners;
        this.finder = finder;
        this.storage = storage;
        this.pushes = pushes;
        this.ids = ids;
    }

    Command command(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            return new SessionCommand(session -> {
                throw new Refusal("only git is spoken here: clone, fetch and push");
            });
        }
        boolean reads = parts.group(1).equals("upload");
        return new SessionCommand(session -> serve(session, parts.group(2), reads));
    }

    /** Somebody tries whether their key is known. */
    Command greeting() {
        return new SessionCommand(session -> {
            throw new Refusal("hello %s, your key is known; there is no shell here, only git"
                    .formatted(who(session).name()));
        });
    }

    private void serve(SshSession session, String address, boolean reads) throws IOException {
        var located = finder.find(who(session), address).orElseThrow(() -> none(address));
        try (var repository = storage.open(located.repository().id())) {
            if (reads) {
                read(session, repository);
            } else {
                write(session, repository, located);
            }
        } catch (RepositoryNotFoundException lost) {
            throw none(address);
        }
    }

    private static void read(SshSession session, Repository repository) throws IOException {
        var pack = new UploadPack(repository);
        pack.setTimeout(PATIENCE_SECONDS);
        session.protocol().ifPresent(spoken -> pack.setExtraParameters(Arrays.asList(spoken.split(":", -1))));
        pack.upload(session.in(), session.out(), session.err());
    }

    private void write(SshSession session, Repository repository, Located located) throws IOException {
        pushes.into(repository, located, ids.next().toString()).receive(session.in(), session.out(), session.err());
    }

    /** Asked again for every command: a connection may outlive the account. */
    private Principal who(SshSession session) {
        return Optional.ofNullable(session.fingerprint())
                .flatMap(owners::ownerOf)
                .orElseThrow(() -> new Refusal("this key does not count any more"));
    }

    private static Refusal none(String address) {
        return new Refusal("repository " + address + " not found, or not yours");
    }
}
