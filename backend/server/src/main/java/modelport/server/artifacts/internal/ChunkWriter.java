package modelport.server.artifacts.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Optional;
import modelport.server.artifacts.UploadConfig;

/**
 * Writes one chunk of an upload that it holds. The database never knows of more bytes than are synced, and nothing is
 * written after the lease may have gone to another writer.
 */
public final class ChunkWriter {
    private static final int BUFFER = 1 << 16;
    private static final int LOST = -1;
    /** The part of a lease after which it is renewed, so that it never runs out under a slow sender. */
    private static final int RENEWALS_PER_LEASE = 3;

    private final UploadRow held;
    private final UploadLedger ledger;
    private final UploadFiles files;
    private final UploadConfig config;
    private final MessageDigest digest = Sha256.digest();
    private long written;
    private long synced;
    private long renewedAt = System.nanoTime();

    public ChunkWriter(UploadRow held, UploadLedger ledger, UploadFiles files, UploadConfig config) {
        this.held = held;
        this.ledger = ledger;
        this.files = files;
        this.config = config;
        this.written = held.received();
        this.synced = held.received();
    }

    /** Takes everything in, and lets the upload go, however it ends. */
    public void receive(InputStream body, Optional<String> checksum) {
        try {
            write(body, checksum);
        } catch (IOException | RuntimeException e) {
            // What is synced stays; if another writer holds the upload by now, there is nothing to let go.
            ledger.release(held, synced);
            throw e instanceof IOException broken ? files.explain(broken) : (RuntimeException) e;
        }
        if (!ledger.release(held, synced)) {
            throw UploadProblems.busy(held);
        }
    }

    private void write(InputStream body, Optional<String> checksum) throws IOException {
        try (FileChannel channel = files.openAt(held.id(), held.received())) {
            boolean whole = copy(body, channel, checksum.isPresent());
            keep(channel, whole, checksum);
        }
    }

    /** Whether the sender stayed to the end. */
    private boolean copy(InputStream body, FileChannel channel, boolean checked) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = read(body, buffer); count != 0; count = read(body, buffer)) {
            if (count == LOST) {
                return false;
            }
            if (written + count > held.length()) {
                throw UploadProblems.tooLong(held);
            }
            requireLease(channel, checked);
            UploadFiles.write(channel, ByteBuffer.wrap(buffer, 0, count));
            digest.update(buffer, 0, count);
            written += count;
        }
        return true;
    }

    /** Bytes, 0 at the end, or {@link #LOST} when the sender is gone. */
    private static int read(InputStream body, byte[] buffer) {
        try {
            int count = body.read(buffer);
            return Math.max(count, 0);
        } catch (IOException e) {
            return LOST;
        }
    }

    private void requireLease(FileChannel channel, boolean checked) throws IOException {
        long age = System.nanoTime() - renewedAt;
        boolean due = age > config.lease().toNanos() / RENEWALS_PER_LEASE;
        boolean much = !checked && written - synced >= config.writeBack();
        if (!due && !much) {
            return;
        }
        if (!checked) {
            channel.force(false);
            synced = written;
            files.requireSpace(0);
        }
        if (!ledger.renew(held, synced)) {
            throw UploadProblems.busy(held);
        }
        renewedAt = System.nanoTime();
    }

    private void keep(FileChannel channel, boolean whole, Optional<String> checksum) throws IOException {
        boolean right = checksum.isEmpty() || (whole && checksum.get().equals(Sha256.hex(digest.digest())));
        if (!right) {
            channel.truncate(synced);
            throw UploadProblems.checksum(held);
        }
        channel.force(true);
        synced = written;
    }
}
