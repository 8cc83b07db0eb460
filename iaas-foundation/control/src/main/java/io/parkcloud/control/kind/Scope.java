package io.parkcloud.control.kind;

/** Whom a resource of a kind belongs to, and so where it stands in the URL space. */
public enum Scope {
    /** {@code /api/v1/hosts}: the platform's own. */
    PLATFORM,
    /** {@code /api/v1/tenants/{tenant}/projects}: an organisation's. */
    TENANT,
    /** {@code /api/v1/projects/{project}/instances}: a project's. */
    PROJECT
}
