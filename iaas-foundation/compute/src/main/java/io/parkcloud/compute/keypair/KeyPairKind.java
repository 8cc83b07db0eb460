package io.parkcloud.compute.keypair;

import io.parkcloud.compute.ComputeErrors;
import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.control.security.SshPublicKey;

/** A public key whose owner may sign in to the project's instances. */
public final class KeyPairKind implements Kind<KeyPairSpec, KeyPairStatus> {

    public static final KindName NAME = new KindName("KeyPair", "key-pairs", "compute");

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PROJECT;
    }

    @Override
    public Access access() {
        return Access.PROJECT;
    }

    @Override
    public Class<KeyPairSpec> specType() {
        return KeyPairSpec.class;
    }

    @Override
    public Class<KeyPairStatus> observedType() {
        return KeyPairStatus.class;
    }

    @Override
    public KeyPairStatus unobserved() {
        return new KeyPairStatus("");
    }

    /** There is nothing outside the store to be made. */
    @Override
    public Reconciler<KeyPairSpec, KeyPairStatus> reconciler() {
        return pass -> pass.deleting()
                ? Outcome.forget()
                : Outcome.ready(new KeyPairStatus(SshPublicKey.parse(pass.spec().publicKey())
                        .map(SshPublicKey::fingerprint)
                        .orElse("")));
    }

    @Override
    public void check(Proposal<KeyPairSpec> proposal, World world) {
        if (SshPublicKey.parse(proposal.spec().publicKey()).isEmpty()) {
            throw ComputeErrors.KEY_INVALID.error(
                    "/spec/publicKey must be one line such as \"ssh-ed25519 AAAA… comment\", as in the file that ends with .pub");
        }
        proposal.before().ifPresent(before -> {
            if (!before.spec().equals(proposal.spec())) {
                throw ComputeErrors.FIXED.error(
                        "key pair \"%s\" is fixed, because instances have it already: make another one",
                        proposal.name());
            }
        });
    }
}
