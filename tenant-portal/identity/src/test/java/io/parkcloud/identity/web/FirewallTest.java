package io.parkcloud.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

final class FirewallTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
                "a\tb",
                "政务大厅",
                "\uD83C\uDFDB",
                "a\u0000b",
                "a\r\nX-Other: b",
                "a\u007fb",
                "a\u0085b",
                "a\uD800b",
                "\uFFFF",
                "\u0378"
            })
    void letsThroughWhatSpringsLetsThrough(String value) {
        assertThat(passes(new SecurityConfiguration().firewall(), value))
                .isEqualTo(passes(new StrictHttpFirewall(), value));
    }

    private static boolean passes(HttpFirewall firewall, String value) {
        var request = new MockHttpServletRequest("GET", "/api/v1/me");
        request.addHeader("Authorization", value);
        try {
            return value.equals(firewall.getFirewalledRequest(request).getHeader("Authorization"));
        } catch (RequestRejectedException refused) {
            return false;
        }
    }
}
