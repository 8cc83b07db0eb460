package io.parkcloud.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How the pool gets to the database; the password comes from a file, so that it is in no environment and no process list.
 * Whoever sets Spring's own {@code spring.datasource.url} says all of it there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
class DatabaseConfiguration {

    @Bean
    JdbcConnectionDetails database(ServerProperties properties) {
        var database = properties.database();
        var password = password(database);
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.user();
            }

            @Override
            public String getPassword() {
                return password;
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }

    private static String password(ServerProperties.Database database) {
        var file = database.passwordFile();
        if (file == null) {
            return database.password();
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the password of the database cannot be read from parkcloud.server.database.password-file=" + file,
                    e);
        }
    }
}
