package io.parkcloud.devops.git.ssh;

import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.security.KeyOwners;
import io.parkcloud.devops.git.GitProperties;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for {@code ssh://}, by Apache MINA. It lets in whoever has a key of an account, whatever name they give, and runs git's two
 * programs only: no shell, no files, no forwarding.
 */
public final class GitSshServer implements AutoCloseable {

    /** Of the key that somebody came in with. */
    static final AttributeKey<String> FINGERPRINT = new AttributeKey<>();

    private static final Logger LOG = LoggerFactory.getLogger(GitSshServer.class);
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration AUTHENTICATION = Duration.ofSeconds(30);

    private final GitProperties properties;
    private final Secrets secrets;
    private final KeyOwners owners;
    private final GitCommands commands;
    private @Nullable SshServer server;
    private boolean closed;

    public GitSshServer(GitProperties properties, Secrets secrets, KeyOwners owners, GitCommands commands) {
        this.properties = properties;
        this.secrets = secrets;
        this.owners = owners;
        this.commands = commands;
    }

    /** Opens the door, once. A port that is taken leaves the rest of the platform alone. */
    public synchronized void start() {
        if (closed || properties.sshPort() == 0) {
            return;
        }
        try {
            server = prepared();
            server.start();
            LOG.info("git over SSH at {}:{}", properties.sshAddress(), properties.sshPort());
        } catch (IOException e) {
            LOG.error(
                    "git over SSH cannot listen at {}:{}; set parkcloud.git.ssh-port to a free port, or to 0 for none",
                    properties.sshAddress(),
                    properties.sshPort(),
                    e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (server != null) {
            server.stop(true);
        }
    }

    private SshServer prepared() {
        var made = SshServer.setUpDefaultServer();
        made.setHost(properties.sshAddress());
        made.setPort(properties.sshPort());
        made.setKeyPairProvider(KeyPairProvider.wrap(HostKey.load(secrets)));
        made.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        made.setPublickeyAuthenticator((name, key, session) -> letIn(key, session));
        made.setCommandFactory((channel, line) -> commands.command(line));
        made.setShellFactory(channel -> commands.greeting());
        made.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        CoreModuleProperties.IDLE_TIMEOUT.set(made, IDLE);
        CoreModuleProperties.AUTH_TIMEOUT.set(made, AUTHENTICATION);
        CoreModuleProperties.SERVER_IDENTIFICATION.set(made, "parkcloud");
        return made;
    }

    private boolean letIn(PublicKey key, ServerSession session) {
        var fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        session.setAttribute(FINGERPRINT, fingerprint);
        return owners.ownerOf(fingerprint).isPresent();
    }
}
