package modelport.gateway;

import java.util.concurrent.CompletionStage;

/**
 * Says what the bearer of a token may do with an endpoint. The gateway asks rarely: it keeps answers for some seconds,
 * under the token's hash.
 */
@FunctionalInterface
public interface CallerCheck {
    /** What a token allows. */
    enum Access {
        ALLOWED,
        /** Nobody's token, or not any more: 401. */
        UNKNOWN_TOKEN,
        /** No such endpoint, or none that this caller may see: 404. */
        FOREIGN
    }

    /**
     * Must not block. {@code endpoint} is empty for addresses that belong to none; then any known token gives
     * {@link Access#FOREIGN}.
     */
    CompletionStage<Access> check(String token, String endpoint);
}
