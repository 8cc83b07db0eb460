package io.parkcloud.hall.result;

import io.parkcloud.hall.HallSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key result documents are signed with: {@code signing/hall.p12} in the data directory, its password beside it in
 * {@code signing/password}. Both are made when first needed, with a certificate the hall issues to itself; a bureau that has
 * one from a certification authority puts its own two files there before that.
 */
@Component
final class SigningKey {
    private static final String ALIAS = "hall";
    private static final Duration VALID = Duration.ofDays(3650);

    private final Path directory;
    private final String owner;
    private final Clock clock;
    private @Nullable Identity identity;

    SigningKey(HallSettings settings, Clock clock) {
        this.directory = settings.dataDir().resolve("signing");
        this.owner = settings.title();
        this.clock = clock;
    }

    /** Key and certificate, made now if there are none. */
    synchronized Identity identity() {
        var known = identity;
        if (known == null) {
            try {
                known = Files.exists(store()) ? load() : create();
            } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException(
                        "the signing key in " + directory + " cannot be used; see its files", e);
            }
            identity = known;
        }
        return known;
    }

    private Identity load() throws IOException, GeneralSecurityException {
        var password = Files.readString(directory.resolve("password")).strip().toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(store())), password);
        var alias = store.containsAlias(ALIAS) ? ALIAS : store.aliases().nextElement();
        return new Identity((PrivateKey) store.getKey(alias, password), (X509Certificate) store.getCertificate(alias));
    }

    private Identity create() throws IOException, GeneralSecurityException, OperatorCreationException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.CN, owner)
                .build();
        var now = clock.instant();
        var certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                new BigInteger(120, new SecureRandom()),
                                Date.from(now.minus(Duration.ofHours(1))),
                                Date.from(now.plus(VALID)),
                                name,
                                pair.getPublic())
                        .addExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        save(pair.getPrivate(), certificate);
        return new Identity(pair.getPrivate(), certificate);
    }

    /** The password first: a store without its password would be of no use after a crash, the other way round is harmless. */
    private void save(PrivateKey key, X509Certificate certificate) throws IOException, GeneralSecurityException {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        var password = HexFormat.of().formatHex(random);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, key, password.toCharArray(), new Certificate[] {certificate});
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        write(directory.resolve("password"), password.getBytes(StandardCharsets.US_ASCII));
        write(store(), bytes.toByteArray());
    }

    private void write(Path file, byte[] content) throws IOException {
        var half = directory.resolve("half-written");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(half, content);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path store() {
        return directory.resolve("hall.p12");
    }

    /**
     * Who signs.
     *
     * @param key private key
     * @param certificate its certificate
     */
    record Identity(PrivateKey key, X509Certificate certificate) {}
}
