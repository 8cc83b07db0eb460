package io.parkcloud.hall.result;

import io.parkcloud.hall.result.Verdict.Outcome;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Says what a file is: a document of this hall as it was issued, one that was changed, somebody else's, or none at all. Beside
 * the signature the digest of what was issued counts, because a signature leaves the bytes that hold it unsigned.
 */
@Service
public class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    private final ResultMapper rows;
    private final SigningKey key;

    Verification(ResultMapper rows, SigningKey key) {
        this.rows = rows;
        this.key = key;
    }

    public Verdict verify(byte[] file) {
        try (var document = Loader.loadPDF(file)) {
            var signatures = document.getSignatureDictionaries();
            return signatures.isEmpty() ? Verdict.of(Outcome.UNSIGNED) : verify(file, signatures.getLast());
        } catch (IOException | RuntimeException e) {
            LOG.debug("a file to verify cannot be read", e); // strangers' files: whatever the parser trips over
            return Verdict.of(Outcome.NOT_PDF);
        }
    }

    private Verdict verify(byte[] file, PDSignature signature) {
        try {
            var signed = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(file)), contents(signature, file));
            var signer = signed.getSignerInfos().getSigners().iterator().next();
            var certificate = certificate(signed, signer);
            var name = certificate.getSubject().toString();
            var at = Optional.ofNullable(signature.getSignDate())
                    .map(Calendar::toInstant)
                    .orElse(null);
            boolean whole = coversAll(signature.getByteRange(), file.length)
                    && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
            if (!whole) {
                return new Verdict(Outcome.CHANGED, name, at, "");
            }
            boolean ours = Arrays.equals(
                    certificate.getEncoded(), key.identity().certificate().getEncoded());
            return ours ? issued(file, name, at, signature) : new Verdict(Outcome.OTHERS, name, at, "");
        } catch (IOException | CMSException | OperatorCreationException | CertificateException | RuntimeException e) {
            LOG.debug("a signature to verify cannot be read", e);
            return Verdict.of(Outcome.CHANGED);
        }
    }

    private Verdict issued(byte[] file, String name, @Nullable Instant at, PDSignature signature) {
        var receipt = Objects.toString(signature.getReason(), "");
        boolean same = rows.digest(receipt).filter(sha256(file)::equals).isPresent();
        return new Verdict(same ? Outcome.OURS : Outcome.CHANGED, name, at, receipt);
    }

    /** The CMS object; the place kept for it in the file is larger and filled up with zeros. */
    private static ContentInfo contents(PDSignature signature, byte[] file) throws IOException {
        try (var in = new ASN1InputStream(signature.getContents(file))) {
            return ContentInfo.getInstance(in.readObject());
        }
    }

    private static X509CertificateHolder certificate(CMSSignedData signed, SignerInformation signer)
            throws CertificateEncodingException {
        @SuppressWarnings("unchecked") // the library's selector has lost its type
        Selector<X509CertificateHolder> bySigner = signer.getSID();
        return signed.getCertificates().getMatches(bySigner).stream()
                .findFirst()
                .orElseThrow(() -> new CertificateEncodingException("the signature does not carry its certificate"));
    }

    /** The signed ranges are all of the file but one gap. */
    private static boolean coversAll(int[] range, int length) {
        return range.length == 4 && range[0] == 0 && range[2] > range[1] && range[2] + range[3] == length;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
