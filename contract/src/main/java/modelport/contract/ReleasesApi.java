package modelport.contract;

import java.util.List;
import java.util.UUID;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.release.Environment;
import modelport.contract.release.Release;

/** Releases: what goes where. */
public interface ReleasesApi {
    List<Environment> environments(Slug project);

    /** Makes and deploys a release where the policy is open. */
    Deployed deploy(Slug project, NewDeployment deployment);

    Release get(Slug project, UUID release);

    /** The newest first. */
    Page<Release> list(Slug project, PageRequest page);
}
