package modelport.formats;

import com.google.protobuf.ByteString;
import java.util.Map;
import modelport.onnx.Refusal;

/** An archive that is refused with this. */
record BadArchive(Refusal refusal, String name, ByteString bytes, ArchiveLimits limits) {
    private static final ArchiveLimits SMALL = new ArchiveLimits(100, 100, 10_000_000);

    static BadArchive of(Refusal refusal, String name, byte[] bytes) {
        return new BadArchive(refusal, name, ByteString.copyFrom(bytes), SMALL);
    }

    static BadArchive of(String code, String name, byte[] bytes) {
        return of(new Refusal(code, Map.of()), name, bytes);
    }

    BadArchive within(int entries, int ratio, long totalBytes) {
        return new BadArchive(refusal, name, bytes, new ArchiveLimits(entries, ratio, totalBytes));
    }

    @Override
    public String toString() {
        return refusal.code() + ": " + name;
    }
}
