package modelport.server.audit;

import java.util.Optional;

/** Knows where the request comes from that the current thread works on; whatever takes requests implements it. */
public interface RequestOrigin {
    /** An IP address; empty where no request is worked on. */
    Optional<String> address();
}
