package io.parkcloud.devops.git.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs something for the length of a command, on a virtual thread. */
final class SessionCommand implements Command {

    /** What it runs. */
    @FunctionalInterface
    interface Work {
        void run(SshSession session) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(SessionCommand.class);
    private static final String PROTOCOL = "GIT_PROTOCOL";

    private final Work work;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private @Nullable ExitCallback exit;
    private @Nullable Thread thread;

    SessionCommand(Work work) {
        this.work = work;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        var fingerprint = channel.getSession().getAttribute(GitSshServer.FINGERPRINT);
        var protocol = Optional.ofNullable(environment.getEnv().get(PROTOCOL));
        var session = new SshSession(fingerprint, protocol, in, out, err);
        thread = Thread.ofVirtual().name("git-over-ssh").start(() -> end(attempt(session)));
    }

    @Override
    public void destroy(ChannelSession channel) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private int attempt(SshSession session) {
        try {
            work.run(session);
            return 0;
        } catch (Refusal refusal) {
            tell(refusal.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.warn("git over SSH failed", e);
            tell("this did not work: " + e.getMessage());
        }
        return 1;
    }

    private void tell(@Nullable String sentence) {
        try {
            err.write(("parkcloud: " + sentence + "\r\n").getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException gone) {
            LOG.debug("nobody was there to be told \"{}\"", sentence, gone);
        }
    }

    private void end(int status) {
        if (exit != null) {
            exit.onExit(status);
        }
    }
}
