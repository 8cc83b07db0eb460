package io.parkcloud.devops.pipeline.run;

import io.parkcloud.devops.git.store.DirectoryGitStorage;
import io.parkcloud.devops.pipeline.PipelineErrors;
import io.parkcloud.devops.pipeline.spi.SourceTree;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads commits of repositories. */
final class CommitSource {

    private static final int LARGEST_FILE = 1 << 20;
    private static final int LONGEST_TITLE = 200;

    private final DirectoryGitStorage storage;

    CommitSource(DirectoryGitStorage storage) {
        this.storage = storage;
    }

    /** What is known of a commit. @param file text of the file that was asked for; empty if the commit has none */
    record Commit(String title, String author, Optional<String> file) {}

    /** @throws io.parkcloud.kernel.PlatformException {@code pipeline.source.missing} */
    Commit read(ResourceId repository, String commit, String file) {
        return with(repository, commit, (git, found) -> {
            var author = found.getAuthorIdent();
            var title = found.getShortMessage();
            return new Commit(
                    title.substring(0, Math.min(LONGEST_TITLE, title.length())),
                    author == null ? "" : author.getName(),
                    text(git, found, file));
        });
    }

    /** Every file of a commit; submodules are left out. */
    SourceTree tree(ResourceId repository, String commit) {
        return visitor -> {
            var unused = with(repository, commit, (git, found) -> {
                try (var walk = new TreeWalk(git)) {
                    walk.addTree(found.getTree());
                    walk.setRecursive(true);
                    while (walk.next()) {
                        visit(git, walk, visitor);
                    }
                }
                return commit;
            });
        };
    }

    private static void visit(Repository git, TreeWalk walk, SourceTree.Visitor visitor) throws IOException {
        var mode = walk.getFileMode(0);
        if (mode == FileMode.GITLINK) {
            return;
        }
        var content = git.open(walk.getObjectId(0));
        if (mode == FileMode.SYMLINK) {
            visitor.link(walk.getPathString(), new String(content.getBytes(), StandardCharsets.UTF_8));
            return;
        }
        try (var in = content.openStream()) {
            visitor.file(walk.getPathString(), mode == FileMode.EXECUTABLE_FILE, in);
        }
    }

    private static Optional<String> text(Repository git, RevCommit commit, String file) throws IOException {
        try (var walk = TreeWalk.forPath(git, file, commit.getTree())) {
            if (walk == null || !FileMode.REGULAR_FILE.equals(walk.getFileMode(0))) {
                return Optional.empty();
            }
            return Optional.of(
                    new String(git.open(walk.getObjectId(0)).getBytes(LARGEST_FILE), StandardCharsets.UTF_8));
        }
    }

    private interface Reading<T> {
        T read(Repository git, RevCommit commit) throws IOException;
    }

    private <T> T with(ResourceId repository, String commit, Reading<T> reading) {
        try (var git = storage.open(repository);
                var walk = new RevWalk(git)) {
            return reading.read(git, walk.parseCommit(ObjectId.fromString(commit)));
        } catch (RepositoryNotFoundException | MissingObjectException gone) {
            throw PipelineErrors.SOURCE_MISSING.error("commit %s is not in the repository any more", commit);
        } catch (IOException e) {
            throw EngineException.unavailable("commit " + commit + " cannot be read", e);
        }
    }
}
