package io.parkcloud.tenancy.internal;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.identity.Credentials;
import io.parkcloud.tenancy.UserObserved;
import io.parkcloud.tenancy.UserSpec;

/** A user is real once written; what there is to do is to take their password along when they go. */
final class UserReconciler implements Reconciler<UserSpec, UserObserved> {

    private final Credentials credentials;

    UserReconciler(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Outcome<UserObserved> reconcile(Pass<UserSpec, UserObserved> pass) {
        if (pass.deleting()) {
            credentials.forget(pass.id());
            return Outcome.forget();
        }
        boolean password = credentials.changedAt(pass.id()).isPresent();
        return Outcome.ready(new UserObserved(password && !pass.spec().shutOut()));
    }
}
