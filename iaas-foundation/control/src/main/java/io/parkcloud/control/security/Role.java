package io.parkcloud.control.security;

/** What a user is in the organisation, or in the platform. The three administrators of the platform exclude each other. */
public enum Role {
    /** 系统管理员: hosts, pools, flavors, images, organisations. Sees no tenant's resources. */
    SYSTEM_ADMIN,
    /** 安全管理员: users' roles and policies, never their own. */
    SECURITY_ADMIN,
    /** 审计管理员: the audit trail and nothing else. */
    AUDIT_ADMIN,
    /** 组织管理员: everything of one organisation. */
    ORGANISATION_ADMIN,
    /** 普通用户: the resources of the projects they are in. */
    MEMBER;

    /** Whether it is one of the three separated administrators. */
    public boolean separated() {
        return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDIT_ADMIN;
    }
}
