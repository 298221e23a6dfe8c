package modelport.gateway.protocol;

import java.util.Arrays;
import modelport.gateway.json.JsonReader;

/** A request's body; its bytes may be overwritten as soon as the request has been read. */
public final class Body {
    private final byte[] bytes;
    private final int length;
    private final int jsonLength;

    /**
     * The first {@code length} bytes of an array.
     *
     * @param jsonLength bytes of JSON before tensors in binary; -1 if all is JSON
     */
    public Body(byte[] bytes, int length, int jsonLength) {
        this.bytes = bytes;
        this.length = length;
        this.jsonLength = jsonLength;
    }

    public int length() {
        return length;
    }

    /** A body of JSON with bytes of its own. */
    public Body copy() {
        return new Body(Arrays.copyOf(bytes, length), length, jsonLength);
    }

    byte[] bytes() {
        return bytes;
    }

    int jsonLength() {
        return jsonLength;
    }

    JsonReader json(JsonReader reader) {
        return reader.reset(bytes, jsonLength < 0 ? length : jsonLength);
    }
}
