package modelport.server.maintenance;

import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.ServedEndpoint;

/**
 * A look at a case that nobody else changes meanwhile.
 *
 * @param author on whose behalf things are begun
 */
record Turn(CaseRow row, ServedEndpoint endpoint, ProjectRef project, Caller author) {
    /** The same after the row has changed. */
    Turn with(CaseRow changed) {
        return new Turn(changed, endpoint, project, author);
    }

    /** The number of the version that is compared. */
    int candidate() {
        return row.things().candidate().orElseThrow().number();
    }
}
