package modelport.gateway.protocol;

import modelport.gateway.json.JsonReader;

/**
 * A request's body.
 *
 * @param bytes of which the first {@code length} count; they may be overwritten as soon as the request has been read
 * @param jsonLength bytes of JSON before tensors in binary; -1 if all is JSON
 */
public record Body(byte[] bytes, int length, int jsonLength) {
    JsonReader json(JsonReader reader) {
        return reader.reset(bytes, jsonLength < 0 ? length : jsonLength);
    }
}
