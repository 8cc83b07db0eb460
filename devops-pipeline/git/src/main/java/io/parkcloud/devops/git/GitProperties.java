package io.parkcloud.devops.git;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings below {@code parkcloud.git}.
 *
 * @param directory where repositories are kept
 * @param baseUrl where people reach the platform
 * @param sshAddress where git over SSH listens
 * @param sshPort at which port; 0 leaves that door shut
 */
@ConfigurationProperties("parkcloud.git")
public record GitProperties(Path directory, URI baseUrl, String sshAddress, int sshPort) {}
