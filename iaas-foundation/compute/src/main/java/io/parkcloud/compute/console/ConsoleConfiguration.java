package io.parkcloud.compute.console;

import io.parkcloud.compute.ComputeProperties;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.web.PrincipalSource;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tickets, and the door that takes them. A {@link TicketShelf} is used if there is one. */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration {

    @Bean
    ConsoleTickets consoleTickets(Optional<TicketShelf> shelf, Clock clock, RandomGenerator random) {
        return new ConsoleTickets(shelf, clock, random);
    }

    @Bean
    ConsoleController consoleController(
            ConsoleTickets tickets,
            ComputeEngine engine,
            AuditTrail trail,
            Clock clock,
            PrincipalSource principals,
            ComputeProperties properties) {
        var sessions = new ConsoleSessions(trail, clock, properties.consoleIdle());
        return new ConsoleController(tickets, engine, sessions, principals);
    }
}
