package modelport.ui.environment;

import java.util.ArrayList;
import java.util.List;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.Revision;
import modelport.contract.release.Environment;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseState;
import modelport.ui.shell.Here;

/** An environment with the rules that are in force and what serves there now. */
record Place(Environment environment, EnvironmentPolicy policy, List<Endpoint> serving) {
    /** As many endpoints of a project as are looked through. */
    private static final int ENDPOINTS = 1_000;

    private static final List<ReleaseState> OPEN = List.of(
            ReleaseState.ROLLING_OUT,
            ReleaseState.APPROVED,
            ReleaseState.IN_REVIEW,
            ReleaseState.CHECKING,
            ReleaseState.DRAFT);

    Place {
        serving = List.copyOf(serving);
    }

    /** All of the project, on the way to production. */
    static List<Place> all(Here here) {
        List<Endpoint> endpoints = endpoints(here);
        return here.modelport().environments().list(here.project()).stream()
                .map(each -> of(here, each, endpoints))
                .toList();
    }

    /** One of them. */
    static Place one(Here here, Slug name) {
        Environment environment = here.modelport().environments().list(here.project()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("environment", name.value())));
        return of(here, environment, endpoints(here));
    }

    /** The releases to it that have not come to an end, those that are nearest to it first. */
    static List<Release> openReleases(Here here, Slug environment) {
        var newest = PageRequest.first();
        return OPEN.stream()
                .flatMap(state -> here
                        .modelport()
                        .releases()
                        .list(here.project(), new ReleaseFilter(null, environment, state), newest)
                        .items()
                        .stream())
                .toList();
    }

    /** The version that an endpoint answers with. */
    static int version(Endpoint endpoint) {
        return endpoint.revisions().stream()
                .filter(Revision::live)
                .mapToInt(Revision::version)
                .findFirst()
                .orElse(0);
    }

    private static Place of(Here here, Environment environment, List<Endpoint> endpoints) {
        List<Endpoint> serving = endpoints.stream()
                .filter(each -> each.environment().equals(environment.name()) && version(each) > 0)
                .toList();
        return new Place(
                environment, here.modelport().environments().policy(here.project(), environment.name()), serving);
    }

    private static List<Endpoint> endpoints(Here here) {
        List<Endpoint> found = new ArrayList<>();
        String after = null;
        do {
            Page<Endpoint> page = here.modelport()
                    .endpoints()
                    .list(here.project(), new PageRequest(PageRequest.MAX_LIMIT, after, null));
            found.addAll(page.items());
            after = page.next();
        } while (after != null && found.size() < ENDPOINTS);
        return List.copyOf(found);
    }
}
