package modelport.server.release;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import modelport.contract.audit.AuditProof;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.AuditChains;
import modelport.server.http.ZipStream;
import modelport.server.release.internal.report.Dossier;
import modelport.server.release.internal.report.PackFiles;
import modelport.server.release.internal.report.Report;

/** Makes what somebody can show who is asked why a release was allowed, in any of its states. */
@Singleton
public class EvidencePacks {
    private final AuditChains chains;
    private final Dossiers dossiers;

    EvidencePacks(AuditChains chains, Dossiers dossiers) {
        this.chains = chains;
        this.dossiers = dossiers;
    }

    /** The page to print. */
    public String report(Caller caller, ProjectRef project, UUID release, Locale language) {
        return Report.of(dossier(caller, project, release, language));
    }

    /** All files, the page among them. */
    public List<ZipStream.Entry> files(Caller caller, ProjectRef project, UUID release, Locale language) {
        return PackFiles.of(dossier(caller, project, release, language));
    }

    /** The chain first: computing it takes a while, and nobody shall wait for the release meanwhile. */
    private Dossier dossier(Caller caller, ProjectRef project, UUID release, Locale language) {
        AuditProof proof = chains.verify(project.id());
        return dossiers.make(caller, project, release, language, proof);
    }
}
