package modelport.ui.release;

import java.util.UUID;
import modelport.contract.ReleasesApi;
import modelport.contract.Slug;
import modelport.contract.release.NewDecision;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseAction;
import modelport.ui.shell.Here;

/** Does what a button about a release says. */
record ReleaseDeeds(ReleasesApi releases, Slug project) {
    static ReleaseDeeds of(Here here) {
        return new ReleaseDeeds(here.modelport().releases(), here.project());
    }

    void act(Release release, ReleaseAction action, NewDecision decision) {
        UUID id = release.id();
        switch (action) {
            case SUBMIT -> releases.submit(project, id, decision);
            case APPROVE -> releases.approve(project, id, decision);
            case REJECT -> releases.reject(project, id, decision);
            case ASK_FOR_CHANGES -> releases.askForChanges(project, id, decision);
            case COMMENT -> releases.comment(project, id, decision);
            case CANCEL -> releases.cancel(project, id, decision);
            case DECLARE_EMERGENCY -> releases.declareEmergency(project, id, decision);
            case DEPLOY -> releases.deploy(project, id, decision);
            case ROLL_BACK -> releases.rollBack(project, id, decision);
            case CHANGE -> throw new IllegalArgumentException("a change is no decision");
        }
    }
}
