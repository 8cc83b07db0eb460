package io.parkcloud.devops.git;

import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.reconcile.WakeUps;
import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.security.KeyOwners;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.control.web.ProjectLookup;
import io.parkcloud.devops.git.access.Pushes;
import io.parkcloud.devops.git.access.RepositoryFinder;
import io.parkcloud.devops.git.http.GitEndpoint;
import io.parkcloud.devops.git.repository.GitRepositoryKind;
import io.parkcloud.devops.git.repository.RepositoryAddresses;
import io.parkcloud.devops.git.ssh.GitCommands;
import io.parkcloud.devops.git.ssh.GitSshServer;
import io.parkcloud.devops.git.store.DirectoryGitStorage;
import io.parkcloud.kernel.IdGenerator;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Git hosting: the kind, its storage, and the two doors for {@code git clone} and {@code git push}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GitProperties.class)
public class GitConfiguration {

    @Bean
    DirectoryGitStorage gitStorage(GitProperties properties) {
        return new DirectoryGitStorage(properties.directory());
    }

    @Bean
    GitRepositoryKind gitRepositoryKind(DirectoryGitStorage storage, GitProperties properties) {
        return new GitRepositoryKind(storage, new RepositoryAddresses(properties.baseUrl(), properties.sshPort()));
    }

    @Bean
    RepositoryFinder repositoryFinder(ProjectLookup projects, GitRepositoryKind kind) {
        return new RepositoryFinder(projects, kind);
    }

    @Bean
    Pushes pushes(AuditTrail trail) {
        return new Pushes(trail);
    }

    @Bean
    WakeUps gitWakeUps(Pushes pushes, Store store, Dispatcher dispatcher, Clock clock) {
        return new WakeUps("git-hints", pushes::onPush, store, dispatcher, clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startGitWakeUps(@Qualifier("gitWakeUps") WakeUps hints) {
        return ready -> hints.start();
    }

    @Bean
    ServletRegistrationBean<GitEndpoint> gitEndpoint(
            PrincipalSource principals, RepositoryFinder finder, DirectoryGitStorage storage, Pushes pushes) {
        var endpoint = GitEndpoint.of(principals, finder, storage, pushes);
        var registration = new ServletRegistrationBean<>(endpoint, "/git/*");
        registration.setLoadOnStartup(-1); // when somebody first comes: most starts need no git
        return registration;
    }

    @Bean
    GitCommands gitCommands(
            KeyOwners owners, RepositoryFinder finder, DirectoryGitStorage storage, Pushes pushes, IdGenerator ids) {
        return new GitCommands(owners, finder, storage, pushes, ids);
    }

    @Bean
    GitSshServer gitSshServer(GitProperties properties, Secrets secrets, KeyOwners owners, GitCommands commands) {
        return new GitSshServer(properties, secrets, owners, commands);
    }

    /** Beside the platform's start, not in it: making it ready takes longer than the rest of this module. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> openGitSsh(GitSshServer server) {
        return ready -> Thread.ofVirtual().name("git-over-ssh").start(server::start);
    }
}
