package io.parkcloud.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the process as soon as it has answered, so that a JVM that is told to write down what it needed for that (JEP 514) has
 * seen the whole way and not only the making of beans. For a database of its own: everything that a first start does is done.
 */
@Component
@ConditionalOnBooleanProperty("parkcloud.server.training")
class TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

    private final WebServerApplicationContext context;

    TrainingRun(WebServerApplicationContext context) {
        this.context = context;
    }

    @EventListener
    void became(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            Thread.ofPlatform().name("training").start(this::askAndEnd);
        }
    }

    private void askAndEnd() {
        int code = answers() ? 0 : 1;
        System.exit(SpringApplication.exit(context, () -> code));
    }

    private boolean answers() {
        var server = context.getWebServer();
        var address = "http://127.0.0.1:" + (server == null ? 0 : server.getPort());
        try (var client = HttpClient.newHttpClient()) {
            boolean good = true;
            for (var path : new String[] {"/actuator/health/readiness", "/"}) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
                LOG.info("{} answered {}", path, answer.statusCode());
                good &= answer.statusCode() == 200;
            }
            return good;
        } catch (IOException e) {
            LOG.error("the platform does not answer at {}", address, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
