package modelport.contract;

import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.audit.AuditProof;
import org.jspecify.annotations.Nullable;

/** Who did what, and the proof that nobody changed it afterwards. */
public interface AuditApi {
    /** The newest first; of one project for its administrators, of everything for those of the installation. */
    Page<AuditEntry> list(AuditFilter filter, PageRequest page);

    /** Computes the chain of a project again, or without one that of what concerns the installation. */
    AuditProof verify(@Nullable Slug project);
}
