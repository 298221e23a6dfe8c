package modelport.server.release;

import java.util.UUID;
import modelport.contract.Slug;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.registry.VersionRef;
import org.jspecify.annotations.Nullable;

/** Where releases go: endpoints, which the next step owns. Called inside the transaction of the request. */
public interface Destinations {
    /** The endpoint that a version goes to, made if it is not there yet; refuses names that something else has. */
    Destination claim(
            Caller caller, ProjectRef project, EnvironmentRef environment, VersionRef version, @Nullable Slug wanted);

    /** Keeps others from moving an endpoint's traffic until the transaction ends; comes before locks of releases. */
    void hold(UUID endpoint);

    /** Whether a node says that what was released there no longer answers. */
    boolean isDown(UUID endpoint);

    /**
     * Sends the traffic of the release's endpoint, which is held, back to what served before; throws where nothing did.
     */
    void rollBack(Caller caller, ReleaseRef release);

    /** Enqueues the job that brings an approved release to its endpoint, and returns its identity. */
    UUID rollOut(Caller caller, ReleaseRef release);

    /**
     * An endpoint.
     *
     * @param id identity
     * @param name its name, unique in the installation
     */
    record Destination(UUID id, Slug name) {}
}
