package modelport.ui.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.registry.Version;
import modelport.contract.release.Environment;
import modelport.ui.shell.Here;

/** What a deployment would do: which version goes where, and what answers there now. */
final class DeployState {
    private static final int LONGEST = 64;

    private final Here here;
    private final Slug model;

    DeployState(Here here, Slug model) {
        this.here = here;
        this.model = model;
    }

    /** Where a version may go: at once where the environment is open, and otherwise by a release. */
    List<Environment> environments() {
        return here.modelport().environments().list(here.project());
    }

    /** The versions that can serve, the newest first. */
    List<Version> candidates() {
        return here
                .modelport()
                .versions()
                .list(here.project(), model, new PageRequest(PageRequest.MAX_LIMIT, null, null))
                .items()
                .stream()
                .filter(Version::runs)
                .toList();
    }

    /** The name that an endpoint gets if nobody gives it one. */
    String usualName(Slug environment) {
        String name =
                here.project() + "-" + model + (environment.value().equals("production") ? "" : "-" + environment);
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    /** What answers under a name now, with its last hour. */
    Optional<Served> present(String name) {
        if (!Slug.isOne(name)) {
            return Optional.empty();
        }
        try {
            Endpoint endpoint = here.modelport().endpoints().get(here.project(), new Slug(name));
            return Fleet.measure(here, List.of(endpoint)).stream().findFirst();
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** With these parameters instead of what the version came with. */
    Deployed deploy(int version, Slug environment, String name, Map<String, Object> parameters) {
        boolean usual = name.equals(usualName(environment));
        return here.modelport()
                .releases()
                .deploy(
                        here.project(),
                        new NewDeployment(
                                model,
                                version,
                                environment,
                                usual ? null : new Slug(name),
                                parameters.isEmpty() ? null : parameters));
    }
}
