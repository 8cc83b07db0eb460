package io.parkcloud.identity.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.parkcloud.control.secret.SecretBox;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.ResourceId;
import java.text.ParseException;

/**
 * The key that signs tokens. Kept sealed in the store, so that every replica has the same one and a restart signs nobody
 * out.
 */
final class SigningKey {

    private static final ResourceId HOLDER = ResourceId.PLATFORM.derive("identity");
    private static final String NAME = "token-signing-key";

    private SigningKey() {}

    static RSAKey load(Store store, SecretBox box) {
        var sealed = store.secret(HOLDER, NAME, () -> box.seal(NAME, generate().toJSONString()));
        try {
            return RSAKey.parse(box.open(NAME, sealed));
        } catch (ParseException e) {
            throw new IllegalStateException("the stored token signing key is not a JSON Web Key", e);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot make RSA keys", e);
        }
    }
}
