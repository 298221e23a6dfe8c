package modelport.contract;

import java.util.List;
import modelport.contract.release.ChampionInterval;
import modelport.contract.release.Environment;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.Policy;
import modelport.contract.release.PolicyEffect;
import org.jspecify.annotations.Nullable;

/** Environments: where releases go, and by which rules. */
public interface EnvironmentsApi {
    List<Environment> list(Slug project);

    Environment add(Slug project, NewEnvironment environment);

    /** The newest. */
    EnvironmentPolicy policy(Slug project, Slug environment);

    /** One that is or was in force. */
    EnvironmentPolicy policy(Slug project, Slug environment, int number);

    /** Throws {@link Problem.Stale} unless {@code number} is that of the newest. */
    EnvironmentPolicy setPolicy(Slug project, Slug environment, int number, Policy policy);

    /** The open releases that such a policy would change, and how. */
    List<PolicyEffect> tryPolicy(Slug project, Slug environment, Policy policy);

    /** What served there and when, the newest first; of one endpoint where it is given. */
    Page<ChampionInterval> champions(Slug project, Slug environment, @Nullable Slug endpoint, PageRequest page);
}
