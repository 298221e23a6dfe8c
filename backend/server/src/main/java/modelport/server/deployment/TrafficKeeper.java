package modelport.server.deployment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.gateway.Gateway;
import modelport.gateway.ProfilePlan;

/** Keeps what gateways know of the rows that they answer; a later step of the flow does that. */
public interface TrafficKeeper {
    /** How the rows of each endpoint are to be counted, with a plan for each version; asked about once a second. */
    Map<UUID, List<ProfilePlan>> plans();

    /** For one life of a serving node. */
    Keeping begin(String node, Gateway gateway);

    /** What happens on the node's own thread. */
    interface Keeping {
        /** About once a second; whatever cannot be written down is tried again the next time. */
        void turn();

        /** When the gateway has answered its last request. */
        void end();
    }
}
