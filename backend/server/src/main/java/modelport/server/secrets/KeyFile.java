package modelport.server.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file with the installation's key; whatever 32 or more bytes somebody put there will do. */
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final int LEAST = 32;
    private static final String OWNER_ALONE = "rw-------";

    private KeyFile() {}

    /** Reads the key, and makes one where there is none. */
    static SecretKey read(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (text.length() < LEAST) {
                throw new IllegalStateException("the key in " + file + " is shorter than " + LEAST + " characters");
            }
            byte[] key = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(key, "AES");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever comes first makes it; it is whole as soon as it has its name. */
    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalStateException("no place for a key: " + file);
        }
        Files.createDirectories(folder);
        Path draft = folder.resolve(".key-" + UUID.randomUUID());
        byte[] random = new byte[LEAST];
        new SecureRandom().nextBytes(random);
        byte[] text = (Base64.getEncoder().encodeToString(random) + "\n").getBytes(StandardCharsets.US_ASCII);
        var alone = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE));
        try (FileChannel channel =
                FileChannel.open(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), alone)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            Files.createLink(file, draft);
            LOG.info("secret key made file={}", file);
        } catch (FileAlreadyExistsException e) {
            LOG.info("secret key was there meanwhile file={}", file);
        } finally {
            Files.delete(draft);
        }
    }
}
