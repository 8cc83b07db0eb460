package io.parkcloud.control.testkit;

import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.mysql.MySqlStoreConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

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

    @AfterEach
    void closeContext() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }
}
