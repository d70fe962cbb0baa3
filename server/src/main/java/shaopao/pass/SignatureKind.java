package shaopao.pass;

import java.math.BigInteger;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** How codes are signed for readers without a network; 64 bytes either way. */
public enum SignatureKind {
    /** RFC 8032; the public key has 32 bytes. */
    ED25519(0) {
        @Override
        CipherParameters privateKey(byte[] seed) {
            return new Ed25519PrivateKeyParameters(seed);
        }

        @Override
        byte[] publicKey(byte[] seed) {
            return new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
        }

        @Override
        CipherParameters read(byte[] publicKey) {
            return new Ed25519PublicKeyParameters(publicKey);
        }

        @Override
        Signer signer() {
            return new Ed25519Signer();
        }
    },
    /** GB/T 32918 with SM3, r and s of 32 bytes each; the public key is a point of 65 bytes. */
    SM2(1) {
        @Override
        CipherParameters privateKey(byte[] seed) {
            return new ECPrivateKeyParameters(secret(seed), Curve.SM2);
        }

        @Override
        byte[] publicKey(byte[] seed) {
            return Curve.SM2.getG().multiply(secret(seed)).normalize().getEncoded(false);
        }

        @Override
        CipherParameters read(byte[] publicKey) {
            return new ECPublicKeyParameters(Curve.SM2.getCurve().decodePoint(publicKey), Curve.SM2);
        }

        @Override
        Signer signer() {
            return new SM2Signer(PlainDSAEncoding.INSTANCE);
        }

        // A number from 1 to n - 2, as the standard asks.
        private static BigInteger secret(byte[] seed) {
            return new BigInteger(1, seed)
                    .mod(Curve.SM2.getN().subtract(BigInteger.TWO))
                    .add(BigInteger.ONE);
        }
    };

    private final int number;

    SignatureKind(int number) {
        this.number = number;
    }

    /** The lowest bit of the numbers of its keys. */
    int number() {
        return number;
    }

    /** The private key that follows from 32 secret bytes. */
    abstract CipherParameters privateKey(byte[] seed);

    /** The public half of it, as readers get it. */
    abstract byte[] publicKey(byte[] seed);

    abstract CipherParameters read(byte[] publicKey);

    abstract Signer signer();

    byte[] sign(CipherParameters privateKey, byte[] text) {
        Signer signer = signer();
        signer.init(true, privateKey);
        signer.update(text, 0, text.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean fits(CipherParameters publicKey, byte[] text, byte[] signature) {
        Signer signer = signer();
        signer.init(false, publicKey);
        signer.update(text, 0, text.length);
        return signer.verifySignature(signature);
    }

    /** Apart, because an enum's constants are made before its own fields. */
    private static final class Curve {
        static final ECDomainParameters SM2 = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));
    }
}
