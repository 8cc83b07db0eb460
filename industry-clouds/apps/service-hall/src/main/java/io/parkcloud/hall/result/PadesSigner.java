package io.parkcloud.hall.result;

import io.parkcloud.hall.result.SigningKey.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * A detached CMS signature as PAdES wants it: the signing certificate is bound by its digest, and the time of signing stands
 * in the PDF's signature dictionary and not among the signed attributes (ETSI EN 319 142-1, 6.3).
 *
 * @param identity who signs
 */
record PadesSigner(Identity identity) implements SignatureInterface {

    @Override
    public byte[] sign(InputStream content) throws IOException {
        try {
            var certificate = identity.certificate();
            var algorithm = "EC".equals(identity.key().getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA";
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(new Attributes(
                                    MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())))
                            .build(new JcaContentSignerBuilder(algorithm).build(identity.key()), certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IOException("the document cannot be signed", e);
        }
    }

    /** The usual signed attributes, with the certificate's digest and without the time. */
    private static final class Attributes extends DefaultSignedAttributeTableGenerator {
        private final byte[] certificateDigest;

        Attributes(byte[] certificateDigest) {
            this.certificateDigest = certificateDigest;
        }

        @Override
        @SuppressWarnings("rawtypes") // as the library declares it
        public AttributeTable getAttributes(Map parameters) {
            ASN1Encodable bound = new SigningCertificateV2(new ESSCertIDv2(certificateDigest));
            var attribute = new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(bound));
            var usual = super.getAttributes(parameters).remove(CMSAttributes.signingTime);
            return usual.add(attribute.getAttrType(), attribute.getAttrValues().getObjectAt(0));
        }
    }
}
