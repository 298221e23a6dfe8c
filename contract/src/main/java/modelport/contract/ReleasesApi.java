package modelport.contract;

import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.release.Evidence;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.PreviousLook;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.WaitingRelease;

/**
 * Releases: what goes where, and who says so. Whatever is done about a release names its digest;
 * {@link Problem.Conflict} with the current one where it is another.
 */
public interface ReleasesApi {
    /** Makes and deploys a release where the policy is open. */
    Deployed deploy(Slug project, NewDeployment deployment);

    /** A draft. */
    Release request(Slug project, NewRelease release);

    Release get(Slug project, UUID release);

    /** With everything that a decision needs. */
    ReleaseReview review(Slug project, UUID release);

    /** What a gate of a release saw. */
    Evidence evidence(Slug project, UUID release, String digest);

    /** Says that the caller has seen the release as it is, and what they had seen before it last changed. */
    PreviousLook look(Slug project, UUID release);

    /**
     * Everything about a release in one zip: report, documents, digests, proof of the audit log; the caller closes it.
     */
    InputStream evidencePack(Slug project, UUID release, Locale language);

    /** The report of the evidence pack alone, an HTML page to print; the caller closes it. */
    InputStream evidenceReport(Slug project, UUID release, Locale language);

    /** What waits for the caller in all projects, the longest first. */
    Page<WaitingRelease> waiting(PageRequest page);

    /** The newest first. */
    Page<Release> list(Slug project, PageRequest page);

    /** The newest first. */
    Page<Release> list(Slug project, ReleaseFilter filter, PageRequest page);

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    Release change(Slug project, UUID release, long rowVersion, ReleaseChange change);

    /** Hands a draft in: its gates begin to run. */
    Release submit(Slug project, UUID release, NewDecision decision);

    Release approve(Slug project, UUID release, NewDecision decision);

    /** For good. */
    Release reject(Slug project, UUID release, NewDecision decision);

    /** Back to a draft, which has to change before it is handed in again. */
    Release askForChanges(Slug project, UUID release, NewDecision decision);

    Release comment(Slug project, UUID release, NewDecision decision);

    Release cancel(Slug project, UUID release, NewDecision decision);

    /** It cannot wait for approvals; the second of two people lets it pass, marked for good. */
    Release declareEmergency(Slug project, UUID release, NewDecision decision);

    /** Starts the rollout of what was approved. */
    Deployed deploy(Slug project, UUID release, NewDecision decision);

    /** Sends the traffic back to what served before. */
    Release rollBack(Slug project, UUID release, NewDecision decision);
}
