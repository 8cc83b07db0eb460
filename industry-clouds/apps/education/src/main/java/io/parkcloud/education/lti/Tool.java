package io.parkcloud.education.lti;

import java.time.Instant;
import java.util.List;

/**
 * A tool that is registered here.
 *
 * @param id for addresses
 * @param name for people
 * @param clientId what it is called in messages, given here
 * @param deploymentId its deployment, given here; each tool has one, for all schools
 * @param loginUrl where a launch begins: the tool's OpenID Connect login initiation
 * @param targetUri where a launch leads if a lesson says nothing else
 * @param redirectUris where answers may be sent to, exactly
 * @param tellsNames whether it learns names and mail addresses; otherwise people are numbers to it
 * @param createdAt when it was registered
 */
public record Tool(
        String id,
        String name,
        String clientId,
        String deploymentId,
        String loginUrl,
        String targetUri,
        List<String> redirectUris,
        boolean tellsNames,
        Instant createdAt) {

    public Tool {
        redirectUris = List.copyOf(redirectUris);
    }
}
