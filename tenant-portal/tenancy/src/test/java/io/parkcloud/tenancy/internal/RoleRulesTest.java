package io.parkcloud.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.security.Role;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.tenancy.Organisations;
import io.parkcloud.tenancy.UserSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleRulesTest {

    private static final ResourceId BUREAU = ResourceId.PLATFORM.derive("bureau");

    @ParameterizedTest
    @CsvSource({
        "platform, SYSTEM_ADMIN, , ok",
        "platform, SECURITY_ADMIN, , ok",
        "platform, AUDIT_ADMIN, , ok",
        "platform, SYSTEM_ADMIN, SECURITY_ADMIN, tenancy.user.roles-clash",
        "platform, SYSTEM_ADMIN, AUDIT_ADMIN, tenancy.user.roles-clash",
        "platform, SECURITY_ADMIN, AUDIT_ADMIN, tenancy.user.roles-clash",
        "platform, ORGANISATION_ADMIN, , tenancy.user.role-elsewhere",
        "platform, MEMBER, , tenancy.user.role-elsewhere",
        "bureau, ORGANISATION_ADMIN, , ok",
        "bureau, MEMBER, , ok",
        "bureau, ORGANISATION_ADMIN, MEMBER, ok",
        "bureau, SYSTEM_ADMIN, , tenancy.user.role-elsewhere",
        "bureau, SECURITY_ADMIN, , tenancy.user.role-elsewhere",
        "bureau, AUDIT_ADMIN, , tenancy.user.role-elsewhere",
        "bureau, MEMBER, AUDIT_ADMIN, tenancy.user.role-elsewhere",
    })
    void theThreeAdministratorsAreThreePeopleOfThePlatform(
            String where, Role one, @Nullable Role other, String expected) {
        var roles = other == null ? Set.of(one) : Set.of(one, other);
        var tenant = where.equals("platform") ? Organisations.PLATFORM : BUREAU;
        String got;
        try {
            RoleRules.check(tenant, new UserSpec("someone", null, roles, Set.of(), null));
            got = "ok";
        } catch (PlatformException refused) {
            got = refused.code().id();
        }
        assertThat(got).isEqualTo(expected);
    }
}
