package io.parkcloud.education.lti;

import com.nimbusds.jwt.JWTClaimsSet;
import io.parkcloud.education.account.Member;
import io.parkcloud.education.course.Enrolment;
import io.parkcloud.education.course.Lessons.Placed;
import io.parkcloud.education.course.SchoolClass;
import io.parkcloud.education.store.Digests;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The message that a tool gets: a resource link launch request.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3/#resource-link-launch-request-message">LTI 1.3 core, section 5.3 (required
 *     claims) and 5.4 (optional ones), appendix A.2 (roles), appendix C (custom)</a>
 */
final class LaunchClaims {
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
    private static final String INSTITUTION = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Pattern CUSTOM = Pattern.compile("([A-Za-z0-9_.-]{1,100})=(.*)");

    private LaunchClaims() {}

    /**
     * A launch that is due.
     *
     * @param tool where to
     * @param placed what was opened, and in which class
     * @param member who opened it
     * @param issuer who we are
     * @param nonce what the tool wants back
     * @param returnUrl the page it was opened from
     * @param language of that page
     */
    record Due(
            Tool tool, Placed placed, Member member, String issuer, String nonce, String returnUrl, String language) {}

    /** Who somebody is to tools: always the same, and no name. */
    static String subject(Member member) {
        var id = member.personId().isEmpty() ? "account:" + member.username() : "person:" + member.personId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.of("lti-subject:" + id));
    }

    @SuppressWarnings("JavaUtilDate") // Nimbus takes no other.
    static JWTClaimsSet of(Due due, Instant now) {
        var of = due.placed().of();
        var item = due.placed().item();
        var tool = due.tool();
        var target = item.targetUri().isEmpty() ? tool.targetUri() : item.targetUri();
        var claims = new JWTClaimsSet.Builder()
                .issuer(due.issuer())
                .audience(tool.clientId())
                .subject(subject(due.member()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("nonce", due.nonce())
                .claim("azp", tool.clientId())
                .claim(CLAIM + "message_type", "LtiResourceLinkRequest")
                .claim(CLAIM + "version", "1.3.0")
                .claim(CLAIM + "deployment_id", tool.deploymentId())
                .claim(CLAIM + "target_link_uri", target)
                .claim(CLAIM + "resource_link", Map.of("id", item.id(), "title", item.title()))
                .claim(CLAIM + "roles", roles(due))
                .claim(CLAIM + "context", context(of))
                .claim(CLAIM + "tool_platform", platform(due))
                .claim(CLAIM + "launch_presentation", presentation(due))
                .claim(CLAIM + "custom", custom(item.custom()))
                .claim(CLAIM + "lis", Map.of("course_section_sourcedid", of.id()));
        if (tool.tellsNames()) {
            claims.claim("name", due.member().name());
        }
        return claims.build();
    }

    private static Map<String, Object> context(SchoolClass of) {
        return Map.of(
                "id", of.id(),
                "label", of.title(),
                "title", of.courseTitle() + " " + of.title(),
                "type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection"));
    }

    private static Map<String, Object> platform(Due due) {
        return Map.of(
                "guid", due.issuer(),
                "name", due.placed().of().schoolName(),
                "product_family_code", "parkcloud-education");
    }

    private static Map<String, Object> presentation(Due due) {
        return Map.of("document_target", "window", "return_url", due.returnUrl(), "locale", due.language());
    }

    /** Both of the membership in the class and of the institution (LTI 1.3 core, appendices A.2.2 and A.2.3). */
    private static List<String> roles(Due due) {
        var of = due.placed().of();
        if (of.enrolment() == Enrolment.STUDENT) {
            return List.of(MEMBERSHIP + "Learner", INSTITUTION + "Student");
        }
        if (of.enrolment() == Enrolment.TEACHER) {
            return List.of(MEMBERSHIP + "Instructor", INSTITUTION + "Faculty");
        }
        return due.member().runs(of.schoolId()) || of.enrolment() == Enrolment.ADMINISTRATOR
                ? List.of(MEMBERSHIP + "Administrator", INSTITUTION + "Administrator")
                : List.of(INSTITUTION + "Other");
    }

    static Map<String, String> custom(String lines) {
        var custom = new LinkedHashMap<String, String>();
        lines.lines().map(String::strip).map(CUSTOM::matcher).forEach(line -> {
            if (line.matches()) {
                custom.put(line.group(1), line.group(2).strip());
            }
        });
        return custom;
    }
}
