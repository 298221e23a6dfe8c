package modelport.gateway.protocol;

import java.util.Arrays;
import java.util.Locale;
import modelport.gateway.json.JsonReader;

/** A request's body; its bytes may be overwritten as soon as the request has been read. */
public final class Body {
    private static final String JSON = "application/json";

    private final byte[] bytes;
    private final int length;
    private final int jsonLength;
    private final String mediaType;

    /**
     * The first {@code length} bytes of an array.
     *
     * @param jsonLength bytes of JSON before tensors in binary; -1 if all is JSON
     */
    public Body(byte[] bytes, int length, int jsonLength) {
        this(bytes, length, jsonLength, JSON);
    }

    /**
     * The first {@code length} bytes of an array.
     *
     * @param jsonLength bytes of JSON before tensors in binary; -1 if all is JSON, or nothing
     * @param mediaType what the sender says of them
     */
    public Body(byte[] bytes, int length, int jsonLength, String mediaType) {
        this.bytes = bytes;
        this.length = length;
        this.jsonLength = jsonLength;
        this.mediaType = mediaType;
    }

    public int length() {
        return length;
    }

    /** A body of JSON with bytes of its own. */
    public Body copy() {
        return new Body(Arrays.copyOf(bytes, length), length, jsonLength, mediaType);
    }

    /** What the sender says of it, in lower case and without parameters. */
    String mediaType() {
        int end = mediaType.indexOf(';');
        return (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** All of it, as an array of its own. */
    byte[] content() {
        return Arrays.copyOf(bytes, length);
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
