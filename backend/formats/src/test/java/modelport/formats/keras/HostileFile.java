package modelport.formats.keras;

import com.google.protobuf.ByteString;
import modelport.formats.FileKind;

/** A file that is refused with this code. */
record HostileFile(String code, String name, FileKind kind, ByteString bytes) {
    @Override
    public String toString() {
        return kind.code() + ", " + name + ": " + code;
    }
}
