package modelport.gateway.serving;

import java.util.List;
import java.util.Optional;
import modelport.gateway.Deployment;
import modelport.gateway.ProfilePlan;
import modelport.gateway.profile.Profile;
import modelport.gateway.sampling.Sampler;

/** What is to be noted at an endpoint, whichever of its versions answers. */
final class Watches {
    private final Sampler sampler;
    private List<ProfilePlan> plans = List.of();

    Watches(Sampler sampler) {
        this.sampler = sampler;
    }

    /** Whether these are others than those that hold. */
    synchronized boolean change(List<ProfilePlan> next) {
        boolean isSame = next.stream()
                .map(ProfilePlan::id)
                .toList()
                .equals(plans.stream().map(ProfilePlan::id).toList());
        plans = List.copyOf(next);
        return !isSame;
    }

    /** Of what answers now. */
    synchronized Watch over(Deployment deployment, ServableForm form) {
        Optional<Profile> profile = plans.stream()
                .filter(plan -> plan.version() == deployment.servable().version())
                .findFirst()
                .map(plan -> Profile.of(deployment.endpoint(), plan, Watch.shape(deployment, form)));
        return Watch.over(deployment, form, profile.orElse(null), sampler);
    }
}
