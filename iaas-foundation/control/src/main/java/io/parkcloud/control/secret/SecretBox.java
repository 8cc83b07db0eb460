package io.parkcloud.control.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Seals and opens secrets: SM4 in Galois/Counter Mode, a fresh 12-byte nonce before the cipher text, and the name of the
 * secret as associated data, so that a sealed value moved to another row does not open.
 */
public final class SecretBox {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;
    private final SecureRandom random;

    /** @param masterKey 16 bytes or more; the first 16 are the key */
    public SecretBox(byte[] masterKey, SecureRandom random) {
        if (masterKey.length < 16) {
            throw new IllegalArgumentException("the master key must have 16 bytes, has " + masterKey.length);
        }
        this.key = java.util.Arrays.copyOf(masterKey, 16);
        this.random = random;
    }

    public byte[] seal(String name, String secret) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var plain = secret.getBytes(StandardCharsets.UTF_8);
        var sealed = crypt(true, nonce, name, plain, 0, plain.length);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException if it was sealed under another key or name, or has been changed */
    public String open(String name, byte[] sealed) {
        var nonce = java.util.Arrays.copyOf(sealed, NONCE);
        return new String(crypt(false, nonce, name, sealed, NONCE, sealed.length - NONCE), StandardCharsets.UTF_8);
    }

    private byte[] crypt(boolean encrypt, byte[] nonce, String name, byte[] in, int offset, int length) {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(
                encrypt,
                new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, name.getBytes(StandardCharsets.UTF_8)));
        var out = new byte[cipher.getOutputSize(length)];
        int written = cipher.processBytes(in, offset, length, out, 0);
        try {
            cipher.doFinal(out, written);
            return out;
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("the sealed secret " + name + " does not open with this master key", e);
        }
    }
}
