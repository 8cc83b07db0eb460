package io.parkcloud.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** Commits pushed to a repository by its address, without a working copy that stays. */
final class Pushed {

    private Pushed() {}

    /** Pushes one commit more, or the first, with these files changed. @return its id */
    static String commit(String url, String user, String password, String branch, Map<String, String> files) {
        var credentials = new UsernamePasswordCredentialsProvider(user, password);
        try {
            var folder = Files.createTempDirectory("parkcloud-pushed");
            try (var git = Git.cloneRepository()
                    .setURI(url)
                    .setDirectory(folder.toFile())
                    .setCredentialsProvider(credentials)
                    .call()) {
                for (var file : files.entrySet()) {
                    var path = folder.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, file.getValue());
                }
                git.add().addFilepattern(".").call();
                var commit = git.commit()
                        .setAuthor("测试员", "t@example.org")
                        .setCommitter("t", "t@example.org")
                        .setMessage("a change of " + String.join(", ", files.keySet()))
                        .call();
                for (var result : git.push()
                        .setCredentialsProvider(credentials)
                        .setRefSpecs(new RefSpec("HEAD:refs/heads/" + branch))
                        .call()) {
                    for (var update : result.getRemoteUpdates()) {
                        if (update.getStatus() != RemoteRefUpdate.Status.OK) {
                            throw new AssertionError("the push was refused: " + update);
                        }
                    }
                }
                return commit.name();
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new AssertionError("git does not take this", e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
