package io.parkcloud.tenancy.internal;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.UniqueClaim;
import io.parkcloud.control.kind.World;
import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.security.Principal;
import io.parkcloud.identity.Credentials;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.tenancy.TenancyErrors;
import io.parkcloud.tenancy.UserObserved;
import io.parkcloud.tenancy.UserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Users. */
final class UserKind implements Kind<UserSpec, UserObserved> {

    private static final KindName NAME = new KindName("User", "users", "tenancy");

    /** Names are typed at a door that knows no organisation yet, so they are plain and unique on the whole platform. */
    private static final Pattern SIGN_IN_NAME = Pattern.compile("[a-z][a-z0-9._-]{1,62}");

    private static final ResourceId SIGN_IN_NAMES = ResourceId.PLATFORM.derive("sign-in-names");

    private final Credentials credentials;
    private final Reconciler<UserSpec, UserObserved> reconciler;

    UserKind(Credentials credentials) {
        this.credentials = credentials;
        this.reconciler = new UserReconciler(credentials);
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.TENANT;
    }

    @Override
    public Access access() {
        return Access.ACCOUNTS;
    }

    @Override
    public Class<UserSpec> specType() {
        return UserSpec.class;
    }

    @Override
    public Class<UserObserved> observedType() {
        return UserObserved.class;
    }

    @Override
    public UserObserved unobserved() {
        return new UserObserved(false);
    }

    @Override
    public Reconciler<UserSpec, UserObserved> reconciler() {
        return reconciler;
    }

    @Override
    public List<Reference> references(UserSpec spec) {
        var references = new ArrayList<Reference>();
        for (var project : spec.projects()) {
            references.add(Reference.to("/projects/" + references.size(), "Project", project));
        }
        return List.copyOf(references);
    }

    @Override
    public List<UniqueClaim> claims(Proposal<UserSpec> proposal) {
        return List.of(new UniqueClaim(SIGN_IN_NAMES, proposal.name()));
    }

    @Override
    public void permit(Principal who, Proposal<UserSpec> proposal) {
        proposal.before().filter(before -> before.id().equals(who.user())).ifPresent(before -> {
            var spec = proposal.spec();
            if (!before.spec().roles().equals(spec.roles())
                    || !before.spec().projects().equals(spec.projects())
                    || before.spec().shutOut() != spec.shutOut()) {
                throw TenancyErrors.OWN_ROLES.error(
                        "roles, projects and the state of \"%s\" are changed by another administrator, not by themselves",
                        who.name());
            }
        });
    }

    @Override
    public void check(Proposal<UserSpec> proposal, World world) {
        if (!SIGN_IN_NAME.matcher(proposal.name()).matches()) {
            throw TenancyErrors.NAME_INVALID.error(
                    "\"%s\": a sign-in name has 2 to 63 small letters, digits, dots, dashes or underscores and begins with a letter",
                    proposal.name());
        }
        RoleRules.check(proposal.tenant(), proposal.spec());
    }

    @Override
    public Map<String, Action<UserSpec, UserObserved>> actions() {
        return Map.of("set-password", new Action.Answer<>(this::setPassword));
    }

    /** Arguments: {@code password}. Answers when it counts from; every session of the user ends. */
    private Map<String, Object> setPassword(Resource<UserSpec, UserObserved> user, Map<String, Object> arguments) {
        if (!(arguments.get("password") instanceof String password) || arguments.size() != 1) {
            throw ResourceErrors.INVALID.error("/password: must be given as text, and nothing else");
        }
        credentials.set(user.id(), user.name(), password);
        return Map.of("changed", true);
    }
}
