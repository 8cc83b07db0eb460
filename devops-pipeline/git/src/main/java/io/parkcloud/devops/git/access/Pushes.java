package io.parkcloud.devops.git.access;

import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.audit.AuditTrail.Subject;
import io.parkcloud.kernel.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;

/** What may be pushed; that it is written down, and told to those who wait for it. Thread-safe. */
public final class Pushes {

    private static final long LARGEST_PACK = 1L << 30;
    private static final int PATIENCE_SECONDS = 120;

    private final AuditTrail trail;
    private final List<Consumer<ResourceId>> listeners = new CopyOnWriteArrayList<>();

    public Pushes(AuditTrail trail) {
        this.trail = trail;
    }

    /** From now on the listener gets the id of every repository that something was pushed to. It must not block. */
    public void onPush(Consumer<ResourceId> listener) {
        listeners.add(listener);
    }

    /** Receives one push. @param requestId under which it is written down */
    public ReceivePack into(Repository repository, Located located, String requestId) {
        var name = located.who().name();
        var pack = new ReceivePack(repository);
        pack.setRefLogIdent(new PersonIdent(name, name + "@parkcloud"));
        pack.setMaxPackSizeLimit(LARGEST_PACK);
        pack.setTimeout(PATIENCE_SECONDS);
        pack.setAtomic(true);
        pack.setPreReceiveHook((receiving, commands) -> commands.forEach(command -> judge(located, command)));
        pack.setPostReceiveHook((receiving, commands) -> received(located, requestId, commands));
        return pack;
    }

    /** JGit has found out already whether a branch would be rewritten. */
    private static void judge(Located located, ReceiveCommand command) {
        var branch = Repository.shortenRefName(command.getRefName());
        boolean protects = command.getRefName().startsWith(Constants.R_HEADS)
                && located.repository().spec().protects(branch);
        boolean loses = command.getType() == ReceiveCommand.Type.UPDATE_NONFASTFORWARD
                || command.getType() == ReceiveCommand.Type.DELETE;
        if (protects && loses) {
            command.setResult(
                    Result.REJECTED_OTHER_REASON,
                    branch
                            + " is protected: it is not rewritten and not deleted; push to another branch and merge that");
        }
    }

    private void received(Located located, String requestId, Collection<ReceiveCommand> commands) {
        var moved = new TreeMap<String, String>();
        commands.stream()
                .filter(command -> command.getResult() == Result.OK)
                .forEach(command -> moved.put(
                        command.getRefName(),
                        command.getOldId().name() + " -> " + command.getNewId().name()));
        if (!moved.isEmpty()) {
            var metadata = located.repository().metadata();
            var subject = new Subject(metadata.tenant(), metadata.project(), metadata.id(), metadata.name());
            trail.record(located.who().name(), "git-repository.push", subject, requestId, moved);
            listeners.forEach(listener -> listener.accept(metadata.id()));
        }
    }
}
