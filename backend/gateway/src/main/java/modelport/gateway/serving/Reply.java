package modelport.gateway.serving;

import modelport.gateway.json.JsonBytes;

/**
 * What goes back for a call. The body is copied while it is handed over, so its buffer can be used again afterwards.
 *
 * @param jsonLength how much of the body is JSON where tensors follow it; -1 where none do
 * @param retryAfter seconds after which another try makes sense; 0 if that is not said
 */
public record Reply(int status, Type type, JsonBytes body, int jsonLength, int retryAfter) {
    /** Media types of answers. */
    public enum Type {
        JSON("application/json"),
        PROBLEM("application/problem+json"),
        BINARY("application/octet-stream");

        private final String mediaType;

        Type(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** A good answer in JSON. */
    public static Reply json(JsonBytes body) {
        return new Reply(200, Type.JSON, body, -1, 0);
    }
}
