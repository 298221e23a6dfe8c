package modelport.server.release;

import java.util.UUID;
import modelport.contract.release.Release;

/**
 * What became of a request.
 *
 * @param release the release
 * @param job its rollout
 * @param fresh whether it was made now; otherwise the same thing was live already
 */
public record Requested(Release release, UUID job, boolean fresh) {}
