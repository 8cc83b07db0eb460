package io.parkcloud.control.web;

import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.security.Authorizer;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.security.Role;
import io.parkcloud.control.security.SecurityErrors;
import io.parkcloud.control.store.AuditEntry;
import io.parkcloud.control.store.QuotaLine;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.UsageRecord;
import io.parkcloud.control.web.Views.PageView;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quotas, usage and the audit trail. */
@RestController
@RequestMapping("/api/v1")
class LedgerController {

    private final Store store;
    private final Places places;
    private final PrincipalSource principals;
    private final AuditTrail trail;

    LedgerController(Store store, Places places, PrincipalSource principals, AuditTrail trail) {
        this.store = store;
        this.trail = trail;
        this.places = places;
        this.principals = principals;
    }

    @GetMapping("/projects/{project}/quota")
    List<QuotaLine> projectQuota(@PathVariable String project) {
        return store.quota(readable(places.project(project)).project());
    }

    @GetMapping("/tenants/{tenant}/quota")
    List<QuotaLine> tenantQuota(@PathVariable String tenant) {
        var who = principals.current();
        var place = places.tenant(tenant);
        if (!who.has(Role.SYSTEM_ADMIN)) {
            Authorizer.requirePlace(who, place.tenant(), place.project());
        }
        return store.quota(place.tenant());
    }

    /** The organisation's administrator shares out among projects what the organisation has. */
    @PutMapping("/projects/{project}/quota")
    List<QuotaLine> setProjectQuota(@PathVariable String project, @RequestBody Map<String, @Nullable Long> limits) {
        var who = principals.current();
        var place = places.project(project);
        Authorizer.requirePlace(who, place.tenant(), place.project());
        if (!who.has(Role.ORGANISATION_ADMIN)) {
            throw SecurityErrors.FORBIDDEN.error(
                    "a project's quota is set by the organisation's administrator; ask them");
        }
        return set(who, "project.set-quota", place, place.project(), limits);
    }

    /** The system administrator gives organisations what the platform has. */
    @PutMapping("/tenants/{tenant}/quota")
    List<QuotaLine> setTenantQuota(@PathVariable String tenant, @RequestBody Map<String, @Nullable Long> limits) {
        var who = principals.current();
        var place = places.tenant(tenant);
        if (!who.has(Role.SYSTEM_ADMIN)) {
            Authorizer.requirePlace(who, place.tenant(), place.project());
            throw SecurityErrors.FORBIDDEN.error(
                    "an organisation's quota is set by the system administrator; ask them");
        }
        return set(who, "tenant.set-quota", place, place.tenant(), limits);
    }

    @GetMapping("/projects/{project}/usage")
    List<UsageRecord> projectUsage(@PathVariable String project, @RequestParam(defaultValue = "200") int limit) {
        var place = readable(places.project(project));
        return store.usage(place.tenant(), Optional.of(place.project()), Optional.empty(), Math.clamp(limit, 1, 1000));
    }

    @GetMapping("/tenants/{tenant}/usage")
    List<UsageRecord> tenantUsage(@PathVariable String tenant, @RequestParam(defaultValue = "200") int limit) {
        var place = readable(places.tenant(tenant));
        return store.usage(place.tenant(), Optional.empty(), Optional.empty(), Math.clamp(limit, 1, 1000));
    }

    /**
     * The newest first, and on with {@code pageToken}; or forwards from a position, for whoever verifies the chain. The audit
     * administrator sees all of it; an organisation's administrator, their organisation's.
     */
    @GetMapping("/audit")
    PageView<AuditEntry> audit(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long pageToken,
            @RequestParam(defaultValue = "100") int limit) {
        var scope = auditScope(principals.current());
        int size = Math.clamp(limit, 1, 1000);
        var entries = after == null
                ? store.auditBefore(pageToken == null ? Long.MAX_VALUE : pageToken, scope, size)
                : store.auditAfter(after, scope, size);
        return new PageView<>(
                entries,
                entries.size() == size ? Long.toString(entries.getLast().position()) : null);
    }

    private static Optional<ResourceId> auditScope(Principal who) {
        if (who.has(Role.AUDIT_ADMIN)) {
            return Optional.empty();
        }
        if (who.has(Role.ORGANISATION_ADMIN)) {
            return Optional.of(who.tenant());
        }
        throw SecurityErrors.FORBIDDEN.error("the audit trail is read by the audit administrator");
    }

    private Place readable(Place place) {
        Authorizer.requirePlace(principals.current(), place.tenant(), place.project());
        return place;
    }

    private List<QuotaLine> set(
            Principal who, String action, Place place, ResourceId scope, Map<String, @Nullable Long> limits) {
        limits.forEach((metric, limit) -> {
            if (limit == null || limit < 0 || !metric.matches("[a-z][a-z0-9_]{1,39}")) {
                throw ResourceErrors.INVALID.error(
                        "/%s: must be a metric with a limit of 0 or more, was %d", metric, limit);
            }
        });
        if (limits.size() > 100) {
            throw ResourceErrors.INVALID.error("at most 100 metrics at once, was %d", limits.size());
        }
        var name = store.find(scope).map(StoredResource::name).orElse("");
        var subject = new AuditTrail.Subject(place.tenant(), place.project(), scope, name);
        trail.record(who.name(), action, subject, RequestIdFilter.current(), limits);
        store.setLimits(scope, limits);
        return store.quota(scope);
    }
}
