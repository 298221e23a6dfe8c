package modelport.server.secrets;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** Seals secrets, so that the database alone gives none away: AES-256-GCM with the key of this installation. */
@Singleton
public class SecretBox {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte SCHEME = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private volatile @Nullable SecretKey key;

    SecretBox(@Value("${modelport.home:data}") String home, @Value("${modelport.secret-key-file:}") String given) {
        this.file = given.isBlank() ? Path.of(home).resolve("secret.key") : Path.of(given);
    }

    /** A sealed secret, which opens only for the same {@code purpose}, such as the row that it belongs to. */
    public byte[] seal(byte[] secret, String purpose) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret);
            byte[] all = new byte[1 + NONCE + sealed.length];
            all[0] = SCHEME;
            System.arraycopy(nonce, 0, all, 1, NONCE);
            System.arraycopy(sealed, 0, all, 1 + NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The secret; empty if it was sealed with another key, for another purpose, or changed. */
    public Optional<byte[]> open(byte[] sealed, String purpose) {
        if (sealed.length <= 1 + NONCE || sealed[0] != SCHEME) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, purpose);
            return Optional.of(cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Read when it is needed first: a node that seals nothing needs no key. */
    private SecretKey key() {
        SecretKey known = key;
        if (known == null) {
            known = KeyFile.read(file);
            key = known;
        }
        return known;
    }
}
