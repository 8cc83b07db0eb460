package io.parkcloud.control.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.mysql.MySqlStoreConfiguration;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

final class MySqlStoreIT extends CrowdedStoreContract {

    private static MariaDbServer server;
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(MySqlStoreConfiguration.class)
    static class Application {}

    @BeforeAll
    static void startServer() {
        server = MariaDbServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    protected Store emptyStore() {
        var context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(server.dataSource())
                .run();
        contexts.add(context);
        return context.getBean(Store.class);
    }

    @Test
    void aCommitThatLosesItsConnectionIsToldAsADatabaseThatDoesNotAnswer() {
        var store = emptyStore();
        var owner = new ResourceId(new UUID(7, 7));
        var cut = new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                server.cutConnections();
            }
        };

        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> store.secret(owner, "key", () -> {
                    TransactionSynchronizationManager.registerSynchronization(cut);
                    return new byte[] {1};
                }))
                .satisfies(lost -> assertThat(lost.code()).isEqualTo(StoreErrors.UNAVAILABLE));
        assertThat(store.secret(owner, "key", () -> new byte[] {2})).containsExactly(2);
    }

    @AfterEach
    void closeContext() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }
}
